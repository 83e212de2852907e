/** Makes Git merge and show models element by element: the lines that it needs, written where it looks for them. */
import { join } from "node:path";
import { tryReading, writeWhole } from "./files.ts";
import { repositoryOf, setConfiguration } from "./git.ts";
import type { Terminal } from "./terminal.ts";
import { visible } from "./terminal/width.ts";

const ATTRIBUTES = "*.orrery merge=orrery diff=orrery";
const CONFIGURATION: readonly (readonly [string, string])[] = [
  ["merge.orrery.name", "Orrery: models, element by element"],
  ["merge.orrery.driver", "orrery merge --driver %O %A %B %P"],
  ["diff.orrery.command", "orrery diff --driver"],
];

/** Adds the line to `.gitattributes` unless it is there, sets the configuration of this clone, and prints both. */
export function installDrivers(terminal: Terminal): 0 | 2 {
  const repository = repositoryOf(terminal.folder);
  if (repository === undefined) {
    terminal.complain(terminal.text("merge.no-repository", { path: visible(terminal.folder) }));
    return 2;
  }
  const file = join(repository, ".gitattributes");
  const bytes = tryReading(file);
  const before = bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : "";
  if (!before.split(/\r?\n/).includes(ATTRIBUTES))
    writeWhole(file, `${before}${before === "" || before.endsWith("\n") ? "" : "\n"}${ATTRIBUTES}\n`);
  terminal.print(`.gitattributes: ${ATTRIBUTES}`);
  for (const [key, value] of CONFIGURATION) {
    if (!setConfiguration(repository, key, value)) {
      terminal.complain(terminal.text("merge.not-set", { key }));
      return 2;
    }
    terminal.print(`git config ${key} "${value}"`);
  }
  terminal.say(terminal.text("merge.installed"));
  return 0;
}
