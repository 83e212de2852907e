/** What the example of each viewpoint must show, worked out by hand; and the cases that each must get right. */
import { describe, expect, it } from "vitest";
import { aggregate } from "./aggregate.ts";
import { encode } from "../base/text.ts";
import type { Model } from "../model/model.ts";
import { Workspace } from "../workspace.ts";
import { boundariesIn, boxesIn, drawnIn, lineIn, linesIn } from "./parts/drawn.fixtures.ts";
import type { GraphDiagram } from "./diagram.ts";
import { viewpointById } from "./index.ts";

describe("landscape and zoning", () => {
  it("landscape: applications in their areas, those of none apart; parts are counted, not drawn", () => {
    const diagram = exampleOf("landscape");
    expect(boundariesIn(diagram)).toEqual({ sales: ["crm", "shop"], back: ["books"], "group:elsewhere": ["wiki"] });
    const nested = drawnIn(
      modelOf("application a { application b { module m } }\nview example { viewpoint: landscape }"),
    );
    expect(nested.nodes.map(({ id, hidden }) => [id, hidden])).toEqual([["a", 2]]);
  });

  it("landscape: groups by an attribute keep their ids when what they refer to is renamed", () => {
    const model = (name: string): string =>
      `unit u "${name}"\napplication a { owner: u }\napplication b\nview example { viewpoint: landscape; groupBy: owner }`;
    expect(boundariesIn(drawnIn(modelOf(model("IT"))))).toEqual({ "group:owner=u": ["a"], "group:owner=": ["b"] });
    expect(boundariesIn(drawnIn(modelOf(model("Informatics"))))).toEqual(boundariesIn(drawnIn(modelOf(model("IT")))));
  });

  it("system landscape: more systems than can be read stand in their areas, with lines between these once put together", () => {
    const apps = Array.from({ length: 150 }, (_, index) => `application a${index} { uses a${(index * 7 + 1) % 150} }`);
    const members = (from: number, to: number): string =>
      Array.from({ length: to - from }, (_, index) => `a${from + index}`).join(", ");
    const text = `${apps.join("\n")}
area x { groups ${members(0, 70)} }
area y { groups ${members(70, 140)} }
view example { viewpoint: system-landscape }`;
    const diagram = drawnIn(modelOf(text));
    expect(diagram.nodes).toHaveLength(150 + 3);
    const read = aggregate(diagram, "en");
    expect(read.nodes.filter(({ id }) => id === "x" || id === "y").map(({ hidden }) => hidden)).toContain(70);
    expect(read.edges.length).toBeGreaterThan(0);
  });

  it("zoning: every application once, in one area; exceptions as notes and badges (R092)", () => {
    const diagram = exampleOf("zoning");
    expect(boundariesIn(diagram)).toEqual({
      channels: ["shop"],
      core: ["erp", "selling"],
      selling: ["customers-bloc", "orders-bloc"],
      "orders-bloc": ["orders", "price-list"],
      "customers-bloc": ["crm"],
      reference: ["customer"],
      "group:elsewhere": ["wiki"],
    });
    expect(diagram.notes).toEqual([
      "1 application in no area: Wiki.",
      "1 application in an area that is divided further: ERP.",
    ]);
  });

  it("zoning: an application in two areas is drawn in the first and says so", () => {
    const diagram = drawnIn(
      modelOf("area x { groups a }\narea y { groups a }\napplication a\nview example { viewpoint: zoning }"),
    );
    expect(boundariesIn(diagram)).toEqual({ x: ["a"] });
    expect(diagram.nodes.find(({ id }) => id === "a")?.badges).toEqual([
      { kind: "note", count: 2, label: "also in y" },
    ]);
    expect(diagram.notes).toEqual(["1 application in several areas, drawn in the first: a."]);
  });
});

