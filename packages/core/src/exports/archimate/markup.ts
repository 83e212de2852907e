/** XML to be written: a tree of tags, printed the same way every time. */

export interface Markup {
  readonly name: string;
  /** In the order of printing; those without a value are left out. */
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly children: readonly Markup[];
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

/** A whole file, two spaces a level. */
export function printXml(root: Markup): string {
  const lines: string[] = ['<?xml version="1.0" encoding="UTF-8"?>'];
  print(root, "", lines);
  return `${lines.join("\n")}\n`;
}

/** A file as coArchi prints it: no declaration, each attribute on a line of its own, four spaces. */
export function printTall(root: Markup): string {
  const lines: string[] = [];
  printTallTag(root, "", lines);
  return `${lines.join("\n")}\n`;
}

function print(markup: Markup, indent: string, lines: string[]): void {
  const attributes = stated(markup).map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`);
  const head = `${indent}<${markup.name}${attributes.join("")}`;
  if (markup.text !== undefined) {
    lines.push(`${head}>${escapeText(markup.text)}</${markup.name}>`);
  } else if (markup.children.length === 0) {
    lines.push(`${head}/>`);
  } else {
    lines.push(`${head}>`);
    for (const child of markup.children) print(child, `${indent}  `, lines);
    lines.push(`${indent}</${markup.name}>`);
  }
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

function escapeText(text: string): string {
  return text
    .replace(FORBIDDEN, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#xD;");
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', "&quot;").replaceAll("\n", "&#xA;").replaceAll("\t", "&#x9;");
}
