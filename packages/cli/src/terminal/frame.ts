/** A diagnostic as a good compiler shows it: what is wrong, where, the line with the place marked, and what would mend it. */
import { describe } from "@orrery/core/base/codes";
import type { Diagnostic, Severity, Span } from "@orrery/core/base/diagnostic";
import { decode, lineOf, positionAt } from "@orrery/core/base/text";
import type { Terminal } from "../terminal.ts";
import type { Colour } from "./paint.ts";
import { cut, visible, widthOf, wrapped } from "./width.ts";

/** The text that a diagnostic is about. */
export interface SourceText {
  readonly bytes: Uint8Array;
  /** Of `lineStarts`. */
  readonly starts: Uint32Array;
}

export const colourOfSeverity: Readonly<Record<Severity, Colour>> = { error: "red", warning: "yellow", info: "blue" };

/** What is shown in a frame. */
export interface Framed {
  readonly severity: Severity;
  readonly sentence: string;
  /** What would mend it, said at the place itself. */
  readonly suggestion: string | undefined;
  /** Code of the diagnostic, or the rule. */
  readonly code: string;
  readonly span: Span;
}

/** Lines of a frame; without source only the sentence and the file. `path` is how the person would type the file's name here. */
export function frameOf(
  terminal: Terminal,
  diagnostic: Diagnostic,
  path: string,
  source: SourceText | undefined,
): readonly string[] {
  return framed(terminal, { ...diagnostic, ...wordsOf(terminal, diagnostic) }, path, source);
}

/** The frame of anything that has a place. */
export function framed(
  terminal: Terminal,
  one: Framed,
  path: string,
  source: SourceText | undefined,
): readonly string[] {
  const { paint } = terminal;
  const { sentence, suggestion } = one;
  const tint = paint[colourOfSeverity[one.severity]];
  const severity = terminal.text(`severity.${one.severity}`);
  const [first = "", ...more] = wrapped(sentence, Math.max(30, (terminal.width ?? 160) - widthOf(severity) - 1));
  const indent = " ".repeat(widthOf(severity) + 1);
  const head = [`${paint.bold(tint(severity))} ${paint.bold(first)}`, ...more.map((line) => indent + paint.bold(line))];
  const rule = paint.dim(one.code);
  if (source === undefined) return [...head, `  ${paint.blue("╰─")} ${paint.cyan(visible(path))}  ${rule}`];

  const { line, column } = positionAt(source.bytes, source.starts, one.span.start);
  const number = String(line);
  const gutter = " ".repeat(number.length);
  const shown = excerptOf(source, one, (terminal.width ?? 160) - number.length - 4);
  const hint = suggestion === undefined ? "" : ` ${terminal.text("frame.suggestion", { suggestion })}`;
  return [
    ...head,
    `${gutter} ${paint.blue("╭─")} ${paint.cyan(`${visible(path)}:${line}:${column}`)}  ${rule}`,
    `${paint.blue(`${number} │`)} ${shown.text}`,
    `${gutter} ${paint.blue("╵")} ${" ".repeat(shown.before)}${paint.bold(tint("^".repeat(shown.marked)))}${paint.green(hint)}`,
  ];
}

/** The diagnostic with the reason that a disk gave (`EACCES`) in the person's words. */
export function withReason(terminal: Terminal, diagnostic: Diagnostic): Diagnostic {
  const reason = diagnostic.parameters["reason"];
  if (reason === undefined) return diagnostic;
  return {
    ...diagnostic,
    parameters: { ...diagnostic.parameters, reason: terminal.named(`fault.${reason}`) ?? reason },
  };
}

/** The sentence of a diagnostic in the person's language, its suggestion apart: that one stands at the place itself. */
function wordsOf(
  terminal: Terminal,
  diagnostic: Diagnostic,
): { readonly sentence: string; readonly suggestion: string | undefined } {
  const { suggestion, ...plain } = withReason(terminal, diagnostic);
  const { hint, ...parameters } = plain.parameters;
  const sentence = visible(describe({ ...plain, parameters }, terminal.locale));
  const meant = suggestion ?? hint;
  return { sentence, suggestion: meant === undefined || meant === "" ? undefined : visible(String(meant)) };
}

/** Bytes of a line that are looked at on either side of a place; a line may be megabytes long. */
const NEAR = 400;

interface Excerpt {
  readonly text: string;
  /** Cells before the mark, and cells marked. */
  readonly before: number;
  readonly marked: number;
}

function excerptOf({ bytes, starts }: SourceText, { span }: Pick<Framed, "span">, width: number): Excerpt {
  const line = lineOf(starts, span.start);
  const lineStart = starts[line] ?? 0;
  const lineEnd = (starts[line + 1] ?? bytes.length + 1) - 1;
  const end = Math.max(span.start, Math.min(span.end, lineEnd));
  const from = characterStart(bytes, Math.max(lineStart, span.start - NEAR));
  const to = characterStart(bytes, Math.min(lineEnd, end + NEAR, span.start + 2 * NEAR));
  const show = (start: number, stop: number): string =>
    visible(decode(bytes, start, Math.max(start, stop)).replaceAll("\t", "  ").replace(/\r$/, ""));
  let before = show(from, span.start);
  const isCut = from > lineStart || widthOf(before) > width * 0.6;
  if (isCut) before = `…${lastCells(before, Math.floor(width * 0.4))}`;
  const marked = show(span.start, Math.min(end, to));
  const text = cut(before + marked + show(end, to), width);
  const room = Math.max(1, width - widthOf(before));
  return {
    text: text.trimEnd(),
    before: widthOf(before),
    marked: Math.min(room, Math.max(1, widthOf(marked.trimEnd()))),
  };
}

function lastCells(text: string, width: number): string {
  let kept = "";
  for (const character of Array.from(text).toReversed()) {
    if (widthOf(kept) + widthOf(character) > width) break;
    kept = character + kept;
  }
  return kept;
}

/** The offset, or the start of the UTF-8 character that it lies in. */
function characterStart(bytes: Uint8Array, offset: number): number {
  let at = offset;
  while (at > 0 && at < bytes.length && ((bytes[at] ?? 0) & 0xc0) === 0x80) at--;
  return at;
}
