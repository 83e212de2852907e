/** Pieces of text that pages of discovery share: places, values, shares, lists that are cut. */
import { placeText } from "@orrery/core/model/claims/claim-lines";
import type { Evidence } from "@orrery/core/discovery/observation";
import { evidenceClasses } from "@orrery/core/model/claims/evidence";
import type { EvidenceClass } from "@orrery/core/model/claims/claim";
import type { FactValue } from "@orrery/core/model/facts";
import { closest } from "@orrery/core/base/suggest";
import { kinds } from "@orrery/core/model/metamodel/kinds";
import { literalOf, writeLiteral } from "@orrery/core/model/values";
import type { Terminal } from "../terminal.ts";
import { visible, widthOf, wrapped } from "../terminal/width.ts";

/** A value as the text of a model writes it. */
export function valueText(value: FactValue): string {
  return visible(writeLiteral(literalOf(value)));
}

export function evidenceName(terminal: Terminal, id: EvidenceClass): string {
  return evidenceClasses.find((one) => one.id === id)?.name[terminal.locale] ?? id;
}

/** `Address given (0.85)  docker-compose.yml:12  CATALOGUE_URL = http://catalogue`. */
export function evidenceLine(terminal: Terminal, { class: id, source, at, confidence, text }: Evidence): string {
  const { paint } = terminal;
  const what = text === undefined ? "" : `  ${visible(text)}`;
  const share = paint.dim(percentText(terminal, confidence));
  return `${evidenceName(terminal, id)} ${share}  ${paint.cyan(visible(placeText(at)))} ${paint.dim(visible(source))}${what}`;
}

export function percentText(terminal: Terminal, share: number): string {
  return terminal.locale === "fr" ? `${Math.round(share * 100)} %` : `${Math.round(share * 100)}%`;
}

/** Name of a kind, for one or for several. */
export function kindText(terminal: Terminal, id: string, count: number): string {
  const kind = kinds.find((one) => one.id === id);
  const name = count === 1 ? kind?.name : kind?.plural;
  return (name?.[terminal.locale] ?? id).toLowerCase();
}

/** Text in lines below each other, the first behind a head, the others indented as far. */
export function hanging(terminal: Terminal, head: string, text: string, width: number): readonly string[] {
  const room = Math.max(30, Math.min(110, terminal.width ?? 110) - width);
  const [first = "", ...others] = wrapped(text, room);
  return [
    `${head}${" ".repeat(Math.max(0, width - plainWidth(head)))}${first}`,
    ...others.map((line) => " ".repeat(width) + line),
  ];
}

/** Cells that a painted text takes. */
function plainWidth(text: string): number {
  // oxlint-disable-next-line no-control-regex -- colours are what is to be left out
  return widthOf(text.replaceAll(/\u001B\[\d+m/gu, ""));
}

/** The first of a list; the last line says how many more there are. */
export function shortened(terminal: Terminal, lines: readonly string[], most: number): readonly string[] {
  if (lines.length <= most + 1) return lines;
  return [...lines.slice(0, most), terminal.paint.dim(terminal.text("discover.more", { count: lines.length - most }))];
}

/** Says that there is nothing of this name, with what was probably meant. */
export function complainOfWord(
  terminal: Terminal,
  key: "discover.unknown" | "discover.unknown-source" | "drift.unknown-run" | "drift.unknown-environment",
  word: string,
  known: readonly string[],
): void {
  const [suggestion] = closest(word, known, 1);
  const hint =
    suggestion === undefined
      ? terminal.text(`${key}.hint`)
      : terminal.text("did-you-mean", { suggestion: visible(suggestion) });
  terminal.complain(terminal.text(key, { word: visible(word) }), hint);
}
