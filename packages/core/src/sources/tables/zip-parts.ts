/** The parts of a zip, unpacked a piece at a time: the list is read from its directory, and no part may unpack to more than it declares. */
import { Inflate } from "fflate";

export interface ZipPart {
  readonly name: string;
  readonly packedSize: number;
  readonly size: number;
  readonly method: number;
  readonly offset: number;
}

/** The directory of a zip; `undefined` where there is none to be found. Encrypted parts are left out. */
export function zipParts(bytes: Uint8Array): readonly ZipPart[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = endOfDirectory(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const parts: ZipPart[] = [];
  const decoder = new TextDecoder();
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return undefined;
    const nameLength = view.getUint16(at + 28, true);
    const name = decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const isEncrypted = (view.getUint16(at + 8, true) & 1) !== 0;
    const part = {
      name: name.replace(/^\//u, "").replaceAll("\\", "/"),
      method: view.getUint16(at + 10, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    if (!isEncrypted) parts.push(part);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return parts;
}

function endOfDirectory(view: DataView): number | undefined {
  const least = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= least; at--) if (view.getUint32(at, true) === 0x06054b50) return at;
  return undefined;
}

const PIECE = 1 << 15;

/** Content of a part in pieces. Whether it was whole is what the generator returns. */
export function* unpackPart(bytes: Uint8Array, part: ZipPart): Generator<Uint8Array, boolean> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const { offset, packedSize, size, method } = part;
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) return false;
  const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const to = from + packedSize;
  if (to > bytes.length) return false;
  if (method === 0) {
    for (let at = from; at < to; at += PIECE) yield bytes.subarray(at, Math.min(to, at + PIECE));
    return true;
  }
  if (method !== 8) return false;
  const pieces: Uint8Array[] = [];
  let isEnded = false;
  const inflate = new Inflate((piece, isLast) => {
    if (piece.length > 0) pieces.push(piece);
    isEnded = isLast;
  });
  let left = size;
  for (let at = from; at < to; at += PIECE) {
    try {
      inflate.push(bytes.subarray(at, Math.min(to, at + PIECE)), at + PIECE >= to);
    } catch {
      return false;
    }
    for (const piece of pieces) {
      left -= piece.length;
      if (left < 0) return false;
      yield piece;
    }
    pieces.length = 0;
  }
  return isEnded && left === 0;
}
