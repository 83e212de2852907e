/** What was observed of each workspace that is served: the snapshots beside its model, read again when they or the model are others. */
import { statSync } from "node:fs";
import { basename, join } from "node:path";
import { driftOverlay, observedChanges } from "@orrery/core/answers/drift-overlay";
import { type Observed, observed } from "@orrery/core/answers/observed";
import type { RunGiven } from "@orrery/core/answers/discover";
import type { DriftOverlay } from "@orrery/core/draw/overlay-drift";
import { writeChanges } from "@orrery/core/edits/write-changes";
import { homeOf } from "../discovering/ground.ts";
import { OBSERVED, readSnapshots } from "../discovering/snapshots.ts";
import { namesIn } from "../files.ts";
import type { ServedWorkspace } from "./served-workspace.ts";

export interface Observations {
  readonly runs: readonly RunGiven[];
  /** Undefined: nothing was observed yet. */
  readonly known: Observed | undefined;
  /** Changes whenever what was observed does. */
  readonly marks: string;
}

/** What pictures draw over the model; undefined where nothing was observed. */
export function overlayOf(
  served: ServedWorkspace,
  today: string,
): { readonly key: string; readonly overlay: DriftOverlay } | undefined {
  const { known, marks } = observationsOf(served, today);
  if (known === undefined) return undefined;
  let overlay = overlays.get(known);
  if (overlay === undefined) {
    const changes = observedChanges(known, { day: today, system: basename(served.folder) });
    const written = writeChanges(served.workspace, changes, { text: (uri) => served.bytesNow(uri) });
    // What cannot be written is not drawn; what is declared is marked all the same.
    overlay = driftOverlay(known, "workspace" in written ? written.workspace.model : served.model);
    overlays.set(known, overlay);
  }
  return { key: `${marks} ${today}`, overlay };
}

const overlays = new WeakMap<Observed, DriftOverlay>();

/** Is there anything that was observed? Without reading it. */
export function hasObservations(served: ServedWorkspace): boolean {
  return marksOf(homeOfServed(served)) !== "";
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
  return { runs: now.runs, known: now.made.get(key), marks };
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
