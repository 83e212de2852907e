/**
 * `node --conditions=source tools/bench/queueing.mjs [--runs 3]`
 * Exact solution of closed networks beside mean value analysis as in the books, in this process: CPU milliseconds, the ratio, and how far the throughputs are apart.
 */
import { parseArgs } from "node:util";
import { solveClosed } from "../../packages/core/src/engines/queueing/closed.ts";
import { lawOfServers } from "../../packages/core/src/engines/queueing/service-law.ts";
import { median } from "./median.mjs";

const { values } = parseArgs({ options: { runs: { type: "string", default: "3" } } });
const runs = Number(values.runs);

/** Three classes, ten single servers, a delay, and more than a million population vectors. */
const populations = [100, 100, 100];
const demands = Array.from({ length: 10 }, (_, at) =>
  populations.map((_one, ofClass) => 0.3 + ((at * 7 + ofClass * 5) % 11) / 10),
);
const think = [20, 30, 10];
const single = [
  ...demands.map((one) => ({ demands: one, law: lawOfServers(1), open: 0 })),
  { demands: think, law: undefined, open: 0 },
];
/** The same with several servers at four of them, which the books' recursion cannot do without losing digits. */
const many = single.map((station, at) =>
  at < 4 ? { ...station, law: lawOfServers(4), demands: station.demands.map((demand) => demand * 4) } : station,
);

const book = timed(() => bookMva(populations, demands, think));
const ours = timed(() => solveClosed(populations, single).throughput);
const servers = timed(() => solveClosed(populations, many).throughput);
const large = timed(
  () =>
    solveClosed(
      [1_000_000],
      [
        { demands: [1], law: lawOfServers(1), open: 0 },
        { demands: [40], law: lawOfServers(50), open: 0 },
        { demands: [100_000], law: undefined, open: 0 },
      ],
    ).throughput,
);
const apart = Math.max(...ours.result.map((rate, ofClass) => Math.abs(rate / (book.result[ofClass] ?? NaN) - 1)));

const vectors = populations.reduce((product, count) => product * (count + 1), 1);
console.log(`${vectors.toLocaleString("en")} population vectors, 3 classes, 10 stations, CPU ms, medians of ${runs}`);
console.log(`mean value analysis as in the books  ${book.ms.toFixed(0)}`);
console.log(
  `ours (convolution)                   ${ours.ms.toFixed(0)}  ratio ${(ours.ms / book.ms).toFixed(2)}, throughputs apart by ${apart.toExponential(1)}`,
);
console.log(`ours, four stations of 4 servers     ${servers.ms.toFixed(0)}`);
console.log(`ours, 1,000,000 customers, 50 servers ${large.ms.toFixed(0)}`);

/**
 * @template Result
 * @param {() => Result} work
 * @returns {{ readonly ms: number, readonly result: Result }}
 */
function timed(work) {
  let result = work();
  const times = [];
  for (let run = 0; run < runs; run++) {
    const begun = process.cpuUsage();
    result = work();
    const { user, system } = process.cpuUsage(begun);
    times.push((user + system) / 1000);
  }
  return { ms: median(times), result };
}

/**
 * Reiser and Lavenberg's recursion over all population vectors, in typed arrays.
 * @param {readonly number[]} customers
 * @param {readonly (readonly number[])[]} work
 * @param {readonly number[]} thinking
 * @returns {readonly number[]}
 */
function bookMva(customers, work, thinking) {
  const strides = customers.map((_, at) => customers.slice(0, at).reduce((product, count) => product * (count + 1), 1));
  const size = customers.reduce((product, count) => product * (count + 1), 1);
  const queues = work.map(() => new Float64Array(size));
  const flat = Float64Array.from(work.flat());
  const width = customers.length;
  const times = new Float64Array(work.length);
  const rates = customers.map(() => 0);
  const digits = customers.map(() => 0);
  for (let place = 1; place < size; place++) {
    for (let at = 0; at < width; at++) {
      if (digits[at] === customers[at]) digits[at] = 0;
      else {
        digits[at] = (digits[at] ?? 0) + 1;
        break;
      }
    }
    for (let ofClass = 0; ofClass < width; ofClass++) {
      const count = digits[ofClass] ?? 0;
      rates[ofClass] = 0;
      if (count === 0) continue;
      const before = place - (strides[ofClass] ?? 0);
      let cycle = thinking[ofClass] ?? 0;
      for (let at = 0; at < queues.length; at++) {
        const time = (flat[at * width + ofClass] ?? 0) * (1 + (queues[at]?.[before] ?? 0));
        times[at] = time;
        cycle += time;
      }
      const rate = count / cycle;
      rates[ofClass] = rate;
      for (let at = 0; at < queues.length; at++) {
        const queue = queues[at];
        if (queue !== undefined) queue[place] = (queue[place] ?? 0) + rate * (times[at] ?? 0);
      }
    }
  }
  return rates;
}
