/** The same graph in graphology: load it and reach what can be reached from one node. Prints JSON. Usage: node graphology.mjs MODEL.json */
import { readFileSync } from "node:fs";
import { argument } from "./argument.mjs";
import { median } from "./median.mjs";

/** Not a dependency of ours: the bench runs this program only where somebody installed it. */
const peer = "graphology";
const { default: Graph } = await import(peer);
const before = process.cpuUsage();
const graph = new Graph({ type: "directed", multi: true });
/** @type {readonly { readonly id: string, readonly flows: readonly { readonly to: string }[] }[]} */
const elements = JSON.parse(readFileSync(argument(2), "utf8"));
/** @param {NodeJS.CpuUsage} from */
const cpu = (from) => {
  const used = process.cpuUsage(from);
  return (used.user + used.system) / 1000;
};
const parsed = cpu(before);
const loading = process.cpuUsage();
for (const one of elements) graph.addNode(one.id, one);
for (const one of elements) for (const flow of one.flows) graph.addEdge(one.id, flow.to);
const load = cpu(loading);
const start = elements.find((one) => one.flows.length > 0)?.id;
/** @type {number[]} */
const times = [];
for (let run = 0; run < 3; run++) {
  const begun = process.cpuUsage();
  const seen = new Set([start]);
  const queue = [start];
  for (let at = 0; at < queue.length; at++) {
    graph.forEachOutNeighbor(queue[at], (/** @type {string} */ next) => {
      if (!seen.has(next)) {
        seen.add(next);
        queue.push(next);
      }
    });
  }
  times.push(cpu(begun));
}
console.log(JSON.stringify({ parse: parsed, load, reach: median(times), rss: process.resourceUsage().maxRSS / 1024 }));
