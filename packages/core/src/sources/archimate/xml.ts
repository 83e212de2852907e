/**
 * XML bytes as a small tree, or one diagnostic. Well-formedness is checked (saxes); a DOCTYPE is refused, so no entity is ever
 * expanded; size, depth and number of tags are limited. A file that is cut or broken gives no tree: half a model read as a whole
 * one would look like a deletion of the rest.
 */
import { SaxesParser } from "saxes";
import type { Diagnostic } from "../../base/diagnostic.ts";
import { encode } from "../../base/text.ts";

export interface XmlFile {
  readonly uri: string;
  readonly text: string;
  /** Bytes before the first character (a byte order mark). */
  readonly skipped: number;
}

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly namespace: string;
  /** By name; `xsi:` and `xml:` stand for their namespaces whatever prefix the file uses. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Character data directly inside, joined. */
  readonly text: string;
  readonly file: XmlFile;
  /** Just after the opening tag, in UTF-16 code units. */
  readonly position: number;
}

export interface XmlLimits {
  readonly bytes: number;
  readonly depth: number;
  readonly tags: number;
}

export interface XmlReading {
  readonly root?: XmlElement;
  readonly diagnostics: readonly Diagnostic[];
}

/** Far above the largest model ever published (about 20 MB, 60,000 tags), low enough to stay in memory. */
export const xmlLimits: XmlLimits = { bytes: 256 * 1024 * 1024, depth: 200, tags: 5_000_000 };

/** Reads one XML file. */
export function readXml(uri: string, bytes: Uint8Array, limits: XmlLimits = xmlLimits): XmlReading {
  if (bytes.length > limits.bytes) {
    const parameters = { size: bytes.length, limit: limits.bytes };
    return { diagnostics: [{ code: "xml-too-large", severity: "error", uri, span: { start: 0, end: 0 }, parameters }] };
  }
  return parse(decodeXml(uri, bytes), limits);
}

/** Half-open byte range of the opening tag of an element. */
export function spanOf(element: XmlElement): Diagnostic["span"] {
  const { file, position } = element;
  return bytesOf(file, Math.max(0, file.text.lastIndexOf("<", position - 1)), position);
}

/** Line from 1 of the opening tag of an element. */
export function lineOfTag(element: XmlElement): number {
  let line = 1;
  for (
    let at = element.file.text.indexOf("\n");
    at >= 0 && at < element.position;
    at = element.file.text.indexOf("\n", at + 1)
  )
    line++;
  return line;
}

const XSI = "http://www.w3.org/2001/XMLSchema-instance";
const XML = "http://www.w3.org/XML/1998/namespace";

/** An element while its tag is open. */
interface Draft {
  name: string;
  namespace: string;
  attributes: Record<string, string>;
  children: Draft[];
  text: string;
  file: XmlFile;
  position: number;
}

type Scope = Readonly<Record<string, string>>;

