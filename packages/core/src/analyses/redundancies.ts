/** What seems to be there twice: elements of one kind with the same name, and systems that do the same (R145). Candidates, for a person to judge. */
import { foldName } from "../base/fold-name.ts";
import type { Table } from "../base/table.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Element, Model } from "../model/model.ts";
import { type Analysis, named, type Named } from "./analysis.ts";

export interface RedundanciesParameters {
  /** Kinds to look at; all when absent or empty. */
  readonly kinds?: readonly string[] | undefined;
}

export interface RedundanciesResult {
  readonly redundancies: readonly Redundancy[];
}

export interface Redundancy {
  /** `name`: they are called the same. `function`: they realize or perform the same thing. */
  readonly because: "name" | "function";
  readonly elements: readonly Named[];
  /** What they all realize or perform. */
  readonly shared: Named | undefined;
}

export const redundancies: Analysis<RedundanciesParameters, RedundanciesResult> = {
  id: "redundancies",
  title: { en: "Redundancies", fr: "Redondances" },
  question: { en: "What seems to be there twice?", fr: "Qu'est-ce qui semble exister en double ?" },
  method: {
    en: "Elements of one kind in one place whose names are the same but for case, accents and punctuation; and systems that realize or perform the same function or service. These are candidates: whether one of them can go is for people to judge.",
    fr: "Les éléments d’un même type, au même endroit, dont les noms sont les mêmes à la casse, aux accents et à la ponctuation près ; et les systèmes qui réalisent ou assurent la même fonction ou le même service. Ce sont des candidats : à chacun de juger si l’un peut disparaître.",
  },
  parameters: {
    kinds: {
      type: { kind: "list", of: { kind: "text" } },
      names: "kind",
      name: { en: "Kinds", fr: "Types" },
      description: { en: "Kinds to look at; all if empty.", fr: "Types à examiner ; tous si la liste est vide." },
    },
  },
  example: {
    model: `
service billing "Billing" { type: application }
application invoices "Invoicing" { performs billing }
application old-invoices "Accounts receivable" { performs billing }
application crm-north "Customer file"
application crm-south "CUSTOMER  FILE"
`,
    parameters: {},
  },

  run(model, { kinds = [] }) {
    const isAsked = (element: Element): boolean =>
      kinds.length === 0 || kinds.some((kind) => model.schema.isKind(model.parts.kindOf[element.row] ?? -1, kind));
    return { redundancies: [...sameName(model, isAsked), ...sameFunction(model, isAsked)] };
  },

  tabulate: (result): Table => ({
    columns: [
      { key: "because", name: { en: "Because of", fr: "En raison de" }, isNumeric: false },
      { key: "elements", name: { en: "Elements", fr: "Éléments" }, isNumeric: false, holds: "elements" },
      { key: "names", name: { en: "Names", fr: "Noms" }, isNumeric: false },
      { key: "shared", name: { en: "What they share", fr: "Ce qu'ils partagent" }, isNumeric: false },
    ],
    rows: result.redundancies.map(({ because, elements, shared }) => [
      reasons[because],
      elements.map((element) => element.id).join(", "),
      [...new Set(elements.map((element) => element.name))].join(", "),
      shared?.name ?? null,
    ]),
  }),
};

const reasons: Readonly<Record<Redundancy["because"], Bilingual>> = {
  name: { en: "the same name", fr: "le même nom" },
  function: { en: "the same function", fr: "la même fonction" },
};

function sameName(model: Model, isAsked: (element: Element) => boolean): Redundancy[] {
  const groups = new Map<string, Element[]>();
  for (const element of model.elements()) {
    // An element without a name goes by its id, which no other has. Parts are known by the name of their whole, too.
    if (element.name === element.id || !isAsked(element)) continue;
    const key = `${element.kind}\n${element.parent?.row ?? ""}\n${foldName(element.name)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [element]);
    else group.push(element);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => ({ because: "name", elements: group.map(named), shared: undefined }));
}

/** Two of one kind that realize or perform one function or service; that several processes realize a capability is its nature. */
function sameFunction(model: Model, isAsked: (element: Element) => boolean): Redundancy[] {
  const found: Redundancy[] = [];
  const { schema, parts } = model;
  for (const shared of model.elements()) {
    if (!["function", "service"].some((kind) => schema.isKind(parts.kindOf[shared.row] ?? -1, kind))) continue;
    const doers = new Map<number, Element>();
    for (const relationship of [...shared.in("realizes"), ...shared.in("performs")]) {
      const doer = relationship.from;
      if (doer !== undefined && doer.layer === "application" && isAsked(doer)) doers.set(doer.row, doer);
    }
    const rows = [...doers.keys()].sort((a, b) => a - b).filter((row) => !isInsideAnother(model, row, doers));
    if (rows.length > 1)
      found.push({ because: "function", elements: rows.map((row) => named(model.at(row))), shared: named(shared) });
  }
  return found;
}

/** A part that does what its whole does is the same doer. */
function isInsideAnother(model: Model, row: number, doers: ReadonlyMap<number, Element>): boolean {
  return model.at(row).path.some((around) => doers.has(around.row));
}
