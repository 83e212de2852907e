/** What a first model says, and what it leaves out, of claims as sources make them. */
import { expect, it } from "vitest";
import { dayNumber } from "../../base/dates.ts";
import { modelOf } from "../../../test/models.ts";
import type { ElementFact } from "../../model/facts.ts";
import { adoptionOf } from "../adopt.ts";
import { attribute, mention, relation } from "../claims.fixture.ts";
import { driftBetween } from "../drift.ts";
import { matchElements } from "../drift/match.ts";
import { answersIn } from "../answers.ts";
import { observe, type SourcedClaim } from "../reconcile.ts";

/** Elements that are adopted into a model that has nothing, by id. */
function adopted(claims: readonly SourcedClaim[], system = "shop"): ReadonlyMap<string, ElementFact> {
  const model = modelOf("");
  const observation = observe(claims);
  const matching = matchElements(model, observation, answersIn(model));
  const drift = driftBetween(model, observation, matching, { today: dayNumber("2026-11-30") ?? 0 });
  const { changes } = adoptionOf(model, observation, matching, drift, { day: "2026-11-30", system, locale: "en" });
  return new Map(
    changes.flatMap((change) => (change.change === "add-element" ? [[change.element.id, change.element]] : [])),
  );
}

const cart = mention("compose:.#cart", { names: ["cart"], keys: { host: ["cart", "carts", "cart-0.cart"] } });

it("leaves out pipelines, routes, addresses that nothing uses, empty places and teams that own nothing", () => {
  const found = adopted([
    cart,
    mention("github-actions:.github/workflows/ci.yml", { sort: "pipeline" }),
    mention("kubernetes:shop/ingress/web", { sort: "node" }),
    mention("kubernetes:shop/serviceentry/google", { sort: "external", names: ["accounts.google.com"] }),
    mention("kubernetes:namespace/shop", { sort: "zone", names: ["shop-space"] }),
    mention("codeowners:CODEOWNERS#reviewers", { sort: "team", names: ["reviewers"] }),
    mention("codeowners:CODEOWNERS#basket", { sort: "team", names: ["basket-team"] }),
    attribute("compose:.#cart", "owner", "basket-team"),
  ]);
  expect([...found.keys()].filter((id) => found.get(id)?.kind !== "view").sort()).toEqual([
    "basket-team",
    "cart",
    "shop",
  ]);
  expect(found.get("cart")?.attributes["owner"]).toEqual({ reference: "basket-team" });
});

it("writes the other names that people and hosts use, and none of tools or of others", () => {
  const found = adopted([
    cart,
    mention("package:cart/package.json", {
      sort: "package",
      names: ["cart", "@acme/cart-nest"],
      keys: { directory: "cart" },
    }),
    mention("code:cart", { names: ["cart", "shop.CartService", "module.cart", "payments"] }),
    mention("compose:.#payments", { names: ["payments"] }),
  ]);
  expect(found.get("cart")?.attributes["aliases"]).toEqual(["carts"]);
});

it("writes foreign keys as links, and draws the tables of a database", () => {
  const table = (name: string): SourcedClaim => mention(`ddl:db.sql#${name}`, { sort: "entity", names: [name] });
  const refers = (from: string, to: string, column: string): SourcedClaim => {
    const { source, claim } = relation(`ddl:db.sql#${from}`, `ddl:db.sql#${to}`, { purpose: "other", verb: "relates" });
    const attributes = { "x-columns": [column], "x-cardinality": ["1,1", "0,N"] };
    return { source, claim: { ...claim, attributes } as SourcedClaim["claim"] };
  };
  const holds = (to: string): SourcedClaim =>
    relation("ddl:db.sql", `ddl:db.sql#${to}`, { purpose: "other", verb: "realizes" });
  const found = adopted(
    [
      mention("ddl:db.sql", { sort: "database", names: ["films"] }),
      ...["film", "language", "actor"].flatMap((name) => [table(name), holds(name)]),
      refers("film", "language", "original_language_id"),
      refers("actor", "film", "film_id"),
    ],
    "films",
  );
  expect(found.get("actor-film")?.attributes["ends"]).toEqual([
    { record: { entity: { reference: "actor" }, cardinality: { word: "1,1" } } },
    { record: { entity: { reference: "film" }, cardinality: { word: "0,N" } } },
  ]);
  expect(found.get("film-original-language")).toMatchObject({ kind: "link", name: "original language" });
  expect(found.get("films-dataset-tables")?.attributes["scope"]).toEqual({ reference: "films-dataset" });
});
