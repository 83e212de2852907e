import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lookupText } from "../../../model/claims/claim-lines.ts";
import { at, type Tree } from "../tree.ts";
import { readTrees } from "./documents.ts";
import { readJsonTree } from "./json-tree.ts";
import { leavesOf } from "./leaves.ts";
import { addressesOf, fill } from "./placeholders.ts";
import { readDotenv, readProperties } from "./properties.ts";

function addresses(value: string, mayBeHost = true): readonly string[] {
  return addressesOf(fill(value), mayBeHost).map(lookupText);
}

describe("addresses with variables", () => {
  it.each([
    ["http://${HOST:cart}:8080/api", ["<$HOST http cart:8080 /api>"]],
    ["http://${HOST}:${PORT:8080}/", ["<$HOST http :8080>"]],
    ["${URL:http://orders:80}/v1", ["<$URL http orders:80 /v1>"]],
    ["${URL:http://localhost:80}", ["<$URL>"]],
    ["jdbc:mysql://${DB_HOST:-db}:3306/${DB_NAME:shop}?useSSL=false", ["<$DB_HOST mysql db:3306 /shop>"]],
    ["${A:${B:http://deep:1}}", ["<$A http deep:1>"]],
    ["${env:JAEGER}:4317", ["<$JAEGER :4317>"]],
    ["mongodb://root:secret@${MONGO_HOST}:27017/users", ["<$MONGO_HOST mongodb :27017 /users>"]],
    ["http://${PREFIX}-orders.prod:80", []],
    ["http://plain:80", ["<http plain:80>"]],
  ])("%s", (value, expected) => {
    expect(addresses(value)).toEqual(expected);
  });

  it("are none where neither the setting nor the variable is an address", () => {
    expect(addresses("${GREETING:hello}", false)).toEqual([]);
    expect(addresses("${LEVEL}", false)).toEqual([]);
    expect(addresses("${ORDERS_URL}", false)).toEqual(["<$ORDERS_URL>"]);
  });

  it("end, whatever is nested", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("${", "}", ":", "A", "//", "http", "{{", "env", '"', " ", "-", "zzvar0zz"), {
          maxLength: 60,
        }),
        (parts) => {
          expect(Array.isArray(addresses(parts.join("")))).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe("JSON", () => {
  it("is the same tree as the parser of the language makes, with lines", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.boolean(), (text, isWide) => {
        const value: unknown = JSON.parse(text);
        const { trees, fault } = readJsonTree(isWide ? JSON.stringify(value, null, 2) : text, 100);
        expect(fault).toBeUndefined();
        expect(plain(trees[0])).toEqual(flat(value));
      }),
      { numRuns: 100 },
    );
  });

  it("may have comments, bare keys and commas at the end", () => {
    const { trees, fault } = readJsonTree('// head\n{ /* a\nb */ a: 1, "b": [1, 2,], \'c\': "x", }\n', 10);
    expect(fault).toBeUndefined();
    expect(plain(trees[0])).toEqual({ a: "1", b: ["1", "2"], c: "x" });
    expect(at(trees[0], "c")?.line).toBe(3);
  });

  it("keeps what came before it is cut off, says where, and goes no deeper than it may", () => {
    const cut = readJsonTree('{\n "a": 1,\n "b": {"c": 2', 10);
    expect(plain(cut.trees[0])).toEqual({ a: "1", b: { c: "2" } });
    expect(cut.fault).toEqual({ kind: "unreadable", what: "end of file", line: 3 });
    expect(readJsonTree("[".repeat(100_000), 50).fault?.kind).toBe("too-deep");
  });
});

/** A tree as plain data, all scalars as text. */
function plain(tree: Tree | undefined): unknown {
  if (tree === undefined) return undefined;
  if (tree.is === "scalar") return tree.text;
  if (tree.is === "items") return tree.items.map(plain);
  return Object.fromEntries([...tree.entries].map(([key, value]) => [key, plain(value)]));
}

function flat(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(flat);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, flat(one)]));
  return typeof value === "string" ? value : JSON.stringify(value);
}

describe("properties", () => {
  it("are read with continued lines, escapes, comments and documents", () => {
    const text =
      "# note\na.b = 1\nurl=http\\://x\\:80\nlong=one,\\\n  two\n! no\nkey value\n#---\nspring.profiles=prod\n";
    expect(readProperties(text)).toEqual([
      [
        { name: "a.b", value: "1", line: 2 },
        { name: "url", value: "http://x:80", line: 3 },
        { name: "long", value: "one,two", line: 4 },
        { name: "key", value: "value", line: 7 },
      ],
      [{ name: "spring.profiles", value: "prod", line: 9 }],
    ]);
  });

  it("of environments have quotes and comments", () => {
    expect(readDotenv("export A=1 # one\nB='x # y'\nnot a line\n")).toEqual([
      { name: "A", value: "1", line: 1 },
      { name: "B", value: "x # y", line: 2 },
    ]);
  });
});

it("TOML knows the lines of its keys", () => {
  const { trees } = readTrees("a.toml", '[http.services.web]\n\nurl = "http://web:80"\n', 20);
  expect([...leavesOf(trees[0] ?? { is: "items", items: [], line: 1 })]).toEqual([
    { path: ["http", "services", "web", "url"], value: "http://web:80", line: 3 },
  ]);
  expect(readTrees("a.toml", "a = [1,\n", 20).fault?.kind).toBe("unreadable");
});
