/** A table as a picture: columns as wide as what stands in them, long texts in a few lines, numbers to the right. */
import { MARGIN } from "../../engines/layout/graph.ts";
import type { Lens, TableDiagram } from "../../views/diagram.ts";
import { stepStyle } from "../compose/lens.ts";
import { lineSteps, pathMark, rectMark, textMark } from "../parts/marks.ts";
import type { Pen } from "../notation.ts";
import type { Picture } from "../picture.ts";
import type { GroupMark, Mark } from "../scene.ts";
import { tokensOf } from "../parts/tokens.ts";
import { say, words } from "../parts/words.ts";

const SIZE = 12;
const LINE = 16;
const PAD = 10;
/** A column is not wider than this; its texts are wrapped. */
const WIDEST = 280;
const NARROWEST = 56;
/** The whole is not wider than this when wrapping can help. */
const WIDEST_TABLE = 1360;
/** Lines of a cell; the rest is cut with an ellipsis. */
const MOST_LINES = 3;

type Row = TableDiagram["rows"][number];

/** The marks of a table. `lens` colours a square before the rows that carry a value. */
export function tableScene(diagram: TableDiagram, pen: Pen, lens?: Lens): Picture {
  const hasLens = lens !== undefined && diagram.rows.some((row) => row.lens !== undefined);
  const first = MARGIN + (hasLens ? 18 : 0);
  const widths = columnWidths(diagram, pen);
  const lefts = widths.map((_, index) => first + widths.slice(0, index).reduce((sum, width) => sum + width, 0));
  const right = first + widths.reduce((sum, width) => sum + width, 0);
  const heads = headMarks(diagram, widths, lefts, pen);
  let y = MARGIN + heads.height;
  const marks: Mark[] = [];
  diagram.rows.forEach((row, index) => {
    const made = rowMark(row, index, { diagram, widths, lefts, right, y, pen, lens });
    marks.push(made.mark);
    y += made.height;
  });
  const line = (at: number, width: number): Mark =>
    pathMark(
      lineSteps([
        { x: MARGIN, y: at },
        { x: right, y: at },
      ]),
      { stroke: "line-soft", strokeWidth: width },
    );
  const rules = [line(MARGIN + heads.height, 1.5), line(y, 1)];
  return { marks: [...heads.marks, ...marks, ...rules], width: right + MARGIN, height: y + MARGIN };
}

/** Natural widths; when they are too much together, the widest give way first. */
function columnWidths({ columns, rows }: TableDiagram, pen: Pen): readonly number[] {
  const widths = columns.map(({ name }, index) => {
    const head = headWidth(name, pen);
    const cells = rows.map(({ cells }) => pen.width(cells[index]?.text ?? "", SIZE, index === 0 ? 600 : 400));
    return Math.ceil(Math.min(WIDEST, Math.max(NARROWEST, head, ...cells.slice(0, 5000)))) + 2 * PAD;
  });
  const least = columns.map(({ name }) => Math.max(NARROWEST, headWidth(name, pen)) + 2 * PAD);
  for (let width = WIDEST; width >= NARROWEST; width -= 8) {
    const cut = widths.map((natural, index) => Math.max(least[index] ?? 0, Math.min(natural, width + 2 * PAD)));
    if (cut.reduce((sum, value) => sum + value, 0) <= WIDEST_TABLE || width - 8 < NARROWEST) return cut;
  }
  return widths;
}

/** Least width at which the name of a column takes two lines, without breaking a word. */
function headWidth(name: string, pen: Pen): number {
  const words = name.split(/\s+/u).map((word) => pen.width(word, SIZE, 600));
  const longest = Math.min(WIDEST, Math.ceil(Math.max(...words)));
  for (let width = longest; width < WIDEST; width += 8) {
    if (pen.wrap(name, width, SIZE, 600, 2).at(-1)?.endsWith("…") !== true) return width;
  }
  return WIDEST;
}

