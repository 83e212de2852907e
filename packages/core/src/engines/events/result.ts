/** From totals to means with their intervals. */
import { studentQuantile } from "../sampling/interval.ts";
import type { QueueingNetwork } from "../queueing/network.ts";
import {
  AREA,
  classTotal,
  DONE,
  FAILED,
  HELD,
  LEFT,
  LOST,
  placeTotal,
  RESPONSE,
  RETRIED,
  SERVERS,
  SERVING,
  shareOfResponse,
  stationTotal,
  STAY,
  TIMED_OUT,
  WASTED,
  type Measures,
} from "./measures.ts";
import type { ClassEstimates, Estimate, EventResult, PlaceEstimates, Series, StationEstimates } from "./model.ts";
import type { Run, Snapshot } from "./run.ts";

export function resultOf(network: QueueingNetwork, run: Run): EventResult {
  const { measures, batches, events, end } = run;
  const first = batches[0]?.time ?? 0;
  return {
    events,
    counted: (batches.at(-1)?.time ?? 0) - first,
    end,
    stations: network.stations.map((station, index) => stationOf(measures, batches, index, station.kind === "delay")),
    classes: network.classes.map((_, ofClass) => classOf(measures, batches, ofClass)),
    series: run.pieces.length === 0 ? undefined : seriesOf(network, run),
  };
}

/** What a total has grown by in each batch; several are added up. */
function grown(batches: readonly Snapshot[], totals: readonly number[]): Float64Array {
  return Float64Array.from({ length: Math.max(0, batches.length - 1) }, (_, batch) =>
    totals.reduce((sum, at) => sum + (batches[batch + 1]?.totals[at] ?? 0) - (batches[batch]?.totals[at] ?? 0), 0),
  );
}

/**
 * Ratio of two sums over batches, such as time spent and customers, with the interval of the ratio estimator (Law, "Simulation Modeling and
 * Analysis", 9.5.3: batch means, of which the ratio is linearised, and 9.5.3 on batches that are not independent).
 */
function ratio(tops: Float64Array, bottoms: Float64Array): Estimate {
  const batches = tops.length;
  const top = tops.reduce((sum, value) => sum + value, 0);
  const bottom = bottoms.reduce((sum, value) => sum + value, 0);
  if (!(bottom > 0)) return { value: Number.NaN, lower: 0, upper: Infinity };
  const value = top / bottom;
  if (batches < 2) return { value, lower: 0, upper: Infinity };
  const rests = tops.map((part, batch) => part - value * (bottoms[batch] as number));
  let squares = 0;
  let products = 0;
  rests.forEach((rest, batch) => {
    squares += rest * rest;
    products += rest * (rests[batch + 1] ?? 0);
  });
  // Batches that are like their neighbours are worth less than as many independent ones: as a chain of the first order has it.
  const likeness = squares > 0 ? Math.min(0.9, Math.max(0, products / squares)) : 0;
  const variance = ((squares / (batches - 1)) * batches * (1 + likeness)) / (1 - likeness);
  const half = (studentQuantile(batches - 1) * Math.sqrt(variance)) / bottom;
  return { value, lower: Math.max(0, value - half), upper: value + half };
}

function times(batches: readonly Snapshot[]): Float64Array {
  return Float64Array.from(
    { length: Math.max(0, batches.length - 1) },
    (_, batch) => (batches[batch + 1]?.time ?? 0) - (batches[batch]?.time ?? 0),
  );
}

/** Of a class at a station where it never comes. */
const NOBODY: PlaceEstimates = {
  number: { value: 0, lower: 0, upper: 0 },
  throughput: { value: 0, lower: 0, upper: 0 },
  response: { value: Number.NaN, lower: 0, upper: Infinity },
  lost: { value: 0, lower: 0, upper: 0 },
};

