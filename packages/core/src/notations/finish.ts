/** From a picture to a scene: title above; key, legend and notes below, or beside where the picture is tall. */
import { MARGIN, type Point, type Size } from "../engines/layout/graph.ts";
import type { Lens } from "../views/diagram.ts";
import { SWATCH } from "./parts/legend.ts";
import { colored, stepStyle } from "./compose/lens.ts";
import { keyMarks } from "./parts/key.ts";
import { moveMarks, rectMark, textMark } from "./parts/marks.ts";
import type { LegendEntry, Pen } from "./notation.ts";
import type { Picture } from "./picture.ts";
import type { GroupMark, Mark, Scene } from "./scene.ts";
import { say, words } from "./parts/words.ts";

/** What stands around a picture. */
export interface Frame {
  readonly title: string;
  /** What the view is about, and of which day. */
  readonly subtitle?: string | undefined;
  /** A sentence or two for those who do not see the picture; the subtitle when absent. */
  readonly description?: string | undefined;
  readonly lens?: Lens | undefined;
  readonly legend: readonly LegendEntry[];
  readonly notes: readonly string[];
  readonly pen: Pen;
}

/** Texts under a small picture are not squeezed narrower than this. */
const LEAST = 440;
const ROW = 24;
const GAP = 20;

/** A block of marks from its own upper left corner. */
interface Block extends Size {
  readonly marks: readonly Mark[];
}

/** The scene of a picture with its frame. */
export function finishScene(picture: Picture, frame: Frame): Scene {
  const { pen } = frame;
  const inner = Math.max(LEAST, picture.width - 2 * MARGIN);
  const title = titleBlock(frame, inner);
  const side = sideBlock(picture, frame);
  const below =
    side === undefined
      ? [...legendBlocks(frame, inner), ...keyBlocks(picture, frame, inner), ...noteBlocks(frame, inner)]
      : [];
  const top = title.height === 0 ? 0 : MARGIN + title.height;
  const left = side === undefined ? Math.max(0, Math.round((inner + 2 * MARGIN - picture.width) / 2)) : 0;
  const marks: Mark[] = [
    ...moveMarks(title.marks, MARGIN, MARGIN),
    ...moveMarks(picture.marks, left, top),
    ...(side === undefined ? [] : moveMarks(side.marks, picture.width, top + MARGIN)),
  ];
  let y = top + picture.height;
  for (const block of below) {
    marks.push(...moveMarks(block.marks, MARGIN, y));
    y += block.height + 16;
  }
  const bottom = below.length === 0 ? y : y - 16 + MARGIN;
  return {
    version: 1,
    width: Math.ceil(side === undefined ? inner + 2 * MARGIN : picture.width + side.width + MARGIN),
    height: Math.ceil(side === undefined ? bottom : Math.max(bottom, top + MARGIN + side.height + MARGIN)),
    title: frame.title,
    description: frame.description ?? frame.subtitle ?? "",
    language: pen.language,
    marks,
  };
}

function titleBlock({ title, subtitle, pen }: Frame, width: number): Block {
  if (title === "") return { marks: [], width: 0, height: 0 };
  const marks: Mark[] = [];
  let y = 19;
  for (const [index, line] of pen.wrap(title, width, 20, 600, 3).entries()) {
    if (index > 0) y += 26;
    marks.push(textMark(pen, { x: 0, y }, line, { size: 20, weight: 600, style: { fill: "ink" } }));
  }
  if (subtitle !== undefined && subtitle !== "") {
    y += 3;
    for (const line of pen.wrap(subtitle, Math.min(width, 720), 12, 400, 3)) {
      y += 18;
      marks.push(textMark(pen, { x: 0, y }, line, { size: 12, weight: 400, style: { fill: "ink-soft" } }));
    }
  }
  return { marks: [group("title", undefined, marks)], width, height: y + 4 };
}

function group(role: NonNullable<GroupMark["role"]>, label: string | undefined, marks: readonly Mark[]): GroupMark {
  return { kind: "group", role, label, marks };
}

interface Entry {
  readonly width: number;
  readonly marks: readonly Mark[];
}

/** An entry of a legend from its upper left corner: picture, words, count. */
function entryOf({ name, paint }: LegendEntry, count: number | undefined, pen: Pen): Entry {
  const x = SWATCH.width + 8;
  const text = textMark(pen, { x, y: 12 }, name, { size: 11, weight: 400, style: { fill: "ink" } });
  const marks = [...paint({ x: 0, y: 0 }), text];
  if (count === undefined) return { marks, width: x + text.width };
  const number = textMark(pen, { x: x + text.width + 5, y: 12 }, String(count), {
    size: 11,
    weight: 400,
    style: { fill: "ink-soft" },
  });
  return { marks: [...marks, number], width: x + text.width + 5 + number.width };
}

/** Where a lens colours the boxes, the legend shows shapes only. */
function uncolored({ name, paint }: LegendEntry, lens: Lens): LegendEntry {
  return {
    name,
    paint: (at) => {
      const marks = paint(at);
      const [body] = marks;
      const isBox =
        (body?.kind === "rect" || body?.kind === "path") &&
        body.style.fill !== undefined &&
        body.style.stroke !== undefined;
      return isBox ? colored(marks, {}, lens) : marks;
    },
  };
}

