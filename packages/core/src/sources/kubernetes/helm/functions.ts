/** Functions of Helm's templates that need nothing but their arguments. A name that is missing here makes a place unknown. */
import { isRecord, overlaid, type Plain } from "../../parts/plain.ts";

export type TemplateFunction = (...args: readonly Plain[]) => Plain;

/** What Go takes for true. */
export function isTrue(value: Plain | undefined): boolean {
  if (value === undefined || value === null || value === false || value === 0 || value === "") return false;
  if (Array.isArray(value)) return value.length > 0;
  return !isRecord(value) || Object.keys(value).length > 0;
}

export function textOfValue(value: Plain | undefined): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  if (typeof value === "object") return JSON.stringify(value);
  return String(value);
}

const text = textOfValue;
const number = (value: Plain | undefined): number => (Number.isFinite(Number(text(value))) ? Number(text(value)) : 0);
const list = (value: Plain | undefined): readonly Plain[] => (Array.isArray(value) ? (value as readonly Plain[]) : []);
const record = (value: Plain | undefined): { readonly [name: string]: Plain } =>
  value !== undefined && isRecord(value) ? value : {};
const same = (a: Plain | undefined, b: Plain | undefined): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Own fields only: a value may be called `__proto__`. */
function withField(
  of: { readonly [name: string]: Plain },
  name: string,
  value: Plain,
): { readonly [name: string]: Plain } {
  return Object.fromEntries([...Object.entries(of).filter(([other]) => other !== name), [name, value]]);
}

function dict(...args: readonly Plain[]): Plain {
  let made: { readonly [name: string]: Plain } = {};
  for (let index = 0; index + 1 < args.length; index += 2)
    made = withField(made, text(args[index]), args[index + 1] ?? null);
  return made;
}

function indented(count: number, value: string): string {
  const space = " ".repeat(Math.min(Math.max(count, 0), 100));
  return value
    .split("\n")
    .map((line) => space + line)
    .join("\n");
}

function formatted(format: string, args: readonly Plain[]): string {
  let index = 0;
  return format.replaceAll(/%[-+ 0]*\d*(?:\.\d+)?([a-zA-Z%])/gu, (_, verb: string) => {
    if (verb === "%") return "%";
    const value = args[index++];
    return verb === "q" ? JSON.stringify(text(value)) : text(value);
  });
}

const join = (words: string, glue: string): string =>
  words
    .replaceAll(/([a-z0-9])([A-Z])/gu, `$1${glue}$2`)
    .replaceAll(/[\s_-]+/gu, glue)
    .toLowerCase();

