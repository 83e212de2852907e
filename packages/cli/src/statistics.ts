/** Counts of a model, as `orrery show --stats` gives them. */
import type { Statistics } from "@orrery/core/answers/answers";
import type { LoadedModel } from "./load-model.ts";

/** Counts by kind, layer and relationship kind; problems are counted too, which checks the model. */
export function statisticsOf(loaded: LoadedModel): Statistics {
  const { model } = loaded.workspace;
  const { schema, columns, parts } = model;
  const byKind: Record<string, number> = {};
  const byLayer: Record<string, number> = {};
  const byRelationship: Record<string, number> = {};
  let elements = 0;
  let views = 0;
  model.countByKind().forEach((count, number) => {
    const { id, layer } = schema.kind(number);
    if (count === 0) return;
    if (id === "view") views = count;
    if (layer === undefined) return;
    byKind[id] = count;
    byLayer[layer] = (byLayer[layer] ?? 0) + count;
    elements += count;
  });
  const verbs = new Int32Array(schema.relationships.length);
  for (let row = 0; row < columns.relationshipCount; row++) {
    const verb = parts.verbOf[row] ?? -1;
    if (verb >= 0) verbs[verb] = (verbs[verb] ?? 0) + 1;
  }
  verbs.forEach((count, verb) => {
    if (count > 0) byRelationship[schema.verb(verb).id] = count;
  });
  const diagnostics = { error: 0, warning: 0, info: 0 };
  for (const { severity } of loaded.diagnostics()) diagnostics[severity]++;
  return {
    elements,
    relationships: columns.relationshipCount,
    references: parts.edges.carriedFrom - parts.edges.referencesFrom,
    views,
    files: loaded.files.length,
    bytes: loaded.files.reduce((sum, file) => sum + file.bytes, 0),
    byKind,
    byLayer,
    byRelationship,
    diagnostics,
  };
}