function placesOf(
  measures: Measures,
  batches: readonly Snapshot[],
  station: number,
  classes: readonly number[],
): PlaceEstimates {
  const used = classes.filter((ofClass) => placeTotal(measures, station, ofClass, AREA) >= 0);
  if (used.length === 0) return NOBODY;
  const total = (what: number): Float64Array =>
    grown(
      batches,
      used.map((ofClass) => placeTotal(measures, station, ofClass, what)),
    );
  const time = times(batches);
  return {
    number: ratio(total(AREA), time),
    throughput: ratio(total(LEFT), time),
    response: ratio(total(STAY), total(LEFT)),
    lost: ratio(total(LOST), time),
  };
}

function stationOf(
  measures: Measures,
  batches: readonly Snapshot[],
  station: number,
  isDelay: boolean,
): StationEstimates {
  const classes = [...measures.histograms.keys()];
  const time = times(batches);
  const total = (what: number): Float64Array => grown(batches, [stationTotal(measures, station, what)]);
  const areas = grown(batches, placeTotals(measures, station, AREA));
  const serving = total(SERVING);
  const held = total(HELD);
  const waiting = areas.map((area, batch) => Math.max(0, area - (serving[batch] as number) - (held[batch] as number)));
  return {
    ...placesOf(measures, batches, station, classes),
    utilisation: ratio(isDelay ? areas : serving, total(SERVERS)),
    waiting: ratio(waiting, time),
    held: ratio(held, time),
    servers: ratio(total(SERVERS), time),
    classes: classes.map((ofClass) => placesOf(measures, batches, station, [ofClass])),
  };
}

/** Of all classes that come to a station. */
function placeTotals(measures: Measures, station: number, what: number): readonly number[] {
  return [...measures.histograms.keys()]
    .map((ofClass) => placeTotal(measures, station, ofClass, what))
    .filter((at) => at >= 0);
}

function classOf(measures: Measures, batches: readonly Snapshot[], ofClass: number): ClassEstimates {
  const total = (what: number): Float64Array => grown(batches, [classTotal(measures, ofClass, what)]);
  const time = times(batches);
  const histogram = measures.histograms[ofClass] ?? new Float64Array(0);
  return {
    throughput: ratio(total(DONE), time),
    response: ratio(total(RESPONSE), total(DONE)),
    percentiles: {
      p50: shareOfResponse(histogram, 0.5),
      p90: shareOfResponse(histogram, 0.9),
      p95: shareOfResponse(histogram, 0.95),
      p99: shareOfResponse(histogram, 0.99),
    },
    timeouts: ratio(total(TIMED_OUT), time),
    retries: ratio(total(RETRIED), time),
    failed: ratio(total(FAILED), time),
    wasted: ratio(total(WASTED), time),
  };
}

function seriesOf(network: QueueingNetwork, { measures, pieces }: Run): Series {
  const zero: Snapshot = { time: 0, totals: new Float64Array(measures.totals.length) };
  const all = [zero, ...pieces];
  const time = times(all);
  const classes = [...network.classes.keys()];
  const over = (tops: Float64Array, bottoms: Float64Array): Float64Array =>
    tops.map((top, piece) => top / (bottoms[piece] as number));
  return {
    times: Float64Array.from(pieces, (piece) => piece.time),
    stations: network.stations.map(({ kind }, station) => {
      const total = (what: number): Float64Array => grown(all, [stationTotal(measures, station, what)]);
      const place = (what: number): Float64Array => grown(all, placeTotals(measures, station, what));
      const areas = place(AREA);
      const serving = total(SERVING);
      const held = total(HELD);
      const waiting = areas.map((area, piece) =>
        Math.max(0, area - (serving[piece] as number) - (held[piece] as number)),
      );
      return {
        number: over(areas, time),
        waiting: over(waiting, time),
        utilisation: over(kind === "delay" ? areas : serving, total(SERVERS)),
        servers: over(total(SERVERS), time),
        lost: over(place(LOST), time),
      };
    }),
    classes: classes.map((ofClass) => {
      const total = (what: number): Float64Array => grown(all, [classTotal(measures, ofClass, what)]);
      return {
        throughput: over(total(DONE), time),
        response: over(total(RESPONSE), total(DONE)),
        failed: over(total(FAILED), time),
      };
    }),
  };
}
