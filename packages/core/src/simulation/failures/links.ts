/** Links between zones and between sites: needs that cross a border go over some way of links, as far as the two are joined in the model at all. */
import { affirms, type Stated } from "../../model/read.ts";
import type { Cause } from "../failure-model.ts";
import { ofRelationship } from "./behaviour.ts";
import { type FailureDraft, STRENGTHS, VERBS } from "./draft.ts";
import { BOTH, ofGate, PERHAPS, type Source, SURELY } from "./network.ts";
import type { Places } from "./places.ts";

/** Ways that are listed one by one between two places. Where there are more, those beyond count as missing in one reading and as unbreakable in the other. */
const MOST_WAYS = 24;
const MOST_STEPS = 4000;

const HARD = STRENGTHS.indexOf("hard");
const UNSETTLED = STRENGTHS.indexOf("unsettled");
/** Needs that go over the network. */
const CROSSING: ReadonlySet<number> = new Set(
  (["uses", "accesses", "flows", "via", "realizes", "contains"] as const).map((verb) => VERBS.indexOf(verb)),
);

interface Link {
  readonly to: number;
  readonly relationship: number;
}

interface Way {
  readonly links: readonly number[];
  /** Zones, sites and machines on the way. */
  readonly between: readonly number[];
}

/** Adds the links that needs go over. */
export class Links {
  private readonly draft: FailureDraft;
  private readonly places: Places;
  private readonly joined: Map<number, Link[]> = new Map();
  /** Causes of each relationship. */
  readonly causes: Map<number, readonly Source[]> = new Map();
  private readonly gates: Map<number, number> = new Map();
  private readonly between: Map<string, number | undefined> = new Map();
  private readonly component: Map<number, number> = new Map();
  private readonly done: Set<string> = new Set();
  /** Links of each gate; `isOnly`: there is one way, which needs all of them. */
  private readonly crossed: Map<number, { readonly links: ReadonlySet<number>; readonly isOnly: boolean }> = new Map();

  constructor(draft: FailureDraft, places: Places) {
    this.draft = draft;
    this.places = places;
    this.join();
    this.label();
  }

  /** Of the needs from one on, as far as there are any yet. */
  read(since: number = 0): void {
    if (this.joined.size === 0) return;
    const { needs } = this.draft;
    const count = needs.of.length;
    for (let at = since; at < count; at++) {
      const strength = needs.strength[at];
      if ((strength !== HARD && strength !== UNSETTLED) || !CROSSING.has(needs.verb[at] as number)) continue;
      const [from, to] = [needs.of[at] as number, needs.row[at] as number];
      const isUnsettled = strength === UNSETTLED || (needs.group[at] as number) >= 0;
      for (const role of ["zone", "site"] as const) {
        const gate = this.crossing(from, to, role);
        if (gate === undefined) continue;
        const key = `${from} ${gate} ${isUnsettled}`;
        if (this.done.has(key)) continue;
        this.done.add(key);
        this.draft.wire(from, ofGate(gate), isUnsettled ? PERHAPS : BOTH);
        this.note(from, gate, isUnsettled ? "unsettled" : "hard");
      }
    }
  }

  private join(): void {
    const { model, facts } = this.draft;
    const verb = model.schema.verbNumber("connects");
    const { edges, verbOf } = model.parts;
    const add = (from: number, to: number, relationship: number): void => {
      const list = this.joined.get(from);
      if (list === undefined) this.joined.set(from, [{ to, relationship }]);
      else list.push({ to, relationship });
    };
    for (let edge = 0; edge < edges.nestingFrom; edge++) {
      if (verbOf[edge] !== verb || !model.isEdge(edge)) continue;
      const [from, to] = [edges.from[edge] as number, edges.to[edge] as number];
      if (from === to || !facts.is(from, "zone", "site", "node") || !facts.is(to, "zone", "site", "node")) continue;
      this.linkCauses(edge);
      add(from, to, edge);
      add(to, from, edge);
    }
  }

  /** Two where a second link takes over, which is as good as the first. */
  private linkCauses(edge: number): void {
    const { draft } = this;
    const relationship = draft.model.relationship(edge);
    const { behaviour, stated, missing } = ofRelationship(relationship);
    const name = relationship.id ?? `${relationship.fromId} connects ${relationship.toId}`;
    const isTwo = affirms(relationship, "redundant") === true;
    const more: readonly Stated[] = isTwo ? [[relationship, "redundant"]] : [];
    const cause = (id: string): Source =>
      draft.cause({
        id,
        what: "link",
        relationship: edge,
        behaviour,
        standing: "given" satisfies Cause["standing"],
        stated: [...stated, ...more],
        missing,
      });
    const all = isTwo ? [cause(`${name}#1`), cause(`${name}#2`)] : [cause(name)];
    const gate = draft.network.add(all.length);
    for (const one of all) draft.wire(gate, one);
    this.causes.set(edge, all);
    this.gates.set(edge, gate);
  }

