import { isKind } from "../../model/is-kind.ts";
import { affirms, dayOf } from "../../model/read.ts";
import { speakerFor } from "../parts/exposure.ts";
import { whyGuarded } from "../parts/guarded.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";
import type { Element } from "../../model/model.ts";

export const auditIsRecent: ElementRule<{ readonly longest: number }> = {
  id: "audit-is-recent",
  title: {
    en: "What matters for security is audited regularly",
    fr: "Ce qui compte pour la sécurité est audité régulièrement",
  },
  rationale: {
    en: "Rules are kept as long as somebody looks; what was right at the last audit has had years to slip.",
    fr: "Les règles tiennent tant que quelqu’un regarde ; ce qui était juste au dernier audit a eu des années pour glisser.",
  },
  remedy: {
    en: "Have it audited by somebody independent, treat what is found, and state the day in `lastAudit`.",
    fr: "Faites-le auditer par une personne indépendante, traitez les constats, et indiquez le jour dans `lastAudit`.",
  },
  severity: "info",
  controls: [
    "iso27001:A.5.35",
    "iso27001:A.5.36",
    "nist-800-53:CA-2",
    "nist-csf:ID.IM-01",
    "nist-csf:ID.IM-02",
    "pci-dss:12",
    "nis2:21.2.f",
    "dora:6",
    "gdpr:32",
  ],
  quality: "security",
  reads: ["lastAudit", "exposed", "classification", "personalData", "criticality", "required"],
  parameters: {
    longest: {
      type: { kind: "number", minimum: 1 },
      name: { en: "Longest time", fr: "Délai maximal" },
      description: { en: "Days from one audit to the next.", fr: "Jours d’un audit au suivant." },
      usual: 1096,
    },
  },
  kinds: ["application", "store", "node", "zone", "site", "process", "control"],
  examples: {
    passes: `application shop "Shop" { exposed: internet; lastAudit: 2025-06-01 }`,
    fails: `application shop "Shop" { lastAudit: 2021-06-01 }\nsite gva "Data centre" { lastAudit: 2020-01-15 }\nsite new "New data centre" { lastAudit: 2026-01-15 }`,
    finds: ["shop", "gva"],
    unsure: `application shop "Shop" { exposed: internet }\napplication calc "Spreadsheet"\ncontrol mfa "Second factor" { required: yes }`,
    lacks: ["shop.lastAudit", "mfa.lastAudit"],
  },

  judge(element, { parameters, today }) {
    const speaker = speakerFor(element, "lastAudit") ?? element;
    const day = dayOf(speaker, "lastAudit");
    if (day === undefined) return isToBeAudited(element) ? lacks([element, "lastAudit"]) : undefined;
    if (speaker.row !== element.row) return undefined;
    const age = today - day;
    if (age <= parameters.longest) return holds;
    return violated(() => {
      const name = nameOf(element);
      return {
        en: `${name.en} was last audited ${age} days ago, ${parameters.longest} are allowed`,
        fr: `${name.fr} a été audité il y a ${age} jours, ${parameters.longest} sont admis`,
        values: [[element, "lastAudit"]],
      };
    });
  },
};

/** Of what says nothing, only applications that need care and controls that one is obliged to are asked. */
function isToBeAudited(element: Element): boolean {
  if (isKind(element, "control")) return affirms(element, "required") === true;
  return isKind(element, "application") && whyGuarded(element) !== undefined;
}
