import type { Element } from "../../model/model.ts";
import { printNumber } from "../../base/quantity.ts";
import { moneyOf } from "../../model/read.ts";
import { isOver } from "../parts/projects.ts";
import { nameOf } from "../../model/wording.ts";
import { valueOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { type Account, holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  readonly years: number;
}

export const projectPaysBack: ElementRule<Parameters> = {
  id: "project-pays-back",
  title: { en: "Projects bring more than they cost", fr: "Les projets rapportent plus qu’ils ne coûtent" },
  rationale: {
    en: "A project that does not pay back must be wanted for another reason, and somebody must say which.",
    fr: "Un projet qui ne se rembourse pas doit être voulu pour une autre raison, et quelqu’un doit dire laquelle.",
  },
  remedy: {
    en: "Reduce the budget, raise the benefit, or write in its description why it is done all the same.",
    fr: "Réduisez le budget, augmentez le gain, ou écrivez dans sa description pourquoi il se fait quand même.",
  },
  severity: "info",
  controls: ["nist-800-53:SA-2"],
  aliases: ["NO-PAYBACK"],
  reads: ["budget", "benefit", "npv", "status", "contains"],
  parameters: {
    years: {
      type: { kind: "number", minimum: 0 },
      name: { en: "Years", fr: "Années" },
      description: {
        en: "Within how many years the yearly benefit must cover the budget.",
        fr: "En combien d’années le gain annuel doit couvrir le budget.",
      },
      usual: 5,
    },
  },
  kinds: ["project"],
  examples: {
    passes: `project p "Rebuild" { budget: 1900000 CHF; benefit: 640000 CHF/y }\nproject q "Sale" { budget: 10000 CHF; benefit: 20000 CHF }`,
    fails: `project p "Rebuild" { budget: 1900000 CHF; benefit: 100000 CHF/y }\nproject q "Sale" { budget: 30000 CHF; benefit: 20000 CHF }\nproject r "Value" { budget: 30000 CHF; npv: -5000 CHF }\nproject s "Other money" { budget: 30000 CHF; benefit: 20000 EUR }\nproject done "Done" { status: done; budget: 30000 CHF; benefit: 2 CHF }`,
    finds: ["p", "q", "r"],
    unsure: `project p "Rebuild" { budget: 1900000 CHF }`,
    lacks: ["p.benefit"],
  },

  judge(project, { parameters }) {
    if (isOver(project)) return undefined;
    const [budget, npv] = [moneyOf(project, "budget"), moneyOf(project, "npv")];
    if (npv !== undefined) return npv.amount >= 0 ? holds : violated(() => worthless(project));
    if (budget === undefined) return undefined;
    const value = project.get("benefit");
    const benefit = moneyOf(project, "benefit");
    if (benefit === undefined) return lacks([project, "benefit"]);
    if (benefit.currency !== budget.currency) return undefined;
    const isYearly = value?.kind === "money" && value.yearly !== undefined;
    const enough = isYearly ? benefit.amount * parameters.years : benefit.amount;
    return enough >= budget.amount
      ? holds
      : violated(() => tooDear(project, isYearly ? budget.amount / benefit.amount : undefined));
  },
};

function worthless(project: Element): Account {
  const [name, npv] = [nameOf(project), valueOf(project, "npv")];
  return {
    en: `The net present value of ${name.en} is ${npv.en}`,
    fr: `La valeur actuelle nette de ${name.fr} est de ${npv.fr}`,
    values: [[project, "npv"]],
  };
}

function tooDear(project: Element, years: number | undefined): Account {
  const [name, budget, benefit] = [nameOf(project), valueOf(project, "budget"), valueOf(project, "benefit")];
  const rounded = years === undefined || !Number.isFinite(years) ? undefined : Math.round(years * 10) / 10;
  const after =
    rounded === undefined
      ? { en: "", fr: "" }
      : {
          en: `; it pays back after ${printNumber(rounded, "en")} years`,
          fr: ` ; il se rembourse en ${printNumber(rounded, "fr")} ans`,
        };
  return {
    en: `${name.en} costs ${budget.en} and brings ${benefit.en}${after.en}`,
    fr: `${name.fr} coûte ${budget.fr} et rapporte ${benefit.fr}${after.fr}`,
    values: [
      [project, "budget"],
      [project, "benefit"],
    ],
  };
}
