import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { modelOf } from "../../test/models.ts";
import { singleRisks, skills } from "./skills.ts";

describe("skills", () => {
  const result = skills.run(modelOf(skills.example.model), {});

  test("people able at least: parts in their whole, and what nobody says is unknown", () => {
    expect(result.skills.map(({ word, people, risk }) => [word, people, risk])).toEqual([
      ["java", 3, "enough"],
      ["cobol", 1, "one"],
      ["linux", undefined, "unknown"],
      ["BPMN", 2, "enough"],
      ["settle", 1, "one"],
    ]);
  });

  test("bus factor: in use, and on one person or nobody", () => {
    expect(singleRisks(result).map(({ word }) => word)).toEqual(["cobol"]);
    const none = skills.run(
      modelOf("technology a\ntechnology b\napplication x { technology: [a, b] }\nunit u { skills: [a 0] }"),
      {},
    );
    expect(none.skills.map(({ word, risk }) => [word, risk])).toEqual([
      ["a", "nobody"],
      ["b", "unknown"],
    ]);
    expect(singleRisks(none).map(({ word }) => word)).toEqual(["a"]);
  });

  test("technical, functional and methodological skills stand in one matrix", () => {
    expect(new Set(result.skills.map(({ category }) => category))).toEqual(
      new Set(["technical", "functional", "method"]),
    );
    const given = skills.run(modelOf("unit u { skills: [negotiation 1, obeya 2, knitting 1] }"), {
      methods: ["Obeya"],
      functional: ["negotiation"],
    });
    expect(given.skills.map(({ word, category }) => [word, category])).toEqual([
      ["negotiation", "functional"],
      ["obeya", "method"],
      ["knitting", "unknown"],
    ]);
  });

  test("a technology is known by its name, too; a word in place of a number leaves open how many", () => {
    const found = skills.run(
      modelOf('technology t-ora "Oracle"\nnode n { uses t-ora }\nunit u { skills: { oracle: some } }'),
      {},
    );
    expect(found.skills.map(({ word, risk, held }) => [word, risk, held.length])).toEqual([["t-ora", "unknown", 1]]);
  });

  test("never more people than there may be, nor fewer than one of those who tell", () => {
    const count = fc.nat(9);
    fc.assert(
      fc.property(fc.array(count, { maxLength: 4 }), fc.array(count, { maxLength: 4 }), (units, roles) => {
        const said = (kind: string, counts: readonly number[]): string =>
          counts.map((people, at) => `${kind} ${kind}${at} { skills: [x ${people}] }`).join("\n");
        const model = modelOf(`${said("unit", units)}\n${said("role", roles)}`);
        const people = skills.run(model, {}).skills[0]?.people ?? 0;
        const all = [...units, ...roles];
        expect(people).toBeLessThanOrEqual(all.reduce((sum, one) => sum + one, 0));
        expect(people).toBeGreaterThanOrEqual(Math.max(0, ...all));
      }),
      { numRuns: 30 },
    );
  });
});