describe("deployment", () => {
  it("shows the environment asked for: places around machines around instances", () => {
    const diagram = exampleOf("deployment");
    expect(boundariesIn(diagram)).toEqual({
      north: ["zone:north/back", "zone:north/front"],
      "zone:north/back": ["cluster", "dbserver"],
      "zone:north/front": ["proxy"],
      cluster: ["instance:web@cluster"],
      dbserver: ["instance:db@dbserver"],
    });
    expect(linesIn(diagram)).toEqual(["instance:web@cluster uses instance:db@dbserver", "proxy connects cluster"]);
    expect(diagram.nodes.find(({ id }) => id === "instance:web@cluster")?.name).toBe("Storefront ×3");
    expect(diagram.notes).toEqual(["1 instance of other environments than prod left out."]);
  });

  it("draws each environment apart where none is asked for, and instances talk inside their own", () => {
    const diagram = drawnIn(
      modelOf(`
node p { env: prod }
node t { env: test }
application a { module m { runs on p, t; uses s } ; store s { runs on p, t } }
view example { viewpoint: deployment }
`),
    );
    expect(boundariesIn(diagram)["group:env=prod"]).toEqual(["p"]);
    expect(boundariesIn(diagram)["group:env=test"]).toEqual(["t"]);
    expect(linesIn(diagram)).toEqual(["instance:m@p uses instance:s@p", "instance:m@t uses instance:s@t"]);
  });

  it("follows a technology to the machines that host it, and machines into machines", () => {
    const diagram = drawnIn(
      modelOf(`
node host { node vm { hosts java } }
technology java
application a { module m { runs on java } }
view example { viewpoint: deployment; scope: a }
`),
    );
    expect(boundariesIn(diagram)).toEqual({ host: ["vm"], vm: ["instance:m@vm"] });
  });
});

describe("dynamic", () => {
  it("numbers the steps in the order in which the view names them", () => {
    const diagram = exampleOf("dynamic");
    expect(diagram.edges.map(({ step, from, to }) => [step, from, to])).toEqual([
      ["1", "customer", "web"],
      ["2", "web", "orders"],
      ["3", "orders", "pay"],
      ["4", "orders", "db"],
      ["5", "orders", "bell"],
      ["6", "bell", "shipping"],
    ]);
    expect(boundariesIn(diagram)).toEqual({ shop: ["bell", "db", "orders", "shipping", "web"] });
  });

  it("takes the order of the text where none is named, and a `step` where it is stated", () => {
    const text = (steps: readonly string[]): string => `
attribute step "Step" { type: text; on: [flows] }
application a { -> b "first" ${steps[0]}; -> c "second" ${steps[1]} }
application b { -> c "third" ${steps[2]} }
application c
view example { viewpoint: dynamic; scope: [a, b, c] }`;
    const labels = (steps: readonly string[]): readonly unknown[] =>
      drawnIn(modelOf(text(steps))).edges.map(({ step, label }) => `${step} ${label}`);
    expect(labels(["", "", ""])).toEqual(["1 first", "2 second", "3 third"]);
    expect(labels(["{ step: 10 }", "{ step: 2 }", "{ step: 2.1 }"])).toEqual(["2 second", "2.1 third", "10 first"]);
  });

  it("draws a step as often as it is named, and says which is not in the model", () => {
    const diagram = drawnIn(
      modelOf(
        "application a { -> b }\napplication b\nview example { viewpoint: dynamic; include: [a -> b, a -> b, b -> a] }",
      ),
    );
    expect(diagram.edges.map(({ id, step }) => [id, step])).toEqual([
      ["a flows b", "1"],
      ["a flows b#2", "2"],
    ]);
    expect(diagram.notes).toHaveLength(1);
  });
});

describe("business", () => {
  it("capability map: boxes in boxes, each with what realizes it, and those that nothing realizes", () => {
    const diagram = exampleOf("capability-map");
    expect(boundariesIn(diagram)).toEqual({ sell: ["advise", "quote"] });
    const quote = diagram.nodes.find(({ id }) => id === "quote");
    expect([quote?.technology, quote?.badges[0]?.count]).toEqual(["1 process, 1 application", 2]);
    expect(diagram.notes).toEqual(["2 capabilities realized by nothing: Advise and Deliver."]);
  });

  it("capability map: to a depth, with what is inside and what realizes that counted", () => {
    const text = `
capability a { capability b { capability c } }
process p { realizes c }
view example { viewpoint: capability-map; depth: 2 }`;
    const diagram = drawnIn(modelOf(text));
    expect(boxesIn(diagram)).toEqual(["b"]);
    expect(diagram.nodes.map(({ id, hidden, badges }) => [id, hidden, badges[0]?.count])).toEqual([
      ["a", undefined, undefined],
      ["b", 1, 1],
    ]);
  });

  it("process map: bands by type, people above, software and data below", () => {
    const diagram = exampleOf("process-map");
    expect(diagram.bands.map(({ id }) => id)).toEqual(["people", "management", "core", "support", "software", "data"]);
    expect(diagram.nodes.map(({ id, band }) => `${band} ${id}`)).toEqual([
      "people seller",
      "management steer",
      "core sell",
      "core deliver",
      "core asked",
      "support hire",
      "software erp",
      "data order",
    ]);
    expect(linesIn(diagram)).toContain("asked triggers sell");
  });

  it("process map: one level at a time, and only processes and events unless asked", () => {
    const text = `
process sell { type: core; triggers deliver; process offer { triggers contract; uses erp } ; process contract }
process deliver { type: core }
role seller { performs offer }
application erp
view example { viewpoint: process-map }
view inner { viewpoint: process-map; scope: sell; depth: 2 }`;
    expect(boxesIn(drawnIn(modelOf(text)))).toEqual(["deliver", "sell"]);
    expect(boxesIn(drawnIn(modelOf(text), "inner"))).toEqual(["contract", "erp", "offer", "seller"]);
  });
});

