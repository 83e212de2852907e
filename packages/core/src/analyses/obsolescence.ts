/** Until when technologies have support: today, in a year and in two, and what that means for each application (R289). */
import { addMonths, dateOfDay, dayNumber } from "../base/dates.ts";
import { days, numbers, words, type Table, type TableWords } from "../base/table.ts";
import { foundationsOf, usersOf } from "../model/endoflife/foundations.ts";
import { isOver, lastDay, type Support, supportOf } from "../model/endoflife/support.ts";
import type { Element, Model } from "../model/model.ts";
import { wordIn, type Word } from "../model/read.ts";
import { type Analysis, type Known, named, type Named, type TitledTable } from "./analysis.ts";
import { dayOf, onParameter } from "./parameters.ts";
import { elementColumn, idsOf, knownOf, nameColumn } from "./read.ts";

export interface ObsolescenceParameters {
  readonly on?: string | undefined;
}

export interface ObsolescenceResult {
  /** The days of the heat map, as ISO dates. */
  readonly dates: readonly string[];
  /** First what ends first; what nobody knows last. */
  readonly technologies: readonly TechnologyAge[];
  /** In the order of the files. */
  readonly applications: readonly ApplicationAge[];
}

export type Age = "supported" | "over" | "unknown";

export interface TechnologyAge {
  readonly element: Named;
  /** Product and cycle as recognised. */
  readonly product: string | undefined;
  readonly released: number | undefined;
  readonly end: number | undefined;
  readonly extended: number | undefined;
  /** Beside `dates`. */
  readonly ages: readonly Age[];
  readonly usedBy: readonly Named[];
}

export interface ApplicationAge {
  readonly element: Named;
  readonly criticality: Word | undefined;
  /** Of each date how much of what it rests on is over, supported, unknown. */
  readonly counts: readonly Readonly<Record<Age, number>>[];
  /** What ends first or has ended longest. */
  readonly worst: Named | undefined;
  readonly worstProduct: string | undefined;
  readonly worstEnd: number | undefined;
  readonly path: readonly Named[];
}

const MONTHS: readonly number[] = [0, 12, 24];

export const obsolescence: Analysis<ObsolescenceParameters, ObsolescenceResult> = {
  id: "obsolescence",
  title: { en: "Obsolescence", fr: "Obsolescence" },
  question: {
    en: "Which technologies lose their support when, and which applications with them?",
    fr: "Quelles technologies perdent leur support, quand, et quelles applications avec elles ?",
  },
  method: {
    en: "Each technology is recognised by its end-of-life key, package URL, CPE, or name and version, in the table that comes with Orrery or the one beside the model (`orrery data update`); `supportEnd` stated by hand goes first. Three days are looked at: the one asked about, a year later, two years later. An application rests on its technologies, those of its parts, and on nodes with their systems. Extended support that is sold is shown and not counted. What is not recognised is unknown.",
    fr: "Chaque technologie est reconnue par sa clé de fin de vie, son URL de paquet, son CPE, ou son nom et sa version, dans la table livrée avec Orrery ou celle placée près du modèle (`orrery data update`) ; `supportEnd` indiqué à la main prime. Trois jours sont regardés : celui demandé, un an après, deux ans après. Une application repose sur ses technologies, celles de ses parties, et sur des nœuds avec leurs systèmes. Le support étendu payant est montré mais pas compté. Ce qui n’est pas reconnu est inconnu.",
  },
  reads: ["eol", "supportEnd", "version", "technology", "os", "purl", "cpe", "product"],
  parameters: { on: onParameter },
  example: {
    model: `
technology rhel "RHEL 7"
technology node "Node.js 24"
technology ours "Our framework"
node vm "VM" { os: rhel }
application shop "Shop" { criticality: vital; technology: [node, ours]; runs on vm }
application wiki "Wiki" { technology: node }
`,
    parameters: { on: "2026-11-21" },
  },

  run(model, { on }) {
    const dates = datesFrom(on);
    const at = dates.map((date) => dayNumber(date) ?? 0);
    return {
      dates,
      technologies: [...model.elements({ kind: "technology" })].map((one) => technologyAge(one, at)).sort(byEnd),
      applications: applicationsIn(model).map((one) => applicationAge(one, at)),
    };
  },

  tabulate: ({ dates, technologies }): Table => ({
    columns: [
      elementColumn,
      nameColumn,
      words("product", "Product", "Produit"),
      days("released", "Released", "Sortie"),
      days("end", "End of support", "Fin de support"),
      days("extended", "Extended until", "Étendu jusqu’au"),
      ...dates.map((date, index) => words(`on${index}`, date, date)),
      numbers("used", "Used by", "Utilisée par"),
      words("usedBy", "Systems", "Systèmes", "elements"),
    ],
    rows: technologies.map((one) => [
      one.element.id,
      one.element.name,
      one.product ?? null,
      dateText(one.released),
      dateText(one.end),
      dateText(one.extended),
      ...one.ages.map((age) => ageNames[age]),
      one.usedBy.length,
      idsOf(one.usedBy),
    ]),
  }),

  others: ({ dates, applications }): readonly TitledTable[] => [
    {
      id: "applications",
      title: { en: "By application", fr: "Par application" },
      columns: [
        elementColumn,
        nameColumn,
        words("criticality", "Criticality", "Criticité"),
        ...dates.map((date, index) => numbers(`over${index}`, `Over on ${date}`, `Sans support au ${date}`)),
        numbers("unknown", "Unknown", "Inconnues"),
        words("worst", "Ends first", "Finit en premier", "element"),
        words("product", "Product", "Produit"),
        days("end", "End of support", "Fin de support"),
        words("path", "Way", "Chemin", "elements"),
      ],
      rows: applications.map((one) => [
        one.element.id,
        one.element.name,
        one.criticality?.name ?? null,
        ...one.counts.map(({ over }) => over),
        one.counts[0]?.unknown ?? 0,
        one.worst?.id ?? null,
        one.worstProduct ?? null,
        dateText(one.worstEnd),
        idsOf(one.path),
      ]),
      known: knownOf(
        {
          en: "applications of which all foundations are known",
          fr: "applications dont toutes les fondations sont connues",
        },
        applications,
        ({ counts }) => (counts[0]?.unknown ?? 0) === 0 && sumOf(counts[0]) > 0,
      ),
    },
  ],

  coverage: ({ technologies }): readonly Known[] => [
    knownOf(
      { en: "technologies whose support is known", fr: "technologies dont on connaît le support" },
      technologies,
      ({ ages }) => ages[0] !== "unknown",
    ),
  ],
};

