/** Tables on the clipboard, as spreadsheets put them there: tab-separated text with quotes, or the HTML of a table. */

/** A rectangle of texts, as many in each line. */
export type Block = readonly (readonly string[])[];

/** The table that was copied; undefined where there is no text at all. */
export function readClipboard(data: { readonly text: string; readonly html?: string | undefined }): Block | undefined {
  const { text, html = "" } = data;
  // What has neither tabs nor lines may still be a table of one cell; only where the text says nothing, the HTML does.
  if (text === "") return html === "" ? undefined : readHtmlTable(html);
  return readTsv(text);
}

/**
 * Reads tab-separated text. A cell that begins with a quote and ends with one may have tabs and lines inside, quotes doubled; a quote that
 * is never closed is an ordinary sign. Lines end by CR LF, LF or CR; one at the very end begins no further line.
 */
export function readTsv(text: string): Block {
  const rows: string[][] = [[]];
  let at = 0;
  let isOpen = true;
  while (at < text.length || isOpen) {
    const cell = readCell(text, at);
    rows.at(-1)?.push(cell.text);
    at = cell.end;
    isOpen = false;
    const sign = text.charAt(at);
    if (sign === "\t") {
      at++;
      isOpen = true;
    } else if (sign !== "") {
      at += text.startsWith("\r\n", at) ? 2 : 1;
      if (at < text.length) rows.push([]);
    }
  }
  return rectangular(rows);
}

/** Cells with tabs between them and lines under each other; what would not come back as it is stands in quotes. */
export function writeTsv(block: Block): string {
  return block.map((row) => row.map(writeCell).join("\t")).join("\r\n");
}

function writeCell(text: string): string {
  return /[\t\r\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function readCell(text: string, start: number): { readonly text: string; readonly end: number } {
  const quoted = text.charAt(start) === '"' ? readQuoted(text, start) : undefined;
  if (quoted !== undefined) return quoted;
  const plain = /[^\t\r\n]*/y;
  plain.lastIndex = start;
  const found = plain.exec(text)?.[0] ?? "";
  return { text: found, end: start + found.length };
}

/** A quoted cell; undefined where the quote is not closed before the end of a cell. */
function readQuoted(text: string, start: number): { readonly text: string; readonly end: number } | undefined {
  const quoted = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y;
  quoted.lastIndex = start;
  const found = quoted.exec(text);
  if (found === null) return undefined;
  return { text: (found[1] ?? "").replaceAll('""', '"').replace(/\r\n?/g, "\n"), end: quoted.lastIndex };
}

function rectangular(rows: readonly (readonly string[])[]): Block {
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => "")]);
}

// --- HTML: read by hand, since the content policy of the workbench lets nobody parse markup

/** The first table of some HTML; undefined where there is none. Merged cells stand once, empty in the places that they cover. */
export function readHtmlTable(html: string): Block | undefined {
  const table = /<table\b[^>]*>([\s\S]*?)<\/table\s*>/i.exec(html)?.[1];
  if (table === undefined) return undefined;
  const rows = [...table.matchAll(/<tr\b[^>]*>([\s\S]*?)(?=<tr\b|<\/tr\s*>|$)/gi)].map(([, row = ""]) => cellsIn(row));
  const block: string[][] = rows.map(() => []);
  const taken = new Set<string>();
  rows.forEach((cells, row) => {
    let column = 0;
    for (const cell of cells) {
      while (taken.has(`${row} ${column}`)) column++;
      for (let down = 0; down < cell.rows; down++)
        for (let across = 0; across < cell.columns; across++) taken.add(`${row + down} ${column + across}`);
      put(block, row, column, cell.text);
      for (let across = 1; across < cell.columns; across++) put(block, row, column + across, "");
      column += cell.columns;
    }
  });
  return block.length === 0 ? undefined : rectangular(block);
}

function put(block: string[][], row: number, column: number, text: string): void {
  const line = block[row];
  if (line === undefined) return;
  while (line.length < column) line.push("");
  line[column] = text;
}

interface HtmlCell {
  readonly text: string;
  readonly rows: number;
  readonly columns: number;
}

function cellsIn(row: string): readonly HtmlCell[] {
  return [...row.matchAll(/<t[dh]\b([^>]*)>([\s\S]*?)(?=<t[dh]\b|<\/t[dh]\s*>|<\/tr\s*>|$)/gi)].map(
    ([, attributes = "", content = ""]) => ({
      text: textOf(content),
      rows: spanIn(attributes, "rowspan"),
      columns: spanIn(attributes, "colspan"),
    }),
  );
}

function spanIn(attributes: string, name: string): number {
  const value = new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,3})`, "i").exec(attributes)?.[1];
  return Math.max(1, Number(value ?? 1));
}

/** Text between tags: blanks as one, `<br>` and paragraphs as line ends. */
function textOf(content: string): string {
  return content
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/[ \t\r\n]+/g, " ")
    .replace(/<br\b[^>]*>|<\/p\s*>(?=\s*<p\b)|<\/div\s*>(?=\s*<div\b)/gi, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => entity(name) ?? whole)
    .replace(/ *\n */g, "\n")
    .trim();
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

function entity(name: string): string | undefined {
  if (!name.startsWith("#")) return entities[name.toLowerCase()];
  const code = name.charAt(1).toLowerCase() === "x" ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
