/**
 * The search behind impact: breadth-first from one element over the dependency graph, so that the first way found to each
 * element is a shortest one. Columns in, columns out: a hundred thousand hits cost milliseconds, and are named only when shown.
 */
import type { Model } from "../model/model.ts";
import { type Derived, archimateReading, derivedOf, START } from "./derived-relationship.ts";
import { CLOSED, type DependencyGraph, dependencyGraph, PASSES, type TravelMode } from "./dependency-graph.ts";

export interface ImpactOptions {
  /** `down`: what is hit when the element stops or changes (default); `up`: what it depends on. */
  readonly direction?: "down" | "up" | undefined;
  /** Default `impact`. */
  readonly mode?: TravelMode | undefined;
  /** Verbs, keys of reference attributes, or `carries`, that may be walked; all when absent or empty. */
  readonly by?: readonly string[] | undefined;
  /** Kinds to report, with their specialisations; all when absent or empty. Others are walked through all the same. */
  readonly kinds?: readonly string[] | undefined;
  /** Most steps from the element. */
  readonly depth?: number | undefined;
  /** Report only what a valid ArchiMate derivation joins to the element, by the shortest way that derives. */
  readonly derived?: boolean | undefined;
}

/** What a search met: parallel columns by place, nearest first; place 0 is the element itself. */
export interface Impact {
  readonly root: number;
  readonly direction: "down" | "up";
  /** Row of the model. */
  readonly row: Int32Array;
  /** Steps from the element. */
  readonly distance: Int32Array;
  /** Place from which this one was reached, -1 for the first. */
  readonly before: Int32Array;
  /** Edge of the model by which it was reached, -1 for the first. */
  readonly edge: Int32Array;
  /** State of the derivation automaton at each place, when derivations were asked for. */
  readonly state: Int8Array | undefined;
  /** Places to report: elements of the kinds asked for, each once. */
  readonly hits: Int32Array;
}

/**
 * What is hit when a row stops or changes, or what it depends on. Whoever stops takes its parts along: downwards the search
 * also enters the parts of the element, whatever their kind. People and organisations are reported but pass nothing on, unless they are the
 * element itself or parts of it. O(what is reached), after the graph of the model is made.
 */
export function findImpact(model: Model, root: number, options: ImpactOptions = {}): Impact {
  const search = startSearch(model, root, options);
  const found = options.derived === true ? searchDerived(search) : searchPlain(search);
  return { root, direction: search.direction, ...found, hits: hitsOf(model, root, found.row, options.kinds ?? []) };
}

/** Places from the element to a place, both included. */
export function wayTo(impact: Impact, place: number): readonly number[] {
  const way: number[] = [];
  for (let at = place; at >= 0; at = impact.before[at] ?? -1) way.push(at);
  return way.reverse();
}

/** The ArchiMate relationship that the way to a place implies by valid derivation rules. */
export function derivedAt(model: Model, impact: Impact, place: number): Derived | undefined {
  const state = impact.state?.[place];
  if (state !== undefined) return state < 0 ? undefined : derivedOf(state);
  const reading = archimateReading(model);
  let states: readonly number[] = [START];
  const [, ...steps] = wayTo(impact, place);
  for (const step of steps) {
    const from = impact.row[impact.before[step] ?? 0] ?? 0;
    const to = impact.row[step] ?? 0;
    const edge = impact.edge[step] ?? 0;
    states = [...new Set(states.flatMap((before) => reading.next(impact.root, before, from, edge, to)))];
  }
  const [first] = states;
  return first === undefined || first === START ? undefined : derivedOf(first);
}

interface Search {
  readonly model: Model;
  readonly root: number;
  readonly direction: "down" | "up";
  readonly dependencies: DependencyGraph;
  /** By edge kind plus one (carried data is -1): 1 where edges of the kind may be walked. Absent: all may. */
  readonly allowed: Uint8Array | undefined;
  readonly depth: number;
  /** Rows whose parts are entered: the element and what is inside it. Empty when looking up, where the part is what the whole depends on. */
  readonly whole: ReadonlySet<number>;
}

type Found = Pick<Impact, "row" | "distance" | "before" | "edge" | "state">;

