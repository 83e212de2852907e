/** Where things are: the machines that software runs on, sites and zones around, read from the columns. Agrees with `model/hosting.ts`. */
import { wordOf } from "../../model/read.ts";
import { relationshipWords } from "../../model/row-words.ts";
import type { Facts } from "./facts.ts";
import { type Alternative, BY_NONE, distinct } from "./draft.ts";

const NOTHING: readonly number[] = [];

/** Reference attributes of elements that place them or bring something in that fails. */
export type ReferenceKey = "site" | "sites" | "zone" | "os" | "technology" | "supplier" | "store";

const REFERENCES: readonly ReferenceKey[] = ["site", "sites", "zone", "os", "technology", "supplier", "store"];

export class Places {
  private readonly facts: Facts;
  private readonly verbs: Readonly<Record<string, number>>;
  private readonly references: Readonly<Record<ReferenceKey, ReadonlyMap<number, readonly number[]>>>;
  private readonly liveRelationships: (relationship: number) => boolean;
  private readonly directMade: Map<number, readonly number[]> = new Map();
  private readonly whereMade: Readonly<Record<"site" | "zone", Map<number, readonly number[]>>> = {
    site: new Map(),
    zone: new Map(),
  };

  constructor(facts: Facts) {
    this.facts = facts;
    const { schema } = facts.model;
    this.verbs = Object.fromEntries(schema.relationships.map(({ id }, number) => [id, number]));
    this.references = readReferences(facts);
    const environmentOf = relationshipWords(facts.model, "env");
    this.liveRelationships = (relationship) => {
      const words = environmentOf(relationship);
      return words.length === 0 || words.includes("prod") || words.includes("dr");
    };
  }

  /** Is a relationship said of production, as far as it is said? */
  isLive(relationship: number): boolean {
    return this.liveRelationships(relationship);
  }

  referred(row: number, key: ReferenceKey): readonly number[] {
    return this.references[key].get(row) ?? NOTHING;
  }

  /** Relationships of a verb out of a row whose ends are there. */
  out(row: number, verb: string): readonly Alternative[] {
    return this.ends(row, verb, "out");
  }

  in(row: number, verb: string): readonly Alternative[] {
    return this.ends(row, verb, "in");
  }

  /** Machines on which software runs in production, or would after a disaster. */
  machinesOf(row: number): readonly number[] {
    return this.liveMachines(row, this.nodesOf(row));
  }

  /** By its own words alone. */
  ownMachinesOf(row: number): readonly number[] {
    return this.liveMachines(row, this.directNodes(row));
  }

  private liveMachines(row: number, nodes: readonly number[]): readonly number[] {
    const apart = new Set<number>();
    for (const { row: node, by } of this.out(row, "runs on")) if (!this.isLive(by)) apart.add(node);
    return nodes.filter((node) => this.facts.is(node, "node") && !apart.has(node) && this.facts.isLive(node));
  }

  /** By its own words, else by those of its parts, else of what contains it. */
  nodesOf(row: number): readonly number[] {
    const own = this.directNodes(row);
    if (own.length > 0) return own;
    const { model } = this.facts;
    const ofParts = new Set<number>();
    for (const child of model.children(row))
      if (!this.facts.is(child, "node")) for (const node of this.directNodes(child)) ofParts.add(node);
    if (ofParts.size > 0) return [...ofParts];
    const parent = model.parts.parentOf[row] as number;
    return parent < 0 || this.facts.is(row, "node") ? NOTHING : this.directNodes(parent);
  }

  /** Machines around a machine: what contains or hosts it. */
  carriersOf(node: number): readonly Alternative[] {
    const parent = this.facts.model.parts.parentOf[node] as number;
    const hosts = this.in(node, "hosts").filter(({ row }) => this.facts.is(row, "node") && row !== parent);
    const around = parent >= 0 && this.facts.is(parent, "node") ? [{ row: parent, by: BY_NONE }] : [];
    return distinct([...around, ...hosts]);
  }

  /** Sites that something stands at by its own words: attribute, nesting, what the site hosts or groups. */
  ownSites(row: number): readonly Alternative[] {
    return this.around(row, "site", ["hosts", "groups"]);
  }

  ownZones(row: number): readonly Alternative[] {
    return this.around(row, "zone", ["groups"]);
  }

