/** What is around some elements before anything is filtered: kinds, relationships and hubs to choose from. */
import type { Locale } from "../base/codes.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Element, Model } from "../model/model.ts";
import { around, hubsAmong } from "../views/explore.ts";
import { wishedView } from "../views/query.ts";
import type { SurroundingsAnswer } from "./picture-answers.ts";

export interface SurroundingsRequest {
  readonly scope: readonly string[];
  readonly depth: number | undefined;
  readonly direction: "up" | "down" | undefined;
  readonly hidesHubs: boolean;
  readonly language: Locale;
}

/** Counts of what is around, the most frequent first. */
export function surroundingsAnswer(model: Model, request: SurroundingsRequest): SurroundingsAnswer {
  const { language, scope, depth, direction, hidesHubs } = request;
  const { query } = wishedView(model, { viewpoint: "explore", scope, depth, hidesHubs }, { language, direction });
  const elements = around(model, query);
  return {
    version: 1,
    kinds: kindsOf(elements),
    relationships: relationshipsOf(model, elements),
    hubs: hubsAmong(model, around(model, { ...query, hidesHubs: false }), language),
    roots: query.scope.map((element) => ({ id: element.id, name: element.nameIn(language) })),
  };
}

function kindsOf(elements: readonly Element[]): SurroundingsAnswer["kinds"] {
  const counts = new Map<string, { readonly example: Element; count: number }>();
  for (const element of elements) {
    const known = counts.get(element.kind);
    if (known === undefined) counts.set(element.kind, { example: element, count: 1 });
    else known.count++;
  }
  return [...counts]
    .map(([id, { example, count }]) => ({
      id,
      name: example.definition?.name ?? { en: id, fr: id },
      ...(example.layer === undefined ? {} : { layer: example.layer }),
      count,
    }))
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
}

/** Connections between any two of the elements, counted by their word. */
function relationshipsOf(model: Model, elements: readonly Element[]): SurroundingsAnswer["relationships"] {
  const rows = new Set(elements.map(({ row }) => row));
  const { outStart, outEdge, outNode } = model.graph();
  const { edges } = model.parts;
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (let slot = outStart[row] as number; slot < (outStart[row + 1] as number); slot++) {
      const edge = outEdge[slot] as number;
      if (!rows.has(outNode[slot] as number) || edge >= edges.carriedFrom) continue;
      // What is inside something is drawn inside it.
      if (edge >= edges.nestingFrom && edge < edges.referencesFrom) continue;
      const word = edge < edges.nestingFrom ? model.relationship(edge).verb : model.edgeName(edge);
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([id, count]) => ({ id, name: nameOf(model, id, elements), count }))
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
}

function nameOf({ schema, parts }: Model, word: string, elements: readonly Element[]): Bilingual {
  const verb = schema.relationships[schema.verbNumber(word)];
  if (verb !== undefined) return verb.name;
  for (const { row } of elements) {
    const kind = parts.kindOf[row] ?? -1;
    const meaning = kind < 0 ? undefined : schema.meaning(word, kind);
    if (meaning !== undefined) return meaning.definition.name;
  }
  return { en: word, fr: word };
}
