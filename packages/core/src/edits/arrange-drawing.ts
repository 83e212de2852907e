/** Boxes of a drawing that came with an import, moved: only their coordinates change in its text, and those of what lies in them. */
import { parseLines, valueOf } from "../model/archimate/lines.ts";

interface Move {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** The text with nodes moved, by the name of a node or of the element that it shows. */
export function movedInDrawing(text: string, moves: readonly Move[]): string {
  const waiting = [...moves];
  let shift: { readonly depth: number; readonly dx: number; readonly dy: number } | undefined;
  return text
    .split("\n")
    .map((written) => {
      const [line] = parseLines(written);
      const at = /^(\s*(?:node|group|note|open)\s+(?:"(?:[^"\\]|\\.)*"|\S+)\s+)(-?\d+),(-?\d+)/.exec(written);
      if (line === undefined || at === null) return written;
      const [whole, head = "", left = "", top = ""] = at;
      const [x, y] = [Number(left), Number(top)];
      const index = waiting.findIndex(({ id }) => id === line.words[1] || id === valueOf(line, "element"));
      const [move] = index < 0 ? [] : waiting.splice(index, 1);
      if (move !== undefined) shift = { depth: line.depth, dx: move.x - x, dy: move.y - y };
      else if (shift !== undefined && line.depth <= shift.depth) shift = undefined;
      if (shift === undefined) return written;
      return `${head}${x + shift.dx},${y + shift.dy}${written.slice(whole.length)}`;
    })
    .join("\n");
}
