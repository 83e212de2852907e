/** Open-PSA files: what each tag means, what names mean where they stand, and what is said of what is wrong. */
import { describe, expect, test } from "vitest";
import { describe as sentence } from "../../base/codes.ts";
import { encode } from "../../base/text.ts";
import { evaluateTree } from "../../engines/fault-tree/evaluate.ts";
import { openRandom } from "../../engines/random.ts";
import { type OpenPsaModel, type OpenPsaOptions, readOpenPsa } from "./read.ts";

function read(...texts: readonly string[]): ReturnType<typeof readOpenPsa> {
  return readOpenPsa(texts.map((text, index) => ({ uri: `${index}.xml`, bytes: encode(text) })));
}

/** A model of one fault tree. */
function model(inside: string, options: OpenPsaOptions = {}): OpenPsaModel {
  const text = `<opsa-mef><define-fault-tree name="T">${inside}</define-fault-tree></opsa-mef>`;
  const reading = readOpenPsa([{ uri: "a.xml", bytes: encode(text) }], options);
  if (reading.model === undefined) throw new Error(reading.diagnostics.map((one) => sentence(one, "en")).join("\n"));
  return reading.model;
}

function probability(of: OpenPsaModel, top = of.tops[0] ?? ""): number {
  const tree = of.treeOf(top);
  if (tree === undefined) throw new Error(`no ${top}`);
  return evaluateTree(tree.tree, tree.probabilities).probability.value;
}

function codesOf(inside: string): readonly string[] {
  const { model: found, diagnostics } = read(
    `<opsa-mef><define-fault-tree name="T">${inside}</define-fault-tree></opsa-mef>`,
  );
  expect(found === undefined).toBe(diagnostics.some(({ severity }) => severity === "error"));
  return diagnostics.map(({ code }) => code);
}

const basic = (name: string, value: number | string): string =>
  `<define-basic-event name="${name}">${typeof value === "number" ? `<float value="${value}"/>` : value}</define-basic-event>`;
const abc = basic("a", 0.1) + basic("b", 0.2) + basic("c", 0.3);
const gate = (formula: string, name = "top"): string => `<define-gate name="${name}">${formula}</define-gate>`;
const [a, b, c] = ["a", "b", "c"].map((name) => `<basic-event name="${name}"/>`) as [string, string, string];

describe("formulas", () => {
  test.each([
    [`<and>${a}${b}${c}</and>`, 0.006],
    [`<or>${a}${b}${c}</or>`, 0.496],
    [`<nand>${a}${b}</nand>`, 0.98],
    [`<nor>${a}${b}</nor>`, 0.72],
    [`<not>${a}</not>`, 0.9],
    [`<xor>${a}${b}</xor>`, 0.26],
    [`<iff>${a}${b}</iff>`, 0.74],
    [`<imply>${a}${b}</imply>`, 0.92],
    [`<atleast min="2">${a}${b}${c}</atleast>`, 0.098],
    [`<atleast min="0">${a}</atleast>`, 1],
    [`<atleast min="4">${a}${b}${c}</atleast>`, 0],
    [`<cardinality min="1" max="2">${a}${b}${c}</cardinality>`, 0.49],
    [`<cardinality min="0" max="0">${a}${b}${c}</cardinality>`, 0.504],
    [`<or><and>${a}${b}</and><not><or>${a}${c}</or></not></or>`, 0.02 + 0.63],
    [`<or>${a}<constant value="false"/></or>`, 0.1],
    [`<constant value="true"/>`, 1],
    [a, 0.1],
  ])("%s", (formula, expected) => {
    expect(probability(model(gate(formula) + abc))).toBeCloseTo(expected, 14);
  });

  test("house events are on or off; one that says nothing is off", () => {
    const houses = `<define-house-event name="on"><constant value="true"/></define-house-event><define-house-event name="off"/>`;
    expect(probability(model(gate(`<and>${a}<house-event name="on"/></and>`) + abc + houses))).toBe(0.1);
    expect(probability(model(gate(`<or>${a}<event name="off" type="house-event"/></or>`) + abc + houses))).toBe(0.1);
  });

  test("tops are gates that no other needs; each has its own tree", () => {
    const two = model(
      gate(`<gate name="g"/>`) +
        gate(`<or>${a}<gate name="g"/></or>`, "other") +
        gate(`<and>${b}${c}</and>`, "g") +
        abc,
    );
    expect(two.tops).toEqual(["top", "other"]);
    expect(two.treeOf("top")?.names).toEqual(["b", "c"]);
    expect(probability(two, "other")).toBeCloseTo(1 - 0.9 * 0.94, 14);
    expect(two.treeOf("nothing")).toBeUndefined();
  });
});

