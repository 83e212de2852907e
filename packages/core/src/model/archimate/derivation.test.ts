import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { derivationRules } from "./derivation-rules.ts";
import { derive } from "./derivation.ts";
import type { Direction, Leg } from "./derivation.ts";
import { conceptIndex, elementDefinition, elementDefinitions } from "./elements.ts";
import type { ElementType } from "./elements.ts";
import { permission } from "./matrix.ts";
import { maskOf, relationshipDefinitions, relationshipIndex } from "./relationships.ts";
import type { RelationshipType } from "./relationships.ts";
import { derivableMask, mayLieBetween } from "./restrictions.ts";

const element: fc.Arbitrary<ElementType> = fc.constantFrom(...elementDefinitions.map(({ id }) => id));
const direction: fc.Arbitrary<Direction> = fc.constantFrom("forward", "backward");
const leg: fc.Arbitrary<Leg> = fc.record({
  relationship: fc.constantFrom(...relationshipDefinitions.map(({ id }) => id)),
  direction,
});

function forward(relationship: RelationshipType): Leg {
  return { relationship, direction: "forward" };
}

function backward(relationship: RelationshipType): Leg {
  return { relationship, direction: "backward" };
}

/** Derivations as short words: `DR2 Assignment forward`. */
function told(...walk: Parameters<typeof derive>): readonly string[] {
  return derive(...walk).map(({ rule, relationship, direction: way }) => `${rule} ${relationship} ${way}`);
}

describe("derivation rules", () => {
  it("are 8 valid and 12 potential ones, numbered, explained in both languages", () => {
    expect(derivationRules.filter(({ certain }) => certain).map(({ id }) => id)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `DR${n}`),
    );
    expect(derivationRules.filter(({ certain }) => !certain).map(({ id }) => id)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((n) => `PDR${n}`),
    );
    for (const language of ["en", "fr"] as const)
      expect(new Set(derivationRules.map(({ text }) => text[language])).size).toBe(20);
  });
});

