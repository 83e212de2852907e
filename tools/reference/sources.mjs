/** The page of discovery's sources: what each reads, how one exports it, what it cannot say, and what comes of its example. */

import { evidenceClasses } from "../../packages/core/src/model/claims/evidence.ts";
import { sources } from "../../packages/core/src/sources/index.ts";
import { block, code, codes, page, table } from "./markdown.mjs";

/** @typedef {import("../../packages/core/src/sources/source.ts").Source} Source */

/** Longer examples would hide the page. */
const MOST_LINES = 24;
const MOST_CLAIMS = 12;

/** @returns {string} */
export function sourcesPage() {
  return page("Sources of discovery", "packages/core/src/sources", [
    `${sources.length} sources. Each reads artefacts of one kind, recognised by their content, and says what they claim of the system; \`orrery discover\` puts the claims together ([discovery](../guide/discovery.md)). Reading runs nothing, fetches nothing, and leaves secrets out.`,
    sources.map(({ id }) => `[${code(id)}](#${id})`).join(" · "),
    "## Evidence",
    "How a relationship is known, the surest first. Pieces of different artefacts add up, to 0.99 at most.",
    table(
      ["Class", "Confidence", "Meaning", "Sens"],
      evidenceClasses.map(({ id, confidence, meaning }) => [code(id), String(confidence), meaning.en, meaning.fr]),
    ),
    ...sources.flatMap(sourceParts),
  ]);
}

/**
 * @param {Source} source
 * @returns {readonly string[]}
 */
function sourceParts({ id, title, files, cannotSay, howToExport, example }) {
  const [first] = Object.entries(example.files);
  return [
    `## ${id}`,
    `${title.en}. *${title.fr}.*`,
    `Files: ${codes(files)}.`,
    `How to get it: ${howToExport.en}`,
    cannotSay.length === 0 ? "" : `It cannot say:\n\n${cannotSay.map(({ en }) => `- ${en}`).join("\n")}`,
    ...(first === undefined ? [] : exampleParts(first, example.claims)),
  ];
}

/**
 * @param {readonly [path: string, text: string]} file
 * @param {readonly string[]} claims
 * @returns {readonly string[]}
 */
function exampleParts([path, text], claims) {
  const lines = text.trimEnd().split("\n");
  const cut = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), "…"] : lines;
  const told =
    claims.length > MOST_CLAIMS ? [...claims.slice(0, MOST_CLAIMS), `… ${claims.length - MOST_CLAIMS} more`] : claims;
  return [`For example ${code(path)}:`, block(cut.join("\n")), "says:", block(told.join("\n"))];
}
