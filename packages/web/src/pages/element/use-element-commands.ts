/** What the keyboard and the palette may do with the element that is shown. */
import { useContext, useMemo } from "react";
import { useCommands, type Command } from "../../commands/commands.ts";
import { begin } from "../../editing/gestures.ts";
import { useSchema } from "../../editing/schema.ts";
import { goTo } from "../../navigation.tsx";
import { useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import type { Changing } from "./element-page.tsx";
import { elementTexts } from "./element-texts.ts";
import type { ShownElement } from "./shown-element.ts";

export function useElementCommands(shown: ShownElement | undefined, onChanging: (changing: Changing) => void): void {
  const text = useTexts(elementTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const schema = useSchema();
  const id = shown?.element.id;
  const kind = shown?.element.kind.id;
  const canEdit = shown?.canEdit === true;
  const holdsOthers = schema?.answer.kinds.some(({ inside }) => kind !== undefined && inside.includes(kind)) === true;
  const commands = useMemo((): readonly Command[] => {
    if (id === undefined) return [];
    const group = text("element.group");
    const command = (
      name: string,
      title: string,
      keys: readonly string[],
      icon: Command["icon"],
      run: () => void,
    ): Command => ({
      id: `element.${name}`,
      title,
      keys,
      group,
      ...(icon === undefined ? {} : { icon }),
      run,
    });
    const explore = command("explore", text("element.explore"), ["x"], "compass", () =>
      goTo({ workspace, page: { kind: "explore", from: [id], kinds: [] } }),
    );
    if (!canEdit) return [explore];
    /** What is changed in place stands on the first tab. */
    const inPlace = (changing: Changing) => (): void => {
      if (changing.kind !== "name") goTo({ workspace, page: { kind: "element", id } });
      onChanging(changing);
    };
    return [
      explore,
      command("rename", text("element.rename"), ["F2"], "pencil", inPlace({ kind: "name" })),
      command("edit", text("element.edit"), ["e"], "list-plus", inPlace({ kind: "attribute" })),
      command("connect", text("element.connect"), ["r"], "link", () => begin({ gesture: "connect", from: id })),
      ...(holdsOthers
        ? [command("inside", text("element.create"), ["c"], "plus", () => begin({ gesture: "create", parent: id }))]
        : []),
      command("remove", text("element.remove"), ["Delete"], "trash-2", () => begin({ gesture: "remove", ids: [id] })),
    ];
  }, [workspace, id, canEdit, holdsOthers, text, onChanging]);
  useCommands(commands);
}
