/**
 * A small, safe reading of Markdown for descriptions: headings, paragraphs, lists, quotes, code, rules, tables, and inline
 * emphasis, code and links. There is no HTML: what looks like a tag is text, and only web and mail links lead anywhere.
 */

export type Block =
  | { readonly kind: "heading"; readonly level: number; readonly content: readonly Inline[] }
  | { readonly kind: "paragraph"; readonly content: readonly Inline[] }
  | { readonly kind: "list"; readonly isOrdered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: "quote"; readonly blocks: readonly Block[] }
  | { readonly kind: "code"; readonly text: string }
  | {
      readonly kind: "table";
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly kind: "rule" };

export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "strong"; readonly content: readonly Inline[] }
  | { readonly kind: "emphasis"; readonly content: readonly Inline[] }
  | { readonly kind: "link"; readonly href: string; readonly content: readonly Inline[] };

const deepest = 6;

/** The blocks of a text. */
export function readMarkdown(text: string, depth = 0): readonly Block[] {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const { block, next } = readBlock(lines, at, depth);
    if (block !== undefined) blocks.push(block);
    at = next;
  }
  return blocks;
}

/** The inline parts of one paragraph. */
export function readInline(text: string, depth = 0): readonly Inline[] {
  const parts: Inline[] = [];
  let plain = "";
  let at = 0;
  while (at < text.length) {
    const found = depth < deepest ? readMark(text, at, depth) : undefined;
    if (found === undefined) {
      const isEscape = text[at] === "\\" && /[\\`*_[\]()#+\-.!|<>]/.test(text[at + 1] ?? "");
      plain += isEscape ? (text[at + 1] ?? "") : (text[at] ?? "");
      at += isEscape ? 2 : 1;
      continue;
    }
    if (plain !== "") parts.push({ kind: "text", text: plain });
    plain = "";
    parts.push(found.part);
    at = found.end;
  }
  if (plain !== "") parts.push({ kind: "text", text: plain });
  return parts;
}

interface ReadBlock {
  readonly block: Block | undefined;
  readonly next: number;
}

function readBlock(lines: readonly string[], at: number, depth: number): ReadBlock {
  const line = lines[at] ?? "";
  if (line.trim() === "") return { block: undefined, next: at + 1 };
  if (/^\s*(```|~~~)/.test(line)) return readCode(lines, at);
  const heading = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line);
  if (heading !== null) {
    const content = readInline(heading[2] ?? "");
    return { block: { kind: "heading", level: (heading[1] ?? "#").length, content }, next: at + 1 };
  }
  if (/^\s{0,3}([-*_])(\s*\1){2,}\s*$/.test(line)) return { block: { kind: "rule" }, next: at + 1 };
  if (isQuote(line) && depth < deepest) return readQuote(lines, at, depth);
  if (itemOf(line) !== undefined) return readList(lines, at);
  if (isTable(lines, at)) return readTable(lines, at);
  return readParagraph(lines, at);
}

function readCode(lines: readonly string[], at: number): ReadBlock {
  const fence = (lines[at] ?? "").trim().slice(0, 3);
  const end = lines.findIndex((line, index) => index > at && line.trim().startsWith(fence));
  const last = end < 0 ? lines.length : end;
  return { block: { kind: "code", text: lines.slice(at + 1, last).join("\n") }, next: last + 1 };
}

function readQuote(lines: readonly string[], at: number, depth: number): ReadBlock {
  const next = endOf(lines, at, isQuote);
  const inner = lines.slice(at, next).map((line) => line.replace(/^\s{0,3}>\s?/, ""));
  return { block: { kind: "quote", blocks: readMarkdown(inner.join("\n"), depth + 1) }, next };
}

function readList(lines: readonly string[], at: number): ReadBlock {
  const isOrdered = itemOf(lines[at] ?? "")?.isOrdered ?? false;
  const items: string[] = [];
  let next = at;
  for (; next < lines.length; next++) {
    const line = lines[next] ?? "";
    const item = itemOf(line);
    if (item !== undefined) items.push(item.text);
    else if (line.trim() !== "" && /^\s/.test(line)) items.push(`${items.pop() ?? ""} ${line.trim()}`);
    else break;
  }
  return { block: { kind: "list", isOrdered, items: items.map((item) => readInline(item)) }, next };
}

