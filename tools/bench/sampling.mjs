/**
 * `node --conditions=source tools/bench/sampling.mjs [--json]`
 * How fast the chance engines are, in CPU seconds of one thread: component-samples of fault trees (goal: 1e9 a second; 32 trials are one
 * word, so that a second is worth billions), events of simulations in time, events of queues (goal: 5e6 a second). The trees are made
 * here, of the sizes of the field's benchmark set.
 */
import { fileURLToPath } from "node:url";

/** @import { FaultTree, Gate } from "../../packages/core/src/engines/fault-tree/tree.ts" */

const core = "../../packages/core/src/engines";

/** @typedef {{ readonly name: string, readonly unit: string, readonly rate: number, readonly goal: number | undefined }} Rate of so many units per CPU second */

/**
 * All rates, one after the other; some seconds.
 * @returns {Promise<readonly Rate[]>}
 */
export async function samplingRates() {
  return [...(await staticRates()), ...(await renewalRates()), ...(await queueRates())];
}

/** @returns {Promise<readonly Rate[]>} */
async function staticRates() {
  const { prepareStaticSampler } = await import(`${core}/sampling/static.ts`);
  /** @type {readonly (readonly [name: string, events: number, chance: number])[]} */
  const cases = [
    ["tree of 60 components, p = 0.01", 60, 0.01],
    ["tree of 300 components, p = 0.01", 300, 0.01],
    ["tree of 300 components, p = 0.3", 300, 0.3],
    ["tree of 1 600 components, p = 0.001", 1600, 0.001],
    ["tree of 10 000 components, p = 0.0001", 10_000, 0.0001],
  ];
  return cases.map(([name, events, chance]) => {
    const sampler = prepareStaticSampler(makeTree(events), new Float64Array(events).fill(chance));
    const rate = perSecond((block) => {
      sampler.sampleBlock(1, block);
      return sampler.trialsPerBlock * sampler.components;
    });
    return { name, unit: "component-samples", rate, goal: 1e9 };
  });
}

/** @returns {Promise<readonly Rate[]>} */
async function renewalRates() {
  const { prepareRenewal } = await import(`${core}/sampling/renewal.ts`);
  return [30, 300, 3000].map((count) => {
    const component = { failure: { kind: "exponential", mean: 1000 }, repair: { kind: "exponential", mean: 10 } };
    const system = { tree: makeTree(count), components: Array.from({ length: count }, () => component) };
    const simulator = prepareRenewal(system, { seed: 1, years: 1e9, yearsPerBlock: Math.ceil(3000 / count) });
    const rate = perSecond((block) => simulator.simulateBlock(block).events);
    return { name: `${count} components that fail and are repaired`, unit: "events", rate, goal: undefined };
  });
}

/** @returns {Promise<readonly Rate[]>} */
async function queueRates() {
  const { simulateEvents } = await import(`${core}/events/simulate.ts`);
  return [1, 10, 50].map((servers) => {
    const network = {
      classes: [{ kind: "open", name: "all", priority: 0, arrivals: { kind: "exponential", mean: 1 } }],
      stations: [
        {
          name: "station",
          kind: "queue",
          servers,
          discipline: "fcfs",
          service: [{ kind: "exponential", mean: 0.8 * servers }],
        },
      ],
      flow: { kind: "visits", visits: [[1]] },
    };
    const rate = perSecond((repetition) => simulateEvents({ network }, { seed: 1, repetition, until: 300_000 }).events);
    return { name: `M/M/${servers}`, unit: "events", rate, goal: 5e6 };
  });
}

/**
 * The best of several pieces of work, after the first, in which the compiler is at work. Others on the machine only ever make it slower.
 * @param {(piece: number) => number} work does a piece and says how many units it was
 * @returns {number} units per CPU second
 */
function perSecond(work) {
  work(0);
  let best = 0;
  for (let piece = 1, spent = 0; piece < 4 || spent < 1; piece++) {
    const before = process.cpuUsage();
    const units = work(piece);
    const { user, system } = process.cpuUsage(before);
    const seconds = (user + system) / 1e6;
    spent += seconds;
    best = Math.max(best, units / seconds);
  }
  return best;
}

/**
 * A tree over so many events in five layers: gates of two to four inputs of the layer below, some of them shared, one in eight a vote.
 * @param {number} events
 * @returns {FaultTree}
 */
function makeTree(events) {
  /** @type {Gate[]} */
  const gates = [];
  let below = Array.from({ length: events }, (_, event) => event);
  for (let layer = 0; below.length > 1; layer++) {
    /** @type {number[]} */
    const above = [];
    for (let at = 0; at < below.length; at += 3) {
      const inputs = [...new Set([at, at + 1, at + 2, (at * 7) % below.length])].flatMap((place) => below[place] ?? []);
      const operator = at % 8 === 7 ? "atLeast" : layer % 2 === 0 ? "or" : "and";
      above.push(events + gates.length);
      gates.push(
        operator === "atLeast" ? { operator, inputs, need: Math.min(2, inputs.length) } : { operator, inputs },
      );
    }
    below = above;
  }
  return { events, gates, top: below[0] ?? 0 };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rates = await samplingRates();
  if (process.argv.includes("--json")) process.stdout.write(`${JSON.stringify(rates, undefined, 2)}\n`);
  else {
    for (const { name, unit, rate, goal } of rates) {
      const beside = goal === undefined ? "" : ` (goal ${goal.toExponential(0)})`;
      process.stdout.write(`${rate.toExponential(2)} ${unit} per CPU second${beside}: ${name}\n`);
    }
  }
}
