import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayAt, dayOfIso, isoOf, makeScale, monthsLater, ticksOf, xOf } from "./scale.ts";

const day = fc.integer({ min: -20_000, max: 60_000 });

describe("days and pixels", () => {
  test("a day is found again at its place", () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 20_000 }),
        fc.constantFrom("fit", "years", "quarters", "months"),
        (from, length, name) => {
          const scale = makeScale(name, from, from + length, 900);
          for (const at of [from, from + Math.floor(length / 2), from + length])
            expect(dayAt(scale, xOf(scale, at))).toBe(at);
        },
      ),
    );
  });

  test("an ISO date is the day that it names", () => {
    fc.assert(
      fc.property(day, (at) => {
        expect(dayOfIso(isoOf(at))).toBe(at);
      }),
    );
    expect(isoOf(20_786)).toBe("2026-11-29");
    expect(dayOfIso("29.11.2026")).toBeUndefined();
    expect(dayOfIso("2026-13-45")).toBeUndefined();
  });

  test("a month later is the same day, or the last of a shorter month", () => {
    const later = (text: string, months: number): string => isoOf(monthsLater(dayOfIso(text) ?? 0, months));
    expect(later("2026-11-29", 1)).toBe("2026-12-29");
    expect(later("2027-01-31", 1)).toBe("2027-02-28");
    expect(later("2028-01-31", 1)).toBe("2028-02-29");
    expect(later("2026-03-31", -1)).toBe("2026-02-28");
    expect(later("2026-11-29", -12)).toBe("2025-11-29");
  });

  test("years cover the axis without gaps, and have parts where there is room", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 20_000 }), (from, length) => {
        const scale = makeScale("years", from, from + length, 900);
        const { years } = ticksOf(scale, "en");
        expect(years[0]?.from).toBe(from);
        expect(years.at(-1)?.to).toBe(from + length);
        years.slice(1).forEach((year, index) => expect(year.from).toBe((years[index]?.to ?? 0) + 1));
      }),
    );
    const months = makeScale("months", dayOfIso("2026-01-01") ?? 0, dayOfIso("2026-12-31") ?? 0, 900);
    expect(ticksOf(months, "fr").parts.map(({ name }) => name)).toContain("févr.");
    expect(ticksOf(makeScale("quarters", months.from, months.to, 900), "fr").parts.map(({ name }) => name)).toEqual([
      "T1",
      "T2",
      "T3",
      "T4",
    ]);
  });
});
