/**
 * Simulation in time of a system whose components fail and are repaired, with limited crews and spares that take over: how long it is
 * down in a year, how often, and how long at the longest. Years come in numbered blocks that are simulated independently, so that any
 * number of workers gives the same result. Each component has random numbers of its own, so that two variants of a system see the same
 * luck wherever they are alike (common random numbers: Law, "Simulation Modeling and Analysis", 11.2).
 */
import type { FaultTree } from "../fault-tree/tree.ts";
import type { Distribution } from "../queueing/distribution.ts";
import { compileSystem } from "./renewal/compile.ts";
import { runBlock } from "./renewal/run.ts";

export interface RenewalSystem {
  /** True when the system is down. Its events are the components, and the switch-overs of `groups`. */
  readonly tree: FaultTree;
  /** References into the tree of which each is followed, of one simulation; by default its top alone. */
  readonly tops?: readonly number[];
  /** By event; undefined: it never fails by itself. */
  readonly components: readonly (RenewalComponent | undefined)[];
  /** How many repairs each crew does at a time, in the order in which things failed; one that is not limited is not listed. */
  readonly crews?: readonly number[];
  readonly groups?: readonly StandbyGroup[];
}

export interface RenewalComponent {
  /** Time until it fails, from new, while it runs. */
  readonly failure: Distribution;
  /** Time that its repair takes, from the moment a crew is there; it is as new then. */
  readonly repair: Distribution;
  /** Crew that repairs it; undefined: one is always free. */
  readonly crew?: number;
  /** Number of its random numbers, by which it is the same component in another variant; its event by default. */
  readonly stream?: number;
}

/** Components of which some work and the others stand by. */
export interface StandbyGroup {
  readonly members: readonly number[];
  /** How many work at a time. */
  readonly need: number;
  /** Whether spares run, and so fail, while they wait. */
  readonly spares: "active" | "passive";
  /** Time until a spare has taken over. */
  readonly switchOver: Distribution;
  /** Chance that it does not by itself. */
  readonly switchFails: number;
  /** Time until it has then been made to; after that of `switchOver`. */
  readonly byHand: Distribution;
  /** Event that is true while a spare has not taken over yet; no component's. */
  readonly event: number;
  readonly stream?: number;
}

export interface RenewalOptions {
  readonly seed: number;
  /** Whole years in all. */
  readonly years: number;
  /** Length of a year in the unit of all times. */
  readonly year?: number;
  /** Years of one block, each of which begins anew; at most 50 by default. */
  readonly yearsPerBlock?: number;
  /**
   * `steady`: in the middle of a long life, each component at a random point of its own; `new`: all new and working at the beginning of
   * each block.
   */
  readonly start?: "steady" | "new";
  /**
   * Years simulated before those that count. By default none where nothing is limited and nothing stands by, since the steady start is
   * then exact; else one, in which queues for crews and positions of spares settle.
   */
  readonly warmUp?: number;
}

/** What came out for one top, year by year. */
export interface YearsOfTop {
  /** Time down in each year. */
  readonly down: Float64Array;
  /** Outages that began in each. */
  readonly outages: Int32Array;
  /** The longest outage; one that a block's end cuts off counts up to there. */
  readonly longest: number;
}

/** Years of one or more blocks, for each top. */
export interface RenewalYears {
  readonly year: number;
  readonly yearsPerBlock: number;
  readonly tops: readonly YearsOfTop[];
  /** Failures, repairs and switch-overs that were simulated. */
  readonly events: number;
}

/** A system made ready for simulation of any number of blocks. */
export interface RenewalSimulator {
  readonly blocks: number;
  simulateBlock(block: number): RenewalYears;
}

/** Makes a system ready. Throws a RangeError on distributions, chances or references that are none, which would be our mistake. */
export function prepareRenewal(system: RenewalSystem, options: RenewalOptions): RenewalSimulator {
  const compiled = compileSystem(system);
  // By default 40 blocks or more, from which the interval of the mean is made.
  const perBlock = options.yearsPerBlock ?? Math.max(1, Math.min(50, Math.floor(options.years / 40)));
  const settings = {
    seed: options.seed,
    year: options.year ?? 8760,
    isSteady: options.start !== "new",
    warmUp: options.warmUp ?? (compiled.isIndependent || options.start === "new" ? 0 : 1),
  };
  return {
    blocks: Math.ceil(options.years / perBlock),
    simulateBlock: (block) => ({
      ...runBlock(compiled, settings, block, Math.min(perBlock, options.years - block * perBlock)),
      year: settings.year,
      yearsPerBlock: perBlock,
    }),
  };
}

/** Simulates in one thread. `proceed` is asked after each block; simulation ends there when it says false. */
export function simulateRenewal(
  system: RenewalSystem,
  options: RenewalOptions & { readonly proceed?: (blocks: number, of: number) => boolean },
): RenewalYears {
  const simulator = prepareRenewal(system, options);
  const done: RenewalYears[] = [];
  for (let block = 0; block < simulator.blocks; block++) {
    done.push(simulator.simulateBlock(block));
    if (options.proceed?.(done.length, simulator.blocks) === false) break;
  }
  return mergeYears(done);
}

/** Blocks put together, in their order. Throws on none. */
export function mergeYears(blocks: readonly RenewalYears[]): RenewalYears {
  const [first] = blocks;
  if (first === undefined) throw new RangeError("there are no blocks");
  return {
    year: first.year,
    yearsPerBlock: first.yearsPerBlock,
    tops: first.tops.map((_, top) => mergeTop(blocks.flatMap(({ tops }) => tops[top] ?? []))),
    events: blocks.reduce((sum, { events }) => sum + events, 0),
  };
}

function mergeTop(parts: readonly YearsOfTop[]): YearsOfTop {
  const years = parts.reduce((sum, { down }) => sum + down.length, 0);
  const down = new Float64Array(years);
  const outages = new Int32Array(years);
  let at = 0;
  for (const part of parts) {
    down.set(part.down, at);
    outages.set(part.outages, at);
    at += part.down.length;
  }
  return { down, outages, longest: parts.reduce((most, { longest }) => Math.max(most, longest), 0) };
}