describe("derive", () => {
  it("DR1: special cases of special cases", () => {
    expect(
      told("BusinessRole", forward("Specialization"), "BusinessRole", forward("Specialization"), "BusinessRole"),
    ).toEqual(["DR1 Specialization forward"]);
  });

  it("DR2: structure adds up to the weaker relationship", () => {
    expect(
      told("BusinessActor", forward("Assignment"), "BusinessRole", forward("Assignment"), "BusinessProcess"),
    ).toEqual(["DR2 Assignment forward"]);
    expect(
      told(
        "ApplicationComponent",
        forward("Assignment"),
        "ApplicationFunction",
        forward("Realization"),
        "ApplicationService",
      ),
    ).toEqual(["DR2 Realization forward"]);
  });

  it("DR3: the whole does what its part does", () => {
    expect(
      told("ApplicationComponent", forward("Realization"), "ApplicationService", forward("Serving"), "BusinessProcess"),
    ).toEqual(["DR3 Serving forward"]);
  });

  it("DR4: what is done for the part is done for the whole", () => {
    expect(
      told("BusinessRole", forward("Assignment"), "BusinessProcess", backward("Serving"), "ApplicationService"),
    ).toEqual(["DR4 Serving backward"]);
    expect(
      told("ApplicationService", forward("Serving"), "BusinessProcess", backward("Assignment"), "BusinessRole"),
    ).toEqual(["DR4 Serving forward"]);
  });

  it("DR5 and DR6: flows from and to the part are flows of the whole", () => {
    expect(
      told(
        "ApplicationComponent",
        forward("Assignment"),
        "ApplicationFunction",
        forward("Flow"),
        "ApplicationFunction",
      ),
    ).toEqual(["DR5 Flow forward"]);
    expect(
      told(
        "ApplicationComponent",
        forward("Assignment"),
        "ApplicationFunction",
        backward("Flow"),
        "ApplicationFunction",
      ),
    ).toEqual(["DR6 Flow backward"]);
  });

  it("DR7 and DR8: triggers reach the part and go on", () => {
    expect(
      told("BusinessEvent", forward("Triggering"), "BusinessProcess", forward("Composition"), "BusinessProcess"),
    ).toEqual(["DR7 Triggering forward"]);
    expect(
      told("BusinessEvent", forward("Triggering"), "BusinessProcess", forward("Triggering"), "BusinessProcess"),
    ).toEqual(["DR8 Triggering forward"]);
  });

  it("calls potential what a person must confirm", () => {
    const [only] = derive(
      "ApplicationService",
      forward("Serving"),
      "BusinessProcess",
      forward("Composition"),
      "BusinessProcess",
    );
    expect(only).toEqual({ relationship: "Serving", direction: "forward", rule: "PDR5", certain: false });
    expect(
      told("BusinessEvent", forward("Triggering"), "BusinessProcess", backward("Composition"), "BusinessProcess"),
    ).toEqual(["PDR11 Triggering forward"]);
    expect(
      told("ApplicationService", forward("Serving"), "ApplicationService", forward("Serving"), "BusinessProcess"),
    ).toEqual(["PDR7 Serving forward"]);
  });

  it("PDR12 holds across a Grouping only", () => {
    expect(
      told("ApplicationComponent", backward("Aggregation"), "Grouping", forward("Realization"), "ApplicationService"),
    ).toEqual(["PDR12 Realization forward"]);
    expect(
      told(
        "ApplicationComponent",
        backward("Aggregation"),
        "ApplicationCollaboration",
        forward("Realization"),
        "ApplicationService",
      ),
    ).toEqual([]);
  });

  it("hands on what enters a junction", () => {
    expect(told("BusinessProcess", forward("Flow"), "AndJunction", forward("Flow"), "BusinessProcess")).toEqual([
      "junction Flow forward",
    ]);
    expect(told("BusinessProcess", backward("Flow"), "OrJunction", backward("Flow"), "BusinessProcess")).toEqual([
      "junction Flow backward",
    ]);
    expect(told("BusinessProcess", forward("Flow"), "AndJunction", backward("Flow"), "BusinessProcess")).toEqual([]);
    expect(told("BusinessProcess", forward("Flow"), "AndJunction", forward("Triggering"), "BusinessProcess")).toEqual(
      [],
    );
    expect(told("Goal", forward("Flow"), "AndJunction", forward("Flow"), "BusinessProcess")).toEqual([]);
  });

  it("respects the domains", () => {
    expect(mayLieBetween(conceptIndex("WorkPackage"), conceptIndex("ApplicationComponent"), conceptIndex("Goal"))).toBe(
      true,
    );
    expect(
      mayLieBetween(conceptIndex("Capability"), conceptIndex("ApplicationComponent"), conceptIndex("WorkPackage")),
    ).toBe(true);
    expect(mayLieBetween(conceptIndex("WorkPackage"), conceptIndex("Location"), conceptIndex("Goal"))).toBe(false);
    expect(mayLieBetween(conceptIndex("Capability"), conceptIndex("ApplicationComponent"), conceptIndex("Goal"))).toBe(
      false,
    );
    expect(mayLieBetween(conceptIndex("Node"), conceptIndex("Goal"), conceptIndex("ApplicationComponent"))).toBe(false);
    expect(told("ApplicationComponent", forward("Realization"), "Requirement", forward("Influence"), "Goal")).toEqual([
      "DR3 Influence forward",
    ]);
    expect(told("Goal", backward("Realization"), "ApplicationComponent", forward("Realization"), "Capability")).toEqual(
      [],
    );
    expect(derivableMask(conceptIndex("WorkPackage"), conceptIndex("Node"))).toBe(maskOf("ro"));
    expect(derivableMask(conceptIndex("Node"), conceptIndex("WorkPackage"))).toBe(maskOf("io"));
    expect(derivableMask(conceptIndex("Goal"), conceptIndex("Node"))).toBe(maskOf("o"));
    expect(derivableMask(conceptIndex("DataObject"), conceptIndex("Artifact"))).toBe(maskOf("ro"));
    expect(derivableMask(conceptIndex("Node"), conceptIndex("DataObject"))).toBe(maskOf("aio"));
  });

  it("gives the same whichever end one starts from", () => {
    fc.assert(
      fc.property(element, leg, element, leg, element, (start, first, middle, second, end) => {
        const there = told(start, first, middle, second, end);
        const back = derive(end, turned(second), middle, turned(first), start).map(
          ({ rule, ...found }) => `${rule} ${found.relationship} ${turned(found).direction}`,
        );
        expect([...back].sort()).toEqual([...there].sort());
      }),
    );
  });

  it("permits by the matrix all that it gives", () => {
    fc.assert(
      fc.property(element, leg, element, leg, element, (start, first, middle, second, end) => {
        for (const { relationship, direction: way } of derive(start, first, middle, second, end)) {
          expect(
            way === "forward" ? permission(start, relationship, end) : permission(end, relationship, start),
          ).not.toBe("none");
        }
      }),
    );
  });

  it("agrees with reading the rules literally, with every way to call the three elements a, b and c", () => {
    fc.assert(
      fc.property(element, leg, element, leg, element, (start, first, middle, second, end) => {
        expect([...told(start, first, middle, second, end)].sort()).toEqual(
          [...readLiterally(start, first, middle, second, end)].sort(),
        );
      }),
      { numRuns: 2000 },
    );
  });
});

