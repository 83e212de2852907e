/** Catalogue: every element of some kinds as a table, with the columns that are asked for or that the kind is known by. */
import { dayNumber } from "../base/dates.ts";
import type { Locale } from "../base/codes.ts";
import type { AttributeType, Bilingual } from "../model/metamodel.ts";
import type { Element, Model } from "../model/model.ts";
import { nameOfField } from "../model/names.ts";
import { type LifecycleState, stateOn } from "../model/time.ts";
import { printValue } from "../model/values.ts";
import type { TableDiagram } from "./diagram.ts";
import { distinct, isWithin } from "./parts/inside.ts";
import { layerNames } from "./parts/layer-names.ts";
import { isKind, summaryOf } from "./parts/nodes.ts";
import { counted, listOf, nothing, say } from "./parts/notes.ts";
import { included, isWanted } from "./parts/select.ts";
import type { Viewpoint, ViewQuery } from "./viewpoint.ts";

type Cell = TableDiagram["rows"][number]["cells"][number];

export const catalogue: Viewpoint = {
  id: "catalogue",
  family: "lists",
  aliases: ["table", "catalog", "list"],
  title: { en: "Catalogue", fr: "Catalogue" },
  question: {
    en: "What is there of one kind, and what do we know about each?",
    fr: "Que recense-t-on d'une sorte donnée, et que sait-on de chacun ?",
  },
  reads: ["kinds", "layers", "columns", "scope", "include", "exclude", "groupBy"],
  notations: ["orrery"],
  example: `
unit it "IT department"
application booking "Booking" { owner: it; criticality: vital; businessFit: 4; technicalFit: 2; lifecycle: { active: 2016-05-01; phaseOut: 2027-06-30 }; uses payment }
application payment "Payment" { owner: it; criticality: vital; technicalFit: 4; lifecycle: { active: 2022-01-10 } }
application roster "Crew roster" { owner: it; criticality: important; businessFit: unknown; technicalFit: 3 }
view example "Our applications" { viewpoint: catalogue; kinds: application; columns: owner, criticality, businessFit, technicalFit, state, uses; asOf: 2026-11-21 }
`,

  draw(model, query) {
    const kinds = query.kinds.length > 0 ? query.kinds : query.layers.length > 0 ? [] : ["application"];
    const elements = elementsOf(model, query, kinds);
    const shown = query.isWhole ? elements : elements.slice(0, MOST_ROWS);
    const columns = columnsOf(shown, query);
    return {
      kind: "table",
      columns: columns.map(({ key, name, isNumeric }) => ({ key, name, isNumeric })),
      rows: shown.map((element) => ({
        id: element.id,
        element: element.id,
        layer: element.layer,
        cells: columns.map((column) => column.cell(element)),
      })),
      notes: notesOf(shown, elements.length, columns, kinds, query.language),
    };
  },
};

/** Rows beyond which a table is a data export rather than a picture. */
const MOST_ROWS = 500;

interface Column {
  readonly key: string;
  readonly name: string;
  readonly isNumeric: boolean;
  cell(element: Element): Cell;
}

function elementsOf(model: Model, query: ViewQuery, kinds: readonly string[]): readonly Element[] {
  const rows = new Set(query.scope.map(({ row }) => row));
  const wanted = [...model.elements()].filter(
    (element) =>
      (kinds.length === 0 || isKind(element, ...kinds)) &&
      isWanted(element, query) &&
      (rows.size === 0 || isWithin(element, rows)),
  );
  const all = distinct([...wanted, ...included(model, query)]);
  const { groupBy, language } = query;
  const group = (element: Element): string =>
    groupBy === undefined ? "" : (columnOf(groupBy, all, query).cell(element).text ?? "");
  const collator = new Intl.Collator(language, { numeric: true });
  return all
    .map((element) => ({ element, group: group(element), name: element.nameIn(language) }))
    .sort((a, b) => collator.compare(a.group, b.group) || collator.compare(a.name, b.name))
    .map(({ element }) => element);
}

// --- columns

