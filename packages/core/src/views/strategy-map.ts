/** Strategy map: objectives by perspective, cause and effect between them, and how far each is reached (Kaplan and Norton). */
import { printNumber, printPercent } from "../base/quantity.ts";
import type { Locale } from "../base/codes.ts";
import { groupBy } from "../base/group-by.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Element, Model } from "../model/model.ts";
import {
  type Attainment,
  attainmentOfAll,
  attainmentOfObjective,
  indicatorsOf,
  statedWeight,
} from "../model/attainment.ts";
import type { Band, DiagramEdge } from "./diagram.ts";
import { edgesBetween, madeEdge } from "./parts/edges.ts";
import { graphOf, nodeIds } from "./parts/graph.ts";
import { isKind, nodeOf, textOf, wordOf } from "./parts/nodes.ts";
import { counted, listOf, say } from "./parts/notes.ts";
import { included, isHiddenRelationship, isWanted } from "./parts/select.ts";
import type { Viewpoint, ViewQuery } from "./viewpoint.ts";

export const strategyMap: Viewpoint = {
  id: "strategy-map",
  family: "business",
  aliases: ["scorecard", "balanced-scorecard"],
  title: { en: "Strategy map", fr: "Carte stratégique" },
  question: {
    en: "What do we want, what leads to what, and how far are we?",
    fr: "Que voulons-nous, qu'est-ce qui mène à quoi, et où en sommes-nous ?",
  },
  reads: ["scope", "include", "exclude"],
  notations: ["orrery", "archimate"],
  example: `
objective profit "Cover costs from fares" { perspective: financial; weight: 40; due: 2028-12-31 }
objective loyal "Passengers come back" { perspective: customer; weight: 30; due: 2028-06-30; influences profit }
objective punctual "Boats leave on time" { perspective: process; weight: 20; due: 2027-12-31; influences loyal }
objective trained "Every crew trained on the new boats" { perspective: learning; weight: 10; due: 2027-06-30; influences punctual }
indicator k-cover "Cost coverage" { unit: "%"; baseline: 71; target: 100; actual: 82; influences profit }
indicator k-return "Passengers who return within a year" { unit: "%"; baseline: 34; target: 50; actual: 41; influences loyal }
indicator k-delay "Departures over 5 min late" { unit: "%"; direction: down; baseline: 18; target: 5; actual: 9; influences punctual }
project timetable "New timetable" { influences punctual }
view example "From crews to fares" { viewpoint: strategy-map }
`,

  draw(model, query) {
    const objectives = objectivesOf(model, query);
    const perspectives = groupBy(objectives, perspectiveOf);
    const nodes = objectives.map((objective) =>
      nodeOf(objective, query.language, {
        band: perspectiveOf(objective),
        technology: measureOf(objective, query.language),
      }),
    );
    const stated = edgesBetween(model, {
      language: query.language,
      nodes: nodeIds(model, nodes),
      isLifted: false,
      isHidden: (relationship) => isHiddenRelationship(relationship, query),
    });
    const edges = [...stated, ...partLines(objectives)];
    return graphOf(nodes, edges, {
      arrangement: "bands",
      direction: "up",
      bands: bandsOf(perspectives, query.language),
      notes: notesOf(objectives, perspectives, edges, query.language),
    });
  },
};

/** The perspectives from what is wanted to what it takes; others that an organisation has come last. */
const order: readonly string[] = ["financial", "customer", "process", "learning"];
const names: Readonly<Record<string, Bilingual>> = {
  financial: { en: "Financial", fr: "Finances" },
  customer: { en: "Customer", fr: "Clients" },
  process: { en: "Internal processes", fr: "Processus internes" },
  learning: { en: "Learning and growth", fr: "Apprentissage et développement" },
  none: { en: "No perspective stated", fr: "Sans axe indiqué" },
};
/** Objectives in one perspective beyond which a map is a list of wishes. */
const MOST_OBJECTIVES = 7;

function objectivesOf(model: Model, query: ViewQuery): readonly Element[] {
  const rows = new Set(query.scope.map(({ row }) => row));
  const isInScope = (one: Element): boolean =>
    rows.size === 0 || rows.has(one.row) || one.path.some(({ row }) => rows.has(row));
  const wanted = [...model.elements({ kind: "objective" })].filter((one) => isInScope(one) && isWanted(one, query));
  const all = [...wanted, ...included(model, query).filter((one) => isKind(one, "objective"))];
  return [...new Map(all.map((one) => [one.row, one])).values()];
}

