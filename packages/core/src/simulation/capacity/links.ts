/**
 * Links between zones, between sites and of machines under the load of what crosses them: uses and flows whose ends stand in different
 * places go over the fewest links between those. What is stated of a link is all that it carries, unless what crosses it is surely more;
 * of stated figures alone the share in use is that of the rule `link-carries-its-load`.
 */
import { isKind } from "../../model/is-kind.ts";
import { growthOf, loadOf as amountOf, peakOf, yearsUntil } from "../../model/load.ts";
import { sitesOf, zoneOf } from "../../model/hosting.ts";
import type { Element, Model, Relationship } from "../../model/model.ts";
import { numberOf, type Stated } from "../../model/read.ts";
import type { LinkLoad, Range } from "../answers.ts";
import type { CapacityBasis } from "./basis.ts";
import type { LoadChange, Rates } from "../load/change.ts";

/** Bits in a byte. */
const BITS = 8;
const YEAR_DAYS = 365.2425;
const UNKNOWN: Range = { lower: 0, upper: Number.POSITIVE_INFINITY };
const NOTHING: Range = { lower: 0, upper: 0 };

/** Links that state what they can carry, or what they carry; the busiest first. O(uses and flows x links) at most, once for each pair of places. */
export function linksOf(
  { model, load }: CapacityBasis,
  rates: Rates,
  change: LoadChange,
  today: number | undefined,
): readonly LinkLoad[] {
  const ways = new NetworkWays(model);
  if (ways.links.length === 0) return [];
  const crossing = new Map<number, { range: Range; size: Relationship | undefined }>();
  const stepOf = stepsOf(load.graph.steps);
  for (const row of ways.exchanges()) {
    const over = ways.over(row);
    if (over.size === 0) continue;
    const relationship = model.relationship(row);
    const step = stepOf.get(row);
    // What only repeats or answers another goes through as well, and nobody says how often.
    const rate = step === undefined ? UNKNOWN : stepRate(load, rates, step);
    const bits = bitsOf(relationship, rate, change);
    for (const [link, isSure] of over) {
      const before = crossing.get(link) ?? { range: NOTHING, size: undefined };
      crossing.set(link, {
        range: { lower: before.range.lower + (isSure ? bits.lower : 0), upper: before.range.upper + bits.upper },
        size: before.size ?? (bits.upper === Number.POSITIVE_INFINITY ? relationship : undefined),
      });
    }
  }
  return ways.links
    .flatMap((row) => linkOf(model.relationship(row), crossing.get(row), change, today))
    .sort(
      (a, b) => (b.utilisation?.lower ?? -1) - (a.utilisation?.lower ?? -1) || a.relationship.row - b.relationship.row,
    );
}

function stepsOf(steps: CapacityBasis["load"]["graph"]["steps"]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (let step = 0; step < steps.count; step++) {
    const row = steps.relationship[step] as number;
    if (row >= 0 && !found.has(row)) found.set(row, step);
  }
  return found;
}

/** Messages per second over a step, under the load that is tried. */
function stepRate({ peak, graph }: CapacityBasis["load"], { lower, upper }: Rates, step: number): Range {
  const [from, constant] = [graph.steps.from[step] as number, peak.constant[step] as number];
  if (!Number.isNaN(constant) || from < 0)
    return Number.isNaN(constant) ? NOTHING : { lower: constant, upper: constant };
  const most = peak.most[step] as number;
  return {
    lower: (peak.least[step] as number) * (lower[from] as number),
    upper: most === 0 ? 0 : most * (upper[from] as number),
  };
}

/** Bits per second: as stated, else messages times their size; no upper bound where nobody says how large they are. */
function bitsOf(one: Relationship, rate: Range, change: LoadChange): Range {
  const stated = statedBits(one);
  if (stated !== undefined) {
    const growth = growthOf(one);
    const amount = stated * change.times * (1 + (growth ?? 0)) ** change.years;
    // A rate of messages may grow more than is said of the relationship, since who asks does.
    return {
      lower: Math.min(amount, stated * change.times),
      upper: Math.max(
        amount,
        change.years !== 0 && growth === undefined ? Number.POSITIVE_INFINITY : 0,
        grown(one, rate),
      ),
    };
  }
  const size = amountOf(one, "size");
  if (rate.upper === 0) return NOTHING;
  if (size?.dimension !== "size") return { lower: 0, upper: Number.POSITIVE_INFINITY };
  return { lower: rate.lower * size.amount * BITS, upper: rate.upper * size.amount * BITS };
}

