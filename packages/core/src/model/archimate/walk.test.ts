import { describe, expect, it } from "vitest";
import { derive } from "./derivation.ts";
import { conceptIndex, elementDefinitions } from "./elements.ts";
import type { Concept } from "./elements.ts";
import {
  extend,
  extendAtJunction,
  extendBetween,
  legOf,
  noState,
  ruleOfExtending,
  walkState,
  walkStateCount,
} from "./walk.ts";
import type { WalkState } from "./walk.ts";

const states: readonly WalkState[] = Array.from({ length: walkStateCount }, (_, state) => state);

describe("walk", () => {
  it("codes type and direction, and back", () => {
    for (const state of states) {
      const { relationship, direction } = legOf(state);
      expect(walkState(relationship, direction)).toBe(state);
    }
  });

  it("takes exactly the valid derivations as its steps", () => {
    let compared = 0;
    // Between groupings neither restrictions nor the matrix take anything away that the rules give.
    for (const state of states) {
      for (const step of states) {
        const valid = derive("Grouping", legOf(state), "Grouping", legOf(step), "Grouping").filter(
          ({ certain }) => certain,
        );
        const next = extend(state, step);
        expect(valid.map(({ relationship, direction }) => walkState(relationship, direction))).toEqual(
          next === noState ? [] : [next],
        );
        expect(valid.map(({ rule }) => rule)).toEqual(next === noState ? [] : [ruleOfExtending(state, step)]);
        compared++;
      }
    }
    expect(compared).toBe(484);
  });

  it("loses nothing by going from left to right", () => {
    let nested = 0;
    for (const p of states) {
      for (const q of states) {
        for (const r of states) {
          const inner = extend(q, r);
          const outer = inner === noState ? noState : extend(p, inner);
          if (outer === noState) continue;
          const first = extend(p, q);
          expect(first === noState ? noState : extend(first, r), `${p} ${q} ${r}`).toBe(outer);
          nested++;
        }
      }
    }
    expect(nested).toBeGreaterThan(500);
  });

  it("knows from state and type in which direction a junction was entered", () => {
    for (const state of states) {
      for (let type = 0; type < 11; type++) {
        const passes = [type * 2, type * 2 + 1].filter((step) => extendAtJunction(state, step) !== noState);
        expect(passes.length).toBeLessThanOrEqual(1);
      }
      expect(extendAtJunction(state, state)).toBe(state);
    }
    expect(extendAtJunction(walkState("Triggering", "forward"), walkState("Composition", "forward"))).toBe(
      walkState("Triggering", "forward"),
    );
    expect(extendAtJunction(walkState("Triggering", "forward"), walkState("Triggering", "backward"))).toBe(noState);
  });

  it("agrees with `derive` on all triples of a sample of element types", () => {
    const sample = elementDefinitions.map(({ id }) => id).filter((_, index) => index % 9 === 3);
    for (const start of sample) {
      for (const middle of [...sample, "AndJunction" as const]) {
        for (const end of sample) expectAgreement(start, middle, end);
      }
    }
  });

  it("finds what a component does for a role three steps away, and what it does not", () => {
    // component realizes service, service serves process, role is assigned to process
    const path = [
      ["ApplicationService", walkState("Serving", "forward"), "BusinessProcess"],
      ["BusinessProcess", walkState("Assignment", "backward"), "BusinessRole"],
      ["BusinessRole", walkState("Assignment", "forward"), "BusinessProcess"],
    ] as const;
    let state: WalkState = walkState("Realization", "forward");
    const reached = path.map(([middle, step, end]) => {
      state =
        state === noState
          ? noState
          : extendBetween(conceptIndex("ApplicationComponent"), state, conceptIndex(middle), step, conceptIndex(end));
      return state === noState ? undefined : legOf(state).relationship;
    });
    expect(reached).toEqual(["Serving", "Serving", undefined]);
  });

  it("passes a junction, and a chain of them, unchanged", () => {
    const flow = walkState("Flow", "forward");
    const component = conceptIndex("ApplicationComponent");
    const [and, or] = [conceptIndex("AndJunction"), conceptIndex("OrJunction")];
    expect(extendBetween(component, flow, and, flow, or)).toBe(flow);
    expect(extendBetween(component, flow, or, flow, component)).toBe(flow);
    expect(extendBetween(component, flow, component, flow, component)).toBe(noState);
  });
});

function expectAgreement(start: Concept, middle: Concept, end: Concept): void {
  for (const state of states) {
    for (const step of states) {
      const next = extendBetween(conceptIndex(start), state, conceptIndex(middle), step, conceptIndex(end));
      if (middle === "AndJunction" && state !== step) continue;
      const valid = derive(start, legOf(state), middle, legOf(step), end).filter(({ certain }) => certain);
      const expected = valid.map(({ relationship, direction }) => walkState(relationship, direction));
      if (expected.length !== (next === noState ? 0 : 1) || (expected[0] ?? noState) !== next)
        expect(`${start} ${state} ${middle} ${step} ${end}: ${next}`).toBe(expected.join(" "));
    }
  }
}
