/** Who brings something back, and how many things they can do at a time (R301). */
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { numberOf, type Stated } from "../../model/read.ts";
import type { RecoveryFacts } from "./facts.ts";

/** People that a piece of work occupies. */
export interface CrewOf {
  /** The same for all that the same people do. */
  readonly key: string;
  readonly who: Element;
  /** How many things they do at a time; undefined: nobody says. */
  readonly size: number | undefined;
  readonly missing: readonly Stated[];
}

export interface Workers {
  readonly by: readonly Element[];
  readonly crews: readonly CrewOf[];
}

/** The same people for all that one owner answers for, as far as it counts nobody by technology. */
export class Workforce {
  private readonly facts: RecoveryFacts;
  private readonly byOwner: Map<number, Workers> = new Map();

  constructor(facts: RecoveryFacts) {
    this.facts = facts;
  }

  of(row: number): Workers {
    const { facts, byOwner } = this;
    if (facts.isOf(row, "party", "unit", "role")) return workersFor(facts.model.at(row));
    const owner = facts.owner(row);
    if (owner === undefined) return NO_WORKERS;
    const known = byOwner.get(owner);
    if (known !== undefined) return known;
    const found = workersFor(facts.model.at(row));
    if (facts.model.at(owner).get("skills") === undefined) byOwner.set(owner, found);
    return found;
  }
}

export const NO_WORKERS: Workers = { by: [], crews: [] };

/**
 * The unit or role that answers for an element, else for what contains it, and of these people those who master its technology where the
 * unit counts them: a system that one person masters is restored by that person, one system after the other. A supplier has people of its
 * own, whom nobody counts here.
 */
function workersFor(element: Element): Workers {
  if (isKind(element, "party", "unit", "role")) return { by: [element], crews: [] };
  const owner = ownerOf(element);
  if (owner === undefined) return NO_WORKERS;
  if (isKind(owner, "party")) return { by: [owner], crews: [] };
  const size = numberOf(owner, "people") ?? numberOf(owner, "headcount");
  const team: CrewOf = {
    key: owner.id,
    who: owner,
    size,
    missing: size === undefined ? [[owner, isKind(owner, "role") ? "people" : "headcount"]] : [],
  };
  return { by: [owner], crews: [team, ...skilledOf(element, owner)] };
}

export function ownerOf(element: Element): Element | undefined {
  for (const one of [element, ...element.path.toReversed()]) {
    const owner = one.reference("owner");
    if (owner !== undefined) return owner;
  }
  return undefined;
}

function skilledOf(element: Element, owner: Element): readonly CrewOf[] {
  const skills = owner.get("skills");
  if (skills?.kind !== "record") return [];
  const crews: CrewOf[] = [];
  for (const technology of [...element.references("technology"), ...element.references("os")])
    for (const [word, people] of Object.entries(skills.fields)) {
      if (folded(word) !== folded(technology.id) && folded(word) !== folded(technology.name)) continue;
      if (people.kind === "number")
        crews.push({ key: `${owner.id}/${technology.id}`, who: owner, size: people.number, missing: [] });
    }
  return crews;
}

function folded(word: string): string {
  return word
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, " ")
    .trim();
}
