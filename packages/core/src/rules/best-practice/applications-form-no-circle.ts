import { stronglyConnectedComponents } from "../../engines/components.ts";
import { findCycles } from "../../engines/cycles.ts";
import { buildGraph } from "../../engines/graph.ts";
import { callGraph } from "../../model/call-graph.ts";
import type { Element, Model } from "../../model/model.ts";
import { relationshipSymbol, symbolOf } from "../../model/row-words.ts";
import { softwareRows } from "../../model/software-rows.ts";
import type { ModelRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const applicationsFormNoCircle: ModelRule = {
  id: "applications-form-no-circle",
  title: {
    en: "Applications do not need each other in a circle",
    fr: "Les applications ne dépendent pas les unes des autres en boucle",
  },
  rationale: {
    en: "Applications in a circle can only be changed, bought, tested and retired together.",
    fr: "Des applications en boucle ne peuvent se changer, s’acheter, se tester et se retirer qu’ensemble.",
  },
  remedy: {
    en: "Break the circle where it is weakest: let one send events instead of being asked, or move what both need elsewhere.",
    fr: "Rompez la boucle à son maillon faible : que l’une envoie des événements au lieu d’être interrogée, ou déplacez ce dont les deux ont besoin.",
  },
  severity: "warning",
  controls: ["nist-800-53:SA-8", "iso27001:A.8.27"],
  principle: "P1",
  quality: "modularity",
  aliases: ["APPLICATION-CYCLE"],
  reads: [
    "uses",
    "flows",
    "mode",
    "criticality",
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
    passes: `application shop "Shop" { uses erp }\napplication erp "ERP" { -> shop { mode: async } }`,
    fails: `application shop "Shop" {\n  module web "Pages" { uses erp }\n}\napplication erp "ERP" { -> mail { criticality: hard } }\napplication mail "Mail" {\n  module out "Out"\n  module in "In" { uses shop { mode: async } }\n}\napplication blog "Blog" { uses shop }`,
    finds: ["shop"],
  },

  *survey(model) {
    const needs = needGraph(model);
    if (needs.graph.edgeCount === 0) return;
    const components = stronglyConnectedComponents(needs.graph);
    const called = calledTogether(model);
    const inCircle = new Set<number>();
    for (const { component, edges } of findCycles(needs.graph, components)) {
      const nodes = [...components.member.subarray(components.start[component], components.start[component + 1])];
      for (const node of nodes) inCircle.add(node);
      const rows = nodes.map((node) => needs.rows[node] ?? 0);
      // A circle of calls is told, more exactly, by the rule on calls.
      if (called.some((group) => rows.filter((row) => group.has(row)).length > 1)) continue;
      const first = model.at(Math.min(...rows));
      const around = edges.map((edge) => model.at(needs.rows[needs.graph.from[edge] ?? 0] ?? 0));
      yield [
        first,
        violated(() => {
          const said = (language: "en" | "fr"): string =>
            closed(around)
              .map((one) => one.nameIn(language))
              .join(" → ");
          return {
            en: `applications need each other in a circle: ${said("en")}`,
            fr: `des applications dépendent les unes des autres en boucle : ${said("fr")}`,
            path: edges.flatMap((edge, index) => [
              ...(around[index] === undefined ? [] : [around[index]]),
              model.relationship(needs.relationship[edge] ?? 0),
            ]),
            related: rows.map((row) => model.at(row)),
          };
        }),
      ];
    }
    for (let node = 0; node < needs.rows.length; node++)
      if (!inCircle.has(node)) yield [model.at(needs.rows[node] ?? 0), holds];
  },
};

function closed(around: readonly Element[]): readonly Element[] {
  return [...around, ...around.slice(0, 1)];
}

/** Applications that call each other in a circle, group by group. */
function calledTogether(model: Model): readonly ReadonlySet<number>[] {
  const calls = callGraph(model);
  const { application } = softwareRows(model);
  const { start, member, count } = stronglyConnectedComponents(calls.graph);
  const groups: ReadonlySet<number>[] = [];
  for (let component = 0; component < count; component++) {
    const nodes = member.subarray(start[component], start[component + 1]);
    if (nodes.length > 1) groups.push(new Set([...nodes].map((node) => application[calls.rows[node] ?? 0] ?? -1)));
  }
  return groups;
}

/** Uses of another application, and flows without which it cannot work or for which it waits. */
function needGraph(model: Model): {
  readonly rows: readonly number[];
  readonly graph: ReturnType<typeof buildGraph>;
  readonly relationship: Int32Array;
} {
  const { edges, verbOf, rowCount } = model.parts;
  const { application } = softwareRows(model);
  const [uses, flows] = [model.schema.verbNumber("uses"), model.schema.verbNumber("flows")];
  const [modeOf, criticalityOf] = [relationshipSymbol(model, "mode"), relationshipSymbol(model, "criticality")];
  const [sync, hard] = [symbolOf(model, "sync"), symbolOf(model, "hard")];
  const nodeOf = new Map<number, number>();
  const rows: number[] = [];
  const nodeAt = (row: number): number => {
    const known = nodeOf.get(row);
    if (known !== undefined) return known;
    nodeOf.set(row, rows.length);
    return rows.push(row) - 1;
  };
  const [from, to, made]: [number[], number[], number[]] = [[], [], []];
  const joined = new Set<number>();
  for (const verb of [uses, flows])
    for (let edge = 0; edge < edges.nestingFrom; edge++) {
      if (verbOf[edge] !== verb || !model.isEdge(edge)) continue;
      const user = application[edges.from[edge] as number] as number;
      const used = application[edges.to[edge] as number] as number;
      if (user < 0 || used < 0 || user === used || joined.has(user * rowCount + used)) continue;
      if (verb === flows && modeOf(edge) !== sync && criticalityOf(edge) !== hard) continue;
      // Of data that go to and fro, the second is the answer.
      if (verb === flows && joined.has(used * rowCount + user)) continue;
      joined.add(user * rowCount + used);
      from.push(nodeAt(user));
      to.push(nodeAt(used));
      made.push(edge);
    }
  return {
    rows,
    graph: buildGraph(rows.length, Int32Array.from(from), Int32Array.from(to)),
    relationship: Int32Array.from(made),
  };
}
