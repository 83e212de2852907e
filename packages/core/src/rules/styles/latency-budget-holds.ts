import { stronglyConnectedComponents } from "../../engines/components.ts";
import { callGraph, type CallGraph } from "../../model/call-graph.ts";
import type { Element, Model, Relationship } from "../../model/model.ts";
import { secondsOf } from "../../model/read.ts";
import { nodeOf } from "../parts/call-path.ts";
import { nameOf } from "../../model/wording.ts";
import { endsOf } from "../parts/sentence.ts";
import type { ModelRule } from "../rule.ts";
import { holds, lacks, type Verdict, violated } from "../verdict.ts";

interface Parameters {
  readonly slack: number;
}

export const latencyBudgetHolds: ModelRule<Parameters> = {
  id: "latency-budget-holds",
  title: {
    en: "Whoever waits for others does not promise to answer faster than they do",
    fr: "Qui attend d’autres ne promet pas de répondre plus vite qu’eux",
  },
  rationale: {
    en: "Times of the hops add up through layers and servers. A response time that is shorter than what it waits for cannot be kept.",
    fr: "Les temps de chaque saut s’ajoutent à travers couches et serveurs. Un temps de réponse plus court que ce qu’il attend ne peut être tenu.",
  },
  remedy: {
    en: "Speed up or cut the slow hop, answer from a copy, call asynchronously, or state an honest `latency` (or `timeout`).",
    fr: "Accélérez ou coupez le saut lent, répondez depuis une copie, appelez sans attendre, ou indiquez un `latency` (ou `timeout`) honnête.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.6", "nist-800-53:SC-5", "nist-800-53:CP-2", "nist-csf:PR.IR-04"],
  quality: "performance",
  aliases: ["LATENCY-BUDGET"],
  parameters: {
    slack: {
      type: { kind: "percent" },
      name: { en: "Slack", fr: "Marge" },
      description: {
        en: "How much longer than stated an answer may take: stated times are round, and some mean the own share only.",
        fr: "De combien une réponse peut dépasser le temps indiqué : ces temps sont arrondis, et certains ne disent que la part propre.",
      },
      usual: 1,
    },
  },
  reads: [
    "latency",
    "timeout",
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
    passes: `application shop "Shop" {\n  module web "Pages" { latency: 400ms; uses api { latency: 50ms } }\n  module api "API" { latency: 200ms; uses stock }\n  module stock "Stock" { latency: 100ms }\n}`,
    fails: `application shop "Shop" {\n  module web "Pages" { latency: 150ms; uses api { latency: 50ms } }\n  module api "API" { uses stock { latency: 100ms } }\n  module stock "Stock" { latency: 200ms }\n  module slow "Slow" { latency: 3s }\n  module front "Front" { uses slow { timeout: 1s } }\n}`,
    finds: ["web", "front uses slow"],
    unsure: `application shop "Shop" {\n  module web "Pages" { latency: 300ms; uses api }\n  module api "API"\n}`,
    lacks: ["api.latency"],
  },

  *survey(model, { parameters: { slack } }) {
    const calls = callGraph(model);
    const times = new Times(model, calls);
    for (let node = 0; node < calls.rows.length; node++) {
      const verdict = times.verdictOf(node, slack);
      if (verdict !== undefined) yield [nodeOf(model, calls, node), verdict];
    }
    for (let edge = 0; edge < calls.graph.edgeCount; edge++) {
      const found = times.timeoutOf(edge);
      if (found !== undefined) yield found;
    }
  },
};

/** How long each node takes at least, as far as times are stated. */
class Times {
  private readonly model: Model;
  private readonly calls: CallGraph;
  private readonly own: (number | undefined)[];
  /** Of what the node waits for, the slowest. */
  private readonly wait: (number | undefined)[];
  private readonly slowest: number[];

