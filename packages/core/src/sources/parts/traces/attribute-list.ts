/** Attributes of spans and resources in any form: a list of `{key, value}` (OTLP, Jaeger), or a map (Zipkin, search indexes). */
import type { WordTable } from "../word-table.ts";
import { UNUSUAL } from "./byte-window.ts";
import type { ByteWindow } from "./byte-window.ts";
import { eachItem, eachPair } from "./json-pairs.ts";

const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const SLASH = 0x2f;

/** Takes the text of an attribute whose name is in the table. */
export type Keep<Into> = (into: Into, name: number, value: string) => void;

export function readAttributes<Into>(
  window: ByteWindow,
  at: number,
  table: WordTable,
  into: Into,
  keep: Keep<Into>,
): number {
  const first = window.bytes[at];
  if (first === OPEN_OBJECT) return readMap(window, at, table, into, keep);
  if (first !== OPEN_ARRAY) return window.skip(at);
  let place = window.space(at + 1);
  for (;;) {
    if (place < 0) return place;
    const byte = window.bytes[place];
    if (byte === CLOSE_ARRAY) return place + 1;
    if (byte === COMMA) place = window.space(place + 1);
    else {
      const next = byte === OPEN_OBJECT ? readKeyValue(window, place, table, into, keep) : window.skip(place);
      if (next < 0) return next;
      place = window.space(next);
    }
  }
}

function readMap<Into>(window: ByteWindow, at: number, table: WordTable, into: Into, keep: Keep<Into>): number {
  return eachPair(window, at, (from, to, value) => {
    const name = table.find(window.view, from, to);
    if (name === 0) return window.skip(value);
    const after = readValue(window, value);
    if (after >= 0) keep(into, name, window.read);
    return after;
  });
}

function readKeyValue<Into>(window: ByteWindow, at: number, table: WordTable, into: Into, keep: Keep<Into>): number {
  const after = readUsual(window, at, table, into, keep);
  return after === UNUSUAL ? readAnyKeyValue(window, at, table, into, keep) : after;
}

const KEY = 8;
const VALUE = 10;

/**
 * `{"key":"http.method","value":{"stringValue":"GET"}}`, as nearly everybody writes it: without spaces, the key first, one plain value.
 * Whatever is otherwise, or not all there yet, goes the long way.
 */
function readUsual<Into>(window: ByteWindow, at: number, table: WordTable, into: Into, keep: Keep<Into>): number {
  if (!window.beginsKey(at)) return UNUSUAL;
  const { bytes } = window;
  const after = window.skipText(at + KEY - 1);
  if (after < 0 || !window.beginsValue(after)) return UNUSUAL;
  const type = window.skipText(after + VALUE);
  if (type < 0 || bytes[type] !== COLON) return UNUSUAL;
  const name = table.find(window.view, at + KEY, after - 1);
  const isText = bytes[type + 1] === QUOTE;
  const end = name === 0 ? window.skipPlain(type + 1) : isText ? readText(window, type + 1) : window.plain(type + 1);
  if (end < 0 || bytes[end] !== CLOSE_OBJECT || bytes[end + 1] !== CLOSE_OBJECT || end + 1 >= window.end)
    return UNUSUAL;
  if (name !== 0) keep(into, name, window.read);
  return end + 2;
}

function readAnyKeyValue<Into>(window: ByteWindow, at: number, table: WordTable, into: Into, keep: Keep<Into>): number {
  let name = 0;
  let text: string | undefined;
  let isUnwanted = false;
  const after = eachPair(window, at, (from, to, value) => {
    const length = to - from;
    if (length === 3 && window.says(from, "key") && window.bytes[value] === QUOTE) {
      const end = window.skipText(value);
      if (end < 0) return end;
      name = table.find(window.view, value + 1, end - 1);
      isUnwanted = name === 0;
      return end;
    }
    if (isUnwanted || length < 4 || !isValueName(window, from, length)) return window.skip(value);
    const end = readValue(window, value);
    if (end >= 0) text = window.read;
    return end;
  });
  if (after >= 0 && name !== 0 && text !== undefined) keep(into, name, text);
  return after;
}

/** `value`, and the older `vStr`, `vType`, `vLong` of Jaeger's inner form. */
function isValueName(window: ByteWindow, from: number, length: number): boolean {
  if (length === 5) return window.says(from, "value") || window.says(from, "vLong") || window.says(from, "vBool");
  return length === 4 && window.says(from, "vStr");
}

/** A plain value, or the one inside `{"stringValue": ...}`; of an array the first. Its text is in `read`. */
function readValue(window: ByteWindow, at: number): number {
  const first = window.bytes[at];
  if (first === OPEN_ARRAY) {
    let text = "";
    const after = eachItem(window, at, (item) => {
      const end = text === "" ? readValue(window, item) : window.skip(item);
      if (end >= 0 && text === "") text = window.read;
      return end;
    });
    window.read = text;
    return after;
  }
  if (first !== OPEN_OBJECT) return readText(window, at);
  let text = "";
  const after = eachPair(window, at, (_from, _to, value) => {
    const end = window.bytes[value] === OPEN_OBJECT ? readArrayValue(window, value) : readText(window, value);
    if (end >= 0 && text === "") text = window.read;
    return end;
  });
  window.read = text;
  return after;
}

/** `{"values": [...]}` of an array value. */
function readArrayValue(window: ByteWindow, at: number): number {
  let text = "";
  const after = eachPair(window, at, (_from, _to, value) => {
    const end = window.bytes[value] === OPEN_ARRAY ? readValue(window, value) : window.skip(value);
    if (end >= 0 && text === "" && window.bytes[value] === OPEN_ARRAY) text = window.read;
    return end;
  });
  window.read = text;
  return after;
}

/** A text; of a URL only scheme, host and port, since paths and queries are of many kinds and may hold secrets. */
function readText(window: ByteWindow, at: number): number {
  if (window.bytes[at] !== QUOTE) return window.text(at);
  const after = window.skipText(at);
  if (after < 0) return after;
  window.read = window.word(at + 1, endOfAuthority(window.bytes, at + 1, after - 1));
  return after;
}

/** Signs before the colon of a scheme. */
const LONGEST_SCHEME = 24;

function endOfAuthority(bytes: Uint8Array, from: number, to: number): number {
  let place = from;
  const limit = Math.min(to, from + LONGEST_SCHEME);
  while (place < limit && bytes[place] !== COLON) place++;
  if (place >= limit || bytes[place + 1] !== SLASH || bytes[place + 2] !== SLASH) return to;
  for (place += 3; place < to; place++) {
    const byte = bytes[place];
    if (byte === SLASH || byte === 0x3f || byte === 0x23 || byte === 0x5c) return place;
  }
  return to;
}
