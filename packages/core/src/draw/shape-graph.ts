/** How a graph is put together for this one look at it: boxes opened, by what they are grouped, how much of their inside is shown. */
import type { Model } from "../model/model.ts";
import { levelsOf, withDetail } from "../views/detail.ts";
import type { GraphDiagram } from "../views/diagram.ts";
import { groupingOf } from "../views/grouping.ts";
import { offeredGroupings } from "../views/offered-groupings.ts";
import { levelsInside, withOpened } from "../views/open-inside.ts";
import { regroup, type RegroupRequest, unitsOf } from "../views/regroup.ts";
import type { ViewQuery } from "../views/viewpoint.ts";
import type { PictureShape } from "./draw.ts";

export interface ShapeRequest {
  readonly model: Model;
  /** The earlier state that is compared with: what is gone is asked there. */
  readonly before: Model | undefined;
  readonly query: ViewQuery;
  readonly groupBy: string | undefined;
  readonly detail: number | undefined;
  readonly opened: ReadonlySet<string>;
  readonly closed: ReadonlySet<string>;
}

/** The diagram as it is asked for, and what else could be asked for. */
export function shapeGraph(
  diagram: GraphDiagram,
  request: ShapeRequest,
): { readonly diagram: GraphDiagram; readonly shape: PictureShape } {
  const { model, before, query, detail, opened, closed } = request;
  const reading: RegroupRequest = {
    language: query.language,
    elementOf: (id) => model.element(id) ?? before?.element(id),
  };
  const units = unitsOf(diagram, reading).flatMap(({ element }) => element ?? []);
  const grouping = request.groupBy === undefined ? undefined : groupingOf(model, request.groupBy);
  const grouped = grouping === undefined ? diagram : regroup(diagram, grouping, reading);
  const whole = withOpened(grouped, model, { query, opened, detail });
  const shown = withDetail(whole, { detail, opened, closed });
  const own = levelsOf(grouped);
  return {
    diagram: shown,
    shape: {
      groupBy: grouping?.id,
      groupings: offeredGroupings(
        model,
        units.flatMap((id) => reading.elementOf(id) ?? []),
      ),
      levels: { own, drawn: levelsOf(shown), most: Math.max(own, levelsInside(grouped, model)) },
    },
  };
}
