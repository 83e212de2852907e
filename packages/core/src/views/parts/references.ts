/** Reference attributes as lines: `owner: u-it`, `zone: n-app` and their like are relationships too. */
import type { Locale } from "../../base/codes.ts";
import type { Element, Model } from "../../model/model.ts";
import type { DiagramEdge } from "../diagram.ts";
import { madeEdge } from "./edges.ts";

/** A reference that an element states by an attribute. */
export interface Reference {
  readonly from: Element;
  readonly key: string;
  readonly to: Element;
}

/** The references of a model between elements that are there, those of some keys only if given. */
export function* references(model: Model, keys?: ReadonlySet<string>): Generator<Reference> {
  const { edges } = model.parts;
  for (let edge = edges.referencesFrom; edge < edges.carriedFrom; edge++) {
    const from = edges.from[edge] as number;
    if (!model.isEdge(edge) || !model.isElement(from)) continue;
    const key = model.edgeName(edge);
    if (keys === undefined || keys.has(key))
      yield { from: model.at(from), key, to: model.at(edges.to[edge] as number) };
  }
}

/** Name of an attribute on the kind of an element. */
export function keyName(element: Element, key: string, language: Locale): string {
  const kind = element.model.parts.kindOf[element.row] ?? -1;
  const meaning = kind < 0 ? undefined : element.model.schema.meaning(key, kind);
  return meaning?.definition.name[language] ?? key;
}

/** The references as lines between nodes that are drawn. */
export function referenceEdges(
  model: Model,
  nodes: ReadonlyMap<number, string>,
  language: Locale,
  keys?: ReadonlySet<string>,
): readonly DiagramEdge[] {
  const lines = new Map<string, DiagramEdge>();
  for (const { from, key, to } of references(model, keys)) {
    const start = nodes.get(from.row);
    const end = nodes.get(to.row);
    if (start === undefined || end === undefined || start === end) continue;
    const name = keyName(from, key, language);
    const edge = madeEdge(start, key, end, { verbName: name, label: name, isStated: true });
    lines.set(edge.id, edge);
  }
  return [...lines.values()];
}
