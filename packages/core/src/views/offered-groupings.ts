/** By what the boxes of a picture may be put together: what distinguishes them, with how many of them say it. */
import type { Bilingual } from "../model/metamodel.ts";
import type { Element, Model } from "../model/model.ts";
import { builtInGroupings, type Grouping, groupingOf } from "./grouping.ts";

export interface OfferedGrouping {
  readonly id: string;
  readonly name: Bilingual;
  /** Boxes that say where they belong, and those that do not. */
  readonly known: number;
  readonly unknown: number;
  readonly groups: number;
}

/** Groupings of some elements that say more than one thing, the ones without an attribute of their own first. */
export function offeredGroupings(model: Model, elements: readonly Element[]): readonly OfferedGrouping[] {
  const own = counted(model, builtInGroupings, elements);
  const ids = new Set([...builtInGroupings, "domain"]);
  const attributes = counted(
    model,
    [...attributeKeys(model, elements)].filter((key) => !ids.has(key)),
    elements,
  );
  const verbs = counted(model, [...verbsFrom(elements)], elements).filter(({ known, groups }) => groups < known);
  return [...own, ...byId(attributes), ...byId(verbs)];
}

function counted(model: Model, ids: readonly string[], elements: readonly Element[]): readonly OfferedGrouping[] {
  return ids.flatMap((id) => {
    const grouping = groupingOf(model, id);
    const count = grouping === undefined ? undefined : countOf(grouping, elements);
    // One group is no grouping, and one for each box says nothing either.
    return count === undefined || count.groups + Math.min(1, count.unknown) < 2 || count.known === 0 ? [] : [count];
  });
}

function countOf({ id, name, read }: Grouping, elements: readonly Element[]): OfferedGrouping {
  const values = elements.map((element) => read(element, "en")?.key);
  const known = values.filter((value) => value !== undefined);
  return { id, name, known: known.length, unknown: values.length - known.length, groups: new Set(known).size };
}

/** Attributes that any of the elements, or what is around them, states, and whose values are words, references or yes and no. */
function attributeKeys(model: Model, elements: readonly Element[]): ReadonlySet<string> {
  const { columns, schema, symbols } = model;
  const keys = new Set<string>();
  for (const { row } of elements) {
    const kind = model.parts.kindOf[row] ?? -1;
    for (const at of model.attributeRows(row)) {
      const key = symbols.text(columns.attributeKey[at] ?? 0);
      const meaning = keys.has(key) ? undefined : schema.meaning(key, kind);
      if (meaning !== undefined && !meaning.isFreeText && isSorting(meaning.type)) keys.add(key);
    }
  }
  return keys;
}

type Type = NonNullable<ReturnType<Model["schema"]["meaning"]>>["type"];

function isSorting(type: Type): boolean {
  switch (type.kind) {
    case "word":
    case "boolean":
    case "reference":
      return true;
    case "list":
      return isSorting(type.of);
    case "union":
      return type.of.some(isSorting);
    default:
      return false;
  }
}

function verbsFrom(elements: readonly Element[]): ReadonlySet<string> {
  return new Set(elements.flatMap((element) => element.out().map(({ verb }) => verb)));
}

function byId(offered: readonly OfferedGrouping[]): readonly OfferedGrouping[] {
  return offered.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
