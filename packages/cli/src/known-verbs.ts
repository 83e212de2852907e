/** Verbs that texts are read with when they are not read as a model: those of the metamodel, and those that somebody defines. */
import { metamodel } from "@orrery/core/model/metamodel/index";
import { MAX_FILE_BYTES, Workspace } from "@orrery/core/workspace";
import { type FoundFile, readModelFiles } from "./files.ts";
import { findModel } from "./open-model.ts";
import type { Terminal } from "./terminal.ts";

const DEFINES_VERB = /^\s*relationship\s/m;

/** Verbs that these files define, or the model around the current folder. */
export function knownVerbs(terminal: Terminal, files: readonly FoundFile[]): readonly string[] {
  const around = findModel({ ...terminal, complain: () => undefined }, undefined)?.found.files ?? [];
  const all = new Map([...files, ...around].map((file) => [file.path, file]));
  const read = readModelFiles([...all.values()], MAX_FILE_BYTES, () => undefined);
  const defining = [...read].filter((file) => DEFINES_VERB.test(Buffer.from(file.bytes).toString("latin1")));
  const verbs = defining.length === 0 ? metamodel.relationships : Workspace.load(defining).model.schema.relationships;
  return verbs.map((relationship) => relationship.id);
}
