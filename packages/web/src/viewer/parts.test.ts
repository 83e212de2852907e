import { sampleScene } from "@orrery/core/exports/scene.fixtures";
import type { Mark, Scene } from "@orrery/core/notations/scene";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listDrawables } from "./canvas-list.ts";
import { findParts } from "./find.ts";
import { levels, neighbours, type Part, partsOfScene } from "./parts.ts";
import { makePicking } from "./pick.ts";
import { wordsFor } from "./words.ts";

const parts = partsOfScene(sampleScene);
const part = (id: string): Part => {
  const found = parts.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no part ${id}`);
  return found;
};

describe("the parts of a scene", () => {
  test("are its boxes, panels and lines", () => {
    expect(parts.map(({ id, role }) => `${role} ${id}`)).toEqual([
      "container zone",
      "node claims",
      "node policies",
      "edge claims uses policies",
    ]);
    expect(part("claims")).toMatchObject({ label: "Claims, application", opens: "view/claims", element: "claims" });
    expect(part("claims uses policies").lines[0]?.slice(0, 4)).toEqual([150, 82, 200, 82]);
    expect([...levels(parts).values()]).toEqual([1, 2, 2, 2]);
  });

  test("are one where two groups speak of one", () => {
    const twice: Scene = {
      ...sampleScene,
      marks: [...sampleScene.marks, { kind: "group", id: "zone", role: "container", marks: [] }],
    };
    expect(partsOfScene(twice)).toEqual(parts);
  });

  test("have neighbours: what they touch, and what is around", () => {
    expect([...neighbours(parts, part("claims"))].sort()).toEqual([
      "claims",
      "claims uses policies",
      "policies",
      "zone",
    ]);
    expect(neighbours(parts, part("zone")).size).toBe(4);
    expect([...neighbours(parts, part("claims uses policies"))]).toContain("policies");
  });
});

describe("pointing", () => {
  const picking = makePicking(parts);
  test("finds the innermost box, a line that is near, the panel otherwise", () => {
    expect(picking.at({ x: 40, y: 60 }, 5)?.id).toBe("claims");
    expect(picking.at({ x: 180, y: 85 }, 5)?.id).toBe("claims uses policies");
    expect(picking.at({ x: 180, y: 150 }, 5)?.id).toBe("zone");
    expect(picking.at({ x: 399, y: 199 }, 5)).toBeUndefined();
    expect(picking.within({ x: 240, y: 40, width: 20, height: 20 }).map(({ id }) => id)).toEqual(["zone", "policies"]);
    expect(makePicking([]).at({ x: 0, y: 0 }, 9)).toBeUndefined();
  });

  test("finds the box that a search through all boxes finds", () => {
    const box = fc.record({
      x: fc.nat(500),
      y: fc.nat(500),
      width: fc.integer({ min: 1, max: 200 }),
      height: fc.integer({ min: 1, max: 200 }),
    });
    fc.assert(
      fc.property(fc.array(box, { minLength: 1, maxLength: 30 }), fc.nat(600), fc.nat(600), (boxes, x, y) => {
        const many = boxes.map((area, index): Part => ({ ...part("claims"), id: String(index), area, lines: [] }));
        const hit = many.filter(({ area: a }) => x >= a.x && x <= a.x + a.width && y >= a.y && y <= a.y + a.height);
        const least = Math.min(...hit.map(({ area }) => area.width * area.height));
        const found = makePicking(many).at({ x, y }, 0);
        expect(found === undefined ? Number.POSITIVE_INFINITY : found.area.width * found.area.height).toBe(least);
      }),
    );
  });
});

describe("searching", () => {
  const named = ["Déclaration de sinistre", "Sinistres, application", "Gestion des sinistres", "Polices"].map(
    (label, index): Part => ({ ...part("claims"), id: String(index), label }),
  );
  const names = (asked: string): readonly string[] => findParts(named, asked).map(({ label }) => label);
  test("finds words in any order, without accents, beginnings first", () => {
    expect(names("sinistre")).toEqual(["Sinistres, application", "Gestion des sinistres", "Déclaration de sinistre"]);
    expect(names("SINISTRE declaration")).toEqual(["Déclaration de sinistre"]);
    expect(names("olic")).toEqual(["Polices"]);
    expect(names("  ")).toEqual([]);
    expect(names("xyz")).toEqual([]);
  });

  test("what badges say makes nothing be called otherwise", () => {
    const marked = [
      "Orders, module; 1 finding: sends orders in clear",
      "Orders database, store",
      "Bank; 1 finding: orders",
    ];
    const parts = marked.map((label, index): Part => ({ ...part("claims"), id: String(index), label }));
    expect(findParts(parts, "orders").map(({ id }) => id)).toEqual(["0", "1", "2"]);
  });
});

describe("drawing on a canvas", () => {
  const kinds = (marks: readonly Mark[]): readonly Mark[] =>
    marks.flatMap((mark) => (mark.kind === "group" ? kinds(mark.marks) : [mark]));

  test("draws every mark once, and those of boxes beside each other by turns", () => {
    const drawables = listDrawables(sampleScene);
    expect(new Set(drawables.map(({ mark }) => mark))).toEqual(new Set(kinds(sampleScene.marks)));
    expect(drawables.slice(1, 5).map(({ mark, part: of }) => `${mark.kind} ${of}`)).toEqual([
      "rect claims",
      "rect policies",
      "icon claims",
      "icon policies",
    ]);
  });

  test("knows where each mark lies", () => {
    for (const { mark, area } of listDrawables(sampleScene)) {
      expect(area.width, mark.kind).toBeGreaterThan(0);
      if (mark.kind === "text" && mark.anchor === "middle") expect(area.x + area.width / 2).toBeCloseTo(mark.x, -1);
    }
  });
});

test("the viewer speaks English and French, and as the page wants it", () => {
  const [english, french] = [wordsFor("en-GB", () => undefined), wordsFor("fr", () => undefined)];
  expect(Object.keys(french)).toEqual(Object.keys(english));
  for (const key of Object.keys(english) as (keyof typeof english)[]) expect(french[key], key).not.toBe(english[key]);
  expect(wordsFor("de", (key) => (key === "fit" ? "Alles" : undefined)).fit).toBe("Alles");
});
