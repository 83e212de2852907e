/**
 * The derivation rules of ArchiMate 3.2 (specification, appendix B.2 and B.3) as data; restrictions in `restrictions.ts`.
 * Every rule reads: from one relationship and a second one that shares an element with it, a third one follows.
 */
import type { Bilingual } from "../metamodel.ts";
import type { ElementType } from "./elements.ts";
import { familyMasks, maskOf } from "./relationships.ts";
import type { RelationshipMask } from "./relationships.ts";

export type DerivationRuleId =
  | "DR1"
  | "DR2"
  | "DR3"
  | "DR4"
  | "DR5"
  | "DR6"
  | "DR7"
  | "DR8"
  | "PDR1"
  | "PDR2"
  | "PDR3"
  | "PDR4"
  | "PDR5"
  | "PDR6"
  | "PDR7"
  | "PDR8"
  | "PDR9"
  | "PDR10"
  | "PDR11"
  | "PDR12"
  | "junction";

/** A relationship between two of the three elements a, b and c, written from source to target. */
export type Arrow = "a->b" | "b->a" | "b->c" | "c->b" | "a->c" | "c->a";

export interface DerivationRule {
  readonly id: DerivationRuleId;
  /** Valid rules (DR) always hold; what potential rules (PDR) give "might be relevant but may also be wrong". */
  readonly certain: boolean;
  readonly first: readonly [Arrow, RelationshipMask];
  readonly second: readonly [Arrow, RelationshipMask];
  /** The relationship that follows, and whose type it takes: of the first, of the second, or of the weaker of both. */
  readonly gives: readonly [Arrow, "first" | "second" | "weaker"];
  /** The rule holds only where the shared element is of this type. */
  readonly across?: ElementType;
  readonly text: Bilingual;
}

const { structural, dependency, dynamic } = familyMasks;
const specialization: RelationshipMask = familyMasks.other;
const triggering: RelationshipMask = maskOf("t");
const flow: RelationshipMask = maskOf("f");
const inheritable: RelationshipMask = structural | dependency | dynamic;

