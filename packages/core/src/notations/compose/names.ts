/** What boxes and lines are called for those who do not see them. */
import type { DiagramEdge, DiagramNode } from "../../views/diagram.ts";
import { badgesOf } from "../parts/badges.ts";
import { hiddenText } from "../parts/chip.ts";
import type { Pen } from "../notation.ts";
import { colon, say, small, words } from "../parts/words.ts";

/** "Claims, application, Java 8, external; 2 findings" */
export function nodeLabel(node: DiagramNode, pen: Pen): string {
  const said = [
    node.name,
    small(node.kindName ?? ""),
    node.technology ?? "",
    node.isExternal ? say(pen, words.external) : "",
    node.lens?.text ?? "",
    hiddenText(node, pen),
  ];
  const badges = badgesOf(node, pen).map(({ label }) => label);
  return [said.filter((part) => part !== "").join(", "), ...badges.filter((part) => part !== "")].join("; ");
}

/** "Claims → Policy: reads policies, REST; 3 relationships; added" */
export function edgeLabel(edge: DiagramEdge, from: string, to: string, pen: Pen): string {
  const said = [edge.label ?? "", edge.detail ?? ""].filter((part) => part !== "").join(", ");
  const step = edge.step === undefined ? "" : `${say(pen, words.step)} ${edge.step}`;
  const many = edge.count > 1 ? say(pen, { en: `${edge.count} relationships`, fr: `${edge.count} relations` }) : "";
  const change = edge.change === undefined ? "" : say(pen, words[edge.change]);
  const whole = `${from} → ${to}${said === "" ? "" : colon(pen) + said}`;
  return [whole, step, many, change].filter((part) => part !== "").join("; ");
}
