/**
 * The examples say what they are meant to say. The answers about Helvia were worked out by hand from its text, before this
 * product existed; here they are computed through the model, on our example and on the reference text where it is at hand.
 */
import { addMonths, dayNumber } from "@orrery/core/base/dates";
import type { Element, Model, Relationship } from "@orrery/core/model/model";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { amount, applicationOf, complaints, day, readFolder, referred, word, words } from "./models.fixtures.ts";

const root = join(import.meta.dirname, "..");
const shared = join(root, "../shared/data");
const TODAY = "2026-11-21";
const HOUR = 3600;
const HOURS_A_YEAR = 8766;

/** Folders that must hold a model in which everything is understood. */
const folders = ["examples/helvia", "examples/shop", "architecture"];
const helvias = [
  { name: "examples/helvia", folder: join(root, "examples/helvia") },
  { name: "the reference text of Helvia", folder: join(shared, "helvia") },
];

describe("every example", () => {
  it.each(folders)("%s is understood to the last word", (folder) => {
    expect(complaints(readFolder(join(root, folder)))).toEqual([]);
  });

  it("has a page that says what to try", () => {
    const examples = readdirSync(join(root, "examples"), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(examples.length).toBeGreaterThan(1);
    for (const { name } of examples) expect(existsSync(join(root, "examples", name, "README.md"))).toBe(true);
  });
});

describe("architecture describes this repository", () => {
  const model = readFolder(join(root, "architecture")).model;

  it("names every part of core and no other", () => {
    const parts = readdirSync(join(root, "packages/core/src"), { withFileTypes: true })
      .filter(({ name }) => name !== "index.ts" && !name.endsWith(".test.ts"))
      .map(({ name }) => name.replace(/\.ts$/, ""));
    const core = model.element("core");
    expect(core?.children.map(({ id }) => id).sort()).toEqual(parts.sort());
  });

  it("has the dependencies that the imports have, no more and, over others, no fewer", () => {
    const said = new Map(
      model.element("core")?.children.map((one) => [one.id, one.out("uses").map(({ toId }) => toId)]),
    );
    const real = importsBetweenParts(join(root, "packages/core/src"));
    for (const [part, parts] of said)
      expect([part, parts.filter((other) => real.get(part)?.has(other) !== true)]).toEqual([part, []]);
    for (const [part, parts] of real)
      expect([part, [...parts].filter((other) => !reaches(said, part, other))]).toEqual([part, []]);
  });

  it("lets nothing use a higher floor, nor its neighbour on the same one", () => {
    const floor = (element: Element | undefined): number => amount(element?.get("floor")) ?? -1;
    const top = ["answers", "checks", "edits", "workspace"];
    for (const { from, to } of model.relationships("uses")) {
      if (floor(from) < 0 || floor(to) < 0 || (top.includes(from?.id ?? "") && top.includes(to?.id ?? ""))) continue;
      expect(`${from?.id} ${floor(from)} > ${to?.id} ${floor(to)} ${floor(from) > floor(to)}`).toMatch(/true$/);
    }
  });
});

describe.each(helvias.filter(({ folder }) => !isMissing(folder)))("$name", ({ folder }) => {
  const workspace = readFolder(folder);
  const { model } = workspace;

  it("is understood to the last word, and every relationship has two ends", () => {
    expect(complaints(workspace)).toEqual([]);
    for (const { from, to, verb, fromId, toId } of model.relationships()) {
      expect([verb, from?.id, to?.id]).toEqual([verb, fromId, toId]);
    }
  });

  it("has the elements that the story names", () => {
    const counted = [
      "application",
      "module",
      "store",
      "node",
      "technology",
      "zone",
      "process",
      "objective",
      "indicator",
    ];
    const counts = counted.map((kind) => [kind, [...model.elements({ kind })].length]);
    expect(Object.fromEntries(counts)).toEqual({
      application: 8,
      module: 3,
      store: 1,
      node: 4,
      technology: 6,
      zone: 3,
      process: 2,
      objective: 4,
      indicator: 3,
    });
    expect([...model.relationships("flows")]).toHaveLength(9);
    expect([...model.statements("link")]).toHaveLength(3);
  });

  it("patches of srv-claims and srv-db are older than 90 days", () => {
    const limit = dayOf(TODAY) - 90;
    expect(ids(where(model, "node", (node) => isBefore(day(node.get("patched")), limit)))).toEqual([
      "srv-claims",
      "srv-db",
    ]);
  });

  it("two flows are not encrypted; of two nobody has said", () => {
    expect(flows(model, ({ encrypted }) => encrypted === "no")).toEqual(["a-bus -> m-claims", "m-claims -> a-policy"]);
    expect(flows(model, ({ encrypted }) => encrypted === undefined)).toEqual([
      "a-policy -> a-dwh",
      "db-claims -> a-dwh",
    ]);
  });

  it("strictly confidential or sensitive data rest unencrypted in db-claims", () => {
    const isSecret = (store: Element): boolean =>
      word(store.get("classification")) === "strictly-confidential" || word(store.get("personalData")) === "sensitive";
    const found = where(model, "store", (store) => isSecret(store) && word(store.get("encryptedAtRest")) !== "yes");
    expect(ids(found)).toEqual(["db-claims"]);
  });

  it("sensitive data are copied unmasked from db-claims to a-dwh", () => {
    expect(flows(model, ({ masked, carries }) => masked === "no" && carries.some(isSensitive))).toEqual([
      "db-claims -> a-dwh",
    ]);
  });

  it("one flow is declared point to point, and three more pass no bus", () => {
    expect(flows(model, ({ pattern }) => pattern === "point-to-point")).toEqual(["m-claims -> a-policy"]);
    expect(flows(model, ({ flow }) => passesNoBus(flow))).toEqual([
      "a-policy -> a-dwh",
      "db-claims -> a-dwh",
      "m-claims -> a-ged",
      "m-claims -> a-policy",
    ]);
  });

  it("pr-claim cannot be back within its RTO, nor lose as little as its RPO", () => {
    const process = model.element("pr-claim");
    const needed = process === undefined ? [] : needs(process);
    const repairs = needed.map((one) => [one.id, (amount(one.get("mttr")) ?? 0) / HOUR] as const);
    const rto = (amount(process?.get("rto")) ?? 0) / HOUR;
    expect(rto).toBe(4);
    expect(Object.fromEntries(repairs.filter(([, hours]) => hours > rto))).toEqual({
      "m-claims": 6,
      "srv-claims": 8,
      "srv-db": 8,
    });
    const rpo = amount(process?.get("rpo")) ?? 0;
    expect(rpo).toBe(15 * 60);
    const losing = needed.filter(
      (one) => one.get("replication") === undefined && (amount(one.get("backup.every")) ?? 0) > rpo,
    );
    expect(ids(losing)).toEqual(["db-claims"]);
    expect(amount(model.element("db-claims")?.get("backup.every"))).toBe(24 * HOUR);
  });

  it("the last restore test of db-claims and the last exercise of the plan are more than twelve months old", () => {
    const limit = dayOf(addMonths(TODAY, -12) ?? "");
    expect(ids(where(model, "store", (one) => isBefore(day(one.get("backup.lastRestoreTest")), limit)))).toEqual([
      "db-claims",
    ]);
    expect(ids(where(model, "document", (one) => isBefore(day(one.get("lastExercise")), limit)))).toEqual(["doc-drp"]);
  });

  it("m-claims, srv-claims and srv-db in series are available 0.992422, out 66.4 hours a year", () => {
    const parts = ["m-claims", "srv-claims", "srv-db"].map((id) => availability(model.element(id)));
    expect(parts.map((part) => part.toFixed(6))).toEqual(["0.995733", "0.998004", "0.998668"]);
    const all = parts.reduce((product, part) => product * part, 1);
    expect(all.toFixed(6)).toBe("0.992422");
    expect(((1 - all) * HOURS_A_YEAR).toFixed(1)).toBe("66.4");
  });

  it("m-claims is full in nine months, m-bff in two years and a half", () => {
    expect(saturation(model.element("m-claims")).toFixed(2)).toBe("0.75");
    expect(saturation(model.element("m-bff")).toFixed(2)).toBe("2.64");
  });

  it("indicators have come part of their way", () => {
    const attained = [...model.elements({ kind: "indicator" })].map((one) => [one.id, attainment(one).toFixed(4)]);
    expect(Object.fromEntries(attained)).toEqual({ "k-cr": "0.4182", "k-online": "0.2292", "k-days": "0.3125" });
  });

  it("applications fall into their TIME classes; what lacks a fit into none", () => {
    const classes = [...model.elements({ kind: "application" })].map((one) => [one.id, timeClass(one)]);
    expect(Object.fromEntries(classes)).toEqual({
      "a-portal": "invest",
      "a-dwh": "invest",
      "a-claims": "migrate",
      "a-policy": "migrate",
      "a-crm": "tolerate",
      "a-ged": "eliminate",
      "a-bus": "unknown",
      "a-iam": "unknown",
    });
  });

  it("projects rank differently by value and by value per franc", () => {
    const scores = ["pj-claims", "pj-dr"].map((id) => score(model.element(id)));
    expect(scores).toEqual([125, 25]);
    const perMillion = ["pj-claims", "pj-dr"].map(
      (id, at) => (scores[at] ?? 0) / ((amount(model.element(id)?.get("budget")) ?? 0) / 1e6),
    );
    expect(perMillion.map((value) => value.toFixed(1))).toEqual(["65.8", "71.4"]);
    expect(model.element("pj-dr")?.get("budget")).toMatchObject({ kind: "money", currency: "CHF" });
  });

  it("no project supports o-margin and o-skills directly", () => {
    const isSupported = (one: Element): boolean => one.in("influences").some(({ from }) => from?.kind === "project");
    expect(ids(where(model, "objective", (one) => !isSupported(one)))).toEqual(["o-margin", "o-skills"]);
  });

  it("a-crm is locked in", () => {
    const locked = where(
      model,
      "application",
      (one) =>
        word(one.get("hosting")) === "saas" &&
        word(one.get("exitPlan")) === "no" &&
        referred(one, "contract").some((contract) => word(contract.get("exitClause")) === "no"),
    );
    expect(ids(locked)).toEqual(["a-crm"]);
  });

  it("a-claims is a vital monolith of one module that is phased out in 2027", () => {
    const found = where(
      model,
      "application",
      (one) => words(one.get("style")).includes("monolith") && word(one.get("criticality")) === "vital",
    );
    expect(ids(found)).toEqual(["a-claims"]);
    expect(found[0]?.children.filter(({ kind }) => kind === "module").map(({ id }) => id)).toEqual(["m-claims"]);
    expect(day(found[0]?.get("lifecycle.phaseOut"))).toBe(dayOf("2027-12-31"));
  });

  it.skipIf(isMissing(join(shared, "endoflife")))("four products are past their end of life, two are not", () => {
    const catalogue = JSON.parse(readFileSync(join(shared, "endoflife/endoflife.json"), "utf8")) as EndOfLife;
    const ends = [...model.elements({ kind: "technology" })].map(
      (one) => [one.id, endOfLife(catalogue, word(one.get("eol")) ?? "")] as const,
    );
    expect(Object.fromEntries(ends.filter(([, end]) => end < TODAY))).toEqual({
      "t-rhel7": "2024-06-30",
      "t-node20": "2026-04-30",
      "t-kc": "2025-01-15",
      "t-deb12": "2026-07-11",
    });
    expect(Object.fromEntries(ends.filter(([, end]) => end >= TODAY))).toEqual({
      "t-ora": "2029-12-31",
      "t-java8": "2030-12-31",
    });
  });
});

/** Reference data stay outside of the repository: a clone without them says so, the build must have them. */
function isMissing(folder: string): boolean {
  if (existsSync(folder)) return false;
  if (process.env["CI"] === "true") throw new Error(`${folder} is missing, and CI must have it`);
  console.warn(`SKIPPED: there is no ${folder}, so the answers are not compared with the reference data`);
  return true;
}

/** Which part of core imports which others, tests apart. */
function importsBetweenParts(folder: string): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const partOf = (path: string): string => path.split(/[\\/]/)[0]?.replace(/\.ts$/, "") ?? "";
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const part = partOf(path);
    if (!path.endsWith(".ts") || /\.(?:test|fixtures?)\.ts$/.test(path) || part === "index") continue;
    for (const [, specifier = ""] of readFileSync(join(folder, path), "utf8").matchAll(/ from "(\.[^"]+)"/g)) {
      const other = partOf(join(dirname(path), specifier));
      if (other !== part) found.set(part, (found.get(part) ?? new Set()).add(other));
    }
  }
  return found;
}

