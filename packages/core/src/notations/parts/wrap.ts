/**
 * Breaks a text into lines: at blanks; inside a word only where it must, after `-`, `/`, `.` and the like, else at the humps of camelCase,
 * else anywhere. No-break spaces hold, so French `« »`, `:` and `%` stay with their words. Lines of one text come out about equally long.
 */

type WidthOf = (text: string) => number;

/** Part of a line: it is not broken, and `gap` stands before it when it is not the first of its line. */
interface Piece {
  readonly text: string;
  readonly gap: string;
}

const ELLIPSIS = "…";
const blanks = /[ \t\n\r\u2000-\u2006\u2008-\u200a\u205f\u3000]+/;
/** After a joint between letters or digits; a number such as 2.1 or 1/2 stays whole. */
const joints = /(?<=[-‐–—/\\_:|@&+=,;](?!\d))(?=.)|(?<=\p{L}\.)(?=\p{L})|(?<=\u200b)/u;
/** Before the capital of a hump: `customer|Order`, `HTTP|Server`. */
const humps = /(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;

/** A blank that French puts before high punctuation and inside « »: it holds, even where an ordinary one was typed. */
const holding = / (?=[:;!?»%](?: |$))|(?<=(?:^| )«) /g;

/** At most `count` lines no wider than `limit`, the last with an ellipsis where the text was cut; never empty. */
export function wrapText(text: string, limit: number, count: number, widthOf: WidthOf): readonly string[] {
  const whole = text
    .split(blanks)
    .filter((word) => word !== "")
    .join(" ")
    .replace(holding, "\u00a0");
  if (whole === "" || widthOf(whole) <= limit) return [whole];
  const words = whole.split(" ");
  const lines = Math.max(1, Math.floor(count));
  const atBlanks = words.flatMap((word, index) => fitted(word, index === 0 ? "" : " ", limit, widthOf));
  const run = runOf(atBlanks, widthOf);
  const filled = fill(run, limit);
  if (filled.length <= lines) return balanced(run, filled, limit);
  // Not enough room: words that would fit are broken at their joints too.
  const atJoints = runOf(
    atBlanks.flatMap((piece) => split(piece, joints)),
    widthOf,
  );
  const broken = fill(atJoints, limit);
  if (broken.length <= lines) return balanced(atJoints, broken, limit);
  return cut(linesOf(run, filled), lines, limit, widthOf);
}

/** A word in pieces that each fit, broken as gently as will do. */
function fitted(word: string, gap: string, limit: number, widthOf: WidthOf): readonly Piece[] {
  let pieces: readonly Piece[] = [{ text: word, gap }];
  for (const way of [joints, humps, /(?<=[^\p{M}\p{Cf}])(?=[^\p{M}\p{Cf}])/u]) {
    if (pieces.every((piece) => widthOf(piece.text) <= limit)) return pieces;
    pieces = pieces.flatMap((piece) => (widthOf(piece.text) <= limit ? [piece] : split(piece, way)));
  }
  return pieces;
}

function split(piece: Piece, way: RegExp): readonly Piece[] {
  return piece.text.split(way).map((text, index) => ({ text, gap: index === 0 ? piece.gap : "" }));
}

/** Pieces of a text with the widths of what they make side by side, each measured once. */
interface Run {
  readonly pieces: readonly Piece[];
  /** Width of the line from one piece to another, both included. */
  readonly width: (from: number, to: number) => number;
}

function runOf(pieces: readonly Piece[], widthOf: WidthOf): Run {
  const known = new Map<number, number>();
  return {
    pieces,
    width: (from, to) => {
      const key = from * pieces.length + to;
      let width = known.get(key);
      if (width === undefined) known.set(key, (width = widthOf(lineOf(pieces, from, to))));
      return width;
    },
  };
}

function lineOf(pieces: readonly Piece[], from: number, to: number): string {
  let line = pieces[from]?.text ?? "";
  for (let index = from + 1; index <= to; index++) {
    const piece = pieces[index];
    if (piece !== undefined) line += piece.gap + piece.text;
  }
  return line;
}

/** Lines filled one after the other: the first piece of each. */
function fill({ pieces, width }: Run, limit: number): readonly number[] {
  const starts = [0];
  let start = 0;
  for (let index = 1; index < pieces.length; index++) {
    if (!(width(start, index) > limit)) continue;
    start = index;
    starts.push(index);
  }
  return starts;
}

function linesOf({ pieces }: Run, starts: readonly number[]): readonly string[] {
  return starts.map((start, index) => lineOf(pieces, start, (starts[index + 1] ?? pieces.length) - 1));
}

/** As few lines as fit, the widest of them as narrow as possible: two even lines are read faster than a long and a short one. */
function balanced(run: Run, filled: readonly number[], limit: number): readonly string[] {
  let best = filled;
  let low = Math.max(limit / 3, ...run.pieces.map((_, index) => run.width(index, index)));
  let high = limit;
  while (high - low > 2) {
    const middle = (low + high) / 2;
    const starts = fill(run, middle);
    if (starts.length > best.length) low = middle;
    else {
      best = starts;
      high = middle;
    }
  }
  return linesOf(run, best);
}

/** The first lines, the last of them shortened so that the ellipsis fits. */
function cut(all: readonly string[], count: number, limit: number, widthOf: WidthOf): readonly string[] {
  const kept = all.slice(0, count - 1);
  const rest = Array.from(all[count - 1] ?? "");
  while (rest.length > 1 && widthOf(tidy(rest.join("")) + ELLIPSIS) > limit) rest.pop();
  return [...kept, tidy(rest.join("")) + ELLIPSIS];
}

/** Without what looks lost before an ellipsis. */
function tidy(text: string): string {
  const trimmed = text.replace(/[\s.,;:–—/(«-]+$/u, "");
  return trimmed === "" ? text : trimmed;
}
