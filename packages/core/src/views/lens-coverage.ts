/** Through which lenses a diagram can be looked at, and of how many of its boxes each knows something. */
import type { Locale } from "../base/codes.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Model } from "../model/model.ts";
import type { Diagram } from "./diagram.ts";
import type { Judged } from "./judged.ts";
import { knownLenses } from "./lens.ts";
import { sourceOf } from "./lens/computed.ts";
import { itemsOf, readItems } from "./lens/items.ts";
import { dayOfModel } from "./query.ts";

export interface LensCoverage {
  readonly id: string;
  readonly name: Bilingual;
  readonly known: number;
  readonly unknown: number;
}

/** Every lens of the model that may be asked of something in the diagram, counted as its legend counts. */
export function lensCoverage(
  diagram: Diagram,
  model: Model,
  language: Locale,
  today: string | undefined,
  judged?: Judged,
): readonly LensCoverage[] {
  const items = itemsOf(diagram, model);
  const elements = items.flatMap(({ element }) => element ?? []);
  const request = { model, language, elements, today: today ?? dayOfModel(model), judged };
  return knownLenses(model).flatMap(({ id, name }) => {
    const source = sourceOf(id, request);
    if (source === undefined) return [];
    const counted = [...readItems(items, model, source, language).values()].filter(({ isOfDrawn }) => !isOfDrawn);
    const known = counted.filter(({ reading }) => reading !== undefined).length;
    return counted.length === 0 ? [] : [{ id, name, known, unknown: counted.length - known }];
  });
}