describe("data", () => {
  it("data flow: an application opened, lines labelled with what they carry, access to stores concluded", () => {
    const diagram = exampleOf("data-flow");
    expect(boxesIn(diagram)).toEqual(["customer", "db", "erp", "orders"]);
    expect(linesIn(diagram)).toEqual(["customer -> shop", "orders -> erp", "orders accesses db"]);
    expect(lineIn(diagram, "orders", "erp")).toMatchObject({ label: "Orders", detail: "https" });
  });

  it("data flow: without a scope, between systems", () => {
    const text = `
application a { module m { -> n : d } }
application b { module n }
application c
dataset d "Data"
view example { viewpoint: data-flow }`;
    const diagram = drawnIn(modelOf(text));
    expect([boxesIn(diagram), linesIn(diagram)]).toEqual([["a", "b"], ["a -> b"]]);
  });

  it("lineage: only the flows that carry the data, who writes it, where it is kept, what it means (R098)", () => {
    const diagram = exampleOf("lineage");
    expect(linesIn(diagram)).toEqual(
      [
        "customer -> web",
        "web -> orders",
        "orders -> warehouse",
        "warehouse -> report",
        "orders accesses order",
        "order store db",
        "shop goldenSource order",
        "order realizes sale",
      ].sort(),
    );
    expect(boxesIn(diagram)).not.toContain("mail");
  });

  it("lineage of a store: what leads to it and on from it, not the same data elsewhere", () => {
    const text = `
application a { -> db : d }
application b { store db { -> c : d } }
application c { -> e : d }
application e
application x { -> y : d }
application y
application z { -> c : other }
dataset d
dataset other
view example { viewpoint: lineage; scope: db }`;
    expect(linesIn(drawnIn(modelOf(text)))).toEqual(["a -> db", "c -> e", "db -> c"]);
  });

  it("lineage: read towards the reader, written towards the data", () => {
    const text = `
application w { accesses d { mode: write } }
application r { accesses d { mode: read } }
dataset d
view example { viewpoint: lineage; scope: d }`;
    expect(linesIn(drawnIn(modelOf(text)))).toEqual(["d accesses r", "w accesses d"]);
  });
});

describe("network and sites", () => {
  it("network: every zone once, from the least trusted, machines inside, what crosses the borders (R093)", () => {
    const diagram = exampleOf("network");
    const zones = diagram.nodes.filter(({ shape }) => shape === "zone");
    expect(zones.map(({ id, parent, rank }) => [id, parent, rank])).toEqual([
      ["internet", undefined, 0],
      ["dmz", undefined, 1],
      ["inner", undefined, 2],
      ["vault", "inner", 13],
    ]);
    expect(boundariesIn(diagram)).toMatchObject({
      dmz: ["proxy", "wall"],
      inner: ["cluster", "vault"],
      cluster: ["worker"],
      vault: ["safe"],
      "group:no-zone": ["spare"],
    });
    expect(linesIn(diagram)).toEqual(
      [
        "internet connects dmz",
        "dmz connects inner",
        "wall connects inner",
        "customer -> proxy",
        "proxy -> worker",
        "worker -> safe",
      ].sort(),
    );
    expect(diagram.notes).toEqual(["1 machine in no zone: Spare machine."]);
  });

  it("network: a machine in two zones is drawn in one and says so; a link to its own zone is no line", () => {
    const text = `
zone a { trust: low; groups n }
zone b { trust: high }
node n { zone: b; connects b }
view example { viewpoint: network }`;
    const diagram = drawnIn(modelOf(text));
    expect([boundariesIn(diagram), diagram.edges]).toEqual([{ b: ["n"] }, []]);
    expect(diagram.nodes.find(({ id }) => id === "n")?.badges).toHaveLength(1);
  });

  it("sites: people and machines at their place, links between places", () => {
    const diagram = exampleOf("sites");
    expect(boundariesIn(diagram)).toEqual({
      campus: ["finance", "hall", "sales"],
      hall: ["server"],
      recovery: ["backup"],
      "group:no-site": ["laptop"],
    });
    expect(lineIn(diagram, "campus", "recovery")).toMatchObject({
      label: expect.stringMatching(/^VPN, 1\sGbit\/s$/u),
      hasArrow: false,
    });
  });
});

