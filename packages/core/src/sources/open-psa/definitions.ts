/**
 * What an Open-PSA file defines, and what a name means where it stands. Containers (fault trees, components) nest; a private element
 * belongs to its container, a public one to the whole model (Open-PSA Model Exchange Format 2.0, "Fault tree layer", roles).
 */
import { closest } from "../../base/suggest.ts";
import type { XmlElement } from "../archimate/xml.ts";
import type { Notes } from "./notes.ts";

export type EventKind = "gate" | "basic" | "house";

/** A gate, basic event, house event or parameter, as defined. */
export interface Definition {
  readonly kind: EventKind | "parameter";
  /** As results call it: the name; of a private one its whole path. */
  readonly name: string;
  /** Names of the containers around it, outermost first. */
  readonly path: readonly string[];
  /** Where it is defined, or of a common cause named. */
  readonly at: XmlElement;
  /** The one tag inside that says what it is; undefined: none. */
  readonly content: XmlElement | undefined;
}

/** A group of basic events with common causes, and the containers around it. */
export interface Group {
  readonly at: XmlElement;
  readonly path: readonly string[];
}

/** Everything that some files define, in the order of the files. */
export interface Definitions {
  readonly events: readonly Definition[];
  readonly parameters: readonly Definition[];
  readonly groups: readonly Group[];
  /** What an event is called where it stands; reported when there is none. */
  event(name: string, wanted: EventKind | undefined, path: readonly string[], at: XmlElement): Definition | undefined;
  parameter(name: string, path: readonly string[], at: XmlElement): Definition | undefined;
}

const definers: ReadonlyMap<string, Definition["kind"]> = new Map([
  ["define-gate", "gate"],
  ["define-basic-event", "basic"],
  ["define-house-event", "house"],
  ["define-parameter", "parameter"],
]);

/** Tags that say nothing of a fault tree. */
const silent: ReadonlySet<string> = new Set(["label", "attributes"]);

/** Tags that are about something else than fault trees. */
const passedOver: ReadonlySet<string> = new Set([
  "define-event-tree",
  "define-initiating-event",
  "define-rule",
  "define-alignment",
  "define-consequence",
  "define-consequence-group",
  "define-extern-library",
  "define-extern-function",
]);

/** Definitions of the roots of some files. */
export function collect(roots: readonly XmlElement[], notes: Notes): Definitions {
  const events: Definition[] = [];
  const parameters: Definition[] = [];
  const groups: Group[] = [];
  const containers = new Set<string>();
  const eventScope = scope();
  const parameterScope = scope();
  const define = (at: XmlElement, kind: Definition["kind"], path: readonly string[], isPrivate: boolean): void => {
    const name = nameOf(at, notes);
    if (name === undefined) return;
    const whole = [...path, name].join(".");
    const content = contentOf(at, notes);
    const definition = { kind, name: isPrivate ? whole : name, path, at, content };
    const isParameter = kind === "parameter";
    if (!(isParameter ? parameterScope : eventScope).add(definition, whole, isPrivate))
      notes.error("open-psa-duplicate", at, { name: definition.name });
    (isParameter ? parameters : events).push(definition);
  };
  const walk = (container: XmlElement, path: readonly string[], isPrivate: boolean): void => {
    for (const child of container.children) {
      const kind = definers.get(child.name);
      const role = child.attributes["role"];
      if (role !== undefined && role !== "public" && role !== "private")
        notes.error("open-psa-bad-value", child, { text: role, what: "role", element: child.name });
      const hidden = role === undefined ? isPrivate : role === "private";
      if (kind !== undefined) define(child, kind, path, hidden);
      else if (child.name === "define-fault-tree" || child.name === "define-component") {
        const name = nameOf(child, notes);
        if (name === undefined) continue;
        const inner = [...path, name];
        if (containers.has(inner.join("."))) notes.error("open-psa-duplicate", child, { name: inner.join(".") });
        containers.add(inner.join("."));
        walk(child, inner, hidden);
      } else if (child.name === "model-data") walk(child, path, isPrivate);
      else if (child.name === "define-CCF-group") groups.push({ at: child, path });
      else if (child.name === "define-substitution" || child.name === "include")
        notes.error("open-psa-unsupported", child, { element: child.name });
      else if (passedOver.has(child.name))
        notes.report("open-psa-passed-over", "warning", child, { element: child.name });
      else if (!silent.has(child.name))
        notes.error("open-psa-unexpected", child, { element: child.name, parent: container.name });
    }
  };
  for (const root of roots) walk(root, [], false);
  defineMembers(groups, eventScope, events, notes);
  return {
    events,
    parameters,
    groups,
    event: (name, wanted, path, at) => {
      const found = eventScope.find(name, path);
      if (found !== undefined && (wanted === undefined || found.kind === wanted)) return found;
      const [suggestion] = closest(name, eventScope.names(wanted), 1);
      notes.error("open-psa-unknown-reference", at, { kind: wanted ?? "event", name }, suggestion);
      return undefined;
    },
    parameter: (name, path, at) => {
      const found = parameterScope.find(name, path);
      if (found !== undefined) return found;
      const [suggestion] = closest(name, parameterScope.names(undefined), 1);
      notes.error("open-psa-unknown-reference", at, { kind: "parameter", name }, suggestion);
      return undefined;
    },
  };
}

