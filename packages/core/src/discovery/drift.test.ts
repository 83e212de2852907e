import { describe, expect, test } from "vitest";
import { dayNumber } from "../base/dates.ts";
import { modelOf } from "../../test/models.ts";
import { driftOf, type DriftOptions, isDrifting } from "./drift.ts";
import type { Drift } from "./drift-items.ts";
import type { Observation } from "./observation.ts";
import { observation, related, seen } from "./observation.fixtures.ts";

const today = dayNumber("2026-11-30") ?? 0;

function drift(text: string, observed: Observation, options: Partial<DriftOptions> = {}): Drift {
  return driftOf(modelOf(text), observed, { today, ...options });
}

/** `unmodelled cart.replicas`, one for each item. */
function told({ items }: Drift): readonly string[] {
  return items.map(
    ({ drift: sort, subject, tolerated }) => `${sort} ${subject}${tolerated === undefined ? "" : ` (${tolerated})`}`,
  );
}

const shop = `
application shop "Shop" {
  module web "Web" { uses cart }
  module cart "Cart" { replicas: 2; uses db { protocol: jdbc } }
  store db "orders-db"
}`;
const all = observation(
  [seen("web"), seen("cart", { values: { replicas: 2 } }), seen("orders-db", { kind: "store", sort: "store" })],
  [related("web", "cart"), related("cart", "orders-db", { purpose: "data", protocol: "mysql" })],
);

