/** Identifiers that are the same whenever they are made of the same text, in the form of a UUID (RFC 9562). */
import { contentHash } from "./hash.ts";
import { encode } from "./text.ts";

/**
 * Version 8 would be the honest one, but the schemas of OSCAL take 4 and 5 only: it says 5, a name hashed, though with another hash.
 * Not for security.
 */
export function uuidOf(text: string): string {
  const digits = [1, 2, 3, 4].map((salt) => hashed(`${salt}\n${text}\n${salt}`)).join("");
  const variant = "89ab"[Number.parseInt(digits.charAt(16), 16) % 4] ?? "8";
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `5${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20),
  ].join("-");
}

function hashed(text: string): string {
  return (contentHash(encode(text)) >>> 0).toString(16).padStart(8, "0");
}
