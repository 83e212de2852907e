/** What of an element fails by itself: its instances, what they have in common, the switch-over between them, its live copies. */
import { solveStandby } from "../../engines/standby.ts";
import type { Element } from "../../model/model.ts";
import type { Stated } from "../../model/read.ts";
import type { Behaviour, Cause } from "../failure-model.ts";
import { groupBehaviour, ofElement, type Said, shareOf } from "./behaviour.ts";
import type { Alternative, FailureDraft } from "./draft.ts";
import { BY_NONE } from "./draft.ts";
import { type Instances, instancesOf, isCopied, replicasOn } from "./instances.ts";
import { BOTH, ofGate, PERHAPS, type Source, SURELY } from "./network.ts";
import { ownHosting, type Places } from "./places.ts";

/** Above so many instances they are one cause, whose probability is that of too few being left. */
const MOST_INSTANCES = 48;

interface Own {
  readonly row: number;
  readonly element: Element;
  /** Gate of what is here: its instances and where they stand. Copies elsewhere stand in for it. */
  readonly main: number;
  readonly instances: Instances;
  readonly said: Said;
  readonly standing: Cause["standing"];
  /** So many of several instances may be the live copies, which are counted beside them. */
  readonly copies: number;
  /** Each of which hurts one instance or more: for a switch-over that matters only then. */
  readonly hits: Source[];
}

/** Adds what fails by itself, and gives the gate to which belongs where it stands. */
export function readOwnCauses(draft: FailureDraft, places: Places, row: number, gate: number): number {
  const { facts } = draft;
  const hasCopies = isCopied(facts, row);
  const main = hasCopies ? draft.mainOf(row) : gate;
  const element = draft.element(row);
  const instances = spreadInstances(draft, places, row);
  const own: Own = {
    row,
    element,
    main,
    instances,
    copies: hasCopies && instances.count > 1 ? Math.max(1, element.references("replication.to").length) : 0,
    said: ofElement(facts, row),
    standing: isOperatedByOthers(draft, row) ? "given" : "asked",
    hits: [],
  };
  const spots = spotsOf(draft, places, row);
  const isOne = isOneCause(draft, own);
  if (isOne) wholeCause(draft, own, spots);
  else instanceCauses(draft, own, spots);
  const copies = hasCopies ? readCopies(draft, places, own) : [];
  if (hasCopies) {
    // Of instances that are counted together some may be the copies themselves.
    const isBeside = !isOne || own.instances.count === 1;
    const all = 1 + copies.length;
    const joined = draft.network.add(all, isBeside ? all : 1);
    draft.wire(joined, ofGate(main));
    for (const copy of copies) draft.wire(joined, ofGate(copy), isBeside ? BOTH : SURELY);
    draft.wire(gate, ofGate(joined));
  }
  if (copies.length > 0 || (!isOne && (own.instances.count > 1 || own.instances.isLeast)))
    readSwitchOver(draft, own, gate, own.instances.count + copies.length);
  return main;
}

/** Run by someone else, whose affair it is how. */
export function isOperatedByOthers(draft: FailureDraft, row: number): boolean {
  return draft.facts.word(row, "type") === "managed-service" || ownHosting(draft.facts, row) === "saas";
}

/** Where several places are named, there is at least one instance at each. */
function spreadInstances(draft: FailureDraft, places: Places, row: number): Instances {
  const instances = instancesOf(draft.facts, places, row);
  const sites = sitesOf(draft, places, row).length;
  if (sites < 2 || instances.count >= sites) return instances;
  if (!instances.isLeast && instances.count > 1) return instances;
  return { ...instances, count: sites, isLeast: true, need: 1 };
}

function sitesOf(draft: FailureDraft, places: Places, row: number): readonly number[] {
  const own = places.referred(row, "sites");
  if (own.length > 0 || !draft.facts.is(row, "module")) return own;
  const parent = draft.model.parts.parentOf[row] as number;
  return parent < 0 ? own : places.referred(parent, "sites");
}

interface Spots {
  readonly verb: "runs on" | "site";
  readonly all: readonly Alternative[];
  /** Instances at each, where it is said. */
  readonly stated: readonly number[] | undefined;
}

/** The machines, else the sites, over which instances are spread. */
function spotsOf(draft: FailureDraft, places: Places, row: number): Spots {
  const { facts } = draft;
  if (!facts.is(row, "node")) {
    const runs = places.out(row, "runs on");
    const all = places
      .machinesOf(row)
      .map((node) => ({ row: node, by: runs.find((one) => one.row === node)?.by ?? BY_NONE }));
    if (all.length > 0) {
      const counts = all.map(({ by }) => (by === BY_NONE ? undefined : replicasOn(facts, by)));
      const isSaid = facts.number(row, "replicas") === undefined && counts.some((count) => count !== undefined);
      return { verb: "runs on", all, stated: isSaid ? counts.map((count) => Math.max(0, count ?? 1)) : undefined };
    }
  }
  const sites = sitesOf(draft, places, row);
  return { verb: "site", all: sites.map((site) => ({ row: site, by: BY_NONE })), stated: undefined };
}

