import { dayOf, wordOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import { suppliedWithCare } from "../parts/suppliers.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const supplierIsAudited: ElementRule<{ readonly longest: number }> = {
  id: "supplier-is-audited",
  title: {
    en: "Suppliers that run systems with our data are audited",
    fr: "Les fournisseurs qui exploitent des systèmes avec nos données sont audités",
  },
  rationale: {
    en: "One may hand over the work, not the responsibility; a certificate or report of the supplier tells whether it keeps its word.",
    fr: "On délègue le travail, pas la responsabilité ; un certificat ou un rapport du fournisseur dit s’il tient parole.",
  },
  remedy: {
    en: "Audit the supplier, or read its latest report (SOC 2, ISO 27001), and state the day in `lastAudit`.",
    fr: "Auditez le fournisseur, ou lisez son dernier rapport (SOC 2, ISO 27001), et indiquez le jour dans `lastAudit`.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.5.22",
    "iso27001:A.5.23",
    "nist-800-53:SA-9",
    "nist-800-53:SR-6",
    "nist-csf:GV.SC-07",
    "nist-csf:ID.RA-10",
    "pci-dss:12",
    "cis:15",
    "gdpr:28",
    "fadp:9",
    "nis2:21.2.d",
    "dora:28",
  ],
  quality: "security",
  reads: ["type", "lastAudit", "supplier", "hosting", "classification", "personalData"],
  parameters: {
    longest: {
      type: { kind: "number", minimum: 1 },
      name: { en: "Longest time", fr: "Délai maximal" },
      description: { en: "Days from one audit to the next.", fr: "Jours d’un audit au suivant." },
      usual: 730,
    },
  },
  kinds: ["party"],
  examples: {
    passes: `party crm "CRM vendor" { type: supplier; lastAudit: 2026-01-20 }
application sales "Sales" { supplier: crm; hosting: saas; personalData: personal }`,
    fails: `party crm "CRM vendor" { type: supplier; lastAudit: 2023-01-20 }
application sales "Sales" { supplier: crm; hosting: saas; personalData: personal }
party maker "Maker" { type: supplier; lastAudit: 2020-01-20 }
application editor "Editor" { supplier: maker; hosting: on-premise; personalData: personal }`,
    finds: ["crm"],
    unsure: `party crm "CRM vendor" { type: supplier }
application sales "Sales" { supplier: crm; hosting: saas; personalData: personal }`,
    lacks: ["crm.lastAudit"],
  },

  judge(party, { parameters, today }) {
    if (wordOf(party, "type") === "customer") return undefined;
    const systems = suppliedWithCare(party);
    if (systems.length === 0) return undefined;
    const day = dayOf(party, "lastAudit");
    if (day === undefined) return lacks([party, "lastAudit"]);
    const age = today - day;
    if (age <= parameters.longest) return holds;
    return violated(() => {
      const [name, what] = [nameOf(party), namesOf(systems)];
      return {
        en: `${name.en} runs ${what.en} with confidential or personal data and was last audited ${age} days ago, ${parameters.longest} are allowed`,
        fr: `${name.fr} exploite ${what.fr} avec des données confidentielles ou personnelles ; dernier audit il y a ${age} jours, ${parameters.longest} sont admis`,
        path: [party, ...systems.slice(0, 1)],
        values: [[party, "lastAudit"]],
        related: systems,
      };
    });
  },
};
