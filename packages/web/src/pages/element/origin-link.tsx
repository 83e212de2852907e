import { useContext, type ReactElement } from "react";
import type { Place } from "@orrery/core/answers/answers";
import { Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useSpeech } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";

/** Where a fact is stated: one step to the line of the text. */
export function OriginLink(props: { readonly place: Place; readonly isLong?: boolean }): ReactElement {
  const { text } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { uri, line } = props.place;
  const place = `${uri}:${line}`;
  return (
    <Link
      className="origin"
      to={{ workspace, page: { kind: "source", uri, line } }}
      title={text("element.source", { place })}
      aria-label={text("element.source", { place })}
    >
      <Icon name="map-pin" />
      <span>{props.isLong === true ? place : line}</span>
    </Link>
  );
}
