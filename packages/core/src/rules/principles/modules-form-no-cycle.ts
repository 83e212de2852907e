import { stronglyConnectedComponents } from "../../engines/components.ts";
import { findCycles } from "../../engines/cycles.ts";
import { buildGraph } from "../../engines/graph.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element, Relationship } from "../../model/model.ts";
import { inside, wordOf } from "../../model/read.ts";
import { isMicroservices } from "../../model/styles/detect.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const modulesFormNoCycle: ElementRule = {
  id: "modules-form-no-cycle",
  title: {
    en: "Modules of an application do not need each other in a circle",
    fr: "Les modules d’une application ne dépendent pas les uns des autres en cercle",
  },
  rationale: {
    en: "Modules in a circle can be built, tested and delivered only together: they are one module under several names.",
    fr: "Des modules en cercle ne se construisent, ne se testent et ne se livrent qu’ensemble : c’est un seul module sous plusieurs noms.",
  },
  remedy: {
    en: "Break the circle: turn one dependency round with an interface or an event, or merge the modules.",
    fr: "Brisez le cercle : renversez une dépendance par une interface ou un événement, ou fusionnez les modules.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.27", "nist-800-53:SA-8", "asvs:V15"],
  principle: "P1",
  quality: "modularity",
  reads: ["uses", "mode", "style"],
  kinds: ["application"],
  examples: {
    passes: `application shop "Shop" {\n  module web "Web" { uses core }\n  module core "Core" { -> web { mode: async } } }`,
    fails: `application shop "Shop" {\n  module web "Web" { uses core }\n  module core "Core" { uses pay }\n  module pay "Pay" { -> web { mode: sync } }\n  module log "Log" }\napplication blog "Blog" {\n  module a "A" { uses b }\n  module b "B" }`,
    finds: ["shop"],
  },

  judge(application) {
    const modules = inside(application).filter((one) => isKind(one, "module"));
    // Circles of calls between microservices are for `calls-form-no-circle`.
    if (modules.length < 2 || isMicroservices(application)) return undefined;
    const place = new Map(modules.map(({ row }, index) => [row, index]));
    const needs: Relationship[] = [];
    const from: number[] = [];
    const to: number[] = [];
    modules.forEach((module, index) => {
      for (const need of needsOf(module)) {
        const target = need.to === undefined ? undefined : place.get(need.to.row);
        if (target === undefined || target === index) continue;
        needs.push(need);
        from.push(index);
        to.push(target);
      }
    });
    if (needs.length < 2) return holds;
    const graph = buildGraph(modules.length, Int32Array.from(from), Int32Array.from(to));
    const [cycle] = findCycles(graph, stronglyConnectedComponents(graph));
    if (cycle === undefined) return holds;
    return violated(() => {
      const circle = cycle.edges.flatMap((edge) => needs[edge] ?? []);
      const members = circle.flatMap((need) => need.from ?? []);
      const [name, names] = [nameOf(application), namesOf(members)];
      return {
        en: `${name.en}: ${names.en} need each other in a circle`,
        fr: `${name.fr} : ${names.fr} dépendent les uns des autres en cercle`,
        path: wayRound(circle),
        related: members,
      };
    });
  },
};

function needsOf(module: Element): readonly Relationship[] {
  const calls = module.out("flows").filter((flow) => wordOf(flow, "mode") === "sync");
  return [...module.out("uses"), ...calls];
}

function wayRound(circle: readonly Relationship[]): readonly (Element | Relationship)[] {
  const last = circle.at(-1)?.to;
  return [
    ...circle.flatMap((need) => [...(need.from === undefined ? [] : [need.from]), need]),
    ...(last === undefined ? [] : [last]),
  ];
}
