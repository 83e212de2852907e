/** What people wish of discovery, as the words of a command line say it. */
import { USUAL_CONFIDENCE } from "@orrery/core/discovery/drift";
import { sources } from "@orrery/core/sources/index";
import type { Terminal } from "../terminal.ts";
import { visible } from "../terminal/width.ts";
import { complainOfWord } from "./words.ts";

/** A share as `0.7` or `70%`; undefined after telling that it is none. */
export function shareMeant(terminal: Terminal, text: string | undefined): number | undefined {
  if (text === undefined) return USUAL_CONFIDENCE;
  const number = Number(text.replace(/\s*%$/u, "").replace(",", "."));
  const share = text.trim().endsWith("%") || number > 1 ? number / 100 : number;
  if (text.trim() !== "" && share >= 0 && share <= 1) return share;
  terminal.complain(terminal.text("discover.no-share", { text: visible(text) }));
  return undefined;
}

/** Is there a source of each name? Tells which there is not. */
export function areSources(terminal: Terminal, ids: readonly string[]): boolean {
  const known = sources.map(({ id }) => id);
  const wrong = ids.find((id) => !known.includes(id));
  if (wrong !== undefined) complainOfWord(terminal, "discover.unknown-source", wrong, known);
  return wrong === undefined;
}
