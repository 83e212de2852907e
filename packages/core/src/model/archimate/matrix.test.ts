import { describe, expect, it } from "vitest";
import { concepts } from "./elements.ts";
import { directMask, permission, permissionAcross, permittedMask, permittedRelationships } from "./matrix.ts";

describe("permission matrix", () => {
  it("tells direct, derived and forbidden apart", () => {
    expect(permission("BusinessRole", "Assignment", "BusinessProcess")).toBe("direct");
    expect(permission("Node", "Serving", "BusinessProcess")).toBe("derived");
    expect(permission("BusinessProcess", "Assignment", "BusinessRole")).toBe("none");
    expect(permission("Goal", "Flow", "Goal")).toBe("none");
  });

  it("permits nothing to names that ArchiMate 3.2 does not have", () => {
    expect(permission("Robot", "Flow", "BusinessProcess")).toBe("none");
    expect(permission("BusinessProcess", "Flow", "constructor")).toBe("none");
    expect(permission("BusinessProcess", "UsedBy", "BusinessProcess")).toBe("none");
    expect(permittedRelationships("Robot", "BusinessProcess")).toEqual([]);
  });

  it("lists what is permitted between two types", () => {
    expect(permittedRelationships("Goal", "Principle")).toEqual(["Influence", "Association"]);
    expect(permittedRelationships("Stakeholder", "Material")).toEqual(["Association"]);
  });

  it("permits association between any two elements and between elements and relationships", () => {
    expect(permission("Meaning", "Association", "Relationship")).toBe("direct");
    expect(permission("Relationship", "Association", "Meaning")).toBe("direct");
    expect(permittedRelationships("BusinessActor", "Relationship")).toEqual(["Association"]);
    expect(permittedRelationships("Relationship", "Relationship")).toEqual([]);
  });

  it("lets Grouping, Location and Plateau hold relationships", () => {
    for (const holder of ["Grouping", "Location", "Plateau"] as const) {
      expect(permittedRelationships(holder, "Relationship")).toEqual(["Composition", "Aggregation", "Association"]);
    }
  });

  it("lets any relationship into a junction, but none of the whole and its parts out to an element", () => {
    expect(permittedRelationships("Goal", "AndJunction")).toHaveLength(11);
    expect(permittedRelationships("OrJunction", "AndJunction")).toHaveLength(11);
    expect(permittedRelationships("OrJunction", "BusinessProcess")).toEqual([
      "Assignment",
      "Realization",
      "Serving",
      "Association",
      "Triggering",
      "Flow",
    ]);
    expect(permission("AndJunction", "Composition", "BusinessProcess")).toBe("none");
  });

  it("judges a junction by every pair of its ends", () => {
    expect(permissionAcross(["BusinessProcess", "BusinessFunction"], "Triggering", ["BusinessProcess"])).toBe("direct");
    expect(permissionAcross(["BusinessProcess", "Node"], "Serving", ["BusinessProcess"])).toBe("derived");
    expect(permissionAcross(["BusinessProcess", "Goal"], "Triggering", ["BusinessProcess"])).toBe("none");
  });

  it("never calls anything direct that it does not permit", () => {
    concepts.forEach((_, source) =>
      concepts.forEach((__, target) => expect(directMask(source, target) & ~permittedMask(source, target)).toBe(0)),
    );
  });
});
