/** A model by the name that a person gives it where two are compared: a folder, a file, or a revision of Git. */
import type { Model } from "@orrery/core/model/model";
import { Workspace } from "@orrery/core/workspace";
import { resolve } from "node:path";
import { kindOfPath } from "./files.ts";
import { modelAtRevision } from "./git.ts";
import { findModel, openModel } from "./open-model.ts";
import type { Terminal } from "./terminal.ts";
import { visible } from "./terminal/width.ts";

/**
 * A folder or file goes before a revision of that name; nothing named is the model around the current folder. A revision alone stands
 * for `around` at that time, else for the model around the current folder. Undefined after telling why there is none.
 */
export function modelNamed(terminal: Terminal, name: string | undefined, around?: string): Model | undefined {
  if (name === undefined || kindOfPath(resolve(terminal.folder, name)) !== undefined)
    return openModel(terminal, name)?.workspace.model;
  const folder = name.includes(":") ? terminal.folder : (around ?? findModel(terminal, undefined)?.folder);
  if (folder === undefined) return undefined;
  const found = modelAtRevision(folder, name);
  if (found instanceof Workspace) return found.model;
  terminal.complain(terminal.text(`diff.${found}`, { name: visible(name) }));
  return undefined;
}
