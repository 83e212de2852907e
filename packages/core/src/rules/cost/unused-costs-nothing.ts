import { runningCostOf } from "../parts/costs.ts";
import { isPlanned } from "../parts/life.ts";
import { isTopApplication, neededApplications, needsRead } from "../parts/needed-applications.ts";
import { moneyWords, nameOf } from "../parts/sentence.ts";
import type { ModelRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const unusedCostsNothing: ModelRule = {
  id: "unused-costs-nothing",
  title: { en: "Every application that costs is used", fr: "Toute application qui coûte sert" },
  rationale: {
    en: "Money for an application that nobody needs is the first that can be saved.",
    fr: "L’argent d’une application dont personne n’a besoin est le premier à économiser.",
  },
  remedy: {
    en: "Write who uses it, or end it with its licences and contracts.",
    fr: "Écrivez qui l’utilise, ou mettez-y fin avec ses licences et contrats.",
  },
  severity: "warning",
  controls: ["nist-csf:ID.AM-05"],
  aliases: ["PAID-AND-UNUSED"],
  reads: [...needsRead, "annualCost", "billed", "licenceCost", "peopleCost", "contract", "lifecycle", "status"],
  examples: {
    passes: `process sell "Sell" { uses shop }\napplication shop "Shop" { annualCost: 1000 CHF }`,
    fails: `process sell "Sell" { uses shop }\napplication shop "Shop" { annualCost: 1000 CHF }\napplication old "Old" { annualCost: 9000 CHF }\napplication free "Free"`,
    finds: ["old"],
  },

  *survey(model, { today }) {
    let needed: ReadonlySet<number> | undefined;
    for (const application of model.elements({ kind: "application" })) {
      const cost = runningCostOf(application);
      if (cost === undefined || cost.amount === 0) continue;
      if (!isTopApplication(application) || isPlanned(application, today)) continue;
      needed ??= neededApplications(model);
      yield [
        application,
        needed.has(application.row)
          ? holds
          : violated(() => {
              const [name, money] = [nameOf(application), moneyWords(cost)];
              return {
                en: `${name.en} costs ${money.en} a year, and nothing says who needs it`,
                fr: `${name.fr} coûte ${money.fr} par an, et rien ne dit qui en a besoin`,
                values: [[application, "annualCost"]],
              };
            }),
      ];
    }
  },
};
