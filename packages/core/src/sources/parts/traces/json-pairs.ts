/** Objects and arrays in the window, pair by pair and item by item. */
import { BROKEN } from "./byte-window.ts";
import type { ByteWindow } from "./byte-window.ts";

const CLOSE_OBJECT = 0x7d;
const CLOSE_ARRAY = 0x5d;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;

/** Looks at the pairs of the object at `at`: `pair` gets the bounds of the key and the place of its value, and gives the place behind it. */
export function eachPair(
  window: ByteWindow,
  at: number,
  pair: (from: number, to: number, value: number) => number,
): number {
  let place = window.space(at + 1);
  for (;;) {
    if (place < 0) return place;
    const byte = window.bytes[place];
    if (byte === CLOSE_OBJECT) return place + 1;
    if (byte === COMMA) {
      place = window.space(place + 1);
      continue;
    }
    if (byte !== QUOTE) return BROKEN;
    const after = window.skipText(place);
    if (after < 0) return after;
    const colon = window.space(after);
    if (colon < 0) return colon;
    if (window.bytes[colon] !== COLON) return BROKEN;
    const value = window.space(colon + 1);
    if (value < 0) return value;
    const next = pair(place + 1, after - 1, value);
    if (next < 0) return next;
    place = window.space(next);
  }
}

/** Looks at the items of the array at `at`. */
export function eachItem(window: ByteWindow, at: number, item: (value: number) => number): number {
  let place = window.space(at + 1);
  for (;;) {
    if (place < 0) return place;
    const byte = window.bytes[place];
    if (byte === CLOSE_ARRAY) return place + 1;
    if (byte === COMMA) {
      place = window.space(place + 1);
      continue;
    }
    const next = item(place);
    if (next < 0) return next;
    place = window.space(next);
  }
}