/** DR1 to DR8 and PDR1 to PDR12. The rule for junctions needs no entry: what enters, leaves (`derive`). */
export const derivationRules: readonly DerivationRule[] = [
  {
    id: "DR1",
    certain: true,
    first: ["a->b", specialization],
    second: ["b->c", specialization],
    gives: ["a->c", "second"],
    text: {
      en: "What specializes a special case of c also specializes c.",
      fr: "Ce qui spécialise un cas particulier de c spécialise aussi c.",
    },
  },
  {
    id: "DR2",
    certain: true,
    first: ["a->b", structural],
    second: ["b->c", structural],
    gives: ["a->c", "weaker"],
    text: {
      en: "Two structural relationships in a row add up to the weaker of them.",
      fr: "Deux relations structurelles à la suite valent la plus faible des deux.",
    },
  },
  {
    id: "DR3",
    certain: true,
    first: ["a->b", structural],
    second: ["b->c", dependency],
    gives: ["a->c", "second"],
    text: {
      en: "What a part does for c, the whole does for c.",
      fr: "Ce qu'une partie fait pour c, le tout le fait pour c.",
    },
  },
  {
    id: "DR4",
    certain: true,
    first: ["a->b", structural],
    second: ["c->b", dependency],
    gives: ["c->a", "second"],
    text: {
      en: "What c does for a part, it does for the whole.",
      fr: "Ce que c fait pour une partie, il le fait pour le tout.",
    },
  },
  {
    id: "DR5",
    certain: true,
    first: ["a->b", structural],
    second: ["b->c", dynamic],
    gives: ["a->c", "second"],
    text: {
      en: "What starts or flows from a part, starts or flows from the whole.",
      fr: "Ce qui part d'une partie part aussi du tout.",
    },
  },
  {
    id: "DR6",
    certain: true,
    first: ["a->b", structural],
    second: ["c->b", flow],
    gives: ["c->a", "second"],
    text: {
      en: "What flows into a part flows into the whole.",
      fr: "Ce qui alimente une partie alimente le tout.",
    },
  },
  {
    id: "DR7",
    certain: true,
    first: ["a->b", triggering],
    second: ["b->c", structural],
    gives: ["a->c", "first"],
    text: {
      en: "What triggers the whole triggers its part.",
      fr: "Ce qui déclenche le tout déclenche sa partie.",
    },
  },
  {
    id: "DR8",
    certain: true,
    first: ["a->b", triggering],
    second: ["b->c", triggering],
    gives: ["a->c", "first"],
    text: {
      en: "What triggers a cause of c triggers c.",
      fr: "Ce qui déclenche une cause de c déclenche c.",
    },
  },
  {
    id: "PDR1",
    certain: false,
    first: ["a->b", specialization],
    second: ["b->c", inheritable],
    gives: ["a->c", "second"],
    text: {
      en: "A special case may inherit what leaves the general one.",
      fr: "Un cas particulier peut hériter des relations qui partent du cas général.",
    },
  },
  {
    id: "PDR2",
    certain: false,
    first: ["a->b", specialization],
    second: ["c->b", inheritable],
    gives: ["c->a", "second"],
    text: {
      en: "A special case may inherit what reaches the general one.",
      fr: "Un cas particulier peut hériter des relations qui arrivent au cas général.",
    },
  },
  {
    id: "PDR3",
    certain: false,
    first: ["a->b", specialization],
    second: ["a->c", inheritable],
    gives: ["b->c", "second"],
    text: {
      en: "What leaves a special case may hold for the general one.",
      fr: "Une relation qui part d'un cas particulier peut valoir pour le cas général.",
    },
  },
  {
    id: "PDR4",
    certain: false,
    first: ["a->b", specialization],
    second: ["c->a", inheritable],
    gives: ["c->b", "second"],
    text: {
      en: "What reaches a special case may hold for the general one.",
      fr: "Une relation qui arrive à un cas particulier peut valoir pour le cas général.",
    },
  },
  {
    id: "PDR5",
    certain: false,
    first: ["a->b", structural],
    second: ["c->a", dependency],
    gives: ["c->b", "second"],
    text: {
      en: "What c does for the whole, it may do for a part.",
      fr: "Ce que c fait pour le tout, il peut le faire pour une partie.",
    },
  },
  {
    id: "PDR6",
    certain: false,
    first: ["a->b", structural],
    second: ["a->c", dependency],
    gives: ["b->c", "second"],
    text: {
      en: "What the whole does for c, a part may do for c.",
      fr: "Ce que le tout fait pour c, une partie peut le faire pour c.",
    },
  },
  {
    id: "PDR7",
    certain: false,
    first: ["a->b", dependency],
    second: ["b->c", dependency],
    gives: ["a->c", "weaker"],
    text: {
      en: "Two dependencies in a row may add up to the weaker of them.",
      fr: "Deux dépendances à la suite peuvent valoir la plus faible des deux.",
    },
  },
  {
    id: "PDR8",
    certain: false,
    first: ["a->b", flow],
    second: ["b->c", structural],
    gives: ["a->c", "first"],
    text: {
      en: "What flows into the whole may flow into a part.",
      fr: "Ce qui alimente le tout peut alimenter une partie.",
    },
  },
  {
    id: "PDR9",
    certain: false,
    first: ["a->b", structural],
    second: ["a->c", dynamic],
    gives: ["b->c", "second"],
    text: {
      en: "What starts or flows from the whole may start or flow from a part.",
      fr: "Ce qui part du tout peut partir d'une partie.",
    },
  },
  {
    id: "PDR10",
    certain: false,
    first: ["a->b", flow],
    second: ["b->c", flow],
    gives: ["a->c", "first"],
    text: {
      en: "What flows to b and on to c may flow from a to c.",
      fr: "Ce qui va vers b puis vers c peut aller de a vers c.",
    },
  },
  {
    id: "PDR11",
    certain: false,
    first: ["a->b", triggering],
    second: ["c->b", structural],
    gives: ["a->c", "first"],
    text: {
      en: "What triggers a part may trigger the whole.",
      fr: "Ce qui déclenche une partie peut déclencher le tout.",
    },
  },
  {
    id: "PDR12",
    certain: false,
    first: ["b->a", maskOf("cg")],
    second: ["b->c", maskOf("ir")],
    gives: ["a->c", "second"],
    across: "Grouping",
    text: {
      en: "A member of a grouping may be what realizes or is assigned to c.",
      fr: "Un membre d'un regroupement peut être ce qui réalise c ou lui est affecté.",
    },
  },
];
