/**
 * Who asks whom, how many times for each case, and who waits for the answer: what demand is propagated through. Read of uses, flows,
 * accesses to stored data, triggers, parts, providers of services and interfaces, machines and people.
 */
import type { Model } from "../model/model.ts";
import { callTest } from "../model/call-graph.ts";
import { elementWords, relationshipSymbol, relationshipWords, symbolOf } from "../model/row-words.ts";
import { softwareRows } from "../model/software-rows.ts";
import type { Value } from "../model/values.ts";
import { quantityIn, rateIn } from "./load-facts.ts";

/** What a step of the load is: a request, a step of work, a request handed on to who does it, a place of work, a person. */
export type StepKind = "call" | "work" | "hand-on" | "machine" | "people" | "unknown-part";

export interface LoadGraph {
  /** Rows of the model, then one more for each application that calls something in the name of its modules. */
  readonly nodeCount: number;
  readonly steps: LoadSteps;
  /** Rows whose demand has a source of unknown size: people or parties who use it, batches without rhythm; with the relationship that would say it. */
  readonly unknownSources: ReadonlyMap<number, number>;
  /** Is it something that is asked to do work? */
  readonly isLoaded: Uint8Array;
  /** 1 for applications whose modules do the work. */
  readonly hasParts: Uint8Array;
  /** Node in whose name an application of several modules calls, by its row. */
  readonly proxies: ReadonlyMap<number, number>;
}

/** Parallel columns. */
export interface LoadSteps {
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** How many times for one of the caller, where no rate is stated: between these. */
  readonly least: Float64Array;
  readonly most: Float64Array;
  /** Stated rates per second; NaN: none. */
  readonly average: Float64Array;
  readonly peak: Float64Array;
  readonly isAwaited: Uint8Array;
  /** 1 where nobody says how many times, so that it counts as once. */
  readonly isAssumed: Uint8Array;
  readonly kind: readonly StepKind[];
  /** Growth a year that the relationship states; NaN: none. */
  readonly growth: Float64Array;
  /** Seconds on the way that the relationship states; 0 where nobody says. */
  readonly latency: Float64Array;
  /** Row of the relationship; -1: nesting. */
  readonly relationship: Int32Array;
}

const LOADED: readonly string[] = [
  "process",
  "function",
  "service",
  "event",
  "application",
  "module",
  "component",
  "interface",
  "store",
  "node",
  "unit",
  "role",
];
const GROUPS: Readonly<Record<"software" | "people" | "business", readonly string[]>> = {
  software: ["application", "module", "component", "interface", "store", "service"],
  people: ["role", "unit", "party"],
  business: ["process", "function", "event"],
};

const known: WeakMap<Model, LoadGraph> = new WeakMap();

/** O(rows + relationships), kept as long as the model. */
export function loadGraph(model: Model): LoadGraph {
  let made = known.get(model);
  if (made === undefined) known.set(model, (made = new Reader(model).read()));
  return made;
}

class Reader {
  private readonly model: Model;
  private readonly actor: Int32Array;
  private readonly application: Int32Array;
  private readonly flags: Readonly<Record<string, Uint8Array>>;
  private readonly isLoaded: Uint8Array;
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private readonly least: number[] = [];
  private readonly most: number[] = [];
  private readonly average: number[] = [];
  private readonly peak: number[] = [];
  private readonly awaited: number[] = [];
  private readonly assumed: number[] = [];
  private readonly kind: StepKind[] = [];
  private readonly relationship: number[] = [];
  private readonly growth: number[] = [];
  private readonly latency: number[] = [];
  private readonly unknown = new Map<number, number>();
  /** Pairs that are joined without a stated rate: a second relationship of the same two says the same again, one back is the answer. */
  private readonly joined = new Map<number, number>();
  /** Modules of an application that another part of it calls: nobody enters there from outside the application as a whole. */
  private readonly isInner: Uint8Array;
  private readonly hasParts: Uint8Array;
  private readonly isProcessOf: Set<number> = new Set();
  private proxies = new Map<number, number>();

