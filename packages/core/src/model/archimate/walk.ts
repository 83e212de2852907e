/**
 * Walks along relationships whose start and current element are joined by one valid derived relationship: the automaton
 * behind impact analysis and "why is this line here".
 *
 * A state is the derived relationship between the start of the walk and the element it has reached: its type and
 * whether it points with the walk. A step is the next relationship, coded the same way, so the first step of a walk is
 * its first state. `extend` gives the state after one more step, by the valid rules DR1 to DR8 only. Every state and
 * step is a number below 22, every transition one look into a table of 484 bytes; a breadth-first search over
 * (element, state) visits each pair once and so finds, in linear time, every element that some valid derivation joins
 * to the start, with the type of that relationship.
 *
 * Nothing is lost by going from left to right: whatever the rules give for a path in any order of application, they
 * give in this order too (p.(q.r) = (p.q).r wherever the left side exists; tested for all triples).
 *
 * `extend` looks at relationship types alone. `extendBetween` also applies the restrictions of B.4 and the permission
 * matrix to the element types, and passes junctions. An undirected association may be taken as a step in either
 * direction. A walk back to its own start is no hit: nothing derives from an element to itself.
 */
import { isDerivable, patterns, typeGiven } from "./derivation.ts";
import type { Direction, Leg } from "./derivation.ts";
import type { DerivationRuleId } from "./derivation-rules.ts";
import { isJunctionIndex } from "./elements.ts";
import type { ConceptIndex } from "./elements.ts";
import { relationshipAt, relationshipCount, relationshipIndex } from "./relationships.ts";
import type { RelationshipIndex, RelationshipType } from "./relationships.ts";
import { mayLieBetween } from "./restrictions.ts";

/** Number of a relationship type times 2, plus 1 when it points against the walk. */
export type WalkState = number;

/** How many states there are; they are numbered from 0. */
export const walkStateCount = 22;

/** No valid derivation. */
export const noState = -1;

/** The state of a walk of one relationship, which is also the code of that relationship as a step. */
export function walkState(relationship: RelationshipType, direction: Direction): WalkState {
  return relationshipIndex(relationship) * 2 + (direction === "forward" ? 0 : 1);
}

/** The derived relationship that a state stands for. */
export function legOf(state: WalkState): Leg {
  return { relationship: relationshipAt(state >> 1), direction: isForward(state) ? "forward" : "backward" };
}

/** State after one more relationship, or `noState` where no valid rule joins the start and the next element. */
export function extend(state: WalkState, step: WalkState): WalkState {
  return transitions[state * walkStateCount + step] ?? noState;
}

/** The rule that `extend` applies, to explain a hit; `undefined` where it gives `noState`. */
export function ruleOfExtending(state: WalkState, step: WalkState): DerivationRuleId | undefined {
  return transitionRules[state * walkStateCount + step];
}

/**
 * State after leaving a junction by a step, or `noState`. A junction hands on what enters: same type, same direction,
 * unchanged state. The state tells the direction in which a relationship of the junction's type was entered, so the
 * step that entered need not be remembered.
 */
export function extendAtJunction(state: WalkState, step: WalkState): WalkState {
  return enteredBy[state * walkStateCount + step] === 1 ? state : noState;
}

/**
 * `extend` over the element (or junction) in the middle, within the restrictions of B.4 and the permission matrix: the
 * state between start and end, or `noState`.
 */
export function extendBetween(
  start: ConceptIndex,
  state: WalkState,
  middle: ConceptIndex,
  step: WalkState,
  end: ConceptIndex,
): WalkState {
  const next = isJunctionIndex(middle) ? extendAtJunction(state, step) : extend(state, step);
  if (next === noState || !mayLieBetween(start, middle, end)) return noState;
  return isDerivable(start, next >> 1, isForward(next), end) ? next : noState;
}

function isForward(state: WalkState): boolean {
  return (state & 1) === 0;
}

const transitions: Int8Array = new Int8Array(walkStateCount * walkStateCount).fill(noState);
const transitionRules: (DerivationRuleId | undefined)[] = [];
const enteredBy: Uint8Array = new Uint8Array(walkStateCount * walkStateCount);

fillTransitions();
fillEntries();

function fillTransitions(): void {
  for (const { rule, first, isFirstForward, second, isSecondForward, gives, isForward: givesForward } of patterns) {
    if (!rule.certain) continue;
    for (const p of typeNumbersIn(first)) {
      for (const q of typeNumbersIn(second)) {
        const next = typeGiven(gives, p, q) * 2 + (givesForward ? 0 : 1);
        addTransition(p * 2 + (isFirstForward ? 0 : 1), q * 2 + (isSecondForward ? 0 : 1), next, rule.id);
      }
    }
  }
}

/** Valid rules never give two relationships for one pair; that is what makes the automaton deterministic. */
function addTransition(state: WalkState, step: WalkState, next: WalkState, rule: DerivationRuleId): void {
  const place = state * walkStateCount + step;
  const known = transitions[place];
  if (known !== noState && known !== next) throw new Error(`rule ${rule} contradicts another`);
  transitions[place] = next;
  transitionRules[place] = rule;
}

function fillEntries(): void {
  for (let state = 0; state < walkStateCount; state++) {
    enteredBy[state * walkStateCount + state] = 1;
    for (let step = 0; step < walkStateCount; step++) {
      const next = extend(state, step);
      if (next !== noState) enteredBy[next * walkStateCount + step] = 1;
    }
  }
}

function typeNumbersIn(mask: number): readonly RelationshipIndex[] {
  return Array.from({ length: relationshipCount }, (_, type) => type).filter((type) => (mask & (1 << type)) !== 0);
}
