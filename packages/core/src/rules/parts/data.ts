/** Which data something holds or carries, and how much care that data asks for. */
import { isKind } from "../../model/is-kind.ts";
import type { Element, Relationship } from "../../model/model.ts";
import { distinct, rankOf } from "../../model/read.ts";

/** Ranks of `classification`, from 0: public, internal, confidential, strictly confidential. */
export const CONFIDENTIAL = 2;
export const STRICTLY_CONFIDENTIAL = 3;
/** Ranks of `personalData`, from 0: none, personal, sensitive. */
export const PERSONAL = 1;
export const SENSITIVE = 2;

/** How much care data asks for, and what says so. Undefined ranks: nobody said. */
export interface Care {
  readonly classification: number | undefined;
  /** What states the highest class: the element itself or some data that it holds. */
  readonly classified: Element | undefined;
  readonly personal: number | undefined;
  readonly person: Element | undefined;
}

/** Data sets and entities that something holds: stored in it, read or written by it, inside it. */
export function dataHeldBy(element: Element): readonly Element[] {
  const stored = element.referrers.filter(({ key }) => key === "store").map(({ element: one }) => one);
  const accessed = element.targets("accesses");
  const inside = element.children.flatMap((child) => (isData(child) ? [child] : dataHeldBy(child)));
  return distinct([...stored, ...accessed.filter(isData), ...accessed.filter(isStore).flatMap(dataIn), ...inside]);
}

/** Care that an element asks for by what is said of it and of the data that it holds; data that flows through it apart. */
export function careOf(element: Element): Care {
  return element.model.derive(careFor, element);
}

/** Care that a flow asks for: that of the data sets it carries, or of the store that it leaves where it names none. */
export function careOfFlow(flow: Relationship): Care {
  const carried = flow.carried;
  const source = carried.length > 0 ? carried : flow.from !== undefined && isStore(flow.from) ? [flow.from] : [];
  return highest([ownCareOf(flow), ...source.map(careOf)]);
}

/** Confidential or above, or personal. Undefined: nobody said either. */
export function isConfidential({ classification, personal }: Care): boolean | undefined {
  if ((classification ?? 0) >= CONFIDENTIAL || (personal ?? 0) >= PERSONAL) return true;
  return classification === undefined && personal === undefined ? undefined : false;
}

/** Strictly confidential, or sensitive personal data. Undefined: nobody said either. */
export function isSensitive({ classification, personal }: Care): boolean | undefined {
  if ((classification ?? 0) >= STRICTLY_CONFIDENTIAL || (personal ?? 0) >= SENSITIVE) return true;
  return classification === undefined && personal === undefined ? undefined : false;
}

/** What proves the care: the element that states the class, or that it holds personal data. */
export function careProof({ classified, person, personal }: Care): Element | undefined {
  return (personal ?? 0) >= SENSITIVE ? (person ?? classified) : (classified ?? person);
}

export function isData(element: Element): boolean {
  return isKind(element, "dataset", "entity");
}

export function isStore(element: Element): boolean {
  return isKind(element, "store");
}

function careFor(element: Element): Care {
  const all: Care[] = [{ ...ownCareOf(element), ...whoSays(element) }];
  const add = (one: Element | undefined): void => {
    if (one !== undefined && one.row !== element.row) all.push(careOf(one));
  };
  for (const { key, element: one } of element.referrers) if (key === "store") add(one);
  for (const { to } of element.out("accesses")) if (to !== undefined && (isData(to) || isStore(to))) add(to);
  for (const child of element.children) add(child);
  if (isData(element)) for (const { to } of element.out("realizes")) if (to !== undefined && isData(to)) add(to);
  return all.length === 1 && all[0] !== undefined ? all[0] : highest(all);
}

function ownCareOf(one: Element | Relationship): Care {
  return {
    classification: rankOf(one, "classification"),
    classified: undefined,
    personal: rankOf(one, "personalData"),
    person: undefined,
  };
}

function whoSays(element: Element): Pick<Care, "classified" | "person"> {
  return { classified: element, person: element };
}

function dataIn(store: Element): readonly Element[] {
  return store.referrers.filter(({ key }) => key === "store").map(({ element }) => element);
}

/** The highest care of several, with what says so. */
export function highest(all: readonly Care[]): Care {
  let classification: number | undefined;
  let personal: number | undefined;
  let classified: Element | undefined;
  let person: Element | undefined;
  for (const care of all) {
    if (care.classification !== undefined && care.classification > (classification ?? -1)) {
      classification = care.classification;
      classified = care.classified;
    }
    if (care.personal !== undefined && care.personal > (personal ?? -1)) {
      personal = care.personal;
      person = care.person;
    }
  }
  return { classification, classified, personal, person };
}
