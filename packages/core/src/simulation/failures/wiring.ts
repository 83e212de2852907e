/** What elements need, kind by kind: who stops when what stops. The sentences of docs/guide/simulation/failure-model.md, as code. */
import { relationshipWords, type RowWords } from "../../model/row-words.ts";
import { ofElement } from "./behaviour.ts";
import { type Alternative, BY_NONE, distinct, type FailureDraft } from "./draft.ts";
import type { Role } from "./facts.ts";
import { drawnMachines } from "./instances.ts";
import { ofGate, type Source } from "./network.ts";
import { isOperatedByOthers, readOwnCauses } from "./own-causes.ts";
import type { Places } from "./places.ts";

const SOFTWARE: readonly Role[] = ["application", "module", "component", "store", "interface"];
const PEOPLE: readonly Role[] = ["unit", "role", "party"];
const BEHAVIOUR: readonly Role[] = ["process", "function", "service", "capability", "product", "valuestream"];
const DOERS: readonly Role[] = [...SOFTWARE, "node", "technology", "service", "process", "function"];

/** Rank of `vital`. */
const VITAL = 3;

export class Wiring {
  private readonly places: Places;
  private readonly draft: FailureDraft;
  private readonly words: Readonly<Record<"criticality" | "mode" | "pattern", RowWords>>;
  private readonly hasVia: boolean;

  constructor(draft: FailureDraft, places: Places) {
    this.draft = draft;
    this.places = places;
    const { model } = draft;
    this.words = {
      criticality: relationshipWords(model, "criticality"),
      mode: relationshipWords(model, "mode"),
      pattern: relationshipWords(model, "pattern"),
    };
    this.hasVia = model.symbols.find("via") !== undefined;
  }

  /** Adds what some rows need and how they fail, in their order; what is needed stands for itself and is read with its own row. */
  readAll(rows: Iterable<number>, technologies: Iterable<number>): void {
    for (const row of technologies) this.technologyGate(row);
    for (const row of rows) this.read(row);
  }

  /** Technologies that something fails with. */
  get technologiesMet(): Iterable<number> {
    return this.technologies.keys();
  }

  /** Nodes drawn inside a cluster rest on what the cluster itself rests on, not on each other. */
  private prepareCluster(row: number): void {
    const { draft } = this;
    if (!draft.facts.is(row, "node") || draft.carrying.has(row)) return;
    if (drawnMachines(draft.facts, row).length > 0) draft.carrying.set(row, draft.network.add(1));
  }

  read(row: number): void {
    const role = this.draft.facts.role(row);
    switch (role) {
      case undefined:
        return;
      case "node":
        return this.readNode(row);
      case "application":
      case "module":
      case "store":
      case "component":
      case "interface":
        return this.readSoftware(row, role);
      case "technology":
        return this.readTechnology(row);
      case "site":
      case "zone":
        return this.readPlace(row, role);
      case "party":
      case "unit":
      case "role":
        return this.readPeople(row, role);
      case "dataset":
        for (const store of this.places.referred(row, "store"))
          this.draft.need(row, store, BY_NONE, "accesses", "hard");
        return;
      case "event":
        return this.readArrivals(row);
      default:
        return this.readBehaviour(row, role);
    }
  }

  // ------------------------------------------------------------------------------------------------------------ machines

  private readNode(row: number): void {
    const { draft, places } = this;
    this.prepareCluster(row);
    const base = draft.carrying.get(row);
    const gate = base ?? row;
    if (base !== undefined) this.readDrawn(row, base);
    const isGroup = base !== undefined && ofElement(draft.facts, row).behaviour === undefined;
    const main = isGroup ? gate : readOwnCauses(draft, places, row, gate);
    // Several carriers stand in for each other: a machine runs on one of them.
    const parent = draft.model.parts.parentOf[row] as number;
    if (parent >= 0) this.prepareCluster(parent);
    const carrierOf = (one: number): Source => (one === parent ? draft.carriedBy(one) : ofGate(one));
    draft.needSome(row, places.carriersOf(row), "hosts", 1, carrierOf, main);
    this.readWhereabouts(row, main, places.referred(row, "sites").length < 2 || isGroup);
    for (const os of places.referred(row, "os")) this.needTechnology(row, os, gate);
    for (const one of places.referred(row, "technology")) this.needTechnology(row, one, gate);
    this.readSuppliers(row, gate);
    this.readUses(row);
  }

