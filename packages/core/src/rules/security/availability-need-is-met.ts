import { isKind } from "../../model/is-kind.ts";
import { numberOf, states, wordOf } from "../../model/read.ts";
import { isSaas } from "../parts/exposure.ts";
import { HIGHEST_NEED, needOf } from "../parts/needs.ts";
import { nameOf } from "../../model/wording.ts";
import { isVital } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const availabilityNeedIsMet: ElementRule = {
  id: "availability-need-is-met",
  title: {
    en: "What must never stop does not depend on one instance",
    fr: "Ce qui ne doit jamais s’arrêter ne dépend pas d’une seule instance",
  },
  rationale: {
    en: "The highest need for availability and a single instance contradict each other: one of the two statements is wrong.",
    fr: "Le plus haut besoin de disponibilité et une instance unique se contredisent : l’une des deux affirmations est fausse.",
  },
  remedy: {
    en: "Run a second instance elsewhere and state `replicas` or `redundancy`, or lower the need with the business.",
    fr: "Faites tourner une seconde instance ailleurs et indiquez `replicas` ou `redundancy`, ou abaissez le besoin avec le métier.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.14",
    "nist-800-53:CP-7",
    "nist-800-53:SC-5",
    "nist-csf:PR.IR-03",
    "nist-csf:PR.IR-04",
    "dora:12",
    "nis2:21.2.c",
  ],
  principle: "P7",
  quality: "resilience",
  reads: ["dict", "replicas", "redundancy", "sites", "autoscale"],
  kinds: ["application", "module", "store", "node"],
  examples: {
    passes: `application claims "Claims" { dict: { availability: 4; integrity: 4; confidentiality: 3; traceability: 3 }; replicas: 2 }`,
    fails: `application claims "Claims" { dict: { availability: 4 }; replicas: 1 }
store base "Base" { dict: { availability: 4 }; redundancy: none }
application crm "CRM" { dict: { availability: 2 }; replicas: 1 }
application desk "Desk" { dict: { availability: 4 }
  module one "One" { replicas: 1 }
}`,
    finds: ["claims", "base", "desk"],
    unsure: `application claims "Claims" { dict: { availability: 4 } }`,
    lacks: ["claims.replicas"],
  },

  judge(element) {
    if ((needOf(element, "availability") ?? 0) < HIGHEST_NEED || isSaas(element)) return undefined;
    // Of what is vital `vital-part-is-duplicated` asks the same.
    if (isVital(element)) return undefined;
    const parts = isKind(element, "application") ? element.children.filter((part) => states(part, "replicas")) : [];
    const single = [element, ...parts].find(
      (one) => numberOf(one, "replicas") === 1 || wordOf(one, "redundancy") === "none",
    );
    if (single !== undefined)
      return violated(() => {
        const [name, one] = [nameOf(element), nameOf(single)];
        const isPart = single.row !== element.row;
        return {
          en: `${name.en} must be available at level ${HIGHEST_NEED} of ${HIGHEST_NEED}, and ${isPart ? one.en : "it"} has no second instance`,
          fr: `${name.fr} doit être disponible au niveau ${HIGHEST_NEED} sur ${HIGHEST_NEED}, et ${isPart ? one.fr : "il"} n’a pas de seconde instance`,
          path: isPart ? [element, single] : [element],
          values: [
            [element, "dict.availability"],
            [single, "replicas"],
            [single, "redundancy"],
          ],
        };
      });
    const isKnown =
      states(element, "replicas") || states(element, "redundancy") || states(element, "sites") || parts.length > 0;
    return isKnown ? holds : lacks([element, "replicas"]);
  },
};
