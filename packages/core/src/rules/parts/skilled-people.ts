/** How many people master what: skills that units, roles and parties state, by the word of the skill. */
import { isKind } from "../../model/is-kind.ts";
import type { Element, Model } from "../../model/model.ts";

/** People able of one skill. */
export interface Able {
  count: number;
  /** Somebody is able, nobody says how many. */
  isOpen: boolean;
  readonly holders: Element[];
}

/** All skills of a model, by their folded words. */
export function peopleBySkill(model: Model): ReadonlyMap<string, Able> {
  const able = new Map<string, Able>();
  for (const kind of ["unit", "role", "party"]) {
    for (const holder of model.elements({ kind })) {
      const skills = holder.get("skills");
      if (skills?.kind !== "record") continue;
      for (const [word, people] of Object.entries(skills.fields)) {
        const known = able.get(folded(word)) ?? { count: 0, isOpen: false, holders: [] };
        able.set(folded(word), known);
        known.holders.push(holder);
        if (people.kind === "number")
          known.count = isCountedAbove(holder, known) ? known.count : known.count + people.number;
        else known.isOpen = true;
      }
    }
  }
  return able;
}

/** A team inside a unit that counted the same skill is counted with it. */
function isCountedAbove(holder: Element, { holders }: Able): boolean {
  const above = holder.path;
  return (
    isKind(holder, "unit") && holders.some((one) => one.row !== holder.row && above.some(({ row }) => row === one.row))
  );
}

/** Who masters an element, as skills name it: by its id or its name. */
export function ableIn(able: ReadonlyMap<string, Able>, { id, name }: Element): Able | undefined {
  return able.get(folded(id)) ?? able.get(folded(name));
}

function folded(word: string): string {
  return word
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, " ")
    .trim();
}