  constructor(model: Model) {
    this.model = model;
    const { schema, parts } = model;
    const { actor, application } = softwareRows(model);
    this.actor = actor;
    this.application = application;
    const flags: Record<string, Uint8Array> = {};
    for (const kind of [...LOADED, "party", "dataset", "technology"])
      flags[kind] = Uint8Array.from(schema.kinds, (_, number) => (schema.isKind(number, kind) ? 1 : 0));
    for (const [name, kinds] of Object.entries(GROUPS))
      flags[name] = Uint8Array.from(schema.kinds, (_, number) =>
        kinds.some((kind) => schema.isKind(number, kind)) ? 1 : 0,
      );
    this.flags = flags;
    this.isLoaded = new Uint8Array(parts.rowCount);
    this.isInner = new Uint8Array(parts.rowCount);
    this.hasParts = new Uint8Array(parts.rowCount);
    const loaded = Uint8Array.from(schema.kinds, (_, number) =>
      LOADED.some((kind) => flags[kind]?.[number] === 1) ? 1 : 0,
    );
    for (let row = 0; row < parts.ownRows; row++) {
      const kind = parts.kindOf[row] as number;
      if (kind >= 0 && loaded[kind] === 1 && model.isElement(row)) this.isLoaded[row] = 1;
    }
  }

  read(): LoadGraph {
    this.readPerformed();
    this.readRelationships();
    this.readProviders();
    this.readParts();
    return {
      nodeCount: this.model.parts.rowCount + this.proxies.size,
      steps: {
        count: this.from.length,
        from: Int32Array.from(this.from),
        to: Int32Array.from(this.to),
        least: Float64Array.from(this.least),
        most: Float64Array.from(this.most),
        average: Float64Array.from(this.average),
        peak: Float64Array.from(this.peak),
        isAwaited: Uint8Array.from(this.awaited),
        isAssumed: Uint8Array.from(this.assumed),
        kind: this.kind,
        growth: Float64Array.from(this.growth),
        latency: Float64Array.from(this.latency),
        relationship: Int32Array.from(this.relationship),
      },
      unknownSources: this.unknown,
      isLoaded: this.isLoaded,
      hasParts: this.hasParts,
      proxies: this.proxies,
    };
  }

  private is(row: number, ...kinds: readonly string[]): boolean {
    const number = this.model.parts.kindOf[row] as number;
    if (number < 0) return false;
    for (const kind of kinds) if (this.flags[kind]?.[number] === 1) return true;
    return false;
  }

  private add(kind: StepKind, from: number, to: number, relationship: number, given: StepGiven): void {
    if (from === to) return;
    this.kind.push(kind);
    this.from.push(from);
    this.to.push(to);
    this.relationship.push(relationship);
    this.least.push(given.least ?? 1);
    this.most.push(given.most ?? 1);
    this.average.push(given.average ?? Number.NaN);
    this.peak.push(given.peak ?? Number.NaN);
    this.awaited.push(given.isAwaited === true ? 1 : 0);
    this.assumed.push(given.isAssumed === true ? 1 : 0);
    this.growth.push(given.facts?.growth ?? Number.NaN);
    this.latency.push(given.facts?.latency ?? 0);
  }

  /** Who does which process: what a person uses for a process that uses it as well is counted once. */
  private readPerformed(): void {
    const { edges, verbOf, rowCount } = this.model.parts;
    const performs = this.model.schema.verbNumber("performs");
    const uses = this.model.schema.verbNumber("uses");
    const performers = new Map<number, number[]>();
    for (let edge = 0; edge < edges.nestingFrom; edge++) {
      if (verbOf[edge] !== performs || !this.model.isEdge(edge)) continue;
      const [from, to] = [edges.from[edge] as number, edges.to[edge] as number];
      if (!this.is(from, "role", "unit") || !this.is(to, "process", "function", "service")) continue;
      const list = performers.get(to);
      if (list === undefined) performers.set(to, [from]);
      else list.push(from);
    }
    if (performers.size === 0) return;
    for (let edge = 0; edge < edges.nestingFrom; edge++) {
      if (verbOf[edge] !== uses || !this.model.isEdge(edge)) continue;
      const target = this.behind(edges.to[edge] as number);
      for (const person of performers.get(edges.from[edge] as number) ?? [])
        this.isProcessOf.add(person * rowCount + target);
    }
  }

  /** The software that acts where a row stands, else the row. */
  private behind(row: number): number {
    const actor = this.actor[row] as number;
    return actor >= 0 ? actor : row;
  }

