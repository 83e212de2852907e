/** Drift over a picture: what is new stands beside what is declared, which stays where and what it was. */
import { expect, test } from "vitest";
import { modelOf } from "../../test/models.ts";
import type { Element } from "../model/model.ts";
import type { Pen } from "../notations/notation.ts";
import type { Drifted, GraphDiagram } from "../views/diagram.ts";
import { drawView, type Drawn } from "./draw.ts";
import type { DriftOverlay } from "./overlay-drift.ts";

const view = `view inside "Inside" { viewpoint: container; scope: shop }`;
const declared = `application shop "Shop" {
  module web "Web" { uses cart }
  module cart "Cart" { uses old }
  module old "Old"
}
application paypal "PayPal" { uses bank }
application bank "Bank"
${view}`;
const observed = declared.replace(
  'module cart "Cart" {',
  'module mail "Mail"\n  module cart "Cart" { uses mail; uses paypal; uses bank;',
);

const pen: Pen = {
  language: "en",
  width: (text, size) => text.length * size * 0.5,
  wrap: (text) => [text],
  icon: () => undefined,
};

function overlay(elements: Record<string, Drifted>, relationships: Record<string, Drifted>): DriftOverlay {
  return {
    model: modelOf(observed),
    elements: new Map(Object.entries(elements)),
    relationships: new Map(Object.entries(relationships)),
  };
}

async function drawn(drift?: DriftOverlay): Promise<Drawn & { readonly diagram: GraphDiagram }> {
  const model = modelOf(declared);
  const found = await drawView(
    model,
    model.element("inside") as Element,
    { language: "en", drift },
    { pen, engines: {} },
  );
  if (found.diagram.kind !== "graph") throw new Error("no graph");
  return { ...found, diagram: found.diagram };
}

test("what was observed is marked and has no page; what is declared has its own marks", async () => {
  const { diagram, scene } = await drawn(
    overlay({ old: "unconfirmed", web: "contradicting" }, { "cart uses old": "unconfirmed" }),
  );
  const change = new Map([...diagram.nodes, ...diagram.edges].map(({ id, change: how }) => [id, how]));
  expect(Object.fromEntries(change)).toEqual({
    shop: undefined,
    web: "contradicting",
    cart: undefined,
    old: "unconfirmed",
    mail: "observed",
    paypal: undefined,
    bank: undefined,
    "web uses cart": undefined,
    "cart uses old": "unconfirmed",
    "cart uses mail": "observed",
    "cart uses paypal": "observed",
    "cart uses bank": "observed",
    "paypal uses bank": undefined,
  });
  const nodes = new Map(diagram.nodes.map((node) => [node.id, node]));
  expect([nodes.get("mail")?.element, nodes.get("paypal")?.element]).toEqual([undefined, "paypal"]);
  expect(nodes.get("mail")?.parent).toBe("shop");
  // Said in words, not by colour alone.
  const said = JSON.stringify(scene);
  for (const words of ["observed, not in the model", "in the model, not observed", "observed otherwise"])
    expect(said).toContain(words);
});

test("without drift nothing is marked", async () => {
  const { diagram } = await drawn();
  expect([...diagram.nodes, ...diagram.edges].filter(({ change }) => change !== undefined)).toEqual([]);
});
