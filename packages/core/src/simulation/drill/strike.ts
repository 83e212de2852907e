/** What a harm hits itself, before anything stops because of it. */
import { isKind } from "../../model/is-kind.ts";
import type { Bilingual } from "../../model/metamodel.ts";
import { Element, type Relationship } from "../../model/model.ts";
import { distinct, elementsOf, type Stated } from "../../model/read.ts";
import type { DrillQuestion } from "../answers.ts";
import type { FailureModel } from "../failure-model.ts";

/** One that is hit, and what it was hit through; the relationship is undefined where nesting or an attribute says so. */
export interface Struck {
  readonly element: Element;
  readonly before: Element | undefined;
  readonly by: Relationship | undefined;
}

export interface Strike {
  /** In the order in which the harm reaches them. */
  readonly struck: readonly Struck[];
  readonly links: readonly Relationship[];
  /** Whole places, networks, suppliers or products among what fails. */
  readonly isPlace: boolean;
  readonly notes: readonly Bilingual[];
  readonly missing: readonly Stated[];
}

export function strikeOf(failures: FailureModel, { fails, harm }: DrillQuestion): Strike {
  const elements = fails.filter((one): one is Element => one instanceof Element);
  const links = fails.filter((one): one is Relationship => !(one instanceof Element));
  const isPlace = elements.some((one) => isKind(one, "site", "zone", "party"));
  const none = { links, isPlace, notes: [], missing: [] };
  switch (harm) {
    case "load":
      return { ...none, struck: [] };
    case "ransomware":
      return { ...none, ...spreadFrom(elements), isPlace: true };
    case "error":
      return { ...none, ...spoiltBy(elements) };
    case "outage":
    case "loss":
      return { ...none, struck: elements.flatMap((one) => hitParts(failures, one)) };
  }
}

/** An application stops with its parts, so that all of them are to be mended. */
function hitParts(failures: FailureModel, root: Element): readonly Struck[] {
  const first: Struck = { element: root, before: undefined, by: undefined };
  if (!isKind(root, "application", "module") || failsItself(failures, root.row)) return [first];
  return [first, ...partsOf(root).map((element): Struck => ({ element, before: root, by: undefined }))];
}

function failsItself(failures: FailureModel, row: number): boolean {
  return failures.causesOf({ element: row }).some((number) => {
    const cause = failures.causes[number];
    return cause?.element === row && (cause.what === "instance" || cause.what === "whole");
  });
}

function partsOf(root: Element): readonly Element[] {
  const parts = root.children.filter((one) => isKind(one, "application", "module", "store"));
  return parts.flatMap((one) => [one, ...partsOf(one)]);
}

interface Spread {
  readonly struck: readonly Struck[];
  readonly notes: readonly Bilingual[];
  readonly missing: readonly Stated[];
}

/**
 * Ransomware: inside a zone nothing holds it up. From what it starts with it takes the zone of that and the zones inside, every machine
 * and piece of software there, and all that runs on those machines; through live copies it reaches the data at their other end.
 */
function spreadFrom(starts: readonly Element[]): Spread {
  const found = new Map<number, Struck>();
  const order: Struck[] = [];
  const meet = (element: Element, before: Element | undefined, by: Relationship | undefined): void => {
    if (found.has(element.row)) return;
    const struck: Struck = { element, before, by };
    found.set(element.row, struck);
    order.push(struck);
  };
  const homeless: Element[] = [];
  for (const start of starts) {
    meet(start, undefined, undefined);
    for (const zone of isKind(start, "zone") ? [] : zonesOf(start)) meet(zone, start, undefined);
    if (isKind(start, "node", "application", "module", "store") && zonesOf(start).length === 0) homeless.push(start);
  }
  for (const { element } of order) for (const [one, by] of reachedFrom(element)) meet(one, element, by);
  return {
    struck: order,
    notes: homeless.map((one) => ({
      en: `Nobody says in which zone ${one.nameIn("en")} is: only itself, and what runs on it, is taken to be encrypted.`,
      fr: `Nul ne dit dans quelle zone se trouve ${one.nameIn("fr")} : seuls lui-même et ce qui tourne dessus sont tenus pour chiffrés.`,
    })),
    missing: homeless.map((one) => [one, "zone"] as const),
  };
}

