/** The layers under the curve e^-x of which the ziggurat method draws. */
export interface ExponentialTables {
  /** Right end of each of 256 layers of the same area, the lowest first (its end is that of a layer with the tail's area), and 0. */
  readonly widths: Float64Array;
  /** Height of the curve at each of those ends. */
  readonly heights: Float64Array;
}

/** Where the tail begins, and the area of each layer, for 256 of them (Marsaglia and Tsang, 2000, section 3). */
const TAIL = 7.697_117_470_131_05;
const AREA = 0.003_949_659_822_581_557;

let made: ExponentialTables | undefined;

/** The tables, made when they are first asked for. */
export function exponentialTables(): ExponentialTables {
  made ??= makeTables();
  return made;
}

function makeTables(): ExponentialTables {
  const widths = new Float64Array(257);
  const heights = new Float64Array(257);
  widths[0] = AREA / Math.exp(-TAIL);
  widths[1] = TAIL;
  heights[1] = Math.exp(-TAIL);
  for (let layer = 2; layer < 256; layer++) {
    const height = (heights[layer - 1] as number) + AREA / (widths[layer - 1] as number);
    heights[layer] = height;
    widths[layer] = -Math.log(height);
  }
  heights[256] = 1;
  return { widths, heights };
}
