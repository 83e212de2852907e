import { decode } from "@orrery/core/base/text";
import { type DumpFile, type DumpProblem, readDump, writeSupportFile } from "@orrery/core/model/endoflife/read-dump";
import { shippedTable, type SupportTable } from "@orrery/core/model/endoflife/support-table";
import { basename, join, resolve } from "node:path";
import { foundFile, kindOfPath, readFolder, tryReading, writeAll, writeWhenOther } from "../files.ts";
import { findModel, shownPath } from "../open-model.ts";
import { MOST_SUPPORT_BYTES, readSupportIn, SUPPORT_FILE } from "../support-file.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../terminal/width.ts";
import type { Command, ExitCode } from "./command.ts";

const options = {
  remove: { kind: "flag" },
  json: { kind: "flag" },
} as const;

/** `orrery data`: facts from outside that checks need, and their refreshing; it fetches nothing itself. */
export const data: Command<typeof options> = {
  name: "data",
  operands: "[update FILE|FOLDER] [DIR]",
  takes: [0, 3],
  options,
  examples: [
    "orrery data",
    "orrery data update endoflife.json",
    "orrery data update api/products architecture",
    "orrery data --remove",
  ],

  async run(terminal, { remove, json }, operands) {
    const isUpdate = operands[0] === "update";
    const [source, folder] = isUpdate ? operands.slice(1) : [undefined, operands[0]];
    if (isUpdate && source === undefined) return complain(terminal, "data.no-source", {}, "data.source.hint");
    if (!isUpdate && operands.length > 1)
      return complain(terminal, "data.unknown", { word: visible(operands[0] ?? "") }, "data.source.hint");
    if (source !== undefined && /^https?:/iu.test(source))
      return complain(terminal, "data.no-network", { url: visible(source) }, "data.source.hint");
    const place = findModel(terminal, folder);
    if (place === undefined) return 2;
    if (remove && kindOfPath(join(place.folder, SUPPORT_FILE)) === "file")
      writeAll(place.folder, new Map([[SUPPORT_FILE, undefined]]));
    return source === undefined ? show(terminal, place.folder, json) : update(terminal, source, place.folder, json);
  },
};

function update(terminal: Terminal, source: string, folder: string, isJson: boolean): ExitCode {
  const path = resolve(terminal.folder, source);
  const kind = kindOfPath(path);
  if (kind !== "file" && kind !== "folder") return complain(terminal, "open.no-such-path", { path: visible(source) });
  const files = kind === "folder" ? filesIn(terminal, path) : fileAt(terminal, path);
  if (files === undefined) return 2;
  const read = readDump(files, terminal.today());
  if ("problem" in read) return complainOf(terminal, read.problem);
  const text = writeSupportFile(read.products, { source: `endoflife.date, ${basename(path)}`, asOf: read.asOf });
  const target = join(folder, SUPPORT_FILE);
  const isWritten = writeWhenOther(target, text);
  if (isJson)
    terminal.json({ version: 1, file: SUPPORT_FILE, written: isWritten, ...countsOf(read.products), asOf: read.asOf });
  else
    terminal.print(
      terminal.text(isWritten ? "data.written" : "data.same", {
        path: visible(shownPath(terminal, target)),
        ...countsOf(read.products),
        day: read.asOf,
      }),
    );
  return 0;
}

/** Which table is in use, and of which day it is. */
function show(terminal: Terminal, folder: string, isJson: boolean): ExitCode {
  const own = readSupportIn(folder);
  if (own !== undefined && "code" in own) return complainOf(terminal, own);
  const table: SupportTable = own ?? shippedTable;
  const counts = countsOf([...table.products.values()]);
  if (isJson) terminal.json({ version: 1, file: own === undefined ? null : SUPPORT_FILE, ...counts, ...table.origin });
  else
    terminal.print(
      terminal.text(own === undefined ? "data.shipped" : "data.own", {
        path: visible(shownPath(terminal, join(folder, SUPPORT_FILE))),
        ...counts,
        day: table.origin.asOf,
        source: visible(table.origin.source),
      }),
    );
  return 0;
}

function countsOf(products: readonly { readonly cycles: readonly unknown[] }[]): { products: number; cycles: number } {
  return { products: products.length, cycles: products.reduce((sum, { cycles }) => sum + cycles.length, 0) };
}

function fileAt(terminal: Terminal, path: string): readonly DumpFile[] | undefined {
  if (foundFile(path).bytes > MOST_SUPPORT_BYTES) return tooLarge(terminal, path);
  const bytes = tryReading(path);
  if (bytes instanceof Uint8Array) return [{ name: basename(path), text: decode(bytes) }];
  const reason = terminal.named(`fault.${bytes.code}`) ?? bytes.code;
  terminal.complain(terminal.text("fault", { path: visible(path), reason }));
  return undefined;
}

/** The JSON files of a folder, as the API gives one a product. */
function filesIn(terminal: Terminal, folder: string): readonly DumpFile[] | undefined {
  const files: DumpFile[] = [];
  let size = 0;
  for (const { uri, bytes } of readFolder(folder)) {
    if (!uri.endsWith(".json")) continue;
    size += bytes.length;
    if (size > MOST_SUPPORT_BYTES) return tooLarge(terminal, folder);
    files.push({ name: uri, text: decode(bytes) });
  }
  return files;
}

function tooLarge(terminal: Terminal, path: string): undefined {
  complain(terminal, "data.too-large", { path: visible(path), megabytes: MOST_SUPPORT_BYTES / 2 ** 20 });
  return undefined;
}

function complainOf(terminal: Terminal, { code, where, found }: DumpProblem): 2 {
  return complain(
    terminal,
    `data.problem.${code}`,
    { where: visible(where), found: visible(found) },
    "data.source.hint",
  );
}

type DataKey =
  | "data.no-source"
  | "data.no-network"
  | "data.unknown"
  | "data.too-large"
  | "open.no-such-path"
  | `data.problem.${DumpProblem["code"]}`;

function complain(
  terminal: Terminal,
  key: DataKey,
  values: Record<string, string | number>,
  hint?: "data.source.hint",
): 2 {
  terminal.complain(terminal.text(key, values), hint === undefined ? undefined : terminal.text(hint));
  return 2;
}
