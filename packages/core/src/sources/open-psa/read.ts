/**
 * Fault trees in the Open-PSA Model Exchange Format 2.0, of one file or several that belong together. Everything that could change a
 * result is either read or an error: a tag is never skipped in silence. Never throws on bad input.
 */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { FaultTree, Gate } from "../../engines/fault-tree/tree.ts";
import type { Random } from "../../engines/random.ts";
import { readXml, type XmlElement, type XmlLimits } from "../archimate/xml.ts";
import { type CommonCause, commonCauses, probabilitiesOf, type ReadGroup } from "./common-causes.ts";
import { collect, type Definition, type Definitions } from "./definitions.ts";
import { drawing } from "./deviates.ts";
import { type Draw, evaluation } from "./expressions.ts";
import { defineGate, type Draft, truthOf } from "./formulas.ts";
import { type Notes, takeNotes } from "./notes.ts";

export interface OpenPsaFile {
  readonly uri: string;
  readonly bytes: Uint8Array;
}

/** The model, unless something in the files is wrong. */
export interface OpenPsaReading {
  readonly model?: OpenPsaModel;
  readonly diagnostics: readonly Diagnostic[];
}

export interface OpenPsaModel {
  /** Gates that no other gate needs, in the order of the files; never empty. */
  readonly tops: readonly string[];
  /** All gates with a name. */
  readonly gates: readonly string[];
  /** Does a probability depend on the mission time? */
  readonly isTimed: boolean;
  /** Is a probability the mean of a distribution? */
  readonly isUncertain: boolean;
  /** What is below a gate; undefined: there is no such gate. */
  treeOf(gate: string): OpenPsaTree | undefined;
}

/** The tree below one gate. */
export interface OpenPsaTree {
  readonly tree: FaultTree;
  /** Names of the events. */
  readonly names: readonly string[];
  /** Names of the gates; undefined of those that stand inside others. */
  readonly gateNames: readonly (string | undefined)[];
  /** Probabilities of the events; NaN: none is stated. */
  readonly probabilities: Float64Array;
  /** Probabilities of the events for one draw of all deviates, within 0 and 1. */
  draw(random: Random): Float64Array;
}

export interface OpenPsaOptions {
  /** Hours; a year unless given. */
  readonly missionTime?: number;
}

/** Hours of a year. */
export const MISSION_TIME = 8760;

/** Far above the largest published tree (0.35 MB). */
const limits: XmlLimits = { bytes: 64 * 1024 * 1024, depth: 200, tags: 2_000_000 };

/** Reads files as one model. */
export function readOpenPsa(files: readonly OpenPsaFile[], options: OpenPsaOptions = {}): OpenPsaReading {
  const roots: XmlElement[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { uri, bytes } of files) {
    const { root, diagnostics: found } = readXml(uri, bytes, limits);
    diagnostics.push(...found);
    if (root?.name === "opsa-mef") roots.push(root);
    else if (found.length === 0) diagnostics.push(failed("open-psa-not-a-model", uri));
  }
  if (diagnostics.length > 0) return { diagnostics };
  return readRoots(roots, files[0]?.uri ?? "", options.missionTime ?? MISSION_TIME);
}

function failed(code: string, uri: string): Diagnostic {
  return { code, severity: "error", uri, span: { start: 0, end: 0 }, parameters: {} };
}

/** Events of the whole model: basic events and common causes; a member of a group has no node of its own. */
interface Events {
  readonly names: readonly string[];
  readonly node: ReadonlyMap<Definition, number>;
  readonly definitions: readonly Definition[];
  readonly causes: readonly CommonCause[];
}

