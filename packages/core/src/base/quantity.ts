/**
 * Quantities: numbers with units, read exactly, converted exactly, compared inside one dimension.
 *
 * Every dimension has one base unit (factor 1): second, one per second, fraction per year, byte, bit per second, square metre,
 * watt, watt hour. Factors are ratios of whole numbers and an amount is rounded once, at the end, so `60min` and `1h` or `0.7h` and `42min`
 * have the same amount. A month and a year are those of the Gregorian calendar on average: 365.2425 days a year, a twelfth of it a month.
 * Growth converts linearly (2%/mo is 24%/y), as a plan states it; it is not compounded.
 *
 * Numbers are written `1200`, `1_200`, `1'200`, `0.25` or `1.5e6`: a point before decimals, groups of three between `_` or `'`.
 */
import { compare } from "./compare.ts";
import { closest } from "./suggest.ts";

/** Physical dimensions; the same words as `Dimension` of the metamodel. */
export type QuantityDimension = "duration" | "rate" | "growth" | "size" | "bandwidth" | "area" | "power" | "energy";

/** A number with a unit. `amount` is in the base unit of the dimension, `unit` the canonical unit that was written, `text` what was written. */
export interface Quantity {
  readonly dimension: QuantityDimension;
  readonly amount: number;
  readonly unit: string;
  readonly text: string;
}

/** Money as written; `yearly` is there when `per` is: the amount of one year, for comparing and adding up. */
export interface Money {
  readonly amount: number;
  /** ISO 4217 code. */
  readonly currency: string;
  /** Canonical unit of duration: `y` in `480000 CHF/y`. */
  readonly per?: string;
  readonly yearly?: number;
  readonly text: string;
}

/** Why a text is not the number, quantity or money that was expected. */
export interface QuantityProblem {
  readonly code:
    | "not-a-number"
    | "decimal-comma"
    | "missing-unit"
    | "unknown-unit"
    | "wrong-unit"
    | "unknown-currency"
    | "out-of-range";
  /** The unit that was found, empty if none. */
  readonly unit: string;
  /** Units that are possible, as a list for a reader. */
  readonly units: string;
  /** Dimension the unit found belongs to, for `wrong-unit`. */
  readonly dimension?: QuantityDimension;
  /** The whole text, mended, when that is likely to be what was meant. */
  readonly suggestion?: string;
}

export type QuantityReading = { readonly quantity: Quantity } | { readonly problem: QuantityProblem };
export type MoneyReading = { readonly money: Money } | { readonly problem: QuantityProblem };
export type NumberReading = { readonly number: number } | { readonly problem: QuantityProblem };

/** Locales in which quantities are written for people. */
export type Locale = "en" | "fr";

/** Reads a bare number: `1200`, `-0.5`, `1.5e6`, `1_000_000`. */
export function readNumber(text: string): NumberReading {
  const scanned = scan(text);
  if (scanned === undefined) return { problem: malformed(text, "") };
  if (scanned.rest !== "") return { problem: numberProblem(scanned, "") };
  const number = scaled(scanned, 1, 1);
  return number === undefined ? { problem: tooLarge("") } : { number };
}

/** Reads a percentage, `93%` or `99.95 %`, as a fraction (0.93). A bare number is a problem whose suggestion adds the sign. */
export function readPercent(text: string): NumberReading {
  const scanned = scan(text);
  if (scanned === undefined) return { problem: malformed(text, "%") };
  if (scanned.rest === "%") {
    const number = scaled(scanned, 1, 100);
    return number === undefined ? { problem: tooLarge("%") } : { number };
  }
  if (scanned.rest !== "") return { problem: numberProblem(scanned, "%") };
  return { problem: { code: "missing-unit", unit: "", units: "%", suggestion: `${percentMeant(scanned)}%` } };
}

