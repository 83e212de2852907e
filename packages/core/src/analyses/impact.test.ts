/** Impact against a naive search over the public model, on twenty generated models and the insurer's. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { encode } from "../base/text.ts";
import { Workspace } from "../workspace.ts";
import { metamodel } from "../model/metamodel/index.ts";
import type { Travel } from "../model/metamodel.ts";
import type { Element, Model } from "../model/model.ts";
import type { Value } from "../model/values.ts";
import { cycles } from "./cycles.ts";
import { findImpact, type ImpactOptions } from "./find-impact.ts";
import { impact, type ImpactResult } from "./impact.ts";

const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

describe("impact equals a naive search (R141)", () => {
  it.each(seeds)("on generated model %i, from every element, up and down, by impact and by trace", (seed) => {
    const model = modelOf(randomModel(seed));
    let hits = 0;
    for (const direction of ["down", "up"] as const) {
      for (const mode of ["impact", "trace"] as const) {
        const steps = allSteps(model, mode);
        const known = new Set(steps.map(({ from, by, to }) => `${from} ${by} ${to}`));
        for (const element of model.elements()) {
          const expected = naive(model, steps, element.id, direction, Infinity);
          const found = impact.run(model, { element: element.id, direction, mode });
          expect(distances(found), `${element.id} ${direction} ${mode}`).toEqual(expected);
          expect(unsoundPaths(model, found, known, direction)).toEqual([]);
          hits += found.hits.length;
        }
      }
    }
    expect(hits).toBeGreaterThan(50);
  });

  it.each(seeds.slice(0, 5))("on generated model %i, within a depth and by chosen relationships", (seed) => {
    const model = modelOf(randomModel(seed));
    const by = ["uses", "contains", "zone", "carries"];
    const steps = allSteps(model, "impact").filter((step) => by.includes(step.by));
    for (const element of model.elements()) {
      const found = impact.run(model, { element: element.id, by, depth: 2 });
      expect(distances(found), element.id).toEqual(naive(model, steps, element.id, "down", 2));
    }
  });

  it.each(seeds.slice(0, 5))(
    "on generated model %i, derived hits are hits whose path implies the relationship named",
    (seed) => {
      const model = modelOf(randomModel(seed));
      let count = 0;
      for (const element of model.elements()) {
        const all = distances(impact.run(model, { element: element.id }));
        for (const hit of impact.run(model, { element: element.id, derived: true }).hits) {
          expect(all[hit.element.id], `${element.id} ${hit.element.id}`).toBeLessThanOrEqual(hit.distance);
          expect(hit.derived).toBeDefined();
          expect(hit.path.length).toBe(hit.distance);
          count++;
        }
      }
      expect(count).toBeGreaterThan(10);
    },
  );
});

describe("what stops what", () => {
  it("a whole takes its parts along, and they what needs them", () => {
    const model = modelOf(
      "application a {\n module m { component c }\n}\napplication b { uses c }\nprocess p { uses b }",
    );
    expect(hitsOf(model, { element: "a" })).toEqual({ m: 1, c: 2, b: 3, p: 4 });
    expect(hitsOf(model, { element: "a", depth: 1 })).toEqual({ m: 1 });
    // Another whole that is merely hit does not take its parts along.
    expect(hitsOf(modelOf("application a {\n module m\n}\napplication b\na uses b"), { element: "b" })).toEqual({
      a: 1,
    });
  });

  it("people and organisations are hit but hand nothing on, unless the question is about them", () => {
    const model = modelOf(
      "application a\nparty p\na -> p : d\np -> b : d\napplication b\ndataset d\nunit u { unit v { performs w } }\nprocess w",
    );
    expect(hitsOf(model, { element: "a" })).toEqual({ p: 1 });
    expect(hitsOf(model, { element: "p" })).toEqual({ b: 1 });
    expect(hitsOf(model, { element: "u" })).toEqual({ v: 1, w: 2 });
    expect(hitsOf(model, { element: "d" })).toEqual({ a: 1, p: 1, b: 1 });
  });

  it("a place fails with all that stands on it, but survives the loss of one of it", () => {
    const model = modelOf("site s\nnode n { site: s }\nnode o { site: s }\napplication a { runs on n }");
    expect(hitsOf(model, { element: "s" })).toEqual({ n: 1, o: 1, a: 2 });
    expect(hitsOf(model, { element: "n" })).toEqual({ a: 1 });
    expect(hitsOf(model, { element: "a", direction: "up" })).toEqual({ n: 1, s: 2 });
  });

  it("only trace follows influence", () => {
    const model = modelOf("application a { influences o }\nobjective o { influences q }\nobjective q");
    expect(hitsOf(model, { element: "a" })).toEqual({});
    expect(hitsOf(model, { element: "a", mode: "trace" })).toEqual({ o: 1, q: 2 });
  });

  it("reports only the kinds asked for, but walks through the others", () => {
    const model = modelOf("node n\napplication a { runs on n }\nprocess p { uses a }");
    expect(hitsOf(model, { element: "n", kinds: ["process"] })).toEqual({ p: 2 });
  });

  it("names the derived relationship: an application serves who uses the service that it offers", () => {
    const model = modelOf(
      "application a { performs s }\nservice s { type: application }\nprocess p { uses a }\nprocess q { uses s }\nevent e\nq triggers e",
    );
    const derived = impact.run(model, { element: "a", derived: true }).hits.map((hit) => [hit.element.id, hit.derived]);
    expect(derived).toEqual([
      ["s", { relationship: "Assignment", against: false }],
      ["p", { relationship: "Serving", against: false }],
      ["q", { relationship: "Serving", against: false }],
    ]);
    // The event is hit, too, but nothing derives between the two.
    expect(impact.run(model, { element: "a" }).hits.map((hit) => [hit.element.id, hit.derived?.relationship])).toEqual([
      ["s", "Assignment"],
      ["p", "Serving"],
      ["q", "Serving"],
      ["e", undefined],
    ]);
  });

  it("knows nothing of an element that is not there", () => {
    expect(impact.run(modelOf(""), { element: "x" })).toEqual({ root: undefined, hits: [] });
  });
});

describe("the insurer", () => {
  const file = new URL("../../../../../shared/data/helvia/helvia.orrery", import.meta.url);
  const isThere = existsSync(file);
  if (!isThere && process.env["CI"] === "true") throw new Error("the data of the insurer is missing");
  if (!isThere) console.warn("skipped: the data of the insurer is not here");

  it.runIf(isThere)("the loss of the claims server, as worked out by hand", () => {
    const model = modelOf(readFileSync(file, "utf8"));
    expect(hitsOf(model, { element: "srv-claims" })).toEqual({
      "m-claims": 1,
      "a-claims": 2,
      "i-claims": 2,
      "a-policy": 2,
      "a-ged": 2,
      "sv-claim": 3,
      "pr-claim": 3,
      "pr-quote": 3,
      "a-dwh": 3,
      "c-claims": 4,
      "c-uw": 4,
      "o-cycle": 5,
    });
    expect(hitsOf(model, { element: "srv-claims", mode: "trace", kinds: ["objective"] })).toEqual({
      "o-cycle": 5,
      "o-digital": 6,
      "o-margin": 7,
    });
    expect(hitsOf(model, { element: "srv-claims", direction: "up" })).toEqual({ "s-gva": 1, "n-app": 1, "t-rhel7": 1 });
  });
});

describe("cycles", () => {
  it.each(seeds)("of generated model %i are the groups that all reach one another", (seed) => {
    const model = modelOf(randomModel(seed));
    const ids = [...model.elements({ kind: "application" })].map((element) => element.id);
    const home = (element: Element | undefined): number => {
      for (let at = element; at !== undefined; at = at.parent) if (ids.includes(at.id)) return ids.indexOf(at.id);
      return -1;
    };
    const reaches = ids.map(() => ids.map(() => false));
    for (const { from, to } of model.relationships("uses")) {
      const providers = to?.kind === "service" ? to.in("performs").map((each) => each.from) : [to];
      for (const provider of providers) {
        const [user, used] = [home(from), home(provider)];
        const row = reaches[user];
        if (row !== undefined && used >= 0 && (user !== used || from?.id === to?.id)) row[used] = true;
      }
    }
    for (const middle of ids.keys())
      for (const a of reaches) if (a[middle] === true) reaches[middle]?.forEach((does, b) => (a[b] ||= does));
    const groups = ids
      .map((_, a) => ids.filter((_, b) => reaches[a]?.[b] === true && reaches[b]?.[a] === true))
      .filter((group) => group.length > 0);
    const expected = [...new Set(groups.map((group) => group.join()))].sort();
    const found = cycles.run(model, { levels: ["application"], by: ["uses"] }).cycles;
    expect(found.map(({ members }) => members.map((member) => member.id).join()).sort()).toEqual(expected);
    for (const { witness } of found)
      witness.forEach((step, index) => expect(step.to).toBe(witness[(index + 1) % witness.length]?.from));
  });
});

// --- a naive search, written against the public model only

interface NaiveStep {
  readonly from: string;
  readonly to: string;
  readonly by: string;
}

/** Every step that an effect can take, by the words of the metamodel. */
function allSteps(model: Model, mode: "impact" | "trace"): readonly NaiveStep[] {
  const steps: NaiveStep[] = [];
  const add = (subject: string, object: string, by: string, travel: Travel): void => {
    if (travel === "forward" || travel === "both") steps.push({ from: subject, to: object, by });
    if (travel === "backward" || travel === "both") steps.push({ from: object, to: subject, by });
  };
  const ofVerb = (verb: string, kind: string): Travel => {
    const definition = metamodel.relationships.find(({ id }) => id === verb);
    return (
      (mode === "trace" ? definition?.trace : undefined) ?? definition?.travelBy?.[kind] ?? definition?.travel ?? "none"
    );
  };
  for (const relationship of model.relationships()) {
    const { from, to } = relationship;
    if (from === undefined || to === undefined) continue;
    add(from.id, to.id, relationship.verb, ofVerb(relationship.verb, from.kind));
    for (const data of relationship.carries) {
      add(from.id, data, "carries", "backward");
      add(to.id, data, "carries", "backward");
    }
  }
  for (const element of model.elements()) {
    for (const child of element.children) add(element.id, child.id, "contains", ofVerb("contains", element.kind));
    for (const { key, value, meaning } of element.attributes)
      for (const id of referred(value)) add(element.id, id, key, meaning?.definition.travel ?? "backward");
  }
  return steps;
}

