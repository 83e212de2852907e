/**
 * Adoption: what was observed, as changes of the model. Nothing that people wrote is touched, but for a value that somebody accepts by
 * its name. New parts go into the application whose other parts were observed with them, else into a new one.
 */
import { compare } from "../base/compare.ts";
import type { Change } from "../model/change.ts";
import type { ElementFact, FactValue } from "../model/facts.ts";
import type { Model } from "../model/model.ts";
import { bearersOf, type Bearers } from "./adopt/aliases.ts";
import { linkOf } from "./adopt/foreign-keys.ts";
import { type Home, Homes, type MadeApplication, type NewElement, wordsOfMade } from "./adopt/homes.ts";
import { NamedElements } from "./adopt/named-elements.ts";
import { NewIds } from "./adopt/new-ids.ts";
import { firstViews } from "./adopt/views.ts";
import { watchingOf } from "./adopt/watching.ts";
import { attributesOf, relationshipAttributes, verbFor } from "./adopt/written.ts";
import type { Drift, DriftItem } from "./drift-items.ts";
import { USUAL_CONFIDENCE } from "./drift.ts";
import type { Matching } from "./drift/match.ts";
import { isDependency } from "./drift/relationship-drift.ts";
import type { Evidence, ObservedElement, ObservedRelationship, Observation } from "./observation.ts";

export interface AdoptWish {
  /** Elements, relationships or attributes by the names that drift gives them; absent: everything that was observed and is not declared. */
  readonly subjects?: readonly string[];
  readonly minConfidence?: number;
  /** The day that provenance states. */
  readonly day: string;
  /** Name of the application that new parts get where the model has none for them. */
  readonly system: string;
  /** Language of the words that we write ourselves. */
  readonly locale: "en" | "fr";
}

export interface Adoption {
  readonly changes: readonly Change[];
  /** Subjects that nothing was done for, though they were asked for. */
  readonly unknown: readonly string[];
}

/** The changes by which a model says what was observed. */
export function adoptionOf(
  model: Model,
  observation: Observation,
  matching: Matching,
  drift: Drift,
  wish: AdoptWish,
): Adoption {
  const adopter = new Adopter(model, observation, matching, wish);
  return adopter.adopt(drift);
}

class Adopter {
  private readonly model: Model;
  private readonly observation: Observation;
  private readonly matching: Matching;
  private readonly wish: AdoptWish;
  private readonly observed: ReadonlyMap<string, ObservedElement>;
  private readonly made: Map<string, NewElement> = new Map();
  /** Those that are made, by their role or space. */
  private readonly applications: Map<string, MadeApplication> = new Map();
  private readonly changes: Change[] = [];
  /** Of new elements. */
  private readonly parents: Map<string, string> = new Map();
  private readonly used: Set<string> = new Set();
  private readonly ids: NewIds;
  private readonly homes: Homes;
  private readonly named: NamedElements;
  /** Ids by name, of those that are made. */
  private readonly operatingSystems: Map<string, string> = new Map();
  private readonly bearers: Bearers;
  private readonly watched: ReadonlyMap<string, Readonly<Record<string, FactValue>>>;

  constructor(model: Model, observation: Observation, matching: Matching, wish: AdoptWish) {
    this.model = model;
    this.observation = observation;
    this.matching = matching;
    this.wish = wish;
    this.observed = new Map(observation.elements.map((one) => [one.id, one]));
    this.ids = new NewIds(model);
    this.homes = new Homes(model, observation, matching);
    this.named = new NamedElements(
      observation.elements,
      (id) => this.endOf(id),
      (name) => this.operatingSystem(name),
    );
    this.bearers = bearersOf(observation.elements);
    this.watched = watchingOf(observation);
  }

  adopt({ items }: Drift): Adoption {
    const wanted = items.filter((item) => this.isWanted(item));
    this.elements(wanted.filter(({ about, drift }) => about === "element" && drift === "unmodelled"));
    this.relationships(new Set(wanted.filter(({ about }) => about === "relationship").map(({ subject }) => subject)));
    this.concerns();
    for (const item of wanted) if (item.about === "attribute") this.attribute(item);
    const named = this.homes.named === undefined ? undefined : this.made.get(this.homes.named.id);
    if (named !== undefined && !this.applications.has("system"))
      this.applications.set("system", { ...named, role: "system" });
    const hasViews = [...this.model.statements("view")].length > 0;
    if (this.applications.size > 0 || !hasViews)
      this.changes.push(...firstViews([...this.applications.values()], this.changes, this.wish, this.ids));
    const unknown = (this.wish.subjects ?? []).filter((subject) => !this.used.has(subject));
    return { changes: this.changes, unknown };
  }

