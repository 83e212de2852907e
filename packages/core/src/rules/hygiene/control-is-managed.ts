import { wordOf } from "../../model/read.ts";
import { complete, owner } from "../parts/completeness.ts";
import type { ElementRule } from "../rule.ts";

export const controlIsManaged: ElementRule = {
  id: "control-is-managed",
  title: { en: "Controls have an owner and a status", fr: "Les mesures ont un responsable et un statut" },
  rationale: {
    en: "A measure of which nobody says how far it is in place cannot be counted on, nor shown to an auditor.",
    fr: "Une mesure dont personne ne dit où elle en est ne compte pas, et ne se montre pas à un auditeur.",
  },
  remedy: { en: "State `owner` and `status`.", fr: "Indiquez `owner` et `status`." },
  severity: "warning",
  controls: ["iso27001:A.5.2", "iso27001:A.5.36", "nist-800-53:CA-2", "nist-csf:GV.RR-02", "dora:5"],
  reads: ["owner", "status"],
  kinds: ["control"],
  examples: {
    passes: `role ciso "CISO"\ncontrol mfa "Second factor" { owner: ciso; status: done }`,
    fails: `role ciso "CISO"\ncontrol mfa "Second factor" { status: done }\ncontrol dlp "Leak prevention" { owner: ciso }\ncontrol na "Lift" { status: not-applicable }`,
    finds: ["mfa", "dlp"],
  },

  judge(control) {
    if (wordOf(control, "status") === "not-applicable") return undefined;
    return complete(control, [owner, { keys: ["status"], name: { en: "status", fr: "statut" } }]);
  },
};
