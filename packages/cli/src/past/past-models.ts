/** Models of old states, read in the thread of the past and kept while somebody may ask for them again. */
import { posix } from "node:path";
import { createPositions, type Positions } from "@orrery/core/answers/positions";
import type { Diagnostic } from "@orrery/core/base/diagnostic";
import type { Model } from "@orrery/core/model/model";
import { Workspace } from "@orrery/core/workspace";
import { includesOf } from "../load-model.ts";
import type { PastThread, Patience } from "./past-thread.ts";
import { type Repository, treesAt } from "./repository.ts";

export interface PastModel {
  readonly workspace: Workspace;
  readonly model: Model;
  readonly texts: ReadonlyMap<string, Uint8Array>;
  readonly positions: Positions;
  readonly diagnostics: () => readonly Diagnostic[];
}

/** Models that are kept, and bytes of text of all of them. */
const MOST_KEPT = 12;
const MOST_BYTES = 256 * 1024 * 1024;
/** Models that include models that include models. */
const DEEPEST = 4;

interface Kept {
  readonly model: Promise<PastModel>;
  bytes: number;
}

export class PastModels {
  private readonly thread: PastThread;
  private readonly kept: Map<string, Kept> = new Map();

  constructor(thread: PastThread) {
    this.thread = thread;
  }

  /** The model of a state; with a commit, the models that it includes are those of that commit. */
  get(
    repository: Repository,
    state: string | null,
    commit: string | undefined,
    patience: Patience,
    depth = 0,
  ): Promise<PastModel> {
    const key = JSON.stringify([repository.folder, repository.only, state, commit]);
    const known = this.kept.get(key);
    if (known !== undefined) {
      this.kept.delete(key);
      this.kept.set(key, known);
      return known.model;
    }
    // Somebody else may wait for the same: it is read even when this one goes.
    const lasting = { signal: new AbortController().signal, isUrgent: patience.isUrgent };
    const kept: Kept = { model: this.load(repository, state, commit, lasting, depth), bytes: 0 };
    this.kept.set(key, kept);
    kept.model.then(
      ({ texts }) => {
        for (const bytes of texts.values()) kept.bytes += bytes.length;
        this.dropOldest();
      },
      () => this.kept.delete(key),
    );
    return kept.model;
  }

  private async load(
    repository: Repository,
    state: string | null,
    commit: string | undefined,
    patience: Patience,
    depth: number,
  ): Promise<PastModel> {
    const { folder, only } = repository;
    const loaded =
      state === null
        ? { texts: [], snapshot: undefined }
        : await this.thread.ask({ task: "load", folder, only, state }, patience);
    const texts = new Map<string, Uint8Array>(loaded.texts);
    const text = (uri: string): Uint8Array | undefined => texts.get(uri);
    const workspace =
      (loaded.snapshot === undefined ? undefined : Workspace.open(loaded.snapshot, { text })) ??
      Workspace.load(
        [...texts].map(([uri, bytes]) => ({ uri, bytes })),
        { text },
      );
    if (commit !== undefined && depth < DEEPEST) await this.include(repository, commit, workspace, patience, depth);
    let found: readonly Diagnostic[] | undefined;
    return {
      workspace,
      model: workspace.model,
      texts,
      positions: createPositions(text),
      diagnostics: () => (found ??= workspace.diagnostics()),
    };
  }

  /** What is included from the same repository, as it was then; what lies elsewhere has no history that is known here. */
  private async include(
    repository: Repository,
    commit: string,
    workspace: Workspace,
    patience: Patience,
    depth: number,
  ): Promise<void> {
    const included = new Map<string, Model>();
    for (const { name, uri, path } of includesOf(workspace.model)) {
      const target = posix.normalize(posix.join(repository.prefix, posix.dirname(uri), path)).replace(/\/$/, "");
      if (target.startsWith("..") || posix.isAbsolute(path) || /[\n\0]/.test(target)) continue;
      const [state] = await treesAt(repository, [commit], target === "." ? "" : target);
      if (state === undefined || state === null) continue;
      const isFile = target.endsWith(".orrery");
      const place = { ...repository, prefix: target, only: isFile ? posix.basename(target) : undefined };
      included.set(name, (await this.get(place, state, commit, patience, depth + 1)).model);
    }
    if (included.size > 0) workspace.setIncludes(included);
  }

  private dropOldest(): void {
    let bytes = [...this.kept.values()].reduce((sum, one) => sum + one.bytes, 0);
    for (const [key, one] of this.kept) {
      if (this.kept.size <= 2 || (this.kept.size <= MOST_KEPT && bytes <= MOST_BYTES)) return;
      this.kept.delete(key);
      bytes -= one.bytes;
    }
  }
}