describe("names", () => {
  test("the nearest container first, then those around it, then the model; paths lead anywhere", () => {
    const inner = `<define-component name="C" role="private">${basic("a", 0.5)}${gate(`<and>${a}${b}<basic-event name="T.C.a"/></and>`, "g")}</define-component>`;
    const nested = model(gate(`<or><gate name="C.g"/>${a}</or>`) + inner + abc);
    expect(nested.gates).toEqual(["top", "T.C.g"]);
    expect(nested.treeOf("top")?.names).toEqual(["T.C.a", "b", "a"]);
    expect(probability(nested)).toBeCloseTo(1 - 0.9 * 0.9, 14);
  });

  test("files that belong together are one model", () => {
    const gates = `<opsa-mef><define-fault-tree name="T">${gate(`<or>${a}${b}</or>`)}</define-fault-tree></opsa-mef>`;
    const { model: found } = read(
      gates,
      `<opsa-mef><model-data>${basic("a", 0.1)}${basic("b", 0.2)}</model-data></opsa-mef>`,
    );
    expect(found && probability(found)).toBeCloseTo(0.28, 14);
    expect(read(gates).diagnostics.map(({ code }) => code)).toEqual([
      "open-psa-unknown-reference",
      "open-psa-unknown-reference",
    ]);
  });
});

describe("expressions", () => {
  const float = (value: number): string => `<float value="${value}"/>`;
  // Cases with a judge: SCRAM 0.16.2 prints the same six digits.
  test.each([
    [`<GLM>${[0.3, 0.01, 0.1, 7].map(float).join("")}</GLM>`, 0.187721],
    [`<Weibull>${[100, 1.7, 10, 80].map(float).join("")}</Weibull>`, 0.420355],
    [`<periodic-test>${[0.01, 10, 20, 47.5].map(float).join("")}</periodic-test>`, 0.0722565],
    [`<periodic-test>${[0.01, 0.05, 10, 20, 60].map(float).join("")}</periodic-test>`, 0.201553],
    [periodic("true", 21), 0.221557],
    [periodic("false", 31), 0.99341],
    [periodic("true", 47.5), 0.263726],
    [periodic("true", 130), 0.290399],
    [`<lognormal-deviate>${[-3, 0.5].map(float).join("")}</lognormal-deviate>`, 0.0564161],
    [`<lognormal-deviate>${[0.01, 3, 0.95].map(float).join("")}</lognormal-deviate>`, 0.01],
    [`<gamma-deviate>${[0.2, 0.3].map(float).join("")}</gamma-deviate>`, 0.06],
    [`<beta-deviate>${[3, 400].map(float).join("")}</beta-deviate>`, 0.00744417],
    [
      `<histogram>${float(0)}<bin>${float(0.1)}${float(2)}</bin><bin>${float(0.3)}${float(4)}</bin><bin>${float(0.5)}${float(1)}</bin></histogram>`,
      0.185714,
    ],
    [
      `<switch><case><lt>${float(2)}${float(1)}</lt>${float(0.1)}</case><case><gt>${float(2)}${float(1)}</gt>${float(0.2)}</case>${float(0.3)}</switch>`,
      0.2,
    ],
    [`<ite><bool value="false"/>${float(0.1)}<neg><sub>${float(0.1)}${float(0.4)}${float(0.1)}</sub></neg></ite>`, 0.4],
  ])("%s", (expression, expected) => {
    expect(probability(model(gate(a) + basic("a", expression))).toPrecision(6)).toBe(expected.toPrecision(6));
  });

  function periodic(isAvailable: string, time: number): string {
    const rest = [0.9, 0.05, time].map(float).join("");
    return `<periodic-test>${[0.01, 0.02, 0.05, 10, 20, 0.03, 2].map(float).join("")}<bool value="${isAvailable}"/>${rest}</periodic-test>`;
  }

  test("parameters and the mission time", () => {
    const law = `<exponential><parameter name="rate" unit="hours-1"/><system-mission-time/></exponential>`;
    const rate = `<define-parameter name="rate" unit="hours-1"><div>${float(1)}${float(1000)}</div></define-parameter>`;
    expect(probability(model(gate(a) + basic("a", law) + rate, { missionTime: 10 }))).toBeCloseTo(
      1 - Math.exp(-0.01),
      15,
    );
    expect(model(gate(a) + basic("a", law) + rate).isTimed).toBe(true);
  });

  test("deviates are drawn anew, one value for each parameter, within 0 and 1", () => {
    const wide = `<define-parameter name="p"><uniform-deviate>${float(-1)}${float(1)}</uniform-deviate></define-parameter>`;
    const use = `<parameter name="p"/>`;
    const uncertain = model(gate(`<or>${a}${b}</or>`) + basic("a", use) + basic("b", use) + wide);
    const random = openRandom(7);
    const draws = Array.from({ length: 200 }, () => uncertain.treeOf("top")?.draw(random) ?? []);
    expect(uncertain.isUncertain).toBe(true);
    expect(draws.every(([one = 2, two = 3]) => one === two && one >= 0 && one <= 1)).toBe(true);
    expect(draws.filter(([one]) => one === 0).length).toBeGreaterThan(60);
    expect(new Set(draws.map(([one]) => one)).size).toBeGreaterThan(50);
  });
});

