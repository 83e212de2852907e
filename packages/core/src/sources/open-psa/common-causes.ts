/**
 * Common cause failures: each member of a group becomes "it alone, or one of the sets with it", each set a basic event of its own.
 * Open-PSA Model Exchange Format 2.0, "Common cause groups"; Mosleh et al., "Procedures for treating common cause failures in safety and
 * reliability studies" (NUREG/CR-4780, 1988).
 */
import type { XmlElement } from "../archimate/xml.ts";
import { type Definition, type Definitions, type Group, nameOf, partsOf } from "./definitions.ts";
import type { Evaluation } from "./expressions.ts";
import type { Notes } from "./notes.ts";

/** A set of members that fails together. */
export interface CommonCause {
  readonly members: readonly Definition[];
  /** `[PumpOne PumpTwo]`. */
  readonly name: string;
  /** How many members; which group, and how many it has. */
  readonly level: number;
  readonly group: ReadGroup;
}

export interface ReadGroup {
  readonly at: XmlElement;
  readonly path: readonly string[];
  readonly name: string;
  readonly model: Model;
  readonly size: number;
  readonly distribution: XmlElement;
  /** Factor expressions by level. */
  readonly factors: ReadonlyMap<number, XmlElement>;
}

export type Model = "beta-factor" | "MGL" | "alpha-factor" | "phi-factor";

const models: readonly Model[] = ["beta-factor", "MGL", "alpha-factor", "phi-factor"];

/** Sets that a file may stand for. */
const MOST_SETS = 100_000;

/** Common causes of all groups; the members are those that they replace. */
export function commonCauses(definitions: Definitions, notes: Notes): readonly CommonCause[] {
  const taken = new Set<Definition>();
  const all: CommonCause[] = [];
  for (const group of definitions.groups) {
    const members = membersOf(group, definitions, taken, notes);
    const read = members.length === 0 ? undefined : readGroup(group, members.length, notes);
    if (read === undefined) continue;
    const levels = levelsOf(read);
    const count = levels.reduce((sum, level) => sum + choose(read.size, level), all.length);
    if (count > MOST_SETS) {
      notes.error("open-psa-ccf-large", group.at, { name: read.name, limit: MOST_SETS, count: String(count) });
      continue;
    }
    for (const level of levels)
      for (const set of combinations(members, level))
        all.push({ members: set, name: `[${set.map(({ name }) => name).join(" ")}]`, level, group: read });
  }
  return all;
}

/** Probabilities of the common causes of a group, by level; undefined: reported. */
export function probabilitiesOf(
  group: ReadGroup,
  evaluation: Evaluation,
  notes: Notes,
): ReadonlyMap<number, number> | undefined {
  const total = evaluation.valueOf(group.distribution, group.path);
  const factors = new Map<number, number>();
  for (const [level, at] of group.factors) {
    const value = evaluation.valueOf(at, group.path);
    if (value === undefined) return undefined;
    if (value < 0 || value > 1) {
      notes.error("open-psa-ccf-factor", at, { name: group.name, value: String(value) });
      return undefined;
    }
    factors.set(level, value);
  }
  if (total === undefined) return undefined;
  const shares = sharesOf(group, factors);
  const sum = [...factors.values()].reduce((a, b) => a + b, 0);
  if (group.model === "phi-factor" && Math.abs(sum - 1) > 1e-6) {
    notes.error("open-psa-ccf-sum", group.at, { name: group.name, value: String(sum) });
    return undefined;
  }
  return new Map([...shares].map(([level, share]) => [level, share * total]));
}

/** What share of the probability of one member falls to each set of a size. */
function sharesOf({ model, size }: ReadGroup, factors: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const shares = new Map<number, number>();
  switch (model) {
    case "beta-factor": {
      const beta = factors.get(size) ?? 0;
      shares.set(1, 1 - beta);
      shares.set(size, size === 1 ? 1 : beta);
      break;
    }
    case "MGL": {
      let product = 1;
      const highest = Math.max(1, ...factors.keys());
      for (let level = 1; level <= highest; level++) {
        product *= level === 1 ? 1 : (factors.get(level) ?? 0);
        const next = factors.get(level + 1) ?? 0;
        shares.set(level, (product * (1 - next)) / choose(size - 1, level - 1));
      }
      break;
    }
    case "alpha-factor": {
      let total = 0;
      for (const [level, factor] of factors) total += level * factor;
      for (const [level, factor] of factors) shares.set(level, (level * factor) / total / choose(size - 1, level - 1));
      break;
    }
    default:
      for (const [level, factor] of factors) shares.set(level, factor);
  }
  return shares;
}

