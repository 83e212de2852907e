import { runningCostOf } from "../parts/costs.ts";
import { isTopApplication, neededApplications, needsRead } from "../parts/needed-applications.ts";
import { isPlanned } from "../parts/life.ts";
import { nameOf } from "../../model/wording.ts";
import { moneyWords } from "../parts/sentence.ts";
import type { ModelRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const applicationIsNeeded: ModelRule = {
  id: "application-is-needed",
  title: {
    en: "Every application serves a need",
    fr: "Chaque application répond à un besoin",
  },
  rationale: {
    en: "What no process, service, capability or person uses, and what feeds nothing that is used, costs money without anybody missing it.",
    fr: "Ce qu’aucun processus, service, capacité ni personne n’utilise, et qui n’alimente rien d’utilisé, coûte sans manquer à personne.",
  },
  remedy: {
    en: "Write who uses it (`process uses application`, `application realizes capability`); if nobody does, plan its end.",
    fr: "Écrivez qui l’utilise (`processus uses application`, `application realizes capacité`) ; si personne, prévoyez sa fin.",
  },
  severity: "warning",
  controls: ["nist-csf:ID.AM-05", "iso27001:A.5.9"],
  aliases: ["ORPHAN-APPLICATION", "PAID-AND-UNUSED"],
  reads: [...needsRead, "annualCost", "billed", "licenceCost", "peopleCost", "contract", "lifecycle", "status"],
  examples: {
    passes: `process sell "Sell" { uses shop }
application shop "Shop" { uses mail }
application mail "Mail gateway"
application erp "ERP" { module stock "Stock" { -> shop } }
application next "Next shop" { status: planned }`,
    fails: `process sell "Sell" { uses shop }
application shop "Shop" { -> archive }
application archive "Archive" { -> copy }
application copy "Copy of the archive"
node vm "Server"
copy runs on vm
service tracking "Tracking"
application track "Tracker" { performs tracking }`,
    finds: ["archive", "copy"],
  },

  *survey(model, { today }) {
    const needed = neededApplications(model);
    for (const application of model.elements({ kind: "application" })) {
      if (!isTopApplication(application) || isPlanned(application, today)) continue;
      yield [
        application,
        needed.has(application.row)
          ? holds
          : violated(() => {
              const name = nameOf(application);
              const cost = runningCostOf(application);
              const money = cost === undefined || cost.amount === 0 ? undefined : moneyWords(cost);
              return {
                en: `No process, service, capability or person needs ${name.en}, nor anything that it feeds${money === undefined ? "" : `; it costs ${money.en} a year`}`,
                fr: `Aucun processus, service, capacité ni personne n’a besoin de ${name.fr}, ni de ce qui en dépend${money === undefined ? "" : ` ; coût : ${money.fr} par an`}`,
                ...(money === undefined ? {} : { values: [[application, "annualCost"] as const] }),
              };
            }),
      ];
    }
  },
};
