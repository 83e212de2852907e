/** Reading the artefacts of a ground, with progress for who watches. Nothing is written here. */
import { basename } from "node:path";
import { realPath } from "../files.ts";
import type { Terminal } from "../terminal.ts";
import type { Ground } from "./ground.ts";
import { openOutlines } from "./outlines/open-outlines.ts";
import { discoverFolder, type Discovered } from "./run.ts";

/** Everything that the artefacts say. Nothing is written before everything is read: who stops it, leaves all as it was. */
export async function read(terminal: Terminal, ground: Ground, only: readonly string[]): Promise<Discovered> {
  let last = 0;
  terminal.progress(terminal.text("discover.looking"));
  const found = await discoverFolder(ground.root, {
    paths: ground.paths,
    openOutlines,
    progress: ({ source, opened, files }) => {
      const now = terminal.milliseconds();
      if (now - last < PACE && opened < files) return;
      last = now;
      terminal.progress(terminal.text("discover.reading", { source, opened, files }));
    },
    ...(only.length === 0 ? {} : { only }),
  });
  terminal.progress(undefined);
  return found;
}

const PACE = 80;

/** Name of the folder that is read, which names in it may begin with. */
export function projectOf({ root }: Ground): string {
  return basename(realPath(root));
}
