/** Words that the documents of drills and continuity share: limits, counts, money, days. */
import { dateOfDay } from "../base/dates.ts";
import { printMoney, printNumber } from "../base/quantity.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Element, Model } from "../model/model.ts";
import { printValue } from "../model/values.ts";
import { nameOf } from "../model/wording.ts";
import type { Against, Drill, Range } from "../simulation/answers.ts";
import { harmWords, rangeWords, subjectWords } from "../simulation/drill/words.ts";
import { type ReportCell, same } from "./simulation-report.ts";

/** What was asked, and whether it is met. */
export function limitCell({ limit, met }: Against): ReportCell {
  if (limit === undefined) return same("");
  const time = rangeWords({ lower: limit, upper: limit });
  const said = met === undefined ? verdicts.unknown : met ? verdicts.good : verdicts.bad;
  return {
    text: { en: `${time.en}: ${said.en}`, fr: `${time.fr} : ${said.fr}` },
    mark: met === undefined ? "unknown" : met ? "good" : "bad",
  };
}

const verdicts = {
  good: { en: "met", fr: "tenu" },
  bad: { en: "missed", fr: "manqué" },
  unknown: { en: "nobody can tell", fr: "nul ne sait" },
} as const satisfies Readonly<Record<string, Bilingual>>;

export function modelLine(model: Model): Bilingual {
  const header = model.header();
  return header === undefined ? same("") : nameOf(header);
}

/** `Fails: Geneva data centre. Harm: loss. For 3 days.` */
export function questionLine({ question }: Drill): Bilingual {
  const { fails, harm, lasts, times } = question;
  const what = harmWords(harm);
  const line = (language: "en" | "fr"): string => {
    const names = fails.map((one) => subjectWords(one)[language]).join(", ");
    const isFrench = language === "fr";
    const parts = [isFrench ? `Atteinte : ${what.fr}` : `Harm: ${what.en}`];
    if (names !== "") parts.unshift(isFrench ? `Tombe : ${names}` : `Fails: ${names}`);
    if (harm === "load") parts.push(isFrench ? `${times} fois la charge` : `${times} times the load`);
    if (lasts !== undefined) {
      const time = rangeWords({ lower: lasts, upper: lasts })[language];
      parts.push(isFrench ? `Pendant ${time}` : `For ${time}`);
    } else if (harm === "outage") parts.push(isFrench ? "Jusqu’à la réparation" : "Until it is repaired");
    return `${parts.join(". ")}.`;
  };
  return { en: line("en"), fr: line("fr") };
}

export function moreWords({ en, fr }: Bilingual, hasMore: boolean): Bilingual {
  return hasMore ? { en: `${en} and more`, fr: `${fr} et d’autres` } : { en, fr };
}

export function listWords(elements: readonly Element[]): Bilingual {
  return {
    en: elements.map((one) => one.nameIn("en")).join(", "),
    fr: elements.map((one) => one.nameIn("fr")).join(", "),
  };
}

export function statedWords(element: Element, key: string): Bilingual {
  const value = element.get(key);
  return value === undefined ? same("") : { en: printValue(value, "en"), fr: printValue(value, "fr") };
}

export function observedWords(hours: number | undefined): Bilingual {
  return hours === undefined ? same("") : rangeWords({ lower: hours, upper: hours });
}

export function dayWords(day: number | undefined): Bilingual {
  return same(day === undefined ? "" : (dateOfDay(day) ?? ""));
}

/** Whole items, `2,700`, `2,700 or more`. */
export function countWords(range: Range): Bilingual {
  return amountWords(range, (count, language) => printNumber(Math.round(count), language));
}

export function moneyWords(range: Range, currency: string): Bilingual {
  return amountWords(range, (amount, language) =>
    printMoney({ amount: Math.round(amount), currency, text: "" }, language),
  );
}

function amountWords({ lower, upper }: Range, shown: (amount: number, language: "en" | "fr") => string): Bilingual {
  if (lower === upper) return { en: shown(lower, "en"), fr: shown(lower, "fr") };
  if (upper < Infinity)
    return {
      en: `${shown(lower, "en")} to ${shown(upper, "en")}`,
      fr: `${shown(lower, "fr")} à ${shown(upper, "fr")}`,
    };
  if (lower === 0) return { en: "unknown", fr: "inconnu" };
  return { en: `${shown(lower, "en")} or more`, fr: `${shown(lower, "fr")} ou plus` };
}
