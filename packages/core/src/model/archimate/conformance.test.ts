/** Our matrix and rules against the published table of ArchiMate 3.2, cell by cell, and against the known closure. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { closure } from "./closure.ts";
import { conceptCount, conceptIndex, elementDefinitions } from "./elements.ts";
import type { ElementType } from "./elements.ts";
import { directMask, permission, permittedMask, permittedRelationships } from "./matrix.ts";
import { maskOf, relationshipDefinitions } from "./relationships.ts";
import type { RelationshipMask } from "./relationships.ts";

interface Reference {
  readonly elements: readonly string[];
  /** Letters of the permitted relationships, capital where direct. */
  readonly matrix: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly toRelationship: Readonly<Record<string, string>>;
  readonly fromRelationship: string;
  readonly toJunction: string;
  readonly fromJunction: Readonly<Record<string, string>>;
}

const file: string = fileURLToPath(
  new URL("../../../../../../shared/data/archimate/archimate-3.2-matrix.json", import.meta.url),
);
const isPresent: boolean = existsSync(file);
if (!isPresent) console.warn(`SKIPPED: conformance with ArchiMate 3.2, because ${file} is absent`);

const types: readonly ElementType[] = elementDefinitions.map(({ id }) => id);
const ungrouped: readonly ElementType[] = types.filter((type) => type !== "Grouping");

it.runIf(process.env["CI"] === "true")("has the reference table where CI runs", () => {
  expect(isPresent).toBe(true);
});

