import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { testPen } from "../../parts/picture.fixtures.ts";
import type { GroupMark, Mark, Scene } from "../../scene.ts";
import type { Chart, ChartPart } from "./chart.ts";
import { chartScene } from "./index.ts";
import { placeOn, roundStep, ticksBetween } from "./scale.ts";

function draw(chart: Chart, width = 604): Scene {
  return chartScene(chart, { title: "T", description: "D", width, pen: testPen() });
}

const part = (id: string, value: number, isUnknown = false): ChartPart => ({
  id,
  label: `${id}: ${value}`,
  value,
  paint: "sequential-4",
  isUnknown,
});

function groups(marks: readonly Mark[]): readonly GroupMark[] {
  return marks.flatMap((mark) => (mark.kind === "group" && mark.id !== undefined ? [mark] : []));
}

function rectWidth(group: GroupMark | undefined): number {
  const rect = group?.marks.find((mark) => mark.kind === "rect");
  return rect?.kind === "rect" ? rect.width : 0;
}

describe("scales", () => {
  test("have round steps", () => {
    expect([0.3, 1, 1.2, 3, 7, 40].map(roundStep)).toEqual([0.5, 1, 2, 5, 10, 50]);
    expect(ticksBetween(3, 97, 5)).toEqual([0, 20, 40, 60, 80, 100]);
    expect(ticksBetween(4, 4, 4)).toEqual([4, 5]);
    expect(ticksBetween(0, 3, 6, true)).toEqual([0, 1, 2, 3]);
  });

  test("cover their numbers and place them between the ends", () => {
    const number = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(number, number, fc.integer({ min: 2, max: 8 }), (a, b, wanted) => {
        const [least, most] = [Math.min(a, b), Math.max(a, b)];
        const ticks = ticksBetween(least, most, wanted);
        const [first = 0, last = 0] = [ticks[0], ticks.at(-1)];
        const slack = Math.max(1, Math.abs(most), Math.abs(least)) * 1e-6;
        expect(first).toBeLessThanOrEqual(least + slack);
        expect(last).toBeGreaterThanOrEqual(most - slack);
        expect(ticks.length).toBeLessThanOrEqual(wanted + 4);
        const place = placeOn({ from: first, to: last }, 10, 110);
        expect(place((first + last) / 2)).toBeCloseTo(60, 3);
      }),
    );
  });
});

describe("charts", () => {
  test("bars are as long as what they count; unknown is hatched", () => {
    const scene = draw({
      kind: "bars",
      legend: [],
      bars: [
        { name: "Vital", text: "4", parts: [part("vital", 4)] },
        { name: "Normal", text: "1", parts: [part("normal", 1)] },
        { name: "unknown", text: "2", parts: [part("unknown", 2, true)] },
      ],
    });
    const [vital, normal, unknown] = groups(scene.marks);
    expect(rectWidth(vital) / rectWidth(normal)).toBeCloseTo(4, 1);
    expect(rectWidth(vital) / rectWidth(unknown)).toBeCloseTo(2, 1);
    const look = unknown?.marks[0];
    expect(look?.kind === "rect" ? look.style.isHatched : false).toBe(true);
    expect(vital?.label).toBe("vital: 4");
  });

  test("stacked parts lie end to end", () => {
    const scene = draw({
      kind: "bars",
      legend: [{ name: "One", paint: "category-0" }],
      bars: [{ name: "A", text: "3", parts: [part("one", 1), part("two", 2)] }],
    });
    const [one, two] = groups(scene.marks).map((group) => group.marks[0]);
    expect(one?.kind === "rect" && two?.kind === "rect" ? one.x + one.width : 0).toBeCloseTo(
      two?.kind === "rect" ? two.x : -1,
      1,
    );
  });

  test("a whole ring closes", () => {
    const scene = draw({ kind: "donut", total: "3", slices: [{ ...part("all", 3), name: "All", text: "3" }] }, 280);
    const ring = groups(scene.marks)[0]?.marks[0];
    const steps = ring?.kind === "path" ? ring.steps : [];
    const [first, last] = [steps[0], steps[8]];
    expect(last?.slice(-2).map(Number)).toEqual(first?.slice(-2).map(Number));
  });

  test("bubbles in one place stand apart", () => {
    const axis = {
      name: "Fit",
      from: 1,
      to: 5,
      ticks: [
        { at: 1, name: "1" },
        { at: 5, name: "5" },
      ],
    };
    const bubble = (id: string) => ({
      id,
      element: id,
      name: id,
      label: id,
      x: 4,
      y: 4,
      size: undefined,
      paint: "accent" as const,
    });
    const scene = draw({
      kind: "bubbles",
      x: axis,
      y: axis,
      bubbles: ["a", "b", "c"].map(bubble),
      legend: [],
      unplaced: undefined,
    });
    const places = groups(scene.marks).map(({ box }) => `${box?.x} ${box?.y}`);
    expect(new Set(places).size).toBe(3);
  });

  test("whatever the figures, all marks are numbers inside the picture", () => {
    const value = fc.oneof(
      fc.integer({ min: 0, max: 1e6 }),
      fc.double({ min: 0, max: 1e9, noNaN: true }),
      fc.constant(0),
    );
    const name = fc.string({ maxLength: 40 });
    const parts = fc.array(fc.record({ value, name }), { maxLength: 9 });
    fc.assert(
      fc.property(parts, fc.constantFrom(280, 604, 1252), (all, width) => {
        const named = all.map((one, index) => ({
          ...part(`p${index}`, one.value),
          name: one.name,
          text: String(one.value),
        }));
        const charts: readonly Chart[] = [
          { kind: "bars", legend: named, bars: named.map((one) => ({ name: one.name, text: one.text, parts: [one] })) },
          { kind: "columns", columns: named },
          { kind: "donut", slices: named, total: "1" },
          {
            kind: "heat",
            rowsName: "r",
            columnsName: "c",
            rows: named,
            columns: named,
            cells: named.map((one) =>
              named.map(() => ({ id: one.id, label: one.label, value: one.value, text: one.text })),
            ),
          },
          {
            kind: "line",
            y: { name: "y", from: 0, to: Math.max(1, ...named.map((one) => one.value)), ticks: [] },
            points: named.map((one, index) => ({ ...one, day: 20_000 + index })),
          },
        ];
        for (const chart of charts) {
          const scene = draw(chart, width);
          expect(scene.width).toBe(width);
          expect(numbersIn(scene.marks).every((number) => Number.isFinite(number))).toBe(true);
          for (const { x, width: wide } of rectsIn(scene.marks)) expect(x + wide).toBeLessThanOrEqual(width + 1);
        }
      }),
      { numRuns: 60 },
    );
  });
});

function rectsIn(marks: readonly Mark[]): readonly { readonly x: number; readonly width: number }[] {
  return marks.flatMap((mark) => (mark.kind === "group" ? rectsIn(mark.marks) : mark.kind === "rect" ? [mark] : []));
}

function numbersIn(marks: readonly Mark[]): readonly number[] {
  return marks.flatMap((mark): readonly number[] => {
    switch (mark.kind) {
      case "group":
        return numbersIn(mark.marks);
      case "rect":
        return [mark.x, mark.y, mark.width, mark.height];
      case "path":
        return mark.steps.flatMap((step) => step.slice(1).map(Number));
      case "text":
        return [mark.x, mark.y, mark.width];
      case "icon":
        return [mark.x, mark.y];
    }
  });
}
