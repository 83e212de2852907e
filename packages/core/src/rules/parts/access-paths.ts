/**
 * Ways by which somebody who has got hold of an exposed element reaches data: over what it calls, uses and reads, through interfaces to
 * their owners, into the parts of what it calls. Two searches over the whole model, each linear: one counts the tiers between, one finds
 * hops on which nobody asks who connects.
 */
import { buildGraph, type Graph } from "../../engines/graph.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element, Model, Relationship } from "../../model/model.ts";
import { affirms, rankOf, wordsOf } from "../../model/read.ts";
import { INTERNET } from "./exposure.ts";
import { isInProduction } from "../../model/redundancy.ts";
import type { Stated } from "../../model/read.ts";
import { relationshipTest, rowsStating } from "./rows-stating.ts";

/** Attributes, verbs and kinds from which the ways follow: what a rule that asks for them reads. */
export const ACCESS_WORDS: readonly string[] = [
  "flows",
  "uses",
  "accesses",
  "realizes",
  "contains",
  "exposed",
  "auth",
  "masked",
  "store",
  "tier",
  "type",
  "env",
  "application",
  "module",
  "component",
  "interface",
  "dataset",
];

/** A way from an exposed element to what is asked about, in walking order. */
export type Way = readonly (Element | Relationship)[];

export interface ShortestWay {
  /** Elements on the way that are neither exposed nor part of the presentation. */
  readonly tiers: number;
  readonly way: Way;
}

/** How well the hops of the ways to something are guarded. */
export type Guard =
  | { readonly state: "unreached" }
  | { readonly state: "guarded" }
  | { readonly state: "open"; readonly way: Way; readonly hop: Hop }
  | { readonly state: "unknown"; readonly missing: readonly Stated[] };

/** A step over which somebody connects to something. */
export interface Hop {
  readonly to: Element;
  /** Undefined: the step from data to the store that keeps it. */
  readonly by: Relationship | undefined;
}

/** The ways of a model; kept as long as the model. Undefined: nothing in it is said to be exposed. */
export function accessPathsOf(model: Model): AccessPaths | undefined {
  let made = known.get(model);
  if (made === undefined) {
    const exposed = exposedRows(model);
    known.set(model, (made = { paths: exposed.sources.length === 0 ? undefined : new AccessPaths(model, exposed) }));
  }
  return made.paths;
}

const known: WeakMap<Model, { readonly paths: AccessPaths | undefined }> = new WeakMap();

/**
 * Each row is two nodes: `row` is entered, `row + rowCount` acts. Entering an application leads into its parts, and a part acts for its
 * application; were they one node, every part would reach every other.
 */
export class AccessPaths {
  private readonly model: Model;
  private readonly steps: Steps;
  private readonly graph: Graph;
  private readonly exposed: Exposed;
  private readonly saysAuth: (row: number) => boolean;
  private readonly entering: Map<number, boolean | undefined> = new Map();
  private tiersMade: Search | undefined;
  private guardsMade: { readonly reached: Search; readonly open: Search; readonly unsaid: Search } | undefined;

  constructor(model: Model, exposed: Exposed) {
    this.model = model;
    this.exposed = exposed;
    this.saysAuth = relationshipTest(model, "auth");
    this.steps = stepsOf(model);
    this.graph = buildGraph(2 * model.parts.rowCount, Int32Array.from(this.steps.from), Int32Array.from(this.steps.to));
  }

  /** The way to a row with the fewest tiers between; undefined where there is none. */
  nearest(row: number): ShortestWay | undefined {
    const search = (this.tiersMade ??= this.searchTiers());
    const cost = search.cost[row] as number;
    return cost < 0 ? undefined : { tiers: cost, way: this.wayTo(search, row) };
  }

  guardOf(row: number): Guard {
    const { reached, open, unsaid } = (this.guardsMade ??= this.searchGuards());
    if ((reached.cost[row] as number) < 0) return { state: "unreached" };
    if ((open.cost[row] as number) >= 0) {
      const { way, steps } = this.wayOver(reached, open, row);
      return { state: "open", way, hop: this.hopOf(steps.find((step) => this.isAuthenticated(step) === false) ?? -1) };
    }
    if ((unsaid.cost[row] as number) < 0) return { state: "guarded" };
    // Asked first is the nearest way; where all is said of it, another one that is not.
    const nearest = this.stepsTo(reached, row).flatMap((step) => this.missingOn(step));
    const missing =
      nearest.length > 0 ? nearest : this.wayOver(reached, unsaid, row).steps.flatMap((step) => this.missingOn(step));
    return { state: "unknown", missing };
  }

