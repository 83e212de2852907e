/** Names of facets and relationships, from the metamodel of the core. */
import { facets } from "@orrery/core/model/metamodel/attributes/facets";
import { relationships } from "@orrery/core/model/metamodel/relationships";
import type { Speech } from "../messages/messages.ts";

/** A facet in the reader's language; an organisation's own facet by its id. */
export function facetName(speech: Speech, id: string): string {
  const facet = facets.find((known) => known.id === id);
  return facet === undefined ? id : speech.pick(facet.name);
}

/** A relationship's verb in the reader's language, as read from its subject. */
export function verbName(speech: Speech, verb: string): string {
  const id = verb === "->" ? "flows" : verb;
  const relationship = relationships.find((known) => known.id === id);
  return relationship === undefined ? verb : speech.pick(relationship.name);
}