/** Columns by kind, where a view names none: what somebody who is responsible for the kind asks first. */
const usual: Readonly<Record<string, readonly string[]>> = {
  driver: ["type", "importance", "owner"],
  objective: ["perspective", "weight", "due", "owner"],
  indicator: ["unit", "baseline", "target", "actual", "measuredOn"],
  principle: ["owner", "rule", "rationale"],
  requirement: ["type", "priority", "status", "source", "owner"],
  capability: ["importance", "maturity", "targetMaturity", "owner"],
  process: ["owner", "criticality", "rto", "rpo", "volume"],
  function: ["owner", "criticality"],
  service: ["type", "owner", "criticality"],
  unit: ["headcount", "parent", "owner"],
  party: ["type", "country", "contacts"],
  role: ["people", "performs", "clearance"],
  document: ["type", "version", "approved", "owner"],
  application: ["owner", "criticality", "state", "businessFit", "technicalFit", "supplier", "annualCost"],
  module: ["parent", "technology", "replicas", "state"],
  interface: ["type", "version", "auth", "state"],
  store: ["parent", "technology", "classification", "encryptedAtRest"],
  entity: ["personalData", "steward", "key"],
  dataset: ["classification", "personalData", "goldenSource", "retention"],
  site: ["type", "country", "owner"],
  node: ["type", "env", "site", "zone", "os", "patched"],
  technology: ["version", "licence", "standing", "supportEnd", "state"],
  zone: ["trust", "cidr", "owner"],
  risk: ["gravity", "likelihood", "treatment", "owner"],
  control: ["iso", "status", "owner"],
  finding: ["type", "severity", "status", "found", "due"],
  project: ["status", "start", "end", "budget", "owner"],
  state: ["date", "start", "end"],
  decision: ["status", "date", "deciders"],
};

function columnsOf(elements: readonly Element[], query: ViewQuery): readonly Column[] {
  const { language } = query;
  const kinds = new Set(elements.map(({ kind }) => kind));
  const keys = query.columns.length > 0 ? query.columns : usualKeys(elements, query);
  const name: Column = {
    key: "name",
    name: say(language, "Name", "Nom"),
    isNumeric: false,
    cell: (element) => said(element.nameIn(language)),
  };
  const kind = kinds.size > 1 && !keys.includes("kind") ? [columnOf("kind", elements, query)] : [];
  const others = [...new Set(keys)].filter((key) => key !== "name");
  return [name, ...kind, ...others.map((key) => columnOf(key, elements, query))];
}