/** Reads a number with a unit of the dimension. A bare zero needs no unit. */
export function readQuantity(text: string, dimension: QuantityDimension): QuantityReading {
  const scanned = scan(text);
  if (scanned === undefined) return { problem: malformed(text, unitList(dimension)) };
  if (scanned.rest === "") {
    if (Number(scanned.digits) === 0) return { quantity: { dimension, amount: 0, unit: ZERO_UNITS[dimension], text } };
    return { problem: { code: "missing-unit", unit: "", units: unitList(dimension) } };
  }
  const unit = unitOf(scanned.rest, dimension);
  if (unit === undefined) return { problem: unitProblem(scanned, dimension) };
  const amount = scaled(scanned, unit.numerator, unit.denominator);
  return amount === undefined
    ? { problem: tooLarge(unitList(dimension)) }
    : { quantity: { dimension, amount, unit: unit.id, text } };
}

/** Reads a number with a unit of whatever dimension the unit belongs to; `undefined` when it is none. */
export function readAnyQuantity(text: string): Quantity | undefined {
  const scanned = scan(text);
  if (scanned === undefined || scanned.rest === "") return undefined;
  const unit = SPELLINGS.get(scanned.rest);
  if (unit === undefined) return undefined;
  const amount = scaled(scanned, unit.numerator, unit.denominator);
  return amount === undefined ? undefined : { dimension: unit.dimension, amount, unit: unit.id, text };
}

/** Reads an amount of money: a number, an ISO 4217 code, and `/` with a unit of duration if it recurs: `480000 CHF/y`. */
export function readMoney(text: string): MoneyReading {
  const scanned = scan(text);
  if (scanned === undefined) return { problem: malformedMoney(text) };
  if (scanned.rest === "") return { problem: { code: "missing-unit", unit: "", units: MONEY_UNITS } };
  const slash = scanned.rest.indexOf("/");
  const currency = slash < 0 ? scanned.rest : scanned.rest.slice(0, slash);
  if (!CURRENCIES.has(currency)) return { problem: currencyProblem(scanned, currency) };
  const amount = scaled(scanned, 1, 1);
  if (amount === undefined) return { problem: tooLarge(MONEY_UNITS) };
  if (slash < 0) return { money: { amount, currency, text } };
  const period = unitOf(scanned.rest.slice(slash + 1), "duration");
  if (period === undefined) return { problem: periodProblem(scanned, currency, scanned.rest.slice(slash + 1)) };
  const yearly = scaled(scanned, YEAR_SECONDS * period.denominator, period.numerator);
  if (yearly === undefined) return { problem: tooLarge(MONEY_UNITS) };
  return { money: { amount, currency, per: period.id, yearly, text } };
}

/** Order of two quantities, `undefined` when their dimensions differ. */
export function compareQuantities(a: Quantity, b: Quantity): number | undefined {
  return a.dimension === b.dimension ? compare(a.amount, b.amount) : undefined;
}

/** Order of two amounts of money, `undefined` when currencies differ or only one of them recurs. */
export function compareMoney(a: Money, b: Money): number | undefined {
  if (a.currency !== b.currency) return undefined;
  if (a.yearly !== undefined && b.yearly !== undefined) return compare(a.yearly, b.yearly);
  return a.per === b.per ? compare(a.amount, b.amount) : undefined;
}

/** A number of one unit in another one of the same dimension, `undefined` when there is no such pair; rounded once. */
export function convert(number: number, from: string, to: string, dimension: QuantityDimension): number | undefined {
  const source = unitOf(from, dimension);
  const target = unitOf(to, dimension);
  if (source === undefined || target === undefined) return undefined;
  return scaledBy(number, [source.numerator, target.denominator], [source.denominator, target.numerator]);
}

/**
 * An amount in the base unit as a number of the given unit, `undefined` when the dimension has no such unit. Of the numbers that have this
 * amount it is the one of fifteen digits if there is one, so that what was written as `342373J` comes back as that.
 */