function parse(file: XmlFile, limits: XmlLimits): XmlReading {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const open: Draft[] = [];
  const scopes: Scope[] = [Object.assign(bare(), { xml: XML, "": "" })];
  let root: Draft | undefined;
  let tags = 0;
  let failure: Diagnostic | undefined;
  const fail = (code: string, parameters: Diagnostic["parameters"]): void => {
    const at = Math.min(parser.position, file.text.length);
    const place = { line: parser.line, column: parser.column + 1 };
    failure ??= {
      code,
      severity: "error",
      uri: file.uri,
      span: bytesOf(file, at, at),
      parameters: { ...place, ...parameters },
    };
  };

  parser.on("opentag", (tag) => {
    if (failure !== undefined) return;
    if (++tags > limits.tags) return fail("xml-too-many-tags", { limit: limits.tags });
    if (open.length >= limits.depth) return fail("xml-too-deep", { limit: limits.depth });
    const raw: Readonly<Record<string, string>> = tag.attributes;
    const scope = scopeOf(raw, scopes[scopes.length - 1] ?? bare());
    const colon = tag.name.indexOf(":");
    const draft: Draft = {
      name: tag.name.slice(colon + 1),
      namespace: scope[colon < 0 ? "" : tag.name.slice(0, colon)] ?? "",
      attributes: attributesOf(raw, scope),
      children: [],
      text: "",
      file,
      position: parser.position,
    };
    open[open.length - 1]?.children.push(draft);
    root ??= draft;
    open.push(draft);
    scopes.push(scope);
  });
  parser.on("closetag", () => {
    open.pop();
    scopes.pop();
  });
  const addText = (text: string): void => {
    const draft = open[open.length - 1];
    if (draft !== undefined) draft.text += text;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("doctype", () => fail("xml-doctype", {}));
  parser.on("error", () => {
    const cut = parser.position >= file.text.trimEnd().length;
    fail(cut ? "xml-truncated" : "xml-malformed", { near: near(file.text, parser.position) });
  });

  feed(
    parser,
    file.text,
    () => failure !== undefined,
    () => fail("xml-malformed", { near: near(file.text, parser.position) }),
  );
  if (failure !== undefined) return { diagnostics: [failure] };
  return root === undefined ? { diagnostics: [] } : { root, diagnostics: [] };
}

const CHUNK = 1 << 16;

/** Writes the text in pieces so that a failure ends the work at once. */
function feed(
  parser: SaxesParser<{ xmlns: false; position: true }>,
  text: string,
  failed: () => boolean,
  broken: () => void,
): void {
  try {
    for (let at = 0; at < text.length && !failed(); at += CHUNK) parser.write(text.slice(at, at + CHUNK));
    if (!failed()) parser.close();
  } catch {
    broken();
  }
}

/** A record without inherited names, since the file chooses the keys. */
function bare(): Record<string, string> {
  return Object.create(null) as Record<string, string>;
}

function scopeOf(raw: Readonly<Record<string, string>>, outer: Scope): Scope {
  let scope: Record<string, string> | undefined;
  for (const name in raw) {
    if (!name.startsWith("xmlns")) continue;
    if (name === "xmlns" || name[5] === ":") {
      scope ??= Object.assign(bare(), outer);
      scope[name.slice(6)] = raw[name] ?? "";
    }
  }
  return scope ?? outer;
}

function attributesOf(raw: Readonly<Record<string, string>>, scope: Scope): Record<string, string> {
  const attributes = bare();
  for (const name in raw) {
    const value = raw[name] ?? "";
    const colon = name.indexOf(":");
    if (colon < 0) {
      if (name !== "xmlns") attributes[name] = value;
      continue;
    }
    const prefix = name.slice(0, colon);
    if (prefix === "xmlns") continue;
    const namespace = scope[prefix];
    const known = namespace === XSI ? "xsi" : namespace === XML ? "xml" : prefix;
    attributes[`${known}:${name.slice(colon + 1)}`] = value;
  }
  return attributes;
}

const ENCODING = /^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/;

/** Text of the bytes by byte order mark, then by the declared encoding, else UTF-8. */
function decodeXml(uri: string, bytes: Uint8Array): XmlFile {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  if (mark === 0xfffe || mark === 0xfeff) {
    return { uri, text: new TextDecoder(mark === 0xfffe ? "utf-16le" : "utf-16be").decode(bytes), skipped: 2 };
  }
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const label = marked ? "utf-8" : (ENCODING.exec(head)?.[1] ?? "utf-8");
  return { uri, text: decoderFor(label).decode(bytes), skipped: marked ? 3 : 0 };
}

function decoderFor(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}

function bytesOf(file: XmlFile, start: number, end: number): Diagnostic["span"] {
  const from = file.skipped + encode(file.text.slice(0, start)).length;
  return { start: from, end: from + encode(file.text.slice(start, end)).length };
}

function near(text: string, position: number): string {
  return text
    .slice(Math.max(0, position - 20), position)
    .replace(/\s+/g, " ")
    .trim();
}
