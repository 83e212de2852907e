import { queryOf } from "./parts/query.fixtures.ts";
import type { Model } from "../model/model.ts";
import { describe, expect, test } from "vitest";
import { catalogue } from "./catalogue.ts";
import type { ViewQuery } from "./viewpoint.ts";
import { insurerModel, modelOf } from "../../test/models.ts";

const insurer = insurerModel();

function table(model: Model, more: Partial<ViewQuery> = {}) {
  const drawn = catalogue.draw(model, queryOf(model, {}, more));
  if (drawn.kind !== "table") throw new Error("no table");
  const rows = drawn.rows.map(({ cells }) =>
    cells.map(({ text, isUnknown }) => `${text}${isUnknown ? "?" : ""}`).join(" | "),
  );
  return { keys: drawn.columns.map(({ key }) => key).join(" "), rows, notes: drawn.notes, columns: drawn.columns };
}

describe("a catalogue", () => {
  test("has the usual columns of its kind, the state on the day, unknown cells marked", () => {
    const { keys, rows, notes } = table(insurer);
    expect(keys).toBe("name owner criticality state businessFit technicalFit supplier annualCost");
    expect(rows[0]).toBe("Claims (in-house) | IT department | vital | active | 5 | 2 | ? | ?");
    expect(rows.at(-1)).toBe(
      "Policies (package) | IT department | vital | active | 4 | 3 | Swiss cloud provider | CHF\u00a0480,000",
    );
    expect(notes).toEqual(["20 cells are not known."]);
    expect(table(insurer, { today: "2028-01-01" }).rows[0]).toContain("phase-out");
  });

  test("has the columns that are asked for: attributes, fields, verbs, references", () => {
    const { columns, rows } = table(insurer, {
      kinds: ["store"],
      columns: ["backup.every", "runs on", "parent", "id"],
    });
    expect(columns.map(({ name }) => name)).toEqual(["Name", "Backup: every", "Runs on", "Part of", "Identifier"]);
    expect(rows).toEqual(["Claims database | 24\u00a0h | Oracle server | Claims (in-house) | db-claims"]);
  });

  test("what may not be said of a kind is empty rather than unknown", () => {
    const model = modelOf(`application a "A" { owner: u }\nunit u "U" { headcount: 4 }`);
    const { rows } = table(model, { kinds: ["application", "unit"], columns: ["headcount", "businessFit"] });
    expect(rows).toEqual(["A | Application |  | ?", "U | Organisation unit | 4 | "]);
  });

  test("words that JavaScript knows are columns like others", () => {
    const model = modelOf(`application a "A"`);
    expect(table(model, { columns: ["constructor", "toString"], groupBy: "constructor" }).rows).toEqual(["A |  | "]);
  });

  test("is never longer than a page of a report, unless asked", () => {
    const model = modelOf(Array.from({ length: 600 }, (_, index) => `application a${index} "A ${index}"`).join("\n"));
    expect(table(model).rows).toHaveLength(500);
    expect(table(model).notes[0]).toBe("100 further rows are left out.");
    expect(table(model, { isWhole: true }).rows).toHaveLength(600);
  });
});
