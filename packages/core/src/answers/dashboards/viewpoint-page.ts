/** Which page shows a picture under a viewpoint. */
import type { Model } from "../../model/model.ts";
import { viewpointById } from "../../views/index.ts";
import { isMap } from "../maps.ts";
import type { Page } from "../url.ts";
import { textsIn } from "./board.ts";

/** The page of a map, the roadmap, or a view that the model declares; undefined where there is none. */
export function pageOfViewpoint(model: Model, viewpoint: string, scope: readonly string[]): Page | undefined {
  if (viewpoint === "roadmap") return { kind: "roadmap", kinds: [], scope };
  if (isMap(viewpoint)) return { kind: "map", map: viewpoint, scope };
  const view = [...model.statements("view")].find((statement) => {
    const word = textsIn(statement.get("viewpoint"))[0];
    return word !== undefined && viewpointById(word)?.id === viewpoint;
  });
  return view === undefined ? undefined : { kind: "view", view: view.id };
}
