/** Capacity curves (R236, R237, R242): one station under more and more load, on larger and on more instances. */
import type { Element, Model } from "../../model/model.ts";
import type { CapacityQuestion, StationFigures } from "../capacity.ts";
import { capacityBasis } from "./basis.ts";
import { readingOf } from "./reading.ts";
import { StationReading } from "./station.ts";
import { responseOfInstances, responseOfSize } from "./scaling.ts";

export interface CurvePoint {
  /** Times the load that the question has. */
  readonly times: number;
  readonly station: StationFigures;
}

/** The station at so many loads from 0 to `most` times that of the question. Undefined where the element does no work itself. */
export function loadCurve(
  model: Model,
  element: Element,
  question: CapacityQuestion,
  { most, points }: { readonly most: number; readonly points: number },
): readonly CurvePoint[] | undefined {
  const basis = capacityBasis(model);
  const { reading, change } = readingOf(basis, question);
  const { rates } = reading;
  const [lower, upper] = [rates.lower.slice(), rates.upper.slice()];
  const { row } = element;
  const [low, high] = [lower[row] ?? 0, upper[row] ?? 0];
  if (!reading.stationRows().has(row)) return undefined;
  return Array.from({ length: points + 1 }, (_, index) => {
    const times = (most * index) / points;
    lower[row] = low * times;
    upper[row] = high === Number.POSITIVE_INFINITY && times === 0 ? 0 : high * times;
    // A reading keeps what it has computed: each load has its own.
    return { times, station: new StationReading(basis, { lower, upper }, change, question).station(row) };
  });
}

export interface ScalePoint {
  readonly amount: number;
  readonly utilisation: number;
  /** Seconds; undefined: it cannot follow. */
  readonly response: number | undefined;
}

/** Response against the size of each instance and against their number, at the load of a station. Empty where they are not known. */
export function scaleCurves(
  station: StationFigures,
  sizes: readonly number[],
  counts: readonly number[],
): { readonly vertical: readonly ScalePoint[]; readonly horizontal: readonly ScalePoint[] } {
  const { capacity, demand, servers, areServersAssumed } = station;
  const rate = Number.isFinite(demand.rate.upper) ? demand.rate.upper : demand.rate.lower;
  const latency = station.serviceFrom === "latency" ? station.latency : undefined;
  if (capacity === undefined || capacity <= 0 || rate <= 0 || station.serviceFrom === undefined)
    return { vertical: [], horizontal: [] };
  const queue = { capacity, servers, isAssumed: areServersAssumed, latency, queueLimit: undefined };
  return {
    vertical: sizes.map((amount) => ({
      amount,
      utilisation: rate / (capacity * amount),
      response: responseOfSize(queue, rate, amount),
    })),
    horizontal: counts.map((amount) => ({
      amount,
      utilisation: (rate * servers) / (capacity * amount),
      response: responseOfInstances(queue, rate, amount),
    })),
  };
}