  /** Sites or zones of software and machines: its own, else those of its machines and of what carries them. */
  wherever(row: number, role: "site" | "zone"): readonly number[] {
    const made = this.whereMade[role];
    const earlier = made.get(row);
    if (earlier !== undefined) return earlier;
    made.set(row, NOTHING);
    let found: readonly number[] = (role === "site" ? this.ownSites(row) : this.ownZones(row)).map((one) => one.row);
    if (role === "site" && found.length === 0) found = this.referred(row, "sites");
    if (found.length === 0) found = this.ofCarriers(row, role);
    if (found.length === 0) {
      const parent = this.facts.model.parts.parentOf[row] as number;
      if (parent >= 0 && this.facts.is(row, "module", "store", "component", "interface"))
        found = (role === "site" ? this.ownSites(parent) : this.ownZones(parent)).map((one) => one.row);
    }
    made.set(row, found);
    return found;
  }

  private ofCarriers(row: number, role: "site" | "zone"): readonly number[] {
    const carriers = this.facts.is(row, "node")
      ? this.carriersOf(row).map((one) => one.row)
      : this.facts.is(row, "application", "module", "store", "component")
        ? this.machinesOf(row)
        : NOTHING;
    return [...new Set(carriers.flatMap((one) => this.wherever(one, role)))];
  }

  private around(row: number, role: "site" | "zone", verbs: readonly string[]): readonly Alternative[] {
    const found: Alternative[] = this.referred(row, role).map((one) => ({ row: one, by: BY_NONE }));
    const parent = this.facts.model.parts.parentOf[row] as number;
    if (parent >= 0 && this.facts.is(parent, role)) found.push({ row: parent, by: BY_NONE });
    for (const verb of verbs) for (const one of this.in(row, verb)) if (this.facts.is(one.row, role)) found.push(one);
    return found.length < 2 ? found : distinct(found);
  }

  private directNodes(row: number): readonly number[] {
    const earlier = this.directMade.get(row);
    if (earlier !== undefined) return earlier;
    const found = new Set<number>();
    for (const { row: to } of this.out(row, "runs on")) if (this.facts.is(to, "node", "technology")) found.add(to);
    if (this.facts.is(row, "node", "technology"))
      for (const { row: from } of this.in(row, "hosts")) if (this.facts.is(from, "node", "technology")) found.add(from);
    const all = [...found];
    this.directMade.set(row, all);
    return all;
  }

  private ends(row: number, verb: string, side: "out" | "in"): readonly Alternative[] {
    const number = this.verbs[verb];
    const { model } = this.facts;
    const graph = model.graph();
    const start = side === "out" ? graph.outStart : graph.inStart;
    const edges = side === "out" ? graph.outEdge : graph.inEdge;
    const far = side === "out" ? graph.outNode : graph.inNode;
    const end = start[row + 1] as number;
    let found: Alternative[] | undefined;
    for (let index = start[row] as number; index < end; index++) {
      const edge = edges[index] as number;
      if (edge >= model.parts.edges.nestingFrom) break;
      if (model.parts.verbOf[edge] === number) (found ??= []).push({ row: far[index] as number, by: edge });
    }
    return found ?? NO_ENDS;
  }
}

const NO_ENDS: readonly Alternative[] = [];

/** Word of `hosting` that something or what contains it states. */
export function ownHosting(facts: Facts, row: number): string | undefined {
  const { parentOf } = facts.model.parts;
  for (let at = row, step = 0; at >= 0 && step < 64; at = parentOf[at] as number, step++) {
    const word = facts.isForeign(at) ? wordOf(facts.element(at), "hosting") : facts.word(at, "hosting");
    if (word !== undefined) return word;
  }
  return undefined;
}

/** References of elements by key, in one sweep; those of relationships say something else. */
function readReferences(facts: Facts): Readonly<Record<ReferenceKey, ReadonlyMap<number, readonly number[]>>> {
  const { edges } = facts.model.parts;
  const { schema, columns, parts } = facts.model;
  const verbs = schema.relationships.length;
  const found: Record<ReferenceKey, Map<number, number[]>> = {
    site: new Map(),
    sites: new Map(),
    zone: new Map(),
    os: new Map(),
    technology: new Map(),
    supplier: new Map(),
    store: new Map(),
  };
  const keyOf = schema.metamodel.attributes.map(({ id }) => REFERENCES.find((key) => key === id));
  for (let edge = edges.referencesFrom; edge < edges.carriedFrom; edge++) {
    const key = keyOf[(edges.kind[edge] as number) - verbs];
    if (key === undefined || !facts.model.isEdge(edge)) continue;
    const from = edges.from[edge] as number;
    const at = edges.at[edge] as number;
    const first = columns.elementAttributes[from] as number;
    const isOwn = from < parts.ownRows && at >= first && at < first + (columns.elementAttributeCount[from] as number);
    if (!isOwn && !(parts.extensions.has(from) && facts.model.attributeRows(from).includes(at))) continue;
    const list = found[key].get(from);
    const to = edges.to[edge] as number;
    if (list === undefined) found[key].set(from, [to]);
    else if (!list.includes(to)) list.push(to);
  }
  return found;
}
