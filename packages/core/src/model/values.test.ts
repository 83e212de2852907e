import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FactValue } from "./facts.ts";
import type { QuantityDimension } from "../base/quantity.ts";
import type { AttributeType, Dimension } from "./metamodel.ts";
import {
  compareValues,
  guessed,
  isBare,
  isId,
  literalOf,
  printValue,
  sameValue,
  typed,
  writeLiteral,
} from "./values.ts";
import type { Literal, Value, ValueProblem } from "./values.ts";

const word = (text: string): Literal => ({ form: "word", text });
const string = (text: string): Literal => ({ form: "string", text });
const list = (...items: Literal[]): Literal => ({ form: "list", items });
const record = (fields: Record<string, Literal>): Literal => ({ form: "record", fields: Object.entries(fields) });

const DURATION: AttributeType = { kind: "quantity", dimension: "duration" };
const DATE: AttributeType = { kind: "date" };
const CRITICALITY: AttributeType = { kind: "word", words: ["low", "normal", "important", "vital"], ordered: true };
const PROTOCOL: AttributeType = { kind: "word", words: ["https", "jdbc", "kafka"], open: true };
const LIFECYCLE: AttributeType = { kind: "record", fields: { planned: DATE, active: DATE, phaseOut: DATE } };
const BACKUP: AttributeType = { kind: "record", fields: { every: DURATION, offsite: { kind: "boolean" } } };
const SKILLS: AttributeType = { kind: "record", fields: { java: { kind: "number" } }, open: true };

function valueOf(literal: Literal, type: AttributeType): Value {
  const result = typed(literal, type);
  if (result.value === undefined || result.problem !== undefined) throw new Error(JSON.stringify(result));
  return result.value;
}

function problemOf(literal: Literal, type: AttributeType): ValueProblem {
  const result = typed(literal, type);
  if (result.problem === undefined) throw new Error(JSON.stringify(result));
  return result.problem;
}

function plain(text: string): string {
  return text.replace(/\s/gu, " ");
}

