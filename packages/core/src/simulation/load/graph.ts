/**
 * Who asks whom, how many times for each case, and who waits for the answer: what demand is propagated through. Read of uses, flows,
 * accesses to stored data, triggers, parts, providers of services and interfaces, machines and people.
 */
import type { Model } from "../../model/model.ts";
import { callTest } from "../../model/call-graph.ts";
import { relationshipSymbol, symbolOf } from "../../model/row-words.ts";
import { LoadDraft, type LoadGraph, OUTSIDE, type StepKind } from "./draft.ts";
import { readMachines, readParts, readProviders } from "./providers.ts";
import { RelationshipFacts, type StepFacts } from "./steps.ts";

const known: WeakMap<Model, LoadGraph> = new WeakMap();

/** O(rows + relationships), kept as long as the model. */
export function loadGraph(model: Model): LoadGraph {
  let made = known.get(model);
  if (made === undefined) known.set(model, (made = read(model)));
  return made;
}

function read(model: Model): LoadGraph {
  const draft = new LoadDraft(model);
  new CallReader(draft).read();
  readMachines(draft);
  readProviders(draft);
  readParts(draft);
  return draft.graph();
}

/** Uses, flows, accesses and triggers. */
class CallReader {
  private readonly draft: LoadDraft;
  /** Pairs that are joined without a stated rate: a second relationship of the same two says the same again, one back is the answer. */
  private readonly joined = new Map<number, number>();
  private readonly isProcessOf: Set<number> = new Set();

  constructor(draft: LoadDraft) {
    this.draft = draft;
  }

  read(): void {
    this.readPerformed();
    this.readRelationships();
  }

  /** Who does which process: what a person uses for a process that uses it as well is counted once. */
  private readPerformed(): void {
    const { edges, verbOf, rowCount } = this.draft.model.parts;
    const performs = this.draft.model.schema.verbNumber("performs");
    const uses = this.draft.model.schema.verbNumber("uses");
    const performers = new Map<number, number[]>();
    for (let edge = 0; edge < edges.nestingFrom; edge++) {
      if (verbOf[edge] !== performs || !this.draft.model.isEdge(edge)) continue;
      const [from, to] = [edges.from[edge] as number, edges.to[edge] as number];
      if (!this.draft.is(from, "role", "unit") || !this.draft.is(to, "process", "function", "service")) continue;
      const list = performers.get(to);
      if (list === undefined) performers.set(to, [from]);
      else list.push(from);
    }
    if (performers.size === 0) return;
    for (let edge = 0; edge < edges.nestingFrom; edge++) {
      if (verbOf[edge] !== uses || !this.draft.model.isEdge(edge)) continue;
      const target = this.draft.behind(edges.to[edge] as number);
      for (const person of performers.get(edges.from[edge] as number) ?? [])
        this.isProcessOf.add(person * rowCount + target);
    }
  }

  /** First what states a rate: of two that join the same, the one that says how much goes before the one that does not. */
  private readRelationships(): void {
    const { model } = this.draft;
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
        if (!this.draft.is(from, "application", "module", "component")) return;
        const store = this.storeOf(to);
        if (store >= 0 && store !== from) this.join(from, store, edge, said, true);
      } else if (verb === "triggers") {
        if (this.draft.is(from, "party")) this.source(to, edge, said);
        else if (this.draft.isLoaded[from] === 1 && this.draft.isLoaded[to] === 1)
          this.join(from, to, edge, said, false, "work");
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
  }

  private readCall(edge: number, verb: string, facts: StepFacts, modes: Modes, isCall: boolean): void {
    const { edges } = this.draft.model.parts;
    const [from, to] = [edges.from[edge] as number, edges.to[edge] as number];
    if (this.draft.isLoaded[to] === 0) return;
    if (this.draft.is(from, "people")) {
      // Between people nothing is asked of machines; what is done for a process is that of the process.
      if (!this.draft.is(to, "software")) return;
      if (
        facts.average === undefined &&
        this.isProcessOf.has(from * this.draft.model.parts.rowCount + this.draft.behind(to))
      )
        return;
      this.source(to, edge, facts);
      return;
    }
    if (this.draft.isLoaded[from] === 0) return;
    const isBusiness = this.draft.is(from, "business") && this.draft.is(to, "business");
    const mode = modes.of(edge);
    if (mode === modes.batch) {
      this.joinBatch(from, to, edge, facts);
      return;
    }
    // What comes out of a store is fetched by who receives it, unless the store sends it by itself.
    const isFetched =
      verb === "flows" && this.draft.is(from, "store") && (mode === 0 || mode === modes.sync || mode === modes.unknown);
    if (isFetched && this.draft.is(to, "software")) this.join(to, from, edge, facts, true);
    else this.join(from, to, edge, facts, isCall, isBusiness ? "work" : "call");
    for (const carrier of facts.via)
      if (this.draft.isLoaded[carrier] === 1 && carrier !== from && carrier !== to)
        this.join(from, carrier, edge, facts, isCall);
  }

