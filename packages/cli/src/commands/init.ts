import { join, resolve } from "node:path";
import { findModelFiles, kindOfPath, writeAll } from "../files.ts";
import { shownPath } from "../open-model.ts";
import { visible } from "../terminal/width.ts";
import type { Command } from "./command.ts";

const options = { json: { kind: "flag" } } as const;

/** `orrery init`: a small model to begin with. Asks nothing and overwrites nothing. */
export const init: Command<typeof options> = {
  name: "init",
  operands: "[DIR]",
  takes: [0, 1],
  options,
  examples: ["orrery init", "orrery init architecture", "orrery init architecture --lang fr"],

  async run(terminal, values, [typed = "."]) {
    const folder = resolve(terminal.folder, typed);
    const kind = kindOfPath(folder);
    if (kind !== undefined && kind !== "folder") {
      terminal.complain(terminal.text("init.no-folder", { path: visible(typed) }));
      return 2;
    }
    const [first] = kind === undefined ? [] : findModelFiles(folder).files;
    if (first !== undefined) {
      terminal.complain(
        terminal.text("init.taken", { path: visible(shownPath(terminal, first.path)) }),
        terminal.text("init.taken.hint"),
      );
      return 2;
    }
    const { starter } = terminal.locale === "fr" ? await import("../starter/fr.ts") : await import("../starter/en.ts");
    writeAll(folder, new Map([["model.orrery", starter]]));
    const file = shownPath(terminal, join(folder, "model.orrery"));
    if (values.json) terminal.json({ version: 1, files: [file] });
    else {
      terminal.print(
        `${terminal.paint.green("✓")} ${terminal.text("init.done", { file: terminal.paint.bold(visible(file)) })}`,
      );
      const where = typed === "." ? "" : ` ${quotedForShell(typed)}`;
      for (const next of [`orrery check${where}`, `orrery list${where}`, `orrery show --stats${where}`])
        terminal.print(`  ${terminal.paint.cyan(next)}`);
    }
    return 0;
  },
};

function quotedForShell(word: string): string {
  return /^[\w./~-]+$/.test(word) ? word : `'${visible(word).replaceAll("'", "'\\''")}'`;
}
