import { stronglyConnectedComponents } from "../../engines/components.ts";
import { callGraph, type CallGraph } from "../../model/call-graph.ts";
import { nodeOf, pathOf, stationsOf } from "../parts/call-path.ts";
import { nameOf } from "../../model/wording.ts";
import type { ModelRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

interface Parameters {
  readonly hops: number;
}

export const callChainIsShort: ModelRule<Parameters> = {
  id: "call-chain-is-short",
  title: { en: "Chains of synchronous calls are short", fr: "Les chaînes d’appels synchrones sont courtes" },
  rationale: {
    en: "In a chain in which each waits for the next, times add up and availabilities multiply: it is as slow as all and as weak as all.",
    fr: "Dans une chaîne où chacun attend le suivant, les temps s’ajoutent et les disponibilités se multiplient : elle a la lenteur et la fragilité de tous.",
  },
  remedy: {
    en: "Cut the chain: send a message instead of waiting (`mode: async`), keep a copy of what is asked for, or join two of the services.",
    fr: "Coupez la chaîne : envoyez un message au lieu d’attendre (`mode: async`), gardez une copie de ce qui est demandé, ou réunissez deux des services.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.27", "nist-800-53:SC-5", "nist-csf:PR.IR-04"],
  quality: "performance",
  aliases: ["SYNC-CHAIN"],
  reads: [
    "uses",
    "flows",
    "mode",
    "pattern",
    "style",
    "type",
    "realizes",
    "performs",
    "application",
    "module",
    "component",
    "interface",
    "service",
  ],
  parameters: {
    hops: {
      type: { kind: "number", minimum: 1, integer: true },
      name: { en: "Hops", fr: "Sauts" },
      description: {
        en: "Most calls in a row that wait for each other.",
        fr: "Nombre maximal d’appels d’affilée qui s’attendent.",
      },
      usual: 3,
    },
  },
  examples: {
    passes: `application shop "Shop" {\n  module web "Pages" { uses api }\n  module api "API" { uses orders }\n  module orders "Orders" { uses stock { mode: sync } }\n  module stock "Stock" { -> billing { mode: async } }\n  module billing "Billing"\n}`,
    fails: `application shop "Shop" {\n  module web "Pages" { uses api }\n  module api "API" { uses orders }\n  module orders "Orders" { -> stock { mode: sync } }\n  module stock "Stock" { uses i-billing { mode: sync }; -> orders { mode: sync } }\n}\ninterface i-billing "Billing API"\napplication billing "Billing" { realizes i-billing }\napplication report "Reports" { uses billing }`,
    finds: ["web"],
  },

  *survey(model, { parameters: { hops } }) {
    const calls = callGraph(model);
    const { depth, next } = longestChains(calls);
    const { inStart } = calls.graph;
    for (let node = 0; node < calls.rows.length; node++) {
      const isHead = inStart[node] === inStart[node + 1];
      if (!isHead || depth[node] === 0) continue;
      const element = nodeOf(model, calls, node);
      if ((depth[node] ?? 0) <= hops) {
        yield [element, holds];
        continue;
      }
      const edges = chainFrom(calls, next, node);
      const verdict = violated(() => {
        const name = nameOf(element);
        const said = (language: "en" | "fr"): string =>
          stationsOf(model, calls, edges)
            .map((one) => one.nameIn(language))
            .join(" → ");
        return {
          en: `${name.en} waits for ${edges.length} calls in a row, at most ${hops} are good: ${said("en")}`,
          fr: `${name.fr} attend ${edges.length} appels d’affilée, ${hops} au plus conviennent : ${said("fr")}`,
          path: pathOf(model, calls, edges),
        };
      });
      yield [element, verdict];
    }
  },
};

/** For each node the most calls in a row from it, and the first of them; calls within a circle, which is a finding of its own, apart. */
function longestChains({ graph, rows }: CallGraph): { readonly depth: Int32Array; readonly next: Int32Array } {
  const { of, member } = stronglyConnectedComponents(graph);
  const depth = new Int32Array(rows.length);
  const next = new Int32Array(rows.length).fill(-1);
  // Components are numbered against the edges: whoever is called comes before the caller.
  for (const node of member) {
    for (let at = graph.outStart[node] as number; at < (graph.outStart[node + 1] as number); at++) {
      const to = graph.outNode[at] as number;
      if (of[to] === of[node]) continue;
      const length = 1 + (depth[to] as number);
      if (length <= (depth[node] as number)) continue;
      depth[node] = length;
      next[node] = graph.outEdge[at] as number;
    }
  }
  return { depth, next };
}

function chainFrom({ graph }: CallGraph, next: Int32Array, head: number): readonly number[] {
  const edges: number[] = [];
  for (let at = next[head] ?? -1; at >= 0; at = next[graph.to[at] ?? 0] ?? -1) edges.push(at);
  return edges;
}