function readRoots(roots: readonly XmlElement[], uri: string, missionTime: number): OpenPsaReading {
  const notes = takeNotes();
  const definitions = collect(roots, notes);
  const events = eventsOf(definitions, notes);
  const named = definitions.events.filter(({ kind }) => kind === "gate");
  const gates = gatesOf(definitions, named, events, notes);
  const values = valuesOf(definitions, events, missionTime, notes, undefined);
  if (!notes.hasErrors() && named.length === 0) notes.diagnostics.push(failed("open-psa-no-gates", uri));
  if (notes.hasErrors() || gates === undefined || named.length === 0) return { diagnostics: notes.diagnostics };
  const count = events.names.length;
  const gateNames = gates.map((_, index) => named[index]?.name);
  const places = new Map(named.map(({ name }, index) => [name, index]));
  const model: OpenPsaModel = {
    tops: topsOf(gates, count, named.length).map((index) => gateNames[index] ?? ""),
    gates: named.map(({ name }) => name),
    isTimed: values.isTimed,
    isUncertain: values.isUncertain,
    treeOf: (gate) => {
      const place = places.get(gate);
      if (place === undefined) return undefined;
      const { tree, events: used, gates: kept } = below(gates, count, count + place);
      const pick = (all: Float64Array): Float64Array => Float64Array.from(used, (event) => all[event] ?? Number.NaN);
      return {
        tree,
        names: used.map((event) => events.names[event] ?? ""),
        gateNames: kept.map((index) => gateNames[index]),
        probabilities: pick(values.probabilities),
        draw: (random) => pick(valuesOf(definitions, events, missionTime, takeNotes(), drawing(random)).probabilities),
      };
    },
  };
  return { model, diagnostics: notes.diagnostics };
}

function eventsOf(definitions: Definitions, notes: Notes): Events {
  const causes = commonCauses(definitions, notes);
  const members = new Set(causes.flatMap((cause) => cause.members));
  const own = definitions.events.filter((one) => one.kind === "basic" && !members.has(one));
  return {
    names: [...own.map(({ name }) => name), ...causes.map(({ name }) => name)],
    node: new Map(own.map((one, index) => [one, index])),
    definitions: own,
    causes,
  };
}

/** Gates with a name first, in the order of their definitions. Undefined: something was reported. */
function gatesOf(
  definitions: Definitions,
  named: readonly Definition[],
  events: Events,
  notes: Notes,
): readonly Gate[] | undefined {
  const gates: (Gate | undefined)[] = named.map(() => undefined);
  const count = events.names.length;
  const node = new Map(events.node);
  named.forEach((gate, index) => node.set(gate, count + index));
  const add = (gate: Gate): number => count + gates.push(gate) - 1;
  for (const one of definitions.events)
    if (one.kind === "house") node.set(one, add({ operator: isOn(one, notes) ? "and" : "or", inputs: [] }));
  const sets = new Map<Definition, number[]>();
  events.causes.forEach(({ members }, index) => {
    for (const member of members) {
      const own = sets.get(member) ?? [];
      sets.set(member, own);
      own.push(events.definitions.length + index);
    }
  });
  for (const [member, inputs] of sets) node.set(member, add({ operator: "or", inputs }));
  const draft: Draft = {
    gates,
    nodeOf: (gate) => count + gate,
    // What has no node has been reported.
    referenceTo: (definition) => node.get(definition) ?? 0,
  };
  named.forEach((gate, index) => defineGate(gate, index, draft, definitions, notes));
  const whole = gates.filter((gate) => gate !== undefined);
  if (whole.length < gates.length) return undefined;
  const circle = circleOf(whole, count);
  if (circle === undefined) return whole;
  const names = circle.flatMap((index) => named[index]?.name ?? []);
  const at = named[circle.find((index) => index < named.length) ?? 0]?.at;
  if (at !== undefined) notes.error("open-psa-circle", at, { path: names.join(" → ") });
  return undefined;
}

/** A house event that states nothing is off. */
function isOn({ at, content }: Definition, notes: Notes): boolean {
  if (content === undefined) return false;
  if (content.name === "constant" || content.name === "bool") return truthOf(content, notes) ?? false;
  notes.error("open-psa-unexpected", content, { element: content.name, parent: at.name });
  return false;
}

interface Values {
  readonly probabilities: Float64Array;
  readonly isTimed: boolean;
  readonly isUncertain: boolean;
}

