import { queryOf } from "./parts/query.fixtures.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateOfDay } from "../base/dates.ts";
import { stateOn } from "../model/time.ts";
import type { TimelineDiagram } from "./diagram.ts";
import { barsOf } from "./roadmap/dates.ts";
import { roadmap } from "./roadmap.ts";
import { insurerModel, modelOf } from "../../test/models.ts";

const insurer = insurerModel();

function draw(text: string, today?: string, groupBy?: string): TimelineDiagram {
  const model = modelOf(text);
  const drawn = roadmap.draw(model, queryOf(model, {}, { today, groupBy }));
  if (drawn.kind !== "timeline") throw new Error("no timeline");
  return drawn;
}

function barsIn({ groups }: TimelineDiagram): readonly string[] {
  const date = (day: number | undefined): string => (day === undefined ? "…" : (dateOfDay(day) ?? "?"));
  return groups.flatMap(({ rows }) =>
    rows.flatMap(({ id, bars }) => bars.map(({ phase, from, to }) => `${id} ${phase} ${date(from)} ${date(to)}`)),
  );
}

describe("days", () => {
  test("a stage ends on the day before the next; what is retired has no bar but a milestone", () => {
    const drawn = draw(
      "application a { lifecycle: { planned: 2026-01-01; phaseIn: 2026-06-01; active: 2027-01-01; phaseOut: 2029-01-01; retired: 2030-01-01 } }",
    );
    expect(barsIn(drawn)).toEqual([
      "a planned 2026-01-01 2026-05-31",
      "a phaseIn 2026-06-01 2026-12-31",
      "a active 2027-01-01 2028-12-31",
      "a phaseOut 2029-01-01 2029-12-31",
    ]);
    expect(drawn.groups[0]?.rows[0]?.milestones.map(({ day, name }) => `${dateOfDay(day)} ${name}`)).toEqual([
      "2030-01-01 retired",
    ]);
    expect([dateOfDay(drawn.from), dateOfDay(drawn.to), drawn.today]).toEqual(["2026-01-01", "2030-12-31", undefined]);
  });

  test("what began long ago has an open end; today lies inside", () => {
    const drawn = draw("application a { lifecycle: { active: 1999-03-01; phaseOut: 2027-12-31 } }", "2026-11-21");
    expect(barsIn(drawn)).toEqual(["a active … 2027-12-30", "a phaseOut 2027-12-31 …"]);
    expect(dateOfDay(drawn.from)).toBe("2023-01-01");
    expect(dateOfDay(drawn.today ?? 0)).toBe("2026-11-21");
    expect(drawn.notes).toEqual(["1 bar begins before the first year shown."]);
  });

  test("a mere end: it is there until then", () => {
    expect(barsIn(draw("application a { lifecycle: { retired: 2030-01-01 } }"))).toEqual(["a active … 2029-12-31"]);
  });

  test("dates that run backwards are named", () => {
    const drawn = draw(`
application a "A" { lifecycle: { active: 2030-01-01; retired: 2020-01-01 } }
project p "P" { start: 2028-01-01; end: 2027-01-01 }
application b "B" { lifecycle: { active: 2027-01-01 } }
`);
    expect(barsIn(drawn)).toEqual(["b active 2027-01-01 …"]);
    expect(drawn.notes).toContain("Dates that run backwards: A and P.");
  });

  test("bars say the same as the life cycle does on any day", () => {
    const date = fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined });
    const stages = ["planned", "phaseIn", "active", "phaseOut", "retired"] as const;
    fc.assert(
      fc.property(fc.tuple(date, date, date, date, date), fc.integer({ min: -2, max: 62 }), (days, day) => {
        const fields = stages.flatMap((stage, index) => {
          const own = days[index];
          return own === undefined ? [] : [`${stage}: ${dateOfDay(20_000 + own)}`];
        });
        const [element] = [...modelOf(`application a { lifecycle: { ${fields.join("; ")} } }`).elements()];
        if (element === undefined) throw new Error("no element");
        const on = 20_000 + day;
        const state = stateOn(element, on);
        const bars = barsOf(element, () => "").bars.filter(
          ({ from, to }) => (from === undefined || from <= on) && (to === undefined || to >= on),
        );
        const word = bars.map(({ phase }) => phase.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
        const isBefore = bars.length === 0 && state === "planned";
        // Before a mere end nobody says that it is active; the bar is drawn with an open beginning.
        const isOpen = state === "unknown" && word.every((each) => each === "active");
        expect(state === "retired" ? word.length === 0 : isBefore || isOpen || word.join() === state).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

describe("the insurer", () => {
  test("applications, projects and the state that they lead to", () => {
    const model = insurer;
    const drawn = roadmap.draw(model, queryOf(model));
    if (drawn.kind !== "timeline") throw new Error("no timeline");
    expect(drawn.groups.map(({ name, rows }) => `${name} ${rows.length}`)).toEqual([
      "Applications 3",
      "Projects 2",
      "States 1",
    ]);
    expect(barsIn(drawn)).toContain("pj-claims project 2026-09-01 2027-12-15");
    expect(drawn.links.map(({ from, to }) => `${from} ${to}`)).toEqual(["pj-claims st-27", "pj-dr st-27"]);
  });

  test("by owner, undated applications as unknown where the view asks for applications", () => {
    const model = insurer;
    const drawn = roadmap.draw(model, queryOf(model, { kinds: ["application"], groupBy: "owner" }));
    if (drawn.kind !== "timeline") throw new Error("no timeline");
    expect(drawn.groups.map(({ name, rows }) => `${name} ${rows.length}`)).toEqual([
      "CISO 1",
      "Claims department 1",
      "IT department 6",
    ]);
    expect(barsIn(drawn)).toContain("a-bus unknown … …");
  });
});

test("projects that wait for each other, by area", () => {
  const drawn = draw(
    `
area front "Front" { groups shop }
application shop "Shop" { lifecycle: { active: 2027-01-01 } }
project one { start: 2027-01-01; end: 2027-06-30; triggers two }
project two { start: 2027-07-01; end: 2027-12-31; triggers done }
state done { date: 2028-01-01 }
`,
    undefined,
    "area",
  );
  expect(drawn.groups.map(({ name }) => name)).toEqual(["Front", "Not stated", "States"]);
  expect(drawn.links.map(({ from, to }) => `${from} ${to}`)).toEqual(["one two", "two done"]);
});
