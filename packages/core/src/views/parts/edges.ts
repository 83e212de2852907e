/** Relationships as lines of a diagram: lifted to what is drawn, put together, labelled. */
import type { Locale } from "../../base/codes.ts";
import { archimateType } from "../../model/archimate/legality.ts";
import { exportedRelationship, type Mapping, mappingOf } from "../../model/archimate/mapping.ts";
import type { Metamodel } from "../../model/metamodel.ts";
import type { Element, Model, Relationship } from "../../model/model.ts";
import type { DiagramEdge, LineKind } from "../diagram.ts";

export interface EdgeRequest {
  readonly language: Locale;
  /** Node that stands for a row: the element's own id, or another's that stands for it. */
  readonly nodes: ReadonlyMap<number, string>;
  /** Only these verbs; all of them when absent. */
  readonly verbs?: ReadonlySet<string> | undefined;
  /** Lines of what is inside are drawn from what is around (implied relationships of C4); true unless said otherwise. */
  readonly isLifted?: boolean | undefined;
  /** Leaves out a relationship. */
  readonly isHidden?: ((relationship: Relationship) => boolean) | undefined;
  /** Do all verbs between two nodes become one line? Otherwise a line per verb. */
  readonly isMerged?: boolean | undefined;
}

/** The lines between the nodes that are drawn, in the order of the files. None between a node and what it is inside. */
export function edgesBetween(model: Model, request: EdgeRequest): readonly DiagramEdge[] {
  const lines = new Map<string, Line>();
  for (const relationship of model.relationships()) {
    const { verb } = relationship;
    if (request.verbs !== undefined && !request.verbs.has(verb)) continue;
    const { from, to } = relationship;
    if (from === undefined || to === undefined || request.isHidden?.(relationship) === true) continue;
    const start = standing(from, request);
    const end = standing(to, request);
    if (start === undefined || end === undefined || start.node === end.node) continue;
    if (isInside(from, to, start, end, request)) continue;
    const key = request.isMerged === true ? `${start.node} ${end.node}` : `${start.node} ${verb} ${end.node}`;
    const line = lines.get(key) ?? { from: start.node, to: end.node, relationships: [], isStated: false };
    line.relationships.push(relationship);
    line.isStated ||= start.steps === 0 && end.steps === 0;
    lines.set(key, line);
  }
  return [...lines.values()].map((line) => edgeOf(line, request.language));
}

/** One relationship as a line between two nodes. */
export function edgeOfRelationship(
  relationship: Relationship,
  from: string,
  to: string,
  language: Locale,
): DiagramEdge {
  return edgeOf({ from, to, relationships: [relationship], isStated: true }, language);
}

/** Several relationships as one line between two nodes. */
export function edgeOfRelationships(
  relationships: readonly Relationship[],
  from: string,
  to: string,
  language: Locale,
): DiagramEdge {
  return edgeOf({ from, to, relationships: [...relationships], isStated: true }, language);
}

/** A line that no relationship states: nesting, a reference, something derived. */
export function madeEdge(from: string, verb: string, to: string, more: Partial<DiagramEdge> = {}): DiagramEdge {
  return {
    id: `${from} ${verb} ${to}`,
    from,
    to,
    verb,
    line: "plain",
    count: 1,
    isStated: false,
    hasArrow: true,
    ...more,
  };
}

interface Line {
  readonly from: string;
  readonly to: string;
  readonly relationships: Relationship[];
  isStated: boolean;
}

interface Standing {
  readonly node: string;
  /** Levels between the element and what is drawn for it. */
  readonly steps: number;
}

function standing(element: Element, { nodes, isLifted = true }: EdgeRequest): Standing | undefined {
  const { parentOf } = element.model.parts;
  let steps = 0;
  for (let row = element.row; row >= 0 && steps < 100; row = parentOf[row] as number, steps++) {
    const node = nodes.get(row);
    if (node !== undefined) return { node, steps };
    if (!isLifted) return undefined;
  }
  return undefined;
}

/** Is one of the two drawn inside the other? Then a line between them would say what nesting says, or nothing. */
function isInside(from: Element, to: Element, start: Standing, end: Standing, { nodes }: EdgeRequest): boolean {
  return stands(from, end.node, nodes) || stands(to, start.node, nodes);
}

