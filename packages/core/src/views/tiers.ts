/**
 * Tiers: the presentation, logic and data layers of one application, each with its technology (R018). A part stands in the tier that it
 * states, or that its type tells. A line from the presentation straight to the data is marked, for it skips a layer.
 */
import type { Element, Model } from "../model/model.ts";
import { isC4Relationship, isPerson, partsOf, withInterfaces } from "./parts/c4.ts";
import { scopedSystem } from "./container.ts";
import type { Badge, DiagramEdge, DiagramNode } from "./diagram.ts";
import { edgesBetween } from "./parts/edges.ts";
import { graphOf, nodeIds } from "./parts/graph.ts";
import { distinct, withInside } from "./parts/inside.ts";
import { isKind, nodeOf, textOf, wordOf } from "./parts/nodes.ts";
import { counted, listOf, namesOf, nothing, say } from "./parts/notes.ts";
import { included, isWanted } from "./parts/select.ts";
import type { Viewpoint, ViewQuery } from "./viewpoint.ts";

export const tiers: Viewpoint = {
  id: "tiers",
  family: "software",
  aliases: ["three-tier", "software-layers"],
  title: { en: "Software tiers", fr: "Couches logicielles" },
  question: {
    en: "Which parts present, which decide, which keep the data, and does any skip a layer?",
    fr: "Quelles parties présentent, décident, conservent les données, et l'une d'elles saute-t-elle une couche ?",
  },
  reads: ["!scope", "include", "exclude", "relationships"],
  notations: ["orrery", "archimate"],
  example: `
application shop "Web shop" {
  module web "Storefront" { tier: presentation; technology: "React"; uses api }
  module office "Back office screens" { type: desktop; technology: "Access"; uses db }
  module api "Orders API" { type: api; technology: "Spring Boot"; uses rules, db }
  module rules "Discount rules" { tier: logic }
  store db "Order database" { type: relational; technology: "PostgreSQL" }
}
view example "Layers of the shop" { viewpoint: tiers; scope: shop }
`,

  draw(model, query) {
    const { language } = query;
    const wholes = wholesOf(model, query);
    const parts = distinct([...wholes.flatMap((whole) => partsOf(whole)), ...included(model, query)]).filter((one) =>
      isWanted(one, query),
    );
    const plain = parts.map((one) => nodeOf(one, language, { band: tierOf(one), badges: severalBadge(one, language) }));
    const lines = edgesBetween(model, {
      language,
      nodes: withInterfaces(model, nodeIds(model, plain)),
      isHidden: (relationship) => !isC4Relationship(relationship, query),
      isMerged: true,
    });
    const bands = new Map(plain.map((node) => [node.id, node.band]));
    const isSkip = (edge: DiagramEdge): boolean =>
      ["data presentation", "presentation data"].includes(`${bands.get(edge.from)} ${bands.get(edge.to)}`);
    const skips = lines.filter(isSkip);
    const edges = lines.map((edge) => (isSkip(edge) ? { ...edge, change: "changed" as const } : edge));
    const nodes = plain.map((node) => withSkips(node, skips, plain, language));
    return graphOf(withInside(model, nodes), edges, {
      arrangement: "bands",
      bands: tierNames.map(([id, en, fr]) => ({ id, name: say(language, en, fr) })),
      notes: parts.length === 0 ? empty(query) : notesOf(parts, plain, skips, query),
    });
  },
};

type Tier = "presentation" | "logic" | "data";

const tierNames: readonly (readonly [Tier, string, string])[] = [
  ["presentation", "Presentation", "Présentation"],
  ["logic", "Logic", "Logique métier"],
  ["data", "Data", "Données"],
];

/** Applications in scope, modules in scope that have parts; without a scope the only application that has parts. */
function wholesOf(model: Model, query: ViewQuery): readonly Element[] {
  const scoped = query.scope.flatMap((one) =>
    isKind(one, "module") && partsOf(one).length > 0 ? [one] : (scopedSystem(one) ?? []),
  );
  if (scoped.length > 0 || query.scope.length > 0) return distinct(scoped);
  const systems = [...model.elements({ kind: "application" })].filter((one) => partsOf(one).length > 0);
  return systems.length === 1 ? systems : [];
}

