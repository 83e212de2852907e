/** How much there is to look at in a change, and why: what others lean on first, other words last. */
import type { Element, Model } from "../model/model.ts";
import type { FieldChange } from "../reconcile/diff-result.ts";
import type { ChangeWord, ComparedElement, ReviewReason } from "./time-answers.ts";

type Review = Pick<ComparedElement, "weight" | "reasons" | "connected">;

/** Attributes by which others decide; a change of them is looked at before others. */
const deciding: ReadonlySet<string> = new Set([
  "availability",
  "classification",
  "confidentiality",
  "criticality",
  "integrity",
  "internetFacing",
  "lifecycle",
  "owner",
  "personalData",
  "rpo",
  "rto",
  "status",
]);

const words: ReadonlySet<string> = new Set(["description", "documentation", "tags", "formerly"]);

const weights: Readonly<Record<ReviewReason, 0 | 1 | 2 | 3>> = {
  "removed-in-use": 3,
  "other-kind": 3,
  removed: 2,
  "other-id": 2,
  moved: 2,
  "rated-otherwise": 2,
  new: 1,
  facts: 1,
  words: 0,
};

/** What a reviewer should know of a change of an element; of a definition (no element), that facts differ. */
export function reviewOf(
  pair: { readonly before: Model; readonly after: Model },
  change: ChangeWord | null,
  element: Element | undefined,
  changes: readonly FieldChange[],
): Review {
  const others = element === undefined ? [] : connectedWith(element);
  const reasons = reasonsOf(pair, change, others, changes);
  const weight = reasons.reduce<0 | 1 | 2 | 3>((most, reason) => (weights[reason] > most ? weights[reason] : most), 0);
  return { weight, reasons, connected: others.length };
}

function reasonsOf(
  { after }: { readonly after: Model },
  change: ChangeWord | null,
  others: readonly string[],
  changes: readonly FieldChange[],
): readonly ReviewReason[] {
  switch (change) {
    case null:
      return [];
    case "added":
      return ["new"];
    case "removed":
      return [others.some((id) => after.element(id) !== undefined) ? "removed-in-use" : "removed"];
    case "changed":
      return [...new Set(changes.map(reasonOf))];
  }
}

function reasonOf(change: FieldChange): ReviewReason {
  switch (change.change) {
    case "kind":
      return "other-kind";
    case "id":
      return "other-id";
    case "parent":
      return "moved";
    case "attribute": {
      const key = change.key.split(".")[0] ?? "";
      if (deciding.has(key)) return "rated-otherwise";
      return words.has(key) ? "words" : "facts";
    }
    case "name":
    case "file":
    case "rewritten":
      return "words";
    default:
      return "facts";
  }
}

/** Ids of all that it is related with or that refers to it; what it is written in, and what is written in it, apart. */
function connectedWith({ model, row, id }: Element): readonly string[] {
  const { inStart, inEdge, inNode, outStart, outEdge, outNode } = model.graph();
  const { nestingFrom, referencesFrom } = model.parts.edges;
  const ids = new Set<string>();
  const look = (start: ArrayLike<number>, edges: ArrayLike<number>, nodes: ArrayLike<number>): void => {
    for (let index = start[row] ?? 0; index < (start[row + 1] ?? 0); index++) {
      const edge = edges[index] ?? 0;
      if (edge < nestingFrom || edge >= referencesFrom) ids.add(model.at(nodes[index] ?? 0).id);
    }
  };
  look(inStart, inEdge, inNode);
  look(outStart, outEdge, outNode);
  ids.delete(id);
  return [...ids];
}
