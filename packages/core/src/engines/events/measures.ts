/** What is added up during an event simulation, in one array of totals that is copied at the borders of batches and of pieces of the series. */

export interface Measures {
  readonly stations: number;
  readonly classes: number;
  readonly totals: Float64Array;
  /** Number of each station and class as a place, -1 where the class never comes; places of a station follow each other. */
  readonly placeOf: Int32Array;
  readonly firstPlace: Int32Array;
  /** Customers present, by place; served, held, and servers, by station. */
  readonly present: Int32Array;
  readonly serving: Int32Array;
  readonly held: Int32Array;
  readonly servers: Float64Array;
  /** Until when the areas of each station are added up. */
  readonly upTo: Float64Array;
  /** Response times by class, in bars of less than 1 %. */
  readonly histograms: readonly Float64Array[];
  /** A time, and the same bits as two words, the higher second (all our machines are little-endian). */
  readonly bits: { readonly time: Float64Array; readonly words: Int32Array };
}

/** Totals by place, then by station, then by class. */
export const AREA = 0;
export const LEFT = 1;
export const STAY = 2;
export const LOST = 3;
const OF_PLACE = 4;
export const SERVING = 0;
export const HELD = 1;
export const SERVERS = 2;
const OF_STATION = 3;
export const DONE = 0;
export const RESPONSE = 1;
export const FAILED = 2;
export const TIMED_OUT = 3;
export const RETRIED = 4;
export const WASTED = 5;
const OF_CLASS = 6;

/** `isUsed`: by station and class, whether the class ever comes there. */
export function createMeasures(stations: number, classes: number, isUsed: Uint8Array): Measures {
  const time = new Float64Array(1);
  const placeOf = new Int32Array(stations * classes).fill(-1);
  const firstPlace = new Int32Array(stations + 1);
  let places = 0;
  for (let station = 0; station < stations; station++) {
    for (let ofClass = 0; ofClass < classes; ofClass++) {
      const at = station * classes + ofClass;
      if (isUsed[at] === 1) placeOf[at] = places++;
    }
    firstPlace[station + 1] = places;
  }
  return {
    bits: { time, words: new Int32Array(time.buffer) },
    stations,
    classes,
    totals: new Float64Array(OF_PLACE * places + OF_STATION * stations + OF_CLASS * classes),
    placeOf,
    firstPlace,
    present: new Int32Array(places),
    serving: new Int32Array(stations),
    held: new Int32Array(stations),
    servers: new Float64Array(stations),
    upTo: new Float64Array(stations),
    histograms: Array.from({ length: classes }, () => new Float64Array(BARS)),
  };
}

/** Where a total of a place stands; -1: the class never comes there. */
export function placeTotal({ classes, placeOf }: Measures, station: number, ofClass: number, what: number): number {
  const place = placeOf[station * classes + ofClass] as number;
  return place < 0 ? -1 : place * OF_PLACE + what;
}

export function stationTotal({ present }: Measures, station: number, what: number): number {
  return OF_PLACE * present.length + OF_STATION * station + what;
}

export function classTotal({ present, stations }: Measures, ofClass: number, what: number): number {
  return OF_PLACE * present.length + OF_STATION * stations + OF_CLASS * ofClass + what;
}

/** Adds what has been since the last time to the areas of a station: to be called before anything changes there. */
export function addUp(measures: Measures, station: number, now: number): void {
  const { totals, present, firstPlace, upTo } = measures;
  const time = now - (upTo[station] as number);
  if (time === 0) return;
  upTo[station] = now;
  const end = firstPlace[station + 1] as number;
  for (let place = firstPlace[station] as number; place < end; place++) {
    const area = place * OF_PLACE;
    totals[area] = (totals[area] as number) + (present[place] as number) * time;
  }
  const at = stationTotal(measures, station, 0);
  totals[at] = (totals[at] as number) + (measures.serving[station] as number) * time;
  totals[at + 1] = (totals[at + 1] as number) + (measures.held[station] as number) * time;
  totals[at + 2] = (totals[at + 2] as number) + (measures.servers[station] as number) * time;
}

/** The totals as they are now. */
export function copyTotals(measures: Measures, now: number): Float64Array {
  for (let station = 0; station < measures.stations; station++) addUp(measures, station, now);
  return measures.totals.slice();
}

/**
 * Bars of less than 1 %: 128 to each doubling, of equal width, which are the exponent and the first 7 digits of a double. They reach from
 * 2^-40 to 2^40 times the unit; what is below or above falls into the outer ones.
 */
const DIGITS = 7;
const PER_DOUBLING = 2 ** DIGITS;
const BARS = 80 * PER_DOUBLING;
/** The bits of 2^-40, above those that don't count. */
const LOWEST = (1023 - 40) * PER_DOUBLING;

export function countResponse({ histograms, bits }: Measures, ofClass: number, time: number): void {
  bits.time[0] = time;
  const bar = ((bits.words[1] as number) >> (20 - DIGITS)) - LOWEST;
  const histogram = histograms[ofClass] as Float64Array;
  const at = bar < 0 ? 0 : bar >= BARS ? BARS - 1 : bar;
  histogram[at] = (histogram[at] as number) + 1;
}

/** Upper end of the bar in which this share of the times is reached; NaN of none. */
export function shareOfResponse(histogram: Float64Array, share: number): number {
  const wanted = share * histogram.reduce((sum, count) => sum + count, 0);
  if (wanted === 0) return Number.NaN;
  let sum = 0;
  const bar = histogram.findIndex((count) => (sum += count) >= wanted);
  if (bar === 0) return 0;
  return 2 ** (Math.floor(bar / PER_DOUBLING) - 40) * (1 + ((bar % PER_DOUBLING) + 1) / PER_DOUBLING);
}