  constructor(model: Model, calls: CallGraph) {
    this.model = model;
    this.calls = calls;
    const { graph, rows } = calls;
    this.own = rows.map((row) => (isSaid(model) ? secondsOf(model.at(row), "latency") : undefined));
    this.wait = rows.map(() => undefined);
    this.slowest = rows.map(() => -1);
    if (!isSaid(model)) return;
    const { of, member } = stronglyConnectedComponents(graph);
    // Components are numbered against the edges: what is waited for comes first.
    for (const node of member) {
      for (let at = graph.outStart[node] as number; at < (graph.outStart[node + 1] as number); at++) {
        if (of[graph.outNode[at] as number] === of[node]) continue;
        const time = this.timeOfCall(graph.outEdge[at] as number);
        if (time === undefined || time <= (this.wait[node] ?? -1)) continue;
        this.wait[node] = time;
        this.slowest[node] = graph.outEdge[at] as number;
      }
    }
  }

  /** The way there and the answer. */
  private timeOfCall(edge: number): number | undefined {
    const answer = this.timeOf(this.calls.graph.to[edge] as number);
    const way = secondsOf(this.callAt(edge), "latency");
    return answer === undefined && way === undefined ? undefined : (answer ?? 0) + (way ?? 0);
  }

  /** What a node takes: what it says, which contains what it waits for, but never less than that. */
  private timeOf(node: number): number | undefined {
    const [own, wait] = [this.own[node], this.wait[node]];
    return own === undefined ? wait : Math.max(own, wait ?? 0);
  }

  private callAt(edge: number): Relationship {
    return this.model.relationship(this.calls.relationship[edge] as number);
  }

  verdictOf(node: number, slack: number): Verdict | undefined {
    const own = this.own[node];
    const { outStart, outNode } = this.calls.graph;
    const callees = [...outNode.subarray(outStart[node], outStart[node + 1])];
    if (own === undefined || callees.length === 0) return undefined;
    const wait = this.wait[node];
    if (wait !== undefined && wait > own * (1 + slack)) return violated(() => this.account(node, own, wait));
    const silent = callees
      .filter((to) => this.timeOf(to) === undefined)
      .map((to) => nodeOf(this.model, this.calls, to));
    return silent.length === 0 ? holds : lacks(...silent.map((one) => [one, "latency"] as const));
  }

  private account(node: number, own: number, wait: number): ReturnType<ReturnType<typeof violated>["account"]> {
    const path: (Element | Relationship)[] = [nodeOf(this.model, this.calls, node)];
    for (let edge = this.slowest[node] ?? -1; edge >= 0;) {
      const to = this.calls.graph.to[edge] as number;
      path.push(this.callAt(edge), nodeOf(this.model, this.calls, to));
      edge = this.own[to] === undefined ? (this.slowest[to] ?? -1) : -1;
    }
    const name = nameOf(nodeOf(this.model, this.calls, node));
    const stations = (language: "en" | "fr"): string =>
      path.flatMap((one) => ("kind" in one ? [one.nameIn(language)] : [])).join(" → ");
    return {
      en: `${name.en} is said to answer in ${time(own)}, but waits at least ${time(wait)} on the way ${stations("en")}`,
      fr: `${name.fr} répondrait en ${time(own)}, mais attend au moins ${time(wait)} sur le chemin ${stations("fr")}`,
      path,
      values: path.map((one) => [one, "latency"] as const),
    };
  }

  /** A caller that gives up before the answer can come. */
  timeoutOf(edge: number): readonly [Relationship, Verdict] | undefined {
    const call = this.callAt(edge);
    const timeout = this.model.symbols.find("timeout") === undefined ? undefined : secondsOf(call, "timeout");
    if (timeout === undefined) return undefined;
    const needed = this.timeOfCall(edge);
    const { to } = call;
    if (needed === undefined) return to === undefined ? undefined : [call, lacks([to, "latency"])];
    if (needed <= timeout) return [call, holds];
    return [
      call,
      violated(() => {
        const ends = endsOf(call);
        return {
          en: `${ends.en}: the caller gives up after ${time(timeout)}, the answer takes ${time(needed)}`,
          fr: `${ends.fr} : l’appelant abandonne après ${time(timeout)}, la réponse prend ${time(needed)}`,
          path: [...(call.from ? [call.from] : []), call, ...(to ? [to] : [])],
          values: [[call, "timeout"], ...(to ? [[to, "latency"] as const] : [])],
        };
      }),
    ];
  }
}

function isSaid(model: Model): boolean {
  return model.symbols.find("latency") !== undefined;
}

function time(seconds: number): string {
  return seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${Math.round(seconds * 10) / 10} s`;
}