function reaches(uses: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  return (uses.get(from) ?? []).some((next) => next === to || reaches(uses, next, to));
}

function where(model: Model, kind: string, holds: (element: Element) => boolean): readonly Element[] {
  return [...model.elements({ kind })].filter(holds);
}

function ids(elements: readonly Element[]): readonly string[] {
  return elements.map(({ id }) => id).sort();
}

interface Flow {
  readonly flow: Relationship;
  readonly encrypted: string | undefined;
  readonly masked: string | undefined;
  readonly pattern: string | undefined;
  readonly carries: readonly (Element | undefined)[];
}

/** Flows of which something holds, as sentences. */
function flows(model: Model, holds: (flow: Flow) => boolean): readonly string[] {
  return [...model.relationships("flows")]
    .map((flow) => ({
      flow,
      encrypted: word(flow.get("encrypted")),
      masked: word(flow.get("masked")),
      pattern: word(flow.get("pattern")),
      carries: flow.carries.map((id) => model.element(id)),
    }))
    .filter(holds)
    .map(({ flow }) => `${flow.fromId} -> ${flow.toId}`)
    .sort();
}

function isSensitive(data: Element | undefined): boolean {
  return word(data?.get("personalData")) === "sensitive";
}

/** From one application to another, neither of them a bus. */
function passesNoBus({ from, to }: Relationship): boolean {
  const source = from === undefined ? undefined : applicationOf(from);
  const target = to === undefined ? undefined : applicationOf(to);
  return source !== undefined && target !== undefined && source.id !== target.id && !isBus(source) && !isBus(target);
}