function startSearch(model: Model, root: number, options: ImpactOptions): Search {
  const direction = options.direction ?? "down";
  const allowed = allowedKinds(model, options.by ?? []);
  const entersParts =
    direction === "down" && (allowed === undefined || allowed[model.schema.verbNumber("contains") + 1] === 1);
  return {
    model,
    root,
    direction,
    dependencies: dependencyGraph(model, options.mode ?? "impact"),
    allowed,
    depth: options.depth ?? Infinity,
    whole: entersParts ? wholeOf(model, root) : new Set(),
  };
}

function allowedKinds(model: Model, by: readonly string[]): Uint8Array | undefined {
  if (by.length === 0) return undefined;
  const { relationships, metamodel } = model.schema;
  const allowed = new Uint8Array(1 + relationships.length + metamodel.attributes.length);
  const wanted = new Set(by.map((name) => (name === "->" ? "flows" : name)));
  if (wanted.has("carries")) allowed[0] = 1;
  relationships.forEach((verb, number) => {
    if (wanted.has(verb.id) || (verb.base !== undefined && wanted.has(verb.base))) allowed[1 + number] = 1;
  });
  const heads = new Set([...wanted].map((name) => name.split(".", 1)[0]));
  metamodel.attributes.forEach((attribute, number) => {
    if (heads.has(attribute.id)) allowed[1 + relationships.length + number] = 1;
  });
  return allowed;
}

function wholeOf(model: Model, root: number): ReadonlySet<number> {
  const whole = new Set([root]);
  for (const row of whole) for (const child of model.children(row)) whole.add(child);
  return whole;
}

/** The adjacency that a search scans: out of what fails when looking down, into what is hit when looking up. */
interface Lane {
  readonly start: Int32Array;
  readonly node: Int32Array;
  /** Edge of the model behind each slot. */
  readonly statement: Int32Array;
}

function laneOf({ dependencies, direction }: Search): Lane {
  const { graph, outStatement, inStatement } = dependencies;
  return direction === "down"
    ? { start: graph.outStart, node: graph.outNode, statement: outStatement }
    : { start: graph.inStart, node: graph.inNode, statement: inStatement };
}

// --- without derivations: each row once

/** This is the hot loop: it notes the slot by which a row was reached, and names all edges in one sweep, which spares cache misses. */
function searchPlain(search: Search): Found {
  const { root, allowed, whole, model } = search;
  const { passage } = search.dependencies;
  const { start, node, statement } = laneOf(search);
  const kinds = model.parts.edges.kind;
  const scratch = scratchFor(model);
  const { seen, row, distance, before, edge } = scratch;
  const mark = nextMark(scratch);
  row[0] = root;
  distance[0] = 0;
  before[0] = -1;
  seen[root] = mark;
  let count = 1;
  for (let at = 0; at < count; at++) {
    const here = row[at] as number;
    const steps = (distance[at] as number) + 1;
    if (steps > search.depth) break;
    const isInside = here === root || (whole.size > 1 && whole.has(here));
    if (!isInside && passage[here] !== PASSES) continue;
    if (isInside && whole.size > 1) {
      for (const [part, by] of partsOf(search, here)) {
        if (seen[part] === mark) continue;
        seen[part] = mark;
        row[count] = part;
        distance[count] = steps;
        before[count] = at;
        edge[count++] = ~by;
      }
    }
    const end = start[here + 1] as number;
    for (let slot = start[here] as number; slot < end; slot++) {
      const there = node[slot] as number;
      if (seen[there] === mark) continue;
      if (allowed !== undefined && allowed[(kinds[statement[slot] as number] as number) + 1] !== 1) continue;
      seen[there] = mark;
      row[count] = there;
      distance[count] = steps;
      before[count] = at;
      edge[count++] = slot;
    }
  }
  const edges = edge.slice(0, count);
  edges[0] = -1;
  for (let at = 1; at < count; at++) {
    const slot = edges[at] as number;
    edges[at] = slot < 0 ? ~slot : (statement[slot] as number);
  }
  return {
    row: row.slice(0, count),
    distance: distance.slice(0, count),
    before: before.slice(0, count),
    edge: edges,
    state: undefined,
  };
}

