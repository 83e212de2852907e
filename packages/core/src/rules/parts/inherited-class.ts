/** The class that something inherits: the highest of the data that it holds, receives, runs or surrounds, with the way there. */
import { isKind } from "../../model/is-kind.ts";
import type { Bilingual } from "../../model/metamodel.ts";
import type { Element, Relationship } from "../../model/model.ts";
import { isData, kinOf } from "../../model/personal-data.ts";
import { affirms, distinct, rankOf } from "../../model/read.ts";
import { dataHeldBy, isStore } from "./data.ts";
import { hostedBy } from "./hosting.ts";
import { choiceOf, valueOf } from "./sentence.ts";

export interface InheritedClass {
  /** Place among the classes, from 0. */
  readonly rank: number;
  /** From the element to what states the class. */
  readonly path: readonly (Element | Relationship)[];
  /** What states it. */
  readonly by: Element | Relationship;
}

/** Class of what is in an element, its own word apart. Undefined: nothing in it states one. */
export function inheritedClassOf(element: Element): InheritedClass | undefined {
  return element.model.derive(inheritedFor, element);
}

/** The highest of its own class and what it inherits. */
export function classOf(element: Element): InheritedClass | undefined {
  return higher(ownClass(element), inheritedClassOf(element));
}

/** Class of what a flow carries: the data that it names, else of the store that it leaves. Masked data has lost its class. */
export function carriedClassOf(flow: Relationship): InheritedClass | undefined {
  const { carried, from } = flow;
  const sources = carried.length > 0 ? carried : from !== undefined && isStore(from) ? [from] : [];
  return highestOf(sources.map((one) => (isData(one) ? classOf(one) : ownClass(one))));
}

/** The class that something states, as people read it. */
export function classWords(one: Element | Relationship): Bilingual {
  return "kind" in one ? choiceOf(one, "classification") : valueOf(one, "classification");
}

function inheritedFor(element: Element): InheritedClass | undefined {
  if (isKind(element, "site"))
    return through(element, [...standingIn(element, "site"), ...standingIn(element, "sites")]);
  if (isKind(element, "zone")) return through(element, standingIn(element, "zone"));
  if (isKind(element, "node")) return through(element, [...element.children, ...hostedBy(element)]);
  if (isData(element)) return through(element, [...element.children, ...upOf(element)].filter(isData));
  return higher(through(element, holdingOf(element)), arrivingAt(element));
}

/** A data set inherits from the entities that it makes real; an entity nothing from one data set among others. */
function upOf(data: Element): readonly Element[] {
  return kinOf(data).filter((one) => one.row !== data.row && isKind(one, "entity") && isKind(data, "dataset"));
}

function holdingOf(software: Element): readonly Element[] {
  const golden = software.referrers.flatMap(({ key, element }) =>
    key === "goldenSource" && isData(element) ? [element] : [],
  );
  const parts = software.children.filter((child) => isKind(child, "application", "module", "component", "store"));
  return distinct([...dataHeldBy(software), ...golden, ...parts]);
}

function standingIn(place: Element, key: string): readonly Element[] {
  const named = place.referrers.flatMap((one) => (one.key === key ? [one.element] : []));
  const grouped = [...place.out("groups"), ...place.out("contains"), ...place.out("hosts")].flatMap(
    ({ to }) => to ?? [],
  );
  return distinct([...place.children, ...named, ...grouped]);
}

function arrivingAt(software: Element): InheritedClass | undefined {
  let best: InheritedClass | undefined;
  for (const flow of software.in("flows")) {
    if (affirms(flow, "masked") === true) continue;
    const theirs = carriedClassOf(flow);
    if (theirs !== undefined && theirs.rank > (best?.rank ?? -1))
      best = { ...theirs, path: [software, flow, ...theirs.path] };
  }
  return best;
}

function through(element: Element, others: readonly Element[]): InheritedClass | undefined {
  let best: InheritedClass | undefined;
  for (const other of others) {
    const theirs = other.row === element.row ? undefined : classOf(other);
    if (theirs !== undefined && theirs.rank > (best?.rank ?? -1)) best = { ...theirs, path: [element, ...theirs.path] };
  }
  return best;
}

function ownClass(element: Element): InheritedClass | undefined {
  const rank = rankOf(element, "classification");
  return rank === undefined ? undefined : { rank, path: [element], by: element };
}

function highestOf(all: readonly (InheritedClass | undefined)[]): InheritedClass | undefined {
  return all.reduce(higher, undefined);
}

function higher(a: InheritedClass | undefined, b: InheritedClass | undefined): InheritedClass | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return b.rank > a.rank ? b : a;
}
