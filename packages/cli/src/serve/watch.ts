/**
 * Watching folders for changes of model files. Events are taken as hints only: which file is really different is decided by whoever is
 * told. A pause gathers what an editor does in one go (write beside, rename over).
 */
import { existsSync, type FSWatcher, statSync, watch } from "node:fs";
import { basename, join } from "node:path";
import { EXTENSION } from "../files.ts";

export interface FolderWatch {
  /** From now on these folders, no others; to be said again after each time that it told. A root is watched even while it is not there. */
  follow(roots: readonly string[], folders: readonly string[]): void;
  close(): void;
}

/** Milliseconds without a further event after which changes are told. */
const PAUSE = 50;
/** Milliseconds after which changes are told even if more are coming. */
const LONGEST_PAUSE = 500;
/** Milliseconds between looks where the system cannot watch: too many folders for it, or a folder that is not there. */
const LOOK_AGAIN = 2000;
/** Looking takes no more than one part in so many of the time. */
const LOOK_SHARE = 20;
/** More folders than this and only the first are watched; the model files stand near the roots. */
const MOST_FOLDERS = 8192;
/** These systems watch whole trees at once; the others a folder at a time. */
const watchesTrees: boolean = process.platform === "darwin" || process.platform === "win32";

/** A watch that tells which paths were touched; without paths it tells that it is time to look. */
export function watchFolders(onTouched: (paths: ReadonlySet<string>) => void): FolderWatch {
  const watchers = new Map<string, Watched>();
  const blind = new Set<string>();
  let touched = new Set<string>();
  let pause: NodeJS.Timeout | undefined;
  let firstTouch = 0;
  let looking: NodeJS.Timeout | undefined;
  let lookTook = 0;

  const tell = (): void => {
    const paths = touched;
    touched = new Set();
    const started = performance.now();
    onTouched(paths);
    lookTook = performance.now() - started;
  };
  const touch = (path: string): void => {
    if (touched.size === 0) firstTouch = performance.now();
    else if (performance.now() - firstTouch > LONGEST_PAUSE) return void touched.add(path);
    touched.add(path);
    clearTimeout(pause);
    pause = setTimeout(tell, PAUSE);
  };
  const drop = (folder: string): void => {
    watchers.get(folder)?.watcher.close();
    watchers.delete(folder);
  };
  const add = (folder: string): void => {
    const identity = identityOf(folder);
    const known = watchers.get(folder);
    if (known !== undefined && known.identity === identity) return;
    drop(folder);
    try {
      const watcher = watch(folder, { recursive: watchesTrees, persistent: false }, (_event, name) => {
        const path = name === null ? folder : join(folder, name);
        if (!existsSync(folder) || mayMatter(path, watchers)) touch(path);
      });
      watcher.on("error", () => {
        drop(folder);
        blind.add(folder);
        touch(folder);
      });
      watchers.set(folder, { watcher, identity });
    } catch {
      blind.add(folder);
    }
  };
  return {
    follow: (roots, folders) => {
      const wanted = new Set(watchesTrees ? roots : [...roots, ...folders].slice(0, MOST_FOLDERS));
      for (const folder of watchers.keys()) if (!wanted.has(folder)) drop(folder);
      blind.clear();
      for (const folder of wanted) add(folder);
      clearTimeout(looking);
      looking = blind.size === 0 ? undefined : setTimeout(tell, Math.max(LOOK_AGAIN, lookTook * LOOK_SHARE)).unref();
    },
    close: () => {
      clearTimeout(pause);
      clearTimeout(looking);
      for (const folder of watchers.keys()) drop(folder);
    },
  };
}

interface Watched {
  readonly watcher: FSWatcher;
  /** Of the folder when it was watched first: another folder may come in its place. */
  readonly identity: string | undefined;
}

/** Model files, what decides about them, folders that come and go; nothing hidden, nothing of `node_modules`. */
function mayMatter(path: string, watched: ReadonlyMap<string, unknown>): boolean {
  const name = basename(path);
  if (name === ".gitignore" || watched.has(path)) return true;
  if (name.startsWith(".") || name === "node_modules") return false;
  return name.endsWith(EXTENSION) || watchesTrees || isFolder(path);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function identityOf(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? undefined : `${stats.dev}:${stats.ino}`;
}
