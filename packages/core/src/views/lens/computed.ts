/** What a picture may be coloured by that is computed: life cycle, counts, gaps, risk, the quadrants of the TIME model, simulations. */
import { dayNumber } from "../../base/dates.ts";
import type { Locale } from "../../base/codes.ts";
import { printNumber, printPercent } from "../../base/quantity.ts";
import type { Bilingual } from "../../model/metamodel.ts";
import type { Element, Model } from "../../model/model.ts";
import { type LifecycleState, stateOn } from "../../model/time.ts";
import { attainmentOf, attainmentOfObjective } from "../../model/attainment.ts";
import { quadrantOf, quadrants } from "../../model/fit.ts";
import { insideOf } from "../parts/inside.ts";
import type { Judged } from "../judged.ts";
import { attributeSource, type LensSource, type SourceRequest } from "./source.ts";
import { loadLens, stopsLens } from "./simulated.ts";
import { type Reading, typeOn } from "./value.ts";
import { isKind } from "../parts/nodes.ts";
import { isSupported, supportersOf } from "../parts/support.ts";

/** The source of a lens; undefined when there is neither such an attribute nor such a computation. */
export function sourceOf(id: string, request: SourceRequest): LensSource | undefined {
  const computed = Object.hasOwn(computedLenses, id) ? computedLenses[id] : undefined;
  return computed === undefined ? attributeSource(aliases.get(id) ?? id, request) : computed.source(id, request);
}

const aliases: ReadonlyMap<string, string> = new Map([
  ["cost", "annualCost"],
  ["fit", "businessFit"],
]);

/** Names of the computed lenses, for lists of what may be asked. */
export const computedNames: readonly (readonly [id: string, name: Bilingual])[] = [
  ["age", { en: "Age", fr: "Âge" }],
  ["applications", { en: "Supporting applications", fr: "Applications qui la soutiennent" }],
  ["attainment", { en: "Attainment", fr: "Atteinte" }],
  ["checks", { en: "Errors and warnings of rules", fr: "Erreurs et avertissements des règles" }],
  ["fan-in", { en: "Incoming relationships", fr: "Relations entrantes" }],
  ["fan-out", { en: "Outgoing relationships", fr: "Relations sortantes" }],
  ["findings", { en: "Open findings", fr: "Constats ouverts" }],
  ["lifecycle", { en: "Life cycle", fr: "Cycle de vie" }],
  ["load", { en: "Utilisation at the busiest time", fr: "Utilisation à l’heure de pointe" }],
  ["maturity-gap", { en: "Maturity gap", fr: "Écart de maturité" }],
  ["relationships", { en: "Relationships", fr: "Relations" }],
  ["risk", { en: "Highest risk (gravity × likelihood)", fr: "Risque le plus élevé (gravité × vraisemblance)" }],
  ["stops", { en: "Business that stops with it", fr: "Métier qui s’arrête avec lui" }],
  ["time", { en: "TIME model (high: above 3)", fr: "Modèle TIME (élevé : au-dessus de 3)" }],
];

interface Computed {
  source(id: string, request: SourceRequest): LensSource;
}

