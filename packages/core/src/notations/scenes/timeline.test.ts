import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayNumber } from "../../base/dates.ts";
import type { TimelineBar, TimelineDiagram, TimelineRow } from "../../views/diagram.ts";
import { flat, testPen } from "../parts/picture.fixtures.ts";
import type { GroupMark, Mark, PathMark, TextMark } from "../scene.ts";
import { phaseEntries, phases } from "./timeline-phases.ts";
import { timelineScene } from "./timeline.ts";

const day = (text: string): number => dayNumber(text) ?? Number.NaN;
const row = (id: string, more: Partial<TimelineRow> = {}): TimelineRow => ({
  id,
  name: id,
  bars: [],
  milestones: [],
  ...more,
});
const timeline = (rows: readonly TimelineRow[], more: Partial<TimelineDiagram> = {}): TimelineDiagram => ({
  kind: "timeline",
  from: day("2026-01-01"),
  to: day("2029-01-01"),
  groups: [{ id: "g", name: "Core", rows }],
  links: [],
  notes: [],
  ...more,
});
const bar = (
  from: string | undefined,
  to: string | undefined,
  phase: TimelineBar["phase"] = "active",
): TimelineBar => ({
  from: from === undefined ? undefined : day(from),
  to: to === undefined ? undefined : day(to),
  phase,
  label: phase,
});
const rowsOf = (marks: readonly Mark[]): readonly GroupMark[] =>
  marks.filter((mark): mark is GroupMark => mark.kind === "group" && mark.role === "row");
const texts = (marks: readonly Mark[]): readonly TextMark[] =>
  flat(marks).filter((mark): mark is TextMark => mark.kind === "text");
const paths = (marks: readonly Mark[]): readonly PathMark[] =>
  marks.filter((mark): mark is PathMark => mark.kind === "path");
const xsOf = ({ steps }: PathMark): readonly number[] =>
  steps.flatMap((step) => (step[0] === "M" || step[0] === "L" ? [step[1]] : []));