function readTable(lines: readonly string[], at: number): ReadBlock {
  const next = endOf(lines, at, (line) => line.includes("|"));
  const cells = (line: string): readonly (readonly Inline[])[] =>
    line
      .trim()
      .replace(/^\||\|$/g, "")
      .split("|")
      .map((cell) => readInline(cell.trim()));
  return {
    block: { kind: "table", head: cells(lines[at] ?? ""), rows: lines.slice(at + 2, next).map(cells) },
    next,
  };
}

function readParagraph(lines: readonly string[], at: number): ReadBlock {
  const end = lines.findIndex(
    (line, index) =>
      index > at &&
      (line.trim() === "" || /^\s{0,3}(#{1,6}\s|```|~~~)/.test(line) || isQuote(line) || itemOf(line) !== undefined),
  );
  const next = end < 0 ? lines.length : end;
  const text = lines
    .slice(at, next)
    .map((line) => line.trim())
    .join(" ");
  return { block: { kind: "paragraph", content: readInline(text) }, next };
}

function readMark(
  text: string,
  at: number,
  depth: number,
): { readonly part: Inline; readonly end: number } | undefined {
  switch (text[at]) {
    case "`":
      return readInlineCode(text, at);
    case "*":
    case "_":
      return readEmphasis(text, at, depth);
    case "[":
      return readLink(text, at, depth);
    case "h":
      return readBareLink(text, at);
    default:
      return undefined;
  }
}

function readInlineCode(text: string, at: number): { part: Inline; end: number } | undefined {
  const end = text.indexOf("`", at + 1);
  return end <= at + 1 ? undefined : { part: { kind: "code", text: text.slice(at + 1, end) }, end: end + 1 };
}

function readEmphasis(text: string, at: number, depth: number): { part: Inline; end: number } | undefined {
  const sign = text[at] ?? "";
  const isStrong = text[at + 1] === sign;
  const mark = isStrong ? sign + sign : sign;
  const start = at + mark.length;
  const isInsideWord = sign === "_" && /[\p{L}\p{N}]/u.test(text[at - 1] ?? "");
  if (isInsideWord || /^\s?$/.test(text[start] ?? "")) return undefined;
  const end = text.indexOf(mark, start + 1);
  if (end < 0 || /\s/.test(text[end - 1] ?? "")) return undefined;
  const content = readInline(text.slice(start, end), depth + 1);
  return { part: { kind: isStrong ? "strong" : "emphasis", content }, end: end + mark.length };
}

function readLink(text: string, at: number, depth: number): { part: Inline; end: number } | undefined {
  const middle = text.indexOf("](", at);
  const end = middle < 0 ? -1 : text.indexOf(")", middle);
  if (end < 0) return undefined;
  const content = readInline(text.slice(at + 1, middle), depth + 1);
  const href = safeHref(text.slice(middle + 2, end));
  return href === undefined ? undefined : { part: { kind: "link", href, content }, end: end + 1 };
}

function readBareLink(text: string, at: number): { part: Inline; end: number } | undefined {
  if (!text.startsWith("http://", at) && !text.startsWith("https://", at)) return undefined;
  const found = /^https?:\/\/[^\s<>"')\]]+[^\s<>"')\].,;:!?]/.exec(text.slice(at, at + 2048))?.[0];
  const href = found === undefined ? undefined : safeHref(found);
  if (found === undefined || href === undefined) return undefined;
  return { part: { kind: "link", href, content: [{ kind: "text", text: found }] }, end: at + found.length };
}

/** Web and mail addresses only: no script, no data, no file. */
function safeHref(address: string): string | undefined {
  const trimmed = address.trim();
  return /^(https?:\/\/|mailto:)[^\s"<>\\]+$/i.test(trimmed) ? trimmed : undefined;
}

function itemOf(line: string): { readonly isOrdered: boolean; readonly text: string } | undefined {
  const item = /^\s{0,8}(?:([-*+])|(\d{1,9})[.)])\s+(.*)$/.exec(line);
  return item === null ? undefined : { isOrdered: item[2] !== undefined, text: item[3] ?? "" };
}

function isQuote(line: string): boolean {
  return /^\s{0,3}>/.test(line);
}

function isTable(lines: readonly string[], at: number): boolean {
  return (
    (lines[at] ?? "").includes("|") &&
    /^\s*\|?[\s:|-]*-[\s:|-]*$/.test(lines[at + 1] ?? "") &&
    (lines[at + 1] ?? "").includes("|")
  );
}

function endOf(lines: readonly string[], at: number, holds: (line: string) => boolean): number {
  const end = lines.findIndex((line, index) => index > at && !holds(line));
  return end < 0 ? lines.length : end;
}
