/** An ArchiMate document as the three tables of Archi's CSV export, which Archi reads back. */
import type { ArchimateDocument, ArchimateRelationship, Described, LocalText } from "../../model/archimate/document.ts";
import { tally } from "../../model/archimate/tally.ts";
import type { DataTable } from "../../model/tables/cell.ts";
import { ARCHI_KEYS, MODEL_TYPE, TRIPLE_COLUMNS } from "../../model/tables/triple-columns.ts";
import type { TripleTable } from "../../model/tables/triple-columns.ts";
import type { TripleExport } from "./triple.ts";

/** Tables of a document in ArchiMate's types. `prefix` goes before the three names, as Archi offers it. */
export function tripleOfDocument(document: ArchimateDocument, prefix = ""): TripleExport {
  const counted = tally();
  const profiles = new Map(document.profiles.map((profile) => [profile.id, profile.name]));
  const definitions = new Map(document.propertyDefinitions.map(({ id, names }) => [id, names[0]?.text ?? id]));
  const properties: string[][] = [];
  const describe = (concept: Described, profileIds: readonly string[] = []): string[] => {
    for (const property of concept.properties) {
      const key = definitions.get(property.definition) ?? property.definition;
      for (const value of property.values) properties.push([concept.id, key, value.text]);
    }
    if (concept.names.length > 1 || concept.documentation.length > 1)
      counted.dropped("text in a further language", LANGUAGE, concept.id);
    if (profileIds.length > 1) counted.dropped("further specialization", SPECIALIZATION, concept.id);
    return [firstText(concept.names), firstText(concept.documentation)];
  };
  const special = (ids: readonly string[]): string => profiles.get(ids[0] ?? "") ?? "";

  const elements = [[document.id, MODEL_TYPE, ...describe(document), ""]];
  for (const element of document.elements) {
    counted.kept("element");
    const junction = /^(And|Or)Junction$/.exec(element.type)?.[1];
    elements.push([
      element.id,
      junction === undefined ? element.type : "Junction",
      ...describe(element, element.profiles),
      special(element.profiles),
    ]);
    if (junction !== undefined) properties.push([element.id, ARCHI_KEYS.junctionType, junction]);
  }
  const relations = document.relationships.map((relationship) => {
    counted.kept("relationship");
    const texts = describe(relationship, relationship.profiles);
    properties.push(...ownRows(relationship));
    const { id, type, source, target } = relationship;
    return [id, `${type}Relationship`, ...texts, source, target, special(relationship.profiles)];
  });
  for (const view of document.views) counted.dropped("view", NOT_IN_TABLES, view.id);
  for (const folder of document.folders) counted.dropped("folder", NOT_IN_TABLES, folder.id);

  const table = (name: TripleTable, rows: readonly string[][]): DataTable => ({
    name: prefix + name,
    header: TRIPLE_COLUMNS[name].filter((column) => column !== "Parent" && column !== "Carries"),
    rows,
  });
  const tables = [table("elements", elements), table("relations", relations), table("properties", properties)];
  return { tables, losses: counted.list() };
}

const LANGUAGE = {
  en: "Archi's tables have one language; the first was written",
  fr: "les tableaux d'Archi n'ont qu'une langue ; la première a été écrite",
};
const SPECIALIZATION = {
  en: "Archi's tables have one specialization for each concept; the first was written",
  fr: "les tableaux d'Archi n'ont qu'une spécialisation par concept ; la première a été écrite",
};
const NOT_IN_TABLES = {
  en: "the three tables have no place for it",
  fr: "les trois tableaux n'ont pas de place pour cela",
};

const ACCESS_TYPES = { access: "Access", read: "Read", write: "Write", "read-write": "ReadWrite" };

/** What Archi writes as properties because its tables have no column for it. */
function ownRows({ id, type, access, strength, directed }: ArchimateRelationship): string[][] {
  if (type === "Access") return [[id, ARCHI_KEYS.accessType, ACCESS_TYPES[access ?? "write"]]];
  if (type === "Association") return [[id, ARCHI_KEYS.directed, directed === true ? "true" : "false"]];
  return type === "Influence" && strength !== undefined ? [[id, ARCHI_KEYS.influenceStrength, strength]] : [];
}

function firstText(texts: readonly LocalText[]): string {
  return texts[0]?.text ?? "";
}
