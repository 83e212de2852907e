import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildParser } from "@lezer/generator";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fillGrammar } from "../../build/grammar.ts";

const grammar = readFileSync(new URL("orrery.grammar", import.meta.url), "utf8");
const parser = buildParser(fillGrammar(grammar));
const examples = fileURLToPath(new URL("../../../../examples", import.meta.url));

const sample = `model shop "Shop" { languages: en, fr }
// a comment
application cart "Cart" fr "Panier" {
  owner: u-it; rto: 4h; lifecycle: { active: 2020-01-01 }
  """
  Keeps what a customer "wants".
  """
  module engine "Engine" { peak: 120/s; growth: 15%/y; tags: [a,
    b] }
  uses billing, other::ledger
  runs on srv-1
  -> ledger : order "on payment" { encrypted: yes }
}
cart uses billing /* block */ "asks"
link buys : person 0,N -- 1,1 contract
`;

describe("the editor's grammar", () => {
  test("reads every statement form without an error", () => {
    expect(errorsIn(sample)).toEqual([]);
  });

  test("tells kinds, verbs, keys, documentation and values apart", () => {
    expect(textsOf(sample, "Kind")).toEqual(["model", "application", "module", "link"]);
    expect(textsOf(sample, "Verb")).toEqual(["uses", "runs", "uses"]);
    expect(textsOf(sample, "Key")).toContain("rto:");
    expect(textsOf(sample, "Number")).toEqual(expect.arrayContaining(["4h", "120/s", "15%/y", "2020-01-01"]));
    expect(textsOf(sample, "Documentation")).toHaveLength(1);
    expect(textsOf(sample, "LineComment")).toEqual(["// a comment"]);
  });

  test("a broken line does not disturb the next ones", () => {
    const broken = `application a "A" { owner: ]\n}\n} } {\nmodule "unfinished\nprocess p "P" { uses a }\n`;
    expect(textsOf(broken, "Kind")).toContain("process");
    expect(textsOf(broken, "Verb")).toEqual(["uses"]);
  });

  test("any text gets a tree, without throwing", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("{", "}", "[", '"""', '"', "\n", "/*", "*/", "a:", "->"),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        expect(parser.parse(text).length).toBe(text.length);
      }),
    );
  });

  test.runIf(existsSync(examples))("reads the examples without an error", () => {
    const files = readdirSync(examples, { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".orrery"),
    );
    for (const file of files) expect([file, errorsIn(readFileSync(join(examples, file), "utf8"))]).toEqual([file, []]);
  });
});

function errorsIn(text: string): readonly string[] {
  const errors: string[] = [];
  parser.parse(text).iterate({
    enter: (node) => {
      if (node.type.isError)
        errors.push(`${text.slice(0, node.from).split("\n").length}: ${text.slice(node.from, node.to + 20)}`);
    },
  });
  return errors;
}

function textsOf(text: string, name: string): readonly string[] {
  const texts: string[] = [];
  parser.parse(text).iterate({
    enter: (node) => {
      if (node.name === name) texts.push(text.slice(node.from, node.to));
    },
  });
  return texts;
}
