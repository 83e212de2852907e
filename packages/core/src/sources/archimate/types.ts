/** Type names as files write them -> the 3.2 name, with a word in the loss report where it is not the same. */
import { conceptNamed } from "../../model/archimate/elements.ts";
import { relationshipNamed } from "../../model/archimate/relationships.ts";
import { nearestNames } from "../../model/archimate/vocabulary.ts";
import type { Notes } from "./notes.ts";
import { reasons } from "./reasons.ts";
import type { XmlElement } from "./xml.ts";

/** The 3.2 element type, `undefined` (and reported) for what is none. */
export function elementType(notes: Notes, at: XmlElement, written: string): string | undefined {
  return settle(notes, at, local(written), "element type", conceptNamed);
}

/** The 3.2 relationship type, without the word Relationship; `undefined` (and reported) for what is none. */
export function relationshipType(notes: Notes, at: XmlElement, written: string): string | undefined {
  return settle(notes, at, local(written).replace(/Relationship$/, ""), "relationship type", relationshipNamed);
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
  named: (name: string) => string | undefined,
): string | undefined {
  const type = named(written);
  if (type !== undefined) {
    if (type !== written && written !== "Junction")
      notes.tally.approximated(what, reasons.older, `${written} → ${type}`);
    return type;
  }
  const nearest = named(nearestNames.get(written) ?? "");
  if (nearest !== undefined) {
    notes.tally.approximated(what, reasons.nearest, `${written} → ${nearest}`);
    return nearest;
  }
  notes.report("archimate-unknown-type", "warning", at, { type: written });
  notes.tally.dropped(what, reasons.unknownType, written);
  return undefined;
}
