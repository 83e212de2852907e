import { describe, expect, test } from "vitest";
import { encode } from "../base/text.ts";
import { viewpointById, viewpoints } from "../views/index.ts";
import { readView } from "../views/query.ts";
import type { Diagram } from "../views/diagram.ts";
import { Workspace } from "../workspace.ts";
import type { PictureTable } from "./answers.ts";
import { pictureTables } from "./view-tables.ts";

const text = `
application shop "Shop" { name.fr: "Boutique"; uses pay; -> stock : order { protocol: https } }
application pay "Payments" { lifecycle: { active: 2024-01-01 } }
application stock "Stock"
dataset order "Order"
process sell "Selling" { uses shop }
view context "All" { viewpoint: system-landscape }
view matrix "Who uses what" { viewpoint: matrix; rows: process; columns: application; relationships: uses }
view list "Applications" { viewpoint: catalogue; kinds: application }
view roadmap "Roadmap" { viewpoint: roadmap; kinds: application }
`;

describe("a picture as tables", () => {
  const { model } = Workspace.load([{ uri: "a.orrery", bytes: encode(text) }]);
  const tables = (id: string, language: "en" | "fr" = "en"): readonly PictureTable[] => {
    const statement = model.element(id);
    if (statement === undefined) throw new Error(`no view ${id}`);
    const { viewpoint = "", query } = readView(model, statement, { language });
    const diagram = viewpointById(viewpoint)?.draw(model, query) as Diagram;
    return pictureTables(diagram, model, language);
  };
  const texts = (table: PictureTable | undefined): readonly (readonly string[])[] =>
    (table?.rows ?? []).map(({ cells }) => cells.map((cell) => cell.text));

  test("boxes and lines, each with the id of its mark", () => {
    const [elements, relationships] = tables("context");
    expect(elements?.columns.map(({ name }) => name)).toEqual(["Name", "Kind", "Technology", "Inside", "Remarks"]);
    expect(elements?.rows[0]).toMatchObject({
      id: "shop",
      cells: [{ text: "Shop", element: "shop", layer: "application" }, { text: "Application" }, {}, {}, {}],
    });
    expect(texts(relationships)).toEqual(
      expect.arrayContaining([
        ["Shop", "uses", "Payments", ""],
        ["Shop", "sends to", "Stock", "Order · https"],
      ]),
    );
    expect(relationships?.rows.map(({ id }) => id)).toContain("shop uses pay");
    expect(texts(tables("context", "fr")[1])).toContainEqual(["Boutique", "utilise", "Payments", ""]);
  });

  test("cells, lists and times", () => {
    expect(texts(tables("matrix")[0])).toEqual([["Selling", "Shop", expect.stringContaining("Shop")]]);
    expect(texts(tables("list")[0]).map(([name]) => name)).toEqual(
      expect.arrayContaining(["Shop", "Payments", "Stock"]),
    );
    expect(texts(tables("roadmap")[0]).find(([name]) => name === "Payments")?.[2]).toMatch(/2024/);
  });

  test("what shows nothing has no table", () => {
    expect(pictureTables({ kind: "table", columns: [], rows: [], notes: [] }, model, "en")).toEqual([]);
  });
});

test("every viewpoint of ours has a family; the others are ArchiMate's", () => {
  const others = viewpoints.filter(({ family }) => family === "archimate");
  expect(others.filter(({ title }) => !title.en.includes("ArchiMate")).map(({ id }) => id)).toEqual([]);
});
