/** A file in a format of others, given as an operand: its bytes, or what is wrong with it said to the person. */
import { basename, resolve } from "node:path";
import { foundFile, kindOfPath, tryReading } from "./files.ts";
import type { Terminal } from "./terminal.ts";
import { visible } from "./terminal/width.ts";

export interface ForeignFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Undefined where it cannot be read, which has then been said. `most`: bytes beyond which it is refused. */
export function readForeignFile(terminal: Terminal, given: string, most: number): ForeignFile | undefined {
  const path = resolve(terminal.folder, given);
  const kind = kindOfPath(path);
  if (kind !== "file") {
    terminal.complain(terminal.text(kind === undefined ? "foreign.none" : "foreign.no-file", { path: visible(given) }));
    return undefined;
  }
  if (foundFile(path).bytes > most) {
    terminal.complain(terminal.text("foreign.too-large", { path: visible(given), most: most / 1_000_000 }));
    return undefined;
  }
  const bytes = tryReading(path);
  if (bytes instanceof Uint8Array) return { name: basename(path), bytes };
  const reason = terminal.named(`fault.${bytes.code}`) ?? bytes.code;
  terminal.complain(terminal.text("fault", { path: visible(given), reason }));
  return undefined;
}
