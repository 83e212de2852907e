/** Figures of simulations as people read them: lengths of time, bounds, shares with as many digits as tell them apart. */
import type { AgainstAnswer, ProbabilityAnswer, RangeAnswer } from "@orrery/core/answers/simulate-answers";
import { ENDLESS } from "@orrery/core/answers/simulate-endless";
import type { Language, Say } from "../../messages/messages.ts";
import type { simulateTexts } from "./simulate-texts.ts";

type Text = Say<keyof typeof simulateTexts.en>;

/** Narrow no-break space between a number and its unit. */
const THIN = "\u202f";

interface Unit {
  readonly hours: number;
  readonly name: Readonly<Record<Language, string>>;
}

const units: readonly Unit[] = [
  { hours: 24 * 365.2425, name: { en: "y", fr: "ans" } },
  { hours: 24, name: { en: "d", fr: "j" } },
  { hours: 1, name: { en: "h", fr: "h" } },
  { hours: 1 / 60, name: { en: "min", fr: "min" } },
  { hours: 1 / 3600, name: { en: "s", fr: "s" } },
];

/** "4 h", "2 d 6 h", "12 min", "8 ms": the two greatest units at most. From ten days on only days, up to two days hours alone. */
export function sayHours(hours: number, language: Language): string {
  if (!Number.isFinite(hours)) return "∞";
  const amount = Math.abs(hours);
  const sign = hours < 0 ? "−" : "";
  if (amount === 0) return `0${THIN}h`;
  if (amount < 1 / 3600) return `${sign}${digits(amount * 3_600_000, 2, language)}${THIN}ms`;
  const unit = unitFor(amount);
  const whole = unit.hours;
  const next = units[units.indexOf(unit) + 1];
  if (next === undefined || unit.hours > 24 || amount / whole >= 10)
    return `${sign}${digits(amount / whole, 3, language)}${THIN}${unit.name[language]}`;
  const parts = Math.round(amount / next.hours);
  const per = Math.round(whole / next.hours);
  const [first, second] = [Math.floor(parts / per), parts % per];
  const written = [
    ...(first === 0 ? [] : [`${first}${THIN}${unit.name[language]}`]),
    ...(second === 0 ? [] : [`${second}${THIN}${next.name[language]}`]),
  ];
  return sign + written.join(" ");
}

function unitFor(amount: number): Unit {
  const found = units.find(({ hours }) => amount >= hours * (1 - 1e-9)) ?? units.at(-1);
  const day = units[1];
  // Targets are in hours: a day and a half is read as 36 h.
  const isFew = found === day && amount < 96 && day !== undefined;
  return (isFew ? units[2] : found) ?? { hours: 1, name: { en: "h", fr: "h" } };
}

function digits(value: number, most: number, language: Language): string {
  return new Intl.NumberFormat(language, { maximumSignificantDigits: most }).format(value);
}

/** Hours from the start, for axes and players: "0", "4 h", "1 d 12 h". */
export function sayMoment(hours: number, language: Language): string {
  return hours === 0 ? "0" : sayHours(hours, language);
}

/** `endless`: what is said of what is surely without end. */
export function sayRange(
  range: RangeAnswer,
  say: (value: number) => string,
  text: Text,
  endless: "range.never" | "range.all" = "range.never",
): string {
  const { lower, upper } = range;
  if (lower >= ENDLESS) return text(endless);
  if (upper === null) return lower <= 0 ? text("range.unknown") : text("range.atLeast", { value: say(lower) });
  const [from, to] = [say(lower), say(upper)];
  if (lower === upper || from === to) return to;
  return lower <= 0 ? text("range.atMost", { value: to }) : text("range.between", { from, to });
}

export function sayHoursRange(range: RangeAnswer, language: Language, text: Text): string {
  return sayRange(range, (value) => sayHours(value, language), text);
}

