/** What a view takes in and leaves out: `include:`, `exclude:`, `kinds:`, `layers:`. */
import type { Element, Model, Relationship } from "../../model/model.ts";
import { isKind, textOf, wordOf } from "./nodes.ts";
import type { Selector, ViewQuery } from "../viewpoint.ts";

/** May the element be drawn? `exclude`, `kinds` and `layers` decide; what is included or in scope may in any case unless it is excluded. */
export function isWanted(element: Element, query: ViewQuery): boolean {
  if (query.exclude.some((selector) => selects(selector, element))) return false;
  if (query.scope.some((one) => one.row === element.row)) return true;
  if (query.include.some((selector) => selects(selector, element))) return true;
  if (query.layers.length > 0 && !query.layers.includes(element.layer ?? "")) return false;
  return query.kinds.length === 0 || isKind(element, ...query.kinds);
}

/** Is the relationship left out by name, or by the verbs that the view asks for? */
export function isHiddenRelationship(relationship: Relationship, query: ViewQuery): boolean {
  const { fromId, verb, toId } = relationship;
  const isNamed = (selector: Selector): boolean =>
    selector.kind === "relationship" &&
    selector.from === fromId &&
    selector.to === toId &&
    (selector.verb === verb || (selector.verb === "->" && verb === "flows"));
  if (query.exclude.some(isNamed)) return true;
  if (query.include.some(isNamed)) return false;
  return (
    query.relationships.length > 0 &&
    !query.relationships.includes(verb) &&
    !(verb === "flows" && query.relationships.includes("->"))
  );
}

/** Elements that `include` names or finds. */
export function included(model: Model, query: ViewQuery): readonly Element[] {
  if (query.include.length === 0) return [];
  const named = query.include.flatMap((selector) => (selector.kind === "element" ? [selector.element] : []));
  const queries = query.include.filter((selector) => selector.kind === "query");
  if (queries.length === 0) return named;
  const found = [...model.elements()].filter((element) => queries.some((selector) => selects(selector, element)));
  return [...new Map([...named, ...found].map((element) => [element.row, element])).values()];
}

/** Does a selector mean the element? A query is `key=value` words, which all must hold, and parts of the name. */
export function selects(selector: Selector, element: Element): boolean {
  switch (selector.kind) {
    case "element":
      return selector.element.row === element.row;
    case "relationship":
      return false;
    case "query":
      return selector.text
        .split(/\s+/)
        .filter((word) => word !== "")
        .every((word) => holds(word, element));
  }
}

function holds(word: string, element: Element): boolean {
  const [, key = "", wanted = ""] = /^([\w.-]+)=(.*)$/u.exec(word) ?? [];
  if (key === "") return fold(element.name).includes(fold(word)) || element.id === word;
  if (key === "kind") return isKind(element, wanted);
  if (key === "layer") return element.layer === wanted;
  if (key === "id") return element.id === wanted;
  const value = element.get(key);
  if (value?.kind === "reference") return value.id === wanted;
  if (value?.kind === "list")
    return value.items.some((item) => ("text" in item ? item.text === wanted : "id" in item && item.id === wanted));
  return wordOf(element, key) === wanted || (textOf(element, key, "en") ?? "") === wanted;
}

function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
}
