/** A fast 32-bit hash of content, to know an unchanged file again; not for security. */

const MULTIPLIER = 0x9e3779b1 | 0;

/** Mixes four bytes a step in four lanes (multiply-rotate, after xxHash32 by Y. Collet); the length is part of it. */
export function contentHash(content: Uint8Array): number {
  // Not `slice`: that of Node's Buffer would be a view at the same odd offset.
  const bytes = content.byteOffset % 4 === 0 ? content : new Uint8Array(content);
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / 4));
  const rounds = words.length - (words.length % 4);
  // Lanes apart, so that no multiplication waits for the one before it.
  let hash = bytes.length | 0;
  let second = hash ^ 1;
  let third = hash ^ 2;
  let fourth = hash ^ 3;
  for (let index = 0; index < rounds; index += 4) {
    hash = step(hash, words[index] as number);
    second = step(second, words[index + 1] as number);
    third = step(third, words[index + 2] as number);
    fourth = step(fourth, words[index + 3] as number);
  }
  hash = step(step(step(hash, second), third), fourth);
  for (let index = rounds; index < words.length; index++) hash = step(hash, words[index] as number);
  for (let at = words.length * 4; at < bytes.length; at++) hash = step(hash, bytes[at] as number);
  hash = Math.imul(hash ^ (hash >>> 15), MULTIPLIER);
  return hash ^ (hash >>> 13);
}

function step(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, MULTIPLIER);
  return (mixed << 13) | (mixed >>> 19);
}
