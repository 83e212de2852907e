/** What can be done about drift, and the words for it. */
import type { DriftRow } from "@orrery/core/answers/discover-answers";
import type { Edit } from "@orrery/core/answers/edit-answers";

/** Can what was observed become text: something that is missing, or a value in the place of another? */
export function canAdopt({ drift, observed }: DriftRow): boolean {
  return drift === "unmodelled" || (drift === "contradicting" && observed !== undefined);
}

/** Is it something that people may accept for a while? What nobody can tell is nothing to accept. */
export function canTolerate({ drift, tolerated }: DriftRow): boolean {
  return drift !== "undecidable" && tolerated === undefined;
}

/** Takes out of the model what is not there; none where a person has to look closer. */
export function removal({ drift, about, element, to, verb }: DriftRow): Edit | undefined {
  if (drift !== "unconfirmed") return undefined;
  if (about === "element" && element.isDeclared) return { edit: "remove", id: element.id };
  if (about !== "relationship" || to === undefined || verb === undefined) return undefined;
  return { edit: "disconnect", from: element.id, verb: verb.id, to: to.id };
}

/** `cart`, `cart → redis`, `cart: Replicas`. */
export function subjectWords(row: DriftRow, pick: (texts: { en: string; fr: string }) => string): string {
  const { element, to, attribute } = row;
  const ends = to === undefined ? element.name : `${element.name} → ${to.name}`;
  return attribute === undefined ? ends : `${ends}: ${pick(attribute.name)}`;
}

export interface Tolerating {
  readonly because: string;
  readonly until: string;
  readonly owner: string;
}

/** The statement that accepts them. */
export function toleranceOf(rows: readonly DriftRow[], name: string, said: Tolerating): Edit {
  const subjects = [...new Set(rows.map(({ subject }) => subject))];
  const { because, until, owner } = said;
  return {
    edit: "create",
    kind: "tolerance",
    name,
    id: `tolerate-${subjects.map(wordOf).join("-")}`.slice(0, 60).replace(/-+$/u, ""),
    attributes: {
      on: `[${subjects.map((subject) => JSON.stringify(subject)).join(", ")}]`,
      because,
      until,
      ...(owner === "" ? {} : { owner }),
    },
  };
}

function wordOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, "-")
    .replaceAll(/^-+|-+$/gu, "");
}