  /** First what states a rate: of two that join the same, the one that says how much goes before the one that does not. */
  private readRelationships(): void {
    const { model } = this;
    const { edges, verbOf } = model.parts;
    const isCall = callTest(model);
    const modes: Modes = {
      of: relationshipSymbol(model, "mode"),
      batch: symbolOf(model, "batch"),
      sync: symbolOf(model, "sync"),
      unknown: symbolOf(model, "unknown"),
    };
    const facts = new RelationshipFacts(model);
    const readOne = (edge: number, verb: string, said: StepFacts): void => {
      const [from, to] = [edges.from[edge] as number, edges.to[edge] as number];
      if (verb === "accesses") {
        if (!this.is(from, "application", "module", "component")) return;
        const store = this.storeOf(to);
        if (store >= 0 && store !== from) this.join(from, store, edge, said, true);
      } else if (verb === "triggers") {
        if (this.is(from, "party")) this.source(to, edge, said);
        else if (this.isLoaded[from] === 1 && this.isLoaded[to] === 1) this.join(from, to, edge, said, false, "work");
      } else this.readCall(edge, verb, said, modes, isCall(edge, verb));
    };
    // Uses first: they say who asks whom, while a flow says only where data go.
    const later: (readonly [verb: string, edges: readonly number[]])[] = [];
    for (const verb of ["uses", "flows", "accesses", "triggers"]) {
      const number = model.schema.verbNumber(verb);
      const silent: number[] = [];
      for (let edge = 0; edge < edges.nestingFrom; edge++) {
        if (verbOf[edge] !== number || !model.isEdge(edge)) continue;
        const said = facts.read(edge);
        if (said.average !== undefined || said.peak !== undefined) readOne(edge, verb, said);
        else silent.push(edge);
      }
      later.push([verb, silent]);
    }
    for (const [verb, silent] of later) for (const edge of silent) readOne(edge, verb, facts.read(edge));
    this.readMachines();
  }

  /** What runs on several machines in production is taken to be spread evenly. */
  private readMachines(): void {
    const { edges, verbOf } = this.model.parts;
    const number = this.model.schema.verbNumber("runs on");
    const [envOf, envOfNode] = [relationshipWords(this.model, "env"), elementWords(this.model, "env")];
    const edgesOf = new Map<number, number[]>();
    for (let edge = 0; edge < edges.nestingFrom; edge++) {
      if (verbOf[edge] !== number || !this.model.isEdge(edge) || isApart(envOf(edge))) continue;
      const [from, to] = [edges.from[edge] as number, edges.to[edge] as number];
      if (!this.is(to, "node") || this.isLoaded[to] === 0 || this.isLoaded[from] === 0 || isApart(envOfNode(to)))
        continue;
      const list = edgesOf.get(from);
      if (list === undefined) edgesOf.set(from, [edge]);
      else list.push(edge);
    }
    for (const [from, list] of edgesOf)
      for (const edge of list)
        this.add("machine", from, edges.to[edge] as number, edge, { least: 1 / list.length, most: 1 / list.length });
  }

  private readCall(edge: number, verb: string, facts: StepFacts, modes: Modes, isCall: boolean): void {
    const { edges } = this.model.parts;
    const [from, to] = [edges.from[edge] as number, edges.to[edge] as number];
    if (this.isLoaded[to] === 0) return;
    if (this.is(from, "people")) {
      // Between people nothing is asked of machines; what is done for a process is that of the process.
      if (!this.is(to, "software")) return;
      if (facts.average === undefined && this.isProcessOf.has(from * this.model.parts.rowCount + this.behind(to)))
        return;
      this.source(to, edge, facts);
      return;
    }
    if (this.isLoaded[from] === 0) return;
    const isBusiness = this.is(from, "business") && this.is(to, "business");
    const mode = modes.of(edge);
    if (mode === modes.batch) {
      this.joinBatch(from, to, edge, facts);
      return;
    }
    // What comes out of a store is fetched by who receives it, unless the store sends it by itself.
    const isFetched =
      verb === "flows" && this.is(from, "store") && (mode === 0 || mode === modes.sync || mode === modes.unknown);
    if (isFetched && this.is(to, "software")) this.join(to, from, edge, facts, true);
    else this.join(from, to, edge, facts, isCall, isBusiness ? "work" : "call");
    for (const carrier of facts.via)
      if (this.isLoaded[carrier] === 1 && carrier !== from && carrier !== to)
        this.join(from, carrier, edge, facts, isCall);
  }