function lensEntries(lens: Lens, pen: Pen): readonly Entry[] {
  const swatch = (step: number) => (at: Point) => [
    rectMark({ x: at.x, y: at.y + 0.5, width: SWATCH.width, height: SWATCH.height - 1 }, 4, {
      ...stepStyle(lens, step),
      stroke: "line-soft",
      strokeWidth: 1,
    }),
  ];
  const steps = lens.steps.map(({ name, count }, index) => entryOf({ name, paint: swatch(index) }, count, pen));
  if (lens.unknown <= 0) return steps;
  return [...steps, entryOf({ name: say(pen, words.Unknown), paint: swatch(-1) }, lens.unknown, pen)];
}

/** Entries in rows as wide as there is room, under their heading. */
function flow(heading: string, entries: readonly Entry[], width: number, pen: Pen): Block {
  const head = textMark(pen, { x: 0, y: 10 }, heading, { size: 11, weight: 600, style: { fill: "ink-soft" } });
  const column = Math.min(width, Math.max(0, ...entries.map((entry) => entry.width)) + GAP);
  const isGrid = entries.length > 3 && Math.floor((width + GAP) / column) >= 2;
  const marks: Mark[] = [head];
  let [x, y] = [0, 20];
  for (const entry of entries) {
    const step = isGrid ? column : entry.width + GAP;
    if (x > 0 && x + entry.width > width) [x, y] = [0, y + ROW];
    marks.push(...moveMarks(entry.marks, x, y));
    x += step;
  }
  return { marks: [group("legend", undefined, marks)], width, height: y + SWATCH.height };
}

function column(heading: string, entries: readonly Entry[], pen: Pen): Block {
  const head = textMark(pen, { x: 0, y: 10 }, heading, { size: 11, weight: 600, style: { fill: "ink-soft" } });
  const marks = entries.flatMap((entry, index) => moveMarks(entry.marks, 0, 20 + index * ROW));
  const width = Math.max(head.width, ...entries.map((entry) => entry.width));
  return {
    marks: [group("legend", undefined, [head, ...marks])],
    width: Math.ceil(width),
    height: 20 + entries.length * ROW,
  };
}

function legendParts({
  lens,
  legend,
  pen,
}: Frame): readonly { readonly heading: string; readonly entries: readonly Entry[] }[] {
  return [
    ...(lens === undefined ? [] : [{ heading: lens.name, entries: lensEntries(lens, pen) }]),
    ...(legend.length === 0
      ? []
      : [
          {
            heading: say(pen, words.legend),
            entries: legend.map((entry) =>
              entryOf(lens === undefined ? entry : uncolored(entry, lens), undefined, pen),
            ),
          },
        ]),
  ];
}

function legendBlocks(frame: Frame, width: number): readonly Block[] {
  return legendParts(frame).map(({ heading, entries }) => flow(heading, entries, width, frame.pen));
}

/** Beside a picture that is much taller than wide, where nothing but a legend is to be said and it is no taller than the picture. */
function sideBlock(picture: Picture, frame: Frame): Block | undefined {
  if (picture.height < picture.width * 1.35 || (picture.keyed ?? []).length > 0 || frame.notes.length > 0)
    return undefined;
  const blocks = legendParts(frame).map(({ heading, entries }) => column(heading, entries, frame.pen));
  if (blocks.length === 0) return undefined;
  const height = blocks.reduce((sum, block) => sum + block.height + 16, -16);
  const width = Math.max(...blocks.map((block) => block.width));
  if (height > picture.height - 2 * MARGIN) return undefined;
  let y = 0;
  const marks = blocks.flatMap((block) => {
    const moved = moveMarks(block.marks, 0, y);
    y += block.height + 16;
    return moved;
  });
  return { marks, width, height };
}

/** The key of numbered lines, in columns. */
function keyBlocks({ keyed = [] }: Picture, { pen }: Frame, width: number): readonly Block[] {
  if (keyed.length === 0) return [];
  const columns = Math.max(1, Math.min(3, Math.floor(width / 300), keyed.length));
  const room = Math.floor(width / columns) - GAP;
  const rows = Math.ceil(keyed.length / columns);
  const marks: Mark[] = [
    textMark(pen, { x: 0, y: 10 }, say(pen, words.labels), { size: 11, weight: 600, style: { fill: "ink-soft" } }),
  ];
  const texts = keyed.map(({ text }) => pen.wrap(text, room - 26, 11, 400, 2));
  const heights = Array.from({ length: rows }, (_, row) =>
    Math.max(...Array.from({ length: columns }, (_unused, at) => texts[at * rows + row]?.length ?? 1)) === 1 ? 22 : 36,
  );
  keyed.forEach(({ number }, index) => {
    const row = index % rows;
    const x = Math.floor(index / rows) * (room + GAP);
    const y = 20 + heights.slice(0, row).reduce((sum, each) => sum + each, 0);
    marks.push(...keyMarks(number, { x, y: y - 1, width: 18, height: 18 }, pen));
    (texts[index] ?? []).forEach((line, at) => {
      marks.push(
        textMark(pen, { x: x + 26, y: y + 12 + at * 14 }, line, { size: 11, weight: 400, style: { fill: "ink" } }),
      );
    });
  });
  return [
    {
      marks: [group("legend", undefined, marks)],
      width,
      height: 20 + heights.reduce((sum, each) => sum + each, 0) - 4,
    },
  ];
}

function noteBlocks({ notes, pen }: Frame, width: number): readonly Block[] {
  if (notes.length === 0) return [];
  const lines = notes.flatMap((note) => pen.wrap(note, Math.min(width, 720), 11, 400, 3));
  const marks = lines.map((line, index) =>
    textMark(pen, { x: 0, y: 11 + index * 16 }, line, { size: 11, weight: 400, style: { fill: "ink-soft" } }),
  );
  return [{ marks: [group("notes", undefined, marks)], width, height: lines.length * 16 }];
}
