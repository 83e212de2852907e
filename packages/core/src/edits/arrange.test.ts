import { describe, expect, test } from "vitest";
import { EditedFolder } from "../../test/editing.ts";
import type { Edit } from "../answers/edit-answers.ts";
import type { Layout } from "../engines/layout/graph.ts";

const text = `area g "G" { area in "In" }
area other "Other"
view v "V" { viewpoint: landscape }
view drawn "Drawn"
`;

const layout: Layout = {
  boxes: new Map([
    ["g", { x: 0, y: 0, width: 200, height: 100 }],
    ["in", { x: 20, y: 30, width: 80, height: 40 }],
    ["other", { x: 300, y: 0, width: 80, height: 40 }],
  ]),
  routes: new Map([
    [
      "in relates other",
      {
        points: [
          { x: 100, y: 50 },
          { x: 340, y: 50 },
          { x: 340, y: 40 },
        ],
      },
    ],
    [
      "far",
      {
        points: [
          { x: 500, y: 0 },
          { x: 600, y: 0 },
        ],
      },
    ],
  ]),
  width: 400,
  height: 200,
};

function arranged(...edits: readonly Edit[]): string {
  const folder = new EditedFolder({ "a.orrery": text });
  folder.make(edits, { layoutOf: () => layout });
  return folder.text("views/v.layout");
}

describe("arranging", () => {
  test("pins what moves, takes along what is in it, and draws its lines anew", () => {
    expect(arranged({ edit: "arrange", view: "v", moves: [{ id: "g", x: 10.4, y: -20 }] })).toBe(
      `# Positions in this view; see the guide on layouts.
node g 10,-20 200x100 pin=yes
node in 30,10 80x40
node other 300,0 80x40
line far from=500,0 to=600,0
`,
    );
  });

  test("gives what was never drawn a size for the time being", () => {
    expect(arranged({ edit: "arrange", view: "v", moves: [{ id: "new", x: 0, y: 0 }] })).toContain(
      "node new 0,0 168x64 pin=yes\n",
    );
  });

  test("pins, unpins and wishes; a wish that is there already is one", () => {
    const wish = { kind: "near", ids: ["in", "other"] } as const;
    const sidecar = arranged(
      {
        edit: "arrange",
        view: "v",
        pins: { other: true, in: true },
        hints: [wish, { kind: "near", ids: ["other", "in"] }],
      },
      { edit: "arrange", view: "v", pins: { in: false }, hints: [{ kind: "before", ids: ["g", "other"] }] },
    );
    expect(sidecar).toContain("node other 300,0 80x40 pin=yes\n");
    expect(sidecar).toContain("node in 20,30 80x40\n");
    expect(sidecar.split("\n").filter((line) => line.startsWith("near") || line.startsWith("before"))).toEqual([
      "before g other",
      "near other in",
    ]);
    expect(
      arranged({ edit: "arrange", view: "v", hints: [wish] }, { edit: "arrange", view: "v", dropHints: [wish] }),
    ).not.toContain("near");
  });

  test("anew keeps what is pinned and what is wished", () => {
    expect(
      arranged(
        { edit: "arrange", view: "v", pins: { g: true }, hints: [{ kind: "before", ids: ["g", "other"] }] },
        { edit: "arrange", view: "v", relayout: true },
      ),
    ).toBe("# Positions in this view; see the guide on layouts.\nnode g 0,0 200x100 pin=yes\nbefore g other\n");
  });

  test("of an imported drawing changes coordinates alone", () => {
    const drawing = `# Positions in this view; see the guide on layouts.
node g 0,0 200x100 fill=#ffffb5
  node in-2 20,30 80x40 element=in
note note-1 5,5 10x10 label="a 1,2"
node other 300,0 80x40
`;
    const folder = new EditedFolder({ "a.orrery": text, "views/drawn.layout": drawing });
    folder.make([
      {
        edit: "arrange",
        view: "drawn",
        moves: [
          { id: "g", x: 10, y: 5 },
          { id: "other", x: 1, y: 2 },
        ],
      },
    ]);
    expect(folder.text("views/drawn.layout")).toBe(
      drawing.replace("g 0,0", "g 10,5").replace("20,30", "30,35").replace("300,0", "1,2"),
    );
    expect(folder.refusal([{ edit: "arrange", view: "drawn", relayout: true }])).toContain("came with an import");
  });

  test("is refused for what is no view", () => {
    const folder = new EditedFolder(text);
    expect(folder.refusal([{ edit: "arrange", view: "g", relayout: true }])).toBe("There is no view `g`.");
    expect(folder.refusal([{ edit: "arrange", view: "v", hints: [{ kind: "near", ids: ["g"] }] }])).toContain(
      "two boxes",
    );
  });
});