function referred(value: Value): readonly string[] {
  if (value.kind === "reference") return [value.id];
  return value.kind === "list" ? value.items.flatMap(referred) : [];
}

function naive(
  model: Model,
  steps: readonly NaiveStep[],
  root: string,
  direction: "down" | "up",
  depth: number,
): Record<string, number> {
  const whole = new Set([root]);
  for (const id of whole) for (const child of model.element(id)?.children ?? []) whole.add(child.id);
  const mayContain = steps.some((step) => step.by === "contains");
  const found = new Map([[root, 0]]);
  for (let distance = 1; distance <= depth; distance++) {
    const before = [...found].filter(([, at]) => at === distance - 1).map(([id]) => id);
    if (before.length === 0) break;
    for (const id of before) {
      const isWhole = direction === "down" ? whole.has(id) : id === root;
      if (!isWhole && ["party", "role", "unit"].includes(model.element(id)?.kind ?? "")) continue;
      const next = steps
        .filter((step) => (direction === "down" ? step.from : step.to) === id)
        .map((step) => (direction === "down" ? step.to : step.from));
      if (direction === "down" && whole.has(id) && mayContain)
        next.push(...(model.element(id)?.children ?? []).map((child) => child.id));
      for (const reached of next) if (!found.has(reached)) found.set(reached, distance);
    }
  }
  found.delete(root);
  return Object.fromEntries(found);
}

