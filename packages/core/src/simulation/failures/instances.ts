/** How many like instances there are, and how many must work. Agrees with `spareOf`, read from the columns. */
import { SINGLE_MACHINES } from "../../model/redundancy.ts";
import { affirms, numberOf } from "../../model/read.ts";
import { relationshipWords } from "../../model/row-words.ts";
import type { Facts } from "./facts.ts";
import type { Places } from "./places.ts";

export interface Instances {
  readonly count: number;
  /** There may be more. */
  readonly isLeast: boolean;
  /** How many must work. */
  readonly need: number;
  readonly redundancy: string | undefined;
  /** Key that says how many, or would have to. */
  readonly key: string;
}

/** Machines that are drawn inside a cluster. */
export function drawnMachines(facts: Facts, row: number): readonly number[] {
  if (facts.word(row, "type") !== "cluster") return [];
  const inside = facts.model.children(row).filter((child) => facts.is(child, "node"));
  return inside.length > 1 ? inside : [];
}

/** `isPlaced`: asked for a part that says itself where it runs, so that machines of the whole are not instances of the part. */
export function instancesOf(facts: Facts, places: Places, row: number, depth = 0, isPlaced = false): Instances {
  const redundancy = facts.word(row, "redundancy");
  const counted = countedOf(facts, places, row, isPlaced);
  if (counted !== undefined) {
    const { count, key } = counted;
    return { count, isLeast: false, need: neededOf(facts, row, count, redundancy), redundancy, key };
  }
  const key = facts.is(row, "node") && ["cluster", undefined].includes(facts.word(row, "type")) ? "nodes" : "replicas";
  if (redundancy === "none") return { count: 1, isLeast: false, need: 1, redundancy, key };
  if (redundancy !== undefined)
    return { count: 2, isLeast: true, need: Math.min(2, facts.number(row, "need") ?? 1), redundancy, key };
  if (facts.is(row, "node")) {
    const type = facts.word(row, "type");
    const isOne = type !== undefined && SINGLE_MACHINES.has(type);
    return { count: 1, isLeast: !isOne, need: 1, redundancy, key };
  }
  const { parentOf } = facts.model.parts;
  const parent = parentOf[row] as number;
  if (parent >= 0 && facts.is(row, "module") && facts.is(parent, "application", "module") && depth < 64) {
    const whole = instancesOf(facts, places, parent, depth + 1, isPlaced || places.ownMachinesOf(row).length > 0);
    if (!(whole.isLeast && whole.count === 1)) return whole;
  }
  return { count: 1, isLeast: true, need: 1, redundancy, key };
}

function neededOf(facts: Facts, row: number, count: number, redundancy: string | undefined): number {
  const stated = facts.number(row, "need");
  const needed = stated ?? (redundancy === "n+1" ? count - 1 : 1);
  return Math.min(count, Math.max(1, needed));
}

function countedOf(
  facts: Facts,
  places: Places,
  row: number,
  isPlaced: boolean,
): { readonly count: number; readonly key: string } | undefined {
  const least = facts.scalesItself(row) ? numberOf(facts.element(row), "autoscale.min") : undefined;
  for (const key of ["replicas", "nodes"] as const) {
    const count = facts.number(row, key);
    if (count === undefined) continue;
    if (count <= 1 && (least ?? 0) > count) continue;
    return { count: Math.max(1, count), key };
  }
  if (least !== undefined) return { count: Math.max(1, least), key: "autoscale" };
  if (facts.is(row, "node")) {
    const drawn = drawnMachines(facts, row).length;
    return drawn > 1 ? { count: drawn, key: "need" } : undefined;
  }
  return isPlaced ? undefined : deployedOf(facts, places, row);
}

/** Instances deployed one by one: `runs on a { replicas: 2 }`, or on several machines; parts that run on different machines are not spares of each other. */
function deployedOf(
  facts: Facts,
  places: Places,
  row: number,
): { readonly count: number; readonly key: string } | undefined {
  const runs = places.out(row, "runs on").filter(({ by }) => places.isLive(by));
  if (runs.length > 0) {
    const counts = runs.map(({ by }) => replicasOn(facts, by));
    if (counts.some((count) => count !== undefined))
      return {
        count: Math.max(
          1,
          counts.reduce<number>((sum, one) => sum + (one ?? 1), 0),
        ),
        key: "replicas",
      };
  }
  const own = places.ownMachinesOf(row);
  const parent = facts.model.parts.parentOf[row] as number;
  const nodes = own.length > 0 || parent < 0 ? own : places.ownMachinesOf(parent);
  return nodes.length > 1 ? { count: nodes.length, key: "replicas" } : undefined;
}

/** Instances on one machine, where the relationship says. */
export function replicasOn(facts: Facts, relationship: number): number | undefined {
  const { model } = facts;
  if (model.symbols.find("replicas") === undefined) return undefined;
  if ((model.columns.relationshipAttributeCount[relationship] as number) === 0) return undefined;
  const [said] = relationshipWords(model, "replicas")(relationship);
  return said === undefined ? undefined : numberOf(model.relationship(relationship), "replicas");
}

/** Live copies of it are kept. */
export function isCopied(facts: Facts, row: number): boolean {
  return facts.replicatesItself(row) && affirms(facts.element(row), "replication") === true;
}
