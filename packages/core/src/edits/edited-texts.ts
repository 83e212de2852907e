/** The texts of a workspace while edits are made to them, one after the other, each reading what the ones before it wrote. */
import { groupBy } from "../base/group-by.ts";
import { applyEdits, type TextEdit } from "../base/text.ts";
import type { Model } from "../model/model.ts";
import type { Workspace, WorkspaceFile } from "../workspace.ts";

/** A file before and after; undefined where it is not there. */
export interface FileChange {
  readonly uri: string;
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array | undefined;
}

export class EditedTexts {
  readonly workspace: Workspace;
  private readonly read: (uri: string) => Uint8Array | undefined;
  private readonly written: Map<string, Uint8Array | undefined> = new Map();

  /** Over a workspace that stays as it is; `read` gives its texts, and those of files beside the model. */
  constructor(workspace: Workspace, read: (uri: string) => Uint8Array | undefined) {
    this.read = read;
    this.workspace = workspace.fork((uri) => this.text(uri));
  }

  get model(): Model {
    return this.workspace.model;
  }

  text(uri: string): Uint8Array | undefined {
    return this.written.has(uri) ? this.written.get(uri) : this.read(uri);
  }

  /** Makes edits of model files; the model has read them when this returns. */
  apply(edits: readonly TextEdit[]): void {
    const texts: WorkspaceFile[] = [];
    for (const [uri, own] of groupBy(edits, (edit) => edit.uri)) {
      const bytes = applyEdits(this.text(uri) ?? new Uint8Array(0), own);
      this.written.set(uri, bytes);
      texts.push({ uri, bytes });
    }
    this.workspace.updateAll(texts);
  }

  /** A file beside the model, such as the places of a view; undefined takes it away. */
  put(uri: string, bytes: Uint8Array | undefined): void {
    this.written.set(uri, bytes);
  }

  /** Every file that is not what it was. */
  changes(): readonly FileChange[] {
    return [...this.written].flatMap(([uri, after]) => {
      const before = this.read(uri);
      return isSame(before, after) ? [] : [{ uri, before, after }];
    });
  }
}

/** The same bytes, or both not there? */
export function isSame(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