/** The usual columns of the kinds that are there, as far as anything is said in them; of many kinds those that most have. */
function usualKeys(elements: readonly Element[], query: ViewQuery): readonly string[] {
  const counts = new Map<string, number>();
  for (const element of elements) {
    const [, keys = ["owner", "state"]] = Object.entries(usual).find(([kind]) => isKind(element, kind)) ?? [];
    for (const key of keys) {
      const cell = columnOf(key, elements, query).cell(element);
      if (cell.text !== "" && !cell.isUnknown) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const order = [...new Set(Object.values(usual).flat())];
  const kinds = new Set(elements.map(({ kind }) => kind));
  // Of an import that says little: what it is, and how much it is related.
  if (counts.size === 0) return ["summary", "relationships"];
  if (kinds.size === 1) return order.filter((key) => counts.has(key)).sort(byUsual(elements[0]));
  return [...counts]
    .sort(([a, many], [b, few]) => few - many || order.indexOf(a) - order.indexOf(b))
    .slice(0, 6)
    .map(([key]) => key);
}

function byUsual(element: Element | undefined): (a: string, b: string) => number {
  const [, keys = []] = Object.entries(usual).find(([kind]) => element !== undefined && isKind(element, kind)) ?? [];
  return (a, b) => keys.indexOf(a) - keys.indexOf(b);
}

function columnOf(key: string, elements: readonly Element[], query: ViewQuery): Column {
  const { language } = query;
  const own = Object.hasOwn(ownColumns, key) ? ownColumns[key] : undefined;
  if (own !== undefined) {
    return { key, name: own.name[language], isNumeric: numeric.has(key), cell: (element) => own.cell(element, query) };
  }
  const [model] = elements.map((element) => element.model);
  const verb = model === undefined ? -1 : model.schema.verbNumber(key);
  if (model !== undefined && verb >= 0)
    return {
      key,
      name: capital(model.schema.verb(verb).name[language]),
      isNumeric: false,
      cell: (element) => related(element, key, language),
    };
  const typed = elements.map((element) => typeOf(element, key)).find((type) => type !== undefined);
  return {
    key,
    name: nameOfKey(key, elements, language),
    isNumeric: typed !== undefined && isNumeric(typed),
    cell: (element) => attribute(element, key, language),
  };
}

const numeric: ReadonlySet<string> = new Set(["relationships", "parts"]);

/** Columns that are no attributes. */
const ownColumns: Readonly<
  Record<string, { readonly name: Bilingual; cell(element: Element, query: ViewQuery): Cell } | undefined>
> = {
  id: { name: { en: "Identifier", fr: "Identifiant" }, cell: ({ id }) => said(id) },
  name: { name: { en: "Name", fr: "Nom" }, cell: (element, { language }) => said(element.nameIn(language)) },
  kind: {
    name: { en: "Kind", fr: "Sorte" },
    cell: (element, { language }) => said(element.definition?.name[language] ?? element.kind),
  },
  layer: {
    name: { en: "Layer", fr: "Couche" },
    cell: ({ layer }, { language }) => said(layer === undefined ? "" : layerNames[layer][language]),
  },
  parent: {
    name: { en: "Part of", fr: "Partie de" },
    cell: (element, { language }) => said(element.parent?.nameIn(language) ?? ""),
  },
  summary: {
    name: { en: "Description", fr: "Description" },
    cell: (element, { language }) => said(summaryOf(element, language) ?? ""),
  },
  relationships: {
    name: { en: "Relationships", fr: "Relations" },
    cell: (element) => said(String(element.in().length + element.out().length)),
  },
  parts: { name: { en: "Parts", fr: "Parties" }, cell: ({ children }) => said(String(children.length)) },
  state: { name: { en: "Life cycle", fr: "Cycle de vie" }, cell: (element, query) => state(element, query) },
};

const states: Readonly<Record<LifecycleState, Bilingual>> = {
  planned: { en: "planned", fr: "planifié" },
  "phase-in": { en: "phase-in", fr: "introduction" },
  active: { en: "active", fr: "actif" },
  "phase-out": { en: "phase-out", fr: "fin progressive" },
  retired: { en: "retired", fr: "retiré" },
  unknown: { en: "unknown", fr: "inconnu" },
};

/** State of the life cycle on the day of the picture; unknown without dates or without a day. */
function state(element: Element, { today, language }: ViewQuery): Cell {
  const day = today === undefined ? undefined : dayNumber(today);
  const word = day === undefined ? "unknown" : stateOn(element, day);
  return { text: states[word][language], isUnknown: word === "unknown" };
}

/** What the element is related to by a verb. */
function related(element: Element, verb: string, language: Locale): Cell {
  const others = element.out(verb === "->" ? "flows" : verb).flatMap(({ to }) => to ?? []);
  return said(
    listOf(
      distinct(others).map((one) => one.nameIn(language)),
      language,
      3,
    ),
  );
}

/** A value; not stated where the kind could state it is as unknown as the word `unknown`. */
function attribute(element: Element, key: string, language: Locale): Cell {
  const value = element.get(key);
  if (value === undefined) return { text: "", isUnknown: typeOf(element, key) !== undefined };
  const nameOf = (id: string): string => element.model.element(id)?.nameIn(language) ?? id;
  const text = printValue(value, language, { type: typeOf(element, key), nameOf });
  return { text, isUnknown: value.kind === "unknown" };
}

function said(text: string): Cell {
  return { text, isUnknown: false };
}

function typeOf(element: Element, key: string): AttributeType | undefined {
  return element.model.schema.meaning(key, element.model.parts.kindOf[element.row] ?? -1)?.type;
}

function isNumeric(type: AttributeType): boolean {
  if (type.kind === "union") return type.of.every(isNumeric);
  return type.kind === "number" || type.kind === "percent" || type.kind === "quantity" || type.kind === "money";
}

/** Name of the attribute on the first kind that has it; the field behind it where there is one. */
function nameOfKey(key: string, elements: readonly Element[], language: Locale): string {
  for (const { model, row } of elements) {
    const meaning = model.schema.meaning(key, model.parts.kindOf[row] ?? -1);
    if (meaning === undefined) continue;
    const { name, type } = meaning.definition;
    if (meaning.field === undefined) return name[language];
    const field = nameOfField(type, meaning.field)?.[language] ?? meaning.field;
    return `${name[language]}${language === "fr" ? "\u00a0: " : ": "}${field}`;
  }
  return key;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function notesOf(
  shown: readonly Element[],
  all: number,
  columns: readonly Column[],
  kinds: readonly string[],
  language: Locale,
): readonly string[] {
  if (all === 0) {
    const names = kinds.length === 0 ? "" : ` (${kinds.join(", ")})`;
    return nothing(language, `there is nothing of this kind${names}.`, `il n'y a rien de cette sorte${names}.`);
  }
  const unknown = shown.reduce(
    (sum, element) => sum + columns.filter((column) => column.cell(element).isUnknown).length,
    0,
  );
  const left = all - shown.length;
  return [
    ...(left > 0
      ? [say(language, `${left} further rows are left out.`, `${left} autres lignes sont laissées de côté.`)]
      : []),
    ...(unknown > 0
      ? [
          say(
            language,
            `${counted(unknown, "cell is", "cells are")} not known.`,
            `${counted(unknown, "case inconnue", "cases inconnues")}.`,
          ),
        ]
      : []),
  ];
}
