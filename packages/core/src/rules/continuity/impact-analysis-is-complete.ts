import { states } from "../../model/read.ts";
import { BUSINESS_KINDS, isImportant } from "../parts/continuity.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

const NEEDS = ["mtpd", "rto", "rpo"] as const;

export const impactAnalysisIsComplete: ElementRule = {
  id: "impact-analysis-is-complete",
  title: {
    en: "Important processes state how long they may be down and how much data may be lost",
    fr: "Les processus importants indiquent combien de temps ils peuvent manquer et combien de données peuvent se perdre",
  },
  rationale: {
    en: "Continuity is planned from these three figures of the business impact analysis; without them nobody knows what a recovery must reach.",
    fr: "La continuité se planifie à partir de ces trois chiffres du bilan d’impact ; sans eux, personne ne sait ce qu’une reprise doit atteindre.",
  },
  remedy: {
    en: "Ask the owner of the process and state `mtpd`, `rto` and `rpo`.",
    fr: "Demandez au responsable du processus et indiquez `mtpd`, `rto` et `rpo`.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.5.30",
    "iso27001:A.5.29",
    "nist-800-53:CP-2",
    "nist-800-53:RA-9",
    "nist-csf:GV.OC-04",
    "dora:11",
    "nis2:21.2.c",
  ],
  quality: "resilience",
  aliases: ["bia-complete"],
  reads: ["mtpd", "rto", "rpo", "criticality"],
  kinds: BUSINESS_KINDS,
  examples: {
    passes: `process pay "Pay" { criticality: vital; mtpd: 24h; rto: 4h; rpo: 15min }`,
    fails: `process pay "Pay" { criticality: vital; mtpd: 24h; rto: unknown }\nservice web "Web" { criticality: important }\nprocess tidy "Tidy up" { criticality: low }\nfunction sum "Sum"`,
    finds: ["pay", "web"],
  },

  // How long the business can wait is a decision of its owner, not a fact to be found out: unstated counts as missing.
  judge(element) {
    if (!isImportant(element)) return undefined;
    const missing = NEEDS.filter((key) => !states(element, key));
    if (missing.length === 0) return holds;
    return violated(() => {
      const name = nameOf(element);
      const list = missing.join(", ").toUpperCase();
      return {
        en: `${name.en} is important and does not state: ${list}`,
        fr: `${name.fr} est important et n’indique pas : ${list}`,
        values: missing.map((key) => [element, key] as const),
      };
    });
  },
};