  /** Cheapest first, where it costs one to pass through what is neither exposed nor presentation, and nothing to come or go. */
  private searchTiers(): Search {
    const search = emptySearch(this.graph.nodeCount);
    const waiting: number[][] = [[]];
    for (const row of this.exposed.sources) settle(search, row, 0, -1, waiting);
    for (let cost = 0; cost < waiting.length; cost++) {
      const level = waiting[cost] ?? [];
      for (let at = level.pop(); at !== undefined; at = level.pop()) {
        if (search.cost[at] !== cost) continue;
        for (let slot = this.graph.outStart[at] as number; slot < (this.graph.outStart[at + 1] as number); slot++) {
          const target = this.graph.outNode[slot] as number;
          const price = cost + (this.isTier(at, target) ? 1 : 0);
          settle(search, target, price, this.graph.outEdge[slot] as number, waiting);
        }
      }
    }
    return search;
  }

  /** Does the step pass through an element that stands between? */
  private isTier(from: number, to: number): boolean {
    const row = from;
    if (to !== row + this.model.parts.rowCount || this.exposed.is[row] === 1) return false;
    const element = this.model.at(row);
    return !isKind(element, "interface") && !isPresentation(element);
  }

  private searchGuards(): { readonly reached: Search; readonly open: Search; readonly unsaid: Search } {
    const reached = this.spread(emptySearch(this.graph.nodeCount), this.exposed.sources);
    const open = emptySearch(this.graph.nodeCount);
    const unsaid = emptySearch(this.graph.nodeCount);
    const first: number[] = [];
    const second: number[] = [];
    for (let step = 0; step < this.steps.from.length; step++) {
      if (this.steps.isHop[step] !== 1 || (reached.cost[this.steps.from[step] as number] as number) < 0) continue;
      const answer = this.isAuthenticated(step);
      if (answer === true) continue;
      const [search, roots] = answer === false ? [open, first] : [unsaid, second];
      const target = this.steps.to[step] as number;
      if ((search.cost[target] as number) >= 0) continue;
      search.cost[target] = 0;
      search.step[target] = step;
      roots.push(target);
    }
    return { reached, open: this.spread(open, first), unsaid: this.spread(unsaid, second) };
  }

  /** Breadth-first from the roots; those that came by a step keep it. */
  private spread(search: Search, roots: readonly number[]): Search {
    const queue = [...roots];
    for (const root of roots) search.cost[root] = 0;
    for (let next = 0; next < queue.length; next++) {
      const at = queue[next] as number;
      for (let slot = this.graph.outStart[at] as number; slot < (this.graph.outStart[at + 1] as number); slot++) {
        const target = this.graph.outNode[slot] as number;
        if ((search.cost[target] as number) >= 0) continue;
        search.cost[target] = (search.cost[at] as number) + 1;
        search.step[target] = this.graph.outEdge[slot] as number;
        queue.push(target);
      }
    }
    return search;
  }

  /** From an exposed element to the hop at which the second search begins, and on to the row. */
  private wayOver(
    reached: Search,
    second: Search,
    row: number,
  ): { readonly way: Way; readonly steps: readonly number[] } {
    const after: number[] = [];
    let at = row;
    for (; (second.cost[at] as number) > 0; at = this.steps.from[after[0] as number] as number)
      after.unshift(second.step[at] as number);
    const hop = second.step[at] as number;
    const steps = [...this.stepsTo(reached, this.steps.from[hop] as number), hop, ...after];
    return { steps, way: this.named(steps) };
  }

  private wayTo(search: Search, row: number): Way {
    return this.named(this.stepsTo(search, row));
  }

  private stepsTo(search: Search, node: number): readonly number[] {
    const steps: number[] = [];
    for (
      let step = search.step[node] as number;
      step >= 0;
      step = search.step[this.steps.from[step] as number] as number
    )
      steps.unshift(step);
    return steps;
  }

  private named(steps: readonly number[]): Way {
    const { model } = this;
    const way: (Element | Relationship)[] = [];
    const visit = (node: number): void => {
      const row = this.rowOf(node);
      const latest = way.at(-1);
      if (latest === undefined || "verb" in latest || latest.row !== row) way.push(model.at(row));
    };
    for (const step of steps) {
      visit(this.steps.from[step] as number);
      const by = this.steps.by[step] as number;
      if (by >= 0) way.push(model.relationship(by));
      visit(this.steps.to[step] as number);
    }
    return way;
  }

