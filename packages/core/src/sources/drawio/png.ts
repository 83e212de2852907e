/** Drawings inside of pictures: the text of a PNG that draw.io wrote, the attribute of an SVG. */
import { decodeText } from "../../base/decode-text.ts";
import { inflated } from "../parts/documents/inflate.ts";
import type { Limits } from "../source.ts";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47];

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, at) => bytes[at] === byte);
}

/** XML of a drawing that a picture holds. */
export interface Held {
  readonly xml: string;
}

/** The text `mxfile` (or `mxGraphModel`) of a PNG. `undefined`: it has none that can be read. */
export function xmlOfPng(bytes: Uint8Array, limits: Limits): Held | "too-large" | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const type = latin(bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, Math.min(bytes.length, at + 8 + length));
    if (/^(?:tEXt|zTXt|iTXt)$/u.test(type)) {
      const found = textOf(type, data, limits);
      if (found !== undefined) return found;
    }
    if (type === "IEND") return undefined;
    at += 12 + length;
  }
  return undefined;
}

function textOf(type: string, data: Uint8Array, limits: Limits): Held | "too-large" | undefined {
  const end = data.indexOf(0);
  if (end < 0 || !/^mx(?:file|GraphModel)$/u.test(latin(data.subarray(0, Math.min(end, 80))))) return undefined;
  const { packed, isPacked } = contentOf(type, data, end);
  const bytes = isPacked ? inflated(packed, "zlib", limits) : packed;
  if (bytes === undefined || bytes === "too-large") return bytes;
  const xml = unescaped(decodeText(bytes));
  return xml === undefined ? undefined : { xml };
}

function contentOf(
  type: string,
  data: Uint8Array,
  end: number,
): { readonly packed: Uint8Array; readonly isPacked: boolean } {
  if (type === "tEXt") return { packed: data.subarray(end + 1), isPacked: false };
  if (type === "zTXt") return { packed: data.subarray(end + 2), isPacked: true };
  // Flag, method, language and translated keyword stand before the text.
  const language = data.indexOf(0, end + 3);
  const translated = data.indexOf(0, language + 1);
  return { packed: data.subarray(translated + 1), isPacked: data[end + 1] === 1 };
}

/** As draw.io writes it: percent signs before everything that is not plain. */
export function unescaped(text: string): string | undefined {
  if (!text.includes("%") || text.startsWith("<")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The attribute `content` of the outermost element of an SVG, with its entities resolved. */
export function xmlOfSvg(text: string): string | undefined {
  const root = text.indexOf("<svg");
  const end = text.indexOf(">", root);
  const start = root < 0 ? -1 : text.indexOf(' content="', root);
  if (start < 0 || start > end) return undefined;
  const close = text.indexOf('"', start + 10);
  return close < 0 ? undefined : entitiesResolved(text.slice(start + 10, close));
}

const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&", nbsp: " " };

export function entitiesResolved(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w{2,6}));/gu, (whole, decimal, hex, name) => {
    if (typeof name === "string") return named[name] ?? whole;
    const code = typeof decimal === "string" ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : "";
  });
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