/** Probabilities of all events of the model. With a draw they are kept within 0 and 1, as means they must be. */
function valuesOf(
  definitions: Definitions,
  events: Events,
  missionTime: number,
  notes: Notes,
  draw: Draw | undefined,
): Values {
  const evaluate =
    draw === undefined
      ? evaluation(definitions, missionTime, notes)
      : evaluation(definitions, missionTime, notes, draw);
  const probabilities = new Float64Array(events.names.length).fill(Number.NaN);
  const set = (node: number, value: number | undefined, name: string, at: XmlElement): void => {
    if (value === undefined) return;
    probabilities[node] = draw === undefined ? value : Math.min(1, Math.max(0, value));
    if (draw === undefined && !(value >= 0 && value <= 1))
      notes.error("open-psa-probability", at, { name, value: String(value) });
  };
  events.definitions.forEach((definition, node) => {
    const { at, content, name, path } = definition;
    if (content !== undefined) set(node, evaluate.valueOf(content, path), name, at);
  });
  const groups = new Map<ReadGroup, ReadonlyMap<number, number> | undefined>();
  events.causes.forEach(({ group, level, name }, index) => {
    if (!groups.has(group)) groups.set(group, probabilitiesOf(group, evaluate, notes));
    set(events.definitions.length + index, groups.get(group)?.get(level), name, group.at);
  });
  return { probabilities, isTimed: evaluate.usedMissionTime(), isUncertain: evaluate.usedDeviates() };
}

function nodeOf(reference: number): number {
  return reference < 0 ? ~reference : reference;
}

/** Gates among the first `named` that no gate needs; those that need nothing but themselves come last and never alone. */
function topsOf(gates: readonly Gate[], events: number, named: number): readonly number[] {
  const needed = new Uint8Array(gates.length);
  for (const { inputs } of gates)
    for (const input of inputs) if (nodeOf(input) >= events) needed[nodeOf(input) - events] = 1;
  const tops: number[] = [];
  for (let index = 0; index < named; index++) if (needed[index] === 0) tops.push(index);
  return tops;
}

/** Gates of one circle, in its order and closed; undefined when there is none. */
function circleOf(gates: readonly Gate[], events: number): readonly number[] | undefined {
  const state = new Uint8Array(gates.length);
  const next = new Int32Array(gates.length);
  for (let start = 0; start < gates.length; start++) {
    if (state[start] !== 0) continue;
    const open = [start];
    state[start] = 1;
    for (let gate = open[open.length - 1]; gate !== undefined; gate = open[open.length - 1]) {
      const input = gates[gate]?.inputs[next[gate] as number];
      next[gate] = (next[gate] as number) + 1;
      if (input === undefined) {
        state[gate] = 2;
        open.pop();
        continue;
      }
      const below = nodeOf(input) - events;
      if (below < 0 || state[below] === 2) continue;
      if (state[below] === 1) return [...open.slice(open.indexOf(below)), below];
      state[below] = 1;
      open.push(below);
    }
  }
  return undefined;
}

/** The tree below a node with its own numbers: events and gates in the order in which they are met from the top. */
function below(
  gates: readonly Gate[],
  events: number,
  top: number,
): { readonly tree: FaultTree; readonly events: readonly number[]; readonly gates: readonly number[] } {
  const number = new Map<number, number>();
  const usedEvents: number[] = [];
  const usedGates: number[] = [];
  const open = [top];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (number.has(node)) continue;
    const gate = gates[node - events];
    number.set(node, gate === undefined ? usedEvents.push(node) - 1 : usedGates.push(node - events) - 1);
    for (const input of (gate?.inputs ?? []).toReversed()) if (!number.has(nodeOf(input))) open.push(nodeOf(input));
  }
  const renumbered = (reference: number): number => {
    const node = nodeOf(reference);
    const own = (number.get(node) ?? 0) + (node < events ? 0 : usedEvents.length);
    return reference < 0 ? ~own : own;
  };
  const kept = usedGates.map((index): Gate => {
    const gate = gates[index] ?? { operator: "or", inputs: [] };
    return { ...gate, inputs: gate.inputs.map(renumbered) };
  });
  return {
    tree: { events: usedEvents.length, gates: kept, top: renumbered(top) },
    events: usedEvents,
    gates: usedGates,
  };
}