  /** Everything that the model lacks and nobody tolerates; what was named, also where the model says something else. */
  private isWanted(item: DriftItem): boolean {
    const { subjects, minConfidence = USUAL_CONFIDENCE } = this.wish;
    const { drift, subject, element, observed, about, to, observedTo, confidence, tolerated } = item;
    if (subjects === undefined) return drift === "unmodelled" && tolerated === undefined && confidence >= minConfidence;
    const names = [subject, element, observed, ...(about === "relationship" ? [to, observedTo] : [])];
    const named = subjects.filter((one) => names.includes(one));
    const isExact = subjects.includes(subject);
    for (const one of named) this.used.add(one);
    return named.length > 0 && (drift === "unmodelled" || (drift === "contradicting" && isExact));
  }

  private elements(items: readonly DriftItem[]): void {
    const all = items.flatMap(({ observed = "" }) => this.observed.get(observed) ?? []);
    const fresh = all.filter(({ kind }) => this.model.schema.kindNumber(kind) >= 0);
    // The outer before the inner; names that are short and plain get the plain ids.
    const sorted = fresh.sort((a, b) => this.depthOf(a) - this.depthOf(b) || compare(a.id, b.id));
    // The application that will hold the parts gets its name before data and places that are called the same.
    const isLater = ({ kind }: ObservedElement): boolean => !isSoftware.test(kind);
    for (const one of [...sorted.filter((each) => !isLater(each)), ...sorted.filter(isLater)]) {
      const isNameOfSystem = isLater(one) && one.id.toLowerCase() === this.wish.system.toLowerCase();
      const id = this.ids.take(isNameOfSystem ? `${one.id}-${one.kind}` : one.id, one.kind);
      this.made.set(one.id, { id, kind: one.kind });
    }
    const confidences = new Map(items.map(({ observed = "", confidence }) => [observed, confidence]));
    const evidence = evidenceByEnd(this.observation);
    for (const one of sorted) this.element(one, confidences.get(one.id) ?? 0, evidence.get(one.id) ?? []);
  }

  private depthOf(one: ObservedElement): number {
    let depth = 0;
    const parent = this.homes.outerOf(one);
    for (let at = parent; at !== undefined && depth < DEEPEST; depth++) {
      const outer = this.observed.get(at);
      at = outer === undefined ? undefined : this.homes.outerOf(outer);
    }
    return depth;
  }

  private element(one: ObservedElement, confidence: number, evidence: readonly Evidence[]): void {
    const fresh = this.made.get(one.id);
    if (fresh === undefined) return;
    const parent = this.home(this.homes.homeOf(one, fresh.kind, (id) => this.made.get(id)));
    const seen = { day: this.wish.day, confidence, evidence, bearers: this.bearers };
    this.add({
      id: fresh.id,
      kind: fresh.kind,
      name: one.name,
      attributes: attributesOf(this.model, one, fresh.kind, seen, this.named, this.watched.get(one.id)),
      ...(parent === undefined ? {} : { parent }),
    });
  }

  /** An operating system is a technology of the catalogue: made once where the model has none of that name. */
  private operatingSystem(name: string): string {
    const known = this.operatingSystems.get(name);
    if (known !== undefined) return known;
    const id = this.ids.take(name.toLowerCase().replaceAll(/[^a-z0-9.]+/gu, "-"), "technology");
    this.operatingSystems.set(name, id);
    const provenance = { record: { seenAt: { word: this.wish.day }, origin: { word: "discovered" } } };
    this.add({ id, kind: "technology", name, attributes: { type: { word: "os" }, provenance } });
    return id;
  }

  /** The id of a home; the application is made when the first part comes. */
  private home(home: Home | undefined): string | undefined {
    if (home === undefined || "id" in home) return home?.id;
    const key = home.space === undefined ? home.made : `space ${home.space}`;
    const known = this.applications.get(key);
    if (known !== undefined) return known.id;
    const { id: present, name: system } =
      home.space === undefined ? this.system() : { id: undefined, name: home.space };
    const { name, description } = wordsOfMade(home.made, system);
    const { locale } = this.wish;
    const stem = home.made === "system" ? system : `${present ?? system} operations`;
    const application = {
      id: this.ids.take(stem.toLowerCase().replaceAll(/\s+/gu, "-"), "application"),
      kind: "application",
    };
    this.applications.set(key, { ...application, role: home.made });
    const about = description === undefined ? {} : { description: description[locale] };
    this.add({ ...application, name: name[locale], ...about, attributes: {} });
    return application.id;
  }

  /** The system that is seen: as the model calls it, as artefacts call it, else as it was asked for. */
  private system(): { readonly id?: string; readonly name: string } {
    const declared = this.homes.present === undefined ? undefined : this.model.element(this.homes.present);
    if (declared !== undefined) return { id: declared.id, name: declared.nameIn(this.wish.locale) };
    const named = this.homes.named === undefined ? undefined : this.made.get(this.homes.named.id);
    return named === undefined
      ? { name: this.wish.system }
      : { id: named.id, name: this.homes.named?.name ?? named.id };
  }