/** Arguments as templates write them: the piped value comes last. */
export const functions: Readonly<Record<string, TemplateFunction>> = {
  quote: (...all) => all.map((one) => JSON.stringify(text(one))).join(" "),
  squote: (...all) => all.map((one) => `'${text(one).replaceAll("'", "''")}'`).join(" "),
  default: (fallback, value) => (isTrue(value) ? (value ?? null) : (fallback ?? null)),
  required: (_, value) => value ?? null,
  coalesce: (...all) => all.find((one) => isTrue(one)) ?? null,
  ternary: (yes, no, condition) => (isTrue(condition) ? (yes ?? null) : (no ?? null)),
  empty: (value) => !isTrue(value),
  not: (value) => !isTrue(value),
  and: (...all) => all.find((one) => !isTrue(one)) ?? all.at(-1) ?? null,
  or: (...all) => all.find((one) => isTrue(one)) ?? all.at(-1) ?? null,
  eq: (first, ...others) => others.some((one) => same(first, one)),
  ne: (a, b) => !same(a, b),
  lt: (a, b) => number(a) < number(b),
  le: (a, b) => number(a) <= number(b),
  gt: (a, b) => number(a) > number(b),
  ge: (a, b) => number(a) >= number(b),
  add: (...all) => all.reduce((sum: number, one) => sum + number(one), 0),
  add1: (value) => number(value) + 1,
  sub: (a, b) => number(a) - number(b),
  mul: (...all) => all.reduce((product: number, one) => product * number(one), 1),
  div: (a, b) => (number(b) === 0 ? 0 : Math.trunc(number(a) / number(b))),
  mod: (a, b) => (number(b) === 0 ? 0 : number(a) % number(b)),
  max: (...all) => Math.max(...all.map(number)),
  min: (...all) => Math.min(...all.map(number)),
  ceil: (value) => Math.ceil(number(value)),
  floor: (value) => Math.floor(number(value)),
  round: (value) => Math.round(number(value)),
  int: (value) => Math.trunc(number(value)),
  int64: (value) => Math.trunc(number(value)),
  float64: number,
  atoi: (value) => Math.trunc(number(value)),
  toString: text,
  toStrings: (value) => list(value).map(text),
  len: (value) =>
    typeof value === "string" ? value.length : Array.isArray(value) ? value.length : Object.keys(record(value)).length,
  print: (...all) => all.map(text).join(""),
  println: (...all) => `${all.map(text).join(" ")}\n`,
  printf: (format, ...args) => formatted(text(format), args),
  cat: (...all) => all.map(text).join(" "),
  upper: (value) => text(value).toUpperCase(),
  lower: (value) => text(value).toLowerCase(),
  title: (value) => text(value).replaceAll(/\b\w/gu, (letter) => letter.toUpperCase()),
  kebabcase: (value) => join(text(value), "-"),
  snakecase: (value) => join(text(value), "_"),
  trim: (value) => text(value).trim(),
  trimAll: (cut, value) => trimmed(text(value), text(cut), true, true),
  trimSuffix: (end, value) =>
    text(end) !== "" && text(value).endsWith(text(end)) ? text(value).slice(0, -text(end).length) : text(value),
  trimPrefix: (start, value) =>
    text(value).startsWith(text(start)) ? text(value).slice(text(start).length) : text(value),
  trunc: (count, value) => (number(count) < 0 ? text(value).slice(number(count)) : text(value).slice(0, number(count))),
  substr: (start, end, value) => text(value).slice(number(start), number(end) < 0 ? undefined : number(end)),
  nospace: (value) => text(value).replaceAll(/\s/gu, ""),
  replace: (from, to, value) => (text(from) === "" ? text(value) : text(value).replaceAll(text(from), () => text(to))),
  contains: (part, value) => text(value).includes(text(part)),
  hasPrefix: (start, value) => text(value).startsWith(text(start)),
  hasSuffix: (end, value) => text(value).endsWith(text(end)),
  repeat: (count, value) => text(value).repeat(Math.min(Math.max(number(count), 0), 1000)),
  indent: (count, value) => indented(number(count), text(value)),
  nindent: (count, value) => `\n${indented(number(count), text(value))}`,
  join: (glue, value) => list(value).map(text).join(text(glue)),
  split: (by, value) =>
    Object.fromEntries(
      text(value)
        .split(text(by))
        .map((part, index) => [`_${String(index)}`, part]),
    ),
  splitList: (by, value) => text(value).split(text(by)),
  list: (...all) => all,
  tuple: (...all) => all,
  dict,
  get: (of, name) => record(of)[text(name)] ?? "",
  hasKey: (of, name) => Object.hasOwn(record(of), text(name)),
  keys: (...all) => all.flatMap((one) => Object.keys(record(one))),
  values: (of) => Object.values(record(of)),
  pick: (of, ...names) =>
    Object.fromEntries(Object.entries(record(of)).filter(([name]) => names.some((one) => text(one) === name))),
  omit: (of, ...names) =>
    Object.fromEntries(Object.entries(record(of)).filter(([name]) => !names.some((one) => text(one) === name))),
  pluck: (name, ...all) =>
    all.flatMap((one) => (Object.hasOwn(record(one), text(name)) ? [record(one)[text(name)] ?? null] : [])),
  dig: (...args) => {
    let here: Plain = args.at(-1) ?? null;
    for (const name of args.slice(0, -2)) {
      if (!isRecord(here) || !Object.hasOwn(here, text(name))) return args.at(-2) ?? null;
      here = here[text(name)] ?? null;
    }
    return here;
  },
  merge: (...all) => all.reduceRight((below: Plain, above) => overlaid(below, above), {}),
  mergeOverwrite: (...all) => all.reduce((below: Plain, above) => overlaid(below, above), {}),
  deepCopy: (value) => value ?? null,
  first: (value) => list(value)[0] ?? null,
  last: (value) => list(value).at(-1) ?? null,
  rest: (value) => list(value).slice(1),
  initial: (value) => list(value).slice(0, -1),
  append: (value, one) => [...list(value), one ?? null],
  prepend: (value, one) => [one ?? null, ...list(value)],
  concat: (...all) => all.flatMap(list),
  has: (one, value) => list(value).some((other) => same(one, other)),
  without: (value, ...names) => list(value).filter((one) => !names.some((other) => same(one, other))),
  uniq: (value) => [...new Map(list(value).map((one) => [JSON.stringify(one), one])).values()],
  compact: (value) => list(value).filter((one) => isTrue(one)),
  sortAlpha: (value) => list(value).map(text).toSorted(),
  reverse: (value) => list(value).toReversed(),
  until: (count) => Array.from({ length: Math.min(Math.max(number(count), 0), 1000) }, (_, index) => index),
  untilStep: (start, stop, step) => stepped(number(start), number(stop), number(step)),
  seq: (...args) => stepped(args.length > 1 ? number(args[0]) : 1, number(args.at(-1)) + 1, 1).join(" "),
  kindIs: (kind, value) => kindOf(value) === text(kind),
  kindOf: (value) => kindOf(value),
  typeIs: (kind, value) => kindOf(value) === text(kind),
  semverCompare: () => true,
  b64enc: () => "",
  b64dec: () => "",
  sha256sum: () => "",
  randAlphaNum: () => "",
  randAlpha: () => "",
  randNumeric: () => "",
  uuidv4: () => "",
  htpasswd: () => "",
  derivePassword: () => "",
  now: () => "",
  date: () => "",
  lookup: () => ({}),
  env: () => "",
  expandenv: (value) => value ?? "",
  toJson: (value) => JSON.stringify(value ?? null),
  toRawJson: (value) => JSON.stringify(value ?? null),
  toPrettyJson: (value) => JSON.stringify(value ?? null),
  fail: () => "",
};

function stepped(start: number, stop: number, step: number): readonly number[] {
  const found: number[] = [];
  if (step > 0) for (let value = start; value < stop && found.length < 1000; value += step) found.push(value);
  return found;
}

function trimmed(value: string, cut: string, isStart: boolean, isEnd: boolean): string {
  let start = 0;
  let end = value.length;
  if (isStart) while (start < end && cut.includes(value[start] ?? "")) start++;
  if (isEnd) while (end > start && cut.includes(value[end - 1] ?? "")) end--;
  return value.slice(start, end);
}

function kindOf(value: Plain | undefined): string {
  if (value === undefined || value === null) return "invalid";
  if (Array.isArray(value)) return "slice";
  if (typeof value === "object") return "map";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "string") return "string";
  return Number.isInteger(value) ? "int" : "float64";
}
