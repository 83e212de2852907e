/** Ways to data against brute force: closures and paths of random small models, computed the slow way. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encode } from "../../base/text.ts";
import type { Model } from "../../model/model.ts";
import { Workspace } from "../../workspace.ts";
import { accessPathsOf } from "./access-paths.ts";

type Auth = "none" | "mtls" | undefined;

interface Hop {
  readonly from: number;
  readonly to: number;
  readonly auth: Auth;
}

/** Software 0 to n - 1; the last is the store. Exposed are some of the software. */
interface Plan {
  readonly exposed: readonly boolean[];
  readonly presentation: readonly boolean[];
  readonly hops: readonly Hop[];
}

const SIZE = 6;
const STORE = SIZE;

const plans: fc.Arbitrary<Plan> = fc.record({
  exposed: fc.array(fc.boolean(), { minLength: SIZE, maxLength: SIZE }),
  presentation: fc.array(fc.boolean(), { minLength: SIZE, maxLength: SIZE }),
  hops: fc.uniqueArray(
    fc.record({
      from: fc.integer({ min: 0, max: SIZE - 1 }),
      to: fc.integer({ min: 0, max: STORE }),
      auth: fc.constantFrom<Auth>("none", "mtls", undefined),
    }),
    { maxLength: 14, selector: ({ from, to }) => `${from} ${to}` },
  ),
});

describe("ways to data", () => {
  it("find an open hop exactly where some way from an exposed element to the store passes one", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { model, store } = modelOf(plan);
        const guard = accessPathsOf(model)?.guardOf(store);
        expect(guard?.state).toBe(slowGuard(plan));
        if (guard?.state === "open") expect(guard.hop.by?.get("auth")).toMatchObject({ items: [{ text: "none" }] });
      }),
      { numRuns: 300 },
    );
  });

  it("count the fewest tiers between", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { model, store } = modelOf(plan);
        expect(accessPathsOf(model)?.nearest(store)?.tiers).toBe(slowTiers(plan));
      }),
      { numRuns: 300 },
    );
  });

  it("lead from an exposed element to the store over hops that are there", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { model, store } = modelOf(plan);
        const way = accessPathsOf(model)?.nearest(store)?.way;
        if (way === undefined) return;
        const ids = way.map((one) => ("kind" in one ? one.id : `${one.fromId}>${one.toId}`));
        expect(ids.at(-1)).toBe("db");
        for (let at = 1; at < ids.length; at += 2) expect(ids[at]).toBe(`${ids[at - 1]}>${ids[at + 1]}`);
      }),
      { numRuns: 200 },
    );
  });
});

function modelOf({ exposed, presentation, hops }: Plan): { readonly model: Model; readonly store: number } {
  const software = exposed.map((isExposed, index) => {
    const facts = [...(isExposed ? ["exposed: internet"] : []), ...(presentation[index] ? ["tier: presentation"] : [])];
    return `application a${index} "A${index}" { ${facts.join("; ")} }`;
  });
  const uses = hops.map(({ from, to, auth }) => {
    const facts = auth === undefined ? "" : ` { auth: ${auth} }`;
    return `a${from} uses ${to === STORE ? "db" : `a${to}`}${facts}`;
  });
  const text = [...software, `store db "Database"`, `application gate "Gate" { exposed: internet }`, ...uses].join(
    "\n",
  );
  const { model } = Workspace.load([{ uri: "m.orrery", bytes: encode(text) }]);
  return { model, store: model.row("db") ?? -1 };
}

function slowGuard({ exposed, hops }: Plan): string {
  const reaches = closureOf(hops);
  const isReached = (node: number): boolean => exposed.some((is, from) => is && reaches(from, node));
  if (!isReached(STORE)) return "unreached";
  const onWay = hops.filter(({ from, to }) => isReached(from) && reaches(to, STORE));
  if (onWay.some(({ auth }) => auth === "none")) return "open";
  return onWay.some(({ auth }) => auth === undefined) ? "unknown" : "guarded";
}

/** Floyd and Warshall. */
function closureOf(hops: readonly Hop[]): (from: number, to: number) => boolean {
  const nodes = Array.from({ length: SIZE + 1 }, (_, index) => index);
  const table = nodes.map((from) =>
    nodes.map((to) => from === to || hops.some((hop) => hop.from === from && hop.to === to)),
  );
  const at = (from: number, to: number): boolean => table[from]?.[to] === true;
  for (const by of nodes)
    for (const from of nodes)
      for (const to of nodes) if (at(from, by) && at(by, to)) (table[from] as boolean[])[to] = true;
  return at;
}

/** All simple paths, one after the other. */
function slowTiers({ exposed, presentation, hops }: Plan): number | undefined {
  let fewest: number | undefined;
  const walk = (node: number, seen: readonly number[], tiers: number): void => {
    if (node === STORE) {
      fewest = Math.min(fewest ?? Infinity, tiers);
      return;
    }
    const passed = tiers + (exposed[node] === true || presentation[node] === true ? 0 : 1);
    for (const { from, to } of hops) if (from === node && !seen.includes(to)) walk(to, [...seen, to], passed);
  };
  exposed.forEach((is, node) => {
    if (is) walk(node, [node], 0);
  });
  return fewest;
}