  private add(fact: Omit<ElementFact, "fact" | "origin">): void {
    const element: ElementFact = { fact: "element", ...fact, origin: { uri: "" } };
    if (element.parent !== undefined) this.parents.set(element.id, element.parent);
    this.changes.push({ change: "add-element", element });
  }

  /** Relationships that were asked for, and of new elements all whose other end is there. */
  private relationships(subjects: ReadonlySet<string>): void {
    const written = new Set<string>();
    for (const one of this.observation.relationships) {
      if (!isDependency(one)) continue;
      const [from, to] = [this.endOf(one.from), this.endOf(one.to)];
      if (from === undefined || to === undefined || from.id === to.id) continue;
      if (!subjects.has(this.subjectOf(one))) continue;
      if (this.isNested(from.id, to.id)) continue;
      this.relationship(one, from, to, written);
    }
  }

  private relationship(one: ObservedRelationship, from: NewElement, to: NewElement, written: Set<string>): void {
    const verb = verbFor(this.model, one, from.kind, to.kind);
    const key = `${from.id} ${verb ?? ""} ${to.id}`;
    if (verb === undefined || verb === "contains" || written.has(key)) return;
    written.add(key);
    const attributes = relationshipAttributes(this.model, verb, one);
    this.changes.push({
      change: "add-relationship",
      relationship: { fact: "relationship", verb, from: from.id, to: to.id, attributes, origin: { uri: "" } },
    });
  }

  /** What new findings are about, and which tables data sets are made of: no dependencies, and yet the point of them. */
  private concerns(): void {
    const written = new Set<string>();
    for (const one of this.observation.relationships) {
      if (one.isGhost) continue;
      const [from, to] = [this.endOf(one.from), this.endOf(one.to)];
      if (from === undefined || to === undefined || from.id === to.id) continue;
      const isNew = this.made.has(one.from) || this.made.has(one.to);
      const isFinding = one.verb === "threatens" && this.made.has(one.from);
      const isOfData = isNew && isData(from) && isData(to) && (one.verb === "realizes" || one.verb === "relates");
      const link = isOfData && one.verb === "relates" ? linkOf(one, from.id, to.id, this.ids) : undefined;
      if (link !== undefined) this.add(link);
      if (isFinding || isOfData) this.relationship(one, from, to, written);
    }
  }

  private endOf(observed: string): NewElement | undefined {
    const element = this.matching.declaredOf.get(observed);
    return element === undefined ? this.made.get(observed) : { id: element.id, kind: element.kind };
  }

  /** As drift names it. */
  private subjectOf({ from, verb, to }: ObservedRelationship): string {
    const idOf = (id: string): string => this.matching.declaredOf.get(id)?.id ?? id;
    return `${idOf(from)} ${verb === "flows" ? "->" : verb} ${idOf(to)}`;
  }

  /** Does the new one stand inside the other already? */
  private isNested(from: string, to: string): boolean {
    return this.parents.get(to) === from;
  }

  private attribute(item: DriftItem): void {
    const { element, attribute, observedValue, to, verb } = item;
    if (attribute === undefined || observedValue === undefined) return;
    if (to !== undefined && verb !== undefined) {
      const value: FactValue = typeof observedValue === "string" ? { word: observedValue } : observedValue;
      this.changes.push({ change: "set-relationship-attribute", from: element, verb, to, key: attribute, value });
      return;
    }
    const written = this.named.written(this.model, item.kind, attribute, observedValue);
    if (written !== undefined) this.changes.push(this.attributeChange(element, attribute, written, item));
  }

  /** Items that a list lacks go behind those that it has; fields that a record lacks beside those that it has. */
  private attributeChange(subject: string, key: string, value: FactValue, { drift, declaredValue }: DriftItem): Change {
    const isMore = drift === "unmodelled" && declaredValue !== undefined;
    if (isMore && Array.isArray(value))
      return { change: "add-items", subject, key, items: value as readonly FactValue[] };
    if (isMore && isRecord(value) && isRecord(declaredValue))
      return { change: "set-attribute", subject, key, value: { record: { ...declaredValue.record, ...value.record } } };
    return { change: "set-attribute", subject, key, value };
  }
}

const DEEPEST = 50;

const isSoftware = /^(?:application|module|component|store|interface)$/u;

function isData({ kind }: NewElement): boolean {
  return kind === "entity" || kind === "dataset";
}

/** Evidence of the relationships from and to an element: how one knows of what no artefact mentions by itself. */
function evidenceByEnd({ relationships }: Observation): ReadonlyMap<string, readonly Evidence[]> {
  const found = new Map<string, Evidence[]>();
  for (const { from, to, evidence } of relationships)
    for (const end of [from, to]) {
      const known = found.get(end);
      if (known === undefined) found.set(end, [...evidence]);
      else known.push(...evidence);
    }
  return found;
}

function isRecord(value: FactValue | undefined): value is { readonly record: Readonly<Record<string, FactValue>> } {
  return typeof value === "object" && "record" in value;
}
