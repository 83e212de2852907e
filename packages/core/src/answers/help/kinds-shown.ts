/** Which kinds a viewpoint shows: those that the picture of its example has. */
import { encode } from "../../base/text.ts";
import { elementsIn } from "../../views/elements-in.ts";
import { readView } from "../../views/query.ts";
import type { Viewpoint } from "../../views/viewpoint.ts";
import type { Model } from "../../model/model.ts";
import { Workspace } from "../../workspace.ts";

/** Id of the view that an example declares. */
export const exampleView = "example";

const models = new Map<string, Model>();
const shown: WeakMap<Viewpoint, ReadonlySet<string>> = new WeakMap();

/** The model of a viewpoint's example; several share one text. */
export function exampleModel({ example }: Viewpoint): Model {
  let model = models.get(example);
  if (model === undefined) {
    model = Workspace.load([{ uri: "example.orrery", bytes: encode(example) }]).model;
    models.set(example, model);
  }
  return model;
}

/** Ids of kinds; made when first asked for, since examples never change. */
export function kindsShownBy(viewpoint: Viewpoint): ReadonlySet<string> {
  let kinds = shown.get(viewpoint);
  if (kinds === undefined) shown.set(viewpoint, (kinds = kindsIn(viewpoint)));
  return kinds;
}

function kindsIn(viewpoint: Viewpoint): ReadonlySet<string> {
  const model = exampleModel(viewpoint);
  const statement = [...model.statements("view")].find(({ id }) => id === exampleView);
  if (statement === undefined) return new Set();
  const { query } = readView(model, statement, { language: "en" });
  const ids = elementsIn(viewpoint.draw(model, query));
  return new Set(ids.flatMap((id) => model.element(id)?.kind ?? []));
}