/** Hours of data: without end is everything. */
export function sayLoss(range: RangeAnswer, language: Language, text: Text): string {
  return sayRange(range, (value) => sayHours(value, language), text, "range.all");
}

export type Met = "yes" | "no" | "unknown" | "none";

export function metOf({ limit, met }: Pick<AgainstAnswer, "limit" | "met">): Met {
  if (limit === null) return "none";
  return met === null ? "unknown" : met ? "yes" : "no";
}

/** "99.2422 %": as many digits as the part that is missing to the whole needs, and never rounded up to it. */
export function sayAvailability(value: number, language: Language, complement: number = 1 - value): string {
  const lost = complement * 100;
  const places = lost <= 0 ? 0 : Math.min(14, Math.max(1, 3 - Math.floor(Math.log10(lost))));
  const format = new Intl.NumberFormat(language, { minimumFractionDigits: 0, maximumFractionDigits: places });
  return `${format.format(100 - lost)}${THIN}%`;
}

export function sayProbability(probability: ProbabilityAnswer, language: Language, text: Text): string {
  const { result, value, complement, lower, upper } = probability;
  if (result === "exact" || lower === upper) return sayAvailability(value, language, complement);
  const [from, to] = [sayAvailability(lower, language), sayAvailability(upper, language)];
  if (lower <= 0 && upper >= 1) return text("range.unknown");
  if (lower <= 0) return text("range.atMost", { value: to });
  if (upper >= 1) return text("range.atLeast", { value: from });
  return text("range.between", { from, to });
}

/** "0.0013", "4.2e-9" as people write it. */
export function sayShare(value: number, language: Language): string {
  if (value === 0) return "0";
  if (Math.abs(value) >= 1e-4) return digits(value, 3, language);
  return value
    .toExponential(2)
    .replace("e-", `${THIN}×${THIN}10⁻`)
    .replace(/10⁻(\d+)/, (_, power: string) => `10⁻${raised(power)}`)
    .replace(".", language === "fr" ? "," : ".");
}

function raised(power: string): string {
  return Array.from(power, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)] ?? "").join("");
}

export function sayPercent(share: number, language: Language): string {
  return `${new Intl.NumberFormat(language, { maximumSignificantDigits: 3 }).format(share * 100)}${THIN}%`;
}

export function sayMoney(amount: number, currency: string, language: Language): string {
  return new Intl.NumberFormat(language === "fr" ? "fr-CH" : "en-GB", {
    style: "currency",
    currency,
    currencyDisplay: "code",
    maximumFractionDigits: 0,
    maximumSignificantDigits: Math.max(3, String(Math.round(Math.abs(amount))).length > 6 ? 3 : 6),
  }).format(amount);
}

/** Items a second as items of the unit in which they are easily counted. */
export function sayRate(perSecond: number, language: Language): string {
  if (perSecond === 0) return `0/s`;
  if (perSecond >= 0.1) return `${digits(perSecond, 3, language)}/s`;
  if (perSecond * 60 >= 0.1) return `${digits(perSecond * 60, 3, language)}/min`;
  if (perSecond * 3600 >= 0.1) return `${digits(perSecond * 3600, 3, language)}/h`;
  return `${digits(perSecond * 86_400, 3, language)}/${language === "fr" ? "j" : "d"}`;
}

/** Bits a second: "480 kbit/s". */
export function sayBits(perSecond: number, language: Language): string {
  const [unit, size] = bitUnits.find(([, from]) => perSecond >= from) ?? ["bit/s", 1];
  return `${digits(perSecond / size, 3, language)}${THIN}${unit}`;
}

const bitUnits: readonly (readonly [unit: string, size: number])[] = [
  ["Tbit/s", 1e12],
  ["Gbit/s", 1e9],
  ["Mbit/s", 1e6],
  ["kbit/s", 1e3],
];

/** Hours as an address says them: no more digits than anybody means. */
export function writeHours(hours: number): string {
  return String(Number(hours.toPrecision(12)));
}
