/** How we know what the model says: written by hand, imported, discovered, or nobody tells (R308). */
import { numbers, words, type Table, type TableColumn, type TableWords } from "../base/table.ts";
import type { Attribute, Model } from "../model/model.ts";
import { type Analysis, type Known, type TitledTable } from "./analysis.ts";

export interface SourcesParameters {
  /** Kinds to look at; all when absent or empty. */
  readonly kinds?: readonly string[] | undefined;
}

export interface SourcesResult {
  readonly all: Counts;
  readonly elements: Counts;
  readonly relationships: Counts;
  readonly byKind: readonly { readonly kind: string; readonly name: TableWords; readonly counts: Counts }[];
  readonly bySource: readonly { readonly source: string; readonly counts: Counts }[];
  readonly byFile: readonly { readonly file: string; readonly counts: Counts }[];
}

export type Origin = "written" | "imported" | "discovered" | "unknown";

export interface Counts extends Readonly<Record<Origin, number>> {
  readonly total: number;
  /** Of the imported and discovered, those that a person confirmed. */
  readonly confirmed: number;
}

export const sources: Analysis<SourcesParameters, SourcesResult> = {
  id: "sources",
  title: { en: "Where the facts come from", fr: "D’où viennent les faits" },
  question: {
    en: "How much is written by hand, imported, discovered; and of how much does nobody tell?",
    fr: "Combien est écrit à la main, importé, découvert ; et de combien ne le dit-on pas ?",
  },
  method: {
    en: "Counts elements and written relationships by the origin in their provenance. One that states no origin counts as unknown: a text alone does not tell whether a person wrote it or a tool. What is discovered is what nobody had to keep up to date by hand.",
    fr: "Compte les éléments et relations écrites selon l’origine dans leur provenance. Sans origine indiquée, c’est inconnu : le texte seul ne dit pas si une personne ou un outil l’a écrit. Le découvert est ce que personne n’a dû tenir à jour à la main.",
  },
  reads: ["provenance"],
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
application shop "Shop" { provenance.origin: written; uses db { provenance: [origin discovered, source netflow] } }
application crm "CRM" { provenance: { origin: imported; source: "crm.xlsx"; confirmed: yes } }
store db "Orders" { provenance: [origin discovered, source kubernetes] }
node vm "Machine"
`,
    parameters: {},
  },

  run(model, { kinds = [] }) {
    const tally = new Tally();
    const isAsked = kindsAsked(model, kinds);
    for (const element of model.elements())
      if (isAsked(element.row)) tally.add(element.attributes, element.place.uri, element.row, model);
    for (const one of model.relationships()) {
      const { from, to } = one;
      if (from === undefined || to === undefined || !model.isPresent(from.row) || !model.isPresent(to.row)) continue;
      if (isAsked(from.row)) tally.add(one.attributes, model.relationshipPlace(one.row).uri, undefined, model);
    }
    return tally.result(model);
  },

  tabulate: ({ all, elements, relationships }): Table => ({
    columns: [words("what", "What", "Quoi"), ...countColumns],
    rows: [
      [{ en: "elements", fr: "éléments" }, ...cells(elements)],
      [{ en: "relationships", fr: "relations" }, ...cells(relationships)],
      [{ en: "together", fr: "ensemble" }, ...cells(all)],
    ],
  }),

  others: ({ byKind, bySource, byFile }): readonly TitledTable[] => [
    {
      id: "kinds",
      title: { en: "By kind", fr: "Par type" },
      columns: [words("kind", "Kind", "Type"), ...countColumns],
      rows: byKind.map(({ name, counts }) => [name, ...cells(counts)]),
    },
    {
      id: "sources",
      title: { en: "By source", fr: "Par source" },
      columns: [words("source", "Source", "Source"), ...countColumns],
      rows: bySource.map(({ source, counts }) => [source, ...cells(counts)]),
    },
    {
      id: "files",
      title: { en: "By file", fr: "Par fichier" },
      columns: [words("file", "File", "Fichier"), ...countColumns],
      rows: byFile.map(({ file, counts }) => [file, ...cells(counts)]),
    },
  ],

  coverage: ({ elements, relationships }): readonly Known[] => [
    {
      what: { en: "elements with an origin", fr: "éléments dont on sait l’origine" },
      known: elements.total - elements.unknown,
      of: elements.total,
    },
    {
      what: { en: "relationships with an origin", fr: "relations dont on sait l’origine" },
      known: relationships.total - relationships.unknown,
      of: relationships.total,
    },
  ],
};

const countColumns: readonly TableColumn[] = [
  numbers("total", "Together", "Ensemble"),
  numbers("written", "Written by hand", "Écrit à la main"),
  numbers("imported", "Imported", "Importé"),
  numbers("discovered", "Discovered", "Découvert"),
  numbers("unknown", "Not told", "Non dit"),
  numbers("confirmed", "Confirmed", "Confirmé"),
  numbers("share", "Share discovered", "Part découverte", "share"),
];

function cells({ total, written, imported, discovered, unknown, confirmed }: Counts): Table["rows"][number] {
  return [total, written, imported, discovered, unknown, confirmed, total === 0 ? null : discovered / total];
}

type Open = { -readonly [Key in keyof Counts]: Counts[Key] };

function none(): Open {
  return { written: 0, imported: 0, discovered: 0, unknown: 0, total: 0, confirmed: 0 };
}

/** Counts while all facts are gone through once. */
class Tally {
  private readonly elements: Open = none();
  private readonly relationships: Open = none();
  private readonly kinds: Map<number, Open> = new Map();
  private readonly sources: Map<string, Open> = new Map();
  private readonly files: Map<string, Open> = new Map();

  add(attributes: readonly Attribute[], file: string, row: number | undefined, model: Model): void {
    const stated = statedIn(attributes);
    count(row === undefined ? this.relationships : this.elements, stated);
    if (row !== undefined) count(within(this.kinds, model.parts.kindOf[row] ?? -1), stated);
    if (stated.source !== undefined) count(within(this.sources, stated.source), stated);
    count(within(this.files, file), stated);
  }

  result(model: Model): SourcesResult {
    const all = none();
    for (const key of Object.keys(all) as (keyof Counts)[]) all[key] = this.elements[key] + this.relationships[key];
    return {
      all,
      elements: this.elements,
      relationships: this.relationships,
      byKind: [...this.kinds]
        .sort(([a], [b]) => a - b)
        .map(([kind, counts]) => ({ kind: model.schema.kind(kind).id, name: model.schema.kind(kind).plural, counts })),
      bySource: [...this.sources].map(([source, counts]) => ({ source, counts })),
      byFile: [...this.files].map(([file, counts]) => ({ file, counts })),
    };
  }
}

interface Stated {
  readonly origin: Origin;
  readonly source: string | undefined;
  readonly isConfirmed: boolean;
}

const unstated: Stated = { origin: "unknown", source: undefined, isConfirmed: false };
const origins: readonly Origin[] = ["written", "imported", "discovered"];

function statedIn(attributes: readonly Attribute[]): Stated {
  let stated = unstated;
  for (const { key, value } of attributes) {
    const fields =
      key === "provenance" && value.kind === "record"
        ? Object.entries(value.fields)
        : key.startsWith("provenance.")
          ? ([[key.slice("provenance.".length), value]] as const)
          : [];
    for (const [field, one] of fields) {
      if (field === "origin" && one.kind === "word")
        stated = { ...stated, origin: origins.find((origin) => origin === one.text) ?? "unknown" };
      if (field === "source" && one.kind === "text") stated = { ...stated, source: one.text };
      if (field === "confirmed" && one.kind === "boolean") stated = { ...stated, isConfirmed: one.boolean };
    }
  }
  return stated;
}

function count(counts: Open, { origin, isConfirmed }: Stated): void {
  counts.total++;
  counts[origin]++;
  if (isConfirmed && (origin === "imported" || origin === "discovered")) counts.confirmed++;
}

function within<Key>(groups: Map<Key, Open>, key: Key): Open {
  const found = groups.get(key);
  if (found !== undefined) return found;
  const counts = none();
  groups.set(key, counts);
  return counts;
}

function kindsAsked(model: Model, kinds: readonly string[]): (row: number) => boolean {
  if (kinds.length === 0) return () => true;
  return (row) => kinds.some((kind) => model.schema.isKind(model.parts.kindOf[row] ?? -1, kind));
}