describe("a timeline as a picture", () => {
  test("bars lie where their days are, twice as long when twice as many", () => {
    const { marks } = timelineScene(
      timeline([
        row("a", { bars: [bar("2026-01-01", "2027-01-01")] }),
        row("b", { bars: [bar("2026-01-01", "2028-01-01")] }),
      ]),
      testPen(),
    );
    const [one, two] = rowsOf(marks).map((each) =>
      xsOf(paths(each.marks)[0] ?? { kind: "path", steps: [], style: {} }),
    );
    const length = (xs: readonly number[] = []): number => Math.max(...xs) - Math.min(...xs);
    expect(length(two) / length(one)).toBeCloseTo(2, 2);
  });

  test("ends that nobody knows, and ends outside, are points", () => {
    const { marks } = timelineScene(
      timeline([
        row("open", { bars: [bar(undefined, undefined)] }),
        row("outside", { bars: [bar("2020-01-01", "2040-01-01")] }),
        row("closed", { bars: [bar("2026-02-01", "2028-02-01")] }),
      ]),
      testPen(),
    );
    const corners = rowsOf(marks).map((each) => paths(each.marks)[0]?.steps.length);
    expect(corners).toEqual([7, 7, 5]);
  });

  test("phases differ without colour", () => {
    const { marks } = timelineScene(
      timeline(
        phases.map((phase) => row(phase, { layer: "application", bars: [bar("2026-02-01", "2027-02-01", phase)] })),
      ),
      testPen(),
    );
    const looks = rowsOf(marks).map((each) => {
      const [first] = paths(each.marks);
      const { dash, isHatched, fill = "" } = first?.style ?? {};
      const ys = (first?.steps ?? []).flatMap((step) => (step[0] === "M" || step[0] === "L" ? [step[2]] : []));
      const strength = fill.endsWith("-fill") || fill === "ground" ? "light" : "strong";
      const hasText = each.marks.filter(({ kind }) => kind === "text").length > 1;
      return JSON.stringify([dash, isHatched, strength, Math.max(...ys) - Math.min(...ys), hasText]);
    });
    expect(new Set(looks).size).toBe(phases.length);
  });

  test("names of milestones never lie on each other", () => {
    const anyDays = fc.array(fc.integer({ min: day("2026-01-01"), max: day("2028-12-31") }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(anyDays, (days) => {
        const milestones = days.map((each, index) => ({ day: each, name: `Milestone ${index}`, label: "" }));
        const picture = timelineScene(timeline([row("a", { milestones }), row("b")]), testPen());
        const [first] = rowsOf(picture.marks);
        const names = texts(first?.marks ?? []).filter(({ text }) => text.startsWith("Milestone"));
        expect(names).toHaveLength(days.length);
        names.forEach((one, index) => {
          expect(one.x + one.width).toBeLessThanOrEqual(picture.width);
          expect(one.y).toBeLessThan((first?.box?.y ?? 0) + (first?.box?.height ?? 0));
          for (const other of names.slice(index + 1)) {
            if (one.y === other.y) expect(one.x + one.width <= other.x || other.x + other.width <= one.x).toBe(true);
          }
        });
      }),
      { numRuns: 50 },
    );
  });

  test("ticks are years with quarters, or months when there is room; in the reader's language", () => {
    const said = (more: Partial<TimelineDiagram>, language: "en" | "fr"): readonly string[] =>
      texts(timelineScene(timeline([], more), testPen(language)).marks).map(({ text }) => text);
    expect(said({}, "en")).toEqual(expect.arrayContaining(["2026", "2027", "2028", "Q1", "Q4"]));
    expect(said({}, "fr")).toContain("T2");
    expect(said({ to: day("2026-12-31") }, "fr")).toEqual(expect.arrayContaining(["janv.", "août", "déc."]));
    expect(said({ to: day("2060-01-01") }, "en")).not.toContain("Q1");
  });

  test("the day that it is about has a line and its date", () => {
    const { marks } = timelineScene(timeline([row("a")], { today: day("2026-11-21") }), testPen());
    expect(texts(marks).map(({ text }) => text)).toContain("21\u00a0Nov\u00a02026");
    expect(paths(marks).some(({ style }) => style.stroke === "accent")).toBe(true);
  });

  test("links are right-angled arrows between rows that exist", () => {
    const rows = [
      row("late", { bars: [bar("2026-06-01", "2028-01-01")] }),
      row("early", { bars: [bar("2026-02-01", "2026-04-01")] }),
    ];
    const links = [
      { from: "early", to: "late", label: "Late waits for early" },
      { from: "late", to: "early", label: "and back" },
      { from: "late", to: "gone", label: "" },
    ];
    const edges = timelineScene(timeline(rows, { links }), testPen()).marks.filter(
      (mark): mark is GroupMark => mark.kind === "group" && mark.role === "edge",
    );
    expect(edges.map(({ label }) => label)).toEqual(["Late waits for early", "and back"]);
    for (const { marks } of edges) {
      const corners = (paths(marks)[0]?.steps ?? []).flatMap((step) => (step[0] === "Q" ? [[step[1], step[2]]] : []));
      expect(corners.length).toBeGreaterThan(0);
    }
  });

  test("the legend names the phases that are there, in the order of life", () => {
    const shown = timeline([
      row("a", { bars: [bar(undefined, "2027-01-01", "retired"), bar(undefined, "2027-01-01", "planned")] }),
    ]);
    expect(phaseEntries(shown, testPen("fr")).map(({ name }) => name)).toEqual(["Planifié", "Retiré"]);
  });

  test("no rows, no days and days backwards do no harm", () => {
    for (const more of [{ groups: [] }, { to: day("2026-01-01") }, { to: day("2020-01-01") }]) {
      const { width, height } = timelineScene(
        timeline([row("a", { bars: [bar("2027-01-01", "2026-01-01")] })], more),
        testPen(),
      );
      expect(Number.isFinite(width + height)).toBe(true);
    }
  });
});
