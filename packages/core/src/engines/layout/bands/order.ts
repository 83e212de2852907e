/** The order of units inside their bands: so that few lines cross, by barycentres (Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical system structures", 1981). */
import type { Unit } from "./units.ts";

const SWEEPS = 8;
/** Above this many pairs of edges crossings are not counted any more, the last order is taken. */
const MOST_PAIRS = 400_000;

/** Units of each band from left to right. */
export function orderBands(units: readonly Unit[], bands: number): readonly (readonly Unit[])[] {
  let order: readonly (readonly Unit[])[] = Array.from({ length: bands }, (_, band) =>
    units.filter((unit) => unit.band === band),
  );
  let best = { order, crossings: crossingsOf(order, units) };
  for (let sweep = 0; sweep < SWEEPS && best.crossings > 0; sweep++) {
    order = swept(order, sweep % 2 === 0);
    const crossings = crossingsOf(order, units);
    if (crossings < best.crossings) best = { order, crossings };
  }
  return best.order;
}

/** Orders one band after the other by where its neighbours stand: those before it when going down, those after it when going up. */
function swept(order: readonly (readonly Unit[])[], isDown: boolean): readonly (readonly Unit[])[] {
  const place = placesOf(order);
  const result = [...order];
  const bands = order.map((_, band) => band);
  for (const band of isDown ? bands : bands.toReversed()) {
    const row = result[band] ?? [];
    const wish = new Map(row.map((unit) => [unit, wishOf(unit, place, band, isDown, order)]));
    const sorted = row.toSorted((left, right) => (wish.get(left) ?? 0) - (wish.get(right) ?? 0));
    result[band] = sorted;
    sorted.forEach((unit, index) => place.set(unit.index, { band, at: (index + 0.5) / sorted.length }));
  }
  return result;
}

interface Place {
  readonly band: number;
  /** 0 at the left, 1 at the right. */
  readonly at: number;
}

function placesOf(order: readonly (readonly Unit[])[]): Map<number, Place> {
  const places = new Map<number, Place>();
  order.forEach((row, band) =>
    row.forEach((unit, index) => places.set(unit.index, { band, at: (index + 0.5) / row.length })),
  );
  return places;
}

function wishOf(
  unit: Unit,
  places: ReadonlyMap<number, Place>,
  band: number,
  isDown: boolean,
  order: readonly (readonly Unit[])[],
): number {
  const own = places.get(unit.index)?.at ?? 0;
  const all = unit.neighbours.flatMap((index) => places.get(index) ?? []);
  const before = all.filter((place) => (isDown ? place.band < band : place.band > band));
  const counted = before.length > 0 ? before : all.filter((place) => place.band !== band);
  if (counted.length === 0) return own;
  const mean = counted.reduce((sum, place) => sum + place.at, 0) / counted.length;
  const nudge = order.length > 0 ? own * 1e-6 : 0;
  return mean + nudge;
}

/** Pairs of edges whose ends stand in opposite order, between any two bands. */
function crossingsOf(order: readonly (readonly Unit[])[], units: readonly Unit[]): number {
  const places = placesOf(order);
  const lines: { readonly upper: Place; readonly lower: Place }[] = [];
  for (const unit of units) {
    for (const other of unit.neighbours) {
      const [from, to] = [places.get(unit.index), places.get(other)];
      if (from !== undefined && to !== undefined && from.band < to.band) lines.push({ upper: from, lower: to });
    }
  }
  if (lines.length * lines.length > MOST_PAIRS) return lines.length;
  let crossings = 0;
  lines.forEach((one, index) => {
    for (const other of lines.slice(index + 1)) if (isCrossing(one, other)) crossings++;
  });
  return crossings;
}

function isCrossing(one: { upper: Place; lower: Place }, other: { upper: Place; lower: Place }): boolean {
  const top = Math.max(one.upper.band, other.upper.band);
  const bottom = Math.min(one.lower.band, other.lower.band);
  if (top >= bottom) return false;
  return (placeAt(one, top) - placeAt(other, top)) * (placeAt(one, bottom) - placeAt(other, bottom)) < 0;
}

/** Where a line from the upper to the lower place passes a band between. */
function placeAt({ upper, lower }: { upper: Place; lower: Place }, band: number): number {
  const part = (band - upper.band) / Math.max(1, lower.band - upper.band);
  return upper.at + (lower.at - upper.at) * part;
}
