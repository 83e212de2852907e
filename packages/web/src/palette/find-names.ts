/** The names of a model, ready to be searched. */
import { fold } from "@orrery/core/answers/fold";
import type { NamesAnswer } from "@orrery/core/answers/names-answers";
import { findTexts, type Haystack } from "./fuzzy.ts";

export interface Names {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly kinds: readonly string[];
  readonly kindOf: readonly number[];
  readonly folded: Haystack;
  readonly rowOf: ReadonlyMap<string, number>;
}

/** An element by its name. */
export interface NamedElement {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

export interface FoundNames {
  readonly hits: readonly NamedElement[];
  readonly total: number;
}

export function openNames(answer: Pick<NamesAnswer, "ids" | "names" | "kinds" | "kindOf">): Names {
  const ids = answer.kindOf.length === 0 ? [] : answer.ids.split("\n");
  const names = answer.kindOf.length === 0 ? [] : answer.names.split("\n");
  const { kinds, kindOf } = answer;
  return { ids, names, kinds, kindOf, folded: names.map(fold), rowOf: new Map(ids.map((id, row) => [id, row])) };
}

/** The elements whose name, or exact id, is meant by a query. */
export function findNames(names: Names, query: string, limit: number): FoundNames {
  const { places, total } = findTexts(names.folded, query, limit);
  const byId = names.rowOf.get(query.trim());
  const rows = byId === undefined ? places : [byId, ...places.filter((place) => place !== byId)];
  return { hits: rows.slice(0, limit).map((row) => elementAt(names, row)), total: Math.max(total, rows.length) };
}

function elementAt({ ids, names, kinds, kindOf }: Names, row: number): NamedElement {
  const id = ids[row] ?? "";
  return { id, name: names[row] ?? id, kind: kinds[kindOf[row] ?? 0] ?? "" };
}
