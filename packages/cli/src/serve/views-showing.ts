/** Which views show an element: their diagrams are made for it, without places, once for each state of a model. */
import type { Locale } from "@orrery/core/base/codes";
import type { Element, Model } from "@orrery/core/model/model";
import { aggregate } from "@orrery/core/views/aggregate";
import type { Diagram } from "@orrery/core/views/diagram";
import { drawingOf } from "@orrery/core/views/drawing";
import { elementsIn } from "@orrery/core/views/elements-in";
import { viewpointById } from "@orrery/core/views/index";
import { readView } from "@orrery/core/views/query";
import { readSidecar, sidecarPath } from "../pictures/sidecars.ts";
import type { ServedWorkspace } from "./served-workspace.ts";

/** Rows and views of a model for which it takes too long to know. */
const MOST_ROWS = 5_000;
const MOST_VIEWS = 200;

const known = new WeakMap<Model, Promise<ReadonlyMap<string, ReadonlySet<string>>>>();

/** Ids of the views that show an element; undefined where the model is too large to tell. */
export async function viewsShowing(
  { model, folder }: Pick<ServedWorkspace, "model" | "folder">,
  element: string,
  language: Locale,
): Promise<ReadonlySet<string> | undefined> {
  if (model.parts.ownRows > MOST_ROWS) return undefined;
  const statements = [...model.statements("view")];
  if (statements.length > MOST_VIEWS) return undefined;
  let index = known.get(model);
  if (index === undefined) known.set(model, (index = indexOf(model, folder, statements, language)));
  return (await index).get(element) ?? new Set();
}

async function indexOf(
  model: Model,
  folder: string,
  statements: readonly Element[],
  language: Locale,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const views = new Map<string, Set<string>>();
  for (const statement of statements) {
    const diagram = diagramOf(model, folder, statement, language);
    for (const element of diagram === undefined ? [] : elementsIn(diagram)) {
      const ids = views.get(element) ?? new Set();
      views.set(element, ids.add(statement.id));
    }
    // Other requests are answered between two views.
    await new Promise((resolve) => void setImmediate(resolve));
  }
  return views;
}

/** As `drawView` makes it, without lens and places. */
function diagramOf(model: Model, folder: string, statement: Element, language: Locale): Diagram | undefined {
  const path = sidecarPath(folder, statement);
  const sidecar = path === undefined ? undefined : readSidecar(path, statement);
  const drawing = sidecar?.kind === "drawing" ? drawingOf(model, statement, sidecar.text, language) : undefined;
  if (drawing !== undefined) return drawing;
  const { viewpoint, query } = readView(model, statement, { language });
  const diagram = viewpoint === undefined ? undefined : viewpointById(viewpoint)?.draw(model, query);
  return diagram?.kind === "graph" ? aggregate(diagram, language) : diagram;
}