function stands(element: Element, node: string, nodes: ReadonlyMap<number, string>): boolean {
  const { parentOf } = element.model.parts;
  let steps = 0;
  for (let row = parentOf[element.row] as number; row >= 0 && steps < 100; row = parentOf[row] as number, steps++)
    if (nodes.get(row) === node) return true;
  return false;
}

function edgeOf(line: Line, language: Locale): DiagramEdge {
  const [first] = line.relationships;
  const verb = commonest(line.relationships);
  const definition = first?.definition;
  const archimate = first === undefined ? undefined : archimateOf(first);
  return {
    id: `${line.from} ${verb} ${line.to}`,
    from: line.from,
    to: line.to,
    label: labelOf(line.relationships, language),
    detail: detailOf(line.relationships),
    verb,
    verbName: definition?.name[language] ?? verb,
    archimate: archimate?.type,
    isReversed: archimate?.reversed,
    line: lineOf(line.relationships),
    count: line.relationships.length,
    isStated: line.isStated,
    hasArrow: verb !== "relates" && verb !== "connects",
  };
}

function commonest(relationships: readonly Relationship[]): string {
  const counts = new Map<string, number>();
  for (const { verb } of relationships) counts.set(verb, (counts.get(verb) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? "relates";
}

/** Labels and carried data, each once; more than two are counted. */
function labelOf(relationships: readonly Relationship[], language: Locale): string | undefined {
  const texts = new Set<string>();
  for (const relationship of relationships) {
    const said = labelIn(relationship, language);
    if (said !== undefined) texts.add(said);
    else for (const data of relationship.carried) texts.add(data.nameIn(language));
  }
  const all = [...texts];
  if (all.length === 0) return undefined;
  return all.length <= 2 ? all.join(", ") : `${all.slice(0, 2).join(", ")} +${all.length - 2}`;
}

function labelIn(relationship: Relationship, language: Locale): string | undefined {
  const value = relationship.get(`label.${language}`);
  return value !== undefined && "text" in value ? value.text : relationship.label;
}

function detailOf(relationships: readonly Relationship[]): string | undefined {
  const protocols = new Set<string>();
  for (const relationship of relationships) {
    const value = relationship.get("protocol") ?? relationship.get("technology");
    const items = value?.kind === "list" ? value.items : value === undefined ? [] : [value];
    for (const item of items) if ("text" in item) protocols.add(item.text);
  }
  return protocols.size === 0 || protocols.size > 2 ? undefined : [...protocols].join(", ");
}

function lineOf(relationships: readonly Relationship[]): LineKind {
  const kinds = relationships.map(lineOfOne);
  return kinds.find((kind) => kind === "sync") ?? kinds[0] ?? "plain";
}

function lineOfOne(relationship: Relationship): LineKind {
  switch (baseVerb(relationship)) {
    case "->":
    case "flows":
    case "uses":
      return modeOf(relationship);
    case "runs on":
    case "hosts":
      return "hosting";
    case "accesses":
      return "data";
    case "influences":
    case "threatens":
      return "influence";
    default:
      return "plain";
  }
}

function modeOf(relationship: Relationship): LineKind {
  const mode = relationship.get("mode");
  const word = mode !== undefined && "text" in mode ? mode.text : undefined;
  if (word === "async") return "async";
  return word === "batch" || word === "replication" ? "data" : "sync";
}

function baseVerb(relationship: Relationship): string {
  return relationship.definition?.base ?? relationship.verb;
}

const mappings: WeakMap<Metamodel, Mapping> = new WeakMap();

/** The ArchiMate relationship that a relationship of ours is, by its own statement or the metamodel's. */
export function archimateOf(
  relationship: Relationship,
): { readonly type: string; readonly reversed: boolean } | undefined {
  const { metamodel } = relationship.model.schema;
  let mapping = mappings.get(metamodel);
  if (mapping === undefined) mappings.set(metamodel, (mapping = mappingOf(metamodel)));
  const { from, to } = relationship;
  const stated = relationship.get("archimate");
  return exportedRelationship(
    mapping,
    relationship.verb,
    (from && archimateType(from)) ?? "",
    (to && archimateType(to)) ?? "",
    stated !== undefined && "text" in stated ? stated.text : undefined,
  );
}
