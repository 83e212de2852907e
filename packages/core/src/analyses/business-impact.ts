/** The business impact analysis as a table (ISO 22301, 8.2.2; R227). */
import { numbers, words } from "../base/table.ts";
import type { Model } from "../model/model.ts";
import { wordIn } from "../model/read.ts";
import { businessImpact as analyse, type ImpactEntry } from "../simulation/continuity.ts";
import { readFailures } from "../simulation/read-failures.ts";
import { type Analysis, named } from "./analysis.ts";
import { elementColumn, idsOf, nameColumn } from "./read.ts";
import { metWords } from "./recovery-objectives.ts";

export const businessImpact: Analysis<Record<string, never>, readonly ImpactEntry[]> = {
  id: "business-impact",
  title: { en: "Business impact analysis", fr: "Bilan d’impact sur l’activité" },
  question: {
    en: "How long can the business do without each process, what does it need, and what is missing?",
    fr: "Combien de temps l’activité peut-elle se passer de chaque processus, de quoi dépend-il, et que manque-t-il ?",
  },
  method: {
    en: "Processes, and functions and services of which a need is stated, the most critical first. Applications are all that they need, directly or not. Gaps are objectives that are not stated, contradict each other, or are missed by what can be reached.",
    fr: "Les processus, et les fonctions et services dont un besoin est indiqué, les plus critiques d’abord. Les applications sont toutes celles dont ils dépendent, de près ou de loin. Les écarts sont les objectifs non indiqués, contradictoires, ou manqués par ce qui est atteignable.",
  },
  reads: ["criticality", "mtpd", "rto", "rpo", "mbco", "volume", "owner"],
  parameters: {},
  example: {
    model: `
process pay "Pay" { criticality: vital; mtpd: 8h; rto: 12h; rpo: 1h; volume: 240/day; uses shop }
process read "Read"
application shop "Shop" { replicas: 1; mttr: 6h; backup: { every: 24h }; replication: no }
`,
    parameters: {},
  },

  run: (model: Model) => analyse(readFailures(model)),

  tabulate: (entries) => ({
    columns: [
      elementColumn,
      nameColumn,
      words("criticality", "Criticality", "Criticité"),
      words("owner", "Owner", "Responsable", "element"),
      numbers("mtpd", "MTPD (h)", "DMIA (h)"),
      numbers("rto", "RTO (h)", "RTO (h)"),
      words("rto-met", "RTO met", "RTO tenu"),
      numbers("rpo", "RPO (h)", "RPO (h)"),
      words("rpo-met", "RPO met", "RPO tenu"),
      words("applications", "Applications", "Applications", "elements"),
      words("gaps", "Gaps", "Écarts"),
    ],
    rows: entries.map(({ element, owner, mtpd, rto, rpo, applications, objectives, gaps }) => [
      element.id,
      element.name,
      wordIn(element, "criticality")?.name ?? null,
      owner?.id ?? null,
      mtpd ?? null,
      rto ?? null,
      metWords(objectives.recovery.met),
      rpo ?? null,
      metWords(objectives.dataLoss.met),
      idsOf(applications.map(named)),
      gaps.length === 0 ? null : { en: gaps.map(({ en }) => en).join("; "), fr: gaps.map(({ fr }) => fr).join(" ; ") },
    ]),
  }),

  coverage: (entries) => [
    {
      what: { en: "with RTO, RPO and MTPD", fr: "avec RTO, RPO et DMIA" },
      known: entries.filter(({ rto, rpo, mtpd }) => rto !== undefined && rpo !== undefined && mtpd !== undefined)
        .length,
      of: entries.length,
    },
  ],
};
