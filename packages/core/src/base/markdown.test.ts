import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readInline, readMarkdown, type Block, type Inline } from "./markdown.ts";

describe("descriptions are read as Markdown", () => {
  test("blocks", () => {
    const text =
      "# Claims\n\nHandles **every** claim\nfrom `FNOL` on.\n\n- one\n- two\n\n> quoted\n\n```\n<b>\n```\n---";
    expect(readMarkdown(text).map((block) => block.kind)).toEqual([
      "heading",
      "paragraph",
      "list",
      "quote",
      "code",
      "rule",
    ]);
  });

  test("inline marks", () => {
    expect(readInline("a **b _c_** `d` [e](https://f.example)")).toEqual([
      { kind: "text", text: "a " },
      {
        kind: "strong",
        content: [
          { kind: "text", text: "b " },
          { kind: "emphasis", content: [{ kind: "text", text: "c" }] },
        ],
      },
      { kind: "text", text: " " },
      { kind: "code", text: "d" },
      { kind: "text", text: " " },
      { kind: "link", href: "https://f.example", content: [{ kind: "text", text: "e" }] },
    ]);
  });

  test("a table", () => {
    const table = readMarkdown("| a | b |\n|---|---|\n| 1 | 2 |")[0];
    expect(table?.kind === "table" && [table.head.length, table.rows.length]).toEqual([2, 1]);
  });

  test("tags are text, and identifiers with underscores are not emphasis", () => {
    expect(readInline("<script>alert(1)</script>")).toEqual([{ kind: "text", text: "<script>alert(1)</script>" }]);
    expect(readInline("claims_db_main")).toEqual([{ kind: "text", text: "claims_db_main" }]);
  });

  test.each(["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", " vbscript:x", "file:///etc/passwd", "//x"])(
    "a link to %s leads nowhere",
    (href) => expect(readInline(`[x](${href})`).every((part) => part.kind !== "link")).toBe(true),
  );

  test("any text is read, quickly, and every link is a web or mail link", () => {
    const line = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.stringMatching(/^[-*_`>#[\]()|h:/ \n.\\a]{0,200}$/),
      fc
        .tuple(fc.constantFrom("[", "**", "_", "> ", "`", "[a]("), fc.nat(300))
        .map(([mark, times]) => mark.repeat(times)),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        for (const href of readMarkdown(lines.join("\n")).flatMap(linksOf)) {
          expect(href).toMatch(/^(https?:\/\/|mailto:)/i);
        }
      }),
    );
  });
});

function linksOf(block: Block): readonly string[] {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return block.content.flatMap(hrefsOf);
    case "list":
      return block.items.flat().flatMap(hrefsOf);
    case "quote":
      return block.blocks.flatMap(linksOf);
    case "table":
      return [...block.head, ...block.rows.flat()].flat().flatMap(hrefsOf);
    case "code":
    case "rule":
      return [];
  }
}

function hrefsOf(part: Inline): readonly string[] {
  switch (part.kind) {
    case "link":
      return [part.href, ...part.content.flatMap(hrefsOf)];
    case "strong":
    case "emphasis":
      return part.content.flatMap(hrefsOf);
    case "text":
    case "code":
      return [];
  }
}
