/** Reading only what one element stands on must answer the same as reading everything, also after edits. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encode } from "../../base/text.ts";
import { insurerModel } from "../../../test/models.ts";
import type { Model } from "../../model/model.ts";
import { Workspace } from "../../workspace.ts";
import type { Availability } from "../answers.ts";
import { studyAt } from "../availability.ts";
import { Study } from "../availability/study.ts";
import { failuresBelow, readFailures } from "../read-failures.ts";
import { structureOf } from "../structure.ts";

/** What is said of an element, without its model, and without the digits that an order of sums decides. */
function answerOf(found: Availability): unknown {
  const digits = (value: number | undefined): string | undefined => value?.toPrecision(9);
  const { availability: works, known, cutSetCount, uncertainty } = found;
  return {
    works: [works.result, digits(works.lower), digits(works.upper)],
    known: [known.result, digits(known.lower), digits(known.upper)],
    coverage: found.coverage,
    target: found.target?.met,
    failures: [digits(found.failuresPerYear?.lower), digits(found.failuresPerYear?.upper)],
    sets: found.cutSets
      .map(({ causes, probability, isUnsettled }) =>
        [...causes.map(({ cause }) => cause).toSorted(), digits(probability), isUnsettled].join(" "),
      )
      .toSorted(),
    count: [cutSetCount.count, cutSetCount.byOrder, cutSetCount.limit],
    singles: found.singlePoints.map(({ cause }) => cause).toSorted(),
    importance: found.importance
      .map(({ cause, birnbaum, raw }) => [cause, digits(birnbaum), digits(raw)].join(" "))
      .toSorted(),
    uncertainty: digits(uncertainty?.median),
    given: found.given.map(({ cause }) => cause),
    missing: found.missing.map(([one, key]) => `${"id" in one ? String(one.id) : ""}${one.row} ${key}`),
  };
}

function expectSame(model: Model, row: number): void {
  const apart = studyAt(model, row);
  expect(apart.failures).not.toBe(readFailures(model));
  expect(answerOf(apart.answer())).toEqual(answerOf(new Study(readFailures(model), row).answer()));
}

/** Written twice, since a model of which all has been read is not read again. */
function modelOf(text: string): Model {
  return Workspace.load([{ uri: "a.orrery", bytes: encode(text) }]).model;
}

const times = fc.constantFrom("", "mtbf: 900h; mttr: 10h;", "mtbf: 90h; mttr: 10h;");
const one = fc.nat(5);
const parts = fc.record({
  machines: fc.array(fc.record({ times, site: fc.nat(2), zone: fc.nat(3), inside: fc.nat(7), os: fc.nat(3) }), {
    minLength: 6,
    maxLength: 6,
  }),
  cluster: fc.record({ times, need: fc.constantFrom("", "need: 1;", "redundancy: n+1;") }),
  software: fc.array(
    fc.record({
      times,
      many: fc.constantFrom("", "replicas: 1;", "replicas: 2;", "redundancy: active-passive;", "replicas: 3; need: 2;"),
      on: fc.uniqueArray(one, { maxLength: 2 }),
      uses: fc.uniqueArray(one, { maxLength: 2 }),
      calls: fc.uniqueArray(one, { maxLength: 1 }),
      how: fc.constantFrom("", "{ criticality: soft }", "{ mode: async }", "{ mode: sync; criticality: hard }"),
      technology: fc.nat(3),
    }),
    { minLength: 6, maxLength: 6 },
  ),
  doers: fc.uniqueArray(one, { minLength: 1, maxLength: 2 }),
  links: fc.uniqueArray(fc.tuple(fc.nat(2), fc.nat(2)), { maxLength: 3 }),
});

type Parts = typeof parts extends fc.Arbitrary<infer T> ? T : never;

