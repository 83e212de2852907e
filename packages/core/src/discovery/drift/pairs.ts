/**
 * Relationships by their ends and by what sort they are, lifted to the containers around the ends: a call of a module is one of its
 * application, too. So a model may be finer or coarser than what was observed, and still say the same.
 */
import type { Element, Relationship } from "../../model/model.ts";
import type { ObservedRelationship } from "../observation.ts";

/** `needs`: uses, sends, reads; `runs`: what runs on what. Others are not compared: no artefact shows them. */
export type PairSort = "needs" | "runs" | "holds";

const sorts: Readonly<Record<string, PairSort>> = {
  uses: "needs",
  flows: "needs",
  accesses: "needs",
  "runs on": "runs",
  hosts: "runs",
  contains: "holds",
  groups: "holds",
};

export function pairSort(verb: string): PairSort | undefined {
  return sorts[verb];
}

/** What a verb of the model may mean: `relates` is said where the metamodel has nothing better for two kinds, and may mean anything. */
function sortsSaidBy(verb: string): readonly PairSort[] {
  if (verb === "relates") return ["needs", "runs", "holds"];
  const sort = pairSort(verb);
  return sort === undefined ? [] : [sort];
}

/** Who needs whom, who runs on whom, who holds whom: whichever way round the verb says it. A flow may be asked for by either end. */
export function directions(verb: string, from: Element, to: Element): readonly (readonly [Element, Element])[] {
  if (verb === "hosts") return [[to, from]];
  if (verb !== "flows" && verb !== "relates") return [[from, to]];
  return [
    [from, to],
    [to, from],
  ];
}

export class Pairs<Thing> {
  private readonly exact: Map<string, Thing[]> = new Map();
  private readonly lifted: Set<string> = new Set();

  add(sort: PairSort, from: Element, to: Element, thing: Thing): void {
    const key = keyOf(sort, from, to);
    const known = this.exact.get(key);
    if (known === undefined) this.exact.set(key, [thing]);
    else known.push(thing);
    for (const upper of around(from)) for (const lower of around(to)) this.lifted.add(keyOf(sort, upper, lower));
  }

  /** What is said of exactly these two. */
  between(sort: PairSort, from: Element, to: Element): readonly Thing[] {
    return this.exact.get(keyOf(sort, from, to)) ?? [];
  }

  /** Is it said of these two, of parts of them, or of what they are parts of? */
  covers(sort: PairSort, from: Element, to: Element): boolean {
    if (this.lifted.has(keyOf(sort, from, to))) return true;
    const outer = around(to);
    return around(from).some((upper) =>
      outer.some((lower) => upper.row !== lower.row && this.exact.has(keyOf(sort, upper, lower))),
    );
  }
}

/** An element and what it is inside of. */
function around(element: Element): readonly Element[] {
  return [element, ...element.path];
}

function keyOf(sort: PairSort, { row: from }: Element, { row: to }: Element): string {
  return `${sort} ${from} ${to}`;
}

/** Written relationships that artefacts could show. */
export function declaredPairs(relationships: Iterable<Relationship>): Pairs<Relationship> {
  const pairs = new Pairs<Relationship>();
  for (const relationship of relationships) {
    const { from, to, verb } = relationship;
    if (from === undefined || to === undefined) continue;
    for (const sort of sortsSaidBy(verb))
      for (const [first, second] of directions(verb, from, to)) pairs.add(sort, first, second, relationship);
  }
  return pairs;
}

/** Observed relationships whose ends the model has. */
export function observedPairs(
  relationships: readonly ObservedRelationship[],
  declaredOf: ReadonlyMap<string, Element>,
): Pairs<ObservedRelationship> {
  const pairs = new Pairs<ObservedRelationship>();
  for (const relationship of relationships) {
    const [from, to] = [declaredOf.get(relationship.from), declaredOf.get(relationship.to)];
    const sort = pairSort(relationship.verb);
    if (relationship.isGhost || sort === undefined || from === undefined || to === undefined) continue;
    for (const [first, second] of directions(relationship.verb, from, to)) pairs.add(sort, first, second, relationship);
  }
  return pairs;
}