/** Its own perspective, else that of the objective it is part of. */
function perspectiveOf(objective: Element): string {
  for (const one of [objective, ...[...objective.path].reverse()]) {
    const word = wordOf(one, "perspective");
    if (word !== undefined) return word;
  }
  return "none";
}

function bandsOf(perspectives: ReadonlyMap<string, readonly Element[]>, language: Locale): readonly Band[] {
  const others = [...perspectives.keys()].filter((word) => !order.includes(word) && word !== "none").sort();
  const ids = [...order, ...others, ...(perspectives.has("none") ? ["none"] : [])];
  return ids.map((id) => {
    const name = nameOf(id, language);
    const objectives = perspectives.get(id) ?? [];
    const reached = objectives.length === 0 ? "" : `: ${shareOf(attainmentOfAll(objectives), language)}`;
    return {
      id,
      name: language === "fr" ? `${name}${reached.replace(":", "\u00a0:")}` : `${name}${reached}`,
      layer: "strategy",
    };
  });
}

/** Name of a perspective; an organisation's own is called as it is written. */
function nameOf(perspective: string, language: Locale): string {
  return (Object.hasOwn(names, perspective) ? names[perspective]?.[language] : undefined) ?? perspective;
}

/** "42%"; "unknown" where nothing is known. */
function shareOf({ value }: Attainment, language: Locale): string {
  return value === undefined
    ? say(language, "unknown", "inconnu")
    : printPercent(Math.round(value * 100) / 100, language);
}

/** The second line of an objective: its indicator from where to where, and how far that is. */
function measureOf(objective: Element, language: Locale): string {
  const indicators = indicatorsOf(objective);
  const [first] = indicators;
  if (first === undefined) return say(language, "no measure", "sans mesure");
  const attained = shareOf(attainmentOfObjective(objective), language);
  if (indicators.length > 1)
    return `${counted(indicators.length, say(language, "measure", "mesure"), say(language, "measures", "mesures"))} · ${attained}`;
  const unit = textOf(first, "unit", language);
  const [actual, target] = ["actual", "target"].map((key) => textOf(first, key, language) ?? "?");
  return `${actual} → ${target}${unit === undefined ? "" : `\u00a0${unit}`} · ${attained}`;
}

/** Parts of objectives as lines, since a part may have another perspective than its whole. */
function partLines(objectives: readonly Element[]): readonly DiagramEdge[] {
  const drawn = new Set(objectives.map(({ row }) => row));
  return objectives.flatMap((one) => {
    const { parent } = one;
    if (parent === undefined || !drawn.has(parent.row)) return [];
    return [madeEdge(one.id, "contains", parent.id, { archimate: "Composition", isReversed: true, isStated: true })];
  });
}

// --- what a strategy map should satisfy

function notesOf(
  objectives: readonly Element[],
  perspectives: ReadonlyMap<string, readonly Element[]>,
  edges: readonly DiagramEdge[],
  language: Locale,
): readonly string[] {
  if (objectives.length === 0)
    return [say(language, "The model states no objective.", "Le modèle n'énonce aucun objectif.")];
  return [
    totalNote(objectives, language),
    ...measureNotes(objectives, language),
    ...causeNotes(objectives, perspectives, edges, language),
    ...weightNotes(objectives, language),
    ...sizeNotes(perspectives, language),
  ];
}

function totalNote(objectives: readonly Element[], language: Locale): string {
  const total = attainmentOfAll(objectives);
  const unknown = printPercent(Math.round(total.unknown * 100) / 100, language);
  const share = shareOf(total, language);
  if (total.value === undefined)
    return say(
      language,
      "Nothing is measured: nobody knows how far we are.",
      "Rien n'est mesuré\u00a0: nul ne sait où nous en sommes.",
    );
  if (total.unknown === 0) return say(language, `Reached by weight: ${share}.`, `Atteinte pondérée\u00a0: ${share}.`);
  return say(
    language,
    `Reached by weight: ${share} of what is measured; ${unknown} of the weight is unknown.`,
    `Atteinte pondérée\u00a0: ${share} de ce qui est mesuré\u202f; ${unknown} du poids est inconnu.`,
  );
}

