/** A path of a finding as one walks it: elements in turn, and how one comes from each to the next. */
import type { Subject } from "@orrery/core/rules/report";

export type Step =
  | { readonly step: "element"; readonly subject: Subject }
  /** No verb: the finding says that one leads to the other, not how. `isAgainst`: the relationship points the other way. */
  | { readonly step: "way"; readonly verb: string | undefined; readonly isAgainst: boolean };

/** Ends of relationships that the path leaves out stand in it, too. */
export function stepsOf(path: readonly Subject[]): readonly Step[] {
  const steps: Step[] = [];
  let at: string | undefined;
  let way: { readonly subject: Subject; readonly isAgainst: boolean } | undefined;
  const arrive = (subject: Subject): void => {
    const [id = subject.name] = subject.elements;
    if (id === at && way === undefined) return;
    if (at !== undefined) steps.push({ step: "way", verb: way?.subject.kind, isAgainst: way?.isAgainst === true });
    steps.push({ step: "element", subject });
    at = id;
    way = undefined;
  };
  path.forEach((subject, index) => {
    if (!subject.isRelationship) return arrive(subject);
    if (way !== undefined) arrive(otherEnd(way));
    const next = path[index + 1];
    const nextIds = next?.elements ?? [];
    const [from = "", to = ""] = subject.elements;
    const isAgainst =
      at === undefined ? nextIds[0] === from && next?.isRelationship === false : at === to && at !== from;
    if (at === undefined) arrive(end(subject, isAgainst ? 1 : 0));
    else if (at !== from && at !== to) arrive(end(subject, 0));
    way = { subject, isAgainst };
  });
  if (way !== undefined) arrive(otherEnd(way));
  return steps;
}

/** The elements that the path leads through, each once. */
export function elementsOn(path: readonly Subject[]): readonly string[] {
  return [...new Set(path.flatMap(({ elements }) => elements))];
}

function otherEnd({ subject, isAgainst }: { readonly subject: Subject; readonly isAgainst: boolean }): Subject {
  return end(subject, isAgainst ? 0 : 1);
}

/** An end of a relationship, of which its title tells the name. */
function end({ title, elements }: Subject, place: 0 | 1): Subject {
  const id = elements[place] ?? "";
  const part = (text: string): string => text.split(" → ")[place] ?? id;
  const isSplit = title.en.includes(" → ");
  return {
    name: id,
    title: isSplit ? { en: part(title.en), fr: part(title.fr) } : { en: id, fr: id },
    kind: "",
    elements: [id],
    isRelationship: false,
  };
}
