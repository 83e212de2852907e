import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareMoney,
  compareQuantities,
  convert,
  inUnit,
  printMoney,
  printNumber,
  printPercent,
  printQuantity,
  readAnyQuantity,
  readMoney,
  readNumber,
  readPercent,
  readQuantity,
  unitsOf,
  writeNumber,
  writeQuantity,
} from "./quantity.ts";
import type { Money, Quantity, QuantityDimension, QuantityProblem } from "./quantity.ts";

const DIMENSIONS: readonly QuantityDimension[] = [
  "duration",
  "rate",
  "growth",
  "size",
  "bandwidth",
  "area",
  "power",
  "energy",
];

function quantity(text: string, dimension: QuantityDimension): Quantity {
  const reading = readQuantity(text, dimension);
  if ("problem" in reading) throw new Error(`${text}: ${JSON.stringify(reading.problem)}`);
  return reading.quantity;
}

function problem(text: string, dimension: QuantityDimension): QuantityProblem {
  const reading = readQuantity(text, dimension);
  if ("quantity" in reading) throw new Error(`${text} was read`);
  return reading.problem;
}

function money(text: string): Money {
  const reading = readMoney(text);
  if ("problem" in reading) throw new Error(`${text}: ${JSON.stringify(reading.problem)}`);
  return reading.money;
}

/** Intl writes several kinds of blanks, and not the same in every version. */
function plain(text: string): string {
  return text.replace(/\s/gu, " ");
}