  /** A cluster drawn with its nodes works as long as enough of them do. */
  private readDrawn(row: number, base: number): void {
    const { draft } = this;
    const { facts } = draft;
    const drawn = drawnMachines(facts, row).filter((one) => facts.isLive(one));
    const stated = facts.number(row, "need");
    const needed = stated ?? (facts.word(row, "redundancy") === "n+1" ? drawn.length - 1 : undefined);
    draft.wire(row, ofGate(base));
    draft.needSome(
      row,
      drawn.map((one) => ({ row: one, by: BY_NONE })),
      "contains",
      needed,
    );
  }

  private readTechnology(row: number): void {
    const { draft, places } = this;
    const base = this.technologyGate(row);
    const hosts = places
      .in(row, "hosts")
      .filter(({ row: one }) => draft.facts.is(one, "node") && draft.facts.isLive(one));
    draft.wire(row, ofGate(base));
    // Where several machines carry it, nobody says on which of them one's own is.
    draft.needSome(row, distinct(hosts), "hosts", undefined);
    this.readSuppliers(row, row);
    this.readUses(row);
  }

  private readonly technologies: Map<number, number> = new Map();

  /** A product and version as a common cause: it fails wherever it is used. */
  private technologyGate(row: number): number {
    const earlier = this.technologies.get(row);
    if (earlier !== undefined) return earlier;
    const { draft } = this;
    const gate = draft.network.add(1);
    this.technologies.set(row, gate);
    this.givenCause(row, "technology", gate);
    return gate;
  }

  private needTechnology(row: number, technology: number, gate: number): void {
    if (!this.draft.facts.is(technology, "technology")) return;
    this.draft.need(row, technology, BY_NONE, "technology", "hard", ofGate(this.technologyGate(technology)), gate);
  }

  private readPlace(row: number, role: "site" | "zone"): void {
    const { draft, places } = this;
    this.givenCause(row, role, row);
    const around = role === "site" ? places.ownSites(row) : places.ownZones(row);
    for (const one of around) if (one.row !== row) draft.need(row, one.row, one.by, role, "hard");
    if (role === "zone") {
      const sites = places.referred(row, "sites");
      if (sites.length > 1)
        draft.needSome(
          row,
          sites.map((site) => ({ row: site, by: BY_NONE })),
          "site",
          1,
        );
      else
        for (const site of [...places.referred(row, "site"), ...sites]) draft.need(row, site, BY_NONE, "site", "hard");
    }
    this.readSuppliers(row, row);
  }

  private readWhereabouts(row: number, gate: number, withSites: boolean): void {
    const { draft, places } = this;
    const sites = places.ownSites(row);
    const named = places.referred(row, "sites");
    for (const one of sites)
      if (!named.includes(one.row)) draft.need(row, one.row, one.by, "site", "hard", ofGate(one.row), gate);
    if (withSites)
      draft.needSome(
        row,
        named.map((site) => ({ row: site, by: BY_NONE })),
        "site",
        1,
        ofGate,
        gate,
      );
    for (const one of places.ownZones(row)) draft.need(row, one.row, one.by, "zone", "hard", ofGate(one.row), gate);
  }

  private givenCause(row: number, what: "site" | "zone" | "technology" | "supplier" | "people", gate: number): void {
    const { draft } = this;
    const { behaviour, stated, missing } = ofElement(draft.facts, row);
    draft.wire(
      gate,
      draft.cause({ id: draft.id(row), what, element: row, behaviour, standing: "given", stated, missing }),
    );
  }

  // ------------------------------------------------------------------------------------------------------------ software

  private readSoftware(row: number, role: Role): void {
    const { draft, places } = this;
    const parts = this.partsOf(row, role);
    const isWorking = this.isWorkingPart(row, role, parts);
    const main = isWorking ? readOwnCauses(draft, places, row, row) : row;
    if (!isWorking) this.readPlacesOfWhole(row, role);
    this.readWhereabouts(row, main, isWorking ? places.referred(row, "sites").length === 1 : true);
    this.readParts(row, parts);
    if (role === "component" || role === "interface") this.readShell(row, role);
    if (role !== "component") this.readComponents(row);
    for (const one of places.referred(row, "technology")) this.needTechnology(row, one, row);
    for (const { row: to, by } of places.out(row, "runs on"))
      if (draft.facts.is(to, "technology") && places.isLive(by))
        draft.need(row, to, by, "runs on", this.strengthOf(by));
    this.readSuppliers(row, row);
    this.readUses(row);
    this.readData(row);
    if (role !== "interface") this.readDoers(row);
    this.readFlows(row);
  }

