/**
 * An inventory that comes again: the model's own texts, changed where the table says something new and nowhere else. What the table
 * said the last time lies beside the model, so that what people have written since is told from what the table has changed.
 */
import { edits } from "@orrery/core/language/edit";
import { applyEdits, type TextEdit } from "@orrery/core/base/text";
import type { Diagnostic } from "@orrery/core/base/diagnostic";
import type { Fact } from "@orrery/core/model/facts";
import { factsOf } from "@orrery/core/model/facts-of-model";
import { reconcileTable, type TableConflict } from "@orrery/core/sources/tables/reconcile-table";
import type { Ownership } from "@orrery/core/sources/tables/inventory";
import { join } from "node:path";
import { tryReading } from "./files.ts";
import type { LoadedModel } from "./load-model.ts";

/** What a table says, and what it may change. */
export interface TableContent {
  readonly facts: readonly Fact[];
  readonly owned: Ownership;
}

export interface Update {
  /** New texts by uri, of the files that change. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly changes: number;
  /** Elements that were rows the last time and are none now; they stay. */
  readonly vanished: readonly string[];
  readonly conflicts: readonly TableConflict[];
  readonly refused: readonly Diagnostic[];
}

/** Brings the texts of a model to what a table says; `texts` are those that the model was loaded from, and are changed. */
export function updateFromTable(
  loaded: LoadedModel,
  texts: Map<string, Uint8Array>,
  table: TableContent,
  last: TableContent | undefined,
  prefer: "table" | "text",
): Update {
  const { workspace } = loaded;
  const { changes, vanished, conflicts } = reconcileTable(factsOf(workspace.model), table.facts, {
    owned: table.owned,
    prefer,
    ...(last === undefined ? {} : { last }),
  });
  const touched = new Set<string>();
  const refused: Diagnostic[] = [];
  for (const change of changes) {
    const edited = edits(workspace.model, change, (uri) => texts.get(uri) ?? new Uint8Array(0));
    if ("refused" in edited) refused.push(edited.refused);
    else {
      for (const [uri, own] of byFile(edited.edits)) {
        const after = applyEdits(texts.get(uri) ?? new Uint8Array(0), own);
        texts.set(uri, after);
        touched.add(uri);
        workspace.update(uri, after);
      }
    }
  }
  const files = new Map([...touched].map((uri) => [uri, texts.get(uri) ?? new Uint8Array(0)]));
  return { files, changes: changes.length - refused.length, vanished, conflicts, refused };
}

/** Where the content of a table is kept, relative to the folder of the model: beside its mapping file, to be committed with it. */
export function keptPath(table: string): string {
  return `${table.replaceAll(/[^\p{L}\p{N}._-]/gu, "_")}.imported.json`;
}

/** The content of a table as text to keep. */
export function printKept({ facts, owned }: TableContent): string {
  return `${JSON.stringify({ version: 1, owned: { ...owned, rows: [...owned.rows], unread: [...owned.unread] }, facts })}\n`;
}

/** The content of a table that was kept; undefined where there is none, or none that we know how to read. */
export function readKept(folder: string, table: string): TableContent | undefined {
  const bytes = tryReading(join(folder, keptPath(table)));
  if (!(bytes instanceof Uint8Array)) return undefined;
  try {
    const { version, owned, facts } = JSON.parse(new TextDecoder().decode(bytes)) as Kept;
    return version === 1
      ? { facts, owned: { ...owned, rows: new Set(owned.rows), unread: new Set(owned.unread) } }
      : undefined;
  } catch {
    return undefined;
  }
}

interface Kept {
  readonly version: number;
  readonly owned: Omit<Ownership, "rows" | "unread"> & {
    readonly rows: readonly string[];
    readonly unread: readonly string[];
  };
  readonly facts: readonly Fact[];
}

function byFile(all: readonly TextEdit[]): ReadonlyMap<string, readonly TextEdit[]> {
  const files = new Map<string, TextEdit[]>();
  for (const edit of all) {
    const own = files.get(edit.uri);
    if (own === undefined) files.set(edit.uri, [edit]);
    else own.push(edit);
  }
  return files;
}