describe("numbers", () => {
  it.each([
    ["1200", 1200],
    ["-0.5", -0.5],
    ["+3", 3],
    ["1_200", 1200],
    ["1'200'000.25", 1_200_000.25],
    ["1.5e6", 1_500_000],
    ["1E-3", 0.001],
    ["0.1", 0.1],
    ["9007199254740993", 9007199254740992],
    ["1.7976931348623157e308", Number.MAX_VALUE],
  ])("%s is read", (text, number) => {
    expect(readNumber(text)).toEqual({ number });
  });

  it.each(["", "abc", "1_20", "1__200", "12'34", "-", ".", "1.", "1e400", "0x10", "1 2"])("%j is not", (text) => {
    expect(readNumber(text)).toHaveProperty("problem");
  });

  it("explains a decimal comma, and suggests a point where that is what was meant", () => {
    expect(readNumber("1,5")).toEqual({ problem: { code: "decimal-comma", unit: "", units: "", suggestion: "1.5" } });
    expect(readNumber("1,500")).toEqual({ problem: { code: "decimal-comma", unit: "", units: "" } });
    expect(problem("1,5h", "duration")).toMatchObject({ code: "decimal-comma", suggestion: "1.5h" });
  });

  it("mends blanks between thousands and a missing zero", () => {
    expect(readNumber("210 000")).toMatchObject({ problem: { suggestion: "210000" } });
    expect(readNumber(".5")).toMatchObject({ problem: { suggestion: "0.5" } });
    expect(readMoney("1 210 000 EUR")).toMatchObject({ problem: { suggestion: "1210000 EUR" } });
  });

  it("reads every number that it writes", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(readNumber(writeNumber(number))).toEqual({ number: number === 0 ? 0 : number });
      }),
    );
  });

  it("never throws", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[-+0-9._', eE%/a-zA-Z]{0,40}$/)),
        fc.constantFrom(...DIMENSIONS),
        (text, dimension) => {
          readNumber(text);
          readPercent(text);
          readQuantity(text, dimension);
          readAnyQuantity(text);
          readMoney(text);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("percentages", () => {
  it("are fractions", () => {
    expect(readPercent("93%")).toEqual({ number: 0.93 });
    expect(readPercent("99.95 %")).toEqual({ number: 0.9995 });
  });
  it("need their sign", () => {
    expect(readPercent("0.93")).toMatchObject({ problem: { code: "missing-unit", suggestion: "93%" } });
    expect(readPercent("93")).toMatchObject({ problem: { code: "missing-unit", suggestion: "93%" } });
    expect(readPercent("4h")).toMatchObject({ problem: { code: "wrong-unit", dimension: "duration" } });
  });
  it("are printed as each language does", () => {
    expect(plain(printPercent(0.9995, "en"))).toBe("99.95%");
    expect(plain(printPercent(0.9995, "fr"))).toBe("99,95 %");
  });
});

describe("units", () => {
  it.each([
    ["duration", "90min", "1.5h"],
    ["duration", "0.7h", "42min"],
    ["duration", "250ms", "0.25s"],
    ["duration", "12mo", "1y"],
    ["duration", "1y", "365.2425d"],
    ["duration", "2 jours", "48h"],
    ["rate", "120/s", "7200/min"],
    ["rate", "2400/day", "100/h"],
    ["rate", "12/y", "1/mo"],
    ["growth", "2%/mo", "24%/y"],
    ["growth", "36524.25%/y", "100%/d"],
    ["size", "64GiB", "65536MiB"],
    ["size", "1GB", "1000000kB"],
    ["size", "64 Go", "64GB"],
    ["bandwidth", "100Mbps", "0.1Gbit/s"],
    ["bandwidth", "1MB/s", "8Mbit/s"],
    ["area", "1ha", "10000m2"],
    ["area", "12 m²", "12m2"],
    ["power", "35kW", "35000W"],
    ["energy", "3.6MJ", "1kWh"],
  ] as const)("%s: %s = %s", (dimension, a, b) => {
    expect(compareQuantities(quantity(a, dimension), quantity(b, dimension))).toBe(0);
    expect(quantity(a, dimension).amount).toBe(quantity(b, dimension).amount);
  });

  it("measures durations in seconds, rates per second, growth per year, sizes in bytes", () => {
    expect(quantity("15min", "duration")).toEqual({ dimension: "duration", amount: 900, unit: "min", text: "15min" });
    expect(quantity("120/s", "rate").amount).toBe(120);
    expect(quantity("30%/y", "growth").amount).toBe(0.3);
    expect(quantity("64GiB", "size").amount).toBe(64 * 2 ** 30);
  });

  it("orders across units, and not across dimensions", () => {
    expect(compareQuantities(quantity("61min", "duration"), quantity("1h", "duration"))).toBe(1);
    expect(compareQuantities(quantity("1GB", "size"), quantity("1GiB", "size"))).toBe(-1);
    expect(compareQuantities(quantity("1h", "duration"), quantity("1h", "duration"))).toBe(0);
    expect(compareQuantities(quantity("1h", "duration"), quantity("1GB", "size"))).toBeUndefined();
  });

  it("takes zero without a unit, and no other number", () => {
    expect(quantity("0", "duration").amount).toBe(0);
    expect(problem("4", "duration")).toEqual({ code: "missing-unit", unit: "", units: "ms, s, min, h, d, w, mo, y" });
  });

  it("says what a wrong or unknown unit should have been", () => {
    expect(problem("4GB", "duration")).toMatchObject({
      code: "wrong-unit",
      unit: "GB",
      dimension: "size",
      units: "ms, s, min, h, d, w, mo, y",
    });
    expect(problem("64gb", "size")).toMatchObject({ code: "unknown-unit", unit: "gb", suggestion: "64GB" });
    expect(problem("15 minuts", "duration")).toMatchObject({ code: "unknown-unit", suggestion: "15min" });
    expect(problem("15%", "growth")).toMatchObject({ code: "unknown-unit", suggestion: "15%/y" });
    expect(problem("3 parsecs", "duration")).not.toHaveProperty("suggestion");
    expect(problem("10MB", "bandwidth")).toMatchObject({ code: "wrong-unit", dimension: "size" });
    expect(problem("constructor", "duration").code).toBe("not-a-number");
    expect(problem("1 constructor", "duration").code).toBe("unknown-unit");
  });

  it("gives every unit its own spelling", () => {
    for (const dimension of DIMENSIONS) {
      for (const unit of unitsOf(dimension)) expect(quantity(`1${unit}`, dimension)).toMatchObject({ dimension, unit });
    }
    const all = DIMENSIONS.flatMap(unitsOf);
    expect(new Set(all).size).toBe(all.length);
  });

  it("guesses the dimension from the unit", () => {
    expect(readAnyQuantity("3 Mo")).toMatchObject({ dimension: "size", unit: "MB" });
    expect(readAnyQuantity("3 mo")).toMatchObject({ dimension: "duration", unit: "mo" });
    expect(readAnyQuantity("900/day")).toMatchObject({ dimension: "rate", unit: "/d" });
    expect(readAnyQuantity("900")).toBeUndefined();
  });

  const dimensionAndUnits = fc
    .constantFrom(...DIMENSIONS)
    .chain((dimension) =>
      fc.tuple(fc.constant(dimension), fc.constantFrom(...unitsOf(dimension)), fc.constantFrom(...unitsOf(dimension))),
    );

  it("converts there and back", () => {
    fc.assert(
      fc.property(
        dimensionAndUnits,
        fc.double({ min: -1e12, max: 1e12, noNaN: true }).filter((x) => x === 0 || Math.abs(x) > 1e-12),
        ([dimension, from, to], number) => {
          const there = convert(number, from, to, dimension) ?? Number.NaN;
          const back = convert(there, to, from, dimension) ?? Number.NaN;
          expect(Math.abs(back - number)).toBeLessThanOrEqual(Math.abs(number) * 4e-16);
        },
      ),
    );
  });

  it("gives the same amount whichever way the same quantity is written", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.integer({ min: 0, max: 6 }),
        (count, decimals) => {
          const hours = `${count}e-${decimals}`;
          const minutes = `${count * 60}e-${decimals}`;
          const milliseconds = `${count * 36}e${5 - decimals}`;
          expect(quantity(`${minutes}min`, "duration").amount).toBe(quantity(`${hours}h`, "duration").amount);
          expect(quantity(`${milliseconds}ms`, "duration").amount).toBe(quantity(`${hours}h`, "duration").amount);
        },
      ),
    );
  });

  it("agrees with exact arithmetic on fractions", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 30n }), (digits) => {
        // A year in days: digits * 365.2425, compared with the number's own correctly rounded reading of the product.
        const product = digits * 3_652_425n;
        expect(quantity(`${digits}y`, "duration").amount).toBe(Number(`${product * 86_400n}e-4`));
      }),
    );
  });

  it("reads back what it writes", () => {
    fc.assert(
      fc.property(dimensionAndUnits, fc.integer({ min: -1_000_000, max: 1_000_000 }), ([dimension, unit], count) => {
        const { amount } = quantity(`${count}${unit}`, dimension);
        expect(writeQuantity(amount, unit, dimension)).toBe(`${count}${unit}`);
        expect(inUnit(amount, unit, dimension)).toBe(count);
      }),
    );
  });

  it.each([
    ["64GiB", "size", "64 GiB", "64 Gio"],
    ["1500 Go", "size", "1,500 GB", "1 500 Go"],
    ["15min", "duration", "15 min", "15 min"],
    ["1.5d", "duration", "1.5 days", "1,5 jour"],
    ["10y", "duration", "10 years", "10 ans"],
    ["2mo", "duration", "2 months", "2 mois"],
    ["900/day", "rate", "900/day", "900/jour"],
    ["30%/y", "growth", "30%/year", "30 %/an"],
    ["0.1Gbit/s", "bandwidth", "0.1 Gbit/s", "0,1 Gbit/s"],
    ["450m2", "area", "450 m²", "450 m²"],
  ] as const)("prints %s", (text, dimension, en, fr) => {
    expect(plain(printQuantity(quantity(text, dimension), "en"))).toBe(en);
    expect(plain(printQuantity(quantity(text, dimension), "fr"))).toBe(fr);
  });

  it("prints numbers of each language", () => {
    expect(plain(printNumber(1_234_567.5, "en"))).toBe("1,234,567.5");
    expect(plain(printNumber(1_234_567.5, "fr"))).toBe("1 234 567,5");
  });
});

