import { nodesOf } from "../../model/hosting.ts";
import type { Element } from "../../model/model.ts";
import { isKind } from "../../model/is-kind.ts";
import { inside, rankOf, states } from "../../model/read.ts";
import { BUSINESS_KINDS } from "../parts/continuity.ts";
import { nameOf } from "../../model/wording.ts";
import { VITAL } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";
import { type Account, holds, violated } from "../verdict.ts";

/** Attributes each of which says something of how an element stands or comes back. */
const FACTS = [
  "replicas",
  "redundancy",
  "mttr",
  "rto",
  "availability",
  "sites",
  "backup",
  "replication",
  "nodes",
  "autoscale",
] as const;

export const vitalElementHasResilienceData: ElementRule = {
  id: "vital-element-has-resilience-data",
  title: {
    en: "Nothing is called vital without a word on how it stands a failure and, of applications, how soon it must be back",
    fr: "Rien n’est dit vital sans un mot sur sa tenue aux pannes et, pour les applications, sur le délai de retour",
  },
  rationale: {
    en: "Resilience is designed in, not added: whoever brings something vital into the model says how it survives, or cannot judge it.",
    fr: "La résilience se conçoit, elle ne s’ajoute pas : qui introduit du vital dans le modèle dit comment il survit, faute de quoi nul ne peut en juger.",
  },
  remedy: {
    en: "Decide with the business `rto` and `rpo` of applications; of the rest state instances or recovery: `replicas`, `redundancy`, `mttr`, `backup`.",
    fr: "Décidez avec le métier `rto` et `rpo` des applications ; du reste, indiquez exemplaires ou reprise : `replicas`, `redundancy`, `mttr`, `backup`.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.5.8",
    "iso27001:A.8.27",
    "nist-800-53:SA-8",
    "nist-800-53:CP-2",
    "nist-csf:PR.IR-03",
    "dora:8",
  ],
  quality: "resilience",
  aliases: ["resilience-by-design"],
  reads: ["criticality", "rpo", "uses", "performs", "realizes", ...FACTS],
  kinds: ["application", "module", "store", "node"],
  examples: {
    passes: `application pay "Payments" { criticality: vital; rto: 4h\n  module core "Core" { replicas: 2 } }\nprocess sell "Sell" { rto: 2h; rpo: 15min; uses shop }\napplication shop "Shop" { criticality: vital\n  store db "Database" }\nnode srv "Server" { criticality: vital; nodes: 2 }`,
    fails: `application pay "Payments" { criticality: vital; replicas: 2\n  module core "Core" }\napplication toy "Toy" { criticality: important }\nnode srv "Server" { criticality: vital }`,
    finds: ["pay", "srv"],
  },

  // Whoever calls something vital is asked for the design of its resilience (R232): unstated counts as missing.
  judge(element) {
    if (rankOf(element, "criticality") !== VITAL) return undefined;
    if (isKind(element, "application") && element.ancestor("application") === undefined) {
      const missing = missingObjectives(element);
      if (missing.length > 0) return violated(() => withoutObjectives(element, missing));
      return holds;
    }
    if (saysSomething(element) || around(element).some(saysSomething)) return holds;
    return violated(() => {
      const name = nameOf(element);
      return {
        en: `${name.en} is vital, and nothing says how it stands a failure`,
        fr: `${name.fr} est vital, et rien ne dit comment il tient une panne`,
        values: [
          [element, "criticality"],
          [element, "replicas"],
        ],
      };
    });
  },
};

/** Objectives that neither the application states nor the business that works with it; the data of its stores may state their own. */
function missingObjectives(application: Element): readonly ("rto" | "rpo")[] {
  const parts = [application, ...inside(application)];
  const served = parts.flatMap((one) => [
    ...one.sources("uses"),
    ...one.targets("performs"),
    ...one.targets("realizes"),
  ]);
  const business = served.filter((one) => isKind(one, ...BUSINESS_KINDS));
  const stores = parts.filter((one) => isKind(one, "store"));
  const isSaid = (key: "rto" | "rpo", others: readonly Element[]): boolean =>
    [application, ...business, ...others].some((one) => states(one, key));
  return [
    ...(isSaid("rto", []) ? [] : ["rto" as const]),
    ...(stores.length === 0 || isSaid("rpo", stores) ? [] : ["rpo" as const]),
  ];
}

function withoutObjectives(application: Element, missing: readonly ("rto" | "rpo")[]): Account {
  const name = nameOf(application);
  const list = (language: "en" | "fr"): string =>
    missing.map((key) => objectives[key][language]).join(language === "en" ? " and " : " et ");
  return {
    en: `${name.en} is vital, and nobody has decided ${list("en")}`,
    fr: `${name.fr} est vital, et nul n’a décidé ${list("fr")}`,
    values: [[application, "criticality"], ...missing.map((key) => [application, key] as const)],
  };
}

const objectives = {
  rto: { en: "how soon it must be back", fr: "en combien de temps il doit revenir" },
  rpo: { en: "how much data may be lost", fr: "combien de données peuvent être perdues" },
} as const;

function saysSomething(element: Element): boolean {
  return FACTS.some((key) => states(element, key));
}

function around(element: Element): readonly Element[] {
  return [...inside(element), ...(isKind(element, "node") ? [] : nodesOf(element))];
}
