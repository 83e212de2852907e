/** What is hit when an element stops or changes, and what it depends on: each hit with the shortest way that explains it (R141, R004, R005). */
import type { Table } from "../base/table.ts";
import type { Model, Place } from "../model/model.ts";
import { type Analysis, named, type Named } from "./analysis.ts";
import type { Derived } from "./derived-relationship.ts";
import { derivedAt, findImpact, type Impact, type ImpactOptions, wayTo } from "./find-impact.ts";

export interface ImpactParameters extends ImpactOptions {
  /** Id of the element that stops or changes. */
  readonly element: string;
  /** Ids of others that stop or change with it; each hit is told from the nearest of them. */
  readonly with?: readonly string[] | undefined;
}

export interface ImpactResult {
  /** `undefined` when the model has no such element: then nothing is hit. */
  readonly root: Named | undefined;
  /** Nearest first. */
  readonly hits: readonly ImpactHit[];
}

export interface ImpactHit {
  readonly element: Named;
  /** Steps from the element asked about. */
  readonly distance: number;
  /** From the element asked about to this one. */
  readonly path: readonly ImpactStep[];
  /** The ArchiMate relationship that the path implies by valid derivation rules. */
  readonly derived: Derived | undefined;
}

/** One step of an explanation, and the statement that says so. */
export interface ImpactStep {
  readonly from: string;
  readonly to: string;
  /** Verb, key of the reference attribute, or `carries`. */
  readonly by: string;
  /** The statement reads from `to` to `from`. */
  readonly against: boolean;
  readonly origin: Place;
}

export const impact: Analysis<ImpactParameters, ImpactResult> = {
  id: "impact",
  title: { en: "Impact", fr: "Impact" },
  question: {
    en: "What is hit when this element stops or changes, and what does it depend on?",
    fr: "Qu'est-ce qui est touché quand cet élément s'arrête ou change, et de quoi dépend-il ?",
  },
  method: {
    en: "Relationships, nesting and references are followed the way a failure travels along each. The first way found to a hit is a shortest one, and it is told. People and organisations are hit but pass nothing on.",
    fr: "Relations, imbrications et références sont suivies dans le sens où une panne s’y propage. Le premier chemin trouvé vers un élément touché est un plus court, et il est montré. Personnes et organisations sont touchées mais ne transmettent rien.",
  },
  parameters: {
    element: {
      type: { kind: "reference", to: [] },
      name: { en: "Element", fr: "Élément" },
      description: { en: "The element that stops or changes.", fr: "L'élément qui s'arrête ou change." },
    },
    with: {
      type: { kind: "list", of: { kind: "reference", to: [] } },
      name: { en: "Together with", fr: "Avec" },
      description: {
        en: "Others that stop or change at the same time.",
        fr: "D'autres qui s'arrêtent ou changent en même temps.",
      },
    },
    direction: {
      type: { kind: "word", words: ["down", "up"] },
      name: { en: "Direction", fr: "Sens" },
      description: {
        en: "Down: what it hits. Up: what it depends on.",
        fr: "down : ce qu'il touche. up : ce dont il dépend.",
      },
    },
    mode: {
      type: { kind: "word", words: ["impact", "trace"] },
      name: { en: "What to follow", fr: "Ce qu'on suit" },
      description: {
        en: "Impact follows failure and change; trace also follows meaning, up to objectives.",
        fr: "impact suit les pannes et les changements ; trace suit aussi le sens, jusqu'aux objectifs.",
      },
    },
    by: {
      type: { kind: "list", of: { kind: "text" } },
      names: "verb",
      name: { en: "By", fr: "Par" },
      description: {
        en: "Relationships and reference attributes that may be followed; all if empty.",
        fr: "Relations et attributs de référence à suivre ; tous si la liste est vide.",
      },
    },
    kinds: {
      type: { kind: "list", of: { kind: "text" } },
      names: "kind",
      name: { en: "Kinds", fr: "Types" },
      description: { en: "Kinds to report; all if empty.", fr: "Types à signaler ; tous si la liste est vide." },
    },
    depth: {
      type: { kind: "number", minimum: 0, integer: true },
      name: { en: "Depth", fr: "Profondeur" },
      description: { en: "Most steps from the element.", fr: "Nombre maximal d'étapes depuis l'élément." },
    },
    derived: {
      type: { kind: "boolean" },
      name: { en: "Derived only", fr: "Dérivés seulement" },
      description: {
        en: "Only what a valid derivation of ArchiMate 3.2 joins to the element.",
        fr: "Seulement ce qu'une dérivation valide d'ArchiMate 3.2 relie à l'élément.",
      },
    },
  },
  example: {
    model: `
application shop "Shop" {
  module cart "Cart" { runs on server }
  uses payments
}
application payments "Payments"
node server "Server"
process order "Take an order" { uses shop }
unit sales "Sales" { performs order }
`,
    parameters: { element: "server" },
  },

  run(model, { element, with: others = [], ...options }) {
    const row = model.row(element);
    if (row === undefined) return { root: undefined, hits: [] };
    const roots = [...new Set([row, ...others.flatMap((id) => model.row(id) ?? [])])];
    return { root: named(model.at(row)), hits: hitsFrom(model, roots, options) };
  },

  effort: (model, { with: others = [] }) =>
    (others.length + 1) * (model.parts.rowCount + model.parts.edges.from.length),

  tabulate: ({ hits }): Table => ({
    columns: [
      { key: "distance", name: { en: "Steps", fr: "Étapes" }, isNumeric: true },
      { key: "id", name: { en: "Element", fr: "Élément" }, isNumeric: false, holds: "element" },
      { key: "name", name: { en: "Name", fr: "Nom" }, isNumeric: false },
      { key: "kind", name: { en: "Kind", fr: "Type" }, isNumeric: false, holds: "kind" },
      { key: "path", name: { en: "Why", fr: "Pourquoi" }, isNumeric: false },
      { key: "derived", name: { en: "ArchiMate", fr: "ArchiMate" }, isNumeric: false },
    ],
    rows: hits.map(({ distance, element, path, derived }) => [
      distance,
      element.id,
      element.name,
      element.kind,
      sentence(path),
      derived?.relationship ?? null,
    ]),
  }),
};

