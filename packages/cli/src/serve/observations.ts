/** What was observed of each workspace that is served: the snapshots beside its model, read again when they or the model are others. */
import { statSync } from "node:fs";
import { join } from "node:path";
import { type Observed, observed } from "@orrery/core/answers/observed";
import type { RunGiven } from "@orrery/core/answers/discover";
import { homeOf } from "../discovering/ground.ts";
import { OBSERVED, readSnapshots } from "../discovering/snapshots.ts";
import { namesIn } from "../files.ts";
import type { ServedWorkspace } from "./served-workspace.ts";

export interface Observations {
  readonly runs: readonly RunGiven[];
  /** Undefined: nothing was observed yet. */
  readonly known: Observed | undefined;
}

interface Kept {
  readonly marks: string;
  readonly runs: readonly RunGiven[];
  readonly made: Map<string, Observed | undefined>;
}

const kept = new WeakMap<ServedWorkspace, Kept>();

/** Snapshots are read when their marks change; what they mean, when the model or the day does. */
export function observationsOf(served: ServedWorkspace, today: string): Observations {
  const home = homeOfServed(served);
  const marks = marksOf(home);
  let now = kept.get(served);
  if (now?.marks !== marks) {
    const runs = readSnapshots(home).map(({ path, snapshot, diagnostics }): RunGiven => {
      const name = path.slice(path.lastIndexOf("/") + 1).replace(/\.jsonl$/u, "");
      return { name, uri: `${OBSERVED}/${name}.jsonl`, snapshot, diagnostics };
    });
    now = { marks, runs, made: new Map() };
    kept.set(served, now);
  }
  const key = `${String(served.revision)} ${today}`;
  if (!now.made.has(key)) {
    now.made.clear();
    now.made.set(
      key,
      observed(
        served.model,
        now.runs.flatMap(({ snapshot }) => snapshot ?? []),
        today,
      ),
    );
  }
  return { runs: now.runs, known: now.made.get(key) };
}

/** The folder in which the snapshots of a workspace lie. */
export function homeOfServed(served: ServedWorkspace): string {
  return homeOf({ folder: served.folder, files: served.paths.map((path) => ({ path, uri: "", bytes: 0 })) });
}

function marksOf(home: string): string {
  const folder = join(home, OBSERVED);
  return namesIn(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .map((name) => {
      const found = statSync(join(folder, name), { throwIfNoEntry: false });
      return `${name} ${String(found?.mtimeMs)} ${String(found?.size)}`;
    })
    .join("\n");
}
