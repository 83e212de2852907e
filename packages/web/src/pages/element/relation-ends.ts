/** Which relationship of an element is meant, as edits name it. */
import type { ElementAnswer, RelationshipAnswer } from "@orrery/core/answers/answers";
import type { RelationshipEnds } from "@orrery/core/answers/edit-answers";

export function endsOf(element: ElementAnswer, relationship: RelationshipAnswer): RelationshipEnds {
  const { direction, verb, other, id } = relationship;
  const [from, to] = direction === "out" ? [element.id, other.id] : [other.id, element.id];
  return { from, verb, to, ...(id === undefined ? {} : { id }) };
}

/** The same for the same relationship while what is said about it changes. */
export function relationKey({ direction, verb, other, id }: RelationshipAnswer): string {
  return `${direction} ${verb} ${other.id} ${id ?? ""}`;
}
