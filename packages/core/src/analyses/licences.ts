/** Which licences are too many, too few or end soon (R104). */
import { dateOfDay } from "../base/dates.ts";
import { days, numbers, words, type Table, type TableWords } from "../base/table.ts";
import type { Element, Model } from "../model/model.ts";
import { lastDayOfNotice } from "../model/notice.ts";
import { type Analysis, type Known, named, type Named, type TitledTable } from "./analysis.ts";
import { dayOf, onParameter } from "./parameters.ts";
import { type Amount, dayIn, moneyIn, namedIn, numberIn, statedBy, textsIn, type Word, wordIn } from "../model/read.ts";
import { elementColumn, idsOf, nameColumn, knownOf } from "./read.ts";

export interface LicencesParameters {
  /** Days ahead that count as soon; 90 when absent. */
  readonly within?: number | undefined;
  readonly on?: string | undefined;
}

export interface LicencesResult {
  /** In the order of the files. */
  readonly licences: readonly Licence[];
}

/** `over`: more are paid for than used; `under`: more are used than paid for. */
export type Standing = "over" | "under" | "even" | "unknown";
export type Renewal = "ended" | "soon" | "later" | "unknown";

export interface Licence {
  readonly element: Named;
  readonly metric: Word | undefined;
  readonly owned: number | undefined;
  readonly used: number | undefined;
  readonly standing: Standing;
  /** Per year. */
  readonly cost: Amount | undefined;
  /** Part of the cost that is for what nobody uses. */
  readonly unused: Amount | undefined;
  readonly contracts: readonly Named[];
  /** First day number on which a contract or, without one, the support ends. */
  readonly ends: number | undefined;
  /** Days from the day asked about. */
  readonly daysLeft: number | undefined;
  /** Last day number on which notice can be given. */
  readonly notice: number | undefined;
  readonly renewal: Renewal;
}

const SOON = 90;

export const licences: Analysis<LicencesParameters, LicencesResult> = {
  id: "licences",
  title: { en: "Licences", fr: "Licences" },
  question: {
    en: "Which licences are too many, too few, or end soon?",
    fr: "Quelles licences sont en trop, en manque, ou bientôt échues ?",
  },
  method: {
    en: "Everything that states a metric, a number of licences owned or used, a licence cost or a contract, or whose licence is proprietary or a subscription. Too many: more owned than used; too few: more used than owned. The end is the earliest of its contracts, without one the end of support; notice is counted back from it. What is not stated is listed as unknown and nowhere else.",
    fr: "Tout ce qui indique une métrique, un nombre de licences acquises ou utilisées, un coût des licences ou un contrat, ou dont la licence est propriétaire ou par abonnement. En trop : plus d’acquises que d’utilisées ; en manque : plus d’utilisées que d’acquises. L’échéance est la première de ses contrats, à défaut la fin du support ; le préavis se compte à rebours. Ce qui n’est pas indiqué est listé comme inconnu et nulle part ailleurs.",
  },
  reads: ["licence", "metric", "owned", "used", "licenceCost", "contract", "ends", "notice", "supportEnd"],
  parameters: {
    within: {
      type: { kind: "number", minimum: 0, integer: true },
      name: { en: "Days ahead", fr: "Jours à venir" },
      description: {
        en: "What ends within so many days is soon; 90 if not given.",
        fr: "Ce qui échoit d’ici tant de jours est proche ; 90 par défaut.",
      },
    },
    on: onParameter,
  },
  example: {
    model: `
model licences { currency: EUR }
document frame "Database contract" { type: contract; ends: 2026-12-31; notice: 3mo }
application crm "CRM" { metric: named-user; owned: 100; used: 75; licenceCost: 40000 }
technology db "Database" { metric: core; owned: 16; used: 24; contract: frame }
application office "Office" { metric: user; owned: 300; used: 300 }
application scan "Scanner" { licence: subscription; owned: 20 }
application shop "Shop" { licence: MIT }
`,
    parameters: { within: 90, on: "2026-11-15" },
  },

  run(model, { within = SOON, on }) {
    const today = dayOf(on);
    return { licences: [...licensed(model)].map((element) => licenceOf(element, today, within)) };
  },

  tabulate: ({ licences: all }): Table => ({
    columns: [
      elementColumn,
      nameColumn,
      words("standing", "Owned against used", "Acquises et utilisées"),
      words("metric", "Metric", "Métrique"),
      numbers("owned", "Owned", "Acquises"),
      numbers("used", "Used", "Utilisées"),
      numbers("left", "Left over", "En reste"),
      words("renewal", "Renewal", "Renouvellement"),
      days("ends", "Ends", "Échéance"),
      numbers("days", "Days left", "Jours restants"),
      days("notice", "Notice by", "Préavis avant"),
      words("contracts", "Contracts", "Contrats", "elements"),
      numbers("cost", "Cost per year", "Coût par an"),
      numbers("unused", "Of it unused", "Dont inutilisé"),
      words("currency", "Currency", "Devise"),
    ],
    rows: all.map((one) => [
      one.element.id,
      one.element.name,
      standings[one.standing],
      one.metric?.name ?? null,
      one.owned ?? null,
      one.used ?? null,
      one.owned === undefined || one.used === undefined ? null : one.owned - one.used,
      renewals[one.renewal],
      one.ends === undefined ? null : (dateOfDay(one.ends) ?? null),
      one.daysLeft ?? null,
      one.notice === undefined ? null : (dateOfDay(one.notice) ?? null),
      idsOf(one.contracts),
      one.cost?.amount ?? null,
      one.unused?.amount ?? null,
      one.cost?.currency ?? null,
    ]),
  }),

  others: (result): readonly TitledTable[] => [
    {
      id: "lists",
      title: { en: "Lists", fr: "Listes" },
      columns: [
        words("list", "List", "Liste"),
        numbers("count", "How many", "Combien"),
        words("elements", "Which", "Lesquelles", "elements"),
      ],
      rows: listsOf(result).map(({ name, elements }) => [name, elements.length, idsOf(elements)]),
    },
  ],

  coverage: ({ licences: all }): readonly Known[] => [
    knownOf(
      { en: "licences with numbers owned and used", fr: "licences dont on sait les nombres acquis et utilisés" },
      all,
      ({ standing }) => standing !== "unknown",
    ),
    knownOf({ en: "with an end", fr: "avec une échéance" }, all, ({ renewal }) => renewal !== "unknown"),
    knownOf({ en: "with a cost", fr: "avec un coût" }, all, ({ cost }) => cost !== undefined),
  ],
};

