/** The page of diagnostics: every code, its sentences, and what a text that provokes it gets to read. */

import { codes as catalogue, describe } from "../../packages/core/src/base/codes.ts";
import { encode, lineStarts, positionAt } from "../../packages/core/src/base/text.ts";
import { Workspace } from "../../packages/core/src/workspace.ts";
import { block, code, page } from "./markdown.mjs";

/** @typedef {import("../../packages/core/src/base/codes.ts").Code} Code */

/** @returns {string} */
export function diagnosticsPage() {
  const sorted = [...catalogue].sort((a, b) => (a.code < b.code ? -1 : 1));
  return page("Diagnostics", "packages/core/src/base/codes.ts", [
    `${sorted.length} codes. None of them stops the reading: the rest of the model is there, and all of them are told at once. \`orrery check --json\` gives codes and places to programs.`,
    sorted.map((one) => `[${code(one.code)}](#${one.code})`).join(" · "),
    ...sorted.flatMap((one) => [`## ${one.code}`, ...(example(one) ?? patterns(one))]),
  ]);
}

/**
 * The diagnostic of a code that its example provokes; undefined where there is no example, or it does not.
 * @param {Code} one
 * @returns {import("../../packages/core/src/base/diagnostic.ts").Diagnostic | undefined}
 */
export function provoked({ code: wanted, example: text }) {
  if (text === undefined) return undefined;
  const workspace = Workspace.load([{ uri: "example.orrery", bytes: encode(text) }]);
  return workspace.diagnostics().find((diagnostic) => diagnostic.code === wanted);
}

/**
 * What the example looks like and prints.
 * @param {Code} one
 * @returns {readonly string[] | undefined}
 */
function example(one) {
  const first = provoked(one);
  if (first === undefined || one.example === undefined) return undefined;
  const bytes = encode(one.example);
  const { line, column } = positionAt(bytes, lineStarts(bytes), first.span.start);
  return [
    block(one.example, "orrery wrong"),
    `${first.severity}, line ${line}, column ${column}:`,
    `> ${describe(first, "en")}\n>\n> ${describe(first, "fr")}`,
  ];
}

/**
 * The sentences as they stand in the catalogue, for codes that take more than one text to provoke.
 * @param {Code} one
 * @returns {readonly string[]}
 */
function patterns(one) {
  return [`> ${readable(one.en)}\n>\n> ${readable(one.fr)}`];
}

/**
 * An ICU message for people: parameters as ‹name›, alternatives as [one | other].
 * @param {string} message
 * @returns {string}
 */
export function readable(message) {
  let at = 0;
  const text = (/** @type {boolean} */ isInside) => {
    let said = "";
    while (at < message.length && !(isInside && message[at] === "}")) {
      if (message[at] === "{") said += argument();
      else if (message[at] === "'" && /[{}]/.test(message[at + 1] ?? "")) said += quoted();
      else said += message[at++] === "#" && isInside ? "‹n›" : message[at - 1];
    }
    return said;
  };
  const quoted = () => {
    const end = message.indexOf("'", at + 1);
    const said = message.slice(at + 1, end);
    at = end + 1;
    return said;
  };
  const argument = () => {
    const end = message.indexOf("}", at);
    const simple = /^\{(\w+)(?:, number(?:, ::[^}]*)?)?\}$/.exec(message.slice(at, end + 1));
    if (simple !== null) {
      at = end + 1;
      return `‹${simple[1]}›`;
    }
    at = message.indexOf(",", message.indexOf(",", at) + 1) + 1;
    /** @type {string[]} */
    const choices = [];
    while (message[at] !== "}") {
      at = message.indexOf("{", at) + 1;
      choices.push(text(true));
      at++;
      while (message[at] === " ") at++;
    }
    at++;
    return `[${choices.filter((choice) => choice !== "").join(" | ")}]`;
  };
  return text(false);
}
