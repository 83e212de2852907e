/** Sidecars of views on disk: where everything stood the last time, or how an imported drawing looks. */
import type { Layout, Memory } from "@orrery/core/engines/layout/graph";
import type { Element } from "@orrery/core/model/model";
import { isDrawn, presentIds, readPositions, renamed, writePositions } from "@orrery/core/views/positions";
import { join, posix } from "node:path";
import { diskFault, tryReading, writeWhole } from "../files.ts";

/** What stands beside a view: its remembered places, or the drawing that came with an import. */
export type Sidecar =
  | { readonly kind: "none" }
  | { readonly kind: "memory"; readonly text: string; readonly memory: Memory }
  | { readonly kind: "drawing"; readonly text: string };

/** What became of the places that were to be remembered; a fault is Node's code of why they could not be (`EACCES`). */
export type Remembered = "written" | "unchanged" | { readonly fault: string };

/**
 * Path of the sidecar of a view that the model declares: in the folder `views` beside the file that declares it. Undefined for an id that
 * would lead elsewhere.
 */
export function sidecarPath(folder: string, statement: Element): string | undefined {
  if (/[\\/\0]/.test(statement.id)) return undefined;
  return join(folder, posix.dirname(statement.place.uri), "views", `${statement.id}.layout`);
}

/** The sidecar of a view. Places of elements that have a new id since are theirs still. */
export function readSidecar(path: string, statement: Element): Sidecar {
  const bytes = tryReading(path);
  if (!(bytes instanceof Uint8Array)) return { kind: "none" };
  const text = new TextDecoder().decode(bytes);
  if (isDrawn(text, statement)) return { kind: "drawing", text };
  const memory = readPositions(text);
  return { kind: "memory", text, memory: renamed(memory, presentIds(statement.model, memory)) };
}

/** Writes the places of a picture where they differ from what is there; pins and hints stay. A drawing is never written over. */
export function remember(path: string, before: Sidecar, layout: Layout): Remembered {
  if (before.kind === "drawing") return "unchanged";
  const wishes = before.kind === "memory" ? before.memory : { pins: new Set<string>(), hints: [] };
  const text = writePositions(layout, wishes);
  if (before.kind === "memory" && before.text === text) return "unchanged";
  try {
    writeWhole(path, text);
    return "written";
  } catch (error) {
    const fault = diskFault(error);
    if (fault === undefined) throw error;
    return { fault };
  }
}
