/** One harness for all analyses: each is listed under its file name, its example is sound, and its answer fits its table. */
import { layers } from "../model/metamodel/layers.ts";
import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { encode } from "../base/text.ts";
import { Workspace } from "../workspace.ts";
import type { Model } from "../model/model.ts";
import { buildOrder } from "./build-order.ts";
import { coverage } from "./coverage.ts";
import { cycles } from "./cycles.ts";
import { impact } from "./impact.ts";
import { analyses } from "./index.ts";
import { layerMatrix } from "./layer-matrix.ts";
import { redundancies } from "./redundancies.ts";

describe("every analysis", () => {
  it("stands in the list in alphabetical order, under the name of its file", () => {
    const ids = analyses.map((analysis) => analysis.id);
    expect(ids).toEqual([...ids].sort());
    for (const id of ids) expect(existsSync(new URL(`${id}.ts`, import.meta.url)), id).toBe(true);
  });

  it.each(analyses)("$id has an example without mistakes, whose answer fits its table", (analysis) => {
    const table = analysis.tabulate(analysis.run(modelOf(analysis.example.model), analysis.example.parameters));
    expect(table.rows.length).toBeGreaterThan(0);
    for (const row of table.rows) expect(row.length).toBe(table.columns.length);
    for (const row of table.rows)
      row.forEach((cell, index) =>
        expect(typeof cell === "number" || !table.columns[index]?.isNumeric || typeof cell === "object").toBe(true),
      );
  });

  it.each(analyses)("$id answers on an empty model", (analysis) => {
    const table = analysis.tabulate(analysis.run(modelOf(""), analysis.example.parameters));
    expect(table.rows.every((row) => row.length === table.columns.length)).toBe(true);
  });

  it.each(analyses)("$id speaks English and French", ({ title, question, parameters }) => {
    const texts = [
      title,
      question,
      ...Object.values(parameters as Record<string, { name: typeof title; description: typeof title }>).flatMap(
        ({ name, description }) => [name, description],
      ),
    ];
    for (const { en, fr } of texts) expect([en.length > 0, fr.length > 0]).toEqual([true, true]);
  });
});

describe("the examples, worked out by hand", () => {
  it("impact: what a server takes down", () => {
    const result = impact.run(modelOf(impact.example.model), impact.example.parameters);
    expect(result.hits.map(({ element, distance }) => [element.id, distance])).toEqual([
      ["cart", 1],
      ["shop", 2],
      ["order", 3],
    ]);
    expect(impact.tabulate(result).rows[1]?.[4]).toBe("server ←runs on— cart ←contains— shop");
  });

  it("cycles: through parts, at the level of modules and of applications", () => {
    const result = cycles.run(modelOf(cycles.example.model), {});
    expect(
      result.cycles.map(({ level, members, witness }) => [
        level,
        members.map((member) => member.id),
        witness.map((step) => step.from),
      ]),
    ).toEqual([
      ["application", ["orders", "catalogue", "warehouse"], ["orders", "catalogue", "warehouse"]],
      ["module", ["basket", "prices", "stock"], ["basket", "prices", "stock"]],
    ]);
  });

  it("redundancies: the same name, whatever its spelling; the same service", () => {
    const result = redundancies.run(modelOf(redundancies.example.model), {});
    expect(
      result.redundancies.map(({ because, elements, shared }) => [
        because,
        elements.map((element) => element.id),
        shared?.id,
      ]),
    ).toEqual([
      ["name", ["crm-north", "crm-south"], undefined],
      ["function", ["invoices", "old-invoices"], "billing"],
    ]);
  });

  it("build order: what is needed comes in an earlier wave", () => {
    const result = buildOrder.run(modelOf(buildOrder.example.model), {});
    expect(result.kind === "order" && result.waves.map((wave) => wave.map(({ element }) => element.id))).toEqual([
      ["prices"],
      ["cart"],
      ["pages"],
    ]);
  });

  it("build order: a circle is reported instead, each needing the next", () => {
    const result = buildOrder.run(
      modelOf(
        "application a {\n module x { uses y }\n module y { uses z }\n module z { uses x }\n module w { uses x }\n}",
      ),
      {},
    );
    const circle = result.kind === "cycle" ? result.cycle.map((element) => element.id) : [];
    expect([...circle].sort()).toEqual(["x", "y", "z"]);
    const needs: Readonly<Record<string, string>> = { x: "y", y: "z", z: "x" };
    circle.forEach((id, index) => expect(needs[id]).toBe(circle[(index + 1) % circle.length]));
  });

  it("build order: an interface stands for the module that offers it", () => {
    const result = buildOrder.run(
      modelOf("application a {\n module x { uses api }\n module y { realizes api }\n}\ninterface api"),
      {},
    );
    expect(result.kind === "order" && result.waves.map((wave) => wave.map(({ element }) => element.id))).toEqual([
      ["y"],
      ["x"],
    ]);
  });

  it("coverage: met, followed up without a resource, and never spoken of", () => {
    const result = coverage.run(modelOf(coverage.example.model), {});
    expect(result.needs.map(({ element, met, by }) => [element.id, met, by])).toEqual([
      ["fast", "yes", ["engine"]],
      ["green", "no", []],
      ["mfa", "unknown", []],
    ]);
    expect(result.resources.map(({ element, needed }) => [element.id, needed])).toEqual([
      ["engine", "yes"],
      ["archive", "unknown"],
      ["mail", "no"],
    ]);
    expect(result.known).toBeCloseTo(2 / 3);
  });

  it("layer matrix: counted from the one that depends; or as written", () => {
    const model = modelOf(layerMatrix.example.model);
    expect(cells(layerMatrix.run(model, {}).counts)).toEqual({
      "business application": 1,
      "business organisation": 1,
      "application technical": 1,
      "technical technical": 1,
    });
    expect(cells(layerMatrix.run(model, { count: "statements" }).counts)).toEqual({
      "business application": 1,
      "organisation business": 1,
      "application technical": 1,
      "application organisation": 1,
      "technical technical": 1,
    });
  });
});

function cells(counts: readonly (readonly number[])[]): Record<string, number> {
  return Object.fromEntries(
    counts.flatMap((row, from) =>
      row.flatMap((count, to) => (count === 0 ? [] : [[`${layers[from]} ${layers[to]}`, count]])),
    ),
  );
}

/** The model of a text that has no mistakes. */
function modelOf(text: string): Model {
  const workspace = Workspace.load([{ uri: "example.orrery", bytes: encode(text) }]);
  expect(workspace.diagnostics()).toEqual([]);
  return workspace.model;
}
