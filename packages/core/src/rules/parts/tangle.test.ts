import { describe, expect, it } from "vitest";
import { tanglesIn } from "./tangle.ts";

const crossing = (from: number, to: number): { from: number; to: number; flow: number } => ({ from, to, flow: 0 });

describe("tangle", () => {
  it("counts n(n-1)/2 pairs where each is joined to each, whatever the direction and however often", () => {
    const nodes = [0, 1, 2, 3, 4, 5];
    const all = nodes.flatMap((from) => nodes.filter((to) => to !== from).map((to) => crossing(from, to)));
    expect(tanglesIn([...all, ...all])).toEqual([{ systems: nodes, pairs: 15, busiest: 0, partners: 5 }]);
  });

  it("tells groups apart, each with its busiest", () => {
    const found = tanglesIn([crossing(7, 3), crossing(3, 9), crossing(1, 2)]);
    expect(found).toEqual([
      { systems: [3, 7, 9], pairs: 2, busiest: 3, partners: 2 },
      { systems: [1, 2], pairs: 1, busiest: 1, partners: 1 },
    ]);
  });
});