export function inUnit(amount: number, unit: string, dimension: QuantityDimension): number | undefined {
  const target = unitOf(unit, dimension);
  const exact = target === undefined ? undefined : scaledBy(amount, [target.denominator], [target.numerator]);
  if (target === undefined || exact === undefined) return undefined;
  const short = Number(exact.toPrecision(15));
  return scaledBy(short, [target.numerator], [target.denominator]) === amount ? short : exact;
}

/** Canonical text of an amount in the base unit, in the given unit of the dimension: `4h`, `900/d`. */
export function writeQuantity(amount: number, unit: string, dimension: QuantityDimension): string | undefined {
  const number = inUnit(amount, unit, dimension);
  return number === undefined ? undefined : `${writeNumber(number)}${unitOf(unit, dimension)?.id ?? unit}`;
}

/** Canonical text of a number: as the language reads it, without `+` in the exponent. */
export function writeNumber(number: number): string {
  return String(number).replace("e+", "e");
}

/** A quantity for people, in the unit it was written in: `64 GiB`, `64 Gio`; `900/day`, `900/jour`; `30%/year`, `30 %/an`. */
export function printQuantity(quantity: Quantity, locale: Locale): string {
  const number = inUnit(quantity.amount, quantity.unit, quantity.dimension) ?? quantity.amount;
  const digits = printNumber(number, locale);
  const unit = printUnit(quantity.unit, quantity.dimension, number, locale);
  const touches = unit.startsWith("/") || (unit.startsWith("%") && locale === "en");
  return touches ? digits + unit : digits + NO_BREAK_SPACE + unit;
}

/** Money for people: `CHF 480,000/year`, `480 000 CHF/an`. */
export function printMoney(money: Money, locale: Locale): string {
  const style = { style: "currency", currency: money.currency } as const;
  const whole = Number.isInteger(money.amount) ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {};
  const amount = formatter(locale, { ...style, ...whole }).format(money.amount);
  return money.per === undefined ? amount : `${amount}/${printUnit(money.per, "duration", 1, locale)}`;
}

/** A number for people, with the group and decimal signs of the locale. */
export function printNumber(number: number, locale: Locale): string {
  return formatter(locale, { maximumSignificantDigits: 15 }).format(number);
}

/** A fraction for people, as a percentage: `93%`, `93 %`. */
export function printPercent(fraction: number, locale: Locale): string {
  return formatter(locale, { style: "percent", maximumSignificantDigits: 15 }).format(fraction);
}

/** Canonical units of a dimension, smallest first. */
export function unitsOf(dimension: QuantityDimension): readonly string[] {
  return UNITS[dimension].map((unit) => unit.id);
}

/** One unit: `numerator / denominator` of the base unit. Labels are for people: singular and plural in each language. */
interface Unit {
  readonly id: string;
  readonly dimension: QuantityDimension;
  readonly numerator: number;
  readonly denominator: number;
  /** Other spellings that are read. */
  readonly also: readonly string[];
  readonly en: readonly [one: string, other: string];
  readonly fr: readonly [one: string, other: string];
}

const NO_BREAK_SPACE = "\u00a0";
const MONEY_UNITS = "CHF, EUR, GBP, USD, CHF/y, EUR/mo";
/** 365.2425 days of 86,400 seconds. */
const YEAR_SECONDS = 31_556_952;

type UnitRow = readonly [id: string, numerator: number, denominator: number, also: string, en?: string, fr?: string];

/** Seconds. */
const DURATIONS: readonly UnitRow[] = [
  ["ms", 1, 1000, ""],
  ["s", 1, 1, "sec second seconds seconde secondes"],
  ["min", 60, 1, "minute minutes"],
  ["h", 3600, 1, "hr hour hours heure heures"],
  ["d", 86_400, 1, "day days j jour jours", "day days", "jour jours"],
  ["w", 604_800, 1, "week weeks sem semaine semaines", "week weeks", "semaine semaines"],
  ["mo", YEAR_SECONDS / 12, 1, "month months mois", "month months", "mois mois"],
  ["y", YEAR_SECONDS, 1, "yr year years an ans", "year years", "an ans"],
];

