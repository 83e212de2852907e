/** Names of elements: who has one, and who goes by the same. Read from the columns, since every element of a model is asked. */
import { foldName } from "../../base/fold-name.ts";
import type { Symbols } from "../../base/symbols.ts";
import type { Element, Model } from "../../model/model.ts";
import { wordsOf } from "../../model/read.ts";

/** Has it a name of its own, rather than going by its id? */
export function hasName(element: Element): boolean {
  const { model, row } = element;
  return element.name !== "" && (row >= model.parts.ownRows || model.columns.elementName[row] !== 0);
}

/** Elements, as rows, that have the very same name; groups of one apart. */
export function sameNamed(model: Model): readonly (readonly number[])[] {
  const groups: Groups = new Map();
  for (const row of model.rows()) {
    const name = model.columns.elementName[row] as number;
    if (name !== 0) put(groups, model.symbols.text(name), row);
  }
  return several(groups);
}

/** Elements, as rows, one of whose names is the same as one of another's but for spelling and word order; groups of one apart. */
export function alikeNamed(model: Model): readonly (readonly number[])[] {
  const groups: Groups = new Map();
  const others = ["name.en", "name.fr", "aliases"].flatMap((key) => model.symbols.find(key) ?? []);
  const folded = foldedNames(model.symbols);
  const { elementName, attributeKey } = model.columns;
  for (const row of model.rows()) {
    const name = elementName[row] as number;
    if (name === 0) continue;
    put(groups, folded(name), row);
    if (others.length === 0) continue;
    if (model.attributeRows(row).some((attribute) => others.includes(attributeKey[attribute] as number)))
      for (const other of otherNames(model.at(row))) put(groups, sortedFold(other), row);
  }
  groups.delete("");
  return several(groups);
}

/** Translations of the name, and aliases. */
function otherNames(element: Element): readonly string[] {
  return [element.nameIn("en"), element.nameIn("fr"), ...wordsOf(element, "aliases")];
}

/** By table of symbols: what its names fold to. Symbols outlive the readings of a workspace, so that names are folded once. */
const foldedBySymbols: WeakMap<Symbols, Map<number, string>> = new WeakMap();

function foldedNames(symbols: Symbols): (name: number) => string {
  const known = foldedBySymbols.get(symbols) ?? new Map<number, string>();
  foldedBySymbols.set(symbols, known);
  return (name) => {
    let folded = known.get(name);
    if (folded === undefined) known.set(name, (folded = sortedFold(symbols.text(name))));
    return folded;
  };
}

/** Words in alphabetical order: "file, customer" is "customer file". */
function sortedFold(name: string): string {
  const folded = foldName(name);
  return folded.includes(" ") ? folded.split(" ").sort().join(" ") : folded;
}

/** By name: the one row, or all of them. Most names have one, which needs no list. */
type Groups = Map<string, number | number[]>;

/** A row stands in its group once. */
function put(groups: Groups, key: string, row: number): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, row);
  else if (typeof group === "number") {
    if (group !== row) groups.set(key, [group, row]);
  } else if (group.at(-1) !== row) group.push(row);
}

function several(groups: Groups): readonly (readonly number[])[] {
  return [...groups.values()].filter((group) => typeof group !== "number");
}