  /** Which places are joined at all. */
  private label(): void {
    let label = 0;
    for (const start of this.joined.keys()) {
      if (this.component.has(start)) continue;
      const waiting = [start];
      this.component.set(start, label);
      for (let at = waiting.pop(); at !== undefined; at = waiting.pop())
        for (const { to } of this.joined.get(at) ?? [])
          if (!this.component.has(to)) {
            this.component.set(to, label);
            waiting.push(to);
          }
      label++;
    }
  }

  /** Gate of what stops a need between two elements; undefined where it stays inside, or nothing joins the two. */
  private crossing(from: number, to: number, role: "zone" | "site"): number | undefined {
    const here = this.places.wherever(from, role);
    const there = this.places.wherever(to, role);
    if (here.length === 0 || there.length === 0 || here.some((one) => there.includes(one))) return undefined;
    if (here.length === 1 && there.length === 1) return this.pair(here[0] as number, there[0] as number);
    const key = `${here.join(" ")}|${there.join(" ")}`;
    if (this.between.has(key)) return this.between.get(key);
    const pairs = here.flatMap((one) => there.map((other) => this.pair(one, other)));
    const gates = pairs.filter((gate) => gate !== undefined);
    // Two places that are not joined in the model may be joined outside it.
    const made = gates.length === 0 ? undefined : this.draft.network.add(pairs.length, 1);
    if (made !== undefined) {
      for (const gate of gates) this.draft.network.wire(made, ofGate(gate));
      this.crossed.set(made, {
        links: new Set(gates.flatMap((gate) => [...(this.crossed.get(gate)?.links ?? [])])),
        isOnly: false,
      });
    }
    this.between.set(key, made);
    return made;
  }

  /** Gate that stops when no way is left between two places. */
  private pair(one: number, other: number): number | undefined {
    const group = this.component.get(one);
    if (group === undefined || group !== this.component.get(other)) return undefined;
    const key = one < other ? `${one}-${other}` : `${other}-${one}`;
    if (!this.between.has(key)) this.between.set(key, this.makePair(one, other));
    return this.between.get(key);
  }

  private makePair(one: number, other: number): number {
    const { network } = this.draft;
    const { ways, isAll } = this.waysBetween(one, other);
    const broken = network.add(Math.max(1, ways.length));
    for (const { links, between } of ways) {
      const way = network.add(1);
      for (const link of links) network.wire(way, ofGate(this.gates.get(link) as number));
      for (const place of between) network.wire(way, ofGate(place));
      network.wire(broken, ofGate(way));
    }
    const crossed = { links: new Set(ways.flatMap((way) => way.links)), isOnly: isAll && ways.length === 1 };
    this.crossed.set(broken, crossed);
    if (isAll) return broken;
    const gate = network.add(1);
    this.crossed.set(gate, crossed);
    network.wire(gate, ofGate(broken), PERHAPS);
    for (const end of [one, other]) {
      const links = this.joined.get(end) ?? [];
      const cut = network.add(links.length);
      for (const { relationship } of links) network.wire(cut, ofGate(this.gates.get(relationship) as number));
      network.wire(gate, ofGate(cut), SURELY);
    }
    return gate;
  }

  /** Ways without a place twice, shortest first. */
  private waysBetween(one: number, other: number): { readonly ways: readonly Way[]; readonly isAll: boolean } {
    const ways: Way[] = [];
    let open: (Way & { readonly at: number })[] = [{ links: [], between: [], at: one }];
    let steps = 0;
    while (open.length > 0) {
      const next: (Way & { readonly at: number })[] = [];
      for (const way of open)
        for (const { to, relationship } of this.joined.get(way.at) ?? []) {
          if (++steps > MOST_STEPS) return { ways, isAll: false };
          if (to === one || way.between.includes(to)) continue;
          const links = [...way.links, relationship];
          if (to !== other) next.push({ links, between: [...way.between, to], at: to });
          else if (ways.length === MOST_WAYS) return { ways, isAll: false };
          else ways.push({ links, between: way.between });
        }
      open = next;
    }
    return { ways, isAll: true };
  }

  /** Needs of the links themselves, for walking and explaining. */
  private note(from: number, gate: number, strength: "hard" | "unsettled"): void {
    const crossed = this.crossed.get(gate);
    if (crossed === undefined) return;
    const { links, isOnly } = crossed;
    const { needs, model } = this.draft;
    const group = isOnly || links.size < 2 ? -1 : needs.addGroup(1, links.size);
    for (const link of links) needs.add(from, model.parts.edges.to[link] as number, link, "connects", strength, group);
  }
}
