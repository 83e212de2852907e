import { describe, expect, test } from "vitest";
import { modelOf } from "../../test/models.ts";
import type { PasteAnswer, PasteRequest } from "../answers/paste-answers.ts";
import { encode } from "../base/text.ts";
import { Workspace } from "../workspace.ts";
import { makeEdits } from "./make-edits.ts";
import { readPaste } from "./paste-rows.ts";

const text = `unit it "IT" fr "Informatique"
unit sales "Sales"
application a "Alpha" { owner: it; criticality: vital; rto: 4h; users: 10 }
application b "Beta"
service s "Alpha service"
`;
const model = modelOf(text);

function read(request: Partial<PasteRequest>, setting: { kind?: string; locale?: "en" | "fr" } = {}): PasteAnswer {
  const { kind = "application", locale = "en" } = setting;
  return readPaste(
    { rows: [], columns: [], head: false, clears: true, ...request },
    { model, includes: new Map(), kind, locale, language: locale },
  );
}

describe("cells of elements that are there", () => {
  const pasted = read({
    rows: [
      ["informatique", "normal", "8 h", "12"],
      ["Nobody", "purple", "soon", ""],
    ],
    columns: ["owner", "criticality", "rto", "users"],
    targets: ["a", "b"],
  });

  test("are read by their types, also by names; what is the same is no change", () => {
    expect(pasted.rows[0]?.cells.map(({ is }) => is)).toEqual(["same", "changed", "changed", "changed"]);
    expect(pasted.rows[0]?.cells.map(({ before, after }) => [before, after].join(" > ").replace(/\s/g, " "))).toEqual([
      "IT > IT",
      "vital > normal",
      "4 h > 8 h",
      "10 > 12",
    ]);
    expect(pasted.edits).toEqual([
      { edit: "set", subject: "a", key: "criticality", text: "normal", seen: "vital" },
      { edit: "set", subject: "a", key: "rto", text: "8h", seen: "4h" },
      { edit: "set", subject: "a", key: "users", text: "12", seen: "10" },
    ]);
  });

  test("what cannot be read says why and is left out", () => {
    const [, second] = pasted.rows;
    expect(second?.is).toBe("same");
    expect(second?.cells.map(({ is }) => is)).toEqual(["refused", "refused", "refused", "same"]);
    expect(second?.cells[1]?.problem).toContain("criticality");
    expect(second?.cells[2]?.problem).toContain("rto");
    expect(pasted.counts).toEqual({ changed: 3, created: 0, refused: 3 });
  });

  test("an empty text takes a value away, or leaves it", () => {
    const request = { rows: [["", "Alpha 2"]], columns: ["owner", "name"], targets: ["a"] };
    expect(read(request).edits).toEqual([
      { edit: "set", subject: "a", key: "owner", text: "", seen: "it" },
      { edit: "rename", id: "a", name: "Alpha 2", seen: "Alpha" },
    ]);
    expect(read({ ...request, clears: false }).edits).toHaveLength(1);
  });

  test("French decimals, dates and words; no-break spaces of spreadsheets; unknown is a value", () => {
    const { edits, counts } = read(
      {
        rows: [["1\u202f234,50 CHF", "31.12.2027", "inconnu", "Vitale"]],
        columns: ["annualCost", "lifecycle.phaseOut", "owner", "criticality"],
        targets: ["b"],
      },
      { locale: "fr" },
    );
    expect(counts.refused).toBe(0);
    expect(edits.map((edit) => edit.edit === "set" && edit.text)).toEqual([
      "1234.5 CHF",
      "2027-12-31",
      "unknown",
      "vital",
    ]);
  });
});

describe("rows", () => {
  test("with a head find their elements by id or name, and are new where there is none", () => {
    const pasted = read({
      rows: [
        ["Nom", "Responsable", "Criticité", "Remarks"],
        ["Alpha", "Sales", "", "x"],
        ["Gamma", "IT", "vital", ""],
        ["", "IT", "", ""],
        ["", "", "", ""],
      ],
      head: true,
      clears: false,
    });
    expect(pasted.hasHead).toBe(true);
    expect(pasted.columns).toEqual([
      { key: "name", title: "Name" },
      { key: "owner", title: "Owner" },
      { key: "criticality", title: "Criticality" },
      { key: null, title: "Remarks" },
    ]);
    expect(pasted.rows.map(({ id, name, is }) => [id, name, is])).toEqual([
      ["a", "Alpha", "changed"],
      [null, "Gamma", "created"],
      [null, "", "refused"],
      [null, "", "same"],
    ]);
    expect(pasted.rows[2]?.problem).toBe("A name is missing.");
    expect(pasted.edits).toEqual([
      { edit: "set", subject: "a", key: "owner", text: "sales", seen: "it" },
      { edit: "create", kind: "application", name: "Gamma", attributes: { owner: "it", criticality: "vital" } },
    ]);
  });

  test("without a head stand under the columns of the table", () => {
    const pasted = read({ rows: [["Gamma", "vital"]], columns: ["name", "criticality"], head: true });
    expect([pasted.hasHead, pasted.edits]).toEqual([
      false,
      [{ edit: "create", kind: "application", name: "Gamma", attributes: { criticality: "vital" } }],
    ]);
  });

  test("of all elements need a kind; ids stand once", () => {
    const pasted = read(
      {
        rows: [
          ["Name", "Id", "Kind"],
          ["One", "x1", "Applications"],
          ["Two", "x1", "service"],
          ["Three", "", ""],
          ["Four", "", "applicatoin"],
        ],
        head: true,
      },
      { kind: "*" },
    );
    expect(pasted.rows.map(({ is, problem }) => [is, problem?.slice(0, 20)])).toEqual([
      ["created", undefined],
      ["refused", "The id `x1` is alrea"],
      ["refused", "It is not said what "],
      ["refused", "There is no kind `ap"],
    ]);
  });

  test("may say what they are part of", () => {
    const pasted = read(
      {
        rows: [
          ["Name", "Part of"],
          ["Engine", "Alpha"],
        ],
        head: true,
      },
      { kind: "module" },
    );
    expect(pasted.edits).toEqual([{ edit: "create", kind: "module", name: "Engine", parent: "a" }]);
  });
});

test("the edits of the answer can be made as they are", () => {
  const { edits } = read({
    rows: [
      ["Name", "Owner", "RTO", "Cycle de vie : actif", "Description"],
      ["Alpha", "", "1 day", "2020-01-31", "First\nof all"],
      ["Delta", "IT", "30min", "", "New"],
    ],
    head: true,
    clears: false,
  });
  const bytes = encode(text);
  const made = makeEdits(Workspace.load([{ uri: "test.orrery", bytes }]), edits, { text: () => bytes, locale: "en" });
  if ("refused" in made) throw new Error(JSON.stringify(made.refused));
  expect(made.problems).toEqual([]);
  expect(made.created).toEqual(["delta"]);
});
