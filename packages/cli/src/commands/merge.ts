import { type MergeConflict, mergeFiles, mergeTexts } from "@orrery/core/language/merge-text";
import { resolve } from "node:path";
import { findModelFiles, kindOfPath, realPath, tryReading, writeAll, writeWhole } from "../files.ts";
import { installDrivers } from "../git-drivers.ts";
import { knownVerbs } from "../known-verbs.ts";
import { shownPath } from "../open-model.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../terminal/width.ts";
import type { Command, ExitCode } from "./command.ts";

const options = {
  output: { kind: "text", value: "PATH", short: "o" },
  driver: { kind: "flag" },
  install: { kind: "flag" },
  json: { kind: "flag" },
} as const;

/** `orrery merge`: what two versions changed of a third, joined element by element and attribute by attribute. */
export const merge: Command<typeof options> = {
  name: "merge",
  operands: "BASE OURS THEIRS",
  takes: [0, 4],
  options,
  examples: [
    "orrery merge base.orrery ours.orrery theirs.orrery -o merged.orrery",
    "orrery merge base/ ours/ theirs/ -o merged/",
    "orrery merge --install",
  ],

  async run(terminal, values, operands) {
    if (values.install) return installDrivers(terminal);
    const [base, ours, theirs, path] = operands;
    const isComplete = values.driver || operands.length === 3;
    if (base === undefined || ours === undefined || theirs === undefined || !isComplete) {
      terminal.complain(
        terminal.text("misuse.too-few", { operands: "BASE OURS THEIRS" }),
        terminal.text("misuse.hint", { name: "merge" }),
      );
      return 2;
    }
    const sides = [base, ours, theirs].map((side) => resolve(terminal.folder, side)) as [string, string, string];
    const missing = sides.findIndex((side) => kindOfPath(side) === undefined);
    if (missing >= 0) {
      terminal.complain(terminal.text("open.no-such-path", { path: visible(operands[missing] ?? "") }));
      return 2;
    }
    const areFolders = sides.filter((side) => kindOfPath(side) === "folder").length;
    if (areFolders !== 0 && areFolders !== 3) {
      terminal.complain(terminal.text("merge.mixed"));
      return 2;
    }
    // As a driver, Git wants the result in the file of our side (gitattributes(5), "Defining a custom merge driver").
    const output = values.driver ? ours : values.output;
    return areFolders === 3
      ? mergeFolders(terminal, sides, output, values.json)
      : mergeOne(terminal, sides, { output, uri: path ?? output ?? ours, isJson: values.json });
  },
};

interface OneFile {
  readonly output: string | undefined;
  readonly uri: string;
  readonly isJson: boolean;
}

function mergeOne(
  terminal: Terminal,
  sides: readonly [string, string, string],
  { output, uri, isJson }: OneFile,
): ExitCode {
  const [base, ours, theirs] = sides.map(read) as [Uint8Array, Uint8Array, Uint8Array];
  const { text, conflicts } = mergeTexts(base, ours, theirs, { uri, verbs: knownVerbs(terminal, []) });
  if (output !== undefined) writeWhole(resolve(terminal.folder, output), text);
  else if (!isJson) terminal.write(text);
  return report(terminal, conflicts, isJson);
}

function mergeFolders(
  terminal: Terminal,
  sides: readonly [string, string, string],
  output: string | undefined,
  isJson: boolean,
): ExitCode {
  if (output === undefined) {
    terminal.complain(terminal.text("merge.no-output"), terminal.text("misuse.hint", { name: "merge" }));
    return 2;
  }
  const [base, ours, theirs] = sides.map(textsOf) as [Texts, Texts, Texts];
  const { files, conflicts } = mergeFiles(base, ours, theirs, { verbs: knownVerbs(terminal, []) });
  const target = resolve(terminal.folder, output);
  const present = findModelFiles(target).files;
  const [first] = present;
  if (first !== undefined && !sides.map(realPath).includes(realPath(target))) {
    terminal.complain(
      terminal.text("init.taken", { path: visible(shownPath(terminal, first.path)) }),
      terminal.text("init.taken.hint"),
    );
    return 2;
  }
  const gone = present.filter((file) => !files.has(file.uri)).map((file) => [file.uri, undefined] as const);
  writeAll(target, new Map([...files, ...gone]));
  return report(terminal, conflicts, isJson);
}

type Texts = ReadonlyMap<string, Uint8Array>;

/** A file that cannot be read ends the merge: it would count as removed otherwise. */
function textsOf(folder: string): Texts {
  const { files, problems } = findModelFiles(folder);
  const [problem] = problems;
  if (problem !== undefined) throw faultOf(String(problem.parameters["reason"]), `${folder}/${problem.uri}`);
  return new Map(files.map(({ uri, path }) => [uri, read(path)]));
}

function read(path: string): Uint8Array {
  const bytes = tryReading(path);
  if (bytes instanceof Uint8Array) return bytes;
  throw faultOf(bytes.code, path);
}

function faultOf(code: string, path: string): Error {
  return Object.assign(new Error(`${path}: ${code}`), { code, syscall: "read", path });
}

function report(terminal: Terminal, conflicts: readonly MergeConflict[], isJson: boolean): ExitCode {
  if (isJson) terminal.json({ version: 1, conflicts });
  else {
    for (const conflict of conflicts) terminal.say(lineOf(terminal, conflict));
    if (conflicts.length > 0) terminal.say(terminal.text("merge.conflicts", { count: conflicts.length }));
  }
  return conflicts.length > 0 ? 1 : 0;
}

/** `conflict a.orrery:12 shop owner: it | sales` */
function lineOf(terminal: Terminal, { conflict, subject, key, ours, theirs, uri, line }: MergeConflict): string {
  const { paintBeside: paint } = terminal;
  const what = key === undefined ? terminal.text(`merge.${conflict}`) : visible(key);
  const sides = [ours, theirs]
    .map((side) => (side === undefined ? terminal.text("merge.nothing") : visible(side)))
    .join(paint.dim(" | "));
  return `${paint.yellow(terminal.text("merge.conflict"))} ${paint.cyan(`${visible(uri)}:${line}`)} ${paint.bold(visible(subject))} ${what}: ${sides}`;
}
