/** A catalogue: all elements of one kind as a table for people, one row each, one column for each attribute that somebody filled. */
import { tally } from "../../model/archimate/tally.ts";
import { type ElementFact, type Fact, type FactValue, isList, type Loss } from "../../model/facts.ts";
import type { AttributeType, Bilingual, Metamodel } from "../../model/metamodel.ts";
import { isRecord, OPEN_RECORD } from "../../model/tables/attribute-rows.ts";
import type { Cell, DataTable } from "../../model/tables/cell.ts";
import { recordOf, tableSchema } from "../../model/tables/schema.ts";
import { isIsoDate, plainText } from "../../model/tables/value-text.ts";

export interface CatalogueOptions {
  readonly kind: string;
  /** Language of the headers. */
  readonly language: "en" | "fr";
  /** Attribute paths (`owner`, `lifecycle.active`) in the order wanted; all that are filled where absent. */
  readonly columns?: readonly string[];
}

export interface Catalogue {
  readonly table: DataTable;
  readonly losses: readonly Loss[];
}

/** Table of the elements of a kind and of the kinds derived from it. References are shown by name; dates and numbers stay such. */
export function catalogueOf(facts: readonly Fact[], metamodel: Metamodel, options: CatalogueOptions): Catalogue {
  const schema = tableSchema(metamodel);
  const counted = tally();
  const all = facts.filter((fact) => fact.fact === "element");
  const elements = all.filter((element) => schema.isOfKind(element.kind, options.kind));
  const names = new Map(all.map((element) => [element.id, element.name ?? element.id]));
  const paths = options.columns ?? filledPaths(elements, metamodel);
  const kind = metamodel.kinds.find(({ id }) => id === options.kind);
  const hasParents = elements.some(({ parent }) => parent !== undefined);
  const hasDescriptions = elements.some(({ description }) => description !== undefined);
  const words = WORDS[options.language];
  const header = [
    words.id,
    words.name,
    ...(hasDescriptions ? [words.description] : []),
    ...(hasParents ? [words.parent] : []),
    ...paths.map((path) => titleOf(path, metamodel, options)),
  ];
  const rows = elements.map((element) => {
    counted.kept("element");
    return [
      element.id,
      element.name,
      ...(hasDescriptions ? [element.description] : []),
      ...(hasParents ? [names.get(element.parent ?? "") ?? element.parent] : []),
      ...paths.map((path) => cellOf(valueAt(element, path), names, schema.typeAt(element.kind, path))),
    ];
  });
  const others = facts.filter((fact) => fact.fact === "relationship").length;
  for (let count = 0; count < others; count++) counted.dropped("relationship", NOT_IN_CATALOGUE);
  return { table: { name: kind?.plural[options.language] ?? options.kind, header, rows }, losses: counted.list() };
}

const WORDS = {
  en: { id: "Id", name: "Name", description: "Description", parent: "Part of" },
  fr: { id: "Identifiant", name: "Nom", description: "Description", parent: "Fait partie de" },
};

const NOT_IN_CATALOGUE = {
  en: "a catalogue lists the elements of one kind; the three tables hold everything",
  fr: "un catalogue liste les éléments d'une sorte ; les trois tableaux contiennent tout",
};

/** Paths that at least one element fills: attributes in the order of the metamodel, fields of records apart, then properties. */
function filledPaths(elements: readonly ElementFact[], metamodel: Metamodel): string[] {
  const order = new Map(metamodel.attributes.map(({ id }, index) => [id, index] as const).toReversed());
  const paths = new Map<string, number>();
  for (const element of elements) {
    for (const [key, value] of Object.entries(element.attributes)) {
      const rank = key === OPEN_RECORD ? Number.MAX_SAFE_INTEGER : (order.get(key) ?? metamodel.attributes.length);
      const own = isRecord(value) ? Object.keys(value.record).map((field) => `${key}.${field}`) : [key];
      for (const path of own) paths.set(path, rank);
    }
  }
  return [...paths].sort(([, a], [, b]) => a - b).map(([path]) => path);
}

function valueAt(element: ElementFact, path: string): FactValue | undefined {
  const whole = element.attributes[path];
  if (whole !== undefined) return whole;
  const dot = path.indexOf(".");
  const record = dot < 0 ? undefined : element.attributes[path.slice(0, dot)];
  if (record === undefined || !isRecord(record)) return undefined;
  const field = path.slice(dot + 1);
  return Object.hasOwn(record.record, field) ? record.record[field] : undefined;
}

/** Title of a column: the attribute's name; of a property its own; fields behind the name of their record. */
function titleOf(path: string, metamodel: Metamodel, { kind, language }: CatalogueOptions): string {
  if (path.startsWith(`${OPEN_RECORD}.`)) return path.slice(OPEN_RECORD.length + 1);
  const known = FIELD_TITLES[path];
  if (known !== undefined) return known[language];
  const schema = tableSchema(metamodel);
  const whole = schema.attribute(kind, path);
  if (whole !== undefined) return whole.name[language];
  const dot = path.indexOf(".");
  const record = dot < 0 ? undefined : schema.attribute(kind, path.slice(0, dot));
  if (record === undefined || recordOf(record.type) === undefined) return path;
  return `${record.name[language]}: ${path.slice(dot + 1)}`;
}

/** Fields that people have words for. */
const FIELD_TITLES: Readonly<Record<string, Bilingual>> = {
  "lifecycle.planned": { en: "Planned", fr: "Prévu" },
  "lifecycle.phaseIn": { en: "Phase-in", fr: "Début de déploiement" },
  "lifecycle.active": { en: "Go-live", fr: "Mise en service" },
  "lifecycle.phaseOut": { en: "Phase-out", fr: "Sortie progressive" },
  "lifecycle.retired": { en: "End of life", fr: "Fin de vie" },
};

function cellOf(
  value: FactValue | undefined,
  names: ReadonlyMap<string, string>,
  type: AttributeType | undefined,
): Cell {
  if (value === undefined || typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value === "string") return value;
  if (isList(value)) return value.map((item) => shown(item, names)).join(", ");
  if ("word" in value && type?.kind === "date" && isIsoDate(value.word)) return { date: value.word };
  return shown(value, names);
}

function shown(value: FactValue, names: ReadonlyMap<string, string>): string {
  if (typeof value === "object" && !isList(value) && "reference" in value)
    return names.get(value.reference) ?? value.reference;
  return plainText(value) ?? JSON.stringify(value);
}
