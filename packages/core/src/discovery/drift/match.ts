/**
 * Which observed element is which element of the model: by what people answered, by provenance, id, names, keys, and last by names
 * without the words around them. One to one, and only inside one group of kinds; of several that fit equally well, none is taken.
 */
import type { Element, Model } from "../../model/model.ts";
import { textsIn } from "../../model/read.ts";
import type { Answered } from "../answers.ts";
import type { Match, MatchRule } from "../drift-items.ts";
import { coreName, foldName, isGenericName } from "../names.ts";
import type { ObservedElement, Observation } from "../observation.ts";
import { builtInKind, groupOfElement, groupOfKind, type KindGroup } from "./groups.ts";

export interface Matching {
  readonly matches: readonly Match[];
  /** By the row of the element of the model. */
  readonly observedOf: ReadonlyMap<number, ObservedElement>;
  /** By the id of what was observed. */
  readonly declaredOf: ReadonlyMap<string, Element>;
}

export function matchElements(model: Model, observation: Observation, answered: Answered): Matching {
  const matcher = new Matcher(model, observation, answered);
  matcher.run();
  return matcher;
}

class Matcher implements Matching {
  readonly matches: Match[] = [];
  readonly observedOf: Map<number, ObservedElement> = new Map();
  readonly declaredOf: Map<string, Element> = new Map();
  private readonly declared: readonly Element[];
  private readonly observed: readonly ObservedElement[];
  private readonly answered: Answered;

  constructor(model: Model, observation: Observation, answered: Answered) {
    this.answered = answered;
    this.declared = [...model.elements()].filter((element) => groupOfElement(element) !== undefined);
    this.observed = observation.elements.filter(
      ({ kind, isDrawn }) => isDrawn !== true && groupOfKind(kind) !== undefined,
    );
  }

  run(): void {
    this.byAnswers();
    this.byKeys("provenance", locatorOf, ({ mentions }) => mentions.map(({ key }) => key));
    this.byKeys(
      "id",
      ({ id }) => [id],
      ({ id }) => [id],
    );
    this.byKeys(
      "name",
      ({ id, name }) => folded([id, name]),
      ({ id, name }) => folded([id, name]),
    );
    this.byKeys("alias", allNamesOf, ({ id, name, aliases }) => folded([id, name, ...aliases]));
    this.byKeys("key", keysOf, observedKeys);
    this.byKeys("core-name", coreOf, ({ name }) => coresOf([name]));
  }

  private byAnswers(): void {
    const byName = new Map<string, ObservedElement>();
    for (const one of this.observed) {
      byName.set(one.id, one);
      for (const { key } of one.mentions) byName.set(key, one);
    }
    for (const element of this.declared)
      for (const name of this.answered.bound.get(element.id) ?? []) {
        const one = byName.get(name);
        if (one !== undefined && groupOfElement(element) === groupOfKind(one.kind)) this.pair(element, one, "answer");
      }
  }

  /** Pairs what shares a key that nobody else in the group has, or nobody else of the kind. */
  private byKeys(
    by: MatchRule,
    ofDeclared: (element: Element) => readonly string[],
    ofObserved: (one: ObservedElement) => readonly string[],
  ): void {
    const declared = indexed(
      this.declared.filter(({ row }) => !this.observedOf.has(row)),
      groupOfElement,
      ofDeclared,
    );
    const observed = indexed(
      this.observed.filter(({ id }) => !this.declaredOf.has(id)),
      ({ kind }) => groupOfKind(kind),
      ofObserved,
    );
    for (const [key, candidates] of observed) {
      const free = candidates.filter(({ id }) => !this.declaredOf.has(id));
      const fits = (declared.get(key) ?? []).filter(({ row }) => !this.observedOf.has(row));
      const pair = onlyPair(fits, free);
      if (pair !== undefined) this.pair(pair[0], pair[1], by);
    }
  }

  private pair(element: Element, one: ObservedElement, by: MatchRule): void {
    if (this.observedOf.has(element.row) || this.declaredOf.has(one.id) || this.isRefused(element, one)) return;
    this.observedOf.set(element.row, one);
    this.declaredOf.set(one.id, element);
    this.matches.push({ declared: element.id, observed: one.id, by });
  }

  private isRefused({ id }: Element, one: ObservedElement): boolean {
    const refused = this.answered.unbound.get(id) ?? [];
    return refused.some((name) => name === one.id || one.mentions.some(({ key }) => key === name));
  }
}

/** The two that fit: alone in the group, or alone of their kind. */
function onlyPair(
  declared: readonly Element[],
  observed: readonly ObservedElement[],
): readonly [Element, ObservedElement] | undefined {
  const [element] = declared;
  const [one] = observed;
  if (element === undefined || one === undefined) return undefined;
  if (declared.length === 1 && observed.length === 1) return [element, one];
  for (const candidate of observed) {
    const ofKind = declared.filter((other) => builtInKind(other) === candidate.kind);
    const rivals = observed.filter(({ kind }) => kind === candidate.kind);
    if (ofKind[0] !== undefined && ofKind.length === 1 && rivals.length === 1) return [ofKind[0], candidate];
  }
  return undefined;
}

function indexed<Thing>(
  things: readonly Thing[],
  groupOf: (thing: Thing) => KindGroup | undefined,
  keysOfThing: (thing: Thing) => readonly string[],
): ReadonlyMap<string, readonly Thing[]> {
  const found = new Map<string, Thing[]>();
  for (const thing of things)
    for (const key of new Set(keysOfThing(thing))) {
      if (key === "") continue;
      const whole = `${groupOf(thing) ?? ""} ${key}`;
      const known = found.get(whole);
      if (known === undefined) found.set(whole, [thing]);
      else known.push(thing);
    }
  return found;
}

function locatorOf(element: Element): readonly string[] {
  const value = element.get("provenance");
  return value?.kind === "record" ? textsIn(value.fields["locator"]) : [];
}

function allNamesOf(element: Element): readonly string[] {
  const names = element.attributes.flatMap(({ key, value }) =>
    key === "aliases" || key === "formerly" || key.startsWith("name.") ? namesIn(value) : [],
  );
  return folded([element.id, element.name, ...names]);
}

function namesIn(value: Parameters<typeof textsIn>[0]): readonly string[] {
  if (value?.kind === "list") return value.items.flatMap(namesIn);
  return value?.kind === "reference" ? [value.id] : textsIn(value);
}

function folded(names: readonly string[]): readonly string[] {
  return names.map(foldName);
}

/** Attributes that name one thing and no other. */
const keyAttributes: readonly string[] = ["address", "purl", "cpe"];

function keysOf(element: Element): readonly string[] {
  return element.attributes.flatMap(({ key, value }) =>
    keyAttributes.includes(key) ? namesIn(value).map((text) => `${key}=${text.toLowerCase()}`) : [],
  );
}

function observedKeys({ attributes }: ObservedElement): readonly string[] {
  return attributes.flatMap(({ name, value }) => {
    if (!keyAttributes.includes(name)) return [];
    const texts = Array.isArray(value) ? value : [value];
    return texts.flatMap((text) => (typeof text === "string" ? [`${name}=${text.toLowerCase()}`] : []));
  });
}

function coreOf({ name, id }: Element): readonly string[] {
  return coresOf([name, id]);
}

function coresOf(names: readonly string[]): readonly string[] {
  return names.filter((name) => !isGenericName(name)).map((name) => coreName(name, []));
}