const ageNames: Readonly<Record<Age, TableWords>> = {
  supported: { en: "supported", fr: "soutenue" },
  over: { en: "no support", fr: "sans support" },
  unknown: { en: "unknown", fr: "inconnu" },
};

/** The day asked about, and the same day of the two years after; none where no day is known. */
function datesFrom(on: string | undefined): readonly string[] {
  const day = dayOf(on);
  const first = day === undefined ? undefined : dateOfDay(day);
  return first === undefined ? [] : MONTHS.flatMap((months) => addMonths(first, months) ?? []);
}

function technologyAge(technology: Element, at: readonly number[]): TechnologyAge {
  const support = supportOf(technology);
  return {
    element: named(technology),
    product: support?.product === undefined ? undefined : support.name,
    released: support?.cycle?.released,
    end: support === undefined ? undefined : lastDay(support),
    extended: support?.extended,
    ages: at.map((day) => ageOn(support, day)),
    usedBy: usersOf(technology).map(named),
  };
}

function applicationAge(application: Element, at: readonly number[]): ApplicationAge {
  const foundations = foundationsOf(application);
  const [worst] = foundations
    .flatMap((foundation) => {
      const end = foundation.support === undefined ? undefined : lastDay(foundation.support);
      return end === undefined ? [] : [{ foundation, end }];
    })
    .sort((a, b) => a.end - b.end);
  return {
    element: named(application),
    criticality: wordIn(application, "criticality"),
    counts: at.map((day) => {
      const ages = foundations.map(({ support }) => ageOn(support, day));
      const of = (age: Age): number => ages.filter((one) => one === age).length;
      return { supported: of("supported"), over: of("over"), unknown: of("unknown") };
    }),
    worst: worst === undefined ? undefined : named(worst.foundation.on),
    worstProduct: worst?.foundation.support?.name,
    worstEnd: worst?.end,
    path: worst?.foundation.path.map(named) ?? [],
  };
}

/** Applications that are no part of another one. */
function applicationsIn(model: Model): readonly Element[] {
  return [...model.elements({ kind: "application" })].filter((one) => one.ancestor("application") === undefined);
}

function ageOn(support: Support | undefined, day: number): Age {
  const isDead = support === undefined ? undefined : isOver(support, day);
  return isDead === undefined ? "unknown" : isDead ? "over" : "supported";
}

function byEnd(a: TechnologyAge, b: TechnologyAge): number {
  return (a.end ?? Infinity) - (b.end ?? Infinity) || (a.element.id < b.element.id ? -1 : 1);
}

function sumOf(counts: Readonly<Record<Age, number>> | undefined): number {
  return counts === undefined ? 0 : counts.over + counts.supported + counts.unknown;
}

function dateText(day: number | undefined): string | null {
  return day === undefined ? null : (dateOfDay(day) ?? null);
}
