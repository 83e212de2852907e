/** The bands of a banded picture: a panel across its whole width for each, with its name at the left. */
import type { Box, Layout } from "../../engines/layout/graph.ts";
import type { Band, DiagramNode, GraphDiagram } from "../../views/diagram.ts";
import type { Panel } from "./grounds.ts";
import { rectMark, textMark } from "../parts/marks.ts";
import type { Pen } from "../notation.ts";
import { tokensOf } from "../parts/tokens.ts";
import type { GroupMark, Token } from "../scene.ts";

/** Width of the strip at the left that the names take. */
const STRIP = 40;
/** Free pixels around the boxes of a band. */
const PAD = 16;

export interface BandMarks {
  readonly marks: readonly GroupMark[];
  /** From the left edge of the bands to the right one. */
  readonly left: number;
  readonly right: number;
  readonly panels: readonly Panel[];
}

/** Panels of the bands that hold something, each reaching half way to its neighbours. */
export function composeBands(diagram: GraphDiagram, layout: Layout, pen: Pen): BandMarks | undefined {
  const held: readonly (Box & { readonly band: Band })[] = diagram.bands.flatMap((band) => {
    const box = extentOf(band, diagram, layout);
    return box === undefined ? [] : [{ band, ...box }];
  });
  if (held.length === 0) return undefined;
  const lines = [...layout.routes.values()].flatMap(({ points }) => points.map(({ x }) => x));
  const left = least([...held.map(({ x }) => x), ...lines]) - PAD - STRIP;
  const right = -least([...held.map((each) => -each.x - each.width), ...lines.map((x) => -x)]) + PAD;
  const panels = held.map(({ band, y, height }, index) => {
    const [above, below] = [held[index - 1], held[index + 1]];
    const top = above === undefined ? y - PAD : edgeBetween(above.y + above.height, y) + 2;
    const bottom = below === undefined ? y + height + PAD : edgeBetween(y + height, below.y) - 2;
    return { band, box: { x: left, y: top, width: right - left, height: Math.max(height, bottom - top) } };
  });
  return {
    left,
    right,
    marks: panels.map(({ band, box }) => bandMark(band, box, pen)),
    panels: panels.map(({ box }) => ({ box, fill: "group-1" })),
  };
}

/** Without spreading: a picture may have very many lines. */
function least(values: readonly number[]): number {
  return values.reduce((smallest, value) => Math.min(smallest, value), Number.POSITIVE_INFINITY);
}

function edgeBetween(bottom: number, top: number): number {
  return Math.round((bottom + top) / 2);
}

function extentOf(band: Band, diagram: GraphDiagram, { boxes }: Layout): Box | undefined {
  const own = diagram.nodes.flatMap((node) => (bandOf(node, diagram) === band.id ? (boxes.get(node.id) ?? []) : []));
  if (own.length === 0) return undefined;
  const x = Math.min(...own.map((box) => box.x));
  const y = Math.min(...own.map((box) => box.y));
  const width = Math.max(...own.map((box) => box.x + box.width)) - x;
  return { x, y, width, height: Math.max(...own.map((box) => box.y + box.height)) - y };
}

/** What names no band stands in the first, as layout has it; what is inside a group stands where the group does. */
function bandOf(node: DiagramNode, { bands }: GraphDiagram): string | undefined {
  return node.parent === undefined ? (node.band ?? bands[0]?.id) : undefined;
}

function bandMark(band: Band, box: Box, pen: Pen): GroupMark {
  const { fill, stroke } = tokensOf(band);
  const strip = { ...box, width: STRIP - 8 };
  const lines = pen.wrap(band.name, Math.max(24, box.height - 12), 12, 600, 2);
  const middle = box.y + box.height / 2;
  const ink: Token = "ink";
  const first = box.x + strip.width / 2 + 2.5 + 4.4 - (lines.length - 1) * 7;
  return {
    kind: "group",
    id: band.id,
    role: "container",
    label: band.name,
    box,
    marks: [
      rectMark(box, 10, { fill: "group-1" }),
      rectMark(strip, 10, { fill }),
      rectMark({ ...strip, width: 4 }, 2, { fill: stroke }),
      ...lines.map((line, index) =>
        textMark(pen, { x: first + index * 14, y: middle }, line, {
          size: 12,
          weight: 600,
          anchor: "middle",
          turn: -90,
          style: { fill: ink },
        }),
      ),
    ],
  };
}