  /** Somebody outside the model asks: so much, or nobody knows how much. */
  private source(to: number, edge: number, facts: StepFacts): void {
    if (facts.average === undefined && facts.peak === undefined) {
      if (this.draft.isLoaded[to] === 1 && !this.draft.unknown.has(to)) this.draft.unknown.set(to, edge);
      return;
    }
    if (this.draft.isLoaded[to] === 1) this.addStated("call", OUTSIDE, to, edge, facts, false);
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
    const [a, b] = [this.draft.behind(from), this.draft.behind(to)];
    if (a === b) return;
    if (this.draft.application[a] === this.draft.application[b] && (this.draft.application[b] as number) >= 0)
      this.draft.isInner[b] = 1;
    if (facts.average !== undefined || facts.peak !== undefined) {
      this.addStated(kind, caller, answerer, edge, facts, isAwaited);
      return;
    }
    const { rowCount } = this.draft.model.parts;
    const same = this.joined.get(a * rowCount + b);
    if (same !== undefined) this.draft.sayAgain(same, isAwaited, facts);
    if (same !== undefined || this.joined.has(b * rowCount + a)) return;
    this.joined.set(a * rowCount + b, this.draft.count);
    this.draft.add(kind, caller, answerer, edge, { isAwaited, isAssumed: true, facts });
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
      this.joined.set(
        this.behindNode(from) * this.draft.model.parts.rowCount + this.draft.behind(to),
        this.draft.count,
      );
    this.draft.add(kind, from, to, edge, {
      isAwaited,
      facts,
      ...(facts.average === undefined ? {} : { average: facts.average }),
      ...(facts.peak === undefined ? {} : { peak: facts.peak }),
    });
  }

  /** The row that a node stands for, also where it speaks for the modules of an application. */
  private behindNode(node: number): number {
    if (node < this.draft.model.parts.rowCount) return this.draft.behind(node);
    for (const [row, proxy] of this.draft.proxies) if (proxy === node) return this.draft.behind(row);
    return node;
  }

  /** So many messages at set times, or as many as are stated; nobody waits. */
  private joinBatch(from: number, to: number, edge: number, facts: StepFacts): void {
    const byRhythm = facts.every === undefined ? undefined : (facts.perBatch ?? 1) / facts.every;
    const rate = facts.average ?? byRhythm;
    if (rate === undefined && facts.peak === undefined) {
      if (!this.draft.unknown.has(to)) this.draft.unknown.set(to, edge);
      return;
    }
    // What comes at set times comes no more often at the busiest time.
    const peak = facts.peak ?? (facts.average === undefined ? byRhythm : undefined);
    this.draft.add("call", from, to, edge, {
      facts,
      ...(rate === undefined ? {} : { average: rate }),
      ...(peak === undefined ? {} : { peak }),
    });
  }

  /** An application with one module calls as that module; one with several, in the name of those who are called from outside. */
  private caller(row: number): number {
    if (!this.draft.is(row, "application")) return row;
    const actor = this.draft.actor[row] as number;
    if (actor >= 0 && actor !== row) return actor;
    if (!this.hasModules(row)) return row;
    let proxy = this.draft.proxies.get(row);
    if (proxy === undefined)
      this.draft.proxies.set(row, (proxy = this.draft.model.parts.rowCount + this.draft.proxies.size));
    return proxy;
  }

  private hasModules(row: number): boolean {
    return this.draft.model.children(row).some((child) => this.draft.is(child, "module", "application"));
  }

  private storeOf(dataset: number): number {
    if (!this.draft.is(dataset, "dataset")) return -1;
    const { edges } = this.draft.model.parts;
    const { outStart, outEdge, outNode } = this.draft.model.graph();
    for (let index = outStart[dataset] as number; index < (outStart[dataset + 1] as number); index++) {
      const edge = outEdge[index] as number;
      if (edge < edges.referencesFrom || edge >= edges.carriedFrom) continue;
      const target = outNode[index] as number;
      if (this.draft.model.edgeName(edge) === "store" && this.draft.isLoaded[target] === 1) return target;
    }
    return -1;
  }
}

/** Symbols of the modes of exchange; -1 where no text has the word. */
interface Modes {
  readonly of: (row: number) => number;
  readonly batch: number;
  readonly sync: number;
  readonly unknown: number;
}