describe.runIf(isPresent)("permission matrix against the reference", () => {
  it("knows the same 60 elements", () => {
    expect([...types].sort()).toEqual([...reference().elements].sort());
  });

  it("agrees in all 3,600 cells, direct and derived included", () => {
    const { matrix } = reference();
    const wrong: string[] = [];
    let agreeing = 0;
    for (const source of types) {
      for (const target of types) {
        if (sorted(matrix[source]?.[target] ?? "") === ours(source, target)) agreeing++;
        else wrong.push(`${source} ${target}: ${ours(source, target)}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(agreeing).toBe(3600);
  });

  it("agrees on relationships and junctions as ends", () => {
    const { toRelationship, fromRelationship, toJunction, fromJunction } = reference();
    for (const type of types) {
      expect(ours(type, "Relationship"), type).toBe(sorted(toRelationship[type] ?? toRelationship["default"] ?? ""));
      expect(ours("Relationship", type), type).toBe(sorted(fromRelationship));
      for (const junction of ["AndJunction", "OrJunction"] as const) {
        expect(ours(type, junction), type).toBe(sorted(toJunction));
        expect(ours(junction, type).toLowerCase(), type).toBe(sorted(fromJunction[type] ?? ""));
        expect(ours(junction, "OrJunction").toLowerCase()).toBe(sorted(fromJunction["Junction"] ?? ""));
      }
    }
  });
});

describe("permission matrix in figures", () => {
  it("permits 10,484 triples: 5,702 direct, 4,782 derived", () => {
    expect(total(types, permittedMask)).toBe(10_484);
    expect(total(types, directMask)).toBe(5_702);
    expect(total(types, derivedMask)).toBe(4_782);
  });

  it("permits as much per relationship as the reference counts", () => {
    expect(perLetter(permittedMask)).toEqual({
      o: 3600,
      f: 1264,
      t: 1264,
      v: 1249,
      r: 1041,
      n: 649,
      g: 361,
      c: 337,
      i: 285,
      a: 252,
      s: 182,
    });
    expect(perLetter(directMask)).toEqual({
      o: 3600,
      r: 424,
      g: 330,
      c: 322,
      n: 253,
      s: 177,
      f: 138,
      t: 138,
      v: 137,
      i: 122,
      a: 61,
    });
  });
});

describe("closure of the direct relationships", () => {
  it("reaches with all rules exactly the 4,750 derived triples without Grouping", () => {
    const { missing, extra, reached } = compared(closure(directWithSeeds(), "all"));
    expect(extra).toEqual([]);
    expect(missing).toEqual([]);
    expect(reached).toBe(4_750);
  });

  it("reaches 3,732 of them with the valid rules alone", () => {
    const { extra, reached } = compared(closure(directWithSeeds(), "valid"));
    expect(extra).toEqual([]);
    expect(reached).toBe(3_732);
  });

  it("needs the seeds: 253 triples stay out of reach without them", () => {
    const { missing, extra } = compared(closure(directOf(ungrouped), "all"));
    expect(extra).toEqual([]);
    expect(missing).toHaveLength(253);
  });
});

/**
 * The 29 triples that the reference marks derived although no rule reaches them from the direct ones: the
 * specification's figures across layers show most of them. Nine of them (technology behaviour) would follow from any
 * single one of the nine.
 */
function seeds(): readonly (readonly [ElementType, string, ElementType])[] {
  const behaviours = ["Function", "Process", "Interaction"] as const;
  const changes = ["WorkPackage", "Deliverable", "ImplementationEvent", "Plateau", "Gap"] as const;
  return [
    ["Artifact", "r", "ApplicationCollaboration"],
    ["Artifact", "r", "DataObject"],
    ...behaviours.flatMap((from) => behaviours.map((to) => [`Technology${from}`, "r", `Application${to}`] as const)),
    ...(["Event", "Interface", "Service"] as const).map(
      (kind) => [`Technology${kind}`, "r", `Application${kind}`] as const,
    ),
    ["Capability", "r", "CourseOfAction"],
    ["ValueStream", "r", "CourseOfAction"],
    ["BusinessActor", "c", "BusinessInterface"],
    ["BusinessCollaboration", "c", "BusinessInterface"],
    ["Requirement", "s", "Constraint"],
    ...changes.flatMap((change) => [["Location", "c", change] as const, ["Location", "g", change] as const]),
  ];
}

function directWithSeeds(): Uint16Array {
  const known = directOf(ungrouped);
  expect(seeds()).toHaveLength(29);
  for (const [source, letter, target] of seeds()) {
    expect(
      derivedMask(conceptIndex(source), conceptIndex(target)) & maskOf(letter),
      `${source} ${letter} ${target}`,
    ).not.toBe(0);
    const cell = conceptIndex(source) * conceptCount + conceptIndex(target);
    known[cell] = (known[cell] ?? 0) | maskOf(letter);
  }
  return known;
}

function directOf(members: readonly ElementType[]): Uint16Array {
  const known = new Uint16Array(conceptCount * conceptCount);
  for (const source of members.map(conceptIndex)) {
    for (const target of members.map(conceptIndex)) known[source * conceptCount + target] = directMask(source, target);
  }
  return known;
}

/** Result of a closure against the derived triples of the matrix, seeds included. */
function compared(relations: Uint16Array): { missing: readonly string[]; extra: readonly string[]; reached: number } {
  const [missing, extra]: [string[], string[]] = [[], []];
  let reached = 0;
  for (const source of ungrouped) {
    for (const target of ungrouped) {
      const [from, to] = [conceptIndex(source), conceptIndex(target)];
      const found = relations[from * conceptCount + to] ?? 0;
      missing.push(...lettersOf(permittedMask(from, to) & ~found).map((letter) => `${source} ${letter} ${target}`));
      extra.push(...lettersOf(found & ~permittedMask(from, to)).map((letter) => `${source} ${letter} ${target}`));
      reached += lettersOf(found & derivedMask(from, to)).length;
    }
  }
  return { missing, extra, reached };
}

function reference(): Reference {
  return JSON.parse(readFileSync(file, "utf8")) as Reference;
}

function ours(source: string, target: string): string {
  const letters = permittedRelationships(source, target).map((type) => {
    const letter = relationshipDefinitions.find(({ id }) => id === type)?.letter ?? "?";
    return permission(source, type, target) === "direct" ? letter.toUpperCase() : letter;
  });
  return sorted(letters.join(""));
}

function sorted(letters: string): string {
  return Array.from(letters)
    .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
    .join("");
}

function derivedMask(source: number, target: number): RelationshipMask {
  return permittedMask(source, target) & ~directMask(source, target);
}

function lettersOf(mask: RelationshipMask): readonly string[] {
  return relationshipDefinitions.map(({ letter }) => letter).filter((letter) => (mask & maskOf(letter)) !== 0);
}

function perLetter(maskAt: (source: number, target: number) => RelationshipMask): Record<string, number> {
  return Object.fromEntries(
    relationshipDefinitions.map(({ letter }) => [
      letter,
      total(types, (source, target) => maskAt(source, target) & maskOf(letter)),
    ]),
  );
}

function total(members: readonly ElementType[], maskAt: (source: number, target: number) => RelationshipMask): number {
  const indexes = members.map(conceptIndex);
  return indexes.reduce(
    (sum, source) => sum + indexes.reduce((part, target) => part + lettersOf(maskAt(source, target)).length, 0),
    0,
  );
}
