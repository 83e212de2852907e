/** What is to become of each application: its quadrant of the TIME model and one of the seven R's, with the reason (R291, R248). */
import { dateOfDay } from "../base/dates.ts";
import { days, numbers, words, type TableWords } from "../base/table.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Element } from "../model/model.ts";
import { HIGH_FIT, type Quadrant, quadrantOf, quadrants } from "../model/fit.ts";
import { affirms, knownValue, numberOf, wordOf, wordsOf } from "../model/read.ts";
import { type Analysis, named, type Named } from "./analysis.ts";
import { dayOf, onParameter } from "./parameters.ts";
import { elementColumn, knownOf, nameColumn } from "./read.ts";

export interface DispositionsParameters {
  /** Fits above this are high, on the scale from 1 to 5; 3 when absent. */
  readonly high?: number | undefined;
  readonly on?: string | undefined;
}

export type Disposition = "retire" | "retain" | "rehost" | "relocate" | "repurchase" | "replatform" | "refactor";

export interface Disposed {
  readonly element: Named;
  readonly businessFit: number | undefined;
  readonly technicalFit: number | undefined;
  readonly quadrant: Quadrant | undefined;
  readonly stated: string | undefined;
  readonly proposed: Disposition | undefined;
  readonly because: TableWords;
  /** Day number from which it is phased out or retired, as stated. */
  readonly ends: number | undefined;
}

const names: Readonly<Record<Disposition, Bilingual>> = {
  retire: { en: "Retire", fr: "Retirer" },
  retain: { en: "Retain", fr: "Conserver" },
  rehost: { en: "Rehost", fr: "Réhéberger" },
  relocate: { en: "Relocate", fr: "Relocaliser" },
  repurchase: { en: "Repurchase", fr: "Racheter" },
  replatform: { en: "Replatform", fr: "Changer de plateforme" },
  refactor: { en: "Refactor", fr: "Refondre" },
};

interface Reason {
  readonly disposition: Disposition;
  readonly because: TableWords;
}

/** The decision table, from the top; the first row that fits decides. */
const table: readonly ((element: Element, quadrant: Quadrant, today: number | undefined) => Reason | undefined)[] = [
  (element, _, today) => {
    const ends = endOf(element);
    return ends !== undefined && today !== undefined && ends <= today
      ? {
          disposition: "retire",
          because: { en: `its end, ${dateOfDay(ends)}, has come`, fr: `sa fin, le ${dateOfDay(ends)}, est venue` },
        }
      : undefined;
  },
  (element) =>
    isUnused(element) === true
      ? { disposition: "retire", because: { en: "nobody uses it", fr: "personne ne l’utilise" } }
      : undefined,
  (element, quadrant) =>
    quadrant === "eliminate" && isStandard(element)
      ? {
          disposition: "repurchase",
          because: {
            en: "serves badly and is unsound, and the market has such software",
            fr: "rend un mauvais service et n’est pas saine, et le marché en propose",
          },
        }
      : undefined,
  (_, quadrant) =>
    quadrant === "eliminate"
      ? {
          disposition: "retire",
          because: { en: "serves badly and is unsound", fr: "rend un mauvais service et n’est pas saine" },
        }
      : undefined,
  (element, quadrant) =>
    quadrant === "migrate" && wordsOf(element, "licence").some((one) => one === "in-house")
      ? {
          disposition: "refactor",
          because: {
            en: "serves well, unsound, and ours to change",
            fr: "rend un bon service, n’est pas saine, et nous pouvons la modifier",
          },
        }
      : undefined,
  (_, quadrant) =>
    quadrant === "migrate"
      ? {
          disposition: "replatform",
          because: { en: "serves well on an unsound base", fr: "rend un bon service sur une base fragile" },
        }
      : undefined,
  (_, quadrant) =>
    quadrant === "tolerate"
      ? {
          disposition: "retain",
          because: {
            en: "sound, though it serves little: no money in it",
            fr: "saine mais peu utile : ne rien y investir",
          },
        }
      : undefined,
  () => ({
    disposition: "retain",
    because: { en: "serves well and is sound", fr: "rend un bon service et est saine" },
  }),
];

