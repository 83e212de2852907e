/** Conditions on what is computed: life cycle on the day, age, risk, counts of relationships; the computations of the lenses. */
import type { Model } from "../../model/model.ts";
import { sourceOf } from "../../views/lens/computed.ts";
import type { LensSource } from "../../views/lens/source.ts";
import type { Reading } from "../../views/lens/value.ts";
import { insideOf } from "../../views/parts/inside.ts";
import { localeOf } from "../positions.ts";
import { fold } from "../fold.ts";
import { type AttributeCondition, holds } from "./attribute-test.ts";
import { isPresence, NO, type QuerySetting, type Report, type Test, UNKNOWN, type Verdict, YES } from "./test.ts";

/** The test of a condition on a computed figure. */
export function figureTest(
  model: Model,
  condition: AttributeCondition,
  setting: QuerySetting,
  report: Report,
): Test | undefined {
  const read = figureOf(model, condition.key, setting);
  if (read === undefined) return undefined;
  const { key, comparison, values } = condition;
  const numbers = values.map(({ text }) => numberOf(text));
  const words = values.map(({ text }) => fold(text).trim());
  if (comparison !== ":" && numbers[0] === undefined) {
    report("query-value", { key, found: values[0]?.text ?? "" });
    return () => NO;
  }
  return (row) => {
    const figure = read(row);
    if (figure === "not-asked") return NO;
    if (figure === undefined)
      return values.some((value) => isPresence(value) && value.text !== "any")
        ? YES
        : values.every(isPresence)
          ? NO
          : UNKNOWN;
    if (comparison === ":" && values.some((value) => isPresence(value) && value.text === "any")) return YES;
    return judged(figure, comparison, numbers, words);
  };
}

function judged(
  figure: Reading,
  comparison: AttributeCondition["comparison"],
  numbers: readonly (number | undefined)[],
  words: readonly string[],
): Verdict {
  if (comparison !== ":") {
    const bound = numbers[0] ?? Number.NaN;
    return figure.kind === "number" && holds(figure.number - bound, comparison) ? YES : NO;
  }
  if (figure.kind === "number") return numbers.includes(figure.number) || words.includes(fold(figure.text)) ? YES : NO;
  const own = figure.kind === "name" ? fold(figure.key) : fold(figure.text);
  return words.includes(own) || words.includes(fold(figure.text)) ? YES : NO;
}

/** A number or percent as written in a search. */
function numberOf(text: string): number | undefined {
  const found = /^([+-]?\d+(?:\.\d+)?)(%?)$/.exec(text.trim());
  if (found === null) return undefined;
  return found[2] === "%" ? Number(found[1]) / 100 : Number(found[1]);
}

/** Reads a computed figure of rows; "not-asked" where the question makes no sense. */
export function figureOf(
  model: Model,
  key: string,
  { language, today }: Pick<QuerySetting, "language" | "today">,
): ((row: number) => Reading | "not-asked" | undefined) | undefined {
  const source = sourceOf(key, { model, language: localeOf(language), today, elements: [] });
  if (source === undefined) return undefined;
  const known = new Map<number, Reading | "not-asked" | undefined>();
  return (row) => {
    if (known.has(row)) return known.get(row);
    const reading = readingOf(source, model, row);
    known.set(row, reading);
    return reading;
  };
}

function readingOf(source: LensSource, model: Model, row: number): Reading | "not-asked" | undefined {
  const element = model.at(row);
  if (!source.asks(element)) return "not-asked";
  if (source.count === undefined) return source.read(element);
  const number = source.count(new Set([row, ...insideOf(element).map((one) => one.row)]));
  return number === undefined ? undefined : { kind: "number", number, unit: { kind: "plain" }, text: String(number) };
}
