/** An improvement as a report: what is asked for, what is proposed, how sure that is. */
import { printMoney, printNumber } from "../base/quantity.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Model } from "../model/model.ts";
import { nameOf } from "../model/wording.ts";
import type { Improvement, ImprovementOption, TargetOutcome } from "../simulation/answers.ts";
import { subjectName } from "../model/subject.ts";
import { rangeWords } from "../simulation/drill/words.ts";
import { type Report, type ReportBlock, type ReportCell, same } from "./simulation-report.ts";

export function improvementReport(improvement: Improvement, model: Model): Report {
  const { chosen, options, outOfReach } = improvement;
  const others = options.filter((one) => !chosen.includes(one));
  const header = model.header();
  return {
    title: { en: "Improvements", fr: "Améliorations" },
    about: header === undefined ? [] : [nameOf(header)],
    sections: [
      {
        title: { en: "Proposal", fr: "Proposition" },
        blocks: [
          { kind: "paragraph", text: verdictWords(improvement) },
          ...(chosen.length === 0 ? [] : [optionTable(improvement, chosen)]),
        ],
      },
      { title: { en: "Targets", fr: "Cibles" }, blocks: [outcomeTable(improvement.before, improvement.after)] },
      ...(outOfReach.length === 0
        ? []
        : [
            {
              title: {
                en: "Out of reach with what is offered, or not decided by what is said",
                fr: "Hors de portée de ce qui est proposé, ou non décidé par ce qui est dit",
              },
              blocks: [{ kind: "list" as const, items: outOfReach.map(outcomeWords) }],
            },
          ]),
      ...(others.length === 0
        ? []
        : [
            {
              title: { en: "Also possible", fr: "Également possible" },
              blocks: [optionTable(improvement, others)],
            },
          ]),
    ],
  };
}

/** How the search ended, in a sentence with its figures. */
export function verdictWords(improvement: Improvement): Bilingual {
  const { result, sum, bound, budget, outOfReach } = improvement;
  const which: Bilingual =
    outOfReach.length === 0
      ? { en: "the targets", fr: "les cibles" }
      : { en: "the targets that can be reached", fr: "les cibles qui peuvent l’être" };
  const amount = (value: number): Bilingual => sumWords(improvement, value);
  switch (result) {
    case "met":
      return { en: "All targets are met as it is", fr: "Toutes les cibles sont atteintes en l’état" };
    case "optimal":
      return {
        en: `${amount(sum).en}, and nothing less reaches ${which.en} (proved)`,
        fr: `${amount(sum).fr}, et rien de moins n’atteint ${which.fr} (prouvé)`,
      };
    case "feasible":
      return {
        en: `${amount(sum).en} reaches ${which.en}; whether less would do is not proved, less than ${amount(bound).en} would not`,
        fr: `${amount(sum).fr} atteint ${which.fr} ; que moins suffise n’est pas exclu, moins de ${amount(bound).fr} ne suffirait pas`,
      };
    case "over-budget":
      return {
        en: `At least ${amount(bound).en} is needed, above the budget of ${amount(budget ?? 0).en}`,
        fr: `Il faut au moins ${amount(bound).fr}, plus que le budget de ${amount(budget ?? 0).fr}`,
      };
    case "infeasible":
      return {
        en: "Not even everything that is offered reaches a target",
        fr: "Même tout ce qui est proposé n’atteint aucune cible",
      };
    case "unknown":
      return { en: "Nothing found within the limits", fr: "Rien trouvé dans les limites données" };
  }
}

function sumWords({ by, currency }: Improvement, value: number): Bilingual {
  if (by === "changes") {
    const count = Math.ceil(value - 1e-9);
    return {
      en: `${count} ${count === 1 ? "change" : "changes"}`,
      fr: `${count} ${count < 2 ? "changement" : "changements"}`,
    };
  }
  return moneyWords(value, currency);
}

function moneyWords(value: number, currency: string | undefined): Bilingual {
  const print = (locale: "en" | "fr"): string =>
    currency === undefined ? printNumber(value, locale) : printMoney({ amount: value, currency, text: "" }, locale);
  return { en: `${print("en")} a year`, fr: `${print("fr")} par an` };
}

