/** What must hold for every model: saying more narrows an answer, more spares never harm, and more trouble is never less. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { modelOf } from "../../test/models.ts";
import { drilled } from "../../test/drilled.ts";
import type { Harm, Range } from "./answers.ts";
import { availability } from "./availability.ts";
import { readFailures } from "./read-failures.ts";

/** Facts of one part that may be stated or not, each in the words of the language. */
type Facts = readonly string[];

interface Part {
  readonly id: string;
  /** What is always said. */
  readonly fixed: string;
  /** What may be left out. */
  readonly open: Facts;
}

interface Drawn {
  readonly nodes: readonly Part[];
  readonly modules: readonly Part[];
  readonly stores: readonly Part[];
}

const hours = (...some: readonly number[]): fc.Arbitrary<string> => fc.constantFrom(...some.map((one) => `${one}h`));

const figures: fc.Arbitrary<string> = fc
  .tuple(hours(90, 500, 2000), hours(1, 5, 20))
  .map(([between, repair]) => `mtbf: ${between}; mttr: ${repair};`);

const restart: fc.Arbitrary<string> = fc.constantFrom("restart: auto;", "restart: manual;");

const nodes: fc.Arbitrary<readonly Part[]> = fc
  .array(fc.tuple(fc.constantFrom("g1", "g2"), fc.boolean(), figures, restart, fc.integer({ min: 1, max: 3 })), {
    minLength: 1,
    maxLength: 3,
  })
  .map((all) =>
    all.map(([site, isCluster, own, start, count], index) => ({
      id: `n${index + 1}`,
      fixed: `type: ${isCluster ? "cluster" : "server"}; site: ${site};`,
      open: [own, start, ...(isCluster ? [`nodes: ${count};`] : [])],
    })),
  );

/** A part that runs on one machine, so many times; or spread over two. */
const instances = (machines: readonly Part[]): fc.Arbitrary<Omit<Part, "id">> =>
  fc
    .tuple(
      fc.constantFrom(...machines.map(({ id }) => id)),
      fc.boolean(),
      fc.integer({ min: 1, max: 3 }),
      figures,
      restart,
    )
    .map(([on, isSpread, count, own, start]) =>
      isSpread && machines.length > 1
        ? { fixed: `runs on n1, n2; replicas: ${count + 1};`, open: [own, start] }
        : { fixed: `runs on ${on};`, open: [`replicas: ${count};`, own, start] },
    );

const drawn: fc.Arbitrary<Drawn> = nodes.chain((machines) => {
  const part = instances(machines);
  const to = fc.constantFrom("g1", "g2", ...machines.map(({ id }) => id));
  const strength = fc.constantFrom("hard", "soft");
  const copy = fc.option(fc.tuple(to, fc.constantFrom("mode: sync", "mode: async; lag: 1h")), { nil: undefined });
  return fc.record({
    nodes: fc.constant(machines),
    modules: fc.array(fc.tuple(part, strength, fc.boolean()), { minLength: 1, maxLength: 3 }).map((all) =>
      all.map(([{ fixed, open }, how, isUsing], index) => ({
        id: `m${index + 1}`,
        fixed: `${fixed} ${isUsing ? `uses s1 { criticality: ${how} };` : ""} ${index > 0 ? `uses m${index} { criticality: ${how} };` : ""}`,
        open,
      })),
    ),
    stores: fc.tuple(part, copy, hours(1, 8), hours(1, 24)).map(([{ fixed, open }, copied, restore, every]) => [
      {
        id: "s1",
        fixed: `${fixed} ${copied === undefined ? "replication: no;" : `replication: { to: ${copied[0]}; ${copied[1]} };`}`,
        open: [...open, `restoreTime: ${restore};`, `backup: { every: ${every}; offsite: yes; immutable: yes };`],
      },
    ]),
  });
});

/** The model in which the facts with these numbers are stated, counted through all parts. */
function textOf({ nodes: machines, modules, stores }: Drawn, isStated: (fact: number) => boolean): string {
  let fact = 0;
  const body = ({ id, fixed, open }: Part): string =>
    `${id} "${id}" { ${fixed} ${open.filter(() => isStated(fact++)).join(" ")} }`;
  const machinesText = machines.map((one) => `node ${body(one)}`).join("\n");
  const inside = [...modules.map((one) => `module ${body(one)}`), ...stores.map((one) => `store ${body(one)}`)];
  return `site g1 "G1" {}\nsite g2 "G2" {}\n${machinesText}
application a "A" {\n${inside.join("\n")}\n}
process p "P" { criticality: vital; uses a { criticality: hard } }`;
}

const everything = (): boolean => true;

