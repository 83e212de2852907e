import { describe, expect, it } from "vitest";
import { mention, relation } from "./claims.fixture.ts";
import { contractOf } from "./contract.ts";
import { observe, type SourcedClaim } from "./reconcile.ts";

/** A shape of a drawing: a hint and no more. */
function shape(id: string, name: string, sort: "service" | "store" | "external" = "service"): SourcedClaim {
  const { source, claim } = mention(`drawio:a.drawio#p/${id}`, { names: [name], sort });
  return { source, claim: { ...claim, certainty: 0.3 } };
}

function line(from: string, to: string): SourcedClaim {
  return relation(`drawio:a.drawio#p/${from}`, `drawio:a.drawio#p/${to}`, { evidence: "drawn", source: "drawio" });
}

const running: readonly SourcedClaim[] = [
  mention("compose:.#cart"),
  mention("compose:.#carts-db", { keys: { image: "mongo" } }),
  mention("compose:.#web"),
  relation("compose:.#cart", "compose:.#carts-db", { evidence: "address", purpose: "data", source: "compose" }),
];
const drawing: readonly SourcedClaim[] = [
  shape("1", "Cart Service"),
  shape("2", "Carts DB"),
  shape("3", "Billing"),
  shape("4", "Billing"),
  line("1", "2"),
  line("1", "3"),
];

describe("what is drawn", () => {
  const observation = observe([...running, ...drawing]);
  const contract = contractOf(observation);

  it("joins the elements of its names, a box also what keeps data, and adds its line as evidence", () => {
    const { elements } = observation;
    const cart = elements.find(({ id }) => id === "cart");
    expect(cart?.mentions.map(({ key }) => key)).toEqual(["compose:.#cart", "drawio:a.drawio#p/1"]);
    expect(elements.find(({ id }) => id === "carts-db")?.sort).toBe("store");
    expect(observation.relationships[0]?.evidence.map((one) => one.class)).toEqual(expect.arrayContaining(["drawn"]));
  });

  it("stays a hint where nothing else speaks of it: once, and not in the contract", () => {
    expect(observation.elements.filter(({ isDrawn }) => isDrawn === true).map(({ id }) => id)).toEqual(["Billing"]);
    expect(contract.elements.map(({ id }) => id)).toEqual(["cart", "carts-db", "web"]);
    expect(contract.relationships.map(({ from, to }) => `${from} -> ${to}`)).toEqual(["cart -> carts-db"]);
  });

  it("changes nothing of what others say", () => {
    const plain = contractOf(observe(running));
    expect(contract.elements.map(({ id, kind, name, sort }) => [id, kind, name, sort])).toEqual(
      plain.elements.map(({ id, kind, name, sort }) => [id, kind, name, sort]),
    );
  });

  it("joins none where several could be meant", () => {
    const two = [mention("compose:a#cart", { space: "a" }), mention("compose:b#cart", { space: "b" })];
    const { elements } = observe([...two, shape("1", "cart")]);
    expect(elements.filter(({ isDrawn }) => isDrawn === true)).toHaveLength(1);
    expect(elements).toHaveLength(3);
  });
});
