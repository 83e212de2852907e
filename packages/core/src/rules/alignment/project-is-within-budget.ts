import { type Amount, moneyOf, numberOf, wordOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { moneyWords, valueOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  readonly tolerance: number;
  readonly fromProgress: number;
}

export const projectIsWithinBudget: ElementRule<Parameters> = {
  id: "project-is-within-budget",
  title: { en: "Projects stay within their budget", fr: "Les projets restent dans leur budget" },
  rationale: {
    en: "What a project spends beyond its budget was promised to another one; the sooner it is seen, the cheaper.",
    fr: "Ce qu’un projet dépense au-delà de son budget était promis à un autre ; plus tôt on le voit, moins c’est cher.",
  },
  remedy: {
    en: "Reduce what is done, have more granted (`budget`), or stop; and bring `spent` and `progress` up to date.",
    fr: "Réduisez le contenu, faites accorder davantage (`budget`) ou arrêtez ; et mettez à jour `spent` et `progress`.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.8", "nist-800-53:SA-2"],
  reads: ["budget", "spent", "progress", "status"],
  parameters: {
    tolerance: {
      type: { kind: "percent" },
      name: { en: "Tolerance", fr: "Tolérance" },
      description: {
        en: "By how much of the budget the cost expected at the end may exceed it.",
        fr: "De quelle part du budget le coût prévu à la fin peut le dépasser.",
      },
      usual: 0.1,
    },
    fromProgress: {
      type: { kind: "percent" },
      name: { en: "From which progress", fr: "Dès quel avancement" },
      description: {
        en: "Progress from which the cost at the end is reckoned (spent / progress); before, it would be a guess.",
        fr: "Avancement à partir duquel le coût final est estimé (dépensé / avancement) ; avant, ce serait deviner.",
      },
      usual: 0.2,
    },
  },
  kinds: ["project"],
  examples: {
    passes: `project p "Rebuild" { budget: 100000 CHF; spent: 40000 CHF; progress: 42%; status: running }\nproject q "Next" { budget: 100000 CHF; status: planned }`,
    fails: `project p "Rebuild" { budget: 100000 CHF; spent: 120000 CHF; status: running }\nproject q "Move" { budget: 100000 CHF; spent: 60000 CHF; progress: 40%; status: running }\nproject r "Other money" { budget: 100000 EUR; spent: 120000 CHF; status: running }\nproject s "Early" { budget: 100000 CHF; spent: 20000 CHF; progress: 5%; status: running }`,
    finds: ["p", "q"],
    unsure: `project p "Rebuild" { budget: 100000 CHF; status: running }`,
    lacks: ["p.spent"],
  },

  judge(project, { parameters }) {
    const budget = moneyOf(project, "budget");
    if (budget === undefined) return undefined;
    const spent = moneyOf(project, "spent");
    if (spent === undefined) return wordOf(project, "status") === "running" ? lacks([project, "spent"]) : undefined;
    // Amounts in two currencies cannot be compared without a rate.
    if (spent.currency !== budget.currency) return undefined;
    const expected = expectedAtEnd(spent, numberOf(project, "progress"), parameters);
    if (spent.amount <= budget.amount && expected.amount <= budget.amount * (1 + parameters.tolerance)) return holds;
    return violated(() => {
      const [name, of, used, end] = [
        nameOf(project),
        valueOf(project, "budget"),
        moneyWords(spent),
        moneyWords(expected),
      ];
      return spent.amount > budget.amount
        ? {
            en: `${name.en} has spent ${used.en} of a budget of ${of.en}`,
            fr: `${name.fr} a dépensé ${used.fr} pour un budget de ${of.fr}`,
            values: [
              [project, "spent"],
              [project, "budget"],
            ],
          }
        : {
            en: `At this pace ${name.en} will cost ${end.en}; its budget is ${of.en}`,
            fr: `À ce rythme, ${name.fr} coûtera ${end.fr} ; son budget est de ${of.fr}`,
            values: [
              [project, "spent"],
              [project, "progress"],
              [project, "budget"],
            ],
          };
    });
  },
};

/** Estimate at completion by earned value: what is spent over the share of the work that is done. */
function expectedAtEnd(spent: Amount, progress: number | undefined, { fromProgress }: Parameters): Amount {
  if (progress === undefined || progress < fromProgress || progress <= 0) return spent;
  return { amount: spent.amount / progress, currency: spent.currency };
}