function isBus(application: Element): boolean {
  return words(application.get("style")).includes("esb");
}

/** What must work so that an element works: what it uses, its parts, what they run on. */
function needs(element: Element): readonly Element[] {
  const found = new Map<number, Element>();
  const waiting = [element];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (found.has(one.row)) continue;
    found.set(one.row, one);
    const needed = [...one.out("uses"), ...one.out("runs on")].flatMap(({ to }) => (to === undefined ? [] : [to]));
    waiting.push(...needed, ...one.children);
  }
  return [...found.values()];
}

function dayOf(date: string): number {
  return dayNumber(date) ?? Number.NaN;
}

function isBefore(found: number | undefined, limit: number): boolean {
  return found !== undefined && found < limit;
}

/** Mean time between failures over the whole cycle of failure and repair. */
function availability(element: Element | undefined): number {
  const between = amount(element?.get("mtbf")) ?? Number.NaN;
  return between / (between + (amount(element?.get("mttr")) ?? Number.NaN));
}

/** Years until the peak reaches the capacity, growth compounding once a year. */
function saturation(element: Element | undefined): number {
  const value = (key: string): number => amount(element?.get(key)) ?? Number.NaN;
  return Math.log(value("capacity") / value("peak")) / Math.log(1 + value("growth"));
}

