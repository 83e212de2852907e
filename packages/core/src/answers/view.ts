/** A picture with what belongs around it: how else it can be drawn, what is wrong with it, and all that it shows as tables. */
import type { Locale } from "../base/codes.ts";
import type { Drawn } from "../draw/draw.ts";
import type { Memory } from "../engines/layout/graph.ts";
import type { Model } from "../model/model.ts";
import { notations } from "../notations/index.ts";
import type { Diagram, DiagramNode } from "../views/diagram.ts";
import { viewpointById } from "../views/index.ts";
import { knownLenses } from "../views/lens.ts";
import { lensCoverage } from "../views/lens-coverage.ts";
import type { Judged } from "../views/judged.ts";
import type { ViewAnswer } from "./answers.ts";
import { arrangementAnswer } from "./arrangement.ts";
import { legendOf } from "./legend.ts";
import type { LensesAnswer } from "./picture-answers.ts";
import { diagnosticAnswer } from "./diagnostics.ts";
import { localeOf, placeOf, type Positions } from "./positions.ts";
import { stepsOf } from "./steps.ts";
import { pictureTables } from "./view-tables.ts";
import { viewpointAnswer } from "./views.ts";

export interface ViewAnswerRequest {
  readonly language: string;
  readonly positions: Positions;
  readonly revision: number;
  /** Pins and hints of the picture, where its places are kept. */
  readonly wishes?: Pick<Memory, "pins" | "hints"> | undefined;
}

/** The answer for a picture that was drawn of a model. */
export function viewAnswer(model: Model, drawn: Drawn, request: ViewAnswerRequest): ViewAnswer {
  const { view, scene, diagram, notation, lens, notes, problems } = drawn;
  const { positions, revision } = request;
  const language = localeOf(request.language);
  const statement = view.isDeclared ? model.element(view.id) : undefined;
  return {
    version: 1,
    revision,
    id: view.id,
    title: scene.title === "" ? view.id : scene.title,
    description: view.description ?? null,
    viewpoint: viewpointAnswer(view.viewpoint),
    origin: statement === undefined ? null : placeOf(positions, statement.place),
    scene,
    notation,
    notations: offered(drawn),
    lens: lens?.id ?? null,
    lenses: lensesOf(model),
    notes,
    problems: problems.map((problem) => diagnosticAnswer(problem, positions, language)),
    tables: pictureTables(diagram, model, language),
    steps: stepsOf(diagram, model, language),
    found: withFindings(diagram),
    legend: legendOf(drawn, model, language),
    shape: shapeOf(drawn, model),
    hubs: diagram.kind === "graph" ? (diagram.hubs ?? []) : [],
    arrangement:
      drawn.layout === undefined || request.wishes === undefined
        ? null
        : arrangementAnswer(scene, drawn.layout, request.wishes),
  };
}

function withFindings(diagram: Diagram): readonly string[] {
  const hasFinding = ({ badges }: Pick<DiagramNode, "badges">): boolean =>
    badges.some(({ kind }) => kind === "finding" || kind === "fault");
  switch (diagram.kind) {
    case "graph":
      return diagram.nodes.flatMap((node) => (hasFinding(node) ? [node.id] : []));
    case "drawing":
      return diagram.nodes.flatMap(({ id, node }) => (node !== undefined && hasFinding(node) ? [id] : []));
    default:
      return [];
  }
}

/** How the boxes of a graph are put together, and which of them can be opened and closed in place. */
function shapeOf({ diagram, shape }: Drawn, model: Model): ViewAnswer["shape"] {
  if (diagram.kind !== "graph" || shape === undefined) return null;
  const { groupBy, groupings, levels } = shape;
  const hasInside = (id: string): boolean => {
    const row = model.element(id)?.row;
    return row !== undefined && model.children(row).some((child) => model.isElement(child));
  };
  const boxes = diagram.nodes.filter(({ role, id, element }) => role === "element" && id === element);
  return {
    groupBy: groupBy ?? null,
    groupings,
    levels,
    openable: boxes.flatMap(({ id, hidden }) => (hidden !== undefined && hidden > 0 && hasInside(id) ? [id] : [])),
    closable: diagram.nodes.flatMap(({ id, role }) => (role === "group" ? [id] : [])),
  };
}

/** Through which lenses the picture can be looked at. */
export function lensesAnswer(
  model: Model,
  { diagram }: Drawn,
  language: Locale,
  today: string | undefined,
  judged?: Judged,
): LensesAnswer {
  return { version: 1, lenses: lensCoverage(diagram, model, language, today, judged) };
}

/** The notations of the viewpoint; drawings of other tools are ArchiMate, and may be looked at in ours. */
function offered({ view, diagram }: Drawn): ViewAnswer["notations"] {
  const viewpoint = view.viewpoint === undefined ? undefined : viewpointById(view.viewpoint);
  const ids = diagram.kind === "drawing" ? ["archimate", "orrery"] : (viewpoint?.notations ?? []);
  return ids.flatMap((id) => notations.find((one) => one.id === id) ?? []).map(({ id, title }) => ({ id, title }));
}

const lenses = new WeakMap<Model, ViewAnswer["lenses"]>();

/** Remembered: all elements are looked at for them. */
function lensesOf(model: Model): ViewAnswer["lenses"] {
  let known = lenses.get(model);
  if (known === undefined) lenses.set(model, (known = knownLenses(model)));
  return known;
}