describe("common causes", () => {
  const members = `<members>${a}${b}${c}</members><distribution><float value="0.1"/></distribution>`;
  const factor = (level: number, value: number): string =>
    `<factor level="${level}"><float value="${value}"/></factor>`;
  const group = (kind: string, factors: string): string =>
    `<define-CCF-group name="G" model="${kind}">${members}<factors>${factors}</factors></define-CCF-group>`;
  const all = gate(`<and>${a}${b}${c}</and>`);

  // All three fail: each alone, or one with a pair, or two pairs, or all together; written out with q1, q2, q3 of each model.
  test.each([
    ["beta-factor", factor(3, 0.2), [0.08, 0, 0.02]],
    ["MGL", factor(2, 0.2) + factor(3, 0.1), [0.08, (0.1 * 0.2 * 0.9) / 2, 0.1 * 0.2 * 0.1]],
    [
      "alpha-factor",
      factor(1, 0.7) + factor(2, 0.2) + factor(3, 0.1),
      [0.1 * (0.7 / 1.4), (0.1 * (0.4 / 1.4)) / 2, 0.1 * (0.3 / 1.4)],
    ],
    ["phi-factor", factor(1, 0.7) + factor(2, 0.2) + factor(3, 0.1), [0.07, 0.02, 0.01]],
  ])("%s", (kind, factors, [q1 = 0, q2 = 0, q3 = 0]) => {
    let none = 0;
    for (let state = 0; state < 64; state++) {
      const bits = [0, 1, 2, 3, 4, 5].map((bit) => (state >> bit) & 1);
      const [x = 0, y = 0, z = 0, xy = 0, yz = 0, xz = 0] = bits;
      const chance = bits.reduce(
        (product, bit, index) => product * (bit === 1 ? 1 : -1) * ((index < 3 ? q1 : q2) - (bit === 1 ? 0 : 1)),
        1,
      );
      if ((x | xy | xz) & (y | xy | yz) & (z | yz | xz)) none += chance;
    }
    expect(probability(model(all + group(kind, factors)))).toBeCloseTo(q3 + (1 - q3) * none, 14);
  });

  test("sets are events of their own", () => {
    const names = model(all + group("beta-factor", factor(3, 0.2))).treeOf("top")?.names;
    expect(names?.toSorted()).toEqual(["[a b c]", "[a]", "[b]", "[c]"]);
  });

  test("a level that cannot be, factors that are none", () => {
    expect(codesOf(all + group("beta-factor", factor(2, 0.2)))).toEqual(["open-psa-ccf-level"]);
    expect(codesOf(all + group("MGL", factor(3, 0.2)))).toEqual(["open-psa-ccf-level"]);
    expect(codesOf(all + group("MGL", factor(2, 1.2)))).toEqual(["open-psa-ccf-factor"]);
    expect(codesOf(all + group("phi-factor", factor(1, 0.5)))).toEqual(["open-psa-ccf-sum"]);
    expect(codesOf(all + group("gamma", factor(1, 0.5)))).toContain("open-psa-bad-value");
  });
});