function attainment(indicator: Element): number {
  const value = (key: string): number => amount(indicator.get(key)) ?? Number.NaN;
  return (value("actual") - value("baseline")) / (value("target") - value("baseline"));
}

/** Gartner's TIME model: high means above 3 of 5. */
function timeClass(application: Element): string {
  const business = amount(application.get("businessFit"));
  const technical = amount(application.get("technicalFit"));
  if (business === undefined || technical === undefined) return "unknown";
  if (business > 3) return technical > 3 ? "invest" : "migrate";
  return technical > 3 ? "tolerate" : "eliminate";
}

/** Sum of the weights of the objectives, each times the contribution to it. */
function score(project: Element | undefined): number {
  const parts = project
    ?.out("influences")
    .map((one) => (amount(one.to?.get("weight")) ?? 0) * (amount(one.get("contribution")) ?? 0));
  return (parts ?? []).reduce((sum, part) => sum + part, 0);
}

type EndOfLife = Readonly<Record<string, { readonly r: readonly { readonly c: string; readonly e: string }[] }>>;

/** The end of free support of `product/cycle`. */
function endOfLife(catalogue: EndOfLife, key: string): string {
  const [product = "", cycle = ""] = key.split("/");
  return catalogue[product]?.r.find(({ c }) => c === cycle)?.e ?? "not in the catalogue";
}
