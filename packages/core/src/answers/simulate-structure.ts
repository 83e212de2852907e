/** What stops an element, as a tree that opens level by level. */
import { subjectOf } from "./subjects.ts";
import type { StructureTree } from "../simulation/structure.ts";
import type { StructureNode } from "./simulate-answers.ts";

export function structureAnswer({ kind, says, subject, cause, isUnsettled, parts }: StructureTree): StructureNode {
  return {
    kind,
    says,
    subject: subject === undefined ? null : subjectOf(subject),
    unavailability: cause?.behaviour?.unavailability ?? null,
    isUnsettled,
    parts: parts.map(structureAnswer),
  };
}
