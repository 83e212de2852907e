import { describe, expect, it } from "vitest";
import { mention, relation, setting } from "./claims.fixture.ts";
import { contractOf } from "./contract.ts";
import { observe } from "./reconcile.ts";
import { score, scoreIdentity, type Truth } from "./score.ts";
import { why, whyText } from "./why.ts";

const claims = [
  mention("compose:.#cart", { keys: { host: "carts", directory: "cart" } }),
  mention("code:cart"),
  mention("compose:.#catalog"),
  mention("compose:.#queue", { keys: { image: "rabbitmq" } }),
  mention("compose:.#shipping", { keys: { image: "acme/shipping" } }),
  mention("asyncapi:x#placed", { sort: "topic", names: ["placed"] }),
  setting("compose:.#cart", "CATALOG", [{ host: "catalog", port: 80, protocol: "http" }], { file: "compose.yml" }),
  relation("compose:.#queue", "asyncapi:x#placed", { verb: "contains", purpose: "other" }),
  relation("code:cart", "asyncapi:x#placed", { purpose: "data" }),
  relation("compose:.#cart", "compose:.#queue", { purpose: "startup", evidence: "start-order" }),
];

const truth: Truth = {
  elements: [
    { id: "carts", aliases: [] },
    { id: "catalog", aliases: ["catalogue"] },
    { id: "queue", aliases: [] },
  ],
  edges: [
    { from: "carts", to: "catalog", level: "core" },
    { from: "catalog", to: "queue", level: "core" },
  ],
  nonEdges: [{ from: "carts", to: "queue" }],
};

describe("the contract", () => {
  const contract = contractOf(observe(claims));

  it("tells elements by the names under which they run, and lifts what lies in a broker to it", () => {
    expect(contract.version).toBe(1);
    expect(contract.elements.map(({ id, kind, aliases, sources }) => [id, kind, aliases, sources])).toEqual([
      ["cart", "module", ["carts"], ["code", "compose"]],
      ["catalog", "module", [], ["compose"]],
      ["queue", "store", [], ["compose"]],
      ["shipping", "module", [], ["compose"]],
    ]);
    expect(contract.relationships.map(({ from, to, kind, confidence }) => [from, to, kind, confidence])).toEqual([
      ["cart", "catalog", "call", 0.85],
      ["cart", "queue", "data", 0.85],
      ["cart", "queue", "startup", 0.3],
    ]);
    expect(contract.relationships[0]?.evidence).toEqual([
      {
        class: "address",
        file: "compose.yml",
        line: expect.any(Number),
        confidence: 0.85,
        text: "CATALOG = http://catalog:80",
      },
    ]);
  });

  it("says aloud what cannot be told", () => {
    expect(contract.undiscoverable.map(({ element, reason }) => [element, reason])).toEqual([
      ["catalog", "Outgoing calls of catalog cannot be told: its source is not here."],
      ["shipping", "Outgoing calls of shipping cannot be told: its source is not here."],
    ]);
  });

  it("is scored against a truth by ids and aliases", () => {
    const result = score(contract, truth);
    expect(result).toMatchObject({
      precision: 0.5,
      recall: 0.5,
      told: 2,
      traps: ["carts -> queue"],
      missed: ["catalog -> queue"],
    });
    expect(scoreIdentity(["a", "a", "b", "b"], ["x", "x", "x", "y"])).toMatchObject({ precision: 1 / 3, recall: 0.5 });
  });
});

describe("why", () => {
  const observation = observe(claims);

  it("explains an element in both languages, by any of its names", () => {
    const reason = why(observation, "carts");
    expect(reason?.about).toBe("element");
    if (reason === undefined) return;
    expect(whyText(reason, "en")).toContain("is one with compose:.#cart: the same folder (cart)");
    expect(whyText(reason, "fr")).toContain("est identique à compose:.#cart : le même dossier (cart)");
  });

  it("explains a relationship by all its evidence, and what is not there not at all", () => {
    const reason = why(observation, "cart -> catalog");
    expect(reason === undefined ? "" : whyText(reason, "en")).toMatch(
      /^cart -> catalog {2}call, confidence 0\.85\n {2}0\.85 {2}Address given {2}compose\.yml:\d+ {2}\(compose\) {2}CATALOG = http:\/\/catalog:80$/u,
    );
    expect(why(observation, "nothing")).toBeUndefined();
    expect(why(observation, "catalog -> cart")).toBeUndefined();
  });
});
