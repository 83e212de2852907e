/** What happens when something fails, and the order in which it is recovered (R228, R336): a drill as a table. */
import { numbers, type TableCell, words } from "../base/table.ts";
import type { Model } from "../model/model.ts";
import type { Drill } from "../simulation/answers.ts";
import { runDrill } from "../simulation/drill.ts";
import { askDrill, harms } from "../simulation/drill/question.ts";
import { actionWords, conditionWords } from "../simulation/drill/words.ts";
import { readFailures } from "../simulation/read-failures.ts";
import { type Analysis, named } from "./analysis.ts";
import { elementColumn, idsOf, nameColumn } from "./read.ts";
import { againstCells } from "./recovery-objectives.ts";

interface RecoveryPlanParameters {
  readonly from?: readonly string[];
  readonly harm?: string;
  /** Hours. */
  readonly for?: number;
}

export const recoveryPlan: Analysis<RecoveryPlanParameters, Drill> = {
  id: "recovery-plan",
  title: { en: "Outage and recovery", fr: "Panne et reprise" },
  question: {
    en: "When these fail, what is recovered in which order, and what does it mean for the business?",
    fr: "Quand ceux-ci tombent, qu’est-ce qui est rétabli dans quel ordre, et qu’en est-il de l’activité ?",
  },
  method: {
    en: "What fails stops all that needs it. It is recovered in the order in which it depends on each other, in its stated times, by the people who answer for it, who do one thing after the other. Times are hours; where something is not stated they are a range, and empty where they have no end.",
    fr: "Ce qui tombe arrête tout ce qui en dépend. Il est rétabli dans l’ordre des dépendances, dans les temps indiqués, par les personnes qui en répondent, qui font une chose après l’autre. Les temps sont des heures ; quand quelque chose n’est pas indiqué, c’est un intervalle, vide s’il n’a pas de fin.",
  },
  reads: ["mttr", "restart", "failoverTime", "restoreTime", "backup", "replication", "owner", "runbook"],
  parameters: {
    from: {
      type: { kind: "list", of: { kind: "reference", to: [] } },
      name: { en: "What fails", fr: "Ce qui tombe" },
      description: { en: "Elements that fail.", fr: "Éléments qui tombent." },
    },
    harm: {
      type: { kind: "word", words: harms.filter((harm) => harm !== "load"), open: false, ordered: false },
      name: { en: "Harm", fr: "Atteinte" },
      description: {
        en: "What happens to them; an outage if not given.",
        fr: "Ce qui leur arrive ; une panne par défaut.",
      },
    },
    for: {
      type: { kind: "number", minimum: 0 },
      name: { en: "For (h)", fr: "Pendant (h)" },
      description: {
        en: "Hours that the cause lasts; until it is repaired if not given.",
        fr: "Heures que dure la cause ; jusqu’à la réparation par défaut.",
      },
    },
  },
  example: {
    model: `
process pay "Pay" { criticality: vital; rto: 4h; uses shop }
application shop "Shop" { replicas: 1; mttr: 1h; restart: manual; runs on srv }
node srv "Server" { type: server; mttr: 5h }
`,
    parameters: { from: ["srv"] },
  },

  run(model: Model, { from = [], harm, for: lasts }) {
    const { question } = askDrill(model, { fails: from, harm: harms.find((one) => one === harm), lasts });
    return runDrill(readFailures(model), question);
  },

  tabulate: ({ recovery }) => ({
    columns: [
      elementColumn,
      nameColumn,
      words("action", "Action", "Action"),
      numbers("start-from", "Starts, at least (h)", "Débute, au moins (h)"),
      numbers("start-to", "at most (h)", "au plus (h)"),
      numbers("end-from", "Ends, at least (h)", "Finit, au moins (h)"),
      numbers("end-to", "at most (h)", "au plus (h)"),
      words("critical", "Holds up all", "Retient tout"),
      words("by", "Who", "Qui", "elements"),
      words("after", "After", "Après", "elements"),
      words("runbook", "Runbook", "Procédure", "elements"),
    ],
    rows: recovery.steps.map((step) => [
      step.element.id,
      step.element.name,
      actionWords(step.action),
      hoursCell(step.start.lower),
      hoursCell(step.start.upper),
      hoursCell(step.end.lower),
      hoursCell(step.end.upper),
      step.isCritical ? { en: "yes", fr: "oui" } : { en: "no", fr: "non" },
      idsOf(step.by.map(named)),
      idsOf(step.after.map(named)),
      idsOf(step.runbook.map(named)),
    ]),
  }),

  others: ({ business, affected }) => [
    {
      id: "business",
      title: { en: "Business", fr: "Activité" },
      columns: [
        elementColumn,
        nameColumn,
        words("condition", "Condition", "État"),
        numbers("rto", "RTO (h)", "RTO (h)"),
        numbers("down-from", "Standstill, at least (h)", "Interruption, au moins (h)"),
        numbers("down-to", "at most (h)", "au plus (h)"),
        words("rto-met", "RTO met", "RTO tenu"),
        numbers("rpo", "RPO (h)", "RPO (h)"),
        numbers("loss-from", "Data lost, at least (h)", "Perte, au moins (h)"),
        numbers("loss-to", "at most (h)", "au plus (h)"),
        words("rpo-met", "RPO met", "RPO tenu"),
      ],
      rows: business.map((one) => [
        one.element.id,
        one.element.name,
        conditionWords(one.condition),
        ...againstCells(one.downtime),
        ...againstCells(one.dataLoss),
      ]),
    },
    {
      id: "affected",
      title: { en: "What stops and why", fr: "Ce qui s’arrête et pourquoi" },
      columns: [
        elementColumn,
        nameColumn,
        words("condition", "Condition", "État"),
        words("because", "Because", "Parce que"),
      ],
      rows: affected.map(({ element, spans, because }) => [
        element.id,
        element.name,
        conditionWords(spans[0]?.condition ?? "works"),
        because,
      ]),
    },
  ],
};

function hoursCell(hours: number): TableCell {
  return Number.isFinite(hours) ? hours : null;
}
