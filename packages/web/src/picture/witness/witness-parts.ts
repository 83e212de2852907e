/** The parts of a picture that a finding's path goes through: boxes in the order of walking, and the lines between them. */
import type { Subject } from "@orrery/core/rules/report";
import { stepsOf } from "../../checks/witness-steps.ts";
import type { Part } from "../../viewer/parts.ts";

export interface Witnessed {
  /** Boxes, one after the other as one walks. */
  readonly stops: readonly Part[];
  /** From each stop to the next: the line that the picture draws there; undefined where it draws none. */
  readonly ways: readonly (Part | undefined)[];
  readonly ids: ReadonlySet<string>;
}

/** Without a path, its subject alone. */
export function witnessed(path: readonly Subject[], subject: Subject, parts: readonly Part[]): Witnessed {
  const boxes = new Map<string, Part>();
  for (const part of parts)
    if (part.role !== "edge" && part.element !== undefined && !boxes.has(part.element)) boxes.set(part.element, part);
  const walked = stepsOf(path.length > 0 ? path : [subject]);
  const stops = walked.flatMap((step): readonly Part[] => {
    const [id = ""] = step.step === "element" ? step.subject.elements : [];
    const box = boxes.get(id);
    return box === undefined ? [] : [box];
  });
  const distinct = stops.filter((stop, index) => stop.id !== stops[index - 1]?.id);
  const edges = parts.filter(({ role }) => role === "edge");
  const ways = distinct.slice(1).map((to, index) => lineBetween(edges, distinct[index], to));
  const lines = ways.flatMap((way) => way ?? []);
  return { stops: distinct, ways, ids: new Set([...distinct, ...lines].map(({ id }) => id)) };
}

function lineBetween(edges: readonly Part[], from: Part | undefined, to: Part): Part | undefined {
  if (from === undefined) return undefined;
  return (
    edges.find((edge) => edge.from === from.id && edge.to === to.id) ??
    edges.find((edge) => edge.from === to.id && edge.to === from.id)
  );
}
