/** Type names as files write them -> the 3.2 name, with a word in the loss report where it is not the same. */
import { folderOfType, nearestNames, olderNames, relationshipTypes } from "../../model/archimate/vocabulary.ts";
import type { Notes } from "./notes.ts";
import { reasons } from "./reasons.ts";
import type { XmlElement } from "./xml.ts";

/** The 3.2 element type, `undefined` (and reported) for what is none. */
export function elementType(notes: Notes, at: XmlElement, written: string): string | undefined {
  return settle(notes, at, local(written), "element type", (type) => folderOfType.has(type));
}

/** The 3.2 relationship type, without the word Relationship; `undefined` (and reported) for what is none. */
export function relationshipType(notes: Notes, at: XmlElement, written: string): string | undefined {
  const short = local(written).replace(/Relationship$/, "");
  return settle(notes, at, short, "relationship type", (type) => relationshipTypes.has(type));
}

/** A qualified name without its prefix. */
export function local(qualified: string): string {
  return qualified.slice(qualified.indexOf(":") + 1);
}

function settle(
  notes: Notes,
  at: XmlElement,
  written: string,
  what: string,
  exists: (type: string) => boolean,
): string | undefined {
  if (exists(written)) return written;
  const older = olderNames.get(written);
  if (older !== undefined && exists(older)) {
    if (written !== "Junction") notes.tally.approximated(what, reasons.older, `${written} → ${older}`);
    return older;
  }
  const nearest = nearestNames.get(written);
  if (nearest !== undefined && exists(nearest)) {
    notes.tally.approximated(what, reasons.nearest, `${written} → ${nearest}`);
    return nearest;
  }
  notes.report("archimate-unknown-type", "warning", at, { type: written });
  notes.tally.dropped(what, reasons.unknownType, written);
  return undefined;
}
