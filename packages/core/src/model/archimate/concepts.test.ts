import { describe, expect, it } from "vitest";
import {
  conceptCount,
  conceptIndex,
  conceptNamed,
  concepts,
  elementCount,
  elementDefinition,
  elementDefinitions,
  isJunctionIndex,
  junctionNames,
  relationshipEndIndex,
} from "./elements.ts";
import {
  allRelationships,
  familyMasks,
  maskOf,
  relationshipAt,
  relationshipCount,
  relationshipDefinitions,
  relationshipIndex,
  relationshipNamed,
  typesIn,
} from "./relationships.ts";

function tally(keys: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

describe("elements", () => {
  it("are 60, as many per layer and aspect as the specification has", () => {
    expect(new Set(elementDefinitions.map(({ id }) => id)).size).toBe(60);
    expect(elementDefinitions).toHaveLength(elementCount);
    expect(tally(elementDefinitions.map(({ layer }) => layer))).toEqual({
      motivation: 10,
      strategy: 4,
      business: 13,
      application: 9,
      technology: 17,
      implementation: 5,
      composite: 2,
    });
    expect(tally(elementDefinitions.map(({ aspect }) => aspect))).toEqual({
      motivation: 10,
      active: 18,
      behaviour: 20,
      passive: 7,
      composite: 5,
    });
  });

  it("have a domain, Location that of the core, Grouping none", () => {
    expect(tally(elementDefinitions.map(({ domain }) => domain ?? "none"))).toEqual({
      motivation: 10,
      strategy: 4,
      core: 40,
      implementation: 5,
      none: 1,
    });
    expect(elementDefinition("Location").domain).toBe("core");
    expect(elementDefinition("Grouping").domain).toBeUndefined();
  });

  it("have a name of their own in English and in French", () => {
    for (const language of ["en", "fr"] as const) {
      const names = [
        ...elementDefinitions.map(({ name }) => name[language]),
        ...Object.values(junctionNames).map((name) => name[language]),
      ];
      expect(names.every((name) => name.length > 2)).toBe(true);
      expect(new Set(names).size).toBe(names.length);
    }
    expect(
      elementDefinitions.every(({ id, name }) => name.en.replaceAll(" ", "").toLowerCase() === id.toLowerCase()),
    ).toBe(true);
  });

  it("are numbered, with the junctions and relationships after them", () => {
    expect(concepts).toHaveLength(conceptCount);
    concepts.forEach((concept, index) => expect(conceptIndex(concept)).toBe(index));
    expect(concepts.filter((_, index) => isJunctionIndex(index))).toEqual(["AndJunction", "OrJunction"]);
    expect(concepts[relationshipEndIndex]).toBe("Relationship");
  });

  it("are found by names of 3.x and of 2.x", () => {
    expect(conceptNamed("BusinessActor")).toBe("BusinessActor");
    expect(conceptNamed("InfrastructureService")).toBe("TechnologyService");
    expect(conceptNamed("Network")).toBe("CommunicationNetwork");
    expect(conceptNamed("CommunicationPath")).toBe("Path");
    expect(conceptNamed("Junction")).toBe("AndJunction");
    expect(conceptNamed("OrJunction")).toBe("OrJunction");
    for (const name of ["Relationship", "Robot", "", "constructor"]) expect(conceptNamed(name)).toBeUndefined();
  });
});

describe("relationships", () => {
  it("are 11 in four families, each with a letter and names of its own", () => {
    expect(relationshipDefinitions).toHaveLength(relationshipCount);
    expect(new Set(relationshipDefinitions.map(({ id }) => id)).size).toBe(11);
    expect(new Set(relationshipDefinitions.map(({ letter }) => letter)).size).toBe(11);
    expect(tally(relationshipDefinitions.map(({ family }) => family))).toEqual({
      structural: 4,
      dependency: 4,
      dynamic: 2,
      other: 1,
    });
    for (const language of ["en", "fr"] as const) {
      expect(new Set(relationshipDefinitions.map(({ name }) => name[language])).size).toBe(11);
      expect(new Set(relationshipDefinitions.map(({ verb }) => verb[language])).size).toBe(11);
    }
  });

  it("stand in the order of their strength", () => {
    const ranked = (family: string): readonly string[] =>
      relationshipDefinitions.filter((one) => one.family === family).map(({ letter }) => letter);
    expect(ranked("structural")).toEqual(["c", "g", "i", "r"]);
    expect(ranked("dependency")).toEqual(["v", "a", "n", "o"]);
    for (const family of ["structural", "dependency"]) {
      expect(relationshipDefinitions.filter((one) => one.family === family).map(({ strength }) => strength)).toEqual([
        1, 2, 3, 4,
      ]);
    }
  });

  it("are sets of bits for hot code", () => {
    relationshipDefinitions.forEach(({ id, letter }, index) => {
      expect(relationshipIndex(id)).toBe(index);
      expect(relationshipAt(index)).toBe(id);
      expect(maskOf(letter)).toBe(1 << index);
    });
    const { structural, dependency, dynamic, other } = familyMasks;
    expect(structural + dependency + dynamic + other).toBe(allRelationships);
    expect(typesIn(maskOf("frc"))).toEqual(["Composition", "Realization", "Flow"]);
  });

  it("are found by names of 3.x, of 2.x and of Archi's files", () => {
    expect(relationshipNamed("Serving")).toBe("Serving");
    expect(relationshipNamed("UsedBy")).toBe("Serving");
    expect(relationshipNamed("UsedByRelationship")).toBe("Serving");
    expect(relationshipNamed("RealisationRelationship")).toBe("Realization");
    expect(relationshipNamed("Specialisation")).toBe("Specialization");
    for (const name of ["Relationship", "Uses", "", "toString"]) expect(relationshipNamed(name)).toBeUndefined();
  });
});