describe("drift", () => {
  test("is none where both say the same, by id, name and protocol family", () => {
    const found = drift(shop, all);
    expect(told(found)).toEqual([]);
    expect(found.matches.map(({ declared, observed }) => `${declared} ${observed}`).sort()).toEqual([
      "cart cart",
      "db orders-db",
      "web web",
    ]);
    expect(isDrifting(found)).toBe(false);
  });

  test("tells what is observed and not declared, as sure as it was seen", () => {
    const observed = observation(
      [...all.elements, seen("mail")],
      [...all.relationships, related("cart", "mail"), related("web", "orders-db", { confidence: 0.3 })],
    );
    expect(told(drift(shop, observed))).toEqual(["unmodelled cart uses mail", "unmodelled mail"]);
    expect(told(drift(shop, observed, { minConfidence: 0.9 }))).toEqual(["unmodelled mail"]);
    expect(told(drift(shop, observed, { minConfidence: 0.2 }))).toContain("unmodelled web uses db");
  });

  test("tells what is declared and not seen, where a source would see it", () => {
    const found = drift(
      `${shop}
extend shop { module batch "Batch" }; extend web { uses db }`,
      all,
    );
    expect(told(found)).toEqual(["unconfirmed batch", "unconfirmed web uses db"]);
    expect(found.items[0]?.reason.en).toContain("compose");
  });

  test("says undecidable, with the artefact that would tell, where none could", () => {
    const silent = {
      element: "web",
      what: "outgoing-calls",
      reason: { en: "Its source is elsewhere.", fr: "" },
      remedy: { en: "Give its source.", fr: "" },
    } as const;
    const found = drift(
      `${shop}
extend web { uses db }; node vm "VM" { hosts pg }; technology pg "PG"; extend db { runs on vm }`,
      { ...all, undiscoverable: [silent] },
    );
    expect(told(found)).toEqual(["undecidable db runs on vm", "undecidable vm", "undecidable web uses db"]);
    expect(found.items.map(({ remedy }) => remedy?.en)).toContain("Give its source.");
    expect(isDrifting(found)).toBe(false);
  });

  test("shows both values where they differ, and who knows best", () => {
    const observed = observation([
      seen("cart", { values: { replicas: 3, owner: { reference: "u" }, technology: ["Go", "gRPC"] } }),
    ]);
    const found = drift(
      `application shop { module cart "Cart" { replicas: 2; technology: "Go 1.22"; owner: it } }; unit it; unit u`,
      observed,
    );
    expect(told(found)).toEqual([
      "contradicting cart.owner",
      "contradicting cart.replicas",
      "unmodelled cart.technology",
    ]);
    expect(found.items.map(({ declaredValue, observedValue, wins }) => [declaredValue, observedValue, wins])).toEqual([
      [{ reference: "it" }, { reference: "u" }, "declared"],
      [2, 3, "observed"],
      [expect.anything(), ["gRPC"], undefined],
    ]);
  });

  test("compares protocols", () => {
    const found = drift(
      `application s { module a { uses b { protocol: grpc } }; module b }`,
      observation([seen("a"), seen("b")], [related("a", "b", { protocol: "http" })]),
    );
    expect(told(found)).toEqual(["contradicting a uses b.protocol"]);
  });

  test("takes a coarser and a finer model for the same thing", () => {
    const coarse = `application shop { module web; module cart; store orders-db }; extend shop { uses pay }; application pay`;
    const observed = observation(
      [...all.elements, seen("pay", { kind: "application", sort: "external", isExternal: true, mentions: [] })],
      [related("cart", "pay")],
    );
    expect(told(drift(coarse, observed))).toEqual(["unmodelled cart.replicas"]);
    const fine = `application shop { module web; module cart { component rating { uses orders-db } }; store orders-db }`;
    expect(told(drift(fine, observation(all.elements, [related("cart", "orders-db")])))).toEqual([
      "unmodelled cart.replicas",
      "undecidable rating",
    ]);
  });

  test("compares nothing across groups, and does not choose between two of one name", () => {
    expect(told(drift(`application s { store cart }`, observation([seen("cart")])))).toEqual([
      "unmodelled cart",
      "undecidable cart",
    ]);
    const two = drift(`application s { module a "Cart"; module b "Cart" }`, observation([seen("cart")]));
    expect(two.matches).toEqual([]);
  });

  test("heeds answers, aliases and provenance", () => {
    const basket = `application s { module basket "Basket" }`;
    expect(
      drift(`${basket}; identity i { same: ["compose:.#cart", basket] }`, observation([seen("cart")])).matches,
    ).toEqual([{ declared: "basket", observed: "cart", by: "answer" }]);
    expect(
      drift(`${basket}; identity i { notSame: ["compose:.#basket", basket] }`, observation([seen("basket")])).matches,
    ).toEqual([]);
    expect(
      drift(`application s { module basket { aliases: [cart] } }`, observation([seen("cart")])).matches[0]?.by,
    ).toBe("alias");
    const moved = `application s { module basket { provenance: { source: compose; locator: "compose:.#cart" } } }`;
    expect(drift(moved, observation([seen("cart", { name: "trolley", id: "trolley" })])).matches[0]?.by).toBe(
      "provenance",
    );
  });

  test("leaves alone what the run was not about", () => {
    const found = drift(
      `${shop}
application crm "CRM" { module ledger }; capability sell; unit it`,
      all,
    );
    expect(told(found)).toEqual([]);
    expect(found.outside).toBeGreaterThanOrEqual(2);
  });

  test("is none where artefacts contradict each other and the model says what one of them says", () => {
    const at = { file: "x.yaml" };
    const conflict = (value: number, wins: boolean) => ({ value, source: "compose", at, wins });
    const said = (replicas: number): readonly string[] =>
      told(
        drift(shop.replace("replicas: 2", `replicas: ${String(replicas)}`), {
          ...all,
          conflicts: [{ element: "cart", attribute: "replicas", values: [conflict(2, true), conflict(5, false)] }],
        }),
      );
    expect(said(2)).toEqual([]);
    expect(said(5)).toEqual([]);
    expect(said(4)).toEqual(["contradicting cart.replicas"]);
  });

  test("tells what is not seen any more", () => {
    const found = drift(shop, {
      ...all,
      elements: all.elements.map((one) =>
        one.id === "cart" ? { ...one, isGhost: true, lastSeen: "2026-10-01" } : one,
      ),
      relationships: [],
    });
    expect(told(found)).toContain("unconfirmed cart");
    expect(found.items.find(({ subject }) => subject === "cart")?.reason.en).toContain("2026-10-01");
  });

  test("knows what is tolerated, what lapsed and what is not needed", () => {
    const observed = observation([...all.elements, seen("mail")], [...all.relationships, related("cart", "mail")]);
    const tolerance = (id: string, on: string, until: string): string =>
      `tolerance ${id} { on: [${on}]; because: "moves"; until: ${until} }\n`;
    const found = drift(
      `${shop}\n${tolerance("good", "mail", "2026-12-31")}${tolerance("old", "web", "2026-11-29")}${tolerance("idle", '"web uses cart"', "2027-01-01")}tolerance half { on: [web] }`,
      observed,
    );
    expect(told(found)).toEqual(["unmodelled cart uses mail (good)", "unmodelled mail (good)"]);
    expect(found.tolerances.map(({ id, state, covers }) => [id, state, covers])).toEqual([
      ["good", "active", 2],
      ["old", "lapsed", 0],
      ["idle", "needless", 0],
      ["half", "incomplete", 0],
    ]);
    expect(isDrifting(found)).toBe(false);
  });
});
