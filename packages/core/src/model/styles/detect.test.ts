/** What applications really follow, worked out by hand. */
import { describe, expect, it } from "vitest";
import { encode } from "../../base/text.ts";
import { Workspace } from "../../workspace.ts";
import { agreementOf, type Detection, detectStyle, detectStyles } from "./detect.ts";
import type { Element } from "../model.ts";
import type { StyleAxis } from "./style.ts";

function applicationOf(text: string, id = "a"): Element {
  const workspace = Workspace.load([{ uri: "model.orrery", bytes: encode(text) }]);
  expect(workspace.diagnostics().filter(({ severity }) => severity === "error")).toEqual([]);
  const element = workspace.model.element(id);
  if (element === undefined) throw new Error(`no ${id}`);
  return element;
}

function followed(text: string, axis: StyleAxis): Detection["style"] {
  return detectStyle(applicationOf(text), axis).style;
}

describe("decomposition", () => {
  it.each([
    ["monolith", `application a "A" { module m "M" }`],
    [
      "monolith",
      `application a "A" {\n module x "X" { uses y }\n module y "Y" { uses z }\n module z "Z" { uses x }\n}`,
    ],
    [
      "microservices",
      `application a "A" {\n module x "X" { store dx "X data" }\n module y "Y" { store dy "Y data" }\n module z "Z" { store dz "Z data" }\n}`,
    ],
    [
      "modular",
      `application a "A" {\n module x "X" { uses db }\n module y "Y" { uses db }\n module z "Z" { uses db }\n store db "All data"\n}`,
    ],
    [
      "layered",
      `application a "A" {\n module web "Web" { type: web; uses core }\n module core "Core" { tier: logic; uses db }\n store db "Data"\n}`,
    ],
    ["modular", `application a "A" {\n module x "X"\n module y "Y"\n}`],
    [undefined, `application a "A"`],
  ])("%s", (style, text) => {
    expect(followed(text, "decomposition")).toBe(style);
  });
});

describe("interaction", () => {
  it.each([
    ["client-server", `application a "A" { uses b }\napplication b "B"`],
    [
      "event-driven",
      `application a "A" {\n module x "X" { -> t }\n store t "Topic" { type: topic; -> y }\n module y "Y"\n}`,
    ],
    ["soa", `application a "A" { -> bus; -> b { via: bus } }\napplication b "B"\napplication bus "Bus" { style: esb }`],
    [
      "soa",
      `dataset d "D"\napplication a "A" { -> y : d; -> z }\napplication x "X" { -> a : d }\napplication y "Y"\napplication z "Z"`,
    ],
    [undefined, `application a "A" { -> b; -> c; -> b { protocol: https } }\napplication b "B"\napplication c "C"`],
    [undefined, `application a "A" { uses b; -> c { mode: async } }\napplication b "B"\napplication c "C"`],
  ])("%s", (style, text) => {
    expect(followed(text, "interaction")).toBe(style);
  });

  it("asks for the mode of exchanges that say nothing", () => {
    const { lacks } = detectStyle(applicationOf(`application a "A" { -> b }\napplication b "B"`), "interaction");
    expect(lacks.map(([, key]) => key)).toEqual(["mode"]);
  });
});

describe("topology and hosting", () => {
  const sites = `site s1 "One" { type: datacentre }\nsite s2 "Two" { type: datacentre }\n`;

  it.each([
    ["centralised", "own", `${sites}node n "N" { site: s1 }\napplication a "A" { runs on n }`],
    [
      "distributed",
      "own",
      `${sites}node n "N" { site: s1 }\nnode o "O" { site: s2 }\napplication a "A" { module x "X" { runs on n }\n module y "Y" { runs on o }\n}`,
    ],
    ["centralised", "cloud-public", `node n "N" { hosting: paas }\napplication a "A" { runs on n }`],
    [
      "centralised",
      "serverless-private",
      `${sites}node n "N" { type: function-platform; hosting: on-premise; site: s1 }\napplication a "A" { module f "F" { type: function; runs on n } }`,
    ],
    [undefined, undefined, `application a "A"`],
  ])("%s, %s", (place, host, text) => {
    expect([followed(text, "topology"), followed(text, "hosting")]).toEqual([place, host]);
  });
});

describe("agreement", () => {
  const agreements = (text: string): readonly string[] => {
    const application = applicationOf(text);
    return detectStyles(application).map((one) => agreementOf(application, one));
  };

  it("is unstated, unknown, agreed or denied", () => {
    expect(agreements(`application a "A"`)).toEqual(["unstated", "unstated", "unstated", "unstated"]);
    expect(agreements(`application a "A" { style: [monolith, cloud-public] }`)).toEqual([
      "unknown",
      "unstated",
      "unstated",
      "unknown",
    ]);
    expect(
      agreements(`application a "A" { style: [monolith, cloud-public]; hosting: on-premise\n module m "M"\n}`),
    ).toEqual(["agrees", "unstated", "unstated", "differs"]);
  });

  it("lets a monolith have modules that do not go live apart, and no others", () => {
    const modules = (more: string): string =>
      `application a "A" { style: monolith\n module x "X" { ${more} }\n module y "Y" { ${more} }\n}`;
    expect(agreements(modules("businessFit: 3"))[0]).toBe("agrees");
    expect(agreements(modules("pipeline: yes"))[0]).toBe("differs");
  });

  it("takes layers and services for modules, and a modular monolith for either", () => {
    const text = (style: string): string =>
      `application a "A" { style: ${style}\n module web "Web" { type: web }\n module core "Core" { type: api }\n}`;
    expect(["modular", "layered", "mvc", "modular-monolith"].map((style) => agreements(text(style))[0])).toEqual(
      Array(4).fill("agrees"),
    );
    expect(agreements(text("microservices"))[0]).toBe("differs");
  });
});
