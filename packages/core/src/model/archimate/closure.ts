/** Everything that follows, by the derivation rules applied over and over, from relationships between element types. */
import { patterns, typeGiven } from "./derivation.ts";
import type { Pattern } from "./derivation.ts";
import { conceptCount, conceptIndex, elementCount } from "./elements.ts";
import type { ConceptIndex } from "./elements.ts";
import { relationshipCount } from "./relationships.ts";
import type { RelationshipMask } from "./relationships.ts";
import { derivableMask, mayLieBetween } from "./restrictions.ts";

/**
 * The known relationships and all that derive from them, at the level of types: for each pair of concepts (place
 * source x `conceptCount` + target) the set of relationship types. `valid` applies DR1 to DR8, `all` also PDR1 to
 * PDR12. It does not look at the permission matrix, so the two can be held against each other. Cost: a few passes over
 * all triples of element types, some tenths of a second.
 */
export function closure(known: ArrayLike<RelationshipMask>, rules: "valid" | "all"): Uint16Array {
  const relations = Uint16Array.from(known);
  const usable = patterns.filter(({ rule, isForward }) => isForward && (rule.certain || rules === "all"));
  const plain = joinsOf(usable.filter(({ rule }) => rule.across === undefined));
  const acrossGrouping = joinsOf(usable);
  const grouping = conceptIndex("Grouping");
  let isGrowing = true;
  while (isGrowing) {
    isGrowing = false;
    for (let middle = 0; middle < elementCount; middle++) {
      const joins = middle === grouping ? acrossGrouping : plain;
      if (joinAt(relations, middle, joins)) isGrowing = true;
    }
  }
  return relations;
}

/**
 * What follows from a first type in one direction and any set of types in one direction: one table of 2,048 sets per
 * first leg and second direction. Only relationships from start to end: those from end to start are found when the
 * same triple is walked the other way.
 */
type Joins = readonly Uint16Array[];

const setCount: number = 1 << relationshipCount;

function joinsOf(usable: readonly Pattern[]): Joins {
  return Array.from({ length: relationshipCount * 4 }, (_, join) => {
    const type = join >> 2;
    const fitting = usable.filter(
      ({ first, isFirstForward, isSecondForward }) =>
        (first & (1 << type)) !== 0 && isFirstForward === ((join & 2) === 0) && isSecondForward === ((join & 1) === 0),
    );
    return tableOf(fitting, type);
  });
}

function tableOf(fitting: readonly Pattern[], first: number): Uint16Array {
  const table = new Uint16Array(setCount);
  for (let second = 0; second < relationshipCount; second++) {
    const bit = 1 << second;
    for (const pattern of fitting)
      if ((pattern.second & bit) !== 0) table[bit] = (table[bit] ?? 0) | (1 << typeGiven(pattern.gives, first, second));
  }
  for (let set = 1; set < setCount; set++) table[set] = (table[set & (set - 1)] ?? 0) | (table[set & -set] ?? 0);
  return table;
}

/** Derives over one middle element for all pairs of ends; `true` when something new was found. */
function joinAt(relations: Uint16Array, middle: ConceptIndex, joins: Joins): boolean {
  let hasGrown = false;
  for (let start = 0; start < elementCount; start++) {
    const outward = relations[start * conceptCount + middle] ?? 0;
    const inward = relations[middle * conceptCount + start] ?? 0;
    if ((outward | inward) === 0) continue;
    for (let end = 0; end < elementCount; end++) {
      const onward = relations[middle * conceptCount + end] ?? 0;
      const back = relations[end * conceptCount + middle] ?? 0;
      if ((onward | back) === 0 || !mayLieBetween(start, middle, end)) continue;
      const found = followingFrom(outward, 0, onward, back, joins) | followingFrom(inward, 2, onward, back, joins);
      const cell = start * conceptCount + end;
      const before = relations[cell] ?? 0;
      const after = before | (found & derivableMask(start, end));
      if (after === before) continue;
      relations[cell] = after;
      hasGrown = true;
    }
  }
  return hasGrown;
}

function followingFrom(
  firsts: RelationshipMask,
  direction: 0 | 2,
  onward: RelationshipMask,
  back: RelationshipMask,
  joins: Joins,
): RelationshipMask {
  let found = 0;
  for (let rest = firsts; rest !== 0; rest &= rest - 1) {
    const type = 31 - Math.clz32(rest & -rest);
    found |= joins[type * 4 + direction]?.[onward] ?? 0;
    found |= joins[type * 4 + direction + 1]?.[back] ?? 0;
  }
  return found;
}