/** Figures of a cluster are those of the cluster; a great number of instances is counted together; of others' service nothing inside is known. */
function isOneCause(draft: FailureDraft, { row, instances, said, standing }: Own): boolean {
  if (instances.count > MOST_INSTANCES) return true;
  if (standing === "given" && instances.isLeast) return true;
  // Nobody can tell how likely it is that too few of an unknown number are left.
  if (instances.isLeast && (instances.redundancy === "n+1" || instances.need > 1)) return true;
  return draft.facts.is(row, "node") && draft.facts.word(row, "type") === "cluster" && said.behaviour !== undefined;
}

function wholeCause(draft: FailureDraft, own: Own, spots: Spots): void {
  const { row, element, main, instances, said, standing } = own;
  const isSingle = !instances.isLeast && instances.count === 1;
  const isCluster = draft.facts.word(row, "type") === "cluster";
  const isCounted = instances.count > MOST_INSTANCES && !isCluster;
  const isUnknowable = instances.isLeast && (instances.redundancy === "n+1" || instances.need > 1) && !isCluster;
  const behaviour =
    said.behaviour === undefined || isUnknowable
      ? undefined
      : isCounted
        ? groupBehaviour(said.behaviour, instances.count, instances.need)
        : said.behaviour;
  const cause = draft.cause({
    id: element.id,
    what: isSingle && standing === "asked" ? "instance" : "whole",
    element: row,
    behaviour,
    standing,
    stated: said.stated,
    missing: behaviour !== undefined ? [] : isUnknowable ? [[element, instances.key]] : said.missing,
  });
  draft.wire(main, cause);
  own.hits.push(cause);
  wireSpots(draft, own, spots);
}

/** Places of a whole whose instances are not told apart: it stops when those that are left cannot hold enough of them. */
function wireSpots(draft: FailureDraft, { row, main, instances }: Own, { verb, all }: Spots): void {
  const { count, need } = instances;
  const [only] = all;
  if (only === undefined) return;
  if (all.length === 1) {
    // The one site of a machine is read with its other places.
    if (verb === "runs on") draft.need(row, only.row, only.by, verb, "hard", ofGate(only.row), main);
    return;
  }
  const dead = count - need + 1;
  const most = Math.max(1, Math.ceil(count / all.length));
  const fewest = Math.max(1, Math.floor(count / all.length));
  const group = draft.needs.addGroup(Math.max(1, all.length - Math.ceil(dead / most) + 1), all.length);
  const gate = draft.network.add(
    Math.min(all.length, Math.ceil(dead / fewest)),
    Math.max(1, Math.min(all.length, Math.ceil(dead / most))),
  );
  for (const place of all) {
    draft.needs.add(row, place.row, place.by, verb, "hard", group);
    draft.wire(gate, ofGate(place.row));
  }
  draft.wire(main, ofGate(gate));
}

function instanceCauses(draft: FailureDraft, own: Own, spots: Spots): void {
  const { row, element, main, instances, said, standing } = own;
  const { count, isLeast } = instances;
  const isMany = count > 1 || isLeast;
  const beta = isMany ? (draft.facts.number(row, "commonCause") ?? 0) : 0;
  const shared = Math.min(1, Math.max(0, beta));
  const behaviour = shared > 0 ? shareOf(said.behaviour, 1 - shared) : said.behaviour;
  const causes = Array.from({ length: count }, (_, at) =>
    draft.cause({
      id: count === 1 ? element.id : `${element.id}#${at + 1}`,
      what: standing === "asked" ? "instance" : "whole",
      element: row,
      behaviour,
      standing,
      stated: said.stated,
      missing: said.missing,
    }),
  );
  if (shared > 0) {
    const all = draft.cause({
      id: `${element.id}:common-cause`,
      what: "common-cause",
      element: row,
      behaviour: shareOf(said.behaviour, shared),
      standing,
      stated: [...said.stated, [element, "commonCause"]],
      missing: said.missing,
    });
    draft.wire(main, all);
  }
  own.hits.push(...causes);
  const others = isLeast ? othersCause(draft, own) : undefined;
  const { surely, perhaps } = deadOf(own);
  if (spots.all.length > 1) {
    spreadCauses(draft, own, spots, causes, others);
    return;
  }
  if (others === undefined && count === 1) draft.wire(main, causes[0] as Source);
  else {
    const gate = draft.network.add(surely + (others === undefined ? 0 : 1), perhaps);
    // Like one another, so that it does not matter which of them are the copies.
    causes.forEach((cause, at) => draft.wire(gate, cause, at < Math.max(1, count - own.copies) ? BOTH : SURELY));
    if (others !== undefined) draft.wire(gate, others, SURELY);
    draft.wire(main, ofGate(gate));
  }
  wireSpots(draft, own, spots);
}

