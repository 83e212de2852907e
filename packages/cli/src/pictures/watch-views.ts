/** Follows the files of a model and tells of each state that was read, the first with them, one after the other. */
import type { Positions } from "@orrery/core/answers/positions";
import type { Model } from "@orrery/core/model/model";
import { ServedWorkspace } from "../serve/served-workspace.ts";
import { watchFolders } from "../serve/watch.ts";

export interface WatchedModel {
  readonly model: Model;
  readonly folder: string;
  readonly positions: Positions;
}

/** A timer that never means anything keeps the process alive: watching alone does not. */
const LONG = 2 ** 30;

/**
 * Calls back with the model at a path, and again after each change, never while the last call is at work: what changes meanwhile is told
 * together afterwards. Ends when `signal` does; without one, never.
 */
export async function watchViews(
  path: string,
  changed: (state: WatchedModel) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const workspace = new ServedWorkspace("watched", path);
  let isBusy = false;
  let isFirst = true;
  let touched = new Set<string>([path]);
  return new Promise((resolve, reject) => {
    const alive = setInterval(() => undefined, LONG);
    const end = (settle: () => void): void => {
      clearInterval(alive);
      folders.close();
      settle();
    };
    const look = async (): Promise<void> => {
      if (isBusy) return;
      isBusy = true;
      while (touched.size > 0 && signal?.aborted !== true) {
        const paths = touched;
        touched = new Set();
        if (workspace.refresh(paths) || isFirst) await changed(workspace);
        isFirst = false;
        folders.follow(workspace.roots, workspace.folders);
      }
      isBusy = false;
    };
    const folders = watchFolders((paths) => {
      for (const one of paths.size === 0 ? [path] : paths) touched.add(one);
      start();
    });
    const start = (): void => {
      look().catch((error: unknown) => end(() => reject(error)));
    };
    folders.follow(workspace.roots, workspace.folders);
    signal?.addEventListener("abort", () => end(resolve), { once: true });
    start();
  });
}