/** Bits per second of the rate under the load that is tried. */
function grown(one: Relationship, rate: Range): number {
  const size = amountOf(one, "size");
  return size?.dimension === "size" && Number.isFinite(rate.upper) ? rate.upper * size.amount * BITS : 0;
}

function linkOf(
  link: Relationship,
  crossing: { readonly range: Range; readonly size: Relationship | undefined } | undefined,
  change: LoadChange,
  today: number | undefined,
): readonly LinkLoad[] {
  const width = amountOf(link, "bandwidth") ?? amountOf(link, "capacity");
  const capacity = width?.dimension === "bandwidth" ? width.amount : undefined;
  const stated = statedBits(link);
  const used = numberOf(link, "utilisation");
  if (capacity === undefined && stated === undefined && used === undefined) return [];
  const growth = growthOf(link);
  const times = change.times * (1 + (growth ?? 0)) ** change.years;
  const computed = crossing?.range ?? NOTHING;
  const asked = stated === undefined ? undefined : stated * times;
  const usual = used !== undefined && capacity !== undefined ? used * capacity * times : undefined;
  const said = asked ?? usual;
  const demand: Range =
    said === undefined
      ? computed
      : {
          lower: Math.max(said, computed.lower),
          upper: change.years !== 0 && growth === undefined ? Number.POSITIVE_INFINITY : Math.max(said, computed.lower),
        };
  const missing: Stated[] = [];
  if (capacity === undefined) missing.push([link, "bandwidth"]);
  if (said === undefined && crossing?.size !== undefined) missing.push([crossing.size, "size"]);
  if (said === undefined && crossing === undefined) missing.push([link, "peak"]);
  if (growth === undefined) missing.push([link, "growth"]);
  // Nothing that is drawn crosses it: that says nothing of what does.
  const isTold = said !== undefined || crossing !== undefined;
  const share = capacity === undefined || capacity <= 0 ? undefined : capacity;
  const utilisation =
    share !== undefined && isTold && !(demand.lower === 0 && demand.upper === Number.POSITIVE_INFINITY)
      ? { lower: demand.lower / share, upper: demand.upper / share }
      : capacity === undefined && used !== undefined
        ? {
            lower: used * times,
            upper: change.years !== 0 && growth === undefined ? Number.POSITIVE_INFINITY : used * times,
          }
        : undefined;
  const years =
    utilisation === undefined || growth === undefined
      ? undefined
      : {
          lower: utilisation.upper === Number.POSITIVE_INFINITY ? 0 : yearsUntil(utilisation.upper, 1, growth),
          upper: yearsUntil(utilisation.lower, 1, growth),
        };
  return [
    {
      relationship: link,
      demand: isTold ? demand : undefined,
      from: said === undefined ? "computed" : crossing === undefined ? "stated" : "both",
      isConflicting: said !== undefined && computed.lower > said * (1 + 1e-9),
      capacity,
      utilisation,
      growth,
      saturation:
        years === undefined
          ? undefined
          : {
              years,
              day:
                today === undefined || !Number.isFinite(years.lower)
                  ? undefined
                  : today + Math.floor(years.lower * YEAR_DAYS),
            },
      missing,
    },
  ];
}

/** Bits per second at the busiest time that the link itself states. */
function statedBits(link: Relationship): number | undefined {
  const said = peakOf(link) ?? amountOf(link, "volume");
  if (said?.dimension === "bandwidth") return said.amount;
  const size = said?.dimension === "rate" ? amountOf(link, "size") : undefined;
  return said !== undefined && size?.dimension === "size" ? said.amount * size.amount * BITS : undefined;
}

/** What stands somewhere and talks over the network. */
const ENDS: readonly string[] = [
  "application",
  "module",
  "component",
  "interface",
  "store",
  "service",
  "node",
  "role",
  "unit",
];

/** Which links are crossed between where two elements stand. */
class NetworkWays {
  /** Rows of the relationships. */
  readonly links: readonly number[];
  private readonly model: Model;
  private readonly joined = new Map<number, { readonly to: number; readonly link: number }[]>();
  private readonly places = new Map<number, readonly (readonly number[])[]>();
  private readonly between = new Map<string, ReadonlyMap<number, boolean>>();