/** How many instances have to fail; fewer where some of them may be the live copies, which have to fail, too. */
function deadOf({ instances: { count, need }, copies }: Own): { readonly surely: number; readonly perhaps: number } {
  const surely = count - need + 1;
  return { surely, perhaps: Math.max(1, surely - copies) };
}

/** Further instances that there may be: only if they have failed, too, has it surely stopped. */
function othersCause(draft: FailureDraft, { row, element, instances, standing }: Own): Source {
  return draft.cause({
    id: `${element.id}:others`,
    what: "instance",
    element: row,
    behaviour: undefined,
    standing,
    missing: [[element, instances.key]],
  });
}

/** Instances over several places: each fails with its place. Where nobody says which is where, they are spread evenly, and what is left over is anywhere. */
function spreadCauses(
  draft: FailureDraft,
  own: Own,
  { verb, all, stated }: Spots,
  causes: readonly Source[],
  others: Source | undefined,
): void {
  const { row, main, instances, hits } = own;
  const { count } = instances;
  const dead = deadOf(own);
  const sources = all.map(({ row: place }) => ofGate(place));
  hits.push(...sources);
  const most = stated === undefined ? Math.ceil(count / all.length) : Math.max(1, ...stated);
  const group = draft.needs.addGroup(Math.max(1, all.length - Math.ceil(dead.surely / most) + 1), all.length);
  for (const { row: place, by } of all) draft.needs.add(row, place, by, verb, "hard", group);
  const homes = homesOf(count, all.length, stated);
  const isSettled = homes.every((home) => home !== undefined);
  const surely = draft.network.add(dead.surely + (others === undefined ? 0 : 1), dead.perhaps);
  const everywhere = isSettled ? undefined : draft.network.add(all.length);
  if (everywhere !== undefined) for (const source of sources) draft.wire(everywhere, source);
  const anywhere = isSettled ? surely : draft.network.add(dead.perhaps);
  homes.forEach((home, at) => {
    const gone = draft.network.add(1);
    draft.wire(gone, causes[at] as Source);
    draft.wire(gone, home === undefined ? ofGate(everywhere ?? main) : (sources[home] as Source));
    draft.wire(surely, ofGate(gone));
    if (isSettled) return;
    // Perhaps it is where a place fails, whichever that is.
    if (home !== undefined) draft.wire(anywhere, ofGate(gone));
    else {
      const lost = draft.network.add(1);
      draft.wire(lost, causes[at] as Source);
      for (const source of sources) draft.wire(lost, source);
      draft.wire(anywhere, ofGate(lost));
    }
  });
  if (others !== undefined) draft.wire(surely, others, SURELY);
  draft.wire(main, ofGate(surely), isSettled ? BOTH : SURELY);
  if (isSettled) return;
  // A place takes no more of them than its share, either.
  const shared = draft.network.add(dead.perhaps);
  for (const cause of causes) draft.wire(shared, cause);
  for (const source of sources) for (let time = 0; time < most; time++) draft.wire(shared, source);
  const perhaps = draft.network.add(2);
  draft.wire(perhaps, ofGate(shared));
  draft.wire(perhaps, ofGate(anywhere));
  draft.wire(main, ofGate(perhaps), PERHAPS);
}

/** Place of each instance; undefined where it may be any. */
function homesOf(
  count: number,
  places: number,
  stated: readonly number[] | undefined,
): readonly (number | undefined)[] {
  const homes: (number | undefined)[] = [];
  if (stated !== undefined) {
    stated.forEach((here, place) => {
      for (let one = 0; one < here && homes.length < count; one++) homes.push(place);
    });
  } else {
    const each = Math.floor(count / places);
    for (let place = 0; place < places; place++) for (let one = 0; one < each; one++) homes.push(place);
  }
  while (homes.length < count) homes.push(undefined);
  return homes;
}

