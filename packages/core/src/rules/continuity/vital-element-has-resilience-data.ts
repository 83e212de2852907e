import type { Element } from "../../model/model.ts";
import { isKind } from "../../model/is-kind.ts";
import { inside, rankOf, states } from "../../model/read.ts";
import { nodesOf } from "../parts/hosting.ts";
import { nameOf } from "../parts/sentence.ts";
import { VITAL } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

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
    en: "Nothing is called vital without a word on how it stands a failure",
    fr: "Rien n’est dit vital sans un mot sur sa tenue aux pannes",
  },
  rationale: {
    en: "Resilience is designed in, not added: whoever brings something vital into the model says how it survives, or cannot judge it.",
    fr: "La résilience se conçoit, elle ne s’ajoute pas : qui introduit du vital dans le modèle dit comment il survit, faute de quoi nul ne peut en juger.",
  },
  remedy: {
    en: "State at least its instances or recovery: `replicas`, `redundancy`, `mttr`, `rto`, `availability`, `backup`.",
    fr: "Indiquez au moins ses exemplaires ou sa reprise : `replicas`, `redundancy`, `mttr`, `rto`, `availability`, `backup`.",
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
  reads: ["criticality", ...FACTS],
  kinds: ["application", "module", "store", "node"],
  examples: {
    passes: `application pay "Payments" { criticality: vital\n  module core "Core" { replicas: 2 } }`,
    fails: `application pay "Payments" { criticality: vital\n  module core "Core" }\napplication toy "Toy" { criticality: important }`,
    finds: ["pay"],
  },

  // Whoever calls something vital is asked for the design of its resilience (R232): unstated counts as missing.
  judge(element) {
    if (rankOf(element, "criticality") !== VITAL) return undefined;
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

function saysSomething(element: Element): boolean {
  return FACTS.some((key) => states(element, key));
}

function around(element: Element): readonly Element[] {
  return [...inside(element), ...(isKind(element, "node") ? [] : nodesOf(element))];
}