describe("software", () => {
  it("tiers: each part in its band; a line past the logic is marked (R018)", () => {
    const diagram = exampleOf("tiers");
    expect(Object.fromEntries(diagram.nodes.map(({ id, band }) => [id, band]))).toEqual({
      web: "presentation",
      office: "presentation",
      api: "logic",
      rules: "logic",
      db: "data",
    });
    expect(diagram.edges.filter(({ change }) => change === "changed").map(({ id }) => id)).toEqual(["office uses db"]);
    expect(diagram.nodes.filter(({ badges }) => badges.length > 0).map(({ id }) => id)).toEqual(["office"]);
    expect(diagram.notes[0]).toBe("1 line skips the logic: Back office screens → Order database.");
  });

  it("events: producers, channels, consumers; who does both stands on both sides (R024)", () => {
    const diagram = exampleOf("events");
    const band = (wanted: string): readonly string[] =>
      diagram.nodes.flatMap(({ id, band: own }) => (own === wanted ? [id] : [])).sort();
    expect(diagram.bands.map(({ id }) => id)).toEqual(["producers", "channels", "consumers"]);
    expect(band("producers")).toEqual(["producer:customer", "producer:orders", "producer:shipping", "producer:shop"]);
    expect(band("channels")).toEqual(["bus", "complaint", "placed", "shipped"]);
    expect(band("consumers")).toEqual(["erp", "handle", "mail", "orders", "shipping"].map((id) => `consumer:${id}`));
    for (const { from, to } of diagram.edges)
      expect([from.startsWith("producer:"), to.startsWith("consumer:")].filter(Boolean)).toHaveLength(1);
  });

  it("events: says how many asynchronous flows go through no channel", () => {
    const text =
      "application a { -> b { mode: async } ; -> t }\napplication b\nstore t { type: topic }\nview example { viewpoint: events }";
    expect(drawnIn(modelOf(text)).notes).toEqual(["1 asynchronous flow goes through no channel and is not drawn."]);
  });

  it("dependencies: circles are marked and named (R074)", () => {
    const diagram = exampleOf("dependencies");
    expect(boxesIn(diagram)).toEqual(["basket", "mail", "prices", "stock", "web"]);
    expect(diagram.nodes.filter(({ badges }) => badges.length > 0).map(({ id }) => id)).toEqual([
      "basket",
      "prices",
      "stock",
    ]);
    expect(diagram.notes).toEqual(["1 circle: Basket → Prices → Stock → Basket."]);
  });

  it("dependencies: between applications where no scope is given, of the parts", () => {
    const text = `
application a { module m { uses n } }
application b { module n { uses k } }
application c { module k { uses m } }
view example { viewpoint: dependencies }
view modules { viewpoint: dependencies; kinds: module }`;
    expect(linesIn(drawnIn(modelOf(text)))).toEqual(["a uses b", "b uses c", "c uses a"]);
    expect(linesIn(drawnIn(modelOf(text), "modules"))).toEqual(["k uses m", "m uses n", "n uses k"]);
  });
});

/** What the example of a viewpoint shows. */
function exampleOf(viewpoint: string): GraphDiagram {
  return drawnIn(modelOf(viewpointById(viewpoint)?.example ?? ""));
}

/** The model of a text, which may have mistakes. */
function modelOf(text: string): Model {
  return Workspace.load([{ uri: "example.orrery", bytes: encode(text) }]).model;
}