/** Parts of a row and the edges that contain them. */
function* partsOf(search: Search, row: number): Generator<readonly [part: number, edge: number]> {
  const { outStart, outEdge, outNode } = search.model.graph();
  const contains = search.model.schema.verbNumber("contains");
  const end = outStart[row + 1] as number;
  for (let slot = outStart[row] as number; slot < end; slot++) {
    const edge = outEdge[slot] as number;
    const part = outNode[slot] as number;
    if (
      search.model.parts.edges.kind[edge] === contains &&
      search.whole.has(part) &&
      search.dependencies.passage[part] !== CLOSED
    )
      yield [part, edge];
  }
}

/** Memory that the searches of a model share, so that one costs what it visits. */
interface Scratch {
  mark: number;
  readonly seen: Uint8Array;
  readonly row: Int32Array;
  readonly distance: Int32Array;
  readonly before: Int32Array;
  readonly edge: Int32Array;
}

const scratches: WeakMap<Model, Scratch> = new WeakMap();

function scratchFor(model: Model): Scratch {
  let scratch = scratches.get(model);
  if (scratch === undefined) {
    const size = model.parts.rowCount;
    const column = (): Int32Array => new Int32Array(size);
    scratches.set(
      model,
      (scratch = {
        mark: 0,
        seen: new Uint8Array(size),
        row: column(),
        distance: column(),
        before: column(),
        edge: column(),
      }),
    );
  }
  return scratch;
}

function nextMark(scratch: Scratch): number {
  if (scratch.mark === 255) {
    scratch.seen.fill(0);
    scratch.mark = 0;
  }
  return ++scratch.mark;
}

// --- with derivations: each row once per state of the automaton

const STATES = 32;

function searchDerived(search: Search): Found {
  const { root, model } = search;
  const reading = archimateReading(model);
  const seen = new Set<number>();
  const row = [root];
  const distance = [0];
  const before = [-1];
  const edge = [-1];
  const state: number[] = [START];
  for (let at = 0; at < row.length; at++) {
    const here = row[at] as number;
    const steps = (distance[at] as number) + 1;
    if (steps > search.depth) break;
    for (const [there, by] of stepsFrom(search, here)) {
      if (there === root) continue;
      for (const next of reading.next(root, state[at] as number, here, by, there)) {
        const key = there * STATES + next;
        if (seen.has(key)) continue;
        seen.add(key);
        row.push(there);
        distance.push(steps);
        before.push(at);
        edge.push(by);
        state.push(next);
      }
    }
  }
  return {
    row: Int32Array.from(row),
    distance: Int32Array.from(distance),
    before: Int32Array.from(before),
    edge: Int32Array.from(edge),
    state: Int8Array.from(state),
  };
}

/** Where a walk may go from a row, and by which edge of the model. */
function* stepsFrom(search: Search, row: number): Generator<readonly [row: number, edge: number]> {
  const isInside = row === search.root || search.whole.has(row);
  if (search.dependencies.passage[row] !== PASSES && !isInside) return;
  if (isInside && search.whole.size > 1) yield* partsOf(search, row);
  const { start, node, statement } = laneOf(search);
  const kinds = search.model.parts.edges.kind;
  const end = start[row + 1] as number;
  for (let slot = start[row] as number; slot < end; slot++) {
    const by = statement[slot] as number;
    if (search.allowed === undefined || search.allowed[(kinds[by] as number) + 1] === 1)
      yield [node[slot] as number, by];
  }
}

// --- what to report

function hitsOf(model: Model, root: number, rows: Int32Array, kinds: readonly string[]): Int32Array {
  const { schema, parts } = model;
  const wanted = schema.kinds.map(
    (kind, number) => kind.layer !== undefined && (kinds.length === 0 || kinds.some((id) => schema.isKind(number, id))),
  );
  const reported = new Uint8Array(parts.rowCount);
  reported[root] = 1;
  const hits = new Int32Array(rows.length);
  let count = 0;
  for (let place = 1; place < rows.length; place++) {
    const row = rows[place] as number;
    if (reported[row] === 1 || wanted[parts.kindOf[row] as number] !== true) continue;
    reported[row] = 1;
    hits[count++] = place;
  }
  return hits.slice(0, count);
}
