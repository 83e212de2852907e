import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readJsonTree } from "./config/json-tree.ts";
import { PASSED, readJsonBytes } from "./json-bytes.ts";
import { at, textAt, textsAt, type Tree } from "./tree.ts";
import { WordTable } from "./word-table.ts";
import { readYaml } from "./yaml.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function plain(tree: Tree | undefined): unknown {
  if (tree === undefined) return undefined;
  if (tree.is === "items") return { line: tree.line, items: tree.items.map(plain) };
  if (tree.is === "fields")
    return { line: tree.line, entries: [...tree.entries].map(([name, value]) => [name, plain(value)]) };
  return { line: tree.line, text: tree.text, isPlain: tree.isPlain };
}

describe("reading JSON from its bytes", () => {
  test("gives the trees of the two patient readers, lines included", () => {
    const value = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()));
    fc.assert(
      fc.property(value, fc.constantFrom(undefined, 1, "\t"), (made, indent) => {
        const text = JSON.stringify(made, undefined, indent);
        const mine = plain(readJsonBytes(bytesOf(text), 200));
        expect(mine).toEqual(plain(readJsonTree(text, 200).trees[0]));
      }),
      { numRuns: 150 },
    );
    const text = '{"a": [1, -2.5e+3, true, null, "é \\u00e9 \\ud83d\\ude00"],\r\n "b": {"c": {}, "d": []}\n}\n';
    expect(plain(readJsonBytes(bytesOf(text), 200))).toEqual(plain(readYaml(text, { depth: 200 }).documents[0]));
  });

  test.each([
    "",
    "{",
    '{"a":1,}',
    "[1,]",
    "{a: 1}",
    "[01]",
    "[1] x",
    '["\t"]',
    '["\\x"]',
    "// c\n{}",
    "[nul]",
    '{"a" 1}',
    "7",
  ])("is not asked to read %j", (text) => {
    expect(readJsonBytes(bytesOf(text), 200)).toBeUndefined();
  });

  test("leaves what is nested too deeply and what is in UTF-16 to others", () => {
    expect(readJsonBytes(bytesOf("[[[]]]"), 2)).toBeUndefined();
    expect(readJsonBytes(bytesOf("[[[]]]"), 3)).toBeDefined();
    expect(readJsonBytes(new Uint8Array([0xff, 0xfe, 0x5b, 0, 0x5d, 0]), 9)).toBeUndefined();
  });

  test("passes over what nobody asks for, and counts its lines", () => {
    const words = new WordTable([
      ["skipped", 1],
      ["kept", 2],
    ]);
    const passing = {
      words,
      within: (word: number, _: number, context: number) => (word === 1 && context === 2 ? PASSED : word),
    };
    const text = '{"kept": {"skipped": {\n"x": ["}",\n{}]},\n"y": 1}, "skipped": 2}';
    const tree = readJsonBytes(bytesOf(text), 9, passing);
    expect(at(tree, "kept", "skipped")).toBeUndefined();
    expect(at(tree, "kept", "y")?.line).toBe(4);
    expect(textAt(tree, "skipped")).toBe("2");
    const drops = (item: Tree, context: number) => context === 2 && textAt(item) === "no";
    const list = readJsonBytes(bytesOf('{"kept": ["no", "yes"], "other": ["no"]}'), 9, { ...passing, drops });
    expect([textsAt(list, "kept"), textsAt(list, "other")]).toEqual([["yes"], ["no"]]);
  });
});