const standings: Readonly<Record<Standing, TableWords>> = {
  over: { en: "too many", fr: "en trop" },
  under: { en: "too few", fr: "en manque" },
  even: { en: "as many", fr: "juste assez" },
  unknown: { en: "unknown", fr: "inconnu" },
};

const renewals: Readonly<Record<Renewal, TableWords>> = {
  ended: { en: "ended", fr: "échu" },
  soon: { en: "soon", fr: "bientôt" },
  later: { en: "later", fr: "plus tard" },
  unknown: { en: "unknown", fr: "inconnu" },
};

interface List {
  readonly name: TableWords;
  readonly elements: readonly Named[];
}

function listsOf({ licences: all }: LicencesResult): readonly List[] {
  const where = (holds: (one: Licence) => boolean): readonly Named[] => all.filter(holds).map(({ element }) => element);
  return [
    { name: { en: "Too many", fr: "En trop" }, elements: where(({ standing }) => standing === "over") },
    { name: { en: "Too few", fr: "En manque" }, elements: where(({ standing }) => standing === "under") },
    { name: { en: "Ended", fr: "Échues" }, elements: where(({ renewal }) => renewal === "ended") },
    { name: { en: "End soon", fr: "Bientôt échues" }, elements: where(({ renewal }) => renewal === "soon") },
    {
      name: { en: "Numbers unknown", fr: "Nombres inconnus" },
      elements: where(({ standing }) => standing === "unknown"),
    },
    { name: { en: "End unknown", fr: "Échéance inconnue" }, elements: where(({ renewal }) => renewal === "unknown") },
  ];
}

const suppliedKinds: readonly string[] = [
  "application",
  "module",
  "component",
  "store",
  "interface",
  "technology",
  "node",
  "service",
];
const STATED: readonly string[] = ["metric", "owned", "used", "licenceCost", "contract"];
const PAID: readonly string[] = ["proprietary", "subscription"];

function* licensed(model: Model): Generator<Element> {
  const rows = new Set(suppliedKinds.flatMap((kind) => [...model.rows({ kind })]));
  for (const row of [...rows].sort((a, b) => a - b)) {
    const element = model.at(row);
    const keys = new Set(model.attributeRows(row).map((attribute) => model.key(attribute)));
    const isPaid = keys.has("licence") && textsIn(element.get("licence")).some((one) => PAID.includes(one));
    if (isPaid || STATED.some((key) => keys.has(key))) yield element;
  }
}

function licenceOf(element: Element, today: number | undefined, within: number): Licence {
  const stated = statedBy(element);
  const owned = numberIn(stated("owned"));
  const used = numberIn(stated("used"));
  const cost = moneyIn(stated("licenceCost"));
  const contracts = namedIn(element.model, stated("contract"));
  const end = endOf(contracts, dayIn(stated("supportEnd")));
  const daysLeft = end === undefined || today === undefined ? undefined : end.day - today;
  return {
    element: named(element),
    metric: wordIn(element, "metric", stated("metric")),
    owned,
    used,
    standing: standingOf(owned, used),
    cost,
    unused: unusedOf(cost, owned, used),
    contracts: contracts.map(named),
    ends: end?.day,
    daysLeft,
    notice: end?.notice,
    renewal: daysLeft === undefined ? "unknown" : daysLeft < 0 ? "ended" : daysLeft <= within ? "soon" : "later",
  };
}

function standingOf(owned: number | undefined, used: number | undefined): Standing {
  if (owned === undefined || used === undefined) return "unknown";
  return owned > used ? "over" : owned < used ? "under" : "even";
}

function unusedOf(cost: Amount | undefined, owned: number | undefined, used: number | undefined): Amount | undefined {
  if (cost === undefined || owned === undefined || used === undefined) return undefined;
  const share = owned === 0 ? 0 : Math.max(0, owned - used) / owned;
  return { amount: Math.round(cost.amount * share * 100) / 100, currency: cost.currency };
}

interface End {
  readonly day: number;
  readonly notice: number | undefined;
}

/** The first end of its contracts; without one that of its support. */
function endOf(contracts: readonly Element[], supportEnd: number | undefined): End | undefined {
  const ends = contracts.flatMap((contract): End[] => {
    const day = dayIn(contract.get("ends"));
    return day === undefined ? [] : [{ day, notice: lastDayOfNotice(contract, day) }];
  });
  const [first] = ends.sort((a, b) => a.day - b.day);
  if (first !== undefined) return first;
  return supportEnd === undefined ? undefined : { day: supportEnd, notice: undefined };
}
