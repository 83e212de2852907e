import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode, encode } from "../base/text.ts";
import { facts, style, writtenFiles } from "./facts.fixtures.ts";
import { format, formatted } from "./format.ts";
import { readsTheSame } from "./same-reading.ts";
import { readSyntax, textOf } from "./syntax.ts";

const root = join(import.meta.dirname, "../../../..");

function tidy(text: string): string {
  return decode(formatted(encode(text)));
}

/** What the formatter promises about any text. */
function holds(bytes: Uint8Array): void {
  const once = formatted(bytes);
  expect(readsTheSame(bytes, once)).toBe(true);
  expect(decode(formatted(once))).toBe(decode(once));
  expect(comments(once)).toEqual(comments(bytes));
}

function comments(bytes: Uint8Array): readonly string[] {
  return readSyntax(bytes).comments.map((comment) => textOf(bytes, comment).replaceAll(/\s+/g, " "));
}

describe("formatting", () => {
  test("indents, spaces and keeps lines", () => {
    expect(
      tidy(`

model   helvia "H"   {languages:fr,en;currency:CHF}
  application a "A"{ owner:u ;// trailing
      criticality:vital;;
 tags: [ a,b ,
c, "x"  ]
"""
    Hello
      there
    """   fr "x"
   backup:{every:24h,offsite:yes}
 module m "M" { -> b:c,d   "label" {encrypted:no} }



 uses b,
 c  , d
 /* several
    lines */

}
a->b
a  runs   on   b //c
kind lambda:module{attributes:{memory:size}}
link buys "x" : a 0,N--1,1 b
`),
    ).toBe(`model helvia "H" { languages: fr, en; currency: CHF }
application a "A" {
  owner: u // trailing
  criticality: vital
  tags: [a, b,
    c, "x"]
  """
  Hello
    there
  """ fr "x"
  backup: { every: 24h, offsite: yes }
  module m "M" { -> b : c, d "label" { encrypted: no } }

  uses b,
    c, d
  /* several
     lines */
}
a -> b
a runs on b //c
kind lambda : module { attributes: { memory: size } }
link buys "x" : a 0,N -- 1,1 b
`);
  });

  test("columns that somebody has aligned stay aligned, others are not", () => {
    expect(
      tidy(`unit u-dir  "Direction"   { headcount: 4 }
unit u-claims "Service sinistres"    { headcount: 38 }
unit u "DSI" { headcount: 14 }

unit x "X" { headcount: 1 }
unit yyy "Y" { headcount: 2 }
`),
    ).toBe(`unit u-dir    "Direction"         { headcount: 4 }
unit u-claims "Service sinistres" { headcount: 38 }
unit u        "DSI"               { headcount: 14 }

unit x "X" { headcount: 1 }
unit yyy "Y" { headcount: 2 }
`);
  });

  test("a block of several lines has its braces at line ends", () => {
    expect(tidy("application a { owner: u\n criticality: vital }\n")).toBe(
      "application a {\n  owner: u\n  criticality: vital\n}\n",
    );
  });

  test("what cannot be read stays as it is", () => {
    expect(tidy('application a   "A"\n  %%   x\napplication b  uses  {\n  owner :  u\n}\n')).toBe(
      'application a "A"\n%%   x\napplication b  uses {\n  owner :  u\n}\n',
    );
  });

  test("line ends of Windows stay", () => {
    expect(tidy('application a {\r\nowner: u\r\n"""\r\ntext\r\n"""\r\n}\r\n')).toBe(
      'application a {\r\n  owner: u\r\n  """\r\n  text\r\n  """\r\n}\r\n',
    );
  });

  test("a semicolon that something depends on stays", () => {
    expect(tidy("application a {\n  tags: b,;\n  owner: u\n}\n")).toContain("tags: b,;");
  });

  test("a formatted text has no edits", () => {
    expect(format(encode('unit a "A"\n'))).toEqual([]);
  });
});

describe("parse(format(x)) = parse(x) and format(format(x)) = format(x)", () => {
  test("for the texts of the repository", () => {
    const found = ["examples", "architecture"].flatMap((folder) => orreryFiles(join(root, folder)));
    expect(found.length).toBeGreaterThan(0);
    for (const file of found) holds(readFileSync(file));
  });

  test("for the model of the insurer", (context) => {
    const file = join(root, "../shared/data/helvia/helvia.orrery");
    if (!existsSync(file)) {
      if (process.env["CI"] === "true") throw new Error("the shared data is missing");
      console.warn("skipped: the shared data is not there");
      context.skip();
    }
    const bytes = readFileSync(file);
    holds(bytes);
    expect(readSyntax(bytes).diagnostics).toEqual([]);
  });

  test("for generated texts, also with lines out of place", () => {
    fc.assert(
      fc.property(facts, style, fc.array(fc.nat(400), { maxLength: 12 }), (all, decisions, places) => {
        for (const text of writtenFiles(all, decisions).values()) {
          holds(encode(text));
          holds(encode(disturbed(text, places)));
        }
      }),
      { numRuns: 200 },
    );
  });

  test("for what the fuzz found", () => {
    for (const text of ['zone n  {}\nzone n""{t:', "application a {;}", "application a { ; owner: u }"])
      expect(() => holds(encode(text))).not.toThrow();
  });

  test("for broken texts", () => {
    const pieces = fc.constantFrom(
      "application a ",
      '"x"',
      "{",
      "}",
      "[",
      "]",
      ":",
      ";",
      ",",
      "->",
      "\n",
      " ",
      "\t",
      "//c\n",
      "/*c*/",
      '"""d\n e"""',
      "owner",
      "uses",
      "b",
      "runs on",
      "-",
      "link",
      "extend",
      "kind",
      "\r\n",
      "%",
      "1,N",
      "--",
      "\\",
      "model",
      "fr",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => holds(encode(parts.join("")))),
      { numRuns: 1500 },
    );
  });

  test("for arbitrary bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const once = formatted(bytes);
        expect(readsTheSame(bytes, once)).toBe(true);
        expect(formatted(once)).toEqual(once);
      }),
      { numRuns: 1500 },
    );
  });
});

/** More and fewer blanks where blanks are, which says the same. */
function disturbed(text: string, places: readonly number[]): string {
  const lines = text.split("\n");
  let isText = false;
  return lines
    .map((line, index) => {
      const quotes = line.split('"""').length - 1;
      const isInside = isText || quotes > 0;
      if (quotes % 2 === 1) isText = !isText;
      const place = places[index % Math.max(1, places.length)] ?? 0;
      if (isInside || line.includes('"') || line.includes("/*") || place % 3 === 0) return line;
      return place % 3 === 1 ? `   ${line}  ` : line.replaceAll("; ", " ;  ").replaceAll(" {", "{");
    })
    .join("\n");
}

function orreryFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".orrery"))
    .map((name) => join(folder, name));
}
