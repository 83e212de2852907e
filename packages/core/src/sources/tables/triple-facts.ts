/** The triple in Orrery's own kinds and verbs, as facts. Single ArchiMate types among them become the nearest kind of ours. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import { closest } from "../../base/suggest.ts";
import { tally } from "../../model/archimate/tally.ts";
import type { Tally } from "../../model/archimate/tally.ts";
import type { ElementFact, Fact, Loss, RelationshipFact } from "../../model/facts.ts";
import type { Metamodel } from "../../model/metamodel.ts";
import { finished, isNameRow, OPEN_RECORD, readAttributes, setPath } from "../../model/tables/attribute-rows.ts";
import type { AttributeDraft, AttributeRow, Attributes } from "../../model/tables/attribute-rows.ts";
import { tableSchema } from "../../model/tables/schema.ts";
import type { TableSchema } from "../../model/tables/schema.ts";
import { isTableId } from "../../model/tables/triple-columns.ts";
import { tableDiagnostic } from "./sheet.ts";
import type { Triple, TripleElement, TripleRelation, TripleRow } from "./triple.ts";

export interface TableReading {
  readonly facts: readonly Fact[];
  readonly losses: readonly Loss[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Facts of a triple. Rows that cannot be one are told and counted in the loss report. */
export function tripleFacts(triple: Triple, metamodel: Metamodel): TableReading {
  const reading: Reading = { schema: tableSchema(metamodel), ledger: tally(), diagnostics: [], kinds: new Map() };
  const elements = triple.elements.flatMap((row) => readElement(row, reading) ?? []);
  const ids = new Set(elements.map((element) => element.id));
  for (const row of triple.relations) if (row.id !== "" && !isTableId(row.id)) ids.add(row.id);
  const relationships = triple.relations.flatMap((row) => readRelation(row, ids, reading) ?? []);
  const facts = [...elements.map((element) => checkParent(element, ids, reading)), ...relationships];
  return { facts, losses: reading.ledger.list(), diagnostics: reading.diagnostics };
}

interface Reading {
  readonly schema: TableSchema;
  readonly ledger: Tally;
  readonly diagnostics: Diagnostic[];
  /** Kind of each element read. */
  readonly kinds: Map<string, string>;
}

function readElement(row: TripleElement, reading: Reading): ElementFact | undefined {
  const kind = kindOf(row, reading);
  if (kind === undefined) return undefined;
  reading.kinds.set(row.id, kind);
  reading.ledger.kept("element");
  const names = Object.fromEntries(
    row.properties.flatMap(({ key, value }) => (isNameRow(key, value) ? [[key.slice("name.".length), value]] : [])),
  );
  return {
    fact: "element",
    id: row.id,
    kind,
    ...(row.name === "" ? {} : { name: row.name }),
    ...(Object.keys(names).length === 0 ? {} : { names }),
    ...(row.parent === "" ? {} : { parent: row.parent }),
    ...(row.documentation === "" ? {} : { description: row.documentation }),
    attributes: attributesOf(row, kind, reading),
    origin: { uri: row.uri, place: row.place },
  };
}

function kindOf(row: TripleElement, { schema, ledger, diagnostics }: Reading): string | undefined {
  if (schema.isKind(row.type)) return row.type;
  const near = schema.metamodel.kinds.find((kind) => kind.archimate === row.type);
  if (near !== undefined) {
    ledger.approximated(
      "ArchiMate type",
      {
        en: `read as the kind of Orrery that exports to it (${row.type} as ${near.id})`,
        fr: `lu comme le type d'Orrery qui s'exporte ainsi (${row.type} comme ${near.id})`,
      },
      row.id,
    );
    return near.id;
  }
  const [suggestion] = closest(
    row.type,
    schema.metamodel.kinds.map((kind) => kind.id),
  );
  const parameters = { place: row.place, type: row.type };
  diagnostics.push(tableDiagnostic("table-unknown-type", "warning", row.uri, parameters, suggestion));
  ledger.dropped(
    "element",
    {
      en: "its type is none that Orrery or ArchiMate knows",
      fr: "son type n'est connu ni d'Orrery ni d'ArchiMate",
    },
    row.id,
  );
  return undefined;
}

function checkParent(element: ElementFact, ids: ReadonlySet<string>, { diagnostics }: Reading): ElementFact {
  const { parent, ...rest } = element;
  if (parent === undefined || (ids.has(parent) && parent !== element.id)) return element;
  const { uri, place = "" } = element.origin;
  diagnostics.push(tableDiagnostic("table-unresolved", "warning", uri, { place, value: parent }));
  return rest;
}

