import { states, wordOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const controlIsEvidenced: ElementRule = {
  id: "control-is-evidenced",
  title: { en: "What is said to be in place is proved", fr: "Ce qui est dit en place est prouvé" },
  rationale: {
    en: "An auditor believes evidence, not a status.",
    fr: "Un auditeur croit les preuves, non un statut.",
  },
  remedy: {
    en: "Name in `evidence` the report, record or page that proves the measure, or in `rule` the rules that check it.",
    fr: "Nommez dans `evidence` le rapport, l’enregistrement ou la page qui prouve la mesure, ou dans `rule` les règles qui la vérifient.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.5.35",
    "iso27001:A.5.36",
    "nist-800-53:CA-2",
    "nist-800-53:CA-7",
    "nist-csf:ID.IM-01",
    "gdpr:5",
    "gdpr:24",
    "nis2:21.2.f",
  ],
  reads: ["status", "evidence", "rule", "lastAudit"],
  kinds: ["control"],
  examples: {
    passes: `control mfa "Second factor" { status: done; evidence: "report 2026-04" }\ncontrol enc "Encryption" { status: done; rule: flow-is-encrypted }`,
    fails: `control mfa "Second factor" { status: done }\ncontrol dlp "Leak prevention" { status: planned }\ncontrol half "Backups" { status: partial; evidence: unknown }`,
    finds: ["mfa"],
  },

  judge(control) {
    if (wordOf(control, "status") !== "done") return undefined;
    if (["evidence", "rule", "lastAudit", "docs"].some((key) => states(control, key))) return holds;
    return violated(() => {
      const name = nameOf(control);
      return {
        en: `${name.en} is said to be in place, and nothing proves it`,
        fr: `${name.fr} est dit en place, et rien ne le prouve`,
        values: [
          [control, "status"],
          [control, "evidence"],
        ],
      };
    });
  },
};