  /** What fails by itself: software without modelled parts, modules without modules inside, stores. */
  private isWorkingPart(row: number, role: Role, parts: readonly number[]): boolean {
    if (role === "store") return true;
    if (role === "module") return !this.draft.model.children(row).some((one) => this.draft.facts.is(one, "module"));
    if (role === "application") return parts.length === 0;
    return false;
  }

  private partsOf(row: number, role: Role): readonly number[] {
    if (role !== "application" && role !== "module" && role !== "store") return [];
    const { facts, model } = this.draft;
    return model
      .children(row)
      .filter((child) => facts.is(child, "application", "module", "store") && facts.isLive(child));
  }

  /** All parts are needed, unless it is said how many. */
  private readParts(row: number, parts: readonly number[]): void {
    const { draft } = this;
    const needed = draft.facts.is(row, "application") ? draft.facts.number(row, "need") : undefined;
    const all = parts.map((part) => ({ row: part, by: BY_NONE }));
    if (needed !== undefined && needed < all.length) draft.needSome(row, all, "contains", needed);
    else for (const part of all) draft.need(row, part.row, BY_NONE, "contains", "hard");
  }

  /** Machines that are said of a whole with parts of its own. */
  private readPlacesOfWhole(row: number, role: Role): void {
    const { draft, places } = this;
    if (role === "interface") return;
    const runs = places
      .out(row, "runs on")
      .filter(({ row: to, by }) => draft.facts.is(to, "node") && draft.facts.isLive(to) && places.isLive(by));
    draft.needSome(row, distinct(runs), "runs on", undefined);
  }

  /** Components and interfaces fail with what they are inside of, or with what offers them. */
  private readShell(row: number, role: Role): void {
    const { draft } = this;
    const parent = draft.model.parts.parentOf[row] as number;
    const isOffered = role === "interface" && this.readDoers(row) > 0;
    if (parent >= 0 && draft.facts.is(parent, ...SOFTWARE)) {
      if (!isOffered) draft.need(row, parent, BY_NONE, "contains", "hard");
      return;
    }
    if (!isOffered) this.readLeaf(row);
  }

  /** What goes on inside a module: nobody says whether it can do without. */
  private readComponents(row: number): void {
    const { draft, places } = this;
    for (const child of draft.model.children(row))
      if (draft.facts.is(child, "component") && draft.facts.isLive(child) && this.reachesOut(child, places))
        draft.need(row, child, BY_NONE, "contains", "unsettled");
  }

  private reachesOut(component: number, places: Places): boolean {
    return (
      places.out(component, "uses").length > 0 ||
      places.out(component, "accesses").length > 0 ||
      places.out(component, "flows").length > 0 ||
      places.out(component, "runs on").length > 0
    );
  }

  // ------------------------------------------------------------------------------------------------- business, people

  private readBehaviour(row: number, role: Role): void {
    const { draft, places } = this;
    const isCertain = role === "process" || role === "function" || role === "service";
    for (const child of draft.model.children(row))
      if (draft.facts.is(child, ...BEHAVIOUR))
        draft.need(row, child, BY_NONE, "contains", isCertain ? "hard" : "unsettled");
    this.readUses(row);
    this.readDoers(row);
    this.readData(row);
    this.readArrivals(row);
    this.readFlows(row);
    if (draft.hasCondition[row] === 0) this.readLeaf(row);
    this.readSuppliers(row, row);
    for (const one of places.referred(row, "technology")) this.needTechnology(row, one, row);
    this.readPerformers(row);
  }

  /** Nothing says what it rests on, so nobody can tell how it fails. */
  private readLeaf(row: number): void {
    const { draft } = this;
    const { behaviour, stated } = ofElement(draft.facts, row);
    const standing = isOperatedByOthers(draft, row) ? "given" : "asked";
    const missing = behaviour === undefined ? [[draft.element(row), "uses"] as const] : [];
    draft.wire(
      row,
      draft.cause({ id: draft.id(row), what: "whole", element: row, behaviour, standing, stated, missing }),
    );
  }

  private readPeople(row: number, role: "party" | "unit" | "role"): void {
    const { draft, places } = this;
    const isSupplier = role === "party" && ["supplier", "partner"].includes(draft.facts.word(row, "type") ?? "");
    this.givenCause(row, isSupplier ? "supplier" : "people", row);
    const units = places.in(row, "performs").filter(({ row: one }) => draft.facts.is(one, ...PEOPLE));
    if (role === "role") draft.needSome(row, distinct(units), "performs", 1);
    for (const one of places.ownSites(row)) draft.need(row, one.row, one.by, "site", "soft");
  }