function tierOf(element: Element): Tier {
  return statedTier(element) ?? inferredTier(element);
}

function statedTier(element: Element): Tier | undefined {
  const word = wordOf(element, "tier");
  return tierNames.find(([tier]) => tier === word)?.[0];
}

const screens: ReadonlySet<string> = new Set(["web", "mobile", "desktop", "ui", "spa", "portal", "frontend"]);
/** Names of technologies that are only ever used to make screens. */
const screenTechnology =
  /\b(?:react|angular|vue|svelte|next\.?js|nuxt|flutter|swiftui|xamarin|electron|wpf|winforms|html|jsp)\b/i;

/**
 * A store keeps data, but a queue or topic passes it on; what is typed as a screen, made with a framework for screens, or used by
 * people directly, presents; anything else decides.
 */
function inferredTier(element: Element): Tier {
  if (isKind(element, "store")) return nodeOf(element, "en").shape === "queue" ? "logic" : "data";
  const type = wordOf(element, "type");
  if (type !== undefined) return screens.has(type) ? "presentation" : "logic";
  const isScreen = screenTechnology.test(textOf(element, "technology", "en") ?? "") || isUsedByPeople(element);
  return isScreen ? "presentation" : "logic";
}

function isUsedByPeople(element: Element): boolean {
  return element
    .in()
    .some(({ from, verb }) => (verb === "uses" || verb === "flows") && from !== undefined && isPerson(from));
}

function severalBadge(element: Element, language: ViewQuery["language"]): readonly Badge[] {
  const value = element.get("tier");
  if (value?.kind !== "list" || value.items.length < 2) return [];
  const text = textOf(element, "tier", language) ?? "";
  return [
    {
      kind: "note",
      count: value.items.length,
      label: say(language, `in several tiers: ${text}`, `dans plusieurs couches : ${text}`),
    },
  ];
}

function withSkips(
  node: DiagramNode,
  skips: readonly DiagramEdge[],
  nodes: readonly DiagramNode[],
  language: ViewQuery["language"],
): DiagramNode {
  const targets = skips
    .filter((edge) => edge.from === node.id)
    .map((edge) => nodes.find(({ id }) => id === edge.to)?.name ?? edge.to);
  if (targets.length === 0) return node;
  const label = say(
    language,
    `goes straight to ${listOf(targets, language)}, past a layer`,
    `va directement à ${listOf(targets, language)}, sans passer par une couche`,
  );
  return { ...node, badges: [...node.badges, { kind: "changed", count: targets.length, label }] };
}

function notesOf(
  parts: readonly Element[],
  nodes: readonly DiagramNode[],
  skips: readonly DiagramEdge[],
  { language }: ViewQuery,
): readonly string[] {
  const names = new Map(nodes.map((node) => [node.id, node.name]));
  const notes: string[] = [];
  if (skips.length > 0) {
    const list = listOf(
      skips.map((edge) => `${names.get(edge.from) ?? edge.from} → ${names.get(edge.to) ?? edge.to}`),
      language,
    );
    notes.push(
      say(
        language,
        `${counted(skips.length, "line skips", "lines skip")} the logic: ${list}.`,
        `${counted(skips.length, "ligne saute", "lignes sautent")} la logique métier : ${list}.`,
      ),
    );
  }
  const guessed = parts.filter((one) => statedTier(one) === undefined && !isKind(one, "store"));
  if (guessed.length > 0)
    notes.push(
      say(
        language,
        `Tier concluded from type or technology: ${namesOf(guessed, language)}.`,
        `Couche déduite du type ou de la technologie : ${namesOf(guessed, language)}.`,
      ),
    );
  return notes;
}

function empty({ language }: ViewQuery): readonly string[] {
  return nothing(
    language,
    "`scope` takes an application that has modules and stores.",
    "`scope` attend une application qui a des modules et des dépôts de données.",
  );
}
