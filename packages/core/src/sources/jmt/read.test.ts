import { describe, expect, it } from "vitest";
import { encode } from "../../base/text.ts";
import { describe as sentence } from "../../base/codes.ts";
import { solveNetwork } from "../../engines/queueing/solve.ts";
import { type JmtReading, readJmt } from "./read.ts";
import { analyticSample, simulationSample } from "./samples.fixture.ts";

const read = (text: string): JmtReading => readJmt("a.jsimg", encode(text));
const said = ({ diagnostics }: JmtReading): readonly string[] => diagnostics.map((one) => sentence(one, "en"));

describe("a model for mean value analysis", () => {
  it("is classes, stations, times and visits", () => {
    const { network, diagnostics, isExact } = read(analyticSample);
    expect(diagnostics).toEqual([]);
    expect(isExact).toBe(true);
    expect(network?.classes).toEqual([
      { kind: "closed", name: "users", priority: 0, population: 20, reference: 0 },
      { kind: "open", name: "feed", priority: 0, arrivals: { kind: "exponential", mean: 0.5 } },
    ]);
    expect(network?.stations.map(({ name, kind, servers }) => [name, kind, servers])).toEqual([
      ["think", "delay", 1],
      ["web", "queue", 2],
      ["disk", "queue", 1],
    ]);
    expect(network?.stations[2]?.speeds).toEqual([1, expect.closeTo(1.6, 14), 2]);
    expect(network?.flow).toEqual({
      kind: "visits",
      visits: [
        [1, 3, 2],
        [0, 1, 0],
      ],
    });
  });

  it("is solved exactly", () => {
    const { network } = read(analyticSample);
    const answer = network === undefined ? undefined : solveNetwork(network);
    expect(answer).toMatchObject({ method: "convolution", result: "exact", stable: true });
  });

  it("what is missing or wrong is an error with its line", () => {
    expect(said(read(analyticSample.replace('population="20"', 'population="many"')))).toEqual([
      "`many` is no value for `population` of `users` (line 4).",
    ]);
    expect(said(read(analyticSample.replace('refStation="think"', 'refStation="nowhere"')))).toEqual([
      "`users` names `nowhere`, which is no node of this file (line 34).",
    ]);
    expect(said(read(analyticSample.replaceAll("delaystation", "priostation")))[0]).toBe(
      "`priostation` of `think` is not computed here, and without it the result would be wrong (line 8).",
    );
  });
});

describe("a model for simulation", () => {
  it("is nodes, routes and classes; routers and class switches take no time and are gone", () => {
    const { network, diagnostics, asked } = read(simulationSample);
    expect(diagnostics).toEqual([]);
    expect(network?.classes).toEqual([
      { kind: "open", name: "order", priority: 1, arrivals: { kind: "exponential", mean: 0.5 } },
      { kind: "open", name: "reorder", priority: 0 },
    ]);
    expect(network?.stations.map(({ name, discipline, capacity }) => [name, discipline, capacity])).toEqual([
      ["web", "ps", undefined],
      ["shop", "fcfs", { limit: 10, whenFull: "loss" }],
    ]);
    expect(network?.stations[0]?.service).toEqual([
      { kind: "hyperexponential", probabilities: [0.25, 0.75], means: [0.5, 0.125] },
      { kind: "erlang", phases: 4, mean: 0.5 },
    ]);
    const routes = network?.flow.kind === "routes" ? network.flow.routes : [];
    expect(routes).toContainEqual({ from: "outside", fromClass: 0, to: 0, toClass: 0, probability: 1 });
    expect(routes).toContainEqual({ from: 0, fromClass: 0, to: 1, toClass: 0, probability: 0.75 });
    // A quarter goes through the class switch, and comes back as the other class half of the time.
    expect(routes).toContainEqual({ from: 0, fromClass: 0, to: 0, toClass: 0, probability: 0.125 });
    expect(routes).toContainEqual({ from: 0, fromClass: 0, to: 0, toClass: 1, probability: 0.125 });
    expect(asked).toEqual([{ measure: "Response Time", node: "web", ofClass: "order" }]);
  });

  it("what would change the result is an error, never left out", () => {
    const unsupported = (from: string | RegExp, to: string): readonly string[] =>
      said(read(simulationSample.replace(from, to)));
    expect(unsupported('className="JobSink"', 'className="Fork"')[0]).toMatch(/^`Fork` of `out` is not computed here/u);
    expect(
      unsupported("RoutingStrategies.RandomStrategy", "RoutingStrategies.ShortestQueueLengthRoutingStrategy")[0],
    ).toMatch(/is not computed here/u);
    expect(unsupported("jmt.engine.random.Erlang", "jmt.engine.random.MAPDistr")[0]).toMatch(
      /^`Erlang` of `web` is not computed here/u,
    );
    expect(unsupported("PSStrategies.EPSStrategy", "PSStrategies.DPSStrategyPriority")[0]).toMatch(
      /is not computed here/u,
    );
    expect(unsupported('"drop"', '"drop"')).toEqual([]);
    expect(said(read(simulationSample.replaceAll("<value>drop</value>", "<value>retrial</value>")))[0]).toMatch(
      /^`retrial` of `shop` is not computed here/u,
    );
    expect(unsupported('target="web"', 'target="wep"')[0]).toMatch(/^`connection` names `wep`/u);
    expect(unsupported("<value>0.25</value>", "<value>2.5</value>")[0]).toMatch(/^`2.5` is no value for `p` of `web`/u);
  });

  it("turn by turn is read as by chance, and is no longer exact", () => {
    const reading = read(
      simulationSample.replace("RoutingStrategies.RandomStrategy", "RoutingStrategies.RoundRobinStrategy"),
    );
    expect(reading.network).toBeDefined();
    // From the source there is one way only.
    expect(reading.isExact).toBe(true);
  });
});

it("anything else is no model", () => {
  expect(said(read("<html/>"))).toEqual([
    "This is no queueing network of JMT: its first tag is neither `archive` or `sim` (.jsimg) nor `model` (.jmva).",
  ]);
  expect(read("<model><parameters/></model>").network).toBeUndefined();
  expect(read("<sim>").network).toBeUndefined();
});
