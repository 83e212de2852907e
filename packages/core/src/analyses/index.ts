/** Every analysis, alphabetically. */
import type { Analysis } from "./analysis.ts";
import { buildOrder } from "./build-order.ts";
import { coverage } from "./coverage.ts";
import { cycles } from "./cycles.ts";
import { impact } from "./impact.ts";
import { indicators } from "./indicators.ts";
import { interfaces } from "./interfaces.ts";
import { layerMatrix } from "./layer-matrix.ts";
import { licences } from "./licences.ts";
import { portfolio } from "./portfolio.ts";
import { processes } from "./processes.ts";
import { redundancies } from "./redundancies.ts";
import { skills } from "./skills.ts";
import { sources } from "./sources.ts";

export const analyses: readonly Analysis[] = [
  buildOrder,
  coverage,
  cycles,
  impact,
  indicators,
  interfaces,
  layerMatrix,
  licences,
  portfolio,
  processes,
  redundancies,
  skills,
  sources,
];
