/** A report of a simulation as a document: Markdown, or a page of HTML that needs nothing else and prints well. */
import type { Locale } from "../base/quantity.ts";
import type { Bilingual } from "../model/metamodel.ts";

export interface Report {
  readonly title: Bilingual;
  /** What it was made of: the model, the day, what was asked. */
  readonly about: readonly Bilingual[];
  readonly sections: readonly ReportSection[];
}

export interface ReportSection {
  readonly title: Bilingual;
  readonly blocks: readonly ReportBlock[];
}

export type ReportBlock =
  | { readonly kind: "paragraph"; readonly text: Bilingual }
  | { readonly kind: "list"; readonly items: readonly Bilingual[] }
  | {
      readonly kind: "table";
      readonly columns: readonly ReportColumn[];
      readonly rows: readonly (readonly ReportCell[])[];
    };

export interface ReportColumn {
  readonly name: Bilingual;
  readonly isNumeric?: boolean;
}

/** Words, and what they mean for the reader: `bad` stands out, also without colour. */
export type ReportCell = Bilingual | { readonly text: Bilingual; readonly mark: "good" | "bad" | "unknown" };

/** The same words in both languages. */
export function same(text: string): Bilingual {
  return { en: text, fr: text };
}

export function reportMarkdown({ title, about, sections }: Report, locale: Locale): string {
  const parts = [`# ${prose(title[locale])}`];
  if (about.length > 0) parts.push(about.map((line) => `*${prose(line[locale])}*`).join("  \n"));
  for (const section of sections) {
    parts.push(`## ${prose(section.title[locale])}`);
    for (const block of section.blocks) parts.push(markdownBlock(block, locale));
  }
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function markdownBlock(block: ReportBlock, locale: Locale): string {
  switch (block.kind) {
    case "paragraph":
      return prose(block.text[locale]);
    case "list":
      return block.items.map((item) => `- ${prose(item[locale])}`).join("\n");
    case "table": {
      const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
      const head = line(block.columns.map(({ name }) => prose(name[locale])));
      const rule = line(block.columns.map(({ isNumeric }) => (isNumeric === true ? "---:" : "---")));
      const rows = block.rows.map((row) => line(row.map((cell) => markdownCell(cell, locale))));
      return [head, rule, ...rows].join("\n");
    }
  }
}

function markdownCell(cell: ReportCell, locale: Locale): string {
  if (!("mark" in cell)) return prose(cell[locale]);
  const text = prose(cell.text[locale]);
  return cell.mark === "bad" ? `**${text}**` : text;
}

/** Names say what they say: no mark of Markdown or HTML in them counts. */
function prose(text: string): string {
  return text.replace(/[\r\n]+/g, " ").replace(/[\\`*_[\]<>#|~]/g, "\\$&");
}

export function reportHtml({ title, about, sections }: Report, locale: Locale): string {
  const body = [
    `<h1>${escapeHtml(title[locale])}</h1>`,
    ...about.map((line) => `<p class="about">${escapeHtml(line[locale])}</p>`),
    ...sections.flatMap((section) => [
      `<section>`,
      `<h2>${escapeHtml(section.title[locale])}</h2>`,
      ...section.blocks.map((block) => htmlBlock(block, locale)),
      `</section>`,
    ]),
  ];
  return [
    "<!doctype html>",
    `<html lang="${locale}">`,
    "<head>",
    `<meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${escapeHtml(title[locale])}</title>`,
    `<style>${STYLE}</style>`,
    "</head>",
    "<body>",
    ...body,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

function htmlBlock(block: ReportBlock, locale: Locale): string {
  switch (block.kind) {
    case "paragraph":
      return `<p>${escapeHtml(block.text[locale])}</p>`;
    case "list":
      return `<ul>\n${block.items.map((item) => `<li>${escapeHtml(item[locale])}</li>`).join("\n")}\n</ul>`;
    case "table": {
      const side = (at: number): string => (block.columns[at]?.isNumeric === true ? ` class="number"` : "");
      const head = block.columns.map(({ name }, at) => `<th scope="col"${side(at)}>${escapeHtml(name[locale])}</th>`);
      const rows = block.rows.map(
        (row) => `<tr>${row.map((cell, at) => htmlCell(cell, side(at), locale)).join("")}</tr>`,
      );
      return `<table>\n<thead><tr>${head.join("")}</tr></thead>\n<tbody>\n${rows.join("\n")}\n</tbody>\n</table>`;
    }
  }
}

function htmlCell(cell: ReportCell, side: string, locale: Locale): string {
  if (!("mark" in cell)) return `<td${side}>${escapeHtml(cell[locale])}</td>`;
  const text = escapeHtml(cell.text[locale]);
  return `<td${side}><span class="${cell.mark}">${text}</span></td>`;
}

const STYLE = `
:root { color-scheme: light dark; }
body { font: 15px/1.45 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.7rem; margin-bottom: .3rem; }
h2 { font-size: 1.2rem; margin-top: 2rem; }
.about { margin: 0; opacity: .75; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #8886; }
th { border-bottom-width: 2px; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.bad { font-weight: 700; color: #b3261e; }
.good { color: #1b6e3c; }
.unknown { font-style: italic; opacity: .8; }
@media (prefers-color-scheme: dark) { .bad { color: #ff8a80; } .good { color: #7ddba0; } }
@media print {
  body { font-size: 10pt; margin: 0; max-width: none; color: #000; background: #fff; }
  h2 { break-after: avoid; }
  tr, li { break-inside: avoid; }
  thead { display: table-header-group; }
  .bad { color: #000; text-decoration: underline; }
  .good { color: #000; }
}
`;

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
