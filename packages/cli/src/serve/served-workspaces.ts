/** All workspaces that the server shows: those that were named when it started, and those that were imported. */
import { readdirSync } from "node:fs";
import { basename, extname, join } from "node:path";
import type { ChangeEvent } from "@orrery/core/answers/answers";
import { kindOfPath, realPath } from "../files.ts";
import { Past } from "../past/past.ts";
import { freeWord, wordOf } from "./names.ts";
import { ServedWorkspace } from "./served-workspace.ts";
import { type FolderWatch, watchFolders } from "./watch.ts";

export class ServedWorkspaces {
  /** Where imported models go, a folder each. */
  readonly imports: string;
  /** What Git remembers of them. */
  readonly past: Past = new Past();
  private readonly entries: Map<string, Entry> = new Map();
  private readonly listeners: Set<(change: ChangeEvent) => void> = new Set();

  private readonly onFault: (fault: unknown) => void;

  /**
   * Workspaces at these paths, then what lies in the folder of imports. Each is loaded when it is first asked for. What goes wrong
   * while the disk is watched has nobody to be told but `onFault`.
   */
  constructor(paths: readonly string[], imports: string, onFault: (fault: unknown) => void) {
    this.imports = imports;
    this.onFault = onFault;
    for (const path of paths) this.add(path);
    for (const path of foldersIn(imports)) this.add(path);
  }

  get ids(): readonly string[] {
    return [...this.entries.keys()];
  }

  /** Where it is, without reading it. */
  pathOf(id: string): string | undefined {
    return this.entries.get(id)?.path;
  }

  find(id: string): ServedWorkspace | undefined {
    const entry = this.entries.get(id);
    if (entry === undefined) return undefined;
    return (entry.open ??= this.open(id, entry.path)).workspace;
  }

  /** Takes a folder or file in; the id that it has from now on. A place that is here already keeps its id. */
  add(path: string): string {
    for (const [id, entry] of this.entries) if (realPath(entry.path) === realPath(path)) return id;
    const name = kindOfPath(path) === "file" ? basename(path, extname(path)) : basename(path);
    const id = freeWord(wordOf(name), (word) => this.entries.has(word));
    this.entries.set(id, { path, open: undefined });
    return id;
  }

  /** Tells that a workspace changed by other ways than the disk. */
  announce(id: string): void {
    const revision = this.find(id)?.revision ?? 0;
    for (const listener of this.listeners) listener({ workspace: id, revision });
  }

  /** Calls for every change that was read, until the function that comes back is called. */
  onChange(listener: (change: ChangeEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  close(): void {
    for (const { open } of this.entries.values()) open?.watch.close();
    this.listeners.clear();
  }

  private open(id: string, path: string): Open {
    const workspace = new ServedWorkspace(id, path);
    const watch = watchFolders((touched) => this.refreshFor(id, touched));
    watch.follow(workspace.roots, workspace.folders);
    workspace.refresh(new Set()); // what changed between reading and watching
    return { workspace, watch };
  }

  private refreshFor(id: string, touched: ReadonlySet<string>): void {
    const open = this.entries.get(id)?.open;
    if (open === undefined) return;
    const { workspace, watch } = open;
    try {
      if (workspace.refresh(touched)) this.announce(id);
    } catch (fault) {
      this.onFault(fault);
    } finally {
      watch.follow(workspace.roots, workspace.folders);
    }
  }
}

interface Open {
  readonly workspace: ServedWorkspace;
  readonly watch: FolderWatch;
}

interface Entry {
  readonly path: string;
  open: Open | undefined;
}

function foldersIn(folder: string): readonly string[] {
  if (kindOfPath(folder) !== "folder") return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry) => join(folder, entry.name))
    .sort();
}
