/** Spares: instances are what stands in for each other, not parts that happen to run on different machines. */
import { expect, test } from "vitest";
import { modelOf } from "../../test/models.ts";
import { instancesOf, spareOf } from "./redundancy.ts";

const machines = `node x "X" { type: vm }\nnode y "Y" { type: vm }`;

function spareIn(inside: string, id: string): boolean | undefined {
  const element = modelOf(`${machines}\napplication a "A" { ${inside} }`).element(id);
  if (element === undefined) throw new Error(`${id} is there`);
  return spareOf(element).answer;
}

test("modules on machines of their own are no spares of each other", () => {
  const apart = `\nmodule m "M" { runs on x }\nmodule n "N" { runs on y; replicas: 1 }\n`;
  expect(spareIn(apart, "m")).toBeUndefined();
  expect(spareIn(apart, "n")).toBe(false);
  expect(spareIn(apart, "a")).toBeUndefined();
});

test("a module takes over the machines of its application where it names none, and its number of instances always", () => {
  expect(spareIn(`runs on x, y\nmodule m "M" {}\n`, "m")).toBe(true);
  expect(spareIn(`runs on x, y\nmodule m "M" { runs on x }\n`, "m")).toBeUndefined();
  expect(spareIn(`replicas: 2\nmodule m "M" { runs on x }\n`, "m")).toBe(true);
  expect(spareIn(`\nmodule m "M" { runs on x, y }\n`, "m")).toBe(true);
});

test("instances that are deployed one by one are counted", () => {
  const element = modelOf(`${machines}\napplication a "A"\na runs on x { replicas: 2 }\na runs on y`).element("a");
  expect(element && instancesOf(element)?.count).toBe(3);
});