/** What a number says is stated: bit by bit, again and again. */
const some =
  (mask: number) =>
  (fact: number): boolean =>
    ((mask >>> (fact % 31)) & 1) === 1;

const FACTS = 31;
const masks: fc.Arbitrary<number> = fc.integer({ min: 0, max: 2 ** FACTS - 1 });

function boundsIn(text: string): Range {
  const model = modelOf(text);
  const element = model.element("p");
  if (element === undefined) throw new Error("p is there");
  return availability(model, element, { isBrief: true }).availability;
}

/** Of the same numbers as far as they can be computed. */
function expectWithin(inner: Range, outer: Range): void {
  expect(inner.lower).toBeGreaterThanOrEqual(outer.lower - 1e-12);
  expect(inner.upper).toBeLessThanOrEqual(outer.upper + 1e-12);
}

const parts: fc.Arbitrary<readonly string[]> = fc.uniqueArray(fc.constantFrom("n1", "g1", "g2", "m1", "s1"), {
  minLength: 1,
  maxLength: 3,
});

function standstill(text: string, fails: readonly string[], harm: Harm, lasts: number | undefined): Range {
  const wish = lasts === undefined ? { fails, harm } : { fails, harm, lasts };
  const [lower, upper] = drilled(text, wish).downtime("p") ?? [0, 0];
  return { lower, upper };
}

const harms: fc.Arbitrary<Harm> = fc.constantFrom("outage", "loss", "ransomware", "error");
const lengths: fc.Arbitrary<number | undefined> = fc.constantFrom(undefined, 0, 1, 10, 100);

describe("saying more", () => {
  it("never moves an availability out of what it was known to lie between", () => {
    fc.assert(
      fc.property(drawn, masks, masks, (model, first, second) => {
        const less = boundsIn(textOf(model, some(first)));
        const more = boundsIn(textOf(model, some(first | second)));
        const all = boundsIn(textOf(model, everything));
        for (const { lower, upper } of [less, more, all]) {
          expect(lower).toBeGreaterThanOrEqual(0);
          expect(upper).toBeGreaterThanOrEqual(lower);
          expect(upper).toBeLessThanOrEqual(1);
        }
        expectWithin(more, less);
        expectWithin(all, more);
      }),
      { numRuns: 60 },
    );
  });

  it("never moves a standstill out of what it was known to lie between", () => {
    fc.assert(
      fc.property(drawn, masks, parts, harms, lengths, (model, mask, fails, harm, lasts) => {
        const less = standstill(textOf(model, some(mask)), fails, harm, lasts);
        const all = standstill(textOf(model, everything), fails, harm, lasts);
        expect(less.lower).toBeLessThanOrEqual(less.upper);
        expectWithin(all, less);
      }),
      { numRuns: 60 },
    );
  });
});

describe("one more instance", () => {
  it("of software never lowers either end of an availability", () => {
    fc.assert(
      fc.property(drawn, masks, (model, mask) => {
        const text = textOf(model, some(mask));
        const more = text.replace(/replicas: (\d)/u, (_, count: string) => `replicas: ${Number(count) + 1}`);
        const [before, after] = [boundsIn(text), boundsIn(more)];
        expect(after.lower).toBeGreaterThanOrEqual(before.lower - 1e-12);
        expect(after.upper).toBeGreaterThanOrEqual(before.upper - 1e-12);
      }),
      { numRuns: 60 },
    );
  });
});

describe("more trouble", () => {
  it("never stops less", () => {
    fc.assert(
      fc.property(drawn, masks, masks, masks, (model, mask, first, second) => {
        const failures = readFailures(modelOf(textOf(model, some(mask))));
        const failed = (which: number): readonly number[] =>
          failures.causes.flatMap((_, cause) => (some(which)(cause) ? [cause] : []));
        const [less, more] = [failures.stoppedBy(failed(first)), failures.stoppedBy(failed(first | second))];
        less.forEach((condition, row) => expect(more[row]).toBeGreaterThanOrEqual(condition));
      }),
      { numRuns: 60 },
    );
  });

  it("of more elements, or for longer, never means a shorter standstill", () => {
    fc.assert(
      fc.property(drawn, parts, parts, harms, lengths, (model, fails, others, harm, lasts) => {
        const text = textOf(model, everything);
        const once = standstill(text, fails, harm, lasts);
        const wider = standstill(text, [...new Set([...fails, ...others])], harm, lasts);
        const longer = standstill(text, fails, harm, lasts === undefined ? undefined : 2 * lasts + 1);
        for (const worse of [wider, longer]) expect(worse.upper).toBeGreaterThanOrEqual(once.upper - 1e-9);
        expect(longer.lower).toBeGreaterThanOrEqual(once.lower - 1e-9);
      }),
      { numRuns: 50 },
    );
  });
});