function readRelation(row: TripleRelation, ids: ReadonlySet<string>, reading: Reading): RelationshipFact | undefined {
  const { schema, ledger, diagnostics } = reading;
  const found = verbOf(row, reading);
  const missing = [row.source, row.target].find((end) => !ids.has(end));
  if (found === undefined || missing !== undefined) {
    const code = found === undefined ? "table-unknown-type" : "table-unresolved";
    const parameters = { place: row.place, ...(found === undefined ? { type: row.type } : { value: missing ?? "" }) };
    const verbs = schema.metamodel.relationships.map((definition) => definition.id);
    const [suggestion] = found === undefined ? closest(row.type, verbs) : [];
    diagnostics.push(tableDiagnostic(code, "warning", row.uri, parameters, suggestion));
    ledger.dropped(
      "relationship",
      {
        en: "its type or one of its ends is unknown",
        fr: "son type ou l'une de ses extrémités est inconnu",
      },
      row.id === "" ? `${row.source} ${row.type} ${row.target}` : row.id,
    );
    return undefined;
  }
  const [from, to] = found.reversed ? [row.target, row.source] : [row.source, row.target];
  const carries = row.carries.split(/[,;\s]+/).filter((id) => id !== "");
  ledger.kept("relationship");
  return {
    fact: "relationship",
    ...(row.id === "" || isTableId(row.id) ? {} : { id: row.id }),
    verb: found.verb,
    from,
    to,
    ...(row.name === "" ? {} : { label: row.name }),
    ...(carries.length === 0 ? {} : { carries }),
    attributes: relationAttributes(row, found.verb, reading),
    origin: { uri: row.uri, place: row.place },
  };
}

interface Verb {
  readonly verb: string;
  readonly reversed: boolean;
}

/** The verb of a row: ours as written, or the first of ours that stands for the ArchiMate relationship between these kinds. */
function verbOf(row: TripleRelation, { schema, kinds, ledger }: Reading): Verb | undefined {
  if (schema.isVerb(row.type)) return { verb: row.type, reversed: false };
  const type = row.type.replace(/Relationship$/, "");
  const candidates = schema.metamodel.relationships.filter((definition) => definition.archimate === type);
  const permitted = candidates.find(({ pairs, reversed }) => {
    const [from, to] = reversed ? [row.target, row.source] : [row.source, row.target];
    const [fromKind, toKind] = [kinds.get(from) ?? "*", kinds.get(to) ?? "*"];
    return [...(pairs[fromKind] ?? []), ...(pairs["*"] ?? [])].some((kind) => kind === toKind || kind === "*");
  });
  const definition = permitted ?? candidates[0];
  if (definition === undefined) return undefined;
  ledger.approximated(
    "ArchiMate relationship",
    {
      en: `read as the verb of Orrery that exports to it (${row.type} as ${definition.id})`,
      fr: `lue comme le verbe d'Orrery qui s'exporte ainsi (${row.type} comme ${definition.id})`,
    },
    row.id,
  );
  return { verb: definition.id, reversed: definition.reversed };
}

function relationAttributes(row: TripleRelation, verb: string, reading: Reading): Attributes {
  const attributes = attributesOf(row, verb, reading);
  return row.documentation === "" ? attributes : { description: row.documentation, ...attributes };
}

function attributesOf(row: TripleRow, on: string, { schema, ledger, diagnostics }: Reading): Attributes {
  const rows = row.properties.flatMap(({ key, value }): AttributeRow[] =>
    isNameRow(key, value) ? [] : [[key, value]],
  );
  const { attributes, rejected } = readAttributes(rows, on, schema);
  for (const [attribute, value] of rejected) {
    const place = row.properties.find((property) => property.key === attribute)?.place ?? row.place;
    diagnostics.push(tableDiagnostic("table-value", "warning", row.uri, { place, value, attribute }));
    ledger.approximated(
      "property",
      {
        en: "the value does not fit the attribute; kept as a property of the same name",
        fr: "la valeur ne convient pas à l'attribut ; gardée comme propriété du même nom",
      },
      `${row.id} ${attribute}`,
    );
  }
  if (row.specialization === "") return attributes;
  const withSpecialization: AttributeDraft = new Map(Object.entries(attributes));
  setPath(withSpecialization, [OPEN_RECORD, "Specialization"], row.specialization);
  return finished(withSpecialization);
}
