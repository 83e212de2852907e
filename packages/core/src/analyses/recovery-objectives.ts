/** What each process can reach after one failure, and how much data it can lose, against what was asked (R215, R220, R227). */
import { numbers, type TableCell, words } from "../base/table.ts";
import type { Model } from "../model/model.ts";
import type { Against } from "../simulation/answers.ts";
import { readFailures } from "../simulation/read-failures.ts";
import { type Holding, type Objectives, objectivesOf } from "../simulation/recovery/objectives.ts";
import { type Analysis, named } from "./analysis.ts";
import { elementColumn, idsOf, nameColumn } from "./read.ts";

export const recoveryObjectives: Analysis<Record<string, never>, readonly Objectives[]> = {
  id: "recovery-objectives",
  title: { en: "RTO and RPO that can be reached", fr: "RTO et RPO atteignables" },
  question: {
    en: "How soon is each process back after one failure, how much data can it lose, and is that what was asked?",
    fr: "En combien de temps chaque processus revient-il après une panne, combien de données peut-il perdre, et est-ce ce qui est demandé ?",
  },
  method: {
    en: "Everything that a process needs without an alternative is taken to fail alone: it is back when its spare has taken over, else after its time of repair. Lost is what the latest live copy or backup of its stores lacks. Where something is not stated the answer is a range; empty at the end means that nobody can tell. The same reckoning as the rules rto-is-reached and rpo-is-reached.",
    fr: "Tout ce dont un processus dépend sans autre choix est supposé tomber seul : il revient quand son secours a pris le relais, sinon après son temps de réparation. Est perdu ce qui manque à la dernière copie vivante ou sauvegarde de ses bases. Quand quelque chose n’est pas indiqué, la réponse est un intervalle ; vide à la fin : nul ne sait. Le même calcul que les règles rto-is-reached et rpo-is-reached.",
  },
  reads: ["rto", "rpo", "mtpd", "mttr", "failoverTime", "replicas", "redundancy", "restart", "backup", "replication"],
  parameters: {},
  example: {
    model: `
process pay "Pay" { criticality: vital; rto: 4h; rpo: 1h; uses shop }
process read "Read"
application shop "Shop" {
  module core "Core" { replicas: 1; mttr: 6h; runs on srv }
  store db "Database" { replicas: 1; mttr: 1h; backup: { every: 24h } }
}
node srv "Server" { type: server; mttr: 2h }
`,
    parameters: {},
  },

  run: (model: Model) => objectivesOf(readFailures(model)),

  tabulate: (all) => ({
    columns: [
      elementColumn,
      nameColumn,
      numbers("rto", "RTO (h)", "RTO (h)"),
      numbers("back-from", "Back after, at least (h)", "Revient après, au moins (h)"),
      numbers("back-to", "at most (h)", "au plus (h)"),
      words("rto-met", "RTO met", "RTO tenu"),
      words("slowest", "Slowest", "Le plus lent", "elements"),
      numbers("rpo", "RPO (h)", "RPO (h)"),
      numbers("loss-from", "Data lost, at least (h)", "Perte, au moins (h)"),
      numbers("loss-to", "at most (h)", "au plus (h)"),
      words("rpo-met", "RPO met", "RPO tenu"),
      words("lossiest", "Loses most", "Perd le plus", "elements"),
    ],
    rows: all.map(({ element, recovery, slowest, dataLoss, lossiest }) => [
      element.id,
      element.name,
      ...againstCells(recovery),
      idsOf(worst(slowest).map(named)),
      ...againstCells(dataLoss),
      idsOf(worst(lossiest).map(named)),
    ]),
  }),

  coverage: (all) => [
    {
      what: {
        en: "objectives of which it is known whether they are met",
        fr: "objectifs dont on sait s’ils sont tenus",
      },
      known: all.flatMap(asked).filter(({ met }) => met !== undefined).length,
      of: all.flatMap(asked).length,
    },
  ],
};

function asked({ recovery, dataLoss }: Objectives): readonly Against[] {
  return [recovery, dataLoss].filter(({ limit }) => limit !== undefined);
}

export function againstCells({ lower, upper, limit, met }: Against): readonly TableCell[] {
  return [limit ?? null, finite(lower), finite(upper), metWords(met)];
}

function finite(hours: number): number | null {
  return Number.isFinite(hours) ? hours : null;
}

export function metWords(met: boolean | undefined): TableCell {
  if (met === undefined) return null;
  return met ? { en: "yes", fr: "oui" } : { en: "no", fr: "non" };
}

/** Those that hold up most; of what nobody knows, what may. */
function worst(all: readonly Holding[]): readonly Holding["element"][] {
  const most = all[0]?.lower ?? 0;
  return all.filter(({ lower, upper }) => (most > 0 ? lower === most : upper > 0)).map(({ element }) => element);
}
