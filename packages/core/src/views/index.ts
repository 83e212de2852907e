/** Every viewpoint, alphabetically. */
import { compare } from "../base/compare.ts";
import { archimateViewpoints } from "./archimate-viewpoints.ts";
import { capabilityMap } from "./capability-map.ts";
import { catalogue } from "./catalogue.ts";
import { component } from "./component.ts";
import { container } from "./container.ts";
import { context } from "./context.ts";
import { dataFlow } from "./data-flow.ts";
import { dependencies } from "./dependencies.ts";
import { deployment } from "./deployment.ts";
import { dynamic } from "./dynamic.ts";
import { enterprise } from "./enterprise.ts";
import { events } from "./events.ts";
import { explore } from "./explore.ts";
import { landscape } from "./landscape.ts";
import { lineage } from "./lineage.ts";
import { matrix } from "./matrix.ts";
import { network } from "./network.ts";
import { organisation } from "./organisation.ts";
import { pipeline } from "./pipeline.ts";
import { processMap } from "./process-map.ts";
import { roadmap } from "./roadmap.ts";
import { sites } from "./sites.ts";
import { strategyMap } from "./strategy-map.ts";
import { systemLandscape } from "./system-landscape.ts";
import { tiers } from "./tiers.ts";
import type { Viewpoint } from "./viewpoint.ts";
import { zoning } from "./zoning.ts";

const own: readonly Viewpoint[] = [
  capabilityMap,
  catalogue,
  component,
  container,
  context,
  dataFlow,
  dependencies,
  deployment,
  dynamic,
  enterprise,
  events,
  explore,
  landscape,
  lineage,
  matrix,
  network,
  organisation,
  pipeline,
  processMap,
  roadmap,
  sites,
  strategyMap,
  systemLandscape,
  tiers,
  zoning,
];

/** Our own, and those of the ArchiMate standard, which share one file. */
export const viewpoints: readonly Viewpoint[] = [...own, ...archimateViewpoints].sort((a, b) => compare(a.id, b.id));

/** The viewpoint of a word of `viewpoint:`: its id or one of its other names; case, blanks, `-` and `_` do not matter. */
export function viewpointById(word: string): Viewpoint | undefined {
  const wanted = folded(word);
  return (
    viewpoints.find(({ id }) => folded(id) === wanted) ??
    viewpoints.find(({ aliases = [] }) => aliases.some((alias) => folded(alias) === wanted))
  );
}

function folded(word: string): string {
  return word.toLowerCase().replace(/[\s_-]+/g, "");
}