/** Bytes; the French octet names are read, and printed in French. */
const SIZES: readonly UnitRow[] = [
  ["B", 1, 1, "o", "B B", "o o"],
  ["kB", 1e3, 1, "KB ko", "kB kB", "ko ko"],
  ["KiB", 2 ** 10, 1, "Kio", "KiB KiB", "Kio Kio"],
  ["MB", 1e6, 1, "Mo", "MB MB", "Mo Mo"],
  ["MiB", 2 ** 20, 1, "Mio", "MiB MiB", "Mio Mio"],
  ["GB", 1e9, 1, "Go", "GB GB", "Go Go"],
  ["GiB", 2 ** 30, 1, "Gio", "GiB GiB", "Gio Gio"],
  ["TB", 1e12, 1, "To", "TB TB", "To To"],
  ["TiB", 2 ** 40, 1, "Tio", "TiB TiB", "Tio Tio"],
  ["PB", 1e15, 1, "Po", "PB PB", "Po Po"],
  ["PiB", 2 ** 50, 1, "Pio", "PiB PiB", "Pio Pio"],
];

/** Bits per second; `Mbps` is read, `Mbit/s` is canonical. Bytes per second are eight times as much. */
const BANDWIDTHS: readonly UnitRow[] = [
  ["bit/s", 1, 1, "bps b/s"],
  ["B/s", 8, 1, "o/s", "B/s B/s", "o/s o/s"],
  ["kbit/s", 1e3, 1, "kbps kb/s"],
  ["kB/s", 8e3, 1, "KB/s ko/s", "kB/s kB/s", "ko/s ko/s"],
  ["Mbit/s", 1e6, 1, "Mbps Mb/s"],
  ["MB/s", 8e6, 1, "Mo/s", "MB/s MB/s", "Mo/s Mo/s"],
  ["Gbit/s", 1e9, 1, "Gbps Gb/s"],
  ["GB/s", 8e9, 1, "Go/s", "GB/s GB/s", "Go/s Go/s"],
  ["Tbit/s", 1e12, 1, "Tbps Tb/s"],
];

/** Square metres. */
const AREAS: readonly UnitRow[] = [
  ["ft2", 9_290_304, 100_000_000, "ft² sqft", "ft² ft²", "ft² ft²"],
  ["m2", 1, 1, "m² sqm", "m² m²", "m² m²"],
  ["ha", 10_000, 1, ""],
  ["km2", 1e6, 1, "km²", "km² km²", "km² km²"],
];

/** Watts. */
const POWERS: readonly UnitRow[] = [
  ["W", 1, 1, ""],
  ["kW", 1e3, 1, ""],
  ["MW", 1e6, 1, ""],
  ["GW", 1e9, 1, ""],
];

/** Watt hours; a joule is a watt second. */
const ENERGIES: readonly UnitRow[] = [
  ["J", 1, 3600, ""],
  ["kJ", 1e3, 3600, ""],
  ["Wh", 1, 1, ""],
  ["MJ", 1e6, 3600, ""],
  ["kWh", 1e3, 1, ""],
  ["GJ", 1e9, 3600, ""],
  ["MWh", 1e6, 1, ""],
  ["GWh", 1e9, 1, ""],
];

const UNITS: Readonly<Record<QuantityDimension, readonly Unit[]>> = {
  duration: units("duration", DURATIONS),
  rate: units("rate", DURATIONS.map(perUnit).reverse()),
  growth: units("growth", DURATIONS.slice(4).map(growthUnit).reverse()),
  size: units("size", SIZES),
  bandwidth: units("bandwidth", BANDWIDTHS),
  area: units("area", AREAS),
  power: units("power", POWERS),
  energy: units("energy", ENERGIES),
};

