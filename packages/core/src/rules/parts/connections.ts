/** What an element is connected with beyond written relationships: references by attributes, and flows that carry it. */
import type { Element, Relationship } from "../../model/model.ts";

/** An element that another names by an attribute. */
export interface Naming {
  readonly key: string;
  readonly element: Element;
}

/** What an element names by its attributes, as far as it is there. */
export function references(element: Element): readonly Naming[] {
  const { model, row } = element;
  const { outStart, outEdge, outNode } = model.graph();
  const { referencesFrom, carriedFrom, kind } = model.parts.edges;
  const { relationships, metamodel } = model.schema;
  const found: Naming[] = [];
  for (let index = outStart[row] as number; index < (outStart[row + 1] as number); index++) {
    const edge = outEdge[index] as number;
    if (edge < referencesFrom || edge >= carriedFrom) continue;
    // The number of the attribute spares reading its text, which matters for a rule that asks every element.
    const key = metamodel.attributes[(kind[edge] as number) - relationships.length]?.id;
    if (key !== undefined) found.push({ key, element: model.at(outNode[index] as number) });
  }
  return found;
}

/** Flows that carry a data set, each once. */
export function flowsCarrying(data: Element): readonly Relationship[] {
  const { model, row } = data;
  const { inStart, inEdge } = model.graph();
  const { carriedFrom, at } = model.parts.edges;
  const rows = new Set<number>();
  for (let index = inStart[row] as number; index < (inStart[row + 1] as number); index++) {
    const edge = inEdge[index] as number;
    if (edge >= carriedFrom) rows.add(at[edge] as number);
  }
  return [...rows].map((relationship) => model.relationship(relationship));
}

/** Elements at the far ends of written relationships, those without an end apart. */
export function othersOf(element: Element): readonly Element[] {
  return [...element.targets(), ...element.sources()];
}