  /** Somebody outside the model asks: so much, or nobody knows how much. */
  private source(to: number, edge: number, facts: StepFacts): void {
    if (facts.average === undefined && facts.peak === undefined) {
      if (this.isLoaded[to] === 1 && !this.unknown.has(to)) this.unknown.set(to, edge);
      return;
    }
    if (this.isLoaded[to] === 1) this.addStated("call", OUTSIDE, to, edge, facts, false);
  }

  private join(
    from: number,
    to: number,
    edge: number,
    facts: StepFacts,
    isAwaited: boolean,
    kind: StepKind = "call",
  ): void {
    const [caller, answerer] = [this.caller(from), to];
    const [a, b] = [this.behind(from), this.behind(to)];
    if (a === b) return;
    if (this.application[a] === this.application[b] && (this.application[b] as number) >= 0) this.isInner[b] = 1;
    if (facts.average !== undefined || facts.peak !== undefined) {
      this.addStated(kind, caller, answerer, edge, facts, isAwaited);
      return;
    }
    const { rowCount } = this.model.parts;
    const same = this.joined.get(a * rowCount + b);
    if (same !== undefined && isAwaited) this.awaited[same] = 1;
    if (same !== undefined || this.joined.has(b * rowCount + a)) return;
    this.joined.set(a * rowCount + b, this.from.length);
    this.add(kind, caller, answerer, edge, { isAwaited, isAssumed: true, facts });
  }

  private addStated(
    kind: StepKind,
    from: number,
    to: number,
    edge: number,
    facts: StepFacts,
    isAwaited: boolean,
  ): void {
    if (from >= 0)
      this.joined.set(this.behindNode(from) * this.model.parts.rowCount + this.behind(to), this.from.length);
    this.add(kind, from, to, edge, {
      isAwaited,
      facts,
      ...(facts.average === undefined ? {} : { average: facts.average }),
      ...(facts.peak === undefined ? {} : { peak: facts.peak }),
    });
  }

  /** The row that a node stands for, also where it speaks for the modules of an application. */
  private behindNode(node: number): number {
    if (node < this.model.parts.rowCount) return this.behind(node);
    for (const [row, proxy] of this.proxies) if (proxy === node) return this.behind(row);
    return node;
  }

  /** So many messages at set times, or as many as are stated; nobody waits. */
  private joinBatch(from: number, to: number, edge: number, facts: StepFacts): void {
    const byRhythm = facts.every === undefined ? undefined : (facts.perBatch ?? 1) / facts.every;
    const rate = facts.average ?? byRhythm;
    if (rate === undefined && facts.peak === undefined) {
      if (!this.unknown.has(to)) this.unknown.set(to, edge);
      return;
    }
    // What comes at set times comes no more often at the busiest time.
    const peak = facts.peak ?? (facts.average === undefined ? byRhythm : undefined);
    this.add("call", from, to, edge, {
      facts,
      ...(rate === undefined ? {} : { average: rate }),
      ...(peak === undefined ? {} : { peak }),
    });
  }

  /** An application with one module calls as that module; one with several, in the name of those who are called from outside. */
  private caller(row: number): number {
    if (!this.is(row, "application")) return row;
    const actor = this.actor[row] as number;
    if (actor >= 0 && actor !== row) return actor;
    if (!this.hasModules(row)) return row;
    let proxy = this.proxies.get(row);
    if (proxy === undefined) this.proxies.set(row, (proxy = this.model.parts.rowCount + this.proxies.size));
    return proxy;
  }

  private hasModules(row: number): boolean {
    return this.model.children(row).some((child) => this.is(child, "module", "application"));
  }

  private storeOf(dataset: number): number {
    if (!this.is(dataset, "dataset")) return -1;
    const { edges } = this.model.parts;
    const { outStart, outEdge, outNode } = this.model.graph();
    for (let index = outStart[dataset] as number; index < (outStart[dataset + 1] as number); index++) {
      const edge = outEdge[index] as number;
      if (edge < edges.referencesFrom || edge >= edges.carriedFrom) continue;
      const target = outNode[index] as number;
      if (this.model.edgeName(edge) === "store" && this.isLoaded[target] === 1) return target;
    }
    return -1;
  }