/** What a bare zero is taken to be written in. */
const ZERO_UNITS: Readonly<Record<QuantityDimension, string>> = {
  duration: "s",
  rate: "/s",
  growth: "%/y",
  size: "B",
  bandwidth: "bit/s",
  area: "m2",
  power: "W",
  energy: "Wh",
};

/** Every spelling that is read; no spelling stands for two units (a test makes sure). */
const SPELLINGS: ReadonlyMap<string, Unit> = new Map(
  Object.values(UNITS).flatMap((list) =>
    list.flatMap((unit) => [unit.id, ...unit.also].map((spelling) => [spelling, unit] as const)),
  ),
);

/** ISO 4217 codes of national and regional currencies, with those that the euro and others replaced last (HRK, BGN, ANG). */
const CURRENCIES: ReadonlySet<string> = new Set(
  (
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLF CLP CNY COP " +
    "CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR " +
    "ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR " +
    "MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN " +
    "SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG"
  ).split(" "),
);

/** Signs that people write for a currency; where several share one, the most usual. */
const CURRENCY_SIGNS: Readonly<Record<string, string>> = {
  "€": "EUR",
  "£": "GBP",
  $: "USD",
  "¥": "JPY",
  FR: "CHF",
  SFR: "CHF",
  EURO: "EUR",
  EUROS: "EUR",
};

function units(dimension: QuantityDimension, rows: readonly UnitRow[]): readonly Unit[] {
  return rows.map(([id, numerator, denominator, also, en, fr]) => ({
    id,
    dimension,
    numerator,
    denominator,
    also: also === "" ? [] : also.split(" "),
    en: labels(en, id),
    fr: labels(fr, id),
  }));
}

function labels(pair: string | undefined, id: string): readonly [string, string] {
  const [one = id, other = one] = pair?.split(" ") ?? [];
  return [one, other];
}

/** `/h` of `h`: its factor is the inverse, and it is read after the singular ("per day"). */
function perUnit([id, numerator, denominator, also, en, fr]: UnitRow): UnitRow {
  return [
    `/${id}`,
    denominator,
    numerator,
    prefixed("/", also),
    `/${en?.split(" ")[0] ?? id}`,
    `/${fr?.split(" ")[0] ?? id}`,
  ];
}

/** `%/mo` of `mo`: hundredths a year, linearly. */
function growthUnit([id, numerator, denominator, also, en, fr]: UnitRow): UnitRow {
  const hundredths = [YEAR_SECONDS * denominator, numerator * 100] as const;
  return [
    `%/${id}`,
    ...hundredths,
    prefixed("%/", also),
    `%/${en?.split(" ")[0] ?? id}`,
    `%/${fr?.split(" ")[0] ?? id}`,
  ];
}

function prefixed(prefix: string, words: string): string {
  return words === ""
    ? ""
    : words
        .split(" ")
        .map((word) => prefix + word)
        .join(" ");
}

function unitOf(spelling: string, dimension: QuantityDimension): Unit | undefined {
  const unit = SPELLINGS.get(spelling);
  return unit?.dimension === dimension ? unit : undefined;
}

function unitList(dimension: QuantityDimension): string {
  return unitsOf(dimension).join(", ");
}

function printUnit(id: string, dimension: QuantityDimension, number: number, locale: Locale): string {
  const unit = unitOf(id, dimension);
  if (unit === undefined) return id;
  const size = Math.abs(number);
  // English: everything but one is plural; French: from two on.
  const one = locale === "en" ? size === 1 : size < 2;
  return unit[locale][one ? 0 : 1];
}

