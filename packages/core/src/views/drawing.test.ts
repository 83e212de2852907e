import { describe, expect, test } from "vitest";
import { layoutPath } from "../model/archimate/layout.ts";
import { drawingOf } from "./drawing.ts";
import { archiSurance, modelOf } from "../../test/models.ts";

const text = `
model m "M" { languages: en, fr }
application claims "Claims" { uses policy; module engine "Engine" }
application policy "Policies" en "Policies"
view context "Context" { notation: archimate }
view other "Other view"
`;
const layout = `
group group-1 10,10 300x200 label="Core" label.fr="Cœur" fill=#ffffb5
  node claims 20,40 200x120
    node engine 30,80
note note-1 400,10 185x80 label="To be replaced"
node policy 400,200 120x55 line=#123456 fontColor=#654321
open open-1 10,300 120x55 view=other
line line-1 policy -> claims relationship="claims uses policy" via=350,220 via=350,100
line line-2 note-1 -> line-1
line line-3 claims -> engine relationship="claims contains engine"
`;

function draw(model = modelOf(text), drawn = layout, language: "en" | "fr" = "en") {
  const view = model.element("context");
  return view === undefined ? undefined : drawingOf(model, view, drawn, language);
}

describe("a drawing", () => {
  test("has everything at its stored place, parents first, with colours", () => {
    const drawing = draw();
    expect(drawing?.nodes.map(({ id, what, parent, text: said }) => [id, what, parent, said])).toEqual([
      ["group-1", "group", undefined, "Core"],
      ["claims", "element", "group-1", "Claims"],
      ["engine", "element", "claims", "Engine"],
      ["note-1", "note", undefined, "To be replaced"],
      ["policy", "element", undefined, "Policies"],
      ["open-1", "reference", undefined, "Other view"],
    ]);
    expect(drawing?.nodes[0]).toMatchObject({ box: { x: 10, y: 10, width: 300, height: 200 }, fill: "#ffffb5" });
    expect(drawing?.nodes[2]?.box).toEqual({ x: 30, y: 80, width: 120, height: 55 });
    expect(drawing?.nodes[4]).toMatchObject({ stroke: "#123456", ink: "#654321" });
    expect(drawing?.nodes[1]?.node).toMatchObject({
      element: "claims",
      role: "group",
      archimate: "ApplicationComponent",
    });
    expect(drawing?.notes).toEqual([]);
  });

  test("has lines that start where their sentence starts, and lines to lines", () => {
    const [uses, plain, nesting] = draw()?.lines ?? [];
    expect(uses).toMatchObject({
      from: "claims",
      to: "policy",
      bends: [
        { x: 350, y: 100 },
        { x: 350, y: 220 },
      ],
    });
    expect(uses?.edge).toMatchObject({ verb: "uses", archimate: "Serving", isReversed: true, from: "claims" });
    expect(plain).toMatchObject({ from: "note-1", to: "line-1", edge: undefined });
    expect(nesting?.edge).toMatchObject({ verb: "contains", archimate: "Composition" });
  });

  test("speaks the reader's language", () => {
    expect(draw(undefined, undefined, "fr")?.nodes[0]?.text).toBe("Cœur");
  });

  test("leaves out what is no longer in the model, says so, and keeps what lay inside", () => {
    const model = modelOf(`model m "M" { languages: en }\nmodule engine "Engine"\nview context { }`);
    const drawing = draw(model);
    expect(drawing?.nodes.map(({ id, parent }) => [id, parent])).toEqual([
      ["group-1", undefined],
      ["engine", "group-1"],
      ["note-1", undefined],
      ["open-1", undefined],
    ]);
    expect(drawing?.lines).toEqual([]);
    expect(drawing?.notes).toEqual(["2 elements of this drawing are no longer in the model and are left out."]);
  });

  test("of nothing is none; of nonsense neither", () => {
    expect(draw(undefined, "")).toBeUndefined();
    expect(draw(undefined, "node\nline a\ngroup\n   node claims x,y axb\n\u0000")?.nodes.length).toBe(2);
  });
});

test("ArchiSurance: 17 views with 249 nodes and 199 lines, each at home", () => {
  const import_ = archiSurance();
  if (import_ === undefined) return;
  const { model, sidecars } = import_;
  const texts = new Map(sidecars.map(({ path, text: own }) => [path, own]));
  const drawings = [...model.statements("view")].map((view) =>
    drawingOf(model, view, texts.get(layoutPath(view.id)) ?? "", "en"),
  );
  const sum = (count: (drawing: (typeof drawings)[number]) => number): number =>
    drawings.reduce((all, drawing) => all + count(drawing), 0);
  expect([drawings.length, sum((one) => one?.nodes.length ?? 0), sum((one) => one?.lines.length ?? 0)]).toEqual([
    17, 249, 199,
  ]);
  for (const drawing of drawings) {
    const ids = new Set([...(drawing?.nodes ?? []), ...(drawing?.lines ?? [])].map(({ id }) => id));
    expect(ids.size).toBe((drawing?.nodes.length ?? 0) + (drawing?.lines.length ?? 0));
    for (const { from, to } of drawing?.lines ?? []) expect(ids.has(from) && ids.has(to)).toBe(true);
    // Every line of this model stands for a relationship.
    expect(drawing?.lines.every(({ edge }) => edge?.archimate !== undefined)).toBe(true);
    expect(drawing?.notes).toEqual([]);
  }
});
