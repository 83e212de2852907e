/** ArchiMate types of our elements, and what the 3.2 matrix says about a relationship between two of them. */
import type { Element } from "../model.ts";
import { conceptNamed } from "./elements.ts";
import { permission } from "./matrix.ts";
import { relationshipNamed } from "./relationships.ts";

/** ArchiMate type of an element: the one it states, else by its kind and attributes; undefined where the kind has none. */
export function archimateType(element: Element): string | undefined {
  const stated = element.get("archimate");
  if (stated !== undefined && "text" in stated) return stated.text;
  const { definition } = element;
  for (const [key, types] of Object.entries(definition?.archimateBy ?? {})) {
    const value = element.get(key);
    const word =
      value === undefined
        ? undefined
        : "text" in value
          ? value.text
          : value.kind === "boolean"
            ? value.boolean
              ? "yes"
              : "no"
            : undefined;
    const type = word === undefined ? undefined : types[word];
    if (type !== undefined) return type;
  }
  return definition?.archimate;
}

/** Is the ArchiMate relationship permitted between the two elements: directly, only as derived, or not at all? */
export function archimateLegality(from: Element, relationship: string, to: Element): "direct" | "derived" | "none" {
  const source = archimateType(from);
  const target = archimateType(to);
  return legalityBetween(source, relationship, target);
}

/** The same for names of types; a name that ArchiMate does not have is never permitted. */
export function legalityBetween(
  from: string | undefined,
  relationship: string,
  to: string | undefined,
): "direct" | "derived" | "none" {
  const source = from === undefined ? undefined : conceptNamed(from);
  const target = to === undefined ? undefined : conceptNamed(to);
  const type = relationshipNamed(relationship);
  return source === undefined || target === undefined || type === undefined ? "none" : permission(source, type, target);
}
