/** One block of years of a system, from event to event. */
import type { Deviate } from "../../deviates.ts";
import { createEventHeap, hasEvent, popEvent, pushEvent } from "../../event-heap.ts";
import { nextUniform, openKeyedRandom, type Random } from "../../random.ts";
import type { CompiledGroup, CompiledSystem } from "./compile.ts";
import { openStructure } from "./structure.ts";
import { openRecord } from "./record.ts";
import type { YearsOfTop } from "../renewal.ts";

export interface BlockSettings {
  readonly seed: number;
  readonly year: number;
  readonly isSteady: boolean;
  /** Years. */
  readonly warmUp: number;
}

/** What a member of a group does. */
const WAITS = 1;
const TAKES_OVER = 2;
const WORKS = 3;

export function runBlock(
  system: CompiledSystem,
  settings: BlockSettings,
  block: number,
  years: number,
): { readonly tops: readonly YearsOfTop[]; readonly events: number } {
  const { failure, repair, crewOf, groupOf, groups } = system;
  const events = system.structure.events;
  const begin = settings.warmUp * settings.year;
  const end = begin + years * settings.year;
  const heap = createEventHeap(system.failing.length + 16);
  let now = 0;
  const record = openRecord(system, begin, settings.year, years);
  const structure = openStructure(system.structure, record.isWatched, (node, value) => record.change(node, value, now));
  record.begin((reference) => structure.isTrue(reference));

  const randoms: (Random | undefined)[] = [];
  const randomOf = (event: number): Random =>
    (randoms[event] ??= openKeyedRandom(settings.seed, block, system.streamOf[event] as number));
  const isDown = new Uint8Array(events);

  // Crews: how many are free, and the line before each, linked through its members.
  const free = Int32Array.from(system.crews);
  const firstInLine = new Int32Array(system.crews.length).fill(-1);
  const lastInLine = new Int32Array(system.crews.length).fill(-1);
  const nextInLine = new Int32Array(events).fill(-1);
  const work = new Float64Array(events);

  // Groups: roles of members, how many work or take over.
  const role = new Uint8Array(events);
  const working = new Int32Array(groups.length);
  const takingOver = new Int32Array(groups.length);
  /** When a member will have taken over; an event at another time is of a switch-over given up. */
  const doneAt = new Float64Array(events);

  const startLife = (event: number): void => {
    pushEvent(heap, now + (failure[event] as Deviate)(randomOf(event)), event);
  };

  /** A spare begins to take over, where one waits. */
  const callSpare = (at: number): void => {
    const group = groups[at] as CompiledGroup;
    const spare = group.members.find((member) => role[member] === WAITS);
    if (spare === undefined) return;
    const random = randomOf(group.event);
    const byItself = group.switchOver(random);
    const time = nextUniform(random) < group.switchFails ? byItself + group.byHand(random) : byItself;
    if (time === 0) {
      takeOver(at, spare);
      return;
    }
    role[spare] = TAKES_OVER;
    doneAt[spare] = now + time;
    const others = takingOver[at] as number;
    takingOver[at] = others + 1;
    if (others === 0) structure.flip(group.event);
    pushEvent(heap, now + time, events + spare);
  };

  const takeOver = (at: number, member: number): void => {
    role[member] = WORKS;
    working[at] = (working[at] as number) + 1;
    if ((groups[at] as CompiledGroup).spares === "passive") startLife(member);
  };

  const endSwitch = (at: number): void => {
    takingOver[at] = (takingOver[at] as number) - 1;
    if (takingOver[at] === 0) structure.flip((groups[at] as CompiledGroup).event);
  };

  const joinGroup = (at: number, member: number): boolean => {
    const group = groups[at] as CompiledGroup;
    if ((working[at] as number) + (takingOver[at] as number) < group.need) {
      role[member] = WORKS;
      working[at] = (working[at] as number) + 1;
      return true;
    }
    role[member] = WAITS;
    return group.spares === "active";
  };

  /** Time at which the repair will be done, or Infinity while it waits for its crew. */
  const callCrew = (event: number, time: number): number => {
    const crew = crewOf[event] as number;
    if (crew < 0) return now + time;
    if ((free[crew] as number) > 0) {
      free[crew] = (free[crew] as number) - 1;
      return now + time;
    }
    work[event] = time;
    const last = lastInLine[crew] as number;
    if (last < 0) firstInLine[crew] = event;
    else nextInLine[last] = event;
    lastInLine[crew] = event;
    nextInLine[event] = -1;
    return Infinity;
  };

  const releaseCrew = (crew: number): void => {
    const next = firstInLine[crew] as number;
    if (next < 0) {
      free[crew] = (free[crew] as number) + 1;
      return;
    }
    firstInLine[crew] = nextInLine[next] as number;
    if ((nextInLine[next] as number) < 0) lastInLine[crew] = -1;
    pushEvent(heap, now + (work[next] as number), next);
  };

  for (const event of system.failing) {
    const random = randomOf(event);
    const isFailed = settings.isSteady && nextUniform(random) < (system.unavailability[event] as number);
    const group = groupOf[event] as number;
    if (isFailed) {
      isDown[event] = 1;
      structure.flip(event);
      const done = callCrew(event, (system.restOfRepair[event] as Deviate)(random));
      if (done < Infinity) pushEvent(heap, done, event);
    } else if (group < 0 || joinGroup(group, event)) {
      const life = (settings.isSteady ? system.restOfLife[event] : failure[event]) as Deviate;
      pushEvent(heap, life(random), event);
    }
  }

  let happened = 0;
  for (; hasEvent(heap); happened++) {
    now = heap.times[0] as number;
    if (now >= end) break;
    const event = heap.ids[0] as number;
    popEvent(heap);
    if (event >= events) {
      const member = event - events;
      if (role[member] !== TAKES_OVER || doneAt[member] !== now) continue;
      const at = groupOf[member] as number;
      takeOver(at, member);
      endSwitch(at);
      continue;
    }
    const group = groupOf[event] as number;
    if (isDown[event] === 0) {
      isDown[event] = 1;
      const done = callCrew(event, (repair[event] as Deviate)(randomOf(event)));
      if (done < Infinity) pushEvent(heap, done, event);
      structure.flip(event);
      if (group < 0) continue;
      const was = role[event] as number;
      role[event] = 0;
      if (was === WORKS) working[group] = (working[group] as number) - 1;
      if (was === WORKS || was === TAKES_OVER) callSpare(group);
      // Only now, so that the outage goes on from one that takes over to the next.
      if (was === TAKES_OVER) endSwitch(group);
      continue;
    }
    isDown[event] = 0;
    if (group < 0 || joinGroup(group, event)) startLife(event);
    structure.flip(event);
    const crew = crewOf[event] as number;
    if (crew >= 0) releaseCrew(crew);
  }
  now = end;
  return { tops: record.close(), events: happened };
}