  /** What performs and realizes: one is needed; of several so many as is said, else between one and all. Gives how many there are. */
  private readDoers(row: number): number {
    const { draft, places } = this;
    const { facts } = draft;
    const hard: Alternative[] = [];
    let count = 0;
    let verbOfHard: "performs" | "realizes" = "performs";
    for (const verb of ["performs", "realizes"] as const)
      for (const one of places.in(row, verb)) {
        if (!facts.is(one.row, ...DOERS) || !facts.isLive(one.row) || !places.isLive(one.by)) continue;
        count++;
        if (this.criticality(one.by) === "soft") draft.need(row, one.row, one.by, verb, "soft");
        else {
          if (hard.length === 0) verbOfHard = verb;
          hard.push(one);
        }
      }
    draft.needSome(row, distinct(hard), verbOfHard, facts.number(row, "need"));
    return count;
  }

  /** People stand in for each other: without any of those named it stops. */
  private readPerformers(row: number): void {
    const { draft, places } = this;
    const people = places.in(row, "performs").filter(({ row: one }) => draft.facts.is(one, ...PEOPLE));
    draft.needSome(row, distinct(people), "performs", 1);
  }

  /** What sets it going: without it, nothing comes, and it goes on. */
  private readArrivals(row: number): void {
    const { draft, places } = this;
    for (const { row: from, by } of places.in(row, "triggers"))
      if (draft.facts.role(from) !== undefined) draft.need(row, from, by, "triggers", "async");
  }

  // -------------------------------------------------------------------------------------------------- uses, data, flows

  private readUses(row: number): void {
    const { draft, places } = this;
    const { facts } = draft;
    for (const { row: used, by } of places.out(row, "uses")) {
      if (facts.role(used) === undefined || !facts.isLive(used) || !places.isLive(by)) continue;
      const said = this.criticality(by);
      const mode = this.mode(by);
      // That it is needed is said, that it may answer later too: whether it can do without in between is not.
      const isLater = said === undefined && (mode === "async" || mode === "batch" || mode === "replication");
      const strength = said === "soft" ? "soft" : isLater ? "unsettled" : "hard";
      if (facts.is(used, "technology")) {
        if (strength === "hard") draft.need(row, used, by, "technology", "hard", ofGate(this.technologyGate(used)));
        continue;
      }
      draft.need(row, used, by, "uses", strength);
      this.readVia(row, by, strength);
    }
  }

  /** The stores of the data that it reads and writes. */
  private readData(row: number): void {
    const { draft, places } = this;
    for (const { row: data, by } of places.out(row, "accesses")) {
      if (!draft.facts.is(data, "dataset")) continue;
      const strength = this.criticality(by) === "soft" ? "soft" : "hard";
      for (const store of places.referred(data, "store"))
        if (store !== row && draft.facts.isLive(store)) draft.need(row, store, by, "accesses", strength);
    }
  }

  private readFlows(row: number): void {
    const { places } = this;
    for (const { row: to, by } of places.out(row, "flows")) this.readSending(row, to, by);
    for (const { row: from, by } of places.in(row, "flows")) this.readReceiving(row, from, by);
  }

  /** What a sender needs of the receiver. */
  private readSending(row: number, to: number, by: number): void {
    const { draft, places } = this;
    if (!this.isFlow(row, to, by) || !draft.facts.isLive(to) || !places.isLive(by)) return;
    // A store is passive: what it sends is fetched by the receiver.
    const isCaller = !draft.facts.is(row, "store") || draft.facts.is(to, "store");
    const strength = isCaller ? this.callStrength(row, to, by) : "async";
    draft.need(row, to, by, "flows", strength);
    this.readVia(row, by, strength);
  }

  /** What a receiver needs of the sender: it waits for data, or fetches them. */
  private readReceiving(row: number, from: number, by: number): void {
    const { draft, places } = this;
    const { facts } = draft;
    if (!this.isFlow(from, row, by) || !facts.isLive(from) || !places.isLive(by)) return;
    const isFetched = facts.is(from, "store") && !facts.is(row, "store");
    // That one cannot do without what is fetched may be said, whatever the mode.
    const isSaid = isFetched && this.criticality(by) === "hard";
    const strength = isSaid ? "hard" : isFetched ? this.callStrength(row, from, by) : this.feedStrength(from, by);
    draft.need(row, from, by, "flows", strength);
    this.readVia(row, by, strength);
  }

