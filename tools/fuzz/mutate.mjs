/** Mutations of real inputs, decided by a seed alone: the same seed and inputs give the same bytes anywhere. */

/**
 * Numbers from 0 to 1 out of a seed (mulberry32, public domain, Tommy Ettinger).
 * @param {number} seed
 * @returns {() => number}
 */
export function random(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Largest mutated input, bytes. */
const LARGEST = 2_000_000;

/**
 * A few mutations of one of the inputs.
 * @param {readonly Uint8Array[]} inputs
 * @param {readonly string[]} words pieces of the format
 * @param {() => number} next
 * @returns {Uint8Array}
 */
export function mutated(inputs, words, next) {
  let bytes = pick(inputs, next);
  for (let left = 1 + Math.floor(next() * next() * 12); left > 0; left--)
    bytes = mutatedOnce(bytes, inputs, words, next);
  return bytes.subarray(0, LARGEST);
}

/**
 * @param {Uint8Array} bytes
 * @param {readonly Uint8Array[]} inputs
 * @param {readonly string[]} words
 * @param {() => number} next
 * @returns {Uint8Array}
 */
function mutatedOnce(bytes, inputs, words, next) {
  const at = Math.floor(next() * (bytes.length + 1));
  const size = Math.floor(next() ** 3 * Math.max(1, bytes.length - at));
  const chunk = bytes.subarray(at, at + size);
  switch (Math.floor(next() * 9)) {
    case 0:
      return replaced(bytes, at, Math.min(1, bytes.length - at), Uint8Array.of(Math.floor(next() * 256)));
    case 1:
      return replaced(bytes, at, 0, encoder.encode(pick(words, next)));
    case 2:
      return replaced(bytes, at, size, new Uint8Array(0));
    case 3:
      return replaced(bytes, at, 0, chunk);
    case 4:
      return bytes.subarray(0, at);
    case 5: {
      const other = pick(inputs, next);
      const from = Math.floor(next() * other.length);
      return replaced(bytes, at, size, other.subarray(from, from + Math.floor(next() * 2000)));
    }
    case 6: {
      const piece = next() < 0.5 ? encoder.encode(pick(words, next)) : chunk.subarray(0, 40);
      return replaced(bytes, at, 0, repeated(piece, Math.floor(2 ** (next() * 14))));
    }
    case 7: {
      const flipped = bytes.slice();
      for (let index = 0; index < 8 && flipped.length > 0; index++) {
        const place = Math.floor(next() * flipped.length);
        flipped[place] = (flipped[place] ?? 0) ^ (1 << Math.floor(next() * 8));
      }
      return flipped;
    }
    default:
      return replaced(bytes, at, size, encoder.encode(String.fromCodePoint(Math.floor(next() * 0xd7ff))));
  }
}

/**
 * @template Item
 * @param {readonly Item[]} items
 * @param {() => number} next
 * @returns {Item}
 */
export function pick(items, next) {
  const [picked] = items.slice(Math.floor(next() * items.length));
  if (picked === undefined) throw new Error("There is nothing to pick from.");
  return picked;
}

/**
 * @param {Uint8Array} bytes
 * @param {number} at
 * @param {number} gone
 * @param {Uint8Array} by
 * @returns {Uint8Array}
 */
function replaced(bytes, at, gone, by) {
  const result = new Uint8Array(Math.max(0, bytes.length - gone) + by.length);
  result.set(bytes.subarray(0, at));
  result.set(by, at);
  result.set(bytes.subarray(at + gone), at + by.length);
  return result;
}

/**
 * @param {Uint8Array} piece
 * @param {number} times
 * @returns {Uint8Array}
 */
function repeated(piece, times) {
  const count = Math.min(times, Math.floor(LARGEST / Math.max(1, piece.length)));
  const result = new Uint8Array(piece.length * count);
  for (let index = 0; index < count; index++) result.set(piece, index * piece.length);
  return result;
}

const encoder = new TextEncoder();
