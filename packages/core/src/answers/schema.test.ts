import { expect, test } from "vitest";
import { insurerModel, modelOf } from "../../test/models.ts";
import { schemaAnswer } from "./schema.ts";

const schema = schemaAnswer(insurerModel());

function inputOf(kind: string, key: string): unknown {
  const indexes = schema.kinds.find(({ id }) => id === kind)?.attributes ?? [];
  return indexes.map((index) => schema.attributes[index]).find((attribute) => attribute?.key === key)?.input;
}

test("values are asked for by their type", () => {
  expect(inputOf("process", "rto")).toEqual({ kind: "amount", example: "4h" });
  expect(inputOf("application", "annualCost")).toEqual({ kind: "amount", example: "12000 CHF/y" });
  expect(inputOf("application", "businessFit")).toEqual({ kind: "amount", example: "1–5" });
  expect(inputOf("application", "technology")).toMatchObject({ kind: "list", of: { kind: "reference", orText: true } });
  expect(inputOf("application", "owner")).toMatchObject({ kind: "reference", orText: false });
  expect(inputOf("view", "scope")).toEqual({ kind: "list", of: { kind: "reference", kinds: [], orText: false } });
  expect(inputOf("store", "backup")).toMatchObject({
    kind: "record",
    fields: expect.arrayContaining([
      expect.objectContaining({ key: "every", input: { kind: "amount", example: "4h" } }),
    ]),
  });
  expect(inputOf("application", "criticality")).toMatchObject({
    kind: "word",
    open: false,
    words: expect.arrayContaining([expect.objectContaining({ word: "vital" })]),
  });
});

test("what may be where: kinds inside kinds, verbs between kinds", () => {
  expect(schema.kinds.find(({ id }) => id === "module")?.inside).toContain("application");
  expect(schema.kinds.find(({ id }) => id === "view")).toMatchObject({ layer: null, inside: [] });
  expect(schema.verbs.find(({ id }) => id === "runs on")?.pairs["module"]).toContain("node");
});

test("an organisation's own words are among them", () => {
  const own = schemaAnswer(
    modelOf(`kind lambda : module { attributes: { memory: size } }
relationship audits { from: unit; to: application }
application a "A" { lambda l "L" }
`),
  );
  const lambda = own.kinds.find(({ id }) => id === "lambda");
  expect(lambda?.inside).toContain("application");
  expect(lambda?.attributes.map((index) => own.attributes[index]?.key)).toContain("memory");
  expect(own.verbs.find(({ id }) => id === "audits")?.pairs).toEqual({ unit: ["application"] });
});

test("the file with most elements comes first", () => {
  expect(schema.files.length).toBe(15);
  expect(schema.files.slice(1)).toEqual(schema.files.slice(1).toSorted());
});