/** Members of a group need no definition of their own: the group gives their distribution. */
function defineMembers(groups: readonly Group[], events: Scope, all: Definition[], notes: Notes): void {
  for (const { at, path } of groups)
    for (const member of at.children.find((one) => one.name === "members")?.children ?? []) {
      const name = nameOf(member, notes);
      if (name === undefined || member.name !== "basic-event" || events.find(name, path) !== undefined) continue;
      const definition: Definition = { kind: "basic", name, path, at: member, content: undefined };
      events.add(definition, [...path, name].join("."), false);
      all.push(definition);
    }
}

/** The value of `name`; reported when there is none. */
export function nameOf(at: XmlElement, notes: Notes): string | undefined {
  const name = at.attributes["name"]?.trim();
  if (name !== undefined && name !== "") return name;
  notes.error("open-psa-missing", at, { element: at.name, what: "name" });
  return undefined;
}

/** Tags inside that mean something. */
export function partsOf(at: XmlElement): readonly XmlElement[] {
  return at.children.filter((child) => !silent.has(child.name));
}

function contentOf(at: XmlElement, notes: Notes): XmlElement | undefined {
  const [content, second] = partsOf(at);
  if (second !== undefined) notes.error("open-psa-unexpected", second, { element: second.name, parent: at.name });
  return content;
}

interface Scope {
  /** False when there is one already. */
  add(definition: Definition, whole: string, isPrivate: boolean): boolean;
  find(name: string, path: readonly string[]): Definition | undefined;
  names(kind: EventKind | undefined): Iterable<string>;
}

function scope(): Scope {
  const byPath = new Map<string, Definition>();
  const byName = new Map<string, Definition>();
  return {
    add: (definition, whole, isPrivate) => {
      if (byPath.has(whole) || (!isPrivate && byName.has(definition.name))) return false;
      byPath.set(whole, definition);
      if (!isPrivate) byName.set(definition.name, definition);
      return true;
    },
    // The nearest container first, then those around it, then the whole model.
    find: (name, path) => {
      for (let depth = path.length; depth > 0; depth--) {
        const found = byPath.get(`${path.slice(0, depth).join(".")}.${name}`);
        if (found !== undefined) return found;
      }
      return byName.get(name) ?? byPath.get(name);
    },
    names: (kind) =>
      [...byName.values()].filter((one) => kind === undefined || one.kind === kind).map((one) => one.name),
  };
}
