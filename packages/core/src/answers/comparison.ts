/** Two models compared, as pages and files say it: every element and relationship that differs, in the order in which to look at them. */
import { compare } from "../base/compare.ts";
import type { Element, Model, Place as Stated } from "../model/model.ts";
import { diff } from "../reconcile/diff.ts";
import type {
  DiffRelationship,
  DiffSubject,
  ElementChange,
  FieldChange,
  ModelDiff,
  RelationshipChange,
} from "../reconcile/diff-result.ts";
import type { Place } from "./answers.ts";
import { nameOfKey } from "./cells.ts";
import { placeOf, type Positions } from "./positions.ts";
import { reviewOf } from "./review.ts";
import type {
  ChangeWord,
  ComparedElement,
  CompareElementAnswer,
  CompareMarksAnswer,
  ComparisonTotals,
  FactChange,
  RelationshipChangeAnswer,
} from "./time-answers.ts";

/** The two states, the earlier one first. */
export interface Pair {
  readonly before: Model;
  readonly after: Model;
}

/** How somebody wants to read the comparison. */
export interface Reading {
  readonly language: string;
  /** Without them, nothing says where it stands. */
  readonly positions?: { readonly before: Positions; readonly after: Positions } | undefined;
}

const known = new WeakMap<Model, WeakMap<Model, ModelDiff>>();

/** What differs, statements in another file with it; once for each two models. */
export function differenceOf({ before, after }: Pair): ModelDiff {
  let of = known.get(before);
  if (of === undefined) known.set(before, (of = new WeakMap()));
  let found = of.get(after);
  if (found === undefined) of.set(after, (found = diff(before, after, { files: true })));
  return found;
}

/** The counts of a difference. */
export function totalsOf({ summary }: ModelDiff): ComparisonTotals {
  const { same, elements, statements, definitions, relationships } = summary;
  return { isSame: same, elements, statements, definitions, relationships };
}

/** Everything that differs; the indexes in `elements` lead to `relationships`. */
export function comparison(
  pair: Pair,
  reading: Reading,
): { readonly elements: readonly ComparedElement[]; readonly relationships: readonly RelationshipChangeAnswer[] } {
  const difference = differenceOf(pair);
  const relationships = relationshipsIn(difference, pair, reading);
  const touching = indexByEnd(relationships);
  const elements = subjectsIn(difference).map(([change, subject]): ComparedElement => {
    const one = comparedSubject(pair, reading, change, subject);
    const ids = one.formerly === undefined ? [one.id] : [one.id, one.formerly];
    const own = ids.flatMap((id) => touching.get(id) ?? []);
    return { ...one, change, relationships: [...new Set(own)] };
  });
  return {
    elements: elements.sort(
      (a, b) => b.weight - a.weight || b.connected - a.connected || compare(a.kind, b.kind) || compare(a.name, b.name),
    ),
    relationships,
  };
}

/** What differs about one element; undefined where neither model has it. */
export function compareElement(pair: Pair, id: string, reading: Reading): CompareElementAnswer | undefined {
  const { before, after } = pair;
  const now = after.element(id)?.id;
  const then = now ?? before.element(id)?.id;
  if (then === undefined) return undefined;
  const difference = differenceOf(pair);
  const found = subjectsIn(difference).find(([, subject]) => subject.id === then);
  const [change, subject] = found ?? [null, subjectOf(now === undefined ? before : after, then)];
  if (subject === undefined) return undefined;
  const { change: _word, ...element } = { change, ...comparedSubject(pair, reading, change, subject) };
  const ids = new Set([then, element.formerly ?? then]);
  return {
    version: 1,
    element: { ...element, change },
    relationships: relationshipsIn(difference, pair, reading).filter(
      ({ from, to }) => ids.has(from.id) || ids.has(to.id),
    ),
  };
}

/** Which elements and statements of the later model differ, and what it does not have any more. */
export function compareMarks(pair: Pair, language: string): CompareMarksAnswer {
  const difference = differenceOf(pair);
  const marks: Record<string, "added" | "changed"> = {};
  for (const { id, section } of difference.added) if (section !== "definition") marks[id] = "added";
  for (const { id, section } of difference.changed) if (section !== "definition") marks[id] = "changed";
  const touched = [
    ...difference.relationships.added,
    ...difference.relationships.changed,
    ...difference.relationships.removed,
  ];
  for (const { from, to } of touched) {
    for (const end of [from, to]) {
      const id = pair.after.element(end)?.id;
      if (id !== undefined) marks[id] ??= "changed";
    }
  }
  return {
    version: 1,
    totals: totalsOf(difference),
    marks,
    removed: difference.removed.flatMap(({ section, id, kind }) =>
      section === "definition" ? [] : [{ id, kind, name: nameIn(pair.before, id, language) }],
    ),
  };
}