const computedLenses: Readonly<Record<string, Computed>> = {
  age: computed((request) => {
    const day = request.today === undefined ? undefined : dayNumber(request.today);
    return {
      asks: (element) => typeOn(element, "lifecycle") !== undefined,
      read: (element) => (day === undefined ? undefined : ageOf(element, day, request.language)),
      together: "mean",
      scale: { kind: "numbers" },
    };
  }),
  applications: computed(({ model }) => ({
    asks: isSupported,
    read: () => undefined,
    count: (rows) => new Set([...rows].flatMap((row) => supportersOf(model.at(row)).map((one) => one.row))).size,
    together: "sum",
    scale: { kind: "numbers" },
  })),
  attainment: computed(({ language }) => ({
    asks: (element) => isKind(element, "objective", "indicator"),
    read: (element) => {
      const value = isKind(element, "indicator") ? attainmentOf(element) : attainmentOfObjective(element).value;
      const text = value === undefined ? "" : printPercent(Math.round(value * 1000) / 1000, language);
      return value === undefined ? undefined : { kind: "number", number: value, unit: { kind: "percent" }, text };
    },
    together: "mean",
    scale: { kind: "numbers" },
  })),
  checks: computed(({ model, judged }) => ({
    // What no rule asks about is not coloured; where nobody can tell is unknown, unless something is wrong already.
    asks: (element) => judged === undefined || judged.asked.has(element.id) || element.children.length > 0,
    read: () => undefined,
    count: (rows) => (judged === undefined ? undefined : ruleFindings(model, rows, judged)),
    together: "sum",
    scale: { kind: "numbers" },
  })),
  "fan-in": computed(({ model }) => counting((rows) => crossing(model, rows).in)),
  "fan-out": computed(({ model }) => counting((rows) => crossing(model, rows).out)),
  relationships: computed(({ model }) => counting((rows) => crossing(model, rows).in + crossing(model, rows).out)),
  findings: computed(({ model }) => counting((rows) => openFindings(model, rows))),
  load: computed(({ model, language }) => loadLens(model, language)),
  lifecycle: computed(({ today, language }) => {
    const day = today === undefined ? undefined : dayNumber(today);
    return {
      asks: (element) => typeOn(element, "lifecycle") !== undefined,
      read: (element) => {
        const state = day === undefined ? "unknown" : stateOn(element, day);
        return state === "unknown" ? undefined : { kind: "name", key: state, text: states[state][language] };
      },
      together: "none",
      scale: { kind: "categories", names: Object.entries(states).map(([key, name]) => [key, name[language]] as const) },
    };
  }),
  "maturity-gap": computed(({ language }) => ({
    asks: (element) => typeOn(element, "targetMaturity") !== undefined,
    read: (element) => {
      const [target, maturity] = ["targetMaturity", "maturity"].map((key) => numberIn(element, key));
      if (target === undefined || maturity === undefined) return undefined;
      const gap = Number((target - maturity).toPrecision(12));
      const text = gap > 0 ? `+${printNumber(gap, language)}` : printNumber(gap, language);
      return { kind: "number", number: gap, unit: { kind: "plain" }, text };
    },
    together: "mean",
    scale: { kind: "diverging", middle: 0 },
  })),
  risk: computed(({ model }) => ({
    asks: (element) => !isKind(element, "risk", "control", "finding"),
    read: () => undefined,
    count: (rows) => highestRisk(model, withSupport(model, rows)),
    together: "highest",
    scale: { kind: "numbers" },
  })),
  stops: computed(({ model, language }) => stopsLens(model, language)),
  time: computed(({ language }) => ({
    asks: (element) => isKind(element, "application", "module"),
    read: (element) => quadrantReading(element, language),
    together: "none",
    scale: {
      kind: "categories",
      names: Object.entries(quadrants).map(([key, name]) => [key, name[language]] as const),
    },
  })),
};

function computed(make: (request: SourceRequest) => Omit<LensSource, "id" | "name">): Computed {
  return {
    source: (id, request) => ({
      id,
      name: computedNames.find(([each]) => each === id)?.[1][request.language] ?? id,
      ...make(request),
    }),
  };
}

function counting(count: (rows: ReadonlySet<number>) => number): Omit<LensSource, "id" | "name"> {
  return { asks: () => true, read: () => undefined, count, together: "sum", scale: { kind: "numbers" } };
}

// --- the computations

const states: Readonly<Record<Exclude<LifecycleState, "unknown">, Bilingual>> = {
  planned: { en: "planned", fr: "planifié" },
  "phase-in": { en: "phase-in", fr: "introduction" },
  active: { en: "active", fr: "actif" },
  "phase-out": { en: "phase-out", fr: "fin progressive" },
  retired: { en: "retired", fr: "retiré" },
};

/** Years since it came into use, to one decimal; undefined while nobody says when, or before it does. */
function ageOf(element: Element, day: number, language: Locale): Reading | undefined {
  const value = element.get("lifecycle");
  const field = value?.kind === "record" ? (value.fields["phaseIn"] ?? value.fields["active"]) : undefined;
  if (field?.kind !== "date" || field.day > day) return undefined;
  const years = Math.round(((day - field.day) / 365.2425) * 10) / 10;
  const word = language === "fr" ? (years < 2 ? "an" : "ans") : years === 1 ? "year" : "years";
  return {
    kind: "number",
    number: years,
    unit: { kind: "years" },
    text: `${printNumber(years, language)}\u00a0${word}`,
  };
}

