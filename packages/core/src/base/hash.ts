/** A fast 32-bit hash of content, to know an unchanged file again; not for security. */

const MULTIPLIER = 0x9e3779b1 | 0;

/** Mixes four bytes a step (multiply-rotate, after xxHash32 by Y. Collet); the length is part of it. */
export function contentHash(bytes: Uint8Array): number {
  let hash = bytes.length | 0;
  let at = 0;
  const whole = bytes.length - (bytes.length % 4);
  if (bytes.byteOffset % 4 === 0) {
    const words = new Int32Array(bytes.buffer, bytes.byteOffset, whole / 4);
    for (let index = 0; index < words.length; index++) hash = step(hash, words[index] as number);
    at = whole;
  } else {
    for (; at < whole; at += 4) {
      const word = (bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24);
      hash = step(hash, word);
    }
  }
  for (; at < bytes.length; at++) hash = step(hash, bytes[at] as number);
  hash = Math.imul(hash ^ (hash >>> 15), MULTIPLIER);
  return hash ^ (hash >>> 13);
}

function step(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, MULTIPLIER);
  return (mixed << 13) | (mixed >>> 19);
}
