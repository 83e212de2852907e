/** What a finding is about: an element as a link, a relationship by its two ends. */
import { useContext, type ReactElement } from "react";
import type { Subject } from "@orrery/core/rules/report";
import { Link } from "../navigation.tsx";
import { Icon } from "../parts/icon.tsx";
import { KindTile } from "../parts/layer.tsx";
import { verbName } from "../parts/words.ts";
import { useSpeech } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";

export function SubjectLink({ subject }: { readonly subject: Subject }): ReactElement {
  const speech = useSpeech();
  const { id: workspace, kindOf } = useContext(WorkspaceContext);
  const title = speech.pick(subject.title);
  if (!subject.isRelationship) {
    const kind = kindOf(subject.kind);
    return (
      <Link
        className="element-link"
        to={{ workspace, page: { kind: "element", id: subject.elements[0] ?? subject.name } }}
        title={`${title} · ${kind.label}`}
      >
        <KindTile icon={kind.icon} layer={kind.layer} />
        <span className="element-name">{title}</span>
      </Link>
    );
  }
  const [from] = subject.elements;
  return (
    <Link
      className="element-link"
      to={{ workspace, page: { kind: "element", id: from ?? subject.name, tab: "relations" } }}
      title={`${title} · ${verbName(speech, subject.kind)}`}
    >
      <Icon name="arrow-right" />
      <span className="element-name">{title}</span>
    </Link>
  );
}