/** One hit of a search with everything that explains it; `place` is one of `impact.hits`. */
export function hitAt(model: Model, found: Impact, place: number): ImpactHit {
  return {
    element: named(model.at(found.row[place] ?? 0)),
    distance: found.distance[place] ?? 0,
    path: stepsTo(model, found, place),
    derived: derivedAt(model, found, place),
  };
}

/** What several hit, each told from the nearest of them; they themselves are none. */
function hitsFrom(model: Model, roots: readonly number[], options: ImpactOptions): readonly ImpactHit[] {
  const searches = roots.map((root) => findImpact(model, root, options));
  const nearest = new Map<number, { readonly found: Impact; readonly place: number; readonly distance: number }>();
  for (const found of searches) {
    for (const place of found.hits) {
      const row = found.row[place] ?? 0;
      const distance = found.distance[place] ?? 0;
      if (!roots.includes(row) && distance < (nearest.get(row)?.distance ?? Infinity))
        nearest.set(row, { found, place, distance });
    }
  }
  return [...nearest.values()]
    .sort((a, b) => a.distance - b.distance)
    .map(({ found, place }) => hitAt(model, found, place));
}

function stepsTo(model: Model, found: Impact, place: number): readonly ImpactStep[] {
  return wayTo(found, place)
    .slice(1)
    .map((at) => {
      const from = found.row[found.before[at] ?? 0] ?? 0;
      const edge = found.edge[at] ?? 0;
      return {
        from: model.at(from).id,
        to: model.at(found.row[at] ?? 0).id,
        by: model.edgeName(edge),
        against: model.parts.edges.from[edge] !== from,
        origin: model.edgeOrigin(edge),
      };
    });
}

/** `server <- runs on - cart`: a path as the statements say it. */
function sentence(path: readonly ImpactStep[]): string {
  const [first] = path;
  if (first === undefined) return "";
  return first.from + path.map(({ by, to, against }) => (against ? ` ←${by}— ${to}` : ` —${by}→ ${to}`)).join("");
}