/** Formatters are costly to make; each is made once for its locale and style. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, options);
  formatters.set(key, made);
  return made;
}

/** A decimal number at the start of a text, and what follows it. Its value is `digits * 10 ** exponent`. */
interface Scanned {
  readonly negative: boolean;
  /** Without separators, point or sign. */
  readonly digits: string;
  readonly exponent: number;
  /** The number as it would be written without separators. */
  readonly plain: string;
  /** What follows, without the blank between. */
  readonly rest: string;
}

/** Digits beyond which a number is taken for a mistake rather than computed with. */
const MOST_DIGITS = 400;

function scan(given: string): Scanned | undefined {
  const text = given.trim();
  const sign = text[0] === "-" || text[0] === "+" ? 1 : 0;
  const whole = integerEnd(text, sign);
  if (whole === undefined || whole === sign) return undefined;
  const integer = text.slice(sign, whole).replaceAll("_", "").replaceAll("'", "");
  const pointed = text[whole] === "." && isDigit(text.charCodeAt(whole + 1));
  const decimalsEnd = pointed ? digitsEnd(text, whole + 1) : whole;
  const decimals = pointed ? text.slice(whole + 1, decimalsEnd) : "";
  const end = exponentEnd(text, decimalsEnd);
  const power = end === decimalsEnd ? 0 : Number(text.slice(decimalsEnd + 1, end));
  const negative = text[0] === "-";
  const plain = (negative ? "-" : "") + integer + text.slice(whole, end);
  return {
    negative,
    digits: integer + decimals,
    exponent: power - decimals.length,
    plain,
    rest: text.slice(end).trimStart(),
  };
}

/** End of the whole part, with separators between groups of three; `undefined` when the groups are uneven. */
function integerEnd(text: string, start: number): number | undefined {
  let end = digitsEnd(text, start);
  if (!isSeparator(text, end)) return end;
  if (end - start > 3) return undefined;
  while (isSeparator(text, end)) {
    const next = digitsEnd(text, end + 1);
    if (next - end !== 4) return undefined;
    end = next;
  }
  return end;
}

function isSeparator(text: string, at: number): boolean {
  return (text[at] === "_" || text[at] === "'") && isDigit(text.charCodeAt(at + 1));
}

function digitsEnd(text: string, start: number): number {
  let at = start;
  while (isDigit(text.charCodeAt(at))) at++;
  return at;
}