export const dispositions: Analysis<DispositionsParameters, readonly Disposed[]> = {
  id: "dispositions",
  title: { en: "Dispositions", fr: "Devenir des applications" },
  question: {
    en: "Which applications deserve money, and what is to become of each?",
    fr: "Quelles applications méritent d’y investir, et que doit devenir chacune ?",
  },
  method: {
    en: "The quadrant of the TIME model: business fit high and technical fit high is invest, high and low migrate, low and high tolerate, low and low eliminate. One of the seven R's is proposed by the first line of this table that fits: its end has come or nobody uses it, retire; eliminate and bought software, repurchase; eliminate, retire; migrate and made in house, refactor; migrate, replatform; else retain. Rehost and relocate are decisions about sites and are never proposed from fits alone. Where a fit is not stated the quadrant and the proposal are unknown.",
    fr: "Le quadrant du modèle TIME : adéquation métier et technique élevées, investir ; élevée et faible, migrer ; faible et élevée, tolérer ; faibles, éliminer. L’un des sept R est proposé par la première ligne de cette table qui convient : sa fin est venue ou personne ne l’utilise, retirer ; éliminer et logiciel acheté, racheter ; éliminer, retirer ; migrer et développée en interne, refondre ; migrer, changer de plateforme ; sinon conserver. Réhéberger et relocaliser relèvent des sites et ne sont jamais proposés d’après les seules adéquations. Si une adéquation n’est pas indiquée, le quadrant et la proposition sont inconnus.",
  },
  reads: ["businessFit", "technicalFit", "disposition", "lifecycle", "licence", "users", "hosting"],
  parameters: {
    high: {
      type: { kind: "number", minimum: 1, maximum: 5 },
      name: { en: "High above", fr: "Élevée au-dessus de" },
      description: {
        en: "Fits above this count as high, on the scale from 1 to 5; 3 if not given.",
        fr: "Les adéquations au-dessus comptent comme élevées, sur l’échelle de 1 à 5 ; 3 par défaut.",
      },
    },
    on: onParameter,
  },
  example: {
    model: `
application portal "Portal" { businessFit: 4; technicalFit: 4 }
application claims "Claims" { businessFit: 5; technicalFit: 2; licence: in-house }
application crm "CRM" { businessFit: 3; technicalFit: 4; disposition: retain }
application archive "Archive" { businessFit: 2; technicalFit: 1; licence: proprietary }
application bus "Bus" { technicalFit: 3 }
`,
    parameters: { on: "2026-11-21" },
  },

  run(model, { high = HIGH_FIT, on }) {
    const today = dayOf(on);
    return [...model.elements({ kind: "application" })].map((element) => disposed(element, high, today));
  },

  tabulate: (all) => ({
    columns: [
      elementColumn,
      nameColumn,
      words("quadrant", "TIME", "TIME"),
      numbers("businessFit", "Business fit", "Adéquation métier"),
      numbers("technicalFit", "Technical fit", "Adéquation technique"),
      words("proposed", "Proposed", "Proposé"),
      words("because", "Because", "Parce que"),
      words("stated", "Stated", "Indiqué"),
      days("ends", "Ends", "Fin"),
    ],
    rows: all.map((one) => [
      one.element.id,
      one.element.name,
      one.quadrant === undefined ? null : quadrants[one.quadrant],
      one.businessFit ?? null,
      one.technicalFit ?? null,
      one.proposed === undefined ? null : names[one.proposed],
      one.because,
      statedName(one.stated),
      one.ends === undefined ? null : (dateOfDay(one.ends) ?? null),
    ]),
  }),

  others: (all) => [
    {
      id: "quadrants",
      title: { en: "Quadrants", fr: "Quadrants" },
      columns: [
        words("quadrant", "Quadrant", "Quadrant"),
        numbers("count", "How many", "Combien"),
        words("elements", "Which", "Lesquelles", "elements"),
      ],
      rows: [...Object.entries(quadrants), [undefined, { en: "Unknown", fr: "Inconnu" }] as const].map(([id, name]) => {
        const inside = all.filter(({ quadrant }) => quadrant === id);
        return [name, inside.length, inside.length === 0 ? null : inside.map(({ element }) => element.id).join(", ")];
      }),
    },
  ],

  coverage: (all) => [
    knownOf(
      { en: "applications with both fits", fr: "applications dont on connaît les deux adéquations" },
      all,
      ({ quadrant }) => quadrant !== undefined,
    ),
  ],
};

function disposed(element: Element, high: number, today: number | undefined): Disposed {
  const quadrant = quadrantOf(element, high);
  const reason = quadrant === undefined ? undefined : firstOf(element, quadrant, today);
  return {
    element: named(element),
    businessFit: numberOf(element, "businessFit"),
    technicalFit: numberOf(element, "technicalFit"),
    quadrant,
    stated: wordOf(element, "disposition"),
    proposed: reason?.disposition,
    because: reason?.because ?? { en: "a fit is not stated", fr: "une adéquation n’est pas indiquée" },
    ends: endOf(element),
  };
}

function firstOf(element: Element, quadrant: Quadrant, today: number | undefined): Reason | undefined {
  for (const line of table) {
    const reason = line(element, quadrant, today);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function statedName(stated: string | undefined): TableWords | string | null {
  if (stated === undefined) return null;
  return Object.hasOwn(names, stated) ? names[stated as Disposition] : stated;
}

/** Nobody uses it: it says so by its number of users. */
function isUnused(element: Element): boolean | undefined {
  const users = numberOf(element, "users");
  return users === undefined ? undefined : users === 0;
}

/** Bought rather than made, so that the market has it. */
function isStandard(element: Element): boolean {
  return (
    wordsOf(element, "licence").some((one) => one !== "in-house" && one !== "unknown") ||
    affirms(element, "product") === true
  );
}

function endOf(element: Element): number | undefined {
  const value = knownValue(element, "lifecycle");
  if (value?.kind !== "record") return undefined;
  const { retired, phaseOut } = value.fields;
  const end = retired ?? phaseOut;
  return end?.kind === "date" ? end.day : undefined;
}
