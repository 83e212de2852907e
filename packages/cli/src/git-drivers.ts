/** Makes Git merge and show models element by element: the lines that it needs, written where it looks for them. */
import { delimiter, join } from "node:path";
import { kindOfPath, tryReading, writeWhole } from "./files.ts";
import { repositoryOf, setConfiguration } from "./git.ts";
import type { Terminal } from "./terminal.ts";
import { visible } from "./terminal/width.ts";

const ATTRIBUTES = "*.orrery merge=orrery diff=orrery";

function configuration(orrery: string): readonly (readonly [string, string])[] {
  return [
    ["merge.orrery.name", "Orrery: models, element by element"],
    ["merge.orrery.driver", `${orrery} merge --driver %O %A %B %P`],
    ["diff.orrery.command", `${orrery} diff --driver`],
  ];
}

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
  for (const [key, value] of configuration(commandOf(terminal))) {
    if (!setConfiguration(repository, key, value)) {
      terminal.complain(terminal.text("merge.not-set", { key }));
      return 2;
    }
    terminal.print(`git config ${key} "${value}"`);
  }
  terminal.say(terminal.text("merge.installed"));
  return 0;
}

/**
 * How Git shall call this command. A driver that it does not find would leave a merge with our side alone, so where no `orrery` is
 * installed for good (`npx` puts one on the path only while it runs) the full path of this one is given.
 */
function commandOf(terminal: Terminal): string {
  const folders = (terminal.environment["PATH"] ?? "")
    .split(delimiter)
    .filter((folder) => !/[\\/]node_modules[\\/]\.bin$/.test(folder));
  const isInstalled = folders.some(
    (folder) => folder !== "" && ["orrery", "orrery.cmd"].some((name) => kindOfPath(join(folder, name)) === "file"),
  );
  const script = process.argv[1];
  return isInstalled || script === undefined ? "orrery" : `${quoted(process.execPath)} ${quoted(script)}`;
}

/** Git hands a driver to the shell, on Windows too. */
function quoted(path: string): string {
  return `'${path.replaceAll("'", "'\\''")}'`;
}