  private rowOf(node: number): number {
    return node % this.model.parts.rowCount;
  }

  private hopOf(step: number): Hop {
    const by = this.steps.by[step] as number;
    return {
      to: this.model.at(this.rowOf(this.steps.to[step] as number)),
      by: by < 0 ? undefined : this.model.relationship(by),
    };
  }

  /** Does the other side ask who connects? Undefined: nobody said. */
  private isAuthenticated(step: number): boolean | undefined {
    if (this.steps.isHop[step] !== 1) return undefined;
    const by = this.steps.by[step] as number;
    const own = by >= 0 && this.saysAuth(by) ? asksWhoConnects(this.model.relationship(by)) : undefined;
    if (own !== undefined) return own;
    const row = this.rowOf(this.steps.to[step] as number);
    if (!this.entering.has(row)) this.entering.set(row, asksOnEntering(this.model.at(row)));
    return this.entering.get(row);
  }

  private missingOn(step: number): readonly Stated[] {
    if (this.steps.isHop[step] !== 1 || this.isAuthenticated(step) !== undefined) return [];
    const { by, to } = this.hopOf(step);
    return [[by ?? to, "auth"]];
  }
}

/** Is `auth` said to be something other than nothing? */
export function asksWhoConnects(one: Element | Relationship): boolean | undefined {
  const ways = wordsOf(one, "auth");
  return ways.length === 0 ? undefined : !ways.includes("none");
}

/** By its own words, else by those of what contains it. */
function asksOnEntering(element: Element): boolean | undefined {
  return asksWhoConnects(element) ?? (element.parent === undefined ? undefined : asksWhoConnects(element.parent));
}

/** A client that runs at its user's, or what is said to be of the presentation only. */
function isPresentation(element: Element): boolean {
  const tiers = wordsOf(element, "tier");
  if (tiers.length > 0) return tiers.every((tier) => tier === "presentation");
  return isKind(element, "module") && wordsOf(element, "type").some((type) => type === "web" || type === "mobile");
}

interface Exposed {
  readonly is: Uint8Array;
  /** Nodes from which the searches begin. */
  readonly sources: readonly number[];
}

/** Elements that can be reached from the internet, by their own words or those of what contains them. */
function exposedRows(model: Model): Exposed {
  const { rowCount, parentOf } = model.parts;
  const said = new Int8Array(rowCount);
  const stating = rowsStating(model, "exposed");
  for (const row of stating) {
    const rank = rankOf(model.at(row), "exposed");
    if (rank !== undefined) said[row] = rank >= INTERNET ? 1 : -1;
  }
  const is = new Uint8Array(rowCount);
  const sources: number[] = [];
  if (stating.length === 0) return { is, sources };
  // Where parts say that they are the ones exposed, the other parts of what contains them are not.
  const hasDoor = new Uint8Array(rowCount);
  for (const row of stating) {
    if (said[row] !== 1) continue;
    for (let at = parentOf[row] as number; at >= 0 && hasDoor[at] === 0; at = parentOf[at] as number) hasDoor[at] = 1;
  }
  const isSoftware = softwareTest(model);
  for (let row = 0; row < rowCount; row++) {
    let at = row;
    for (let up = 0; at >= 0 && said[at] === 0 && up < rowCount; up++) at = parentOf[at] as number;
    if (at < 0 || said[at] !== 1 || !isSoftware(row) || (at !== row && hasDoor[at] === 1)) continue;
    is[row] = 1;
    sources.push(row);
  }
  return { is, sources };
}

/** Answers for rows whether they are of one of the kinds; asked of every row, hence a table. */
function kindTest({ schema, parts }: Model, ...kinds: readonly string[]): (row: number) => boolean {
  const isOne = schema.kinds.map((_, kind) => kinds.some((name) => schema.isKind(kind, name)));
  return (row) => isOne[parts.kindOf[row] ?? -1] === true;
}

function softwareTest(model: Model): (row: number) => boolean {
  return kindTest(model, "application", "module", "component", "interface");
}

/** Steps of the ways, in parallel columns. */
interface Steps {
  readonly from: number[];
  readonly to: number[];
  /** Row of the relationship, -1 for a step inside something. */
  readonly by: number[];
  /** 1 where somebody connects to something. */
  readonly isHop: number[];
}

function stepsOf(model: Model): Steps {
  const steps: Steps = { from: [], to: [], by: [], isHop: [] };
  addNesting(model, steps);
  addConnections(model, steps);
  addStoresOfData(model, steps);
  return steps;
}