/** What is wrong with the explanations: a path that breaks off, a step that nothing says, a wrong length. */
function unsoundPaths(
  model: Model,
  result: ImpactResult,
  known: ReadonlySet<string>,
  direction: "down" | "up",
): readonly string[] {
  const faults: string[] = [];
  for (const hit of result.hits) {
    let at = result.root?.id ?? "";
    if (hit.path.length !== hit.distance) faults.push(`${hit.element.id}: ${hit.path.length} steps`);
    for (const step of hit.path) {
      const [from, to] = direction === "down" ? [step.from, step.to] : [step.to, step.from];
      const isPart = step.by === "contains" && model.element(step.to)?.parent?.id === step.from;
      if (step.from !== at || step.origin.span.end <= step.origin.span.start) faults.push(`${step.from} after ${at}`);
      if (!isPart && !known.has(`${from} ${step.by} ${to}`)) faults.push(`${from} ${step.by} ${to}`);
      at = step.to;
    }
    if (at !== hit.element.id) faults.push(`${hit.element.id}: ends at ${at}`);
  }
  return faults;
}

function distances({ hits }: ImpactResult): Record<string, number> {
  return Object.fromEntries(hits.map(({ element, distance }): [string, number] => [element.id, distance]));
}

function hitsOf(model: Model, parameters: ImpactOptions & { readonly element: string }): Record<string, number> {
  const found = impact.run(model, parameters);
  expect(findImpact(model, model.row(parameters.element) ?? 0, parameters).hits.length).toBe(found.hits.length);
  return Object.fromEntries(found.hits.map(({ element, distance }) => [element.id, distance]));
}

