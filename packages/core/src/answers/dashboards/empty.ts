/** Why a tile has nothing to show. */
import type { Model } from "../../model/model.ts";
import type { EmptyContent } from "../dashboard-answers.ts";
import { kindsIn, type Population } from "./population.ts";
import { type BoardSetting, catalogueOf } from "./setting.ts";

/** There is no element of the kinds that it is about. */
export function nothingOf(model: Model, population: Pick<Population, "kinds" | "scope">): EmptyContent {
  const ids = population.kinds.length > 0 ? population.kinds : kindsIn(population.scope);
  return { kind: "empty", why: "no-elements", kinds: kindsOf(model, ids) };
}

/** The elements are there, and none says what it would be shown by. */
export function noValues(
  model: Model,
  population: Population,
  key: { readonly id: string; readonly name: string },
  setting: BoardSetting,
): EmptyContent {
  return {
    kind: "empty",
    why: "no-values",
    kinds: kindsOf(model, population.kinds),
    key,
    opens: catalogueOf(setting, population.kinds, population.search, { columns: [key.id] }),
  };
}

/** A picture of nothing; the kinds are those that would fill it. */
export function noPicture(model: Model, kinds: readonly string[]): EmptyContent {
  return { kind: "empty", why: "no-picture", kinds: kindsOf(model, kinds) };
}

export const wrong: EmptyContent = { kind: "empty", why: "wrong", kinds: [] };

function kindsOf(model: Model, ids: readonly string[]): EmptyContent["kinds"] {
  return ids.flatMap((id) => {
    const kind = model.schema.kinds[model.schema.kindNumber(id)];
    return kind === undefined || kind.layer === undefined ? [] : [{ id, name: kind.name, plural: kind.plural }];
  });
}
