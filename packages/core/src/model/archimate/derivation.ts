/**
 * Derived relationships (ArchiMate 3.2, appendix B): what two relationships that share an element say about the two
 * elements at the far ends. Everything is told along a walk start - middle - end, so that the same words serve rules,
 * impact analysis and explanations.
 */
import { conceptIndex, isJunctionIndex, relationshipEndIndex } from "./elements.ts";
import type { Concept, ConceptIndex } from "./elements.ts";
import { derivationRules } from "./derivation-rules.ts";
import type { Arrow, DerivationRule, DerivationRuleId } from "./derivation-rules.ts";
import { permittedMask } from "./matrix.ts";
import { relationshipAt, relationshipIndex } from "./relationships.ts";
import type { RelationshipIndex, RelationshipMask, RelationshipType } from "./relationships.ts";
import { derivableMask, mayLieBetween } from "./restrictions.ts";

/** `forward`: the relationship points the way the walk goes. */
export type Direction = "forward" | "backward";

/** A relationship as met on a walk. */
export interface Leg {
  readonly relationship: RelationshipType;
  readonly direction: Direction;
}

/** A relationship between start and end of a walk, and the rule that gives it. */
export interface Derivation extends Leg {
  readonly rule: DerivationRuleId;
  /** `true` for valid derivations (DR, junction), `false` for potential ones (PDR) that a person should confirm. */
  readonly certain: boolean;
}

/**
 * The relationships between start and end that follow from a first relationship between start and middle and a second
 * one between middle and end, by one application of each rule of appendix B, within the restrictions of B.4 and the
 * permission matrix; valid ones first. It judges types: the caller drops what already exists between the two elements,
 * and derives nothing where start and end are one element.
 */
export function derive(start: Concept, first: Leg, middle: Concept, second: Leg, end: Concept): readonly Derivation[] {
  const [from, at, to] = [conceptIndex(start), conceptIndex(middle), conceptIndex(end)];
  const found = isJunctionIndex(at) ? throughJunction(first, second) : throughElement(first, middle, second);
  if (!mayLieBetween(from, at, to)) return [];
  return found.filter(({ relationship, direction }) =>
    isDerivable(from, relationshipIndex(relationship), direction === "forward", to),
  );
}

/** Restrictions on the ends and the matrix let a derivation give this relationship between the two; for hot code. */
export function isDerivable(
  start: ConceptIndex,
  relationship: RelationshipIndex,
  isForward: boolean,
  end: ConceptIndex,
): boolean {
  if (start === relationshipEndIndex || end === relationshipEndIndex) return false;
  const mask = isForward
    ? derivableMask(start, end) & permittedMask(start, end)
    : derivableMask(end, start) & permittedMask(end, start);
  return (mask & (1 << relationship)) !== 0;
}

/** One way a rule can be met on a walk: types of both legs with their directions, and what follows. */
export interface Pattern {
  readonly rule: DerivationRule;
  readonly first: RelationshipMask;
  readonly isFirstForward: boolean;
  readonly second: RelationshipMask;
  readonly isSecondForward: boolean;
  readonly gives: "first" | "second" | "weaker";
  readonly isForward: boolean;
}

/** Every rule twice: as written, and walked the other way round. */
export const patterns: readonly Pattern[] = derivationRules
  .map(patternOf)
  .flatMap((pattern) => [pattern, reversed(pattern)]);

/** Type that a pattern gives for two types; the weaker of a family has the higher number. */
export function typeGiven(
  gives: Pattern["gives"],
  first: RelationshipIndex,
  second: RelationshipIndex,
): RelationshipIndex {
  if (gives === "weaker") return Math.max(first, second);
  return gives === "first" ? first : second;
}

/** All relationships at a junction have one type and the walk passes it in one direction. */
function throughJunction(first: Leg, second: Leg): readonly Derivation[] {
  const passes = first.relationship === second.relationship && first.direction === second.direction;
  return passes ? [{ ...first, rule: "junction", certain: true }] : [];
}

function throughElement(first: Leg, middle: Concept, second: Leg): readonly Derivation[] {
  const types = [relationshipIndex(first.relationship), relationshipIndex(second.relationship)] as const;
  return patterns
    .filter(({ rule }) => rule.across === undefined || rule.across === middle)
    .filter((pattern) => matches(pattern.first, pattern.isFirstForward, types[0], first.direction))
    .filter((pattern) => matches(pattern.second, pattern.isSecondForward, types[1], second.direction))
    .map(({ rule, gives, isForward }) => ({
      relationship: relationshipAt(typeGiven(gives, types[0], types[1])),
      direction: isForward ? "forward" : "backward",
      rule: rule.id,
      certain: rule.certain,
    }));
}

function matches(mask: RelationshipMask, isForward: boolean, type: RelationshipIndex, direction: Direction): boolean {
  return (mask & (1 << type)) !== 0 && isForward === (direction === "forward");
}

/** The rule as a walk from the far end of its first relationship over the shared element to the far end of its second. */
function patternOf(rule: DerivationRule): Pattern {
  const [firstArrow, first] = rule.first;
  const [secondArrow, second] = rule.second;
  const [conclusion, gives] = rule.gives;
  const middle = Array.from(endsOf(firstArrow)).find((end) => endsOf(secondArrow).includes(end));
  if (middle === undefined) throw new Error(`rule ${rule.id} has no shared element`);
  return {
    rule,
    first,
    isFirstForward: targetOf(firstArrow) === middle,
    second,
    isSecondForward: sourceOf(secondArrow) === middle,
    gives,
    isForward: endsOf(firstArrow).includes(sourceOf(conclusion)),
  };
}

function reversed(pattern: Pattern): Pattern {
  const { rule, first, isFirstForward, second, isSecondForward, gives, isForward } = pattern;
  return {
    rule,
    first: second,
    isFirstForward: !isSecondForward,
    second: first,
    isSecondForward: !isFirstForward,
    gives: gives === "weaker" ? "weaker" : gives === "first" ? "second" : "first",
    isForward: !isForward,
  };
}

function endsOf(arrow: Arrow): string {
  return sourceOf(arrow) + targetOf(arrow);
}

function sourceOf(arrow: Arrow): string {
  return arrow.charAt(0);
}

function targetOf(arrow: Arrow): string {
  return arrow.charAt(3);
}
