/** What can be done with an element of the tree. */
import { useContext, type ReactElement } from "react";
import { Menu, type MenuPlace } from "../parts/menu.tsx";
import { useSpeech } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { elementActions } from "./element-actions.ts";

export function TreeMenu(props: {
  readonly element: { readonly id: string; readonly name: string };
  readonly at: MenuPlace;
  readonly onClose: () => void;
}): ReactElement {
  const speech = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const actions = elementActions(workspace, props.element.id, speech);
  const groups = [
    actions.filter(({ isEdit }) => isEdit !== true),
    actions.filter(({ isEdit, id }) => isEdit === true && id !== "remove"),
    actions.filter(({ id }) => id === "remove"),
  ];
  return <Menu label={props.element.name} at={props.at} groups={groups} onClose={props.onClose} />;
}
