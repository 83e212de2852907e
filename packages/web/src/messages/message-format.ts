/**
 * Messages with places for values: the part of ICU MessageFormat that the catalogues use, in a tenth of the weight. `{name}`,
 * `{count, number}`, `{count, plural, =0 {...} one {...} other {...}}` with `#` for the number, `{kind, select, a {...} other {...}}`;
 * an apostrophe before a brace or `#` quotes. A test holds it to what the full implementation says, for every message there is.
 */

export type MessageValues = Readonly<Record<string, string | number>>;

/** A message read once, to be said with values. */
export type Message = readonly Part[];

type Part =
  | string
  | { readonly is: "value" | "number"; readonly name: string }
  /** The number of the plural around it. */
  | { readonly is: "count"; readonly name: string }
  | { readonly is: "plural" | "select"; readonly name: string; readonly cases: ReadonlyMap<string, Message> };

/** How a language counts and writes numbers. */
export interface Counting {
  readonly plural: (count: number) => string;
  readonly number: (value: number) => string;
}

/** The parts of a message; what cannot be read is text. */
export function readMessage(pattern: string): Message {
  return readParts({ pattern, at: 0 }, undefined);
}

/** The message with its values; a value that is missing shows its name. */
export function sayMessage(message: Message, values: MessageValues, counting: Counting): string {
  let said = "";
  for (const part of message) said += typeof part === "string" ? part : sayPart(part, values, counting);
  return said;
}

function sayPart(part: Exclude<Part, string>, values: MessageValues, counting: Counting): string {
  const value = values[part.name];
  if (value === undefined) return `{${part.name}}`;
  switch (part.is) {
    case "value":
      return String(value);
    case "number":
    case "count":
      return counting.number(Number(value));
    case "select":
      return sayCase(part.cases.get(String(value)) ?? part.cases.get("other"), values, counting);
    case "plural": {
      const exact = part.cases.get(`=${value}`) ?? part.cases.get(counting.plural(Number(value)));
      return sayCase(exact ?? part.cases.get("other"), values, counting);
    }
  }
}

function sayCase(message: Message | undefined, values: MessageValues, counting: Counting): string {
  return message === undefined ? "" : sayMessage(message, values, counting);
}

interface Reading {
  readonly pattern: string;
  at: number;
}

/** Up to the end, or to the brace that closes a case; `counted`: the value of the plural that it is in. */
function readParts(reading: Reading, counted: string | undefined, isCase = false): Message {
  const { pattern } = reading;
  const parts: Part[] = [];
  let text = "";
  while (reading.at < pattern.length) {
    const letter = pattern.charAt(reading.at);
    if (letter === "'") text += readQuoted(reading);
    else if (letter === "}" && isCase) break;
    else if (letter === "#" && counted !== undefined) {
      parts.push(text, { is: "count", name: counted });
      text = "";
      reading.at++;
    } else if (letter === "{") {
      parts.push(text, readArgument(reading, counted));
      text = "";
    } else {
      text += letter;
      reading.at++;
    }
  }
  return [...parts, text].filter((part) => part !== "");
}

/** `''` is an apostrophe; one before a brace or `#` begins a text that ends at the next one. */
function readQuoted(reading: Reading): string {
  const { pattern, at } = reading;
  const next = pattern.charAt(at + 1);
  if (next === "'") {
    reading.at += 2;
    return "'";
  }
  if (!"{}#<>".includes(next) || next === "") {
    reading.at++;
    return "'";
  }
  const end = pattern.indexOf("'", at + 1);
  reading.at = end < 0 ? pattern.length : end + 1;
  return pattern.slice(at + 1, end < 0 ? pattern.length : end);
}

function readArgument(reading: Reading, counted: string | undefined): Part {
  const head = /^\{\s*([\w.]+)\s*(?:,\s*(plural|select|number)\s*)?([,}])/.exec(reading.pattern.slice(reading.at));
  if (head === null) {
    reading.at++;
    return "{";
  }
  reading.at += head[0].length;
  const [, name = "", form, end] = head;
  if (end === "}" || (form !== "plural" && form !== "select"))
    return { is: form === "number" ? "number" : "value", name };
  return { is: form, name, cases: readCases(reading, form === "plural" ? name : counted) };
}

function readCases(reading: Reading, counted: string | undefined): ReadonlyMap<string, Message> {
  const cases = new Map<string, Message>();
  for (;;) {
    const head = /^\s*([=\w-]+)\s*\{/.exec(reading.pattern.slice(reading.at));
    if (head === null) break;
    reading.at += head[0].length;
    cases.set(head[1] ?? "", readParts(reading, counted, true));
    reading.at++;
  }
  reading.at = reading.pattern.indexOf("}", reading.at) + 1 || reading.pattern.length;
  return cases;
}
