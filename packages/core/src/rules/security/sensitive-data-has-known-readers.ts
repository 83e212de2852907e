import { isKind } from "../../model/is-kind.ts";
import { accessorsOf, isPeople } from "../parts/access.ts";
import { careOf, isSensitive } from "../parts/data.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const sensitiveDataHasKnownReaders: ElementRule = {
  id: "sensitive-data-has-known-readers",
  title: {
    en: "It is known who gets at sensitive data",
    fr: "On sait qui accède aux données sensibles",
  },
  rationale: {
    en: "Access can only be restricted to those who need it if somebody can name them; so does everybody who asks after a breach.",
    fr: "On ne peut restreindre l’accès à ceux qui en ont besoin que si quelqu’un sait les nommer ; c’est aussi la première question après une fuite.",
  },
  remedy: {
    en: "Write which roles, or which processes and who performs them, access the data (`role accesses dataset`).",
    fr: "Écrivez quels rôles, ou quels processus et qui les assure, accèdent aux données (`role accesses dataset`).",
  },
  severity: "warning",
  controls: [
    "iso27001:A.5.15",
    "iso27001:A.5.18",
    "iso27001:A.8.3",
    "nist-800-53:AC-3",
    "nist-800-53:AC-2",
    "nist-csf:PR.AA-05",
    "pci-dss:7",
    "cis:3",
    "cis:6",
    "gdpr:32",
    "gdpr:30",
    "fadp:8",
  ],
  principle: "P3",
  quality: "security",
  reads: ["accesses", "performs", "realizes", "classification", "personalData"],
  kinds: ["dataset", "entity"],
  examples: {
    passes: `role clerk "Clerk" { performs settle }
process settle "Settle" { accesses claim }
entity claim "Claim" { personalData: sensitive }
dataset claims "Claims" { classification: strictly-confidential; realizes claim }`,
    fails: `dataset prices "Prices" { classification: internal }
process audit "Audit" { accesses trail }
dataset trail "Trail" { classification: strictly-confidential }`,
    finds: ["trail"],
    unsure: `dataset health "Health records" { personalData: sensitive }
application hr "HR" { accesses health }`,
    lacks: ["health.accesses"],
  },

  // Who does the work with it is decided: a process that nobody performs is a gap. A program says nothing of the people behind.
  judge(data) {
    if (isSensitive(careOf(data)) !== true) return undefined;
    const isKnown = accessorsOf(data).some(
      (one) => isPeople(one) || (isKind(one, "process", "function") && one.in("performs").length > 0),
    );
    if (isKnown) return holds;
    if (!accessorsOf(data).some((one) => isKind(one, "process", "function"))) return lacks([data, "accesses"]);
    return violated(() => {
      const name = nameOf(data);
      const accessors = accessorsOf(data);
      return {
        en: `${name.en} is strictly confidential or sensitive, and nobody is named who gets at it`,
        fr: `${name.fr} est strictement confidentiel ou sensible, et personne n’est nommé qui y accède`,
        path: [data, ...accessors.slice(0, 1)],
        related: accessors,
      };
    });
  },
};