function headMarks(
  { columns }: TableDiagram,
  widths: readonly number[],
  lefts: readonly number[],
  pen: Pen,
): { readonly marks: readonly Mark[]; readonly height: number } {
  const texts = columns.map(({ name }, index) => pen.wrap(name, (widths[index] ?? 0) - 2 * PAD, SIZE, 600, 2));
  const lines = Math.max(1, ...texts.map((text) => text.length));
  const height = lines * LINE + 12;
  const marks = columns.map(({ key, name, isNumeric }, index): GroupMark => {
    const [x, width] = [lefts[index] ?? 0, widths[index] ?? 0];
    const own = texts[index] ?? [];
    const top = MARGIN + (lines - own.length) * LINE;
    return {
      kind: "group",
      id: `column:${key}`,
      role: "cell",
      label: name,
      box: { x, y: MARGIN, width, height },
      marks: own.map((text, at) => cellText(pen, text, x, width, top + at * LINE, isNumeric, 600, "ink-soft")),
    };
  });
  return { marks, height };
}

interface RowPlace {
  readonly diagram: TableDiagram;
  readonly widths: readonly number[];
  readonly lefts: readonly number[];
  readonly right: number;
  readonly y: number;
  readonly pen: Pen;
  readonly lens: Lens | undefined;
}

function rowMark(row: Row, index: number, place: RowPlace): { readonly mark: GroupMark; readonly height: number } {
  const { diagram, widths, lefts, right, y, pen, lens } = place;
  const texts = diagram.columns.map((_, at) => {
    const text = row.cells[at]?.text ?? "";
    return text === "" ? [] : pen.wrap(text, (widths[at] ?? 0) - 2 * PAD, SIZE, at === 0 ? 600 : 400, MOST_LINES);
  });
  const height = Math.max(1, ...texts.map((text) => text.length)) * LINE + 10;
  const ground =
    index % 2 === 0 ? [rectMark({ x: MARGIN, y, width: right - MARGIN, height }, 0, { fill: "group-1" })] : [];
  const stripe =
    row.layer === undefined
      ? []
      : [rectMark({ x: MARGIN, y: y + 4, width: 4, height: height - 8 }, 2, { fill: tokensOf(row).stroke })];
  const colour =
    row.lens === undefined || lens === undefined
      ? []
      : [
          rectMark({ x: MARGIN + 9, y: y + 8, width: 11, height: 11 }, 2, {
            ...stepStyle(lens, row.lens.step),
            stroke: "line-soft",
          }),
        ];
  const cells = diagram.columns.flatMap(({ isNumeric }, at): readonly Mark[] => {
    const [x, width] = [lefts[at] ?? 0, widths[at] ?? 0];
    if (row.cells[at]?.isUnknown === true) return unknownMarks({ x, y, width }, isNumeric);
    const lines = texts[at] ?? [];
    return lines.map((text, line) =>
      cellText(pen, text, x, width, y + 5 + line * LINE, isNumeric, at === 0 ? 600 : 400, "ink"),
    );
  });
  const mark: GroupMark = {
    kind: "group",
    id: row.id,
    element: row.element,
    role: "row",
    label: spoken(row, diagram, pen),
    box: { x: MARGIN, y, width: right - MARGIN, height },
    marks: [...ground, ...stripe, ...colour, ...cells],
  };
  return { mark, height };
}

/** A hatched dash: nobody has said it, which is not the same as nothing. */
function unknownMarks({ x, y, width }: { x: number; y: number; width: number }, isNumeric: boolean): readonly Mark[] {
  const dash = { x: isNumeric ? x + width - PAD - 24 : x + PAD, y: y + 8, width: 24, height: 10 };
  return [rectMark(dash, 2, { fill: "ground", isHatched: true, stroke: "line-soft", strokeWidth: 0.75 })];
}

function cellText(
  pen: Pen,
  text: string,
  x: number,
  width: number,
  top: number,
  isNumeric: boolean,
  weight: 400 | 600,
  fill: "ink" | "ink-soft",
): Mark {
  const at = { x: isNumeric ? x + width - PAD : x + PAD, y: top + LINE - 4 };
  return textMark(pen, at, text, { size: SIZE, weight, anchor: isNumeric ? "end" : "start", style: { fill } });
}

function spoken({ cells, lens }: Row, { columns }: TableDiagram, pen: Pen): string {
  const parts = columns.flatMap(({ name }, index) => {
    const cell = cells[index];
    if (cell === undefined || (cell.text === "" && !cell.isUnknown)) return [];
    const text = cell.isUnknown ? say(pen, words.unknown) : cell.text;
    return [index === 0 ? text : `${name} ${text}`];
  });
  return [...parts, ...(lens === undefined ? [] : [lens.text])].join(", ");
}
