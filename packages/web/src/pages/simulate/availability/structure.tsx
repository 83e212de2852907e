/** How something can stop, as a tree of details that open: any of these, all of those, so many of them. */
import type { ReactElement } from "react";
import type { StructureNode } from "@orrery/core/answers/simulate-answers";
import { Icon } from "../../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../../speech.ts";
import { sayShare } from "../figures.ts";
import { Section } from "../section.tsx";
import { availabilityTexts } from "./availability-texts.ts";

/** Levels that are open from the start. */
const OPEN = 2;

export function Structure({ root }: { readonly root: StructureNode | null }): ReactElement {
  const text = useTexts(availabilityTexts);
  return (
    <Section title={text("structure")} intro={text(root === null ? "structure.none" : "structure.intro")}>
      {root !== null && (
        <ul className="sim-structure">
          <Node node={root} depth={0} />
        </ul>
      )}
    </Section>
  );
}

function Node({ node, depth }: { readonly node: StructureNode; readonly depth: number }): ReactElement {
  const text = useTexts(availabilityTexts);
  const { pick, language } = useSpeech();
  const look = `sim-node sim-node-${node.kind}${node.isUnsettled ? " is-unsettled" : ""}`;
  const head = (
    <>
      {node.parts.length > 0 && <Icon name="chevron-right" />}
      <span className="sim-gate" aria-hidden="true">
        {gates[node.kind]}
      </span>
      <span>{pick(node.says)}</span>
      {node.isUnsettled && <span className="chip chip-unsure">{text("cuts.unsettled")}</span>}
      {node.kind === "again" && <span className="muted">{text("structure.again")}</span>}
      {node.kind === "more" && <span className="muted">{text("structure.more")}</span>}
      {node.kind === "cause" &&
        (node.unavailability === null ? (
          <i className="unknown">{text("unavailability.unknown")}</i>
        ) : (
          <span className="muted">{sayShare(node.unavailability, language)}</span>
        ))}
    </>
  );
  if (node.parts.length === 0) return <li className={look}>{head}</li>;
  return (
    <li className={look}>
      <details open={depth < OPEN}>
        <summary>{head}</summary>
        <ul>
          {node.parts.map((part, index) => (
            <Node key={index} node={part} depth={depth + 1} />
          ))}
        </ul>
      </details>
    </li>
  );
}

/** Signs of logic that fault trees use. */
const gates: Readonly<Record<StructureNode["kind"], string>> = {
  any: "≥1",
  all: "&",
  some: "k/n",
  cause: "●",
  again: "↑",
  more: "…",
};
