/** The quick reader of YAML against the full parser: the same trees wherever it does not give up; mistakes and bombs are values. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { parseAllDocuments, stringify } from "yaml";
import { isRealDataThere, realData } from "../../../test/said.ts";
import { deploymentSamples } from "./samples.fixture.ts";
import { quickYaml } from "./quick-yaml.ts";
import { at, isNothing, numberAt, textAt, type Tree } from "./tree.ts";
import { readYaml } from "./yaml.ts";

/** Everything as text, as both readers see it. */
function plain(tree: Tree): unknown {
  if (tree.is === "items") return tree.items.map(plain);
  if (tree.is === "fields") return Object.fromEntries([...tree.entries].map(([name, value]) => [name, plain(value)]));
  return tree.text;
}

function oracle(text: string): readonly unknown[] | undefined {
  const documents = parseAllDocuments(text, { schema: "failsafe", uniqueKeys: false, logLevel: "silent" });
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return undefined;
  return documents.filter(({ contents }) => contents !== null).map((document) => emptied(document.toJS()));
}

function emptied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(emptied);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, emptied(one)]));
  return typeof value === "string" ? value : "";
}

/** Does the quick reader say the same, or nothing? */
function agrees(text: string): boolean {
  const quick = quickYaml(text, 200);
  if (quick === undefined) return true;
  expect(quick.filter((tree) => !isNothing(tree)).map(plain)).toEqual(
    oracle(text)?.filter((one) => one !== "" && one !== "null"),
  );
  return false;
}

describe("the quick reader", () => {
  it.each([
    ["a text on several lines", "a: one\n  two\nb: 1\n"],
    ["quoted texts on several lines", "a: \"one\n  two\\\n  three\"\nb: 'it''s\n\n  so'\n"],
    ["literal blocks", "a: |\n  one\n\n    two\n\nb: >-\n  three\n  four\n\n  five\n    six\nc: |+\n  seven\n\n"],
    ["lists at the level of their key", "a:\n- b: 1\n  c: 2\n-   - d\n    - e\n-\n  f: g\nh: i\n"],
    ["flow collections", "a: {b: [1, 'two', {c: d}], e: , \"f\": http://g:1/h}\ni: [\n  j, # k\n  l\n]\n"],
    ["comments and marks", "%x\n".slice(3) + '# a\n---\nb: c # d\ne: f#g\n...\n---\nh: "#i"\n'],
    ["empty values", "a:\nb: ~\nc: ''\nd: []\ne: {}\n"],
    ["JSON", '{"a": [1, 2.5, true, null, "\\u00e9\\n"], "b": {"c": {}}}'],
  ])("reads %s as the full parser does", (_, text) => {
    expect(agrees(text)).toBe(false);
  });

  it.each([
    "a: &x 1\nb: *x\n",
    "a: !tag b\n",
    "? a\n: b\n",
    "a: b: c\n",
    "a: b\n c: d\n",
    "\ta: b\n",
    "a: [b\n",
    'a: "b\n',
    "a: |2\n   b\n",
    "a: - b\n",
  ])("leaves %j to the full parser", (text) => {
    expect(quickYaml(text, 200)).toBeUndefined();
  });

  it("agrees on whatever the full parser writes", () => {
    const value = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.stringMatching(/^[a-z:#&*{}[\]'" -]{0,12}$/),
        fc.integer(),
        fc.boolean(),
        fc.array(tie("tree"), { maxLength: 3 }),
        fc.dictionary(fc.stringMatching(/^[a-z./ -]{1,8}$/), tie("tree"), { maxKeys: 3 }),
      ),
    })).tree;
    let mine = 0;
    fc.assert(
      fc.property(value, fc.constantFrom(0, 40, 80), (one, lineWidth) => {
        if (!agrees(stringify({ top: one }, { lineWidth, indentSeq: lineWidth === 0 }))) mine++;
      }),
      { numRuns: 300 },
    );
    expect(mine).toBeGreaterThan(250);
  });

  it("knows the line of everything", () => {
    const [tree] = quickYaml("a: 1\n\nb:\n  - c: x\n    d: |\n      text\n  - e\nf: {g: 1,\n  h: 2}\n", 20) ?? [];
    expect([at(tree, "b")?.line, at(tree, "f", "h")?.line, numberAt(tree, "f", "h")]).toEqual([4, 9, 2]);
    const items = at(tree, "b");
    expect(items?.is === "items" ? items.items.map(({ line }) => line) : []).toEqual([4, 7]);
  });
});

describe("reading", () => {
  it("follows anchors and merges as Docker does, and keeps tags", () => {
    const { documents } = readYaml("x: &x {a: 1, b: 2}\ny:\n  <<: *x\n  b: 3\nz: !reset [1]\n", { depth: 20 });
    expect(documents.map(plain)).toEqual([{ x: { a: "1", b: "2" }, y: { b: "3", a: "1" }, z: ["1"] }]);
    expect(at(documents[0], "z")?.tag).toBe("!reset");
  });

  it("tells of what it cannot read, with the line", () => {
    const { documents, problems } = readYaml("a: 1\nb: [1, 2\nc: 3\n", { depth: 20 });
    expect(textAt(documents[0], "a")).toBe("1");
    expect(problems[0]).toMatchObject({ code: "artefact-unreadable", line: expect.any(Number) as number });
  });

  it("refuses depth and alias bombs", () => {
    expect(readYaml("[".repeat(5000), { depth: 200 }).problems.map(({ code }) => code)).toEqual(["artefact-too-deep"]);
    expect(readYaml(`${"- ".repeat(5000)}1`, { depth: 200 }).problems.map(({ code }) => code)).toEqual([
      "artefact-too-deep",
    ]);
    const bomb = [
      "a0: &a0 [x, x]",
      ...Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`),
    ].join("\n");
    expect(readYaml(bomb, { depth: 200 }).problems.map(({ code }) => code)).toEqual(["artefact-too-large"]);
  });

  it("reads long lines and wrong bytes without a word", () => {
    expect(readYaml(`a: ${"x".repeat(10_000_000)}`, { depth: 20 }).problems).toEqual([]);
    expect(readYaml("\uFEFFa: b\r\nc: d\r\n", { depth: 20 }).documents.map(plain)).toEqual([{ a: "b", c: "d" }]);
  });
});

const systems = realData;
const isThere = isRealDataThere;
if (!isThere) console.warn("SKIPPED: YAML of real systems, shared/data/discovery is not there");

describe.skipIf(!isThere)("files of others", () => {
  const files = isThere ? yamlFilesUnder(systems.pathname).filter((_, index) => index % 6 === 0) : [];

  test("are read as the full parser does, most of them quickly", () => {
    let left = 0;
    for (const file of files) {
      const text = readFileSync(file, "utf8");
      if (oracle(text) !== undefined && agrees(text)) left++;
    }
    expect(files.length).toBeGreaterThan(40);
    expect(left / files.length).toBeLessThan(0.05);
  });

  test("of our own sample, too", () => {
    const own = Object.entries(deploymentSamples).filter(([path]) => path.startsWith("k8s/"));
    expect(own.map(([, text]) => agrees(text))).toEqual(own.map(() => false));
  });
});

function yamlFilesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.ya?ml$/u.test(name) && !name.includes("templates"))
    .sort()
    .map((name) => join(folder, name))
    .filter((name) => readFileSync(name).length < 20_000);
}
