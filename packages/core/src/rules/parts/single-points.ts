/** Single points of failure of a process: each part whose failure alone stops it. */
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { wordOf } from "../../model/read.ts";
import type { Stated } from "../../model/read.ts";
import { gradeOf } from "./foundations.ts";
import { soleHostsOf } from "../../model/sole-hosts.ts";
import { isInProduction, spareOf } from "../../model/redundancy.ts";
import { isUnsettledUse } from "../../model/timing.ts";
import { certainNeedsOf, isWorkingPart, needsOf, type Support, supportsOf } from "./reliance.ts";

export interface SinglePoints {
  /** Parts without a spare, nearest first. */
  readonly certain: readonly Support[];
  /** What would have to be stated about parts that may be without one. */
  readonly missing: readonly Stated[];
  /** How many parts were looked at. */
  readonly count: number;
}

/**
 * What has no spare and stops, alone, one thing after the other up to the process, through what is certain. What stops it only if something
 * is so that nobody has settled is not among them; what would settle it is missing.
 */
export function singlePointsOf(element: Element): SinglePoints {
  return element.model.derive(singlePointsFor, element);
}

/** Supports that are asked for a spare: working parts, machines only where everything of some software rests on them. */
export function soleSupportsOf(element: Element): readonly Support[] {
  const supports = supportsOf(element);
  const shared = new Set<number>();
  for (const { element: one } of supports) if (isSoftware(one)) for (const { row } of soleHostsOf(one)) shared.add(row);
  return supports.filter(
    ({ element: one }) =>
      isWorkingPart(one) && !isOperatedByOthers(one) && (!isKind(one, "node") || shared.has(one.row)),
  );
}

/** How often a supplier runs its service is the supplier's affair: asked of it is what it promises. */
export function isOperatedByOthers(element: Element): boolean {
  return wordOf(element, "hosting") === "saas" || wordOf(element, "type") === "managed-service";
}

/** Something of ours that runs on and on: neither a client at its user's nor a library. */
export function isServer(element: Element): boolean {
  if (!isWorkingPart(element) || isOperatedByOthers(element) || !isInProduction(element)) return false;
  const { parent } = element;
  if (parent !== undefined && isOperatedByOthers(parent)) return false;
  return !isKind(element, "module") || !["web", "mobile", "desktop", "library"].includes(wordOf(element, "type") ?? "");
}

/** Software that fails by itself and is run here. */
function isSoftware(element: Element): boolean {
  return isWorkingPart(element) && !isKind(element, "node") && !isOperatedByOthers(element);
}

/** Software with the machines that all of its instances rest on: what of `soleSupportsOf` it answers for. */
export function standOf(software: Element): readonly Element[] {
  return isSoftware(software) ? [software, ...soleHostsOf(software).filter((host) => !isOperatedByOthers(host))] : [];
}

/** Grade of software by its spares and those of its machines. */
export function spareGradeOf(software: Element): number {
  return Math.max(...standOf(software).map((one) => gradeOf(spareOf(one).answer)));
}

/** 1 where not all that an element needs directly stops it for sure; 0 else. Machines apart: what of them stops it is settled. */
export function alternativesOf(element: Element): number {
  if (isKind(element, "node")) return 0;
  const isOpen = needsOf(element).some(([, by]) => by !== undefined && isUnsettledUse(by));
  return isOpen || certainNeedsOf(element).some(({ stops }) => stops > 1) ? 1 : 0;
}

function singlePointsFor(element: Element): SinglePoints {
  const certain: Support[] = [];
  const missing: Stated[] = [];
  const asked = soleSupportsOf(element);
  const rest = new Rest(element);
  for (const support of asked) {
    const { answer, stated } = spareOf(support.element);
    if (answer === false) {
      if (rest.stopsWith(support.element)) certain.push(support);
      else missing.push(...unsettledOn(support));
    } else if (answer === undefined) missing.push(...stated);
  }
  return { certain, missing: withoutRepeats(missing), count: asked.length };
}

/** What an element rests on, to see whether it stops when one thing does. */
class Rest {
  private readonly top: number;
  /** Groups that something is in, by its row. */
  private readonly groupsOf: Map<number, Group[]> = new Map();

  constructor(element: Element) {
    this.top = element.row;
    for (const one of [element, ...supportsOf(element).map((support) => support.element)]) {
      if (isKind(one, "node")) {
        // What uses or is performed by a machine stops with what stops the machine.
        for (const host of soleHostsOf(one)) this.add([host.row], one.row, 1);
        continue;
      }
      for (const { needs, stops } of certainNeedsOf(one))
        this.add(
          needs.map(([need]) => need.row),
          one.row,
          stops,
        );
      if (isSoftware(one) || one.out("runs on").length > 0)
        for (const host of soleHostsOf(one)) this.add([host.row], one.row, 1);
    }
  }

  stopsWith({ row }: Element): boolean {
    const stopped = new Set([row]);
    const counts = new Map<Group, number>();
    for (const at of stopped)
      for (const group of this.groupsOf.get(at) ?? []) {
        const count = (counts.get(group) ?? 0) + 1;
        counts.set(group, count);
        if (count >= group.stops) stopped.add(group.of);
      }
    return stopped.has(this.top);
  }

  private add(rows: readonly number[], of: number, stops: number): void {
    const group: Group = { of, stops };
    for (const row of new Set(rows)) {
      const list = this.groupsOf.get(row);
      if (list === undefined) this.groupsOf.set(row, [group]);
      else list.push(group);
    }
  }
}

interface Group {
  readonly of: number;
  readonly stops: number;
}

/** What on the way to a support is not settled, and would have to be stated. */
function unsettledOn(support: Support): readonly Stated[] {
  const found: Stated[] = [];
  for (let at = support; at.before !== undefined; at = at.before) {
    const above = at.before.element;
    if (at.by !== undefined && isUnsettledUse(at.by)) found.push([at.by, "criticality"]);
    const { row } = at.element;
    for (const { needs, lacks } of certainNeedsOf(above))
      if (lacks !== undefined && needs.some(([one]) => one.row === row)) found.push([above, lacks]);
  }
  return found;
}

function withoutRepeats(all: readonly Stated[]): readonly Stated[] {
  const seen = new Set<string>();
  return all.filter(([one, key]) => {
    const name = `${"verb" in one ? "r" : "e"}${one.row} ${key}`;
    return !seen.has(name) && seen.add(name);
  });
}