/** Written relationships between the rows and what is not among them; those of risks and views apart. */
function crossing(model: Model, rows: ReadonlySet<number>): { readonly in: number; readonly out: number } {
  const graph = model.graph();
  const { nestingFrom } = model.parts.edges;
  let incoming = 0;
  let outgoing = 0;
  for (const row of rows) {
    for (let index = graph.outStart[row] ?? 0; index < (graph.outStart[row + 1] ?? 0); index++)
      if ((graph.outEdge[index] ?? nestingFrom) < nestingFrom && !rows.has(graph.outNode[index] ?? -1)) outgoing++;
    for (let index = graph.inStart[row] ?? 0; index < (graph.inStart[row + 1] ?? 0); index++)
      if ((graph.inEdge[index] ?? nestingFrom) < nestingFrom && !rows.has(graph.inNode[index] ?? -1)) incoming++;
  }
  return { in: incoming, out: outgoing };
}

const closed: ReadonlySet<string> = new Set(["fixed", "false-positive", "mitigated", "closed"]);

/** Findings that concern any of the rows and are not said to be dealt with; each once. */
function openFindings(model: Model, rows: ReadonlySet<number>): number {
  const found = new Set<number>();
  for (const row of rows) {
    for (const { from } of model.at(row).in("threatens")) {
      if (from === undefined || !isKind(from, "finding")) continue;
      const status = from.get("status");
      if (status === undefined || !("text" in status) || !closed.has(status.text)) found.add(from.row);
    }
  }
  return found.size;
}

/** Open errors and warnings of rules about any of the rows; undefined where there are none and nobody can tell, or no rule asks. */
function ruleFindings(model: Model, rows: ReadonlySet<number>, judged: Judged): number | undefined {
  let [found, isUnknown, isAsked] = [0, false, false];
  for (const row of rows) {
    const { id } = model.at(row);
    found += judged.findings.get(id)?.filter(({ severity }) => severity !== "info").length ?? 0;
    isUnknown ||= judged.unknown.has(id);
    isAsked ||= judged.asked.has(id);
  }
  return found > 0 || (isAsked && !isUnknown) ? found : undefined;
}

/** Highest product of gravity and likelihood, each 1 to 4, of the risks that threaten any of the rows; undefined where none is rated. */
function highestRisk(model: Model, rows: ReadonlySet<number>): number | undefined {
  let highest: number | undefined;
  for (const row of rows) {
    for (const { from } of model.at(row).in("threatens")) {
      if (from === undefined || !isKind(from, "risk")) continue;
      const gravity = numberIn(from, "gravity");
      const likelihood = numberIn(from, "likelihood");
      if (gravity !== undefined && likelihood !== undefined) highest = Math.max(highest ?? 0, gravity * likelihood);
    }
  }
  return highest;
}

/** The rows, and those of the applications behind what is supported: a capability runs the risks of its applications. */
function withSupport(model: Model, rows: ReadonlySet<number>): ReadonlySet<number> {
  const all = new Set(rows);
  for (const row of rows) {
    const element = model.at(row);
    if (!isSupported(element)) continue;
    for (const one of supportersOf(element)) for (const { row: inner } of [one, ...insideOf(one)]) all.add(inner);
  }
  return all;
}

/** Quadrants of Gartner's TIME model. */
function quadrantReading(element: Element, language: Locale): Reading | undefined {
  const quadrant = quadrantOf(element);
  if (quadrant === undefined) return undefined;
  const scores = ["businessFit", "technicalFit"].map((key) => printNumber(numberIn(element, key) ?? 0, language));
  return { kind: "name", key: quadrant, text: `${quadrants[quadrant][language]} (${scores.join(", ")})` };
}

function numberIn(element: Element, key: string): number | undefined {
  const value = element.get(key);
  return value?.kind === "number" ? value.number : value?.kind === "percent" ? value.fraction : undefined;
}
