/** Names of relationships and what links without a verb, from the metamodel of the core. */
import { relationshipDefinitions } from "@orrery/core/model/archimate/relationships";
import { kinds } from "@orrery/core/model/metamodel/kinds";
import { relationships } from "@orrery/core/model/metamodel/relationships";
import type { Speech } from "../messages/messages.ts";

/**
 * A relationship's verb in the reader's language, as read from its subject. What links without a verb has the name of its kind (the
 * `link` of a data model); an organisation's own verb stays as it is written.
 */
export function verbName(speech: Speech, verb: string): string {
  const id = verb === "->" ? "flows" : verb;
  const known = relationships.find((one) => one.id === id) ?? kinds.find((one) => one.id === id);
  return known === undefined ? verb : speech.pick(known.name);
}

/** An ArchiMate relationship type in the reader's language. */
export function archimateRelationshipName(speech: Speech, type: string): string {
  const known = relationshipDefinitions.find((one) => one.id === type);
  return known === undefined ? type : speech.pick(known.name);
}
