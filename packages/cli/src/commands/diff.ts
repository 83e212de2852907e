import { diff as compare } from "@orrery/core/reconcile/diff";
import type { Model } from "@orrery/core/model/model";
import { Workspace } from "@orrery/core/workspace";
import { resolve } from "node:path";
import { diffLines } from "../diff-text.ts";
import { kindOfPath, readModelFiles } from "../files.ts";
import { modelNamed } from "../named-model.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../terminal/width.ts";
import type { Command, ExitCode } from "./command.ts";

const options = {
  json: { kind: "flag" },
  rewritten: { kind: "flag" },
  driver: { kind: "flag" },
} as const;

/** `orrery diff`: what two models say differently, whatever the order, layout and files of their texts. */
export const diff: Command<typeof options> = {
  name: "diff",
  operands: "[A [B]]",
  takes: [0, 9],
  options,
  examples: [
    "orrery diff",
    "orrery diff main",
    "orrery diff architecture-2025 architecture-2026",
    "orrery diff HEAD~10:architecture HEAD:architecture --json",
    "git config diff.orrery.command 'orrery diff --driver'",
  ],

  async run(terminal, values, operands) {
    if (values.driver) return driveGit(terminal, operands);
    if (operands.length > 2) {
      terminal.complain(
        terminal.text("misuse.too-many", { operand: visible(operands[2] ?? "") }),
        terminal.text("misuse.hint", { name: "diff" }),
      );
      return 2;
    }
    const [before, after] = [modelNamed(terminal, operands[0] ?? "HEAD"), modelNamed(terminal, operands[1])];
    if (before === undefined || after === undefined) return 2;
    const difference = compare(before, after, { rewritten: values.rewritten });
    if (values.json) terminal.json(difference);
    else for (const line of diffLines(terminal, difference)) terminal.print(line);
    return difference.summary.same ? 0 : 1;
  },
};

/**
 * What Git calls as `diff.orrery.command` (gitattributes(5), "Defining an external diff driver"): path, old file, hex and mode, new
 * file, hex and mode, and two more for a rename. Anything but 0 would make Git stop.
 */
function driveGit(terminal: Terminal, [path = "", oldFile = "", , , newFile = ""]: readonly string[]): ExitCode {
  if (newFile === "") {
    terminal.complain(terminal.text("diff.driver"), terminal.text("misuse.hint", { name: "diff" }));
    return 2;
  }
  const difference = compare(modelOfFile(terminal, path, oldFile), modelOfFile(terminal, path, newFile));
  terminal.print(terminal.paint.bold(visible(path)));
  for (const line of diffLines(terminal, difference)) terminal.print(line);
  return 0;
}

/** Git gives `/dev/null` (`nul` on Windows) for a file that is not there. */
function modelOfFile(terminal: Terminal, uri: string, file: string): Model {
  const path = resolve(terminal.folder, file);
  const files = kindOfPath(path) === "file" ? [{ uri, path, bytes: 0 }] : [];
  return Workspace.load(readModelFiles(files, Infinity, () => undefined)).model;
}
