/** Relationships gathered by what stands for their ends, for viewpoints that say themselves what a line means. */
import type { Element, Model, Relationship } from "../../model/model.ts";
import { printValue } from "../../model/values.ts";
import type { ViewQuery } from "../viewpoint.ts";
import { isHiddenRelationship } from "./select.ts";

export interface GatheredLine {
  readonly from: string;
  readonly to: string;
  readonly relationships: Relationship[];
}

/** Relationships of some verbs (and of what specialises them) by the nodes that stand for their ends, none from a node to itself. */
export function gather(
  model: Model,
  query: ViewQuery,
  verbs: readonly string[],
  standing: (element: Element) => string | undefined,
): readonly GatheredLine[] {
  const lines = new Map<string, GatheredLine>();
  for (const relationship of model.relationships()) {
    if (!isVerb(relationship, verbs) || isHiddenRelationship(relationship, query)) continue;
    const from = relationship.from && standing(relationship.from);
    const to = relationship.to && standing(relationship.to);
    if (from === undefined || to === undefined || from === to) continue;
    const key = JSON.stringify([from, to]);
    const line = lines.get(key) ?? { from, to, relationships: [] };
    line.relationships.push(relationship);
    lines.set(key, line);
  }
  return [...lines.values()];
}

/** Is the relationship of one of the verbs, itself or by what it specialises? */
export function isVerb(relationship: Relationship, verbs: readonly string[]): boolean {
  return [relationship.verb, relationship.definition?.base].some(
    (verb) => verb !== undefined && verbs.includes(verb === "->" ? "flows" : verb),
  );
}

/** What is exchanged: the data sets each once (those in question only, if given), then labels of what carries none. */
export function dataLabel(
  relationships: readonly Relationship[],
  language: ViewQuery["language"],
  inQuestion: (data: Element) => boolean = () => true,
): string | undefined {
  const texts = new Set<string>();
  for (const { carried } of relationships)
    for (const data of carried) if (inQuestion(data)) texts.add(data.nameIn(language));
  for (const relationship of relationships)
    if (relationship.carried.length === 0) texts.add(labelOf(relationship, language));
  texts.delete("");
  const all = [...texts];
  if (all.length === 0) return undefined;
  return all.length <= 3 ? all.join(", ") : `${all.slice(0, 3).join(", ")} +${all.length - 3}`;
}

function labelOf(relationship: Relationship, language: ViewQuery["language"]): string {
  const value = relationship.get(`label.${language}`);
  return (value !== undefined && "text" in value ? value.text : relationship.label) ?? "";
}

/** How and how often: "jdbc, 24 h", where the relationships agree. */
export function exchangeDetail(
  relationships: readonly Relationship[],
  language: ViewQuery["language"],
): string | undefined {
  const said = ["protocol", "every"].flatMap((key) => {
    const values = new Set(
      relationships.flatMap((relationship) => {
        const value = relationship.get(key);
        return value === undefined || value.kind === "unknown" ? [] : [printValue(value, language)];
      }),
    );
    return values.size === 1 ? [...values] : [];
  });
  return said.length === 0 ? undefined : said.join(", ");
}
