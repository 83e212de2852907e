/** A picture with what belongs around it: how else it can be drawn, what is wrong with it, and all that it shows as tables. */
import type { Drawn } from "../draw/draw.ts";
import type { Model } from "../model/model.ts";
import { notations } from "../notations/index.ts";
import { viewpointById } from "../views/index.ts";
import { knownLenses } from "../views/lens.ts";
import type { ViewAnswer } from "./answers.ts";
import { diagnosticAnswer } from "./diagnostics.ts";
import { localeOf, placeOf, type Positions } from "./positions.ts";
import { pictureTables } from "./view-tables.ts";
import { viewpointAnswer } from "./views.ts";

export interface ViewAnswerRequest {
  readonly language: string;
  readonly positions: Positions;
  readonly revision: number;
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
  };
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
