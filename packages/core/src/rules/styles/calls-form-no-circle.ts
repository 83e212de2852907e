import { applicationOf } from "../../model/hosting.ts";
import { stronglyConnectedComponents } from "../../engines/components.ts";
import { findCycles } from "../../engines/cycles.ts";
import { callGraph, type CallGraph } from "../../model/call-graph.ts";
import type { Element } from "../../model/model.ts";
import { isMicroservices } from "../../model/styles/detect.ts";
import { nodeOf, pathOf, stationsOf } from "../parts/call-path.ts";
import type { ModelRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const callsFormNoCircle: ModelRule = {
  id: "calls-form-no-circle",
  title: { en: "Services do not call each other in a circle", fr: "Les services ne s’appellent pas en boucle" },
  rationale: {
    en: "In a circle of calls each waits for all: one slow service blocks the others, none can be deployed or tested alone.",
    fr: "Dans une boucle d’appels, chacun attend tous les autres : un service lent bloque les autres, aucun ne se déploie ni ne se teste seul.",
  },
  remedy: {
    en: "Break the circle where it is weakest: turn one call into a message (`mode: async`), or move what both need into a third service.",
    fr: "Rompez la boucle à son maillon faible : remplacez un appel par un message (`mode: async`), ou déplacez ce dont les deux ont besoin dans un troisième service.",
  },
  severity: "error",
  controls: ["iso27001:A.8.27", "nist-800-53:SA-8", "nist-csf:PR.IR-03"],
  quality: "modularity",
  aliases: ["CALL-CYCLE"],
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
  examples: {
    passes: `application shop "Shop" {\n  module orders "Orders" { uses stock; -> billing { mode: sync } }\n  module stock "Stock" { -> orders { mode: async } }\n  module billing "Billing" { -> orders { mode: sync } }\n}`,
    fails: `application shop "Shop" { style: microservices\n  module orders "Orders" { uses stock }\n  module stock "Stock" { uses prices { mode: sync } }\n  module prices "Prices" { uses orders }\n  module mail "Mail" { uses orders }\n}\napplication ledger "Ledger" {\n  module a "A" { uses b }\n  module b "B" { uses a }\n}`,
    finds: ["orders"],
  },

  *survey(model) {
    const calls = callGraph(model);
    if (calls.graph.edgeCount === 0) return;
    const components = stronglyConnectedComponents(calls.graph);
    const inCircle = new Set<number>();
    for (const { component, edges } of findCycles(calls.graph, components)) {
      const members = components.member.subarray(components.start[component], components.start[component + 1]);
      for (const node of members) inCircle.add(node);
      const circle = fromFirst(calls, edges);
      if (!isBetweenServices(stationsOf(model, calls, circle))) continue;
      const element = nodeOf(model, calls, calls.graph.from[circle[0] ?? 0] ?? 0);
      const verdict = violated(() => {
        const said = (language: "en" | "fr"): string =>
          stationsOf(model, calls, circle)
            .map((one) => one.nameIn(language))
            .join(" → ");
        return {
          en: `calls go round in a circle: ${said("en")}`,
          fr: `les appels tournent en boucle : ${said("fr")}`,
          path: pathOf(model, calls, circle),
          related: [...members].map((node) => nodeOf(model, calls, node)),
        };
      });
      yield [element, verdict];
    }
    for (let node = 0; node < calls.rows.length; node++)
      if (!inCircle.has(node) && calls.graph.outStart[node] !== calls.graph.outStart[node + 1])
        yield [nodeOf(model, calls, node), holds];
  },
};

/** Circles of modules inside an application that is not cut into services are for `modules-form-no-cycle`. */
function isBetweenServices(stations: readonly Element[]): boolean {
  const applications = new Set(stations.map((one) => applicationOf(one)?.row));
  const [whole] = stations.map((one) => applicationOf(one));
  return applications.size > 1 || whole === undefined || isMicroservices(whole);
}

/** The circle told from its first member in the text on, so that it stays the same finding when something else changes. */
function fromFirst({ graph, rows }: CallGraph, edges: readonly number[]): readonly number[] {
  const rowOf = (edge: number): number => rows[graph.from[edge] ?? 0] ?? 0;
  let first = 0;
  edges.forEach((edge, index) => {
    if (rowOf(edge) < rowOf(edges[first] ?? 0)) first = index;
  });
  return [...edges.slice(first), ...edges.slice(0, first)];
}
