/** The order in which everything is listed: by layer from purpose to means, then by kind, then as in the files. */
import { layers } from "../model/metamodel/layers.ts";
import { facets } from "../model/metamodel/attributes/facets.ts";
import type { Model } from "../model/model.ts";

/** Place of each kind in the order, by kind number. */
export function kindOrder(model: Model): Float64Array {
  const { kinds } = model.schema;
  return Float64Array.from(
    kinds,
    (kind, number) => (kind.layer === undefined ? layers.length : layers.indexOf(kind.layer)) * kinds.length + number,
  );
}

const facetPlaces: ReadonlyMap<string, number> = new Map(facets.map((facet, index) => [facet.id, index]));

/** Place of a facet on a page; those of the organisation come last. */
export function facetPlace(facet: string): number {
  return facetPlaces.get(facet) ?? facets.length;
}