describe("what is wrong", () => {
  test.each([
    [gate(`<xnor>${a}${b}</xnor>`) + abc, "open-psa-unexpected"],
    [gate(`<and/>`), "open-psa-arguments"],
    [gate(`<xor>${a}${b}${c}</xor>`) + abc, "open-psa-arguments"],
    [gate(`<atleast>${a}${b}</atleast>`) + abc, "open-psa-missing"],
    [gate(`<atleast min="x">${a}${b}</atleast>`) + abc, "open-psa-bad-value"],
    [gate(""), "open-psa-missing"],
    [gate(a) + basic("a", "<float value='0,5'/>"), "open-psa-bad-value"],
    [gate(a) + basic("a", 1.5), "open-psa-probability"],
    [gate(a) + basic("a", "<extern-function name='f'/>"), "open-psa-unsupported"],
    [gate(a) + basic("a", "<div><float value='1'/><float value='0'/></div>"), "open-psa-expression"],
    [gate(a) + abc + basic("a", 0.1), "open-psa-duplicate"],
    [gate(`<gate name="g"/>`) + gate(`<not><gate name="top"/></not>`, "g"), "open-psa-circle"],
    [
      gate(a) +
        basic("a", `<parameter name="p"/>`) +
        `<define-parameter name="p"><parameter name="p"/></define-parameter>`,
      "open-psa-circle",
    ],
    [abc, "open-psa-no-gates"],
    [gate(a) + abc + "<define-gaet name='g'/>", "open-psa-unexpected"],
    [gate(a) + abc + "<define-substitution name='s'/>", "open-psa-unsupported"],
  ])("%s: %s", (inside, code) => {
    expect(codesOf(inside)).toEqual([code]);
  });

  test("a place, and what was probably meant", () => {
    const [found] = read(
      `<opsa-mef>\n<define-fault-tree name="T">${gate(`<basic-event name="pmup"/>`)}${basic("pump", 0.1)}</define-fault-tree></opsa-mef>`,
    ).diagnostics;
    expect(found).toMatchObject({
      code: "open-psa-unknown-reference",
      suggestion: "pump",
      parameters: { line: 2, name: "pmup" },
    });
    expect(found && sentence(found, "fr")).toBe(
      "Il n’y a pas d’événement de base « pmup » (ligne 2). Vouliez-vous dire « pump » ?",
    );
  });

  test("an event without probability is no error, an event tree is passed over aloud", () => {
    const { model: found, diagnostics } = read(
      `<opsa-mef><define-event-tree name="E"/><define-fault-tree name="T">${gate(a)}<define-basic-event name="a"/></define-fault-tree></opsa-mef>`,
    );
    expect(found?.treeOf("top")?.probabilities).toEqual(Float64Array.of(Number.NaN));
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["open-psa-passed-over", "warning"]]);
  });

  test("another file, a cut one, a long chain", () => {
    expect(read("<html/>").diagnostics.map(({ code }) => code)).toEqual(["open-psa-not-a-model"]);
    expect(read("<opsa-mef><define").diagnostics.map(({ code }) => code)).toEqual(["xml-truncated"]);
    const chain = Array.from({ length: 4000 }, (_, index) => gate(`<gate name="g${index + 1}"/>`, `g${index}`)).join(
      "",
    );
    expect(model(chain + gate(a, "g4000") + abc).treeOf("g0")?.names).toEqual(["a"]);
  });
});
