import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadModel, placeAt } from "./load-model.ts";
import { folderWith } from "./world.fixtures.ts";

function load(path: string) {
  const place = placeAt(path);
  if (place === undefined) throw new Error(`nothing at ${path}`);
  return loadModel(place);
}

describe("includes", () => {
  test("are relative to the file that says so, and give their elements", () => {
    const folder = folderWith({
      "main/apps/a.orrery": 'include finance "../../finance"\napplication shop "Shop" { uses finance::ledger }',
      "finance/f.orrery": 'application ledger "Ledger"',
    });
    const model = load(join(folder, "main"));
    expect(model.diagnostics()).toEqual([]);
    expect(model.workspace.model.element("shop")?.out()[0]?.to?.name).toBe("Ledger");
  });

  test("may name a single file", () => {
    const folder = folderWith({
      "a.orrery": 'include other "lib/b.orrery"\napplication a "A" { uses other::b }',
      "lib/b.orrery": 'application b "B"',
      "lib/c.orrery": "application c",
    });
    expect(load(join(folder, "a.orrery")).diagnostics()).toEqual([]);
  });

  test("that lead nowhere are told at their place", () => {
    const text = 'application a "A"\ninclude other "../nowhere"\n';
    const folder = folderWith({ "a.orrery": text });
    const [problem] = load(folder).diagnostics();
    expect(problem).toMatchObject({
      code: "include-not-found",
      severity: "error",
      uri: "a.orrery",
      parameters: { path: "../nowhere" },
    });
    expect(text.slice(problem?.span.start, problem?.span.end)).toBe('include other "../nowhere"');
  });

  test("in a circle are loaded all the same, and told by each model that is in it", () => {
    const folder = folderWith({
      "a/a.orrery": 'include b "../b"\napplication a "A" { uses b::b }',
      "b/b.orrery": 'include c "../c"\napplication b "B" { uses c::c }',
      "c/c.orrery": 'include b "../b"\napplication c "C" { uses b::b }',
    });
    expect(load(join(folder, "a")).diagnostics()).toEqual([]);
    for (const [name, other] of [
      ["b", "../c"],
      ["c", "../b"],
    ] as const) {
      const problems = load(join(folder, name)).diagnostics();
      expect(problems.map(({ code, severity, parameters }) => [code, severity, parameters["path"]])).toEqual([
        ["include-cycle", "warning", other],
      ]);
    }
  });

  test("of the model itself are a circle", () => {
    const folder = folderWith({ "a.orrery": 'include me "."\napplication a "A"' });
    expect(
      load(folder)
        .diagnostics()
        .map(({ code }) => code),
    ).toEqual(["include-cycle"]);
  });

  test("that two models share are read once", () => {
    const folder = folderWith({
      "a.orrery": 'include b "lib/b"\ninclude c "lib/c"\napplication a "A" { uses b::b, c::c }',
      "lib/b/b.orrery": 'include base "../base"\napplication b "B" { uses base::base }',
      "lib/c/c.orrery": 'include base "../base"\napplication c "C" { uses base::base }',
      "lib/base/base.orrery": 'application base "Base"',
    });
    expect(load(join(folder, "a.orrery")).diagnostics()).toEqual([]);
  });
});

test("texts are read again from the disk, and a file alone is a model", () => {
  const folder = folderWith({ "a.orrery": 'application a "A"', "b.orrery": 'application b "B"' });
  const model = load(join(folder, "b.orrery"));
  expect([...model.workspace.model.elements()].map((element) => element.id)).toEqual(["b"]);
  expect(new TextDecoder().decode(model.text("b.orrery"))).toBe('application b "B"');
  expect(model.text("a.orrery")).toBeUndefined();
});
