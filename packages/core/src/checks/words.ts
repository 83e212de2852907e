/** The words and searches of statements about checking: policies, rules, waivers. */
import type { Element } from "../model/model.ts";
import { elementsOf, textsIn } from "../model/read.ts";
import type { Value } from "../model/values.ts";

/** Texts of a list; names that are elements, too, count by their ids: a rule may be called as an element is. */
export function namesIn(statement: Element, key: string): readonly string[] {
  return namesOf(statement.get(key));
}

function namesOf(value: Value | undefined): readonly string[] {
  if (value?.kind === "list") return value.items.flatMap(namesOf);
  if (value?.kind === "reference") return [value.id];
  return textsIn(value);
}

export function textOf(statement: Element, key: string): string | undefined {
  const value = statement.get(key);
  return value !== undefined && "text" in value && value.text !== "" ? value.text : undefined;
}

/** Who answers for a statement, by id. */
export function ownerOf(statement: Element): string | undefined {
  return elementsOf(statement, "owner")[0]?.id;
}