describe("money", () => {
  it("has a currency, and recurs when it says so", () => {
    expect(money("210000 EUR")).toEqual({ amount: 210_000, currency: "EUR", text: "210000 EUR" });
    expect(money("480'000 CHF/y")).toEqual({
      amount: 480_000,
      currency: "CHF",
      per: "y",
      yearly: 480_000,
      text: "480'000 CHF/y",
    });
    expect(money("40000CHF/month")).toMatchObject({ amount: 40_000, per: "mo", yearly: 480_000 });
    expect(money("0.1 USD/d").yearly).toBe(36.52425);
  });

  it("compares in one currency, once with once and yearly with yearly", () => {
    expect(compareMoney(money("40000 CHF/mo"), money("480000 CHF/y"))).toBe(0);
    expect(compareMoney(money("100 CHF/d"), money("3000 CHF/mo"))).toBe(1);
    expect(compareMoney(money("1 EUR"), money("1.01 EUR"))).toBe(-1);
    expect(compareMoney(money("1 EUR"), money("1 CHF"))).toBeUndefined();
    expect(compareMoney(money("1 EUR"), money("1 EUR/y"))).toBeUndefined();
  });

  it.each([
    ["210000 eur", "210000 EUR"],
    ["210k EUR", "210000 EUR"],
    ["1.5 M€", "1500000 EUR"],
    ["210 k€/y", "210000 EUR/y"],
    ["EUR 210000", "210000 EUR"],
    ["€210000", "210000 EUR"],
    ["210'000 $", "210000 USD"],
    ["100 CHF/yera", "100 CHF/y"],
  ])("%s: did you mean %s?", (text, suggestion) => {
    expect(readMoney(text)).toMatchObject({ problem: { suggestion } });
    expect(readMoney(suggestion)).toHaveProperty("money");
  });

  it("names what is missing or unknown", () => {
    expect(readMoney("210000")).toMatchObject({ problem: { code: "missing-unit" } });
    expect(readMoney("210000 QQQ")).toMatchObject({ problem: { code: "unknown-currency", unit: "QQQ" } });
    expect(readMoney("210000 EUR/furlong")).toMatchObject({ problem: { code: "unknown-unit", unit: "furlong" } });
    expect(readMoney("lots")).toMatchObject({ problem: { code: "not-a-number" } });
  });

  it("is printed as each language does", () => {
    expect(plain(printMoney(money("480000 CHF/y"), "en"))).toBe("CHF 480,000/year");
    expect(plain(printMoney(money("480000 CHF/y"), "fr"))).toBe("480 000 CHF/an");
    expect(plain(printMoney(money("12.5 EUR"), "fr"))).toBe("12,50 €");
  });
});