describe("typed", () => {
  it.each<[Literal, AttributeType, Value]>([
    [string("Claims"), { kind: "text" }, { kind: "text", text: "Claims" }],
    [word("some words"), { kind: "text" }, { kind: "text", text: "some words" }],
    [word("2.5"), { kind: "number" }, { kind: "number", number: 2.5 }],
    [word("93%"), { kind: "percent" }, { kind: "percent", fraction: 0.93 }],
    [word("yes"), { kind: "boolean" }, { kind: "boolean", boolean: true }],
    [word("false"), { kind: "boolean" }, { kind: "boolean", boolean: false }],
    [word("1970-01-02"), DATE, { kind: "date", text: "1970-01-02", day: 1 }],
    [
      word("1970-01-01T01:00+01:00"),
      DATE,
      { kind: "date-time", text: "1970-01-01T01:00+01:00", milliseconds: 0, offset: 60 },
    ],
    [word("4h"), DURATION, { kind: "quantity", dimension: "duration", amount: 14_400, unit: "h", text: "4h" }],
    [
      word("480000 CHF/y"),
      { kind: "money" },
      { kind: "money", amount: 480_000, currency: "CHF", per: "y", yearly: 480_000, text: "480000 CHF/y" },
    ],
    [word("21.0.3"), { kind: "version" }, { kind: "version", text: "21.0.3" }],
    [string("Server 2019"), { kind: "version" }, { kind: "version", text: "Server 2019" }],
    [word("vital"), CRITICALITY, { kind: "word", text: "vital", rank: 3 }],
    [string("low"), CRITICALITY, { kind: "word", text: "low", rank: 0 }],
    [word("mqtt"), PROTOCOL, { kind: "word", text: "mqtt" }],
    [word("u-it"), { kind: "reference", to: ["unit"] }, { kind: "reference", id: "u-it" }],
    [word("groupe::sinistrés"), { kind: "reference", to: [] }, { kind: "reference", id: "groupe::sinistrés" }],
    [
      { form: "relationship", text: "a -> b" },
      { kind: "relationship" },
      { kind: "relationship", from: "a", verb: "->", to: "b" },
    ],
    [
      { form: "relationship", text: "a-1->b" },
      { kind: "relationship" },
      { kind: "relationship", from: "a-1", verb: "->", to: "b" },
    ],
    [word("a runs on b"), { kind: "relationship" }, { kind: "relationship", from: "a", verb: "runs on", to: "b" }],
    [
      word("vital"),
      { kind: "list", of: CRITICALITY },
      { kind: "list", items: [{ kind: "word", text: "vital", rank: 3 }] },
    ],
    [list(), { kind: "list", of: CRITICALITY }, { kind: "list", items: [] }],
    [
      record({ every: word("24h"), offsite: word("unknown") }),
      BACKUP,
      {
        kind: "record",
        fields: {
          every: { kind: "quantity", dimension: "duration", amount: 86_400, unit: "h", text: "24h" },
          offsite: { kind: "unknown" },
        },
      },
    ],
    [word("4h"), { kind: "any" }, { kind: "quantity", dimension: "duration", amount: 14_400, unit: "h", text: "4h" }],
  ])("%j as %j", (literal, type, value) => {
    expect(typed(literal, type)).toEqual({ value });
  });

  it.each<[string, Literal, AttributeType, Partial<ValueProblem>]>([
    ["quotes around a number", string("12"), { kind: "number" }, { code: "wrong-type", suggestion: "12" }],
    ["quotes around a duration", string("4h"), DURATION, { code: "wrong-type", suggestion: "4h" }],
    [
      "quotes around a reference",
      string("u-it"),
      { kind: "reference", to: [] },
      { code: "wrong-type", suggestion: "u-it" },
    ],
    [
      "a text as a reference",
      word("the IT team"),
      { kind: "reference", to: [] },
      {
        code: "wrong-type",
        parameters: { found: "the IT team", expected: "reference", example: "claims, other::claims" },
      },
    ],
    ["a list of one for one", list(word("4h")), DURATION, { code: "wrong-type", suggestion: "4h" }],
    [
      "a list of two for one",
      list(word("4h"), word("5h")),
      DURATION,
      { code: "wrong-type", parameters: { found: "[…]", expected: "duration", example: "15min, 4h, 10y" } },
    ],
    [
      "a unit of another dimension",
      word("4GB"),
      DURATION,
      {
        code: "wrong-unit",
        parameters: {
          found: "4GB",
          unit: "GB",
          expected: "duration",
          units: "ms, s, min, h, d, w, mo, y",
          dimension: "size",
        },
      },
    ],
    ["no unit", word("4"), DURATION, { code: "missing-unit" }],
    ["a decimal comma", word("1,5h"), DURATION, { code: "decimal-comma", suggestion: "1.5h" }],
    ["no percent sign", word("0.93"), { kind: "percent" }, { code: "missing-unit", suggestion: "93%" }],
    ["a percentage as a number", word("93%"), { kind: "number" }, { code: "wrong-type" }],
    ["a French yes", word("oui"), { kind: "boolean" }, { code: "wrong-type", suggestion: "yes" }],
    ["a loud no", word("No"), { kind: "boolean" }, { code: "wrong-type", suggestion: "no" }],
    ["a name that every object has", word("constructor"), { kind: "boolean" }, { code: "wrong-type" }],
    ["a day that does not exist", word("2026-02-30"), DATE, { code: "invalid-date", suggestion: "2026-02-28" }],
    ["a date in another convention", word("21.11.2026"), DATE, { code: "invalid-date", suggestion: "2026-11-21" }],
    ["no date at all", word("soon"), DATE, { code: "wrong-type" }],
    [
      "a number too small",
      word("0"),
      { kind: "number", minimum: 1, maximum: 5 },
      { code: "out-of-range", parameters: { found: "0", minimum: 1, maximum: 5 } },
    ],
    [
      "a number too large",
      word("6"),
      { kind: "number", maximum: 5 },
      { code: "out-of-range", parameters: { found: "6", minimum: "", maximum: 5 } },
    ],
    ["decimals of a count", word("2.4"), { kind: "number", integer: true }, { code: "not-whole", suggestion: "2" }],
    [
      "a mistyped word",
      word("vitl"),
      CRITICALITY,
      {
        code: "unknown-word",
        suggestion: "vital",
        parameters: { found: "vitl", words: "low, normal, important, vital" },
      },
    ],
    ["a capital", word("Vital"), CRITICALITY, { code: "unknown-word", suggestion: "vital" }],
    ["an unknown currency", word("12 QQQ"), { kind: "money" }, { code: "unknown-currency" }],
    ["half a relationship", word("a uses"), { kind: "relationship" }, { code: "wrong-type" }],
    ["a record for a word", record({}), CRITICALITY, { code: "wrong-type" }],
    [
      "an unknown field",
      record({ ofsite: word("yes") }),
      BACKUP,
      {
        code: "unknown-field",
        suggestion: "offsite",
        path: "ofsite",
        parameters: { found: "ofsite", fields: "every, offsite" },
      },
    ],
    ["a field named as what every object has", record({ constructor: word("yes") }), BACKUP, { code: "unknown-field" }],
    ["a wrong field", record({ every: word("daily") }), BACKUP, { code: "wrong-type", path: "every" }],
    [
      "a wrong item",
      list(word("low"), word("hgih")),
      { kind: "list", of: { kind: "word", words: ["low", "high"] } },
      { code: "unknown-word", path: "[1]", suggestion: "high" },
    ],
  ])("%s is explained", (_, literal, type, problem) => {
    expect(problemOf(literal, type)).toMatchObject({ severity: "error", ...problem });
  });

  it("accepts every suggestion it makes for a whole scalar", () => {
    const scalars: AttributeType[] = [
      { kind: "number" },
      { kind: "percent" },
      { kind: "boolean" },
      DATE,
      DURATION,
      { kind: "money" },
      CRITICALITY,
      { kind: "quantity", dimension: "size" },
    ];
    const slips = fc.constantFrom(
      "1,5",
      "1,5h",
      "93",
      "0.93",
      "oui",
      "Yes",
      "2026-02-30",
      "1.2.2026",
      "64gb",
      "4 hous",
      "210k EUR",
      "5 eur",
      "Vital",
      "imprtant",
      ".5",
      ".5h",
      "210 000",
      "210 000 EUR",
    );
    fc.assert(
      fc.property(slips, fc.constantFrom(...scalars), fc.boolean(), (text, type, isQuoted) => {
        const { suggestion } = typed(isQuoted ? string(text) : word(text), type).problem ?? {};
        if (suggestion !== undefined) expect(typed(word(suggestion), type).problem).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  it("accepts unknown everywhere", () => {
    fc.assert(
      fc.property(types(), (type) => {
        expect(typed(word("unknown"), type)).toEqual({ value: { kind: "unknown" } });
      }),
    );
    expect(typed(string("unknown"), { kind: "text" })).toEqual({ value: { kind: "text", text: "unknown" } });
  });

  it("reads a list of pairs as the record, and a single pair too", () => {
    const pairs = list(word("active 2023-05-01"), word("phaseOut 2027-12-31"));
    expect(valueOf(pairs, LIFECYCLE)).toEqual(
      valueOf(record({ active: word("2023-05-01"), phaseOut: word("2027-12-31") }), LIFECYCLE),
    );
    expect(valueOf(word("active 2023-05-01"), LIFECYCLE)).toEqual(
      valueOf(record({ active: word("2023-05-01") }), LIFECYCLE),
    );
    expect(problemOf(word("activ 2023-05-01"), LIFECYCLE).code).toBe("wrong-type");
    expect(problemOf(list(word("active")), LIFECYCLE).code).toBe("wrong-type");
    expect(problemOf(list(word("active 2023-05-01"), word("active 2024-05-01")), LIFECYCLE)).toMatchObject({
      code: "duplicate-field",
      path: "active",
    });
  });

  it("keeps what is good and reports everything else", () => {
    const result = typed(
      record({ active: word("2023-05-01"), planned: word("2023-02-30"), phaseout: word("2027-01-01") }),
      LIFECYCLE,
    );
    expect(result.value).toEqual({
      kind: "record",
      fields: { active: { kind: "date", text: "2023-05-01", day: 19_478 } },
    });
    expect(result.problem).toMatchObject({ code: "invalid-date", path: "planned" });
    expect(result.others).toMatchObject([{ code: "unknown-field", path: "phaseout", suggestion: "phaseOut" }]);
  });

  it("takes other fields of an open record, remarking on near misses", () => {
    expect(valueOf(record({ cobol: word("3") }), SKILLS)).toEqual({
      kind: "record",
      fields: { cobol: { kind: "number", number: 3 } },
    });
    expect(typed(record({ jaav: word("3") }), SKILLS)).toMatchObject({
      value: { fields: { jaav: {} } },
      problem: { code: "similar-word", severity: "info", suggestion: "java" },
    });
    expect(valueOf({ form: "record", fields: [["__proto__", word("3")]] }, SKILLS)).toMatchObject({ kind: "record" });
  });

  it("remarks on an open word one slip away from a known one, but not on another number", () => {
    expect(typed(word("htpps"), PROTOCOL)).toMatchObject({
      value: { kind: "word", text: "htpps" },
      problem: { code: "similar-word", severity: "info", suggestion: "https" },
    });
    expect(valueOf(word("java-9"), { kind: "word", words: ["java-8"], open: true })).toEqual({
      kind: "word",
      text: "java-9",
    });
  });

  it("gives a union's value by its first member that accepts, and the problem of the likeliest", () => {
    const owner: AttributeType = { kind: "union", of: [{ kind: "reference", to: ["unit"] }, { kind: "text" }] };
    expect(valueOf(word("u-it"), owner).kind).toBe("reference");
    expect(valueOf(string("the IT team"), owner).kind).toBe("text");
    const limit: AttributeType = {
      kind: "union",
      of: [{ kind: "number" }, DURATION, { kind: "word", words: ["none"] }],
    };
    expect(problemOf(word("4hr s"), limit)).toMatchObject({ code: "unknown-unit" });
    expect(problemOf(word("nonne"), limit)).toMatchObject({ code: "unknown-word", suggestion: "none" });
    const either: AttributeType = { kind: "union", of: [{ kind: "number" }, { kind: "boolean" }] };
    expect(problemOf(word("perhaps"), either)).toMatchObject({
      code: "wrong-type",
      parameters: { expected: "number|boolean" },
    });
    expect(problemOf(word("x"), { kind: "union", of: [] }).code).toBe("wrong-type");
  });

  it("never throws, and always gives a value or a problem", () => {
    fc.assert(
      fc.property(literals(), types(), (literal, type) => {
        const result = typed(literal, type);
        expect(result.value !== undefined || result.problem !== undefined).toBe(true);
        const value = result.value ?? guessed(literal);
        printValue(value, "en");
        printValue(value, "fr");
        expect(sameValue(value, value)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("comes to an end on hostile texts", () => {
    for (const piece of ["1", "1'111", "a ", "1.", "-", "0e", "_", "é", "::", "%/"]) {
      const literal = word(piece.repeat(50_000));
      for (const type of [
        DURATION,
        DATE,
        CRITICALITY,
        PROTOCOL,
        { kind: "number" },
        { kind: "money" },
        { kind: "reference", to: [] },
        { kind: "relationship" },
        { kind: "any" },
      ] satisfies AttributeType[]) {
        const result = typed(literal, type);
        expect(result.value ?? result.problem).toBeDefined();
      }
    }
  });
});

describe("guessed", () => {
  it.each<[Literal, Value["kind"]]>([
    [string("4h"), "text"],
    [word("4h"), "quantity"],
    [word("900/day"), "quantity"],
    [word("30%/y"), "quantity"],
    [word("3"), "number"],
    [word("-3.5"), "number"],
    [word("93%"), "percent"],
    [word("yes"), "boolean"],
    [word("unknown"), "unknown"],
    [word("2026-11-21"), "date"],
    [word("2026-11-21T10:00Z"), "date-time"],
    [word("12 EUR"), "money"],
    [word("21.0.3"), "version"],
    [word("v2.1"), "version"],
    [word("java-8"), "word"],
    [word("some words"), "word"],
    [{ form: "relationship", text: "a -> b" }, "relationship"],
    [{ form: "relationship", text: "a -> " }, "text"],
    [list(word("4h")), "list"],
    [record({ a: word("4h") }), "record"],
  ])("%j is a %s", (literal, kind) => {
    expect(guessed(literal).kind).toBe(kind);
  });

  it("survives nesting deeper than the parser allows", () => {
    let literal: Literal = word("x");
    for (let depth = 0; depth < 2000; depth++) literal = list(literal);
    expect(guessed(literal).kind).toBe("list");
  });
});

describe("comparison", () => {
  const date = (text: string): Value => valueOf(word(text), DATE);
  const version = (text: string): Value => valueOf(word(text), { kind: "version" });

  it("orders what can be ordered", () => {
    expect(compareValues(guessed(word("60min")), guessed(word("1h")))).toBe(0);
    expect(compareValues(guessed(word("61min")), guessed(word("1h")))).toBe(1);
    expect(compareValues(valueOf(word("low"), CRITICALITY), valueOf(word("vital"), CRITICALITY))).toBe(-1);
    expect(compareValues(date("2026-11-21"), date("2026-11-21T00:00+01:00"))).toBe(1);
    expect(compareValues(date("2026-11-21"), date("2026-11-22"))).toBe(-1);
    expect(compareValues(guessed(word("unknown")), guessed(word("3")))).toBeUndefined();
    expect(compareValues(guessed(word("unknown")), guessed(word("unknown")))).toBeUndefined();
    expect(compareValues(guessed(word("3")), guessed(word("3h")))).toBeUndefined();
    expect(compareValues(guessed(word("1 EUR")), guessed(word("1 CHF")))).toBeUndefined();
  });

  it("puts versions in the order they come out", () => {
    const released = [
      "0.9",
      "1.0-alpha",
      "1.0-beta2",
      "1.0-rc1",
      "1.0-rc2",
      "1.0",
      "1.0.1",
      "1.0.9",
      "1.0.10",
      "1.2",
      "v2",
      "10",
      "2019",
    ];
    for (const [index, text] of released.entries()) {
      for (const [other, later] of released.entries())
        expect(Math.sign(compareValues(version(text), version(later)) ?? Number.NaN)).toBe(Math.sign(index - other));
    }
    expect(compareValues(version("1.0"), version("1.0.0"))).toBe(0);
    expect(compareValues(version("java-8"), version("java-11"))).toBeLessThan(0);
  });

  it("knows the same value in other words", () => {
    expect(sameValue(guessed(word("60min")), guessed(word("1h")))).toBe(true);
    expect(sameValue(guessed(word("40000 CHF/mo")), guessed(word("480000 CHF/y")))).toBe(true);
    expect(
      sameValue(
        guessed(record({ a: word("1h"), b: word("2") })),
        guessed(record({ b: word("2.0"), a: word("60min") })),
      ),
    ).toBe(true);
    expect(sameValue(guessed(record({ a: word("1") })), guessed(record({ constructor: word("1") })))).toBe(false);
    expect(sameValue(guessed(list(word("1"), word("2"))), guessed(list(word("2"), word("1"))))).toBe(false);
    expect(sameValue(guessed(word("unknown")), guessed(word("unknown")))).toBe(true);
    expect(sameValue(guessed(word("unknown")), guessed(word("3")))).toBe(false);
    expect(sameValue(guessed(word("1 EUR")), guessed(word("1 CHF")))).toBe(false);
  });

  it("is antisymmetric and transitive", () => {
    const comparable = fc.oneof(
      fc
        .tuple(
          fc.integer({ min: -50, max: 50 }),
          fc.constantFrom(
            "ms",
            "s",
            "min",
            "h",
            "d",
            "w",
            "mo",
            "y",
            "",
            "%",
            "GB",
            "GiB",
            " CHF",
            " CHF/y",
            " CHF/mo",
            " EUR",
          ),
        )
        .map(([count, unit]) => guessed(word(`${count}${unit}`))),
      fc
        .stringMatching(/^[0-3](\.[0-2]){0,2}(-?(rc|alpha|b|sp)[0-2]?)?$/)
        .map((text): Value => ({ kind: "version", text })),
      fc.constantFrom("2026-01-01", "2026-01-01T00:00Z", "2026-01-01T01:00+01:00", "2026-01-02").map(date),
      fc.record({ kind: fc.constant("word" as const), text: fc.constantFrom("a", "b", "c"), rank: fc.nat(2) }),
      fc.record({ kind: fc.constant("word" as const), text: fc.constantFrom("a", "b", "c") }),
    );
    fc.assert(
      fc.property(comparable, comparable, comparable, (a, b, c) => {
        const [ab, ba, bc, ac] = [compareValues(a, b), compareValues(b, a), compareValues(b, c), compareValues(a, c)];
        expect(ab === undefined).toBe(ba === undefined);
        if (ab !== undefined && ba !== undefined) expect(Math.sign(ab) + Math.sign(ba)).toBe(0);
        if (ab !== undefined && bc !== undefined && ab <= 0 && bc <= 0) {
          expect(ac).toBeLessThanOrEqual(0);
          if (ab < 0 || bc < 0) expect(ac).toBeLessThan(0);
        }
      }),
      { numRuns: 5000 },
    );
  });
});

describe("printValue", () => {
  it("names words, fields and elements as its type and caller do, and leaves what has no name as written", () => {
    const level: AttributeType = {
      kind: "word",
      words: ["low", "high"],
      names: { high: { en: "high", fr: "élevé" } },
      open: true,
    };
    const type: AttributeType = {
      kind: "union",
      of: [
        { kind: "boolean" },
        {
          kind: "record",
          fields: { level, to: { kind: "list", of: { kind: "reference", to: [] } } },
          names: { to: { en: "to", fr: "vers" } },
        },
      ],
    };
    const shown = (level: string): string => {
      const value = valueOf(record({ level: word(level), to: list(word("a"), word("b")) }), type);
      return printValue(value, "fr", { type, nameOf: (id) => id.toUpperCase() });
    };
    expect(shown("high")).toBe("level\u00a0: élevé\u202f; vers\u00a0: A, B");
    expect(shown("low")).toBe("level\u00a0: low\u202f; vers\u00a0: A, B");
    expect(shown("constructor")).toBe("level\u00a0: constructor\u202f; vers\u00a0: A, B");
  });

  it.each([
    ["unknown", "unknown", "inconnu"],
    ["yes", "yes", "oui"],
    ["no", "no", "non"],
    ["1234.5", "1,234.5", "1 234,5"],
    ["99.95%", "99.95%", "99,95 %"],
    ["4h", "4 h", "4 h"],
    ["2y", "2 years", "2 ans"],
    ["480000 CHF/y", "CHF 480,000/year", "480 000 CHF/an"],
    ["2026-11-21", "21 Nov 2026", "21 nov. 2026"],
    ["0800-01-02", "2 Jan 800", "2 janv. 800"],
  ])("%s", (text, en, fr) => {
    expect(plain(printValue(guessed(word(text)), "en"))).toBe(en);
    expect(plain(printValue(guessed(word(text)), "fr"))).toBe(fr);
  });

  it("shows times where they were written", () => {
    expect(plain(printValue(guessed(word("2026-11-21T14:30-05:30")), "en"))).toContain("14:30 UTC-05:30");
    expect(plain(printValue(guessed(word("2026-11-21T14:30Z")), "fr"))).toContain("14:30 UTC");
  });

  it("joins lists, records and relationships", () => {
    expect(printValue(guessed(list(word("a"), word("b"))), "en")).toBe("a, b");
    expect(plain(printValue(guessed(record({ every: word("24h"), offsite: word("yes") })), "fr"))).toBe(
      "every : 24 h ; offsite : oui",
    );
    expect(printValue(guessed({ form: "relationship", text: "a -> b" }), "en")).toBe("a → b");
    expect(printValue(valueOf(word("a runs on b"), { kind: "relationship" }), "en")).toBe("a runs on b");
  });
});

describe("writing", () => {
  it.each<[Literal, string]>([
    [string('He said "no"\nand C:\\ \t\u0007'), '"He said \\"no\\"\\nand C:\\\\ \\t\\u{7}"'],
    [word("480000 CHF/y"), "480000 CHF/y"],
    [word("https://example.org/a?b=c"), "https://example.org/a?b=c"],
    [word("a; b"), '"a; b"'],
    [word(""), '""'],
    [word("// no"), '"// no"'],
    [word("a -> b"), '"a -> b"'],
    [{ form: "relationship", text: "a -> b" }, "a -> b"],
    [list(word("a b"), string("c, d")), '[a b, "c, d"]'],
    [record({ every: word("24h"), offsite: word("yes") }), "{ every: 24h; offsite: yes }"],
    [record({}), "{}"],
  ])("%j", (literal, text) => {
    expect(writeLiteral(literal)).toBe(text);
  });

  it("writes strings that can be read back by the rules of escapes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const written = writeLiteral(string(text));
        const inside = written.slice(1, -1);
        const back = inside.replace(
          /\\(?:u\{([0-9a-f]+)\}|(.))/gsu,
          (_, code: string | undefined, letter: string | undefined) =>
            code === undefined
              ? letter === "n"
                ? "\n"
                : letter === "t"
                  ? "\t"
                  : (letter ?? "")
              : String.fromCodePoint(Number.parseInt(code, 16)),
        );
        expect(back).toBe(text);
        expect(inside.replace(/\\./gsu, "")).not.toMatch(/["\n]/);
      }),
    );
  });

  it("quotes every word that would be something else without quotes", () => {
    for (const text of [
      "",
      " a",
      "a ",
      "a  b",
      "a,b",
      "a;b",
      "[a]",
      "{a}",
      'a"b',
      "a\nb",
      "a -> b",
      "a->b",
      "/* a",
      "a // b",
      "\ud800",
    ])
      expect(isBare(text), JSON.stringify(text)).toBe(false);
    for (const text of [
      "a",
      "u-it",
      "4h",
      "30%/y",
      "480'000 CHF/y",
      "2026-11-21T14:30+01:00",
      "other::id",
      "n+1",
      "réseau",
      "a//b",
    ])
      expect(isBare(text), text).toBe(true);
  });

  it("tells ids", () => {
    for (const text of ["a", "u-it", "lib/a.b_c", "sinistrés", "other::claims", "2026"])
      expect(isId(text), text).toBe(true);
    for (const text of ["", "a b", "a::", "::a", "a::b::c", "a:b", "a>b", "a//b", "50%"])
      expect(isId(text), text).toBe(false);
  });

  it.each<[FactValue, string]>([
    ["vital", '"vital"'],
    [12.5, "12.5"],
    [1e21, "1e21"],
    [Number.NaN, "unknown"],
    [true, "yes"],
    [false, "no"],
    [{ quantity: 4, unit: "h" }, "4h"],
    [{ quantity: 480_000, unit: "CHF/y" }, "480000 CHF/y"],
    [{ quantity: 30, unit: "%/y" }, "30%/y"],
    [{ reference: "u-it" }, "u-it"],
    [{ word: "vital" }, "vital"],
    [["a", { word: "b" }], '["a", b]'],
    [{ record: { every: { quantity: 24, unit: "h" } } }, "{ every: 24h }"],
  ])("%j of a source is written %s", (fact, text) => {
    expect(writeLiteral(literalOf(fact))).toBe(text);
  });
});

/** Literals of all forms, some of whose words mean something. */
function literals(): fc.Arbitrary<Literal> {
  const text = fc.oneof(
    fc.string(),
    fc.stringMatching(/^[-+0-9.,_'eE%/:a-zA-Z ]{0,20}$/),
    fc.constantFrom(
      "unknown",
      "yes",
      "4h",
      "12 EUR/y",
      "2026-11-21",
      "java 8",
      "constructor",
      "__proto__",
      "a -> b",
      "every 24h",
    ),
  );
  const { literal } = fc.letrec<{ literal: Literal }>((tie) => ({
    literal: fc.oneof(
      { depthSize: "small" },
      fc.record({ form: fc.constantFrom("word" as const, "string" as const, "relationship" as const), text }),
      fc.record({ form: fc.constant("list" as const), items: fc.array(tie("literal"), { maxLength: 4 }) }),
      fc.record({
        form: fc.constant("record" as const),
        fields: fc.array(fc.tuple(text, tie("literal")), { maxLength: 4 }),
      }),
    ),
  }));
  return literal;
}

function types(): fc.Arbitrary<AttributeType> {
  const scalars: AttributeType[] = [
    { kind: "text" },
    { kind: "number", minimum: 0, maximum: 10, integer: true },
    { kind: "percent" },
    { kind: "boolean" },
    DATE,
    DURATION,
    { kind: "quantity", dimension: "growth" },
    { kind: "money" },
    { kind: "version" },
    CRITICALITY,
    PROTOCOL,
    { kind: "reference", to: [] },
    { kind: "relationship" },
    { kind: "any" },
    BACKUP,
    SKILLS,
  ];
  const { type } = fc.letrec<{ type: AttributeType }>((tie) => ({
    type: fc.oneof(
      { depthSize: "small" },
      fc.constantFrom(...scalars),
      fc.record({ kind: fc.constant("list" as const), of: tie("type") }),
      fc.record({ kind: fc.constant("union" as const), of: fc.array(tie("type"), { maxLength: 3 }) }),
      fc.record({
        kind: fc.constant("record" as const),
        fields: fc.dictionary(fc.constantFrom("every", "java", "constructor"), tie("type")),
        open: fc.boolean(),
      }),
    ),
  }));
  return type;
}

describe("dimensions", () => {
  it("are the same for quantities and for the metamodel, as the compiler sees", () => {
    const dimensions: readonly Dimension[] = [
      "duration",
      "rate",
      "growth",
      "size",
      "bandwidth",
      "area",
      "power",
      "energy",
    ];
    const back: readonly QuantityDimension[] = dimensions;
    expect(back).toBe(dimensions);
  });
});
