/** The end-of-life table that an organisation keeps beside its model: `.orrery/endoflife.json`, written by `orrery data update`. */
import { decode } from "@orrery/core/base/text";
import { type DumpProblem, readSupportFile } from "@orrery/core/model/endoflife/read-dump";
import { shippedTable, type SupportTable } from "@orrery/core/model/endoflife/support-table";
import { join } from "node:path";
import { foundFile, kindOfPath, tryReading } from "./files.ts";

export const SUPPORT_FILE = ".orrery/endoflife.json";

/** No table of products is larger: 64 MiB. */
export const MOST_SUPPORT_BYTES: number = 64 * 2 ** 20;

/** The table of a model's folder; undefined where there is none, or none that can be read. */
export function supportIn(folder: string): SupportTable | undefined {
  const found = readSupportIn(folder);
  return found === undefined || "code" in found ? undefined : found;
}

/** The same with what is wrong with it. */
export function readSupportIn(folder: string): SupportTable | DumpProblem | undefined {
  const path = join(folder, SUPPORT_FILE);
  if (kindOfPath(path) !== "file") return undefined;
  if (foundFile(path).bytes > MOST_SUPPORT_BYTES) return { code: "too-many", where: SUPPORT_FILE, found: "" };
  const bytes = tryReading(path);
  if (!(bytes instanceof Uint8Array)) return { code: "not-json", where: SUPPORT_FILE, found: bytes.code };
  return readSupportFile(decode(bytes), shippedTable);
}
