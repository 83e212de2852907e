/** Charts as scenes: the same marks, colours and renderers as pictures of views. */
import type { Pen } from "../../notation.ts";
import type { Picture } from "../../picture.ts";
import type { Scene } from "../../scene.ts";
import { moveMarks } from "../../parts/marks.ts";
import { barsPicture } from "./bars.ts";
import { bubblesPicture } from "./bubbles.ts";
import type { Chart } from "./chart.ts";
import { columnsPicture } from "./columns.ts";
import { donutPicture } from "./donut.ts";
import { heatPicture } from "./heat.ts";
import { linePicture } from "./line.ts";

export interface ChartFrame {
  readonly title: string;
  /** A sentence for those who do not see it. */
  readonly description: string;
  /** Pixels; the height follows. */
  readonly width: number;
  readonly pen: Pen;
}

/** Room for strokes at the edge. */
const EDGE = 2;

/** The scene of a chart. */
export function chartScene(chart: Chart, { title, description, width, pen }: ChartFrame): Scene {
  const picture = pictureOf(chart, width - 2 * EDGE, pen);
  return {
    version: 1,
    width,
    height: Math.ceil(picture.height + 2 * EDGE),
    title,
    description,
    language: pen.language,
    marks: moveMarks(picture.marks, EDGE, EDGE),
  };
}

function pictureOf(chart: Chart, width: number, pen: Pen): Picture {
  switch (chart.kind) {
    case "bars":
      return barsPicture(chart, width, pen);
    case "columns":
      return columnsPicture(chart, width, pen);
    case "donut":
      return donutPicture(chart, width, pen);
    case "bubbles":
      return bubblesPicture(chart, width, pen);
    case "heat":
      return heatPicture(chart, width, pen);
    case "line":
      return linePicture(chart, width, pen);
  }
}