function optionTable(improvement: Improvement, options: readonly ImprovementOption[]): ReportBlock {
  return {
    kind: "table",
    columns: [
      { name: { en: "Change", fr: "Changement" } },
      { name: { en: "To write", fr: "À écrire" } },
      { name: { en: "Cost", fr: "Coût" }, isNumeric: true },
      { name: { en: "Cost from", fr: "Coût tiré de" } },
    ],
    rows: options.map((one) => [
      one.says,
      same(one.writes.map(({ key, text }) => `${key}: ${text}`).join("; ")),
      one.cost === undefined
        ? { text: { en: "unknown", fr: "inconnu" }, mark: "unknown" }
        : moneyWords(one.cost, improvement.currency),
      costFromWords(one.costFrom),
    ]),
  };
}

function costFromWords(from: ImprovementOption["costFrom"]): Bilingual {
  switch (from) {
    case "stated":
      return { en: "the model", fr: "le modèle" };
    case "told":
      return { en: "the question", fr: "la question" };
    case "one-more-of-the-same":
      return { en: "one more of the same", fr: "un de plus du même" };
    case undefined:
      return same("");
  }
}

function outcomeTable(before: readonly TargetOutcome[], after: readonly TargetOutcome[]): ReportBlock {
  return {
    kind: "table",
    columns: [
      { name: { en: "Of", fr: "De" } },
      { name: { en: "Target", fr: "Cible" } },
      { name: { en: "Today", fr: "Aujourd’hui" }, isNumeric: true },
      { name: { en: "Then", fr: "Ensuite" }, isNumeric: true },
    ],
    rows: before.map((one, at) => [
      nameOf(one.element),
      targetWords(one),
      outcomeCell(one),
      after[at] === undefined ? same("") : outcomeCell(after[at]),
    ]),
  };
}

function outcomeCell(one: TargetOutcome): ReportCell {
  return { text: valueWords(one), mark: one.met === undefined ? "unknown" : one.met ? "good" : "bad" };
}

/** What is reached of a target, and what would have to be stated to know more. */
export function outcomeWords(one: TargetOutcome): Bilingual {
  const [name, target, value] = [nameOf(one.element), targetWords(one), valueWords(one)];
  const missing = one.missing.slice(0, MOST_MISSING).map(([of, key]) => `${subjectName(of)}.${key}`);
  const more = one.missing.length - missing.length;
  const list = `${missing.join(", ")}${more > 0 ? ` + ${more}` : ""}`;
  const [en, fr] = missing.length === 0 ? ["", ""] : [` (to be stated: ${list})`, ` (à énoncer : ${list})`];
  return { en: `${name.en}, ${target.en}: ${value.en}${en}`, fr: `${name.fr}, ${target.fr} : ${value.fr}${fr}` };
}

/** What is missing is a list of its own elsewhere (`orrery availability`); here it is a hint. */
const MOST_MISSING = 4;

export function targetWords({ target, limit }: TargetOutcome): Bilingual {
  if (target !== "availability") {
    const hours = rangeWords({ lower: limit, upper: limit });
    const name = target.toUpperCase();
    return { en: `${name} ${hours.en}`, fr: `${name} ${hours.fr}` };
  }
  const share = shareWords(limit);
  return { en: `availability ${share.en}`, fr: `disponibilité ${share.fr}` };
}

/** What is reached, between its bounds. */
export function valueWords({ target, value: { lower, upper } }: TargetOutcome): Bilingual {
  if (target !== "availability") return rangeWords({ lower, upper });
  const [least, most] = [shareWords(lower), shareWords(upper)];
  if (least.en === most.en) return least;
  return { en: `${least.en} to ${most.en}`, fr: `de ${least.fr} à ${most.fr}` };
}

/** A share with as many digits as tell it from 1. */
function shareWords(share: number): Bilingual {
  const gap = 1 - share;
  const digits = gap <= 0 ? 0 : Math.min(10, Math.max(2, Math.ceil(-Math.log10(gap * 100)) + 2));
  const text = String(Number((share * 100).toFixed(digits)));
  return { en: `${text} %`, fr: `${text.replace(".", ",")} %` };
}
