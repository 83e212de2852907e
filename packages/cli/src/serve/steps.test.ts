import { expect, test } from "vitest";
import { Steps } from "./steps.ts";

const errors = { came: new Set<string>(), went: new Set<string>() };

function add(steps: Steps, session: string, title: string, bytes = 1): number {
  return steps.add({ session, title, files: [{ uri: "a", before: new Uint8Array(bytes), after: undefined }], errors });
}

test("everybody has their own steps, the last one first", () => {
  const steps = new Steps();
  add(steps, "one", "A");
  add(steps, "two", "B");
  add(steps, "one", "C");
  expect(steps.answer("one")).toEqual({ undo: "C", redo: null });
  const last = steps.next("one", "undo");
  if (last !== undefined) steps.moved(last, "undo");
  expect(steps.answer("one")).toEqual({ undo: "A", redo: "C" });
  expect(steps.answer("two")).toEqual({ undo: "B", redo: null });
  expect(steps.answer("three")).toEqual({ undo: null, redo: null });
});

test("no more are kept than memory is given", () => {
  const steps = new Steps();
  for (let number = 0; number < 250; number++) add(steps, "one", `${number}`);
  let count = 0;
  for (let step = steps.next("one", "undo"); step !== undefined; step = steps.next("one", "undo")) {
    steps.moved(step, "undo");
    count++;
  }
  expect(count).toBe(200);
  const large = new Steps();
  for (let number = 0; number < 3; number++) add(large, "one", `${number}`, 30 * 1024 * 1024);
  for (const title of ["2", "1"]) {
    const step = large.next("one", "undo");
    expect(step?.title).toBe(title);
    if (step !== undefined) large.moved(step, "undo");
  }
  expect(large.next("one", "undo")).toBeUndefined();
});
