/** XML to be written: a tree of tags, printed the same way every time. */

export interface Markup {
  readonly name: string;
  /** In the order of printing; those without a value are left out. */
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly children: readonly Markup[];
  /** Children made while they are printed, instead of `children`; at least one. */
  readonly stream?: Iterable<Markup>;
  /** Character data instead of children. */
  readonly text?: string | undefined;
}

/** A tag with attributes and children. */
export function tag(name: string, attributes: Markup["attributes"], children: readonly Markup[] = []): Markup {
  return { name, attributes, children };
}

/** A tag around text. */
export function textTag(name: string, attributes: Markup["attributes"], text: string): Markup {
  return { name, attributes, children: [], text };
}

/** A tag whose children are made one at a time, while they are printed: those of a large model never stand in memory together. */
export function streamTag(name: string, attributes: Markup["attributes"], stream: Iterable<Markup>): Markup {
  return { name, attributes, children: [], stream };
}

/** A whole file as UTF-8, two spaces a level. */
export function printXml(root: Markup): Uint8Array {
  const out = growingText();
  out.add('<?xml version="1.0" encoding="UTF-8"?>\n');
  print(root, "", out.add);
  return out.bytes();
}

/** A file as coArchi prints it: no declaration, each attribute on a line of its own, four spaces. */
export function printTall(root: Markup): string {
  const lines: string[] = [];
  printTallTag(root, "", lines);
  return `${lines.join("\n")}\n`;
}

function print(markup: Markup, indent: string, add: (text: string) => void): void {
  const { name, text, children, stream = children } = markup;
  let head = `${indent}<${name}`;
  for (const key in markup.attributes) {
    const value = markup.attributes[key];
    if (value !== undefined) head += ` ${key}="${typeof value === "number" ? value : escapeAttribute(value)}"`;
  }
  if (text !== undefined) return add(`${head}>${escapeText(text)}</${name}>\n`);
  if (stream === children && children.length === 0) return add(`${head}/>\n`);
  add(`${head}>\n`);
  for (const child of stream) print(child, `${indent}  `, add);
  add(`${indent}</${name}>\n`);
}

interface GrowingText {
  add(this: void, text: string): void;
  bytes(): Uint8Array;
}

/** Pieces shorter than this are joined before they are encoded. */
const PIECE = 1 << 16;

/** Text that grows as UTF-8: a file may be longer than a string can be (half a gigabyte in V8). */
function growingText(): GrowingText {
  const encoder = new TextEncoder();
  let buffer = new Uint8Array(PIECE * 4);
  let length = 0;
  let waiting = "";
  const flush = (): void => {
    const most = length + waiting.length * 3;
    if (most > buffer.length) {
      const larger = new Uint8Array(Math.max(most, buffer.length * 2));
      larger.set(buffer.subarray(0, length));
      buffer = larger;
    }
    length += encoder.encodeInto(waiting, buffer.subarray(length)).written;
    waiting = "";
  };
  return {
    add: (text) => {
      waiting += text;
      if (waiting.length > PIECE) flush();
    },
    bytes: () => {
      flush();
      return buffer.subarray(0, length);
    },
  };
}

function printTallTag(markup: Markup, indent: string, lines: string[]): void {
  const deeper = `${indent}    `;
  const attributes = stated(markup).map(([name, value]) => `\n${deeper}${name}="${escapeAttribute(value)}"`);
  const head = `${indent}<${markup.name}${attributes.join("")}`;
  if (markup.text !== undefined) {
    lines.push(`${head}>${escapeText(markup.text)}</${markup.name}>`);
  } else if (markup.children.length === 0) {
    lines.push(`${head}/>`);
  } else {
    lines.push(`${head}>`);
    for (const child of markup.children) printTallTag(child, `${indent}  `, lines);
    lines.push(`${indent}</${markup.name}>`);
  }
}

function stated(markup: Markup): [string, string][] {
  return Object.entries(markup.attributes).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
}

// Characters that XML 1.0 has no way to write (section 2.2) become the replacement character.
const FORBIDDEN =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Most texts hold none of these. */
// oxlint-disable-next-line no-control-regex
const SPECIAL = /[&<>"\u0000-\u001f\ud800-\udfff\ufffe\uffff]/;

function escapeText(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text
    .replace(FORBIDDEN, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#xD;");
}

function escapeAttribute(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return escapeText(text).replaceAll('"', "&quot;").replaceAll("\n", "&#xA;").replaceAll("\t", "&#x9;");
}
