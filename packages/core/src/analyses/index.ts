/** Every analysis, alphabetically. */
import type { Analysis } from "./analysis.ts";
import { buildOrder } from "./build-order.ts";
import { coverage } from "./coverage.ts";
import { cycles } from "./cycles.ts";
import { impact } from "./impact.ts";
import { layerMatrix } from "./layer-matrix.ts";
import { redundancies } from "./redundancies.ts";

export const analyses: readonly Analysis[] = [buildOrder, coverage, cycles, impact, layerMatrix, redundancies];
