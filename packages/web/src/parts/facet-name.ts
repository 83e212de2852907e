/** Names of facets, apart from those of verbs and types: a page that lists attributes needs no more. */
import { facets } from "@orrery/core/model/metamodel/attributes/facets";
import type { Speech } from "../messages/messages.ts";

/** A facet in the reader's language; an organisation's own facet by its id. */
export function facetName(speech: Speech, id: string): string {
  const facet = facets.find((known) => known.id === id);
  return facet === undefined ? id : speech.pick(facet.name);
}