  /** Services, interfaces, processes and functions are done by those who offer or perform them. */
  private readProviders(): void {
    const { model } = this;
    const { edges, verbOf, parentOf, ownRows } = model.parts;
    const verbs = new Set(["performs", "realizes"].map((verb) => model.schema.verbNumber(verb)));
    const groups = new Map<
      number,
      {
        software: [number, number][];
        business: [number, number][];
        roles: [number, number][];
        units: [number, number][];
      }
    >();
    for (let edge = 0; edge < edges.nestingFrom; edge++) {
      if (!verbs.has(verbOf[edge] as number) || !model.isEdge(edge)) continue;
      const [from, to] = [edges.from[edge] as number, edges.to[edge] as number];
      if (this.isLoaded[from] === 0 || this.isLoaded[to] === 0) continue;
      if (!this.is(to, "service", "interface", "process", "function", "event")) continue;
      let group = groups.get(to);
      if (group === undefined) groups.set(to, (group = { software: [], business: [], roles: [], units: [] }));
      const list = this.is(from, "role")
        ? group.roles
        : this.is(from, "unit")
          ? group.units
          : this.is(from, "process", "function")
            ? group.business
            : group.software;
      if (!list.some(([one]) => this.behind(one) === this.behind(from))) list.push([from, edge]);
    }
    for (const [to, { software, business, roles, units }] of groups) {
      const isOffer = this.is(to, "service", "interface");
      this.handOn(to, software, isOffer ? "hand-on" : "call", isOffer);
      this.handOn(to, business, "work", isOffer);
      this.handOn(to, roles, "people", true);
      this.handOn(to, units, "people", true);
    }
    for (let row = 0; row < ownRows; row++) {
      if (this.isLoaded[row] === 0 || !this.is(row, "interface") || groups.has(row)) continue;
      const parent = parentOf[row] as number;
      if (parent >= 0 && this.isLoaded[parent] === 1)
        this.add("hand-on", row, this.behind(parent), -1, { isAwaited: true });
    }
  }

  /** Of several who may do the same, nobody says who does how much of it: each between none and all. */
  private handOn(
    to: number,
    by: readonly (readonly [row: number, edge: number])[],
    kind: StepKind,
    areAlternatives: boolean,
  ): void {
    const isShared = areAlternatives && by.length > 1;
    for (const [row, edge] of by)
      this.add(isShared && kind === "hand-on" ? "unknown-part" : kind, to, row, edge, {
        least: isShared ? 0 : 1,
        isAwaited: kind === "hand-on" || kind === "call",
      });
  }

  private readParts(): void {
    const { model } = this;
    const { parentOf, ownRows } = model.parts;
    const modules = new Map<number, number[]>();
    for (let row = 0; row < ownRows; row++) {
      if (this.isLoaded[row] === 0) continue;
      const parent = parentOf[row] as number;
      if (parent < 0 || this.isLoaded[parent] === 0) continue;
      if (this.is(row, "process", "function") && this.is(parent, "process", "function"))
        this.add("work", parent, row, -1, { isAssumed: true, isAwaited: true });
      else if (this.is(row, "component")) {
        const actor = this.actor[row] as number;
        if (actor >= 0 && actor !== row) this.add("hand-on", row, actor, -1, { isAwaited: true });
      } else if (this.is(row, "module", "application") && this.is(parent, "application")) {
        const list = modules.get(parent);
        if (list === undefined) modules.set(parent, [row]);
        else list.push(row);
      }
    }
    for (const [whole, list] of modules) this.enter(whole, list);
  }

