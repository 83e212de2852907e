/** Foreign keys as links of the data model: `film 1,1 -- 0,N language`, as Merise says it. */
import type { ElementFact } from "../../model/facts.ts";
import type { ObservedRelationship } from "../observation.ts";
import type { NewIds } from "./new-ids.ts";

/** The link of a relationship between two entities; undefined where it is no foreign key. */
export function linkOf(
  { attributes }: ObservedRelationship,
  from: string,
  to: string,
  ids: NewIds,
): Omit<ElementFact, "fact" | "origin"> | undefined {
  const cardinality = textsOf(attributes["x-cardinality"]);
  const [own, other] = cardinality;
  if (own === undefined || other === undefined) return undefined;
  const name = nameOf(textsOf(attributes["x-columns"]));
  const role = name === undefined || name.replaceAll(" ", "-") === to ? "" : ` ${name}`;
  const end = (entity: string, word: string): { readonly record: ElementFact["attributes"] } => ({
    record: { entity: { reference: entity }, cardinality: { word } },
  });
  return {
    id: ids.take(`${from}-${role === "" ? to : role.trim().replaceAll(" ", "-")}`, "link"),
    kind: "link",
    ...(name === undefined ? {} : { name }),
    attributes: { ends: [end(from, own), end(to, other)] },
  };
}

/** `original language` of the column `original_language_id`. */
function nameOf(columns: readonly string[]): string | undefined {
  if (columns.length !== 1) return undefined;
  const words = (columns[0] ?? "")
    .replaceAll(/([a-z])([A-Z])/gu, "$1 $2")
    .replaceAll(/[_\s-]+/gu, " ")
    .replace(/(?: |^)(?:id|fk|key|no|code|uuid)$/iu, "")
    .trim()
    .toLowerCase();
  return words === "" ? undefined : words;
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? (value as readonly unknown[]).filter((one) => typeof one === "string") : [];
}