// --- generated models

/** About forty elements of every walk of life, with permitted relationships between them at random. */
function randomModel(seed: number): string {
  const random = mulberry(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const ids = (letter: string, count: number): string[] =>
    Array.from({ length: count }, (_, index) => `${letter}${index}`);
  const [apps, nodes, processes, units, sites, zones, data, objectives, services] = [
    ids("a", 6),
    ids("n", 5),
    ids("p", 4),
    ids("u", 2),
    ids("s", 2),
    ids("z", 2),
    ids("d", 3),
    ids("o", 3),
    ids("v", 2),
  ];
  const modules = apps.flatMap((app) => [`${app}m0`, `${app}m1`]);
  const lines = [
    ...apps.map((app) => `application ${app} {\n module ${app}m0\n module ${app}m1 { component ${app}c }\n}`),
    ...nodes.map((node) => `node ${node} { site: ${pick(sites)}; zone: ${pick(zones)} }`),
    ...processes.map((id) => `process ${id} { owner: ${pick(units)} }`),
    ...units.map((id) => `unit ${id}`),
    ...sites.map((id) => `site ${id}`),
    `zone z0 { zone z1 }`,
    ...data.map((id) => `dataset ${id}`),
    ...objectives.map((id) => `objective ${id}`),
    ...services.map((id) => `service ${id}`),
    "capability k0\ncapability k1\nparty x0",
  ];
  const sentence = (): string =>
    pick([
      () => `${pick(apps)} uses ${pick([...apps, ...services])}`,
      () => `${pick(modules)} uses ${pick(modules)}`,
      () => `${pick(modules)} -> ${pick(modules)} : ${pick(data)}`,
      () => `${pick(apps)} -> ${pick([...apps, "x0"])} : ${pick(data)}, ${pick(data)}`,
      () => `x0 -> ${pick(apps)} : ${pick(data)}`,
      () => `${pick(modules)} runs on ${pick(nodes)}`,
      () => `${pick(processes)} uses ${pick([...apps, ...services])}`,
      () => `${pick(processes)} realizes ${pick(["k0", "k1"])}`,
      () => `${pick(processes)} triggers ${pick(processes)}`,
      () => `${pick(["k0", "k1"])} realizes ${pick(objectives)}`,
      () => `${pick(objectives)} influences ${pick(objectives)}`,
      () => `${pick(units)} performs ${pick(processes)}`,
      () => `${pick(apps)} performs ${pick(services)}`,
      () => `${pick(nodes)} hosts ${pick(nodes)}`,
      () => `${pick(modules)} accesses ${pick(data)}`,
    ])();
  for (let index = 0; index < 34; index++) lines.push(sentence());
  return lines.join("\n");
}

/** A small generator of numbers from 0 to 1, the same on every machine (Tommy Ettinger's mulberry32). */
function mulberry(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function modelOf(text: string): Model {
  const workspace = Workspace.load([{ uri: "m.orrery", bytes: encode(text) }]);
  // Some models here link what the metamodel does not permit: impact follows every link that reads.
  expect(workspace.diagnostics().filter(({ code }) => code !== "not-permitted")).toEqual([]);
  return workspace.model;
}
