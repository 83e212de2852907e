/** The words of a command line as values: what was asked for, or what is wrong with it. */
import { parseArgs } from "node:util";
import { closest } from "@orrery/core/base/suggest";
import type { Option, Options, Values } from "./commands/command.ts";
import type { MessageKey } from "./messages/keys.ts";
import type { MessageValues } from "./messages/messages.ts";

/** Options that every command understands. */
export const common = {
  help: { kind: "flag", short: "h" },
  lang: { kind: "choice", of: ["en", "fr"] },
  color: { kind: "flag" },
  "no-color": { kind: "flag" },
} as const;

/** What is wrong with a command line, as a message. */
export interface Misuse {
  readonly key: MessageKey;
  readonly values: MessageValues;
  /** What was probably meant. */
  readonly suggestion?: string | undefined;
}

export type Read<Given extends Options> =
  | { readonly values: Values<Given>; readonly operands: readonly string[] }
  | { readonly misuse: Misuse };

/** Reads the words of a command line; options and operands may stand in any order, and `--` ends the options. */
export function readArguments<Given extends Options>(words: readonly string[], options: Given): Read<Given> {
  const { values, positionals, tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(Object.entries(options).map(([name, option]) => [name, configOf(option)])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const misuse = misuseOf(token, options);
    if (misuse !== undefined) return { misuse };
  }
  const typed = Object.entries(options).map(([name, option]) => [name, typedAs(values[name], option)]);
  return { values: Object.fromEntries(typed) as Values<Given>, operands: positionals };
}

/**
 * Divides a command line into the name of the command and the words for it. Options of every command may stand before the name.
 */
export function splitCommand(words: readonly string[]): {
  readonly name: string | undefined;
  readonly rest: readonly string[];
} {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    if (word === "--lang") at++;
    else if (!word.startsWith("-")) return { name: word, rest: [...words.slice(0, at), ...words.slice(at + 1)] };
  }
  return { name: undefined, rest: words };
}

function configOf(option: Option): { type: "boolean" | "string"; short?: string; multiple: boolean } {
  const type = option.kind === "flag" ? "boolean" : "string";
  const multiple = option.kind === "texts" || option.kind === "choices";
  return { type, multiple, ...(option.short === undefined ? {} : { short: option.short }) };
}

interface Token {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
}

function misuseOf(token: Token, options: Options): Misuse | undefined {
  const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
  const given = token.rawName;
  if (option === undefined) {
    const near = given.startsWith("--") ? closest(token.name, Object.keys(options), 1)[0] : undefined;
    return {
      key: "misuse.unknown-option",
      values: { option: given },
      suggestion: near === undefined ? undefined : `--${near}`,
    };
  }
  if (option.kind === "flag")
    return token.value === undefined ? undefined : { key: "misuse.flag-with-value", values: { option: given } };
  if (token.value === undefined) return { key: "misuse.missing-value", values: { option: given } };
  if (option.kind === "number" && !/^\d{1,9}$/.test(token.value)) {
    return { key: "misuse.no-number", values: { option: given, found: token.value } };
  }
  if (option.kind !== "choice" && option.kind !== "choices") return undefined;
  const found = wordsIn(token.value, option).find((word) => !option.of.includes(word));
  if (found === undefined) return undefined;
  const suggestion = closest(found, option.of, 1)[0];
  return { key: "misuse.no-choice", values: { option: given, found, words: option.of.join(", ") }, suggestion };
}

function wordsIn(value: string, option: Option): readonly string[] {
  return option.kind === "choices" ? value.split(",").map((word) => word.trim()) : [value];
}

function typedAs(value: unknown, option: Option): unknown {
  switch (option.kind) {
    case "flag":
      return value === true;
    case "texts":
      return value ?? [];
    case "choices":
      return [...new Set(((value ?? []) as readonly string[]).flatMap((one) => wordsIn(one, option)))];
    case "number":
      return value === undefined ? undefined : Number(value);
    case "text":
    case "choice":
      return value;
  }
}