/** End of `e6`, `E-3` when a digit follows; else the start: the letter may begin a unit. */
function exponentEnd(text: string, start: number): number {
  if (text[start] !== "e" && text[start] !== "E") return start;
  const signed = text[start + 1] === "-" || text[start + 1] === "+" ? 1 : 0;
  const end = digitsEnd(text, start + 1 + signed);
  return end === start + 1 + signed ? start : end;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** The number times a ratio, rounded once; `undefined` when it is beyond what a number can hold. */
function scaled(number: Scanned, numerator: number, denominator: number): number | undefined {
  const { digits, exponent, negative } = number;
  if (digits.length > MOST_DIGITS || Math.abs(exponent) > MOST_DIGITS) return undefined;
  const size =
    quickRatio(digits, exponent, numerator, denominator) ??
    exactRatio(digits, exponent, BigInt(numerator), BigInt(denominator));
  if (!Number.isFinite(size)) return undefined;
  return negative && size !== 0 ? -size : size;
}

/** A finite number times a ratio of products, rounded once. */
function scaledBy(number: number, numerators: readonly number[], denominators: readonly number[]): number | undefined {
  const scanned = scan(String(number));
  if (scanned === undefined) return undefined;
  const product = (factors: readonly number[]): bigint =>
    factors.reduce((result, factor) => result * BigInt(factor), 1n);
  const size = exactRatio(scanned.digits, scanned.exponent, product(numerators), product(denominators));
  return Number.isFinite(size) ? (scanned.negative && size !== 0 ? -size : size) : undefined;
}

/** Both sides whole and held exactly by a number: one division rounds correctly (IEEE 754). */
function quickRatio(digits: string, exponent: number, numerator: number, denominator: number): number | undefined {
  if (digits.length > 15 || exponent > 15 || exponent < -15) return undefined;
  const above = Number(digits) * numerator * (exponent > 0 ? 10 ** exponent : 1);
  const below = denominator * (exponent < 0 ? 10 ** -exponent : 1);
  return Number.isSafeInteger(above) && Number.isSafeInteger(below) ? above / below : undefined;
}

/** The ratio to forty digits and a last one that says whether anything is left, for `Number` to round. */
function exactRatio(digits: string, exponent: number, numerator: bigint, denominator: bigint): number {
  const above = BigInt(digits) * numerator * (exponent > 0 ? 10n ** BigInt(exponent) : 1n);
  const below = denominator * (exponent < 0 ? 10n ** BigInt(-exponent) : 1n);
  if (above === 0n) return 0;
  const shift = Math.max(0, 40 - (String(above).length - String(below).length));
  const lifted = above * 10n ** BigInt(shift);
  const rest = lifted % below === 0n ? "0" : "1";
  return Number(`${lifted / below}${rest}e${-shift - 1}`);
}

function tooLarge(list: string): QuantityProblem {
  return { code: "out-of-range", unit: "", units: list };
}

/** No number at the start. */
function malformed(text: string, list: string): QuantityProblem {
  const mended = text.startsWith(".") ? `0${text}` : "";
  return {
    code: "not-a-number",
    unit: "",
    units: list,
    ...(mended !== "" && scan(mended) !== undefined ? { suggestion: mended } : {}),
  };
}

/** A decimal comma or blanks between thousands, which other conventions have and this language has not. */
function conventionProblem(scanned: Scanned, list: string): QuantityProblem | undefined {
  const { plain, rest } = scanned;
  if (rest[0] === "," && isDigit(rest.charCodeAt(1))) {
    const end = digitsEnd(rest, 1);
    // Three decimals may as well be thousands of the English convention: nothing is suggested then.
    const suggestion = end === 4 || plain.includes(".") ? {} : { suggestion: `${plain}.${rest.slice(1)}` };
    return { code: "decimal-comma", unit: "", units: list, ...suggestion };
  }
  const grouped = joinGroups(plain, rest);
  return grouped === undefined ? undefined : { code: "not-a-number", unit: "", units: list, suggestion: grouped };
}

/** `210` and `000 EUR`: the number without blanks between its thousands. */
function joinGroups(plain: string, rest: string): string | undefined {
  let at = "\u2019".includes(rest[0] ?? " ") ? 1 : 0;
  let joined = plain;
  while (digitsEnd(rest, at) === at + 3) {
    joined += rest.slice(at, at + 3);
    at += 3;
    if (!" \u00a0\u202f\u2019".includes(rest[at] ?? "?") || !isDigit(rest.charCodeAt(at + 1))) break;
    at++;
  }
  if (joined === plain || isDigit(rest.charCodeAt(at))) return undefined;
  const unit = rest.slice(at).trim();
  return unit === "" ? joined : `${joined} ${unit}`;
}

/** Something follows a number that was to stand alone, or to be followed by `%`. */
function numberProblem(scanned: Scanned, sign: string): QuantityProblem {
  const convention = conventionProblem(scanned, sign);
  if (convention !== undefined) return convention;
  const unit = SPELLINGS.get(scanned.rest);
  const found = { unit: scanned.rest, units: sign };
  if (unit !== undefined) return { code: "wrong-unit", ...found, dimension: unit.dimension };
  if (scanned.rest === "%") return { code: "wrong-unit", ...found };
  return { code: "not-a-number", ...found };
}

/** The percentage that a bare number means: 0.93 is 93, 93 is 93. */
function percentMeant(scanned: Scanned): string {
  const number = scaled(scanned, 1, 1) ?? 0;
  const isFraction = scanned.plain.includes(".") && Math.abs(number) <= 1;
  return isFraction ? writeNumber(scaled(scanned, 100, 1) ?? 0) : scanned.plain;
}

function unitProblem(scanned: Scanned, dimension: QuantityDimension): QuantityProblem {
  const list = unitList(dimension);
  const convention = conventionProblem(scanned, list);
  if (convention !== undefined) return convention;
  const found = { unit: scanned.rest, units: list };
  const other = SPELLINGS.get(scanned.rest);
  const near = dimension === "growth" && scanned.rest === "%" ? "%/y" : nearestUnit(scanned.rest, dimension);
  const suggestion = near === undefined ? {} : { suggestion: scanned.plain + near };
  return other === undefined
    ? { code: "unknown-unit", ...found, ...suggestion }
    : { code: "wrong-unit", ...found, dimension: other.dimension, ...(dimension === "bandwidth" ? suggestion : {}) };
}

/** The canonical unit whose spelling is nearest: other case first (`gb`), then a typing mistake. */
function nearestUnit(unit: string, dimension: QuantityDimension): string | undefined {
  const spellings = UNITS[dimension].flatMap((each) => [each.id, ...each.also]);
  const [near] = closest(unit, spellings, 1);
  return near === undefined ? undefined : unitOf(near, dimension)?.id;
}

/** `EUR 210000` has the code in front; anything else is no number. */
function malformedMoney(text: string): QuantityProblem {
  const problem = malformed(text, MONEY_UNITS);
  const [code = "", ...rest] = text.trim().split(" ");
  const number = rest.join(" ");
  const scanned = scan(number);
  if (scanned?.rest === "" && CURRENCIES.has(code)) return { ...problem, suggestion: `${scanned.plain} ${code}` };
  const signed = scan(text.slice(1));
  const sign = CURRENCY_SIGNS[text[0] ?? ""];
  return signed?.rest === "" && sign !== undefined ? { ...problem, suggestion: `${signed.plain} ${sign}` } : problem;
}

/** Thousands and millions in front of a currency (`k€`, `M CHF`) are mended by writing the number out. */
const MULTIPLIERS: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, M: 1e6 };