function levelsOf({ model, size, factors }: ReadGroup): readonly number[] {
  if (model === "beta-factor") return size === 1 ? [1] : [1, size];
  const levels = [...factors.keys()];
  return (model === "MGL" ? [1, ...levels] : levels).toSorted((a, b) => a - b);
}

function membersOf(
  { at, path }: Group,
  definitions: Definitions,
  taken: Set<Definition>,
  notes: Notes,
): readonly Definition[] {
  const list = at.children.find((child) => child.name === "members");
  const members: Definition[] = [];
  for (const part of list === undefined ? [] : partsOf(list)) {
    if (part.name !== "basic-event") {
      notes.error("open-psa-unexpected", part, { element: part.name, parent: "members" });
      continue;
    }
    const name = nameOf(part, notes);
    const member = name === undefined ? undefined : definitions.event(name, "basic", path, part);
    if (member === undefined) continue;
    if (taken.has(member)) notes.error("open-psa-duplicate", part, { name: member.name });
    else members.push(member);
    taken.add(member);
  }
  if (members.length === 0) notes.error("open-psa-missing", at, { element: at.name, what: "members" });
  return members;
}

function readGroup({ at, path }: Group, size: number, notes: Notes): ReadGroup | undefined {
  const name = nameOf(at, notes);
  const written = at.attributes["model"]?.trim() ?? "";
  const model = models.find((one) => one === written);
  const distribution = only(at, "distribution", notes);
  const factors = factorsOf(at, { name: name ?? "", model, size }, notes);
  if (model === undefined) notes.error("open-psa-bad-value", at, { element: at.name, what: "model", text: written });
  if (name === undefined || model === undefined || distribution === undefined || factors === undefined)
    return undefined;
  return { at, path, name, model, size, distribution, factors };
}

function factorsOf(
  at: XmlElement,
  { name, model, size }: { readonly name: string; readonly model: Model | undefined; readonly size: number },
  notes: Notes,
): ReadonlyMap<number, XmlElement> | undefined {
  const written = at.children.flatMap((child) =>
    child.name === "factors" ? partsOf(child) : child.name === "factor" ? [child] : [],
  );
  const factors = new Map<number, XmlElement>();
  const first = model === "beta-factor" ? size : model === "MGL" ? 2 : 1;
  let isComplete = written.length > 0;
  if (!isComplete) notes.error("open-psa-missing", at, { element: at.name, what: "factors" });
  // In any order where levels are given, else each one above the one before.
  const byLevel = written
    .map((factor, index) => ({ factor, level: levelOf(factor) ?? first + index }))
    .toSorted((a, b) => a.level - b.level);
  byLevel.forEach(({ factor, level }, index) => {
    const [value] = partsOf(factor);
    if (factor.name !== "factor")
      notes.error("open-psa-unexpected", factor, { element: factor.name, parent: "factors" });
    else if (level !== first + index || level > size)
      notes.error("open-psa-ccf-level", factor, { name, members: size, level: factor.attributes["level"] ?? level });
    else if (value === undefined) notes.error("open-psa-missing", factor, { element: "factor", what: "expression" });
    else {
      factors.set(level, value);
      return;
    }
    isComplete = false;
  });
  return isComplete ? factors : undefined;
}

function levelOf(factor: XmlElement): number | undefined {
  const text = factor.attributes["level"]?.trim();
  if (text === undefined) return undefined;
  return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
}

function only(at: XmlElement, name: string, notes: Notes): XmlElement | undefined {
  const found = at.children.find((child) => child.name === name);
  const [content] = found === undefined ? [] : partsOf(found);
  if (content === undefined) notes.error("open-psa-missing", at, { element: at.name, what: name });
  return content;
}

function choose(from: number, some: number): number {
  let count = 1;
  for (let i = 1; i <= some; i++) count = (count * (from - some + i)) / i;
  return Math.round(count);
}

function* combinations<T>(from: readonly T[], some: number): Generator<readonly T[]> {
  const at = Array.from({ length: some }, (_, index) => index);
  for (;;) {
    yield at.map((index) => from[index]).filter((one): one is T => one !== undefined);
    let last = some - 1;
    while (last >= 0 && at[last] === from.length - some + last) last--;
    if (last < 0) return;
    at[last] = (at[last] ?? 0) + 1;
    for (let i = last + 1; i < some; i++) at[i] = (at[i - 1] ?? 0) + 1;
  }
}
