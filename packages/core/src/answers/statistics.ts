/** How much there is of what. */
import type { Diagnostic, Severity } from "../base/diagnostic.ts";
import type { Model } from "../model/model.ts";
import type { Workspace } from "../workspace.ts";
import type { Statistics } from "./answers.ts";
import { layers } from "../model/metamodel/layers.ts";

/** What is counted: a workspace, or one to whose diagnostics a surface adds those of the disk. */
export type Counted = Pick<Workspace, "model" | "files" | "diagnostics">;

/** Counts of a workspace: elements by kind and layer, relationships by verb, files, findings. */
export function statistics(workspace: Counted): Statistics {
  const { model, files } = workspace;
  const byKind = kindCounts(model);
  const nested = nestedCount(model);
  const byRelationship = relationshipCounts(model, nested);
  return {
    elements: sum(byKind),
    relationships: sum(byRelationship),
    nested,
    references: model.parts.edges.carriedFrom - model.parts.edges.referencesFrom,
    views: [...model.statements("view")].length,
    files: files.length,
    bytes: files.reduce((total, file) => total + file.bytes, 0),
    byKind,
    byLayer: layerCounts(model),
    byRelationship,
    diagnostics: severityCounts(workspace.diagnostics()),
  };
}

/** How many elements and relationships a model has; the same numbers as in `statistics`. */
export function sizeOf(model: Model): Pick<Statistics, "elements" | "relationships"> {
  return { elements: sum(kindCounts(model)), relationships: sum(relationshipCounts(model, nestedCount(model))) };
}

/** How many findings of each severity. */
export function severityCounts(diagnostics: Iterable<Diagnostic>): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of diagnostics) counts[severity]++;
  return counts;
}

function kindCounts(model: Model): Record<string, number> {
  const counts = model.countByKind();
  const { kinds } = model.schema;
  return withoutZeros(
    kinds.flatMap((kind, number) => (kind.layer === undefined ? [] : [[kind.id, counts[number] ?? 0] as const])),
  );
}

function layerCounts(model: Model): Record<string, number> {
  const counts = model.countByKind();
  const { kinds } = model.schema;
  const total = (layer: string): number =>
    kinds.reduce((before, kind, number) => before + (kind.layer === layer ? (counts[number] ?? 0) : 0), 0);
  return withoutZeros(layers.map((layer) => [layer, total(layer)] as const));
}

/** Sentences whose ends are there, where an end may be a relationship, too; what is nested is contained; links of a data model. */
function relationshipCounts(model: Model, nested: number): Record<string, number> {
  const { columns, parts, schema, present } = model;
  const { verbOf } = parts;
  const { from, to } = parts.edges;
  const counts = new Int32Array(schema.relationships.length);
  // Columns of symbols are looked at only for ends that are no elements: a snapshot may not have read them.
  const isThere = (row: number, end: "relationshipFrom" | "relationshipTo", place: number): boolean =>
    row < 0 ? parts.relationshipOf.has(columns[end][place] ?? 0) : present === undefined || present[row] === 1;
  for (let row = 0; row < columns.relationshipCount; row++) {
    const verb = verbOf[row] ?? -1;
    if (verb < 0 || !isThere(from[row] ?? -1, "relationshipFrom", row)) continue;
    if (isThere(to[row] ?? -1, "relationshipTo", row)) counts[verb] = (counts[verb] ?? 0) + 1;
  }
  const contains = schema.verbNumber("contains");
  if (contains >= 0) counts[contains] = (counts[contains] ?? 0) + nested;
  const links = [...model.statements("link")].length;
  return withoutZeros([
    ...schema.relationships.map((verb, number) => [verb.id, counts[number] ?? 0] as const),
    ["link", links] as const,
  ]);
}

function nestedCount(model: Model): number {
  const { elementParent } = model.columns;
  const { ownRows } = model.parts;
  let count = 0;
  for (let row = 0; row < ownRows; row++) if (elementParent[row] !== 0 && model.isElement(row)) count++;
  return count;
}

function withoutZeros(counts: readonly (readonly [string, number])[]): Record<string, number> {
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
