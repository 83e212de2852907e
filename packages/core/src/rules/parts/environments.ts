/** The same software in several environments, and in what these differ. */
import { foldName } from "../../base/fold-name.ts";
import type { Bilingual } from "../../model/metamodel.ts";
import type { Element, Model } from "../../model/model.ts";
import { elementWords } from "../../model/row-words.ts";
import { wordsOf, wordOf } from "../../model/read.ts";

/** Something that differs between production and another environment. */
export interface Difference {
  readonly production: Element;
  readonly other: Element;
  readonly key: string;
  readonly what: Bilingual;
  readonly values: readonly [string, string];
}

const COMPARED: readonly (readonly [key: string, what: Bilingual])[] = [
  ["version", { en: "version", fr: "version" }],
  ["os", { en: "operating system", fr: "système d’exploitation" }],
  ["technology", { en: "technology", fr: "technologie" }],
  ["type", { en: "type", fr: "type" }],
  ["redundancy", { en: "redundancy", fr: "redondance" }],
];

/** Differences between two that should be alike, as far as both say something. */
export function differencesBetween(production: Element, other: Element): readonly Difference[] {
  return COMPARED.flatMap(([key, what]) => {
    const [ours, theirs] = [printed(production, key), printed(other, key)];
    return ours === undefined || theirs === undefined || ours === theirs
      ? []
      : [{ production, other, key, what, values: [ours, theirs] as const }];
  });
}

/** Names of what an attribute says, in alphabetical order; undefined where nothing is said. */
function printed(element: Element, key: string): string | undefined {
  const names = [...wordsOf(element, key), ...element.references(key).map(({ name }) => name)].sort();
  return names.length === 0 ? undefined : names.join(", ");
}

export function isProduction(element: Element): boolean {
  return wordsOf(element, "env").includes("prod");
}

/** A software with nodes of production and of other environments. */
export interface Deployed {
  readonly software: Element;
  readonly production: readonly Element[];
  readonly others: readonly Element[];
}

/** Software that runs in production and elsewhere, as far as its nodes say where they stand; read from the connections. */
export function deployedTwice(model: Model): readonly Deployed[] {
  const environmentOf = environmentsOfNodes(model);
  if (environmentOf.size === 0) return [];
  const { edges, verbOf } = model.parts;
  const runsOn = model.schema.verbNumber("runs on");
  const nodes = new Map<number, Set<number>>();
  for (let edge = 0; edge < edges.nestingFrom; edge++) {
    const to = edges.to[edge] as number;
    if (verbOf[edge] !== runsOn || !environmentOf.has(to) || !model.isEdge(edge)) continue;
    const known = nodes.get(edges.from[edge] as number);
    if (known === undefined) nodes.set(edges.from[edge] as number, new Set([to]));
    else known.add(to);
  }
  const found: Deployed[] = [];
  for (const [row, rows] of nodes) {
    if (rows.size < 2) continue;
    const at = (isIn: boolean): readonly Element[] =>
      [...rows].filter((node) => environmentOf.get(node) === isIn).map((node) => model.at(node));
    const [production, others] = [at(true), at(false)];
    if (production.length > 0 && others.length > 0) found.push({ software: model.at(row), production, others });
  }
  return found;
}

/** Nodes that say where they stand, and whether that is production. */
function environmentsOfNodes(model: Model): ReadonlyMap<number, boolean> {
  const environmentOf = elementWords(model, "env");
  const found = new Map<number, boolean>();
  for (const row of model.rows({ kind: "node" })) {
    const stated = environmentOf(row);
    if (stated.length > 0) found.set(row, stated.includes("prod"));
  }
  return found;
}

const MARKS = new Set(
  "prod production preprod preproduction staging stage test tests testing recette integration qualif dev development developpement dr secours uat sandbox formation training".split(
    " ",
  ),
);

/** What is described once for each environment, under names that differ by the environment only: groups of those. */
export function twinsOf(model: Model): readonly (readonly Element[])[] {
  const environmentOf = elementWords(model, "env");
  const groups = new Map<string, Element[]>();
  if (!isSomewhereElse(model)) return [];
  for (const kind of ["application", "module", "store", "node"])
    for (const row of model.rows({ kind })) {
      if (environmentOf(row).length === 0) continue;
      const element = model.at(row);
      const name = foldName(element.name)
        .split(" ")
        .filter((word) => !MARKS.has(word))
        .join(" ");
      if (name === "") continue;
      const key = `${element.kind} ${wordOf(element, "owner") ?? ""} ${name}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [element]);
      else group.push(element);
    }
  return [...groups.values()].filter((group) => group.some(isProduction) && group.some((one) => !isProduction(one)));
}

/** Is any environment but production named at all? */
function isSomewhereElse(model: Model): boolean {
  return ["preprod", "staging", "test", "dev", "dr"].some((word) => model.symbols.find(word) !== undefined);
}