  constructor(model: Model) {
    this.model = model;
    const { edges, verbOf } = model.parts;
    const verb = model.schema.verbNumber("connects");
    const links: number[] = [];
    for (let edge = 0; edge < edges.nestingFrom; edge++) {
      if (verbOf[edge] !== verb || !model.isEdge(edge)) continue;
      const [from, to] = [edges.from[edge] as number, edges.to[edge] as number];
      links.push(edge);
      if (from === to) continue;
      this.join(from, to, edge);
      this.join(to, from, edge);
    }
    this.links = links;
  }

  private join(from: number, to: number, link: number): void {
    const list = this.joined.get(from);
    if (list === undefined) this.joined.set(from, [{ to, link }]);
    else list.push({ to, link });
  }

  /** Uses and flows that go over a network, if their ends stand apart. */
  exchanges(): readonly number[] {
    const { model } = this;
    const { edges, verbOf, kindOf } = model.parts;
    const verbs = new Set(["uses", "flows"].map((verb) => model.schema.verbNumber(verb)));
    const isApart = Uint8Array.from(model.schema.kinds, (_, kind) =>
      ENDS.some((word) => model.schema.isKind(kind, word)) ? 1 : 0,
    );
    const found: number[] = [];
    for (let edge = 0; edge < edges.nestingFrom; edge++) {
      if (!verbs.has(verbOf[edge] as number) || !model.isEdge(edge)) continue;
      const [from, to] = [kindOf[edges.from[edge] as number] as number, kindOf[edges.to[edge] as number] as number];
      if (isApart[from] === 1 && isApart[to] === 1) found.push(edge);
    }
    return found;
  }

  /** Links that a use or a flow goes over; false: perhaps. */
  over(relationship: number): ReadonlyMap<number, boolean> {
    const { edges } = this.model.parts;
    const [from, to] = [edges.from[relationship] as number, edges.to[relationship] as number];
    const found = new Map<number, boolean>();
    const [a, b] = [this.placesOf(from), this.placesOf(to)];
    a.forEach((starts, kind) => {
      const ends = b[kind] ?? [];
      if (starts.length === 0 || ends.length === 0) return;
      // In several places at once: nobody says which of them talk.
      const isOne = starts.length === 1 && ends.length === 1;
      for (const start of starts)
        for (const end of ends)
          for (const [link, isSure] of this.way(start, end))
            found.set(link, found.get(link) === true || (isSure && isOne));
    });
    return found;
  }

  /** Zones, then sites, as far as links reach them: the nearest around that one does. */
  private placesOf(row: number): readonly (readonly number[])[] {
    let made = this.places.get(row);
    if (made !== undefined) return made;
    const element = this.model.at(row);
    const zone = isKind(element, "party") ? undefined : zoneOf(element);
    const joined = (all: readonly Element[]): readonly number[] => [
      ...new Set(all.flatMap((one) => this.linked(one) ?? [])),
    ];
    this.places.set(row, (made = [joined(zone === undefined ? [] : [zone]), joined(sitesOf(element))]));
    return made;
  }

  private linked(place: Element): number | undefined {
    return [place, ...place.path.toReversed()].find(({ row }) => this.joined.has(row))?.row;
  }

  /** Links of the shortest ways: those of all of them are surely crossed. */
  private way(start: number, end: number): ReadonlyMap<number, boolean> {
    const key = start < end ? `${start} ${end}` : `${end} ${start}`;
    let made = this.between.get(key);
    if (made === undefined) this.between.set(key, (made = this.shortest(start, end)));
    return made;
  }

  private shortest(start: number, end: number): ReadonlyMap<number, boolean> {
    const found = new Map<number, boolean>();
    if (start === end) return found;
    const far = new Map([[start, 0]]);
    const order = [start];
    for (let index = 0; index < order.length && !far.has(end); index++) {
      const at = order[index] as number;
      for (const { to } of this.joined.get(at) ?? [])
        if (!far.has(to)) {
          far.set(to, (far.get(at) ?? 0) + 1);
          order.push(to);
        }
    }
    if (!far.has(end)) return found;
    // Back from the end, layer by layer; a layer with one link is crossed by every shortest way.
    let layer = new Set([end]);
    for (let left = far.get(end) ?? 0; left > 0; left--) {
      const before = new Set<number>();
      const crossed: number[] = [];
      for (const at of layer)
        for (const { to, link } of this.joined.get(at) ?? [])
          if (far.get(to) === left - 1) {
            before.add(to);
            crossed.push(link);
          }
      for (const link of crossed) found.set(link, crossed.length === 1);
      layer = before;
    }
    return found;
  }
}