function turned(one: Leg): Leg {
  return { relationship: one.relationship, direction: one.direction === "forward" ? "backward" : "forward" };
}

/** Brute force: 20 rules x 6 namings of start, middle and end x both orders of the premises. */
function readLiterally(
  start: ElementType,
  first: Leg,
  middle: ElementType,
  second: Leg,
  end: ElementType,
): readonly string[] {
  const found = new Set<string>();
  for (const names of ["abc", "acb", "bac", "bca", "cab", "cba"]) {
    const [x, y, z] = [names.charAt(0), names.charAt(1), names.charAt(2)];
    const p = { arrow: first.direction === "forward" ? `${x}->${y}` : `${y}->${x}`, type: first.relationship };
    const q = { arrow: second.direction === "forward" ? `${y}->${z}` : `${z}->${y}`, type: second.relationship };
    for (const [one, other] of [[p, q] as const, [q, p] as const]) {
      for (const rule of derivationRules) {
        const [i, j] = [relationshipIndex(one.type), relationshipIndex(other.type)];
        if (rule.first[0] !== one.arrow || rule.second[0] !== other.arrow) continue;
        if ((rule.first[1] & (1 << i)) === 0 || (rule.second[1] & (1 << j)) === 0) continue;
        if (rule.across !== undefined && rule.across !== middle) continue;
        const [arrow, gives] = rule.gives;
        const type = gives === "first" ? one.type : gives === "second" ? other.type : i > j ? one.type : other.type;
        if (arrow !== `${x}->${z}` && arrow !== `${z}->${x}`) continue;
        const way = arrow === `${x}->${z}` ? "forward" : "backward";
        const [source, target] = way === "forward" ? [start, end] : [end, start];
        if (!isWithinRestrictions(source, target, start, middle, end, type)) continue;
        found.add(`${rule.id} ${type} ${way}`);
      }
    }
  }
  return [...found];
}

/** The restrictions, worded anew. */
function isWithinRestrictions(
  source: ElementType,
  target: ElementType,
  start: ElementType,
  middle: ElementType,
  end: ElementType,
  type: RelationshipType,
): boolean {
  const [from, at, to] = [start, middle, end].map((id) => elementDefinition(id).domain);
  const isFree = from === undefined || at === undefined || to === undefined;
  const isCoreStep =
    at === "core" &&
    middle !== "Location" &&
    (from === "implementation" || to === "implementation") &&
    [from, to].some((one) => one === "motivation" || one === "strategy");
  if (!isFree && at !== from && at !== to && !isCoreStep) return false;
  return (
    (derivableMask(conceptIndex(source), conceptIndex(target)) & (1 << relationshipIndex(type))) !== 0 &&
    permission(source, type, target) !== "none"
  );
}