function reachedFrom(element: Element): readonly (readonly [Element, Relationship | undefined])[] {
  const reached: (readonly [Element, Relationship | undefined])[] = [];
  if (isKind(element, "zone", "site", "technology", "party"))
    for (const { key, element: one } of element.referrers)
      if (["zone", "site", "technology", "os", "supplier"].includes(key) && isMachineOrSoftware(one))
        reached.push([one, undefined]);
  if (isMachineOrSoftware(element) || isKind(element, "zone", "site"))
    for (const child of element.children)
      if (isMachineOrSoftware(child) || isKind(child, "zone")) reached.push([child, undefined]);
  for (const runs of element.in("runs on")) if (runs.from !== undefined) reached.push([runs.from, runs]);
  for (const hosts of element.out("hosts"))
    if (hosts.to !== undefined && isMachineOrSoftware(hosts.to)) reached.push([hosts.to, hosts]);
  if (isKind(element, "store", "application", "module"))
    for (const copy of copiesOf(element)) reached.push([copy, undefined]);
  return reached;
}

function isMachineOrSoftware(one: Element): boolean {
  return isKind(one, "node", "application", "module", "store");
}

/** Stores and software that hold a live copy; a machine or place that is named holds it without being lost itself. */
function copiesOf(element: Element): readonly Element[] {
  return elementsOf(element, "replication.to").filter((one) => isKind(one, "store", "application", "module"));
}

function ownZones(element: Element): readonly Element[] {
  const around = element.ancestor("zone");
  return distinct([...element.references("zone"), ...(around === undefined ? [] : [around])]);
}

function zonesOf(element: Element): readonly Element[] {
  const own = ownZones(element);
  if (own.length > 0 || isKind(element, "node")) return own;
  const nodes = element.targets("runs on").filter((one) => isKind(one, "node"));
  const zones = distinct(nodes.flatMap(ownZones));
  if (zones.length > 0) return zones;
  return element.parent === undefined ? [] : zonesOf(element.parent);
}

/** A mistake spoils data: of a store, of the stores inside or on what is named, of those that keep a data set; and their live copies. */
function spoiltBy(starts: readonly Element[]): Spread {
  const struck: Struck[] = [];
  const seen = new Set<number>();
  const notes: Bilingual[] = [];
  const meet = (element: Element, before: Element | undefined): void => {
    if (seen.has(element.row)) return;
    seen.add(element.row);
    struck.push({ element, before, by: undefined });
  };
  for (const start of starts) {
    const stores = storesOf(start);
    for (const store of stores) meet(store, store.row === start.row ? undefined : start);
    if (stores.length === 0)
      notes.push({
        en: `${start.nameIn("en")} keeps no data that a mistake could spoil.`,
        fr: `${start.nameIn("fr")} ne garde pas de données qu’une erreur pourrait abîmer.`,
      });
  }
  for (const { element } of struck) for (const copy of copiesOf(element)) meet(copy, element);
  return { struck, notes, missing: [] };
}

function storesOf(start: Element): readonly Element[] {
  if (isKind(start, "store")) return [start];
  if (isKind(start, "dataset")) return elementsOf(start, "store");
  const inside = partsOf(start).filter((one) => isKind(one, "store"));
  if (inside.length > 0) return inside;
  if (isKind(start, "application")) return [start];
  const on = [...start.sources("runs on"), ...start.children];
  return distinct(on.flatMap((one) => (isKind(one, "store") ? [one] : isKind(one, "node") ? storesOf(one) : [])));
}