function currencyProblem(scanned: Scanned, currency: string): QuantityProblem {
  const convention = conventionProblem(scanned, MONEY_UNITS);
  if (convention !== undefined) return convention;
  const problem = { code: "unknown-currency", unit: currency, units: MONEY_UNITS } as const;
  const whole = currencyMeant(currency);
  const tail = scanned.rest.slice(currency.length);
  if (whole !== undefined) return { ...problem, suggestion: `${scanned.plain} ${whole}${tail}` };
  const times = Object.hasOwn(MULTIPLIERS, currency[0] ?? "") ? MULTIPLIERS[currency[0] ?? ""] : undefined;
  const meant = times === undefined ? undefined : currencyMeant(currency.slice(1).trim());
  const number = times === undefined ? undefined : scaled(scanned, times, 1);
  if (meant !== undefined && number !== undefined)
    return { ...problem, suggestion: `${writeNumber(number)} ${meant}${tail}` };
  const [near] = closest(currency, CURRENCIES, 1);
  return near === undefined ? problem : { ...problem, suggestion: `${scanned.plain} ${near}${tail}` };
}

function currencyMeant(currency: string): string | undefined {
  const upper = currency.toUpperCase();
  if (CURRENCIES.has(upper)) return upper;
  return Object.hasOwn(CURRENCY_SIGNS, upper) ? CURRENCY_SIGNS[upper] : undefined;
}

function periodProblem(scanned: Scanned, currency: string, period: string): QuantityProblem {
  const near = nearestUnit(period, "duration");
  const problem = { code: "unknown-unit", unit: period, units: unitList("duration") } as const;
  return near === undefined ? problem : { ...problem, suggestion: `${scanned.plain} ${currency}/${near}` };
}
