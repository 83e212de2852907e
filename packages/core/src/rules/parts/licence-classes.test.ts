import { describe, expect, it } from "vitest";
import { classOfExpression, isOpenSource } from "./licence-classes.ts";

describe("classes of licences", () => {
  it.each([
    ["MIT", "permissive"],
    ["Apache-2.0", "permissive"],
    ["BSD-3-Clause", "permissive"],
    ["PostgreSQL", "permissive"],
    ["MPL-2.0", "weak-copyleft"],
    ["LGPL-2.1-or-later", "weak-copyleft"],
    ["EPL-2.0", "weak-copyleft"],
    ["GPL-3.0-only", "strong-copyleft"],
    ["AGPL-3.0-only", "network-copyleft"],
    ["EUPL-1.2", "network-copyleft"],
    ["SSPL-1.0", "proprietary"],
    ["BUSL-1.1", "proprietary"],
    ["BSL-1.0", "permissive"],
    ["proprietary", "proprietary"],
    ["in-house", "own"],
    ["subscription", "unknown"],
    ["LicenseRef-ours", "unknown"],
  ])("%s is %s", (licence, expected) => {
    expect(classOfExpression(licence)).toBe(expected);
  });

  it("takes of alternatives the easiest, of what applies together the strictest", () => {
    expect(classOfExpression("(MIT OR GPL-2.0-only)")).toBe("permissive");
    expect(classOfExpression("MIT AND GPL-2.0-only")).toBe("strong-copyleft");
    expect(classOfExpression("(MIT AND MPL-2.0) OR proprietary")).toBe("weak-copyleft");
    expect(classOfExpression("GPL-2.0-only WITH Classpath-exception-2.0")).toBe("weak-copyleft");
  });

  it("says nothing of what is written in-house or not known", () => {
    expect(isOpenSource("own")).toBeUndefined();
    expect(isOpenSource("unknown")).toBeUndefined();
    expect(isOpenSource("proprietary")).toBe(false);
    expect(isOpenSource("network-copyleft")).toBe(true);
  });
});
