/** A model beside what was observed of it: remembered runs, or files and folders that are read now. */
import { describe } from "@orrery/core/base/codes";
import { type Answered, answersIn } from "@orrery/core/discovery/answers";
import { combined } from "@orrery/core/discovery/combine";
import type { Observation } from "@orrery/core/discovery/observation";
import { observationOf } from "@orrery/core/discovery/observed";
import { mergeRun, type Snapshot } from "@orrery/core/discovery/snapshot";
import { sources } from "@orrery/core/sources/index";
import { join, resolve } from "node:path";
import { kindOfPath } from "../files.ts";
import type { LoadedModel } from "../load-model.ts";
import { shownPath } from "../open-model.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../terminal/width.ts";
import { groundOf, homeOf } from "./ground.ts";
import { projectOf, read } from "./reading.ts";
import { OBSERVED, readSnapshots } from "./snapshots.ts";
import { complainOfWord } from "./words.ts";

export interface Compared {
  readonly observation: Observation;
  readonly answered: Answered;
  readonly snapshots: readonly Snapshot[];
  /** The folder on disk in which an artefact lies, and its path there. */
  readonly placeOf: (file: string) => readonly [folder: string, path: string];
}

/** What is compared with; undefined after telling what there is not. */
export async function compared(
  terminal: Terminal,
  loaded: LoadedModel,
  against: readonly string[],
  only: readonly string[],
): Promise<Compared | undefined> {
  const answered = answersIn(loaded.workspace.model);
  const home = homeOf(loaded);
  const known = readSnapshots(home);
  for (const { diagnostics, path } of known)
    for (const problem of diagnostics)
      terminal.say(
        `${terminal.paintBeside.cyan(visible(shownPath(terminal, path)))} ${describe(problem, terminal.locale)}`,
      );
  const all = known.flatMap(({ snapshot }) => snapshot ?? []);
  const names = all.map(({ name }) => name);
  const chosen = against.filter((word) => names.includes(word));
  const paths = against.filter((word) => !names.includes(word));
  const missing = paths.find((path) => kindOfPath(resolve(terminal.folder, path)) === undefined);
  if (missing !== undefined) {
    complainOfWord(terminal, "drift.unknown-run", missing, names);
    return undefined;
  }
  const fresh = paths.length === 0 ? undefined : await readNow(terminal, paths, only);
  const snapshots = [
    ...(against.length === 0 ? all : all.filter(({ name }) => chosen.includes(name))).map((one) => narrowed(one, only)),
    ...(fresh === undefined ? [] : [fresh.snapshot]),
  ];
  if (snapshots.length === 0) {
    const path = visible(shownPath(terminal, join(home, OBSERVED)));
    terminal.complain(terminal.text("drift.none-remembered", { path }), terminal.text("drift.none-remembered.hint"));
    return undefined;
  }
  const project = fresh?.project;
  const observation = observationOf(combined(snapshots), answered.answers, project === undefined ? {} : { project });
  const roots = new Map(all.map(({ name, root }) => [name, resolve(home, root ?? ".")]));
  if (fresh !== undefined) roots.set(fresh.snapshot.name, fresh.root);
  return { observation, answered, snapshots, placeOf: (file) => placeIn(snapshots, roots, home, file) };
}

/** Where several runs are compared together, the name of the run stands before the path. */
function placeIn(
  [first, ...others]: readonly Snapshot[],
  roots: ReadonlyMap<string, string>,
  home: string,
  file: string,
): readonly [folder: string, path: string] {
  if (others.length === 0) return [roots.get(first?.name ?? "") ?? home, file];
  const slash = file.indexOf("/");
  return [roots.get(file.slice(0, slash)) ?? home, file.slice(slash + 1)];
}

async function readNow(
  terminal: Terminal,
  paths: readonly string[],
  only: readonly string[],
): Promise<{ readonly snapshot: Snapshot; readonly root: string; readonly project: string } | undefined> {
  const ground = groundOf(terminal, paths, {});
  if (ground === undefined) return undefined;
  const found = await read(terminal, ground, only);
  const { snapshot } = mergeRun(undefined, {
    name: ground.name,
    day: terminal.today(),
    sources: sources.filter(({ id }) => found.read.has(id)).map(({ id, version }) => ({ id, version })),
    artefacts: [],
    claims: found.claims,
  });
  return { snapshot, root: ground.root, project: projectOf(ground) };
}

/** Only what some sources said. */
function narrowed(snapshot: Snapshot, only: readonly string[]): Snapshot {
  if (only.length === 0) return snapshot;
  return { ...snapshot, claims: snapshot.claims.filter(({ source }) => only.includes(source)) };
}
