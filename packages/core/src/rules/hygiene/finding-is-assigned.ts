import { complete, owner } from "../parts/completeness.ts";
import { isOpen } from "../parts/findings-of-people.ts";
import type { ElementRule } from "../rule.ts";

export const findingIsAssigned: ElementRule = {
  id: "finding-is-assigned",
  title: {
    en: "Open findings have an owner and a due date",
    fr: "Les constats ouverts ont un responsable et une échéance",
  },
  rationale: {
    en: "What nobody has to put right by a day is found again at the next audit.",
    fr: "Ce que personne ne doit corriger pour une date se retrouve à l’audit suivant.",
  },
  remedy: {
    en: "State `owner` and `due`; or `status: accepted` with the reason, if it shall stay.",
    fr: "Indiquez `owner` et `due` ; ou `status: accepted` avec le motif, s’il doit rester.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.8.8",
    "iso27001:A.5.27",
    "nist-800-53:CA-5",
    "nist-800-53:SI-2",
    "nist-csf:ID.RA-06",
    "cis:7",
    "pci-dss:6",
    "nis2:21.2.e",
  ],
  reads: ["owner", "due", "status", "fixed"],
  kinds: ["finding"],
  examples: {
    passes: `unit it "IT"\nfinding f "Weak cipher" { owner: it; due: 2027-01-31 }\nfinding g "Old one" { status: fixed }`,
    fails: `unit it "IT"\nfinding f "Weak cipher" { owner: it }\nfinding g "Open port"\nfinding h "Old" { fixed: 2026-01-01 }`,
    finds: ["f", "g"],
  },

  judge(finding) {
    if (!isOpen(finding)) return undefined;
    return complete(finding, [owner, { keys: ["due"], name: { en: "due date", fr: "échéance" } }]);
  },
};