function textOf({ machines, cluster, software, doers, links }: Parts): string {
  return [
    `process p "P" { criticality: vital; uses a0 }`,
    `service v "V" { criticality: vital }`,
    `process r "R" { criticality: vital; uses v }`,
    ...doers.map((at) => `a${at} performs v`),
    ...[0, 1, 2].map((at) => `site s${at} "S${at}" { type: datacentre }`),
    ...[0, 1, 2].map((at) => `zone z${at} "Z${at}" { trust: medium }`),
    ...[0, 1].map((at) => `technology t${at} "T${at}" {}`),
    ...links.filter(([from, to]) => from !== to).map(([from, to]) => `z${from} connects z${to}`),
    `node k "K" { type: cluster; ${cluster.times} ${cluster.need}`,
    ...machines.flatMap((machine, at) => (machine.inside < 3 ? nodeOf(machine, at) : [])),
    `}`,
    ...machines.flatMap((machine, at) => (machine.inside < 3 ? [] : nodeOf(machine, at))),
    ...software.flatMap(({ times: figures, many, technology }, at) => [
      `application a${at} "A${at}" { ${figures} ${many} ${technology < 2 ? `technology: t${technology};` : ""} }`,
    ]),
    ...software.flatMap(({ on, uses, calls, how }, at) => [
      ...on.map((node) => `a${at} runs on n${node}`),
      ...uses.filter((used) => used !== at).map((used) => `a${at} uses a${used} ${how}`),
      ...calls.filter((called) => called !== at).map((called) => `a${at} -> a${called} ${how}`),
    ]),
  ].join("\n");
}

function nodeOf({ times: figures, site, zone, os }: Parts["machines"][number], at: number): readonly string[] {
  const around = `${zone < 3 ? `zone: z${zone};` : ""} ${os < 2 ? `os: t${os};` : ""}`;
  return [`node n${at} "N${at}" { type: vm; site: s${site}; ${around} ${figures} }`];
}

describe("what one element stands on, read alone", () => {
  it("is the whole of it: the insurer", () => {
    for (const id of ["pr-claim", "pr-quote", "a-ged"]) {
      const model = insurerModel();
      const row = model.row(id);
      expect(row, id).toBeDefined();
      if (row !== undefined) expectSame(model, row);
    }
  });

  it("answers as everything does, in models at random", () => {
    fc.assert(
      fc.property(parts, (plan) => {
        const text = textOf(plan);
        for (const id of ["p", "r"]) {
          const model = modelOf(text);
          expectSame(model, model.row(id) ?? -1);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("answers after an edit as if the text were read anew, and is drawn the same", () => {
    fc.assert(
      fc.property(parts, parts, (before, after) => {
        const workspace = Workspace.load([{ uri: "a.orrery", bytes: encode(textOf(before)) }]);
        studyAt(workspace.model, workspace.model.row("r") ?? -1).answer();
        workspace.update("a.orrery", encode(textOf(after)));
        const edited = workspace.model;
        const anew = modelOf(textOf(after));
        const row = edited.row("r") ?? -1;
        const found = studyAt(edited, row);
        expect(answerOf(found.answer())).toEqual(answerOf(new Study(readFailures(anew), anew.row("r") ?? -1).answer()));
        const drawn = (model: Model, failures: typeof found.failures): string =>
          JSON.stringify(structureOf(failures, model.row("r") ?? -1), (key, value: unknown) =>
            key === "subject" || key === "element" || key === "relationship" || key === "missing" ? undefined : value,
          );
        expect(drawn(edited, found.failures)).toBe(drawn(anew, readFailures(anew)));
      }),
      { numRuns: 25 },
    );
  });

  it("sees two of three instances left, and two stores that copy each other as two", () => {
    const model = modelOf(
      [
        `process p "P" { uses a }`,
        `application a "A" { replicas: 3; mtbf: 90h; mttr: 10h; uses s }`,
        `store s "S" { replicas: 1; mtbf: 90h; mttr: 10h; runs on n; replication: { to: r } }`,
        `store r "R" { replicas: 1; mtbf: 90h; mttr: 10h; runs on n; replication: { to: s } }`,
        `node n "N" { type: vm; mtbf: 90h; mttr: 10h }`,
      ].join("\n"),
    );
    const failures = readFailures(model);
    const at = (id: string): number => failures.causes.findIndex((cause) => cause.id === id);
    const one = [at("a#2")];
    expect(failures.degradedBy(failures.stoppedBy(one), one)[model.row("a") ?? -1]).toBe(1);
    expect(failures.degradedBy(failures.stoppedBy([]), [])[model.row("a") ?? -1]).toBe(0);
    for (const [ids, stops] of [
      [["s"], 0],
      [["s", "r"], 2],
      [["n"], 2],
    ] as const)
      expect(failures.stoppedBy(ids.map(at))[model.row("s") ?? -1]).toBe(stops);
  });

  it("reads nothing twice, nor what has been read with everything", () => {
    const model = insurerModel();
    const row = model.row("pr-claim") ?? -1;
    expect(failuresBelow(model, row)).toBe(failuresBelow(model, row));
    const whole = readFailures(model);
    expect(failuresBelow(model, row)).toBe(whole);
  });
});
