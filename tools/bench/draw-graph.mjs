/** A view on its way to a picture, for the programs of the bench that look at single steps. */
import { readFileSync } from "node:fs";
import { layoutGraphOf } from "../../packages/core/src/notations/compose.ts";
import { notationById } from "../../packages/core/src/notations/index.ts";
import { readView } from "../../packages/core/src/views/query.ts";
import { viewpointById } from "../../packages/core/src/views/index.ts";
import { withPlainLines } from "../../packages/core/src/views/plain-lines.ts";
import { Workspace } from "../../packages/core/src/workspace.ts";
import { openStudio } from "../../packages/cli/src/pictures/studio.ts";

/** @import { LayoutGraph } from "../../packages/core/src/engines/layout/graph.ts" */
/** @import { Model } from "../../packages/core/src/model/model.ts" */
/** @import { GraphDiagram } from "../../packages/core/src/views/diagram.ts" */

/** Our own notation. */
export const notation = present(notationById("orrery"));

/**
 * The model in a file.
 * @param {string} file
 * @returns {Model}
 */
export function modelIn(file) {
  return Workspace.load([{ uri: "bench.orrery", bytes: new Uint8Array(readFileSync(file)) }]).model;
}

/**
 * The diagram of the first view of a model, nothing put together.
 * @param {Model} model
 * @returns {GraphDiagram}
 */
export function diagramOf(model) {
  const [statement] = model.statements("view");
  const view = readView(model, present(statement), { language: "en" });
  const diagram = present(viewpointById(view.viewpoint ?? "")).draw(model, view.query);
  if (diagram.kind !== "graph") throw new Error("The view of the bench is no graph.");
  return withPlainLines(diagram, "en");
}

/**
 * The graph that the first view of a file gives to layout.
 * @param {string} file
 * @returns {LayoutGraph}
 */
export function graphIn(file) {
  return layoutGraphOf(diagramOf(modelIn(file)), notation, openStudio("").tools("en").pen);
}

/**
 * @template Value
 * @param {Value | undefined} value
 * @returns {Value}
 */
export function present(value) {
  if (value === undefined) throw new Error("Something of the bench is missing.");
  return value;
}
