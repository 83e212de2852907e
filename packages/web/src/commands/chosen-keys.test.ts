import fc from "fast-check";
import { expect, test } from "vitest";
import { conflictsOf, keysOf, meaningOf, readChosenKeys, writeKeys } from "./chosen-keys.ts";

const commands = [
  { id: "go.views", keys: ["g v"] },
  { id: "go.home", keys: ["g h"] },
  { id: "help", keys: ["F1", "?"] },
  { id: "palette", keys: ["Control+k", "Space"] },
];
const all = (): boolean => true;

test("a sequence waits for its second key", () => {
  expect(meaningOf(["g"], undefined, commands, {}, all)).toEqual({ kind: "begun", keys: "g" });
  expect(meaningOf(["v"], "g", commands, {}, all)).toMatchObject({ kind: "command", command: { id: "go.views" } });
  expect(meaningOf(["x"], "g", commands, {}, all)).toBeUndefined();
  expect(meaningOf(["x"], undefined, commands, {}, all)).toBeUndefined();
});

test("a press that answers to two names means the surer one first", () => {
  const digits = [
    { id: "sign", keys: ["!"] },
    { id: "place", keys: ["Shift+Digit1"] },
  ];
  expect(meaningOf(["Shift+Digit1", "!"], undefined, digits, {}, all)).toMatchObject({ command: { id: "place" } });
});

test("chosen keys go before those from the start, and an empty choice is none", () => {
  expect(keysOf(commands[0] ?? { id: "" }, { "go.views": ["Control+Shift+V"] })).toEqual(["Control+Shift+v"]);
  expect(keysOf(commands[0] ?? { id: "" }, { "go.views": [] })).toEqual([]);
  expect(keysOf(commands[2] ?? { id: "" }, {}, false)).toEqual(["F1"]);
  expect(meaningOf(["v"], "g", commands, { "go.views": ["F9"] }, all)).toBeUndefined();
});

test("a choice that another command has is told, also where one begins as the other", () => {
  expect(conflictsOf("g h", "go.views", commands, {}).map(({ id }) => id)).toEqual(["go.home"]);
  expect(conflictsOf("g", "help", commands, {}).map(({ id }) => id)).toEqual(["go.views", "go.home"]);
  expect(conflictsOf("g v", "go.views", commands, {})).toEqual([]);
});

test("chosen keys are the same after being written and read", () => {
  const key = fc.constantFrom("g v", "F9", "Control+Shift+z", "Digit0", "?", "Control++", "+", ",");
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[a-z]{1,6}(\.[a-z]{1,6})?$/), fc.array(key, { maxLength: 3 })),
      (chosen) => {
        expect(readChosenKeys(writeKeys(chosen))).toEqual({ chosen: { ...chosen }, faults: [] });
      },
    ),
  );
});

test("lines that mean nothing are named, the others count", () => {
  expect(readChosenKeys("# mine\ngo.views = F9\nnonsense\nhelp = hyper+x\n")).toEqual({
    chosen: { "go.views": ["F9"] },
    faults: [3, 4],
  });
});
