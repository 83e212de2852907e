import { rankOf } from "../../model/read.ts";
import { careOf, careProof, isSensitive } from "../parts/data.ts";
import { INTERNET, PARTNER } from "../parts/exposure.ts";
import { zoneOf } from "../../model/hosting.ts";
import { nameOf } from "../../model/wording.ts";
import { valueOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const sensitiveStoreIsNotExposed: ElementRule = {
  id: "sensitive-store-is-not-exposed",
  title: {
    en: "Stores of sensitive data are out of reach of the internet and of third parties",
    fr: "Les bases de données sensibles sont hors de portée d’internet et des tiers",
  },
  rationale: {
    en: "A store that outsiders can address has one lock; most great leaks were databases open to the internet.",
    fr: "Une base que l’extérieur peut adresser n’a qu’une serrure ; la plupart des grandes fuites étaient des bases ouvertes à internet.",
  },
  remedy: {
    en: "Close the store to the outside, serve partners through an interface, and state `exposed: internal` and its `zone`.",
    fr: "Fermez la base à l’extérieur, servez les partenaires par une interface, et indiquez `exposed: internal` et sa `zone`.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.20",
    "iso27001:A.8.22",
    "iso27001:A.8.3",
    "nist-800-53:SC-7",
    "nist-800-53:AC-3",
    "nist-csf:PR.IR-01",
    "pci-dss:1",
    "cis:12",
    "gdpr:25",
    "gdpr:32",
    "fadp:8",
  ],
  principle: "P3",
  quality: "security",
  reads: ["exposed", "zone", "trust", "classification", "personalData"],
  kinds: ["store"],
  examples: {
    passes: `store db "Database" { personalData: sensitive; exposed: internal; zone: data }\nzone data "Data" { trust: high }`,
    fails: `store db "Database" { personalData: sensitive; exposed: partner }
store hr "Staff" { classification: strictly-confidential; zone: dmz }
store blog "Blog" { classification: public; exposed: internet }
zone dmz "DMZ" { exposed: internet }
store raw "Raw" { personalData: sensitive; exposed: internal; zone: dmz }`,
    finds: ["db", "hr"],
  },

  judge(store) {
    if (isSensitive(careOf(store)) !== true) return undefined;
    const own = rankOf(store, "exposed");
    const zone = own === undefined ? zoneOf(store) : undefined;
    const open =
      zone !== undefined && (rankOf(zone, "exposed") === INTERNET || rankOf(zone, "trust") === 0) ? zone : undefined;
    if ((own ?? 0) < PARTNER && open === undefined) return holds;
    return violated(() => {
      const name = nameOf(store);
      const reason = careProof(careOf(store));
      const where = open === undefined ? undefined : nameOf(open);
      const word = valueOf(store, "exposed");
      return {
        en:
          where === undefined
            ? `${name.en} holds sensitive data and can be reached from outside (${word.en})`
            : `${name.en} holds sensitive data and stands in ${where.en}, which is open to the outside`,
        fr:
          where === undefined
            ? `${name.fr} contient des données sensibles et s’atteint de l’extérieur (${word.fr})`
            : `${name.fr} contient des données sensibles et se trouve dans ${where.fr}, ouverte à l’extérieur`,
        path: [
          ...(reason === undefined || reason.row === store.row ? [] : [reason]),
          store,
          ...(open === undefined ? [] : [open]),
        ],
        values: [[store, "exposed"]],
      };
    });
  },
};
