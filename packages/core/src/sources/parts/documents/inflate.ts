/** Unpacking of what is deflated inside of a document, as far as the limits let it. */
import { Inflate, Unzlib } from "fflate";
import type { Limits } from "../../source.ts";

const PIECE = 1 << 15;
/** What little packed content may unpack to, whatever its ratio. */
const ALWAYS = 2 ** 20;

/** The content; `too-large` where it is beyond the limits, `undefined` where it is damaged. */
export function inflated(
  packed: Uint8Array,
  form: "raw" | "zlib",
  limits: Limits,
): Uint8Array | "too-large" | undefined {
  const most = Math.min(limits.unpacked, limits.bytes, Math.max(ALWAYS, packed.length * limits.ratio));
  const pieces: Uint8Array[] = [];
  let size = 0;
  let isEnded = false;
  const hear = (piece: Uint8Array, isLast: boolean): void => {
    size += piece.length;
    if (size <= most) pieces.push(piece);
    isEnded = isLast;
  };
  const unpacker = form === "raw" ? new Inflate(hear) : new Unzlib(hear);
  for (let at = 0; at < packed.length && size <= most; at += PIECE) {
    try {
      unpacker.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
    } catch {
      return undefined;
    }
  }
  if (size > most) return "too-large";
  return isEnded ? joined(pieces, size) : undefined;
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const valueOf: ReadonlyMap<number, number> = new Map(
  letters.split("").map((letter, value) => [letter.charCodeAt(0), value]),
);

/** Bytes of base64; white space is passed over. `undefined`: it is none. */
export function fromBase64(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let size = 0;
  let bits = 0;
  let held = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x3d) break;
    if (code <= 0x20) continue;
    const value = valueOf.get(code);
    if (value === undefined) return undefined;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[size++] = (held >> bits) & 0xff;
  }
  return bytes.subarray(0, size);
}
