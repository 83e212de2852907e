import { describe, expect, test } from "vitest";
import { speakingOf, speeches } from "../../messages/messages.ts";
import { sayAvailability, sayHours, sayProbability, sayRange, sayShare } from "./figures.ts";
import { simulateTexts } from "./simulate-texts.ts";

const text = speakingOf(simulateTexts, speeches.en);
const plain = (said: string): string => said.replaceAll("\u202f", " ");

describe("lengths of time", () => {
  test.each([
    [0, "0 h"],
    [4, "4 h"],
    [0.25, "15 min"],
    [1.5, "1 h 30 min"],
    [36, "36 h"],
    [66.4, "66.4 h"],
    [150, "6 d 6 h"],
    [24 * 30, "30 d"],
    [1 / 3600, "1 s"],
    [2e-6, "7.2 ms"],
    [24 * 365.2425 * 2, "2 y"],
    [1.9999, "2 h"],
  ])("%f hours are %s", (hours, said) => {
    expect(plain(sayHours(hours, "en"))).toBe(said);
  });
});

describe("shares", () => {
  test("say as many digits as what is missing to the whole needs", () => {
    expect(plain(sayAvailability(0.992422, "en"))).toBe("99.2422 %");
    expect(plain(sayAvailability(0.9999999, "en", 1e-7))).toBe("99.99999 %");
    expect(plain(sayAvailability(1, "en"))).toBe("100 %");
    expect(plain(sayAvailability(0.5, "fr"))).toBe("50 %");
  });

  test("are never rounded up to the whole", () => {
    expect(plain(sayAvailability(1 - 1e-9, "en", 1e-9))).not.toBe("100 %");
  });

  test("that are bounds are told as such", () => {
    const bounds = { result: "bounds", value: 0.9, complement: 0.1 } as const;
    expect(plain(sayProbability({ ...bounds, lower: 0, upper: 0.99 }, "en", text))).toBe("at most 99 %");
    expect(plain(sayProbability({ ...bounds, lower: 0.9, upper: 0.99 }, "en", text))).toBe("90 % to 99 %");
    expect(plain(sayProbability({ ...bounds, lower: 0, upper: 1 }, "en", text))).toBe("unknown");
  });

  test("that are very small are powers of ten", () => {
    expect(plain(sayShare(4.25e-9, "en"))).toBe("4.25 × 10⁻⁹");
    expect(plain(sayShare(0.00123, "fr"))).toBe("0,00123");
  });
});

test("bounds say which side is open", () => {
  const hours = (range: { readonly lower: number; readonly upper: number | null }): string =>
    plain(sayRange(range, (value) => sayHours(value, "en"), text));
  expect(hours({ lower: 4, upper: 4 })).toBe("4 h");
  expect(hours({ lower: 4, upper: 8 })).toBe("4 h to 8 h");
  expect(hours({ lower: 4, upper: null })).toBe("at least 4 h");
  expect(hours({ lower: 0, upper: null })).toBe("unknown");
  expect(hours({ lower: 0, upper: 8 })).toBe("at most 8 h");
});