/** Gates of live copies elsewhere: like it, but where they are; a store or software that is named is a copy of its own. */
function readCopies(draft: FailureDraft, places: Places, own: Own): readonly number[] {
  const { row, element, said, standing } = own;
  const to = element.references("replication.to").map((one) => one.row);
  const gates: number[] = [];
  const group = draft.needs.addGroup(1, 1 + Math.max(1, to.length));
  const copy = (at: number, place: Source | undefined, flags: number): void => {
    const gate = draft.network.add(1);
    const cause = draft.cause({
      id: to.length < 2 ? `${element.id}:copy` : `${element.id}:copy#${at + 1}`,
      what: "instance",
      element: row,
      behaviour: said.behaviour,
      standing,
      stated: said.stated,
      missing: said.missing,
    });
    draft.wire(gate, cause);
    if (place !== undefined) draft.wire(gate, place, flags);
    own.hits.push(cause);
    gates.push(gate);
  };
  to.forEach((target, at) => {
    draft.needs.add(row, target, BY_NONE, "replication", "hard", group);
    if (draft.facts.is(target, "node", "site", "zone")) copy(at, ofGate(target), BOTH);
    else {
      // Two that copy each other are two, not each as good as both.
      const gate = draft.network.add(1);
      draft.wire(gate, ofGate(isCopied(draft.facts, target) ? draft.mainOf(target) : target));
      gates.push(gate);
    }
  });
  if (to.length === 0) {
    // Nobody says where the copy is: perhaps on the same machines.
    const here = draft.network.add(1);
    for (const machine of places.machinesOf(row)) draft.wire(here, ofGate(machine));
    copy(0, ofGate(here), PERHAPS);
  }
  return gates;
}

/**
 * The time until a spare has taken over, and the chance that it does not: a cause of its own, as often as the Markov chain of the group says
 * that enough could work but one has not taken over yet. Where figures are missing it is bad whenever something had to be taken over.
 */
function readSwitchOver(draft: FailureDraft, own: Own, gate: number, members: number): void {
  const { row, element, instances, said } = own;
  const { facts } = draft;
  const isPassive = instances.redundancy === "active-passive";
  const time = facts.hours(row, "failoverTime");
  const fails = facts.number(row, "failoverFails");
  if (!isPassive && time === undefined && fails === undefined) return;
  const needed = Math.min(members, instances.need);
  const stated: Stated[] = [];
  if (time !== undefined) stated.push([element, "failoverTime"]);
  if (fails !== undefined) stated.push([element, "failoverFails"]);
  const isIdle = (time ?? 0) === 0 && (fails ?? 0) === 0;
  const behaviour = isIdle ? undefined : switchOverOf(said.behaviour, members, needed, time ?? 0, fails ?? 0);
  if (behaviour !== undefined)
    addSwitchOver(draft, own, gate, "switch-over", behaviour, [...said.stated, ...stated], []);
  else if (!isIdle) addSwitchOver(draft, own, gate, "switch-over", undefined, [], said.missing);
  if (isPassive && time === undefined)
    addSwitchOver(draft, own, gate, "switch-over-time", undefined, [], [[element, "failoverTime"]]);
  if (isPassive && fails === undefined)
    addSwitchOver(draft, own, gate, "switch-over-fails", undefined, [], [[element, "failoverFails"]]);
}

/** A spare that does not take over is replaced by hand, which takes as long as the repair. */
function switchOverOf(
  behaviour: Behaviour | undefined,
  members: number,
  need: number,
  time: number,
  fails: number,
): Behaviour | undefined {
  const { mtbf, mttr } = behaviour ?? {};
  if (mtbf === undefined || mttr === undefined || !(mtbf > 0 && mtbf < Infinity) || time === Infinity) return undefined;
  const chance = Math.min(1, Math.max(0, fails));
  const group = { members, need, mtbf, mttr: Math.max(mttr, 1e-9), spares: "active" as const };
  const solved = solveStandby({ ...group, switchOver: time, switchFails: chance, byHand: Math.max(mttr, 1e-9) });
  const lasts = time + chance * mttr;
  // Too many to solve: each failure of one that works costs the time, whatever else happens.
  const unavailability =
    solved === undefined
      ? (need * lasts) / (mtbf + need * lasts)
      : solved.switching / (1 - (solved.unavailability - solved.switching));
  if (!(unavailability > 0)) return undefined;
  return { unavailability, mtbf: (lasts * (1 - unavailability)) / unavailability, mttr: lasts };
}

function addSwitchOver(
  draft: FailureDraft,
  { row, element, standing, hits }: Own,
  gate: number,
  name: string,
  behaviour: Behaviour | undefined,
  stated: readonly Stated[],
  missing: readonly Stated[],
): void {
  const id = `${element.id}:${name}`;
  const cause = draft.cause({ id, what: "switch-over", element: row, behaviour, standing, stated, missing });
  if (behaviour !== undefined) {
    draft.wire(gate, cause);
    return;
  }
  const needed = draft.network.add(1);
  for (const hit of hits) draft.wire(needed, hit);
  const failing = draft.network.add(2);
  draft.wire(failing, cause);
  draft.wire(failing, ofGate(needed));
  draft.wire(gate, ofGate(failing));
}