function add(steps: Steps, from: number, to: number, by: number, isHop: boolean): void {
  steps.from.push(from);
  steps.to.push(to);
  steps.by.push(by);
  steps.isHop.push(isHop ? 1 : 0);
}

function addNesting(model: Model, steps: Steps): void {
  const { rowCount, parentOf } = model.parts;
  const isSoftware = softwareTest(model);
  const isStore = kindTest(model, "store");
  const isInterface = kindTest(model, "interface");
  const isModule = kindTest(model, "module");
  for (let row = 0; row < rowCount; row++) {
    const isActing = isSoftware(row);
    if (!isActing && !isStore(row)) continue;
    if (isActing) add(steps, row, row + rowCount, -1, false);
    const parent = parentOf[row] as number;
    if (parent < 0 || !isSoftware(parent)) continue;
    if (isInterface(row)) add(steps, row, parent, -1, false);
    else if (isActing) add(steps, parent, row, -1, false);
    // A store belongs to whoever works in the application; where its modules are drawn, they say who does.
    else if (!model.children(parent).some(isModule)) add(steps, parent + rowCount, row, -1, true);
    if (isActing) add(steps, row + rowCount, parent + rowCount, -1, false);
  }
}

function addConnections(model: Model, steps: Steps): void {
  const { rowCount, verbOf, edges } = model.parts;
  const [flows, uses, accesses, realizes] = ["flows", "uses", "accesses", "realizes"].map((verb) =>
    model.schema.verbNumber(verb),
  );
  const isSoftware = softwareTest(model);
  const isStore = kindTest(model, "store");
  const isInterface = kindTest(model, "interface");
  const saysEnvironment = relationshipTest(model, "env");
  const saysMasked = relationshipTest(model, "masked");
  const isCall = callTest(model);
  for (let row = 0; row < model.columns.relationshipCount; row++) {
    const verb = verbOf[row] as number;
    const from = edges.from[row] as number;
    const to = edges.to[row] as number;
    if (from < 0 || to < 0 || (verb !== flows && verb !== uses && verb !== accesses && verb !== realizes)) continue;
    if (saysEnvironment(row) && !isInProduction(model.relationship(row))) continue;
    if (verb === realizes) {
      if (isInterface(to)) add(steps, to, from, -1, false);
    } else if (isStore(from)) {
      // What leaves a store unmasked brings its data to the receiver, who has it as good as in hand.
      if (verb === accesses) add(steps, to, from, -1, false);
      else if (!saysMasked(row) || affirms(model.relationship(row), "masked") !== true)
        add(steps, to + rowCount, from, row, true);
    } else if (isSoftware(from) && !(verb === flows && isCall(to, from))) {
      // A flow back to who uses the sender is the answer to a call: nobody enters by it.
      add(steps, from + rowCount, to, row, verb !== accesses);
    }
  }
}

/** Does the first element use the second? By rows. */
function callTest(model: Model): (from: number, to: number) => boolean {
  const { rowCount, verbOf, edges } = model.parts;
  const uses = model.schema.verbNumber("uses");
  const calls = new Set<number>();
  for (let row = 0; row < model.columns.relationshipCount; row++) {
    const [from, to] = [edges.from[row] as number, edges.to[row] as number];
    if (verbOf[row] === uses && from >= 0 && to >= 0) calls.add(from * rowCount + to);
  }
  return (from, to) => calls.has(from * rowCount + to);
}

function addStoresOfData(model: Model, steps: Steps): void {
  const { edges } = model.parts;
  const isStore = kindTest(model, "store");
  const isDataset = kindTest(model, "dataset");
  for (let edge = edges.referencesFrom; edge < edges.carriedFrom; edge++) {
    const from = edges.from[edge] as number;
    const to = edges.to[edge] as number;
    if (from < 0 || to < 0 || !isStore(to) || !isDataset(from)) continue;
    if (model.edgeName(edge) === "store") add(steps, from, to, -1, true);
  }
}

/** For each node what it costs to come there, -1 where one does not, and the step by which one comes. */
interface Search {
  readonly cost: Int32Array;
  readonly step: Int32Array;
}

function emptySearch(nodeCount: number): Search {
  return { cost: new Int32Array(nodeCount).fill(-1), step: new Int32Array(nodeCount).fill(-1) };
}

function settle(search: Search, node: number, cost: number, step: number, waiting: number[][]): void {
  const known = search.cost[node] as number;
  if (known >= 0 && known <= cost) return;
  search.cost[node] = cost;
  search.step[node] = step;
  (waiting[cost] ??= []).push(node);
}