function measureNotes(objectives: readonly Element[], language: Locale): readonly string[] {
  const indicators = [...new Map(objectives.flatMap(indicatorsOf).map((one) => [one.row, one])).values()];
  return [
    ...note(
      objectives.filter((one) => indicatorsOf(one).length === 0),
      { en: "Without a measure", fr: "Sans mesure" },
      language,
    ),
    ...note(
      indicators.filter((one) => textOf(one, "target", language) === undefined),
      { en: "Measure without a target", fr: "Mesure sans cible" },
      language,
    ),
    ...note(
      objectives.filter((one) => textOf(one, "due", language) === undefined),
      { en: "Without a date", fr: "Sans échéance" },
      language,
    ),
    ...note(
      objectives.filter((one) => !hasInitiative(one)),
      { en: "No project works towards it", fr: "Aucun projet n'y contribue" },
      language,
    ),
  ];
}

/** Does a project influence or realize it, or a part of it? */
function hasInitiative(objective: Element): boolean {
  return [objective, ...objective.children].some((one) =>
    one.in().some(({ verb, from }) => from !== undefined && isKind(from, "project") && verb !== "threatens"),
  );
}

function causeNotes(
  objectives: readonly Element[],
  perspectives: ReadonlyMap<string, readonly Element[]>,
  edges: readonly DiagramEdge[],
  language: Locale,
): readonly string[] {
  const byId = new Map(objectives.map((one) => [one.id, one]));
  const place = (id: string): number => {
    const one = byId.get(id);
    return one === undefined ? -1 : order.indexOf(perspectiveOf(one));
  };
  const down = edges.filter(({ from, to }) => place(from) >= 0 && place(to) > place(from));
  const reaching = reachingFinance(perspectives.get("financial") ?? [], edges);
  const lost = objectives.filter(
    (one) => order.includes(perspectiveOf(one)) && perspectiveOf(one) !== "financial" && !reaching.has(one.id),
  );
  const arrows = down.map(({ from, to }) => {
    const [start, end] = [from, to].map((id) => byId.get(id)?.nameIn(language) ?? id);
    return `${start} → ${end}`;
  });
  return [
    ...note(lost, { en: "Leads to no financial objective", fr: "Ne mène à aucun objectif financier" }, language),
    ...(arrows.length === 0
      ? []
      : [sentence({ en: "Arrow that goes down", fr: "Flèche qui descend" }, arrows, language)]),
  ];
}

/** Ids of the objectives from which a chain of causes leads to a financial one. */
function reachingFinance(financial: readonly Element[], edges: readonly DiagramEdge[]): ReadonlySet<string> {
  const reached = new Set(financial.map(({ id }) => id));
  const causes = groupBy(edges, ({ to }) => to);
  const open = [...reached];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const { from } of causes.get(id) ?? []) {
      if (reached.has(from)) continue;
      reached.add(from);
      open.push(from);
    }
  }
  return reached;
}

function weightNotes(objectives: readonly Element[], language: Locale): readonly string[] {
  const weights = objectives
    .filter(({ parent }) => parent === undefined || !isKind(parent, "objective"))
    .map(statedWeight);
  const stated = weights.filter((weight) => weight !== undefined);
  if (stated.length === 0) return [];
  const sum = stated.reduce((all, weight) => all + weight, 0);
  // Weights may be written as percentages, which are fractions.
  if (Math.abs(sum - 100) < 1e-9 || Math.abs(sum - 1) < 1e-9) return [];
  const text = printNumber(Math.round(sum * 100) / 100, language);
  return [say(language, `The weights add up to ${text}, not 100.`, `La somme des poids est ${text}, et non 100.`)];
}

function sizeNotes(perspectives: ReadonlyMap<string, readonly Element[]>, language: Locale): readonly string[] {
  return [...perspectives].flatMap(([id, objectives]) => {
    if (objectives.length <= MOST_OBJECTIVES) return [];
    const name = nameOf(id, language);
    return [
      say(
        language,
        `${name}: ${objectives.length} objectives are more than anybody keeps in mind.`,
        `${name}\u00a0: ${objectives.length} objectifs, plus que l'on n'en retient.`,
      ),
    ];
  });
}

function note(elements: readonly Element[], what: Bilingual, language: Locale): readonly string[] {
  if (elements.length === 0) return [];
  return [
    sentence(
      what,
      elements.map((one) => one.nameIn(language)),
      language,
    ),
  ];
}

function sentence(what: Bilingual, items: readonly string[], language: Locale): string {
  return `${what[language]}${language === "fr" ? "\u00a0: " : ": "}${listOf(items, language)}.`;
}
