import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  dateMeant,
  dateOfDay,
  dayNumber,
  daysBetween,
  daysInMonth,
  quarterOf,
  readDate,
  readDateTime,
  writeDate,
} from "./dates.ts";

const anyDay = fc.integer({ min: -719_162, max: 2_932_896 });

describe("dates", () => {
  it("are read when that day exists", () => {
    expect(readDate("2026-11-21")).toEqual({ year: 2026, month: 11, day: 21 });
    expect(readDate("2024-02-29")).toBeDefined();
    expect(readDate("2000-02-29")).toBeDefined();
    expect(readDate("0001-01-01")).toBeDefined();
    expect(readDate("9999-12-31")).toBeDefined();
  });

  it.each([
    "2026-02-29",
    "1900-02-29",
    "2026-00-10",
    "2026-13-01",
    "2026-04-31",
    "0000-01-01",
    "2026-1-1",
    "2026/11/21",
    "2026-11-2x",
    "2026-11-211",
    "",
    "tomorrow",
  ])("%j is none", (text) => {
    expect(readDate(text)).toBeUndefined();
  });

  it("count as JavaScript's own calendar counts, over all years", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const iso = new Date(day * 86_400_000).toISOString().slice(0, 10);
        expect(dateOfDay(day)).toBe(iso);
        expect(dayNumber(iso)).toBe(day);
      }),
    );
    expect(dateOfDay(-719_162)).toBe("0001-01-01");
    expect(dateOfDay(2_932_896)).toBe("9999-12-31");
    expect(dateOfDay(-719_163)).toBeUndefined();
    expect(dateOfDay(2_932_897)).toBeUndefined();
  });

  it("are moved by days and by months", () => {
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("9999-12-31", 1)).toBeUndefined();
    expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
    expect(addMonths("2024-02-29", 12)).toBe("2025-02-28");
    expect(addMonths("2026-03-31", -13)).toBe("2025-02-28");
    expect(addMonths("9999-12-01", 1)).toBeUndefined();
    expect(addMonths("nonsense", 1)).toBeUndefined();
    expect(daysBetween("2026-01-01", "2027-01-01")).toBe(365);
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, days) => {
        const start = dateOfDay(day) ?? "";
        const end = addDays(start, days);
        if (end !== undefined) expect(daysBetween(start, end)).toBe(days);
        const moved = addMonths(start, days);
        if (moved !== undefined) {
          const [from, to] = [readDate(start), readDate(moved)];
          expect((to?.year ?? 0) * 12 + (to?.month ?? 0)).toBe((from?.year ?? 0) * 12 + (from?.month ?? 0) + days);
          expect(to?.day).toBe(Math.min(from?.day ?? 0, daysInMonth(to?.year ?? 0, to?.month ?? 0)));
        }
      }),
    );
  });

  it("have a quarter and sort as text", () => {
    expect([1, 3, 4, 6, 7, 9, 10, 12].map((month) => quarterOf({ year: 2026, month, day: 1 }))).toEqual([
      1, 1, 2, 2, 3, 3, 4, 4,
    ]);
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect((dateOfDay(a) ?? "") < (dateOfDay(b) ?? "")).toBe(a < b);
      }),
    );
    expect(writeDate({ year: 7, month: 1, day: 2 })).toBe("0007-01-02");
  });

  it.each([
    ["2026-02-30", "2026-02-28"],
    ["2026-3-1", "2026-03-01"],
    ["2026-11", "2026-11-01"],
    ["2026-Q4", "2026-10-01"],
    ["2026", "2026-01-01"],
    ["2026/11/21", "2026-11-21"],
    ["21.11.2026", "2026-11-21"],
    ["1.2.2026", "2026-02-01"],
    ["21/11/2026", "2026-11-21"],
    ["11/21/2026", "2026-11-21"],
  ])("%s: did you mean %s?", (text, date) => {
    expect(dateMeant(text)).toBe(date);
  });

  it.each(["3/4/2026", "2026-13-01", "20261121", "soon", "", "1-2-3-4", "2026-Q5"])(
    "%j has no likely meaning",
    (text) => {
      expect(dateMeant(text)).toBeUndefined();
    },
  );
});

describe("points in time", () => {
  it.each([
    "2026-11-21T14:30Z",
    "2026-11-21T14:30:05Z",
    "2026-11-21T14:30:05.250Z",
    "2026-11-21T14:30+01:00",
    "2026-11-21T14:30-05:30",
  ])("%s is read as JavaScript does", (text) => {
    expect(readDateTime(text)?.milliseconds).toBe(Date.parse(text));
  });

  it("keep the offset they were written with", () => {
    expect(readDateTime("2026-11-21T14:30+01:00")?.offset).toBe(60);
    expect(readDateTime("2026-11-21T14:30-05:30")?.offset).toBe(-330);
    expect(readDateTime("2026-11-21T14:30-00:00")?.offset).toBe(0);
  });

  it.each([
    "2026-11-21T14:30",
    "2026-11-21T24:00Z",
    "2026-11-21T14:60Z",
    "2026-02-30T14:30Z",
    "2026-11-21T14:30+15:00",
    "2026-11-21 14:30Z",
    "2026-11-21T14:30:60Z",
    "2026-11-21T",
    "Z",
  ])("%s is none", (text) => {
    expect(readDateTime(text)).toBeUndefined();
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-0-9TZ:+./Q]{0,30}$/)), (text) => {
        readDateTime(text);
        const meant = dateMeant(text);
        if (meant !== undefined) expect(readDate(meant)).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });
});
