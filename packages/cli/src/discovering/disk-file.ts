/** A file on disk as discovery reads it: bytes when they are asked for, and not kept. What cannot be read is told and is empty. */
import { closeSync, createReadStream, openSync, readFileSync, readSync, statSync } from "node:fs";
import { createHash } from "node:crypto";
import { decodeText } from "@orrery/core/base/decode-text";
import type { Diagnostic } from "@orrery/core/base/diagnostic";
import type { TreeFile } from "@orrery/core/sources/read-all";
import { diskFault, plainBytes } from "../files.ts";

export interface DiskFile extends TreeFile {
  /** Hash of its bytes; undefined where they cannot be read. */
  hash(): string | undefined;
}

/** Throws the fault of the disk where there is no such file. */
export function fileOnDisk(
  onDisk: string,
  path: string,
  limit: number,
  report: (problem: Diagnostic) => void,
): DiskFile {
  const { size } = statSync(onDisk);
  const told = new Set<string>();
  const tell = (code: string, severity: Diagnostic["severity"], parameters: Diagnostic["parameters"]): void => {
    if (told.has(code)) return;
    told.add(code);
    report({ code, severity, uri: path, span: { start: 0, end: 0 }, parameters });
  };
  const guarded = <Result>(read: () => Result, otherwise: Result): Result => {
    try {
      return read();
    } catch (error) {
      const reason = diskFault(error);
      if (reason === undefined) throw error;
      tell("unreadable-file", "error", { reason });
      return otherwise;
    }
  };
  const bytes = (): Uint8Array => {
    if (size > limit) {
      tell("artefact-too-large", "warning", { limit });
      return NO_BYTES;
    }
    return guarded(() => plainBytes(readFileSync(onDisk)), NO_BYTES);
  };
  return {
    path,
    size,
    head: () => guarded(() => headOf(onDisk), NO_BYTES),
    bytes,
    text: () => decodeText(bytes()),
    chunks: () => piecesOf(onDisk),
    hash: () => guarded(() => hashOf(onDisk), undefined),
  };
}

const NO_BYTES: Uint8Array = new Uint8Array(0);
const PIECE = 2 ** 20;

function headOf(onDisk: string): Uint8Array {
  const file = openSync(onDisk, "r");
  try {
    const buffer = Buffer.alloc(4096);
    return plainBytes(buffer.subarray(0, readSync(file, buffer, 0, buffer.length, 0)));
  } finally {
    closeSync(file);
  }
}

async function* piecesOf(onDisk: string): AsyncGenerator<Uint8Array> {
  for await (const piece of createReadStream(onDisk, { highWaterMark: PIECE })) yield plainBytes(piece as Buffer);
}

/** The first half of SHA-256: enough to know a file again, and short enough for a line of text. */
function hashOf(onDisk: string): string {
  const hash = createHash("sha256");
  const file = openSync(onDisk, "r");
  try {
    const buffer = Buffer.alloc(PIECE);
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer))
      hash.update(buffer.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return hash.digest("hex").slice(0, 32);
}
