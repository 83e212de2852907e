/** What one step of the history did to an element, whatever it was called then. */
import type { Model } from "../model/model.ts";
import type { ElementChange, ModelDiff } from "../reconcile/diff-result.ts";
import { differenceOf, factChanges, nameIn, type Pair, relationshipsIn } from "./comparison.ts";
import type { ElementEvent } from "./time-answers.ts";

/** A step, seen backwards: from the id that the element has after it to the one that it had before. */
export interface ElementStep {
  /** Undefined: the step did nothing to the element. */
  readonly event: Omit<ElementEvent, "commit"> | undefined;
  readonly idBefore: string;
  /** After the step the element of this id is called so: its later history is under that id. */
  readonly renamedTo?: string;
}

/** What happened to the element that is called `id` after the step (before it, where it is removed). */
export function elementStep(pair: Pair, id: string, language: string): ElementStep {
  const difference = differenceOf(pair);
  const own = [...difference.added, ...difference.removed, ...difference.changed].find((one) => one.id === id);
  const change = own !== undefined && "changes" in own ? (own as ElementChange) : undefined;
  const idBefore = change?.changes.find((one) => one.change === "id")?.before ?? id;
  const renamed = own === undefined ? renamedFrom(difference, id) : undefined;
  if (renamed !== undefined) return { event: undefined, idBefore: id, renamedTo: renamed };
  const isNew = own !== undefined && difference.added.some((one) => one === own);
  const word = own === undefined || change !== undefined ? "changed" : isNew ? "added" : "removed";
  const model = word === "removed" ? pair.before : pair.after;
  const ids = new Set([id, idBefore]);
  const relationships = relationshipsIn(difference, pair, { language }).filter(
    ({ from, to }) => ids.has(from.id) || ids.has(to.id),
  );
  const inside = insideOf(difference, pair, id, idBefore, language);
  const element = model.element(id);
  if (own === undefined && relationships.length === 0 && inside.length === 0) return { event: undefined, idBefore };
  const kind = element === undefined ? -1 : (model.parts.kindOf[element.row] ?? -1);
  return {
    event: {
      change: word,
      id,
      name: element?.nameIn(language) ?? own?.name ?? id,
      kind: element?.kind ?? own?.kind ?? "",
      facts: factChanges(model, kind, change?.changes ?? [], false),
      relationships,
      inside,
    },
    idBefore,
  };
}

/** The step of a merge: what it did against each of its parents; what came along from one of them is that one's. */
export function mergedStep(befores: readonly Model[], after: Model, id: string, language: string): ElementStep {
  const steps = befores.map((before) => elementStep({ before, after }, id, language));
  const [first = { event: undefined, idBefore: id }] = steps;
  if (steps.every(({ event }) => event !== undefined)) return first;
  // It goes on under the id that it had where nothing happened.
  const quiet = steps.find(({ event }) => event === undefined) ?? first;
  return { ...quiet, event: undefined };
}

function renamedFrom({ changed }: ModelDiff, id: string): string | undefined {
  return changed.find(({ changes }) => changes.some((one) => one.change === "id" && one.before === id))?.id;
}

function insideOf(
  { added, removed, changed }: ModelDiff,
  { before, after }: Pair,
  id: string,
  idBefore: string,
  language: string,
): ElementEvent["inside"] {
  const parentOf = (one: ElementChange, side: "before" | "after"): string | undefined =>
    one.changes.find(({ change }) => change === "parent")?.[side];
  return [
    ...added
      .filter(({ parent }) => parent === id)
      .map((one) => ({ id: one.id, name: nameIn(after, one.id, language), change: "added" as const })),
    ...changed
      .filter((one) => parentOf(one, "after") === id)
      .map((one) => ({ id: one.id, name: nameIn(after, one.id, language), change: "added" as const })),
    ...removed
      .filter(({ parent }) => parent === idBefore)
      .map((one) => ({ id: one.id, name: nameIn(before, one.id, language), change: "removed" as const })),
    ...changed
      .filter((one) => parentOf(one, "before") === idBefore && parentOf(one, "after") !== id)
      .map((one) => ({ id: one.id, name: nameIn(after, one.id, language), change: "removed" as const })),
  ];
}
