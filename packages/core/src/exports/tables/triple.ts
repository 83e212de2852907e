/** A model as the three tables that Archi knows: elements, relations, properties; for `writeCsv` one file each, for `writeXlsx` three sheets. */
import { tally } from "../../model/archimate/tally.ts";
import type { ElementFact, Fact, Loss, RelationshipFact } from "../../model/facts.ts";
import type { Metamodel } from "../../model/metamodel.ts";
import { writeAttributes } from "../../model/tables/attribute-rows.ts";
import type { DataTable } from "../../model/tables/cell.ts";
import { tableSchema } from "../../model/tables/schema.ts";
import { TRIPLE_COLUMNS } from "../../model/tables/triple-columns.ts";
import type { TripleTable } from "../../model/tables/triple-columns.ts";
import { LONGEST_TEXT } from "./xlsx.ts";

/** The tables and what became of the model in them. */
export interface TripleExport {
  /** Elements, relations, properties. */
  readonly tables: readonly DataTable[];
  readonly losses: readonly Loss[];
}

/**
 * Tables of facts in Orrery's own kinds and verbs. Reading them back gives the same facts but for where they were said.
 * `prefix` goes before the three names.
 */
export function tripleOfFacts(facts: readonly Fact[], metamodel: Metamodel, prefix = ""): TripleExport {
  const schema = tableSchema(metamodel);
  const counted = tally();
  const elements: string[][] = [];
  const relations: string[][] = [];
  const properties: string[][] = [];
  let tableIds = 0;
  for (const fact of facts) {
    if (fact.fact === "element") {
      counted.kept("element");
      elements.push(elementRow(fact));
      for (const [language, name] of Object.entries(fact.names ?? {}))
        properties.push([fact.id, `name.${language}`, name]);
      for (const [key, text] of writeAttributes(fact.attributes, fact.kind, schema))
        properties.push([fact.id, key, text]);
      continue;
    }
    counted.kept("relationship");
    const { description, ...others } = fact.attributes;
    const documentation = typeof description === "string" ? description : "";
    const attributes = documentation === "" ? fact.attributes : others;
    const rows = writeAttributes(attributes, fact.verb, schema);
    const id = fact.id ?? (rows.length === 0 ? "" : `~${++tableIds}`);
    relations.push(relationRow(fact, id, documentation));
    for (const [key, text] of rows) properties.push([id, key, text]);
  }
  for (const row of [...elements, ...relations, ...properties]) {
    if (row.some((cell) => cell.length > LONGEST_TEXT)) counted.approximated("long text", TOO_LONG, row[0]);
  }
  const table = (name: TripleTable, rows: readonly string[][]): DataTable => ({
    name: prefix + name,
    header: TRIPLE_COLUMNS[name],
    rows,
  });
  const tables = [table("elements", elements), table("relations", relations), table("properties", properties)];
  return { tables, losses: counted.list() };
}

/** What a cell of Excel cannot hold. */
const TOO_LONG = {
  en: `cut after ${LONGEST_TEXT} characters in Excel workbooks; whole in CSV`,
  fr: `coupé après ${LONGEST_TEXT} caractères dans les classeurs Excel ; entier en CSV`,
};

function elementRow(fact: ElementFact): string[] {
  return [fact.id, fact.kind, fact.name ?? "", fact.description ?? "", "", fact.parent ?? ""];
}

function relationRow(fact: RelationshipFact, id: string, documentation: string): string[] {
  return [id, fact.verb, fact.label ?? "", documentation, fact.from, fact.to, "", (fact.carries ?? []).join(", ")];
}