  /** Of the one that asks on the one that answers. */
  private callStrength(caller: number, answerer: number, by: number): "hard" | "soft" | "async" | "unsettled" {
    const said = this.criticality(by);
    if (said === "soft") return "soft";
    const mode = this.mode(by);
    if (mode === "sync") return said === "hard" ? "hard" : "unsettled";
    if (mode !== undefined) return "async";
    const { facts } = this.draft;
    if (!facts.is(caller, ...SOFTWARE) || !facts.is(answerer, ...SOFTWARE)) return "async";
    // Nobody says whether it waits.
    return "unsettled";
  }

  /** Of the one that is sent something on the one that sends it. */
  private feedStrength(from: number, by: number): "hard" | "soft" | "async" | "unsettled" {
    const said = this.criticality(by);
    if (said === "soft") return "soft";
    const mode = this.mode(by);
    // One that is called waits for nobody; what it was called for does not come.
    if (said === "hard") return mode === "sync" ? "async" : "hard";
    const { facts } = this.draft;
    const isVital =
      facts.is(from, "application", "module", "store", "interface") && facts.rank(from, "criticality") === VITAL;
    if (!isVital) return "async";
    return mode === undefined ? "hard" : "unsettled";
  }

  private isFlow(from: number, to: number, _by: number): boolean {
    const { facts } = this.draft;
    return from !== to && facts.role(from) !== undefined && facts.role(to) !== undefined;
  }

  /** What carries an exchange on the way is needed as the other end is. */
  private readVia(row: number, by: number, strength: "hard" | "soft" | "async" | "unsettled"): void {
    if (!this.hasVia || (this.draft.model.columns.relationshipAttributeCount[by] as number) === 0) return;
    const { draft } = this;
    for (const id of viaOf(draft, by))
      if (id !== row && draft.facts.isLive(id)) draft.need(row, id, by, "via", strength);
  }

  private criticality(by: number): string | undefined {
    return this.words.criticality(by)[0];
  }

  /** `sync`, or how else; a pattern says it where the mode does not. */
  private mode(by: number): string | undefined {
    const [mode] = this.words.mode(by);
    if (mode !== undefined) return mode;
    const [pattern] = this.words.pattern(by);
    if (pattern === "api" || pattern === "screen") return "sync";
    if (pattern === "message" || pattern === "publish-subscribe" || pattern === "event") return "async";
    return pattern === "file" || pattern === "etl" ? "batch" : undefined;
  }

  private strengthOf(by: number): "hard" | "soft" {
    return this.criticality(by) === "soft" ? "soft" : "hard";
  }

  /** A supplier that runs it is needed; one that sold it is missed; where nobody says which, perhaps. */
  private readSuppliers(row: number, gate: number): void {
    const { draft, places } = this;
    for (const supplier of places.referred(row, "supplier")) {
      const hosting = hostingWord(draft, places, row);
      const strength = this.isRun(row, hosting)
        ? "hard"
        : hosting === undefined && !draft.facts.is(row, "technology")
          ? "unsettled"
          : "soft";
      draft.need(row, supplier, BY_NONE, "supplier", strength, ofGate(supplier), gate);
    }
  }

  private isRun(row: number, hosting: string | undefined): boolean {
    if (this.draft.facts.word(row, "type") === "managed-service") return true;
    return hosting !== undefined && RUN_BY_OTHERS.includes(hosting);
  }
}

const RUN_BY_OTHERS: readonly string[] = ["saas", "paas", "faas", "iaas", "colocation"];

function hostingWord(draft: FailureDraft, places: Places, row: number): string | undefined {
  const { parentOf } = draft.model.parts;
  for (let at = row, step = 0; at >= 0 && step < 64; at = parentOf[at] as number, step++) {
    const word = draft.facts.word(at, "hosting");
    if (word !== undefined) return word;
  }
  const words = new Set(
    places.nodesOf(row).flatMap((node) => (node === row ? [] : (draft.facts.word(node, "hosting") ?? []))),
  );
  return words.size === 1 ? [...words][0] : words.size > 1 ? "hybrid" : undefined;
}

function viaOf(draft: FailureDraft, by: number): readonly number[] {
  const value = draft.model.relationship(by).get("via");
  const items = value?.kind === "list" ? value.items : value === undefined ? [] : [value];
  return items.flatMap((item) => (item.kind === "reference" ? (draft.model.row(item.id) ?? []) : []));
}
