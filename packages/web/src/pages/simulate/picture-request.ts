/** Which picture a simulation is drawn over. */
import type { PictureRequest } from "@orrery/core/answers/picture-path";
import type { Of } from "./ask-simulate.ts";

/** A view of the text; else these elements and what is between them. */
export function requestOf(of: Of, view: string | undefined, touched: readonly string[]): PictureRequest {
  return {
    workspace: of.workspace,
    subject: view === undefined ? { viewpoint: "explore", scope: touched, depth: 0, direction: "down" } : { view },
    ...(of.at === undefined ? {} : { at: of.at, against: "" }),
  };
}
