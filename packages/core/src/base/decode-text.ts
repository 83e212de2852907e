/** Text of foreign files: by their mark UTF-8 or UTF-16, by their look UTF-16 without a mark, else UTF-8 with wrong bytes as U+FFFD. */
import { decode } from "./text.ts";

export function decodeText(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return utf16(bytes, 2, true);
  if (first === 0xfe && second === 0xff) return utf16(bytes, 2, false);
  if (first === 0xef && second === 0xbb && third === 0xbf) return decode(bytes, 3);
  if (bytes.length >= 4 && second === 0 && bytes[3] === 0 && first !== 0) return utf16(bytes, 0, true);
  if (bytes.length >= 4 && first === 0 && bytes[2] === 0 && second !== 0) return utf16(bytes, 0, false);
  return decode(bytes);
}

function utf16(bytes: Uint8Array, from: number, isLittle: boolean): string {
  const pieces: string[] = [];
  const units = new Uint16Array(8192);
  let count = 0;
  for (let at = from; at + 1 < bytes.length; at += 2) {
    const low = bytes[isLittle ? at : at + 1] as number;
    const high = bytes[isLittle ? at + 1 : at] as number;
    units[count++] = (high << 8) | low;
    if (count === units.length) {
      pieces.push(String.fromCharCode(...units));
      count = 0;
    }
  }
  pieces.push(String.fromCharCode(...units.subarray(0, count)));
  return pieces.join("");
}
