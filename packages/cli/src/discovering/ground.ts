/** What a run is about: the folder that is read, the model that it fills, and the name under which it is remembered. */
import { type Answered, answersIn } from "@orrery/core/discovery/answers";
import { noAnswers } from "@orrery/core/discovery/reconcile";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { holdsModelFiles, kindOfPath, realPath } from "../files.ts";
import { type LoadedModel, loadModel, placeAt } from "../load-model.ts";
import { openModelAround } from "../open-model.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../terminal/width.ts";
import { nameOfRoot, OBSERVED, snapshotName } from "./snapshots.ts";

export interface Ground {
  /** Folder to which all paths are relative. */
  readonly root: string;
  readonly paths: readonly string[];
  /** Folder of the model, in which snapshots lie and new files go. */
  readonly home: string;
  /** Where there is a model already. */
  readonly loaded: LoadedModel | undefined;
  /** Name of the run, and of the system that it sees. */
  readonly name: string;
  readonly system: string;
  readonly answered: Answered;
}

export interface GroundWish {
  readonly model?: string | undefined;
  readonly as?: string | undefined;
}

/** The ground of a run; undefined after telling which path there is not. */
export function groundOf(terminal: Terminal, typed: readonly string[], wish: GroundWish): Ground | undefined {
  const paths = (typed.length === 0 ? ["."] : typed).map((path) => resolve(terminal.folder, path));
  const missing = paths.findIndex((path) => kindOfPath(path) === undefined);
  if (missing >= 0) {
    terminal.complain(terminal.text("open.no-such-path", { path: visible(typed[missing] ?? ".") }));
    return undefined;
  }
  const root = commonFolder(paths);
  const model = wish.model === undefined ? undefined : resolve(terminal.folder, wish.model);
  const loaded = modelFor(terminal, root, model);
  const home = loaded === undefined ? (model ?? join(root, FIRST_HOME)) : homeOf(loaded);
  const own = wish.as ?? nameOfRoot(home, rootFrom(home, root)) ?? basename(realPath(root));
  return {
    root,
    paths,
    home,
    loaded,
    name: snapshotName(own),
    system: titleOf(own),
    answered: loaded === undefined ? nothing : answersIn(loaded.workspace.model),
  };
}

/** The folder that is read, as the snapshot remembers it. */
export function rootFrom(home: string, root: string): string {
  const path = relative(realPath(home), realPath(root)).replaceAll("\\", "/");
  return path === "" ? "." : path;
}

const nothing: Answered = { answers: noAnswers, bound: new Map(), unbound: new Map() };

/** Where the first model of a repository goes: one folder, and the rest of it stays as it is. */
const FIRST_HOME = "architecture";

/** The model that was named; else the one around the current folder, else the one in what is read. */
function modelFor(terminal: Terminal, root: string, named: string | undefined): LoadedModel | undefined {
  if (named !== undefined) return loadedAt(named);
  const isHere = !relative(terminal.folder, root).startsWith("..");
  return (isHere ? openModelAround(terminal) : undefined) ?? loadedAt(root);
}

function loadedAt(path: string): LoadedModel | undefined {
  const place = kindOfPath(path) === "folder" ? placeAt(path) : undefined;
  return place === undefined || place.found.files.length === 0 ? undefined : loadModel(place);
}

/** The folder in which all files of a model lie: below the one that was opened, where they lie deeper. */
export function homeOf({ folder, files }: Pick<LoadedModel, "folder" | "files">): string {
  if (files.length === 0 || holdsModelFiles(folder) || kindOfPath(join(folder, OBSERVED)) === "folder") return folder;
  return commonFolder(files.map(({ path }) => dirname(path)));
}

/** The folder that holds all of the paths. */
function commonFolder(paths: readonly string[]): string {
  const folders = paths.map((path) => (kindOfPath(path) === "folder" ? path : dirname(path)));
  return folders.reduce((common, folder) => {
    let at = common;
    while (folder !== at && !folder.startsWith(at.endsWith(sep) ? at : at + sep)) at = dirname(at);
    return at;
  });
}

/** `retail-store-sample-app` as people write a title. */
export function titleOf(name: string): string {
  const words = name.replaceAll(/[-_.\s]+/gu, " ").trim();
  return words === "" ? name : words.charAt(0).toUpperCase() + words.slice(1);
}
