import { expect, test } from "vitest";
import { collide, isSingle, labelsOf, namesOfPress, readKeys, signNotEverywhere, type Press } from "./keys.ts";

function press(
  key: string,
  code: string,
  ...down: readonly ("Control" | "Alt" | "Shift" | "Meta" | "AltGraph")[]
): Press {
  return {
    key,
    code,
    ctrlKey: down.includes("Control"),
    metaKey: down.includes("Meta"),
    altKey: down.includes("Alt"),
    shiftKey: down.includes("Shift"),
    getModifierState: (name) => down.includes(name as "AltGraph"),
  };
}

test("letters count by what is written on the key: on AZERTY the key of Q writes a", () => {
  expect(namesOfPress(press("a", "KeyQ"), false)).toEqual(["a"]);
  expect(namesOfPress(press("z", "KeyW", "Control"), false)).toEqual(["Control+z"]);
  expect(namesOfPress(press("Z", "KeyW", "Control", "Shift"), false)).toEqual(["Control+Shift+z"]);
  expect(namesOfPress(press("m", "Semicolon"), false)).toEqual(["m"]);
});

test("digits count by where they lie: on AZERTY they take Shift, and another sign without it", () => {
  expect(namesOfPress(press("1", "Digit1", "Shift"), false)).toEqual(["Shift+Digit1"]);
  expect(namesOfPress(press("!", "Digit1", "Shift"), false)).toEqual(["Shift+Digit1", "!"]);
  expect(namesOfPress(press("à", "Digit0"), false)).toEqual(["Digit0", "à"]);
  expect(namesOfPress(press("0", "Digit0"), false)).toEqual(["Digit0"]);
  expect(namesOfPress(press("0", "Numpad0"), false)).toEqual(["Digit0"]);
  expect(namesOfPress(press("-", "Digit6"), false)).toEqual(["Digit6", "-"]);
});

test("a sign is what it is, whether its layout wants Shift for it or not", () => {
  expect(namesOfPress(press("?", "Slash", "Shift"), false)).toEqual(["?"]);
  expect(namesOfPress(press("?", "KeyM", "Shift"), false)).toEqual(["?"]);
  expect(namesOfPress(press("+", "Equal", "Shift"), false)).toEqual(["+"]);
  expect(namesOfPress(press(".", "Comma", "Shift"), false)).toEqual(["."]);
});

test("the third level writes signs and is no shortcut of Control and Alt", () => {
  expect(namesOfPress(press("€", "KeyE", "Control", "Alt", "AltGraph"), false)).toEqual(["€"]);
  expect(namesOfPress(press("@", "Digit0", "Control", "Alt", "AltGraph"), false)).toEqual(["@"]);
});

test("Command is Control on a Mac, and Option still finds its letter", () => {
  expect(namesOfPress(press("k", "KeyK", "Meta"), true)).toEqual(["Control+k"]);
  expect(namesOfPress(press("k", "KeyK", "Control"), true)).toEqual([]);
  expect(namesOfPress(press("k", "KeyK", "Meta"), false)).toEqual([]);
  expect(namesOfPress(press("˙", "KeyH", "Alt"), true)).toEqual(["Alt+h"]);
});

test("keyboards of other scripts are read by place", () => {
  expect(namesOfPress(press("с", "KeyC"), false)).toEqual(["c"]);
  expect(namesOfPress(press("М", "KeyV", "Shift"), false)).toEqual(["Shift+v"]);
});

test("a modifier alone is nothing", () => {
  expect(namesOfPress(press("Shift", "ShiftLeft", "Shift"), false)).toEqual([]);
  expect(namesOfPress(press("Dead", "BracketLeft"), false)).toEqual([]);
});

test.each([
  ["ctrl+shift+Z", "Control+Shift+z"],
  ["g v", "g v"],
  ["Cmd+K", "Control+k"],
  ["N", "Shift+n"],
  ["0", "Digit0"],
  ["shift+1", "Shift+Digit1"],
  ["Control++", "Control++"],
  ["+", "+"],
  ["−", "-"],
  ["alt+left", "Alt+ArrowLeft"],
  ["del", "Delete"],
  ["F12", "F12"],
  ["", undefined],
  ["hyper+x", undefined],
  ["some nonsense", undefined],
])("“%s” is read as %s", (written, keys) => {
  expect(readKeys(written)).toBe(keys);
});

test("character keys alone are known, since a switch turns them off", () => {
  expect(["c", "g v", "Shift+Digit1", "?", "Space", "Shift+n"].map(isSingle)).toEqual([
    true,
    true,
    true,
    true,
    true,
    true,
  ]);
  expect(["Control+k", "F1", "Delete", "Alt+ArrowLeft", "Control++"].map(isSingle)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});

test("signs that not all keyboards have are refused, in every place", () => {
  expect(signNotEverywhere("g /")).toBe("/");
  expect(signNotEverywhere("Control+[")).toBe("[");
  expect(signNotEverywhere("Control++")).toBeUndefined();
});

test("a sequence collides with its own beginning", () => {
  expect(collide("g", "g v")).toBe(true);
  expect(collide("g v", "g")).toBe(true);
  expect(collide("g v", "g v")).toBe(true);
  expect(collide("g v", "g h")).toBe(false);
});

test("labels are those of the reader's keyboard", () => {
  expect(labelsOf("Control+Shift+z", "en", false)).toEqual([["Ctrl", "Shift", "Z"]]);
  expect(labelsOf("Control+Shift+z", "fr", false)).toEqual([["Ctrl", "Maj", "Z"]]);
  expect(labelsOf("Control+k", "en", true)).toEqual([["⌘", "K"]]);
  expect(labelsOf("g v", "fr", false)).toEqual([["g"], ["v"]]);
  expect(labelsOf("Shift+Digit1", "en", false)).toEqual([["Shift", "1"]]);
  expect(labelsOf("Delete", "fr", false)).toEqual([["Suppr"]]);
});
