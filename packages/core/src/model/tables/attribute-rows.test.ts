import { describe, expect, test } from "vitest";
import { metamodel } from "../metamodel/index.ts";
import { type AttributeDraft, finished, readAttributes, setPath } from "./attribute-rows.ts";
import { tableSchema } from "./schema.ts";

describe("a draft of attributes", () => {
  test("makes records on the way, merges them, and makes a list of texts for one property", () => {
    const draft: AttributeDraft = new Map([["lifecycle", { record: { active: { word: "2020" } } }]]);
    setPath(draft, ["lifecycle", "retired"], { word: "2030" });
    setPath(draft, ["lifecycle"], { record: { active: { word: "2021" }, plan: { word: "2019" } } });
    for (const text of ["a", "b", "c"]) setPath(draft, ["properties", "remark"], text);
    setPath(draft, ["properties", "deep", "er"], 1);
    setPath(draft, ["owner"], "one");
    setPath(draft, ["owner"], "other");
    expect(finished(draft)).toEqual({
      lifecycle: { record: { active: { word: "2021" }, retired: { word: "2030" }, plan: { word: "2019" } } },
      properties: { record: { remark: ["a", "b", "c"], deep: { record: { er: 1 } } } },
      owner: "other",
    });
  });

  test("leaves the values that it was given as they were", () => {
    const given = { record: { remark: ["a"] } };
    const draft: AttributeDraft = new Map([["properties", given]]);
    for (const text of ["b", "c"]) setPath(draft, ["properties", "remark"], text);
    expect(finished(draft)).toEqual({ properties: { record: { remark: ["a", "b", "c"] } } });
    expect(given).toEqual({ record: { remark: ["a"] } });
  });

  test("takes any key for what it is", () => {
    const { attributes } = readAttributes(
      [
        ["__proto__", "x"],
        ["constructor", "y"],
      ],
      "application",
      tableSchema(metamodel),
    );
    expect(JSON.stringify(attributes)).toBe('{"properties":{"record":{"__proto__":"x","constructor":"y"}}}');
  });
});
