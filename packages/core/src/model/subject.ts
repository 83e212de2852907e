/** How texts name what they are about: an id, or a relationship as it is written. */
import type { Element, Relationship } from "./model.ts";

/** `crm`, `shop -> bank`, `shop runs on vm`. */
export function subjectName(subject: Element | Relationship): string {
  if (!isRelationship(subject)) return subject.id;
  const verb = subject.verb === "flows" ? "->" : subject.verb;
  return `${subject.fromId} ${verb} ${subject.toId}`;
}

export function isRelationship(subject: Element | Relationship): subject is Relationship {
  return "verb" in subject;
}
