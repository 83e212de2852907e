import { formatted } from "@orrery/core/language/format";
import { resolve } from "node:path";
import { EXTENSION, findModelFiles, type FoundFile, foundFile, kindOfPath, tryReading, writeWhole } from "../files.ts";
import { knownVerbs } from "../known-verbs.ts";
import { findModel, shownPath } from "../open-model.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../terminal/width.ts";
import type { Command, ExitCode } from "./command.ts";

const options = {
  check: { kind: "flag" },
  stdin: { kind: "flag" },
  json: { kind: "flag" },
} as const;

/** `orrery format`: the texts of a model with their blanks in order; no word changes. */
export const format: Command<typeof options> = {
  name: "format",
  operands: "[PATH...]",
  takes: [0, Infinity],
  options,
  examples: [
    "orrery format",
    "orrery format architecture/apps.orrery",
    "orrery format --check",
    "orrery format --stdin < draft.orrery",
  ],

  async run(terminal, values, paths) {
    if (values.stdin) {
      terminal.write(formatted(await terminal.readInput(), { verbs: knownVerbs(terminal, []) }));
      return 0;
    }
    const files = filesMeant(terminal, paths);
    if (files === undefined) return 2;
    const changed: FoundFile[] = [];
    const verbs = knownVerbs(terminal, files);
    for (const file of files) {
      const before = tryReading(file.path);
      if (!(before instanceof Uint8Array)) {
        terminal.complain(
          terminal.text("fault", {
            path: visible(file.path),
            reason: terminal.named(`fault.${before.code}`) ?? before.code,
          }),
        );
        return 2;
      }
      const after = formatted(before, { uri: file.uri, verbs });
      if (Buffer.compare(before, after) === 0) continue;
      changed.push(file);
      if (!values.check) writeWhole(file.path, after);
    }
    return report(terminal, files, changed, values);
  },
};

/** Files and folders as named, else all files of the model around the current folder; undefined after telling what is missing. */
function filesMeant(terminal: Terminal, paths: readonly string[]): readonly FoundFile[] | undefined {
  if (paths.length === 0) return findModel(terminal, undefined)?.found.files;
  const files = new Map<string, FoundFile>();
  for (const typed of paths) {
    const path = resolve(terminal.folder, typed);
    const kind = kindOfPath(path);
    if (kind === undefined || (kind !== "folder" && !path.endsWith(EXTENSION))) {
      terminal.complain(
        terminal.text(kind === undefined ? "open.no-such-path" : "format.not-ours", { path: visible(typed) }),
      );
      return undefined;
    }
    for (const file of kind === "folder" ? findModelFiles(path).files : [foundFile(path)]) files.set(file.path, file);
  }
  return [...files.values()];
}

function report(
  terminal: Terminal,
  files: readonly FoundFile[],
  changed: readonly FoundFile[],
  { check, json }: { readonly check: boolean; readonly json: boolean },
): ExitCode {
  const paths = changed.map((file) => shownPath(terminal, file.path));
  if (json) terminal.json({ version: 1, files: files.length, changed: paths });
  else {
    for (const path of paths) terminal.print(visible(path));
    const key = check ? "format.checked" : "format.done";
    terminal.say(terminal.paintBeside.dim(terminal.text(key, { count: changed.length, files: files.length })));
  }
  return check && changed.length > 0 ? 1 : 0;
}
