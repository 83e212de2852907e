/** Which files of a folder are ours: the names that the last site left there. A site never touches others. */
import { join } from "node:path";
import { kindOfPath, tryReading } from "../files.ts";

export const MANIFEST = ".orrery-site";

/** Names that an earlier site wrote, none where there was none. */
export function namesIn(folder: string): ReadonlySet<string> {
  const bytes = tryReading(join(folder, MANIFEST));
  if (!(bytes instanceof Uint8Array)) return new Set();
  const lines = new TextDecoder().decode(bytes).split("\n");
  return new Set(lines.filter((line) => line !== "" && !line.startsWith("#") && isOurs(line)));
}

export function printNames(names: readonly string[]): string {
  return `# Files that \`orrery site\` wrote here; it takes away those that it does not write any more.\n${[...names].sort().join("\n")}\n`;
}

/** Is a file in the way that somebody else has put there? */
export function isForeign(folder: string, name: string, earlier: ReadonlySet<string>): boolean {
  return !earlier.has(name) && kindOfPath(join(folder, name)) !== undefined;
}

/** Somebody may have edited the list: nothing outside of the folder is ever meant. */
function isOurs(name: string): boolean {
  return !/^[\\/]|\0|:/.test(name) && !name.split(/[\\/]/).includes("..");
}
