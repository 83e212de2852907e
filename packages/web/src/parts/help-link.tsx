/** A question mark beside a word that leads to what it means: kinds, relationships, attributes, diagnostics, viewpoints. */
import { useContext, type ReactElement } from "react";
import type { HelpTopic } from "@orrery/core/answers/url";
import { Link } from "../navigation.tsx";
import { useSpeech } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { Icon } from "./icon.tsx";

/** `name`: the word as the reader sees it, for those who hear it. */
export function HelpLink(props: {
  readonly topic: HelpTopic;
  readonly id: string;
  readonly name: string;
}): ReactElement {
  const { text } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const label = text("help.link", { name: props.name });
  return (
    <Link
      className="help-link"
      aria-label={label}
      title={label}
      to={{ workspace, page: { kind: "help", topic: props.topic, id: props.id } }}
    >
      <Icon name="circle-help" />
    </Link>
  );
}
