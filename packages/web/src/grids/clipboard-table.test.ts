import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readClipboard, readHtmlTable, readTsv, writeTsv } from "./clipboard-table.ts";

describe("tab-separated text", () => {
  test.each([
    [
      "a\tb\nc\td",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a\tb\r\nc\td\r\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["a\rb", [["a"], ["b"]]],
    ['"two\nlines"\tb', [["two\nlines", "b"]]],
    ['"two\r\nlines"\tb\r\n', [["two\nlines", "b"]]],
    ['"with ""quotes"" and\ttab"\tb', [['with "quotes" and\ttab', "b"]]],
    ['12" screen\t"open', [['12" screen', '"open']]],
    ['"quoted" not all\tb', [['"quoted" not all', "b"]]],
    [
      "a\t\n\tb",
      [
        ["a", ""],
        ["", "b"],
      ],
    ],
    ["a\n\nb", [["a"], [""], ["b"]]],
    ["one", [["one"]]],
    [
      "a\tb\tc\nd",
      [
        ["a", "b", "c"],
        ["d", "", ""],
      ],
    ],
    ["\t", [["", ""]]],
  ])("%j", (text, block) => {
    expect(readTsv(text)).toEqual(block);
  });

  const cell = fc.string({ unit: fc.constantFrom("a", "é", '"', "\t", "\n", " ", "'", ",", ";") });
  const block = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }))
    .chain(([columns, rows]) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
    )
    // An empty last line of one cell cannot be told from the end of the text.
    .filter((rows) => !(rows[0]?.length === 1 && rows.length > 1 && rows.at(-1)?.[0] === ""));

  test("what is written is read back, also with the line end that spreadsheets put behind it", () => {
    fc.assert(
      fc.property(block, (rows) => {
        expect(readTsv(writeTsv(rows))).toEqual(rows);
        expect(readTsv(`${writeTsv(rows)}\r\n`)).toEqual(rows);
      }),
    );
  });

  test("any text is a rectangle", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", '"', "\t", "\n", "\r") }), (text) => {
        const rows = readTsv(text);
        expect(new Set(rows.map((row) => row.length)).size).toBe(1);
        expect(rows[0]?.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe("HTML of a table", () => {
  test("as Excel and LibreOffice write it", () => {
    const html = `<html><head><style>td {mso-x: "<td>";}</style></head><body><!--StartFragment-->
      <table border=0><col width=64><tr height=20><td class=xl65>Claims&nbsp;&amp; more</td><td>4&nbsp;h</td></tr>
      <tr><td>Two<br style='mso-data-placement:same-cell;'>
  lines</td><td></td></tr></table></body></html>`;
    expect(readHtmlTable(html)).toEqual([
      ["Claims\u00a0& more", "4\u00a0h"],
      ["Two\nlines", ""],
    ]);
  });

  test("as Google Sheets writes it, with merged cells", () => {
    const html = `<google-sheets-html-origin><table><tbody><tr><td colspan="2">A</td><td rowspan=2>B</td></tr><tr><td>1</td><td>&#50;&#x33;</td></tr></tbody></table>`;
    expect(readHtmlTable(html)).toEqual([
      ["A", "", "B"],
      ["1", "23", ""],
    ]);
  });

  test("is asked only where the text says nothing", () => {
    expect(readClipboard({ text: "x", html: "<table><tr><td>y</td></tr></table>" })).toEqual([["x"]]);
    expect(readClipboard({ text: "", html: "<table><tr><td>y</td></tr></table>" })).toEqual([["y"]]);
    expect(readClipboard({ text: "", html: "<p>y</p>" })).toBeUndefined();
    expect(readClipboard({ text: "" })).toBeUndefined();
  });
});
