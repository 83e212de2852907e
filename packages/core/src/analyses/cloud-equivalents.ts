/** Which services of other clouds would meet the same needs (R245): what the model uses, its category, and its equivalents. */
import { numbers, words, type Table } from "../base/table.ts";
import type { Element, Model } from "../model/model.ts";
import { elementsOf, wordOf, wordsOf } from "../model/read.ts";
import type { Analysis } from "./analysis.ts";
import { type Cloud, type CloudNeed, cloudNames, cloudNeeds, needOfType, serviceIn } from "./cloud-services.ts";
import { elementColumn, knownOf, nameColumn } from "./read.ts";

export interface Equivalence {
  readonly element: Element;
  /** What it is made with, as the model says it; absent where only its type tells the need. */
  readonly used: string | undefined;
  readonly need: CloudNeed | undefined;
  /** Where it is used now; absent: on machines of one's own. */
  readonly cloud: Cloud | undefined;
}

export const cloudEquivalents: Analysis<Record<string, never>, readonly Equivalence[]> = {
  id: "cloud-equivalents",
  title: { en: "Equivalents across clouds", fr: "Équivalents entre clouds" },
  question: {
    en: "Which services of other clouds would meet the same needs?",
    fr: "Quels services d’autres clouds répondraient aux mêmes besoins ?",
  },
  method: {
    en: "What stores, software and nodes are made with is looked up among the services of AWS, Microsoft Azure and Google Cloud and the open software that does the same, grouped by the service categories of FOCUS. Where nothing is known by name, the type tells the need. Equivalents meet the same need; whether they meet it as well (limits, regions, prices, interfaces) is for people to judge.",
    fr: "Ce avec quoi sont faits stockages, logiciels et nœuds est cherché parmi les services d’AWS, de Microsoft Azure et de Google Cloud et les logiciels libres qui font la même chose, classés selon les catégories de services de FOCUS. Si aucun nom n’est connu, le type indique le besoin. Les équivalents répondent au même besoin ; à chacun de juger s’ils y répondent aussi bien (limites, régions, prix, interfaces).",
  },
  reads: ["technology", "product", "type"],
  parameters: {},
  example: {
    model: `
application shop "Shop" {
  module report "Report" { type: function; technology: "AWS Lambda" }
  store orders "Orders" { type: relational; technology: "Amazon RDS PostgreSQL 15.4" }
  store files "Files" { type: bucket }
  store odd "Odd" { technology: "Something of our own" }
}
`,
    parameters: {},
  },

  run: (model: Model) =>
    ["store", "module", "node", "application"].flatMap((kind) =>
      [...model.elements({ kind })].flatMap((element) => equivalenceOf(element) ?? []),
    ),

  tabulate: (all): Table => ({
    columns: [
      elementColumn,
      nameColumn,
      words("need", "Need", "Besoin"),
      words("category", "Category (FOCUS)", "Catégorie (FOCUS)"),
      words("used", "Used now", "Utilisé aujourd’hui"),
      ...clouds.map((cloud) => words(cloud, cloudNames[cloud], cloudNames[cloud])),
      words("open", "Open software", "Logiciel libre"),
    ],
    rows: all.map(({ element, need, used, cloud }) => [
      element.id,
      element.name,
      need?.need ?? null,
      need?.category ?? null,
      used ?? null,
      ...clouds.map((one) => (need === undefined ? null : marked(need.services[one], one === cloud))),
      need === undefined ? null : listed(need.open),
    ]),
  }),

  others: (all) => [
    {
      id: "needs",
      title: { en: "Needs and services", fr: "Besoins et services" },
      columns: [
        words("category", "Category (FOCUS)", "Catégorie (FOCUS)"),
        words("need", "Need", "Besoin"),
        numbers("used", "Used here", "Utilisés ici"),
        ...clouds.map((cloud) => words(cloud, cloudNames[cloud], cloudNames[cloud])),
        words("open", "Open software", "Logiciel libre"),
      ],
      rows: cloudNeeds.map((need) => [
        need.category,
        need.need,
        all.filter((one) => one.need?.id === need.id).length,
        ...clouds.map((cloud) => listed(need.services[cloud])),
        listed(need.open),
      ]),
    },
  ],

  coverage: (all) => [
    knownOf(
      { en: "elements whose need is recognised", fr: "éléments dont le besoin est reconnu" },
      all,
      ({ need }) => need !== undefined,
    ),
  ],
};

const clouds: readonly Cloud[] = ["aws", "azure", "gcp"];

/** Undefined where the model says neither what it is made with nor what it is. */
function equivalenceOf(element: Element): Equivalence | undefined {
  const said = [
    ...wordsOf(element, "product"),
    ...wordsOf(element, "technology"),
    ...elementsOf(element, "technology").map(({ name }) => name),
  ];
  const found = said.flatMap((text) => {
    const service = serviceIn(text);
    return service === undefined ? [] : [{ text, service }];
  });
  const best = found.find(({ service }) => service.cloud !== undefined) ?? found[0];
  if (best !== undefined) return { element, used: best.text, need: best.service.need, cloud: best.service.cloud };
  const need = needOfType(wordOf(element, "type") ?? "");
  // Software made with a language or framework asks for no service by that.
  if (need === undefined && (element.kind !== "store" || said.length === 0)) return undefined;
  return { element, used: said[0], need, cloud: undefined };
}

function listed(services: readonly string[]): string | null {
  return services.length === 0 ? null : services.join(", ");
}

/** Of the cloud where it is used, nothing has to be proposed. */
function marked(services: readonly string[], isOwn: boolean): string | null {
  return isOwn ? "=" : listed(services);
}