/** All relationships that differ: added, removed, changed. */
export function relationshipsIn(
  { relationships }: ModelDiff,
  pair: Pair,
  reading: Reading,
): readonly RelationshipChangeAnswer[] {
  const of = (
    change: ChangeWord,
    all: readonly (DiffRelationship | RelationshipChange)[],
  ): RelationshipChangeAnswer[] => all.map((relationship) => relationshipAnswer(pair, reading, change, relationship));
  return [
    ...of("added", relationships.added),
    ...of("removed", relationships.removed),
    ...of("changed", relationships.changed),
  ];
}

/** Changes of fields, named as the metamodel names them. */
export function factChanges(
  model: Model,
  subject: number,
  changes: readonly FieldChange[],
  isRelationship: boolean,
): readonly FactChange[] {
  return changes.flatMap((change): readonly FactChange[] => {
    const sides = {
      ...(change.before === undefined ? {} : { before: change.before }),
      ...(change.after === undefined ? {} : { after: change.after }),
    };
    switch (change.change) {
      case "attribute": {
        const meaning = subject < 0 ? undefined : model.schema.meaning(change.key, subject);
        return [{ what: "attribute", key: change.key, name: nameOfKey(change.key, meaning), ...sides }];
      }
      case "name": {
        const key = change.language === undefined ? {} : { key: change.language };
        return [{ what: isRelationship ? "label" : "name", ...key, ...sides }];
      }
      case "parent":
        return [{ what: "container", ...sides }];
      case "rewritten":
        return [];
      default:
        return [{ what: change.change, ...sides }];
    }
  });
}

/** Name of an element in a language; its id where the model has none of it. */
export function nameIn(model: Model, id: string, language: string): string {
  return model.element(id)?.nameIn(language) ?? id;
}

type Changed = readonly [change: ChangeWord, subject: DiffSubject | ElementChange];

function subjectsIn({ added, removed, changed }: ModelDiff): readonly Changed[] {
  return [
    ...added.map((subject): Changed => ["added", subject]),
    ...removed.map((subject): Changed => ["removed", subject]),
    ...changed.map((subject): Changed => ["changed", subject]),
  ];
}

function comparedSubject(
  pair: Pair,
  reading: Reading,
  change: ChangeWord | null,
  subject: DiffSubject | ElementChange,
): Omit<ComparedElement, "relationships" | "change"> {
  const model = change === "removed" ? pair.before : pair.after;
  const element = model.element(subject.id);
  const isOwn = subject.section !== "definition" && element?.id === subject.id;
  const changes = "changes" in subject ? subject.changes : [];
  const formerly = changes.find((one) => one.change === "id")?.before;
  const kind = isOwn ? (model.parts.kindOf[element.row] ?? -1) : -1;
  return {
    section: subject.section,
    id: subject.id,
    ...(formerly === undefined ? {} : { formerly }),
    name: (isOwn ? element.nameIn(reading.language) : subject.name) ?? subject.id,
    kind: subject.kind,
    layer: (isOwn ? element.layer : undefined) ?? null,
    facts: factChanges(model, kind, changes, false),
    ...reviewOf(pair, change, isOwn ? element : undefined, changes),
    origin: originOf(reading, change, subject.place),
  };
}

function originOf({ positions }: Reading, change: ChangeWord | null, place: Stated): Place | null {
  return positions === undefined ? null : placeOf(change === "removed" ? positions.before : positions.after, place);
}

function subjectOf(model: Model, id: string): DiffSubject | undefined {
  const element: Element | undefined = model.element(id);
  if (element === undefined) return undefined;
  return {
    section: element.layer === undefined ? "statement" : "element",
    kind: element.kind,
    id: element.id,
    name: element.name,
    place: element.place,
  };
}

function relationshipAnswer(
  pair: Pair,
  reading: Reading,
  change: ChangeWord,
  relationship: DiffRelationship | RelationshipChange,
): RelationshipChangeAnswer {
  const model = change === "removed" ? pair.before : pair.after;
  const { from, verb, to, label } = relationship;
  const number = model.schema.verbNumber(verb);
  const changes = "changes" in relationship ? relationship.changes : [];
  const subject = number < 0 ? -1 : model.schema.subjectOfVerb(number);
  return {
    change,
    from: { id: from, name: nameIn(model, from, reading.language) },
    verb,
    phrase: number < 0 ? { en: verb, fr: verb } : model.schema.verb(number).name,
    to: { id: to, name: nameIn(model, to, reading.language) },
    ...(label === undefined ? {} : { label }),
    facts: factChanges(model, subject, changes, true),
    origin: originOf(reading, change, relationship.place),
  };
}

function indexByEnd(relationships: readonly RelationshipChangeAnswer[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  relationships.forEach(({ from, to }, index) => {
    for (const id of new Set([from.id, to.id])) {
      const list = found.get(id);
      if (list === undefined) found.set(id, [index]);
      else list.push(index);
    }
  });
  return found;
}