  /** Requests to an application enter at its modules: at the one that no other calls, else nobody says where. */
  private enter(whole: number, parts: readonly number[]): void {
    this.hasParts[whole] = 1;
    const actor = this.actor[whole] as number;
    const proxy = this.proxies.get(whole);
    if (actor >= 0 && actor !== whole) {
      this.add("hand-on", whole, actor, -1, { isAwaited: true });
      return;
    }
    const outer = parts.filter((row) => this.isInner[this.behind(row)] === 0);
    const entries = outer.length > 0 ? outer : parts;
    const isShared = entries.length > 1;
    for (const entry of entries) {
      this.add(isShared ? "unknown-part" : "hand-on", whole, entry, -1, { least: isShared ? 0 : 1, isAwaited: true });
      if (proxy !== undefined) this.add("hand-on", entry, proxy, -1, { least: isShared ? 0 : 1, isAwaited: true });
    }
  }
}

/** A source that is no row: its rate is on the step. */
export const OUTSIDE: number = -1;

/** Symbols of the modes of exchange; -1 where no text has the word. */
interface Modes {
  readonly of: (row: number) => number;
  readonly batch: number;
  readonly sync: number;
  readonly unknown: number;
}

type StepGiven = Partial<Record<"least" | "most" | "average" | "peak", number>> & {
  readonly isAwaited?: boolean;
  readonly isAssumed?: boolean;
  readonly facts?: StepFacts;
};

/** What a use, flow, access or trigger says of its load. */
interface StepFacts {
  readonly average: number | undefined;
  readonly peak: number | undefined;
  readonly every: number | undefined;
  /** Messages in one batch. */
  readonly perBatch: number | undefined;
  readonly via: readonly number[];
  readonly growth: number | undefined;
  /** Seconds. */
  readonly latency: number | undefined;
}

const NOTHING: StepFacts = {
  average: undefined,
  peak: undefined,
  every: undefined,
  perBatch: undefined,
  via: [],
  growth: undefined,
  latency: undefined,
};
const STEP_KEYS = ["demand", "peak", "volume", "size", "every", "via", "growth", "latency"] as const;
type StepKey = (typeof STEP_KEYS)[number];

class RelationshipFacts {
  private readonly model: Model;
  private readonly keys = new Map<number, StepKey>();

  constructor(model: Model) {
    this.model = model;
    for (const key of STEP_KEYS) {
      const symbol = model.symbols.find(key);
      if (symbol !== undefined) this.keys.set(symbol, key);
    }
  }

  read(row: number): StepFacts {
    const { columns } = this.model;
    const first = columns.relationshipAttributes[row] as number;
    const end = first + (columns.relationshipAttributeCount[row] as number);
    let values: Partial<Record<StepKey, Value>> | undefined;
    for (let at = first; at < end; at++) {
      const key = this.keys.get(columns.attributeKey[at] as number);
      if (key === undefined || values?.[key] !== undefined) continue;
      (values ??= {})[key] = this.model.value(at, this.model.relationshipSubject(row));
    }
    return values === undefined ? NOTHING : this.factsOf(values);
  }

  private factsOf(values: Partial<Record<StepKey, Value>>): StepFacts {
    const { demand, peak, volume, size, every, via } = values;
    const bytes = quantityIn(size, "size");
    const period = quantityIn(every, "duration");
    const batch = quantityIn(volume, "size");
    return {
      average: messagesOf(demand, bytes) ?? messagesOf(volume, bytes),
      peak: messagesOf(peak, bytes),
      every: period === undefined || period <= 0 ? undefined : period,
      perBatch: batch === undefined || bytes === undefined || bytes <= 0 ? undefined : Math.ceil(batch / bytes),
      via: via === undefined ? [] : this.rowsIn(via),
      growth: quantityIn(values.growth, "growth"),
      latency: quantityIn(values.latency, "duration"),
    };
  }

  private rowsIn(value: Value): readonly number[] {
    if (value.kind === "list") return value.items.flatMap((item) => this.rowsIn(item));
    const row = value.kind === "reference" ? this.model.row(value.id) : undefined;
    return row === undefined ? [] : [row];
  }
}

/** Messages a second; of a bandwidth by the size of one. */
function messagesOf(value: Value | undefined, bytes: number | undefined): number | undefined {
  const rate = rateIn(value);
  if (rate !== undefined) return rate;
  const bits = quantityIn(value, "bandwidth");
  return bits === undefined || bytes === undefined || bytes <= 0 ? undefined : bits / 8 / bytes;
}

/** Is it said to be of another environment than production? */
function isApart(environments: readonly string[]): boolean {
  return environments.length > 0 && !environments.includes("prod") && !environments.includes("dr");
}
