/**
 * What charts are, before they are drawn: figures that are computed and named already. Every part has an id, by which a page makes it a
 * link to what it counts, and a label for those who do not see it. Unknown is a part like others, and hatched.
 */
import type { Paint } from "../../scene.ts";

export type Chart = BarsChart | ColumnsChart | DonutChart | BubblesChart | HeatChart | LineChart;

/** One amount with its look. */
export interface ChartPart {
  readonly id: string;
  /** "Vital: 12 of 80 applications". */
  readonly label: string;
  readonly value: number;
  readonly paint: Paint;
  readonly isUnknown?: boolean | undefined;
}

/** Bars from left to right, one below the other; of several parts they are stacked. */
export interface BarsChart {
  readonly kind: "bars";
  readonly bars: readonly {
    readonly name: string;
    /** Behind the bar: "12 (15%)". */
    readonly text: string;
    readonly parts: readonly ChartPart[];
  }[];
  /** What the colours of parts mean, where there are several. */
  readonly legend: readonly LegendPart[];
  /** Length of the axis, where bars of several charts should compare; the longest bar otherwise. */
  readonly most?: number | undefined;
}

export interface LegendPart {
  readonly name: string;
  readonly paint: Paint;
  readonly isUnknown?: boolean | undefined;
}

/** Upright bars side by side: how values are spread. */
export interface ColumnsChart {
  readonly kind: "columns";
  readonly columns: readonly (ChartPart & { readonly name: string; readonly text: string })[];
}

/** A ring of few parts of one whole. */
export interface DonutChart {
  readonly kind: "donut";
  readonly slices: readonly (ChartPart & { readonly name: string; readonly text: string })[];
  /** In the middle: the whole. */
  readonly total: string;
}

/** A portfolio: elements by two measures, and by a third as their size. */
export interface BubblesChart {
  readonly kind: "bubbles";
  readonly x: Axis;
  readonly y: Axis;
  readonly bubbles: readonly {
    readonly id: string;
    readonly element: string;
    readonly name: string;
    readonly label: string;
    readonly x: number;
    readonly y: number;
    /** 0 to 1, as a share of the largest area; undefined: nobody knows, or no size is asked for. */
    readonly size: number | undefined;
    readonly paint: Paint;
    readonly isUnknown?: boolean | undefined;
  }[];
  readonly legend: readonly LegendPart[];
  /** Elements that have no place, since a measure is not known. */
  readonly unplaced: { readonly id: string; readonly label: string; readonly text: string } | undefined;
}

export interface Axis {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly { readonly at: number; readonly name: string }[];
}

/** Rows and columns of two attributes, darker where there is more. */
export interface HeatChart {
  readonly kind: "heat";
  /** What the rows and the columns are. */
  readonly rowsName: string;
  readonly columnsName: string;
  readonly rows: readonly { readonly name: string; readonly isUnknown?: boolean | undefined }[];
  readonly columns: readonly { readonly name: string; readonly isUnknown?: boolean | undefined }[];
  /** Row by row; undefined where there is nothing. */
  readonly cells: readonly (readonly (HeatCell | undefined)[])[];
}

export interface HeatCell {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly text: string;
}

/** A figure over time. */
export interface LineChart {
  readonly kind: "line";
  /** In the order of time; `day` since 1970-01-01, with a fraction for the hour. */
  readonly points: readonly {
    readonly id: string;
    readonly label: string;
    readonly day: number;
    readonly value: number;
    readonly text: string;
  }[];
  readonly y: Axis;
  /** A line at the figure that is wanted. */
  readonly wanted?: { readonly value: number; readonly text: string } | undefined;
}
