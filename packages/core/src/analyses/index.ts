/** Every analysis, alphabetically. */
import type { Analysis } from "./analysis.ts";
import { advise } from "./advise.ts";
import { availability } from "./availability.ts";
import { buildOrder } from "./build-order.ts";
import { businessImpact } from "./business-impact.ts";
import { capacity } from "./capacity.ts";
import { cloudEquivalents } from "./cloud-equivalents.ts";
import { concentration } from "./concentration.ts";
import { coverage } from "./coverage.ts";
import { cycles } from "./cycles.ts";
import { dataQuality } from "./data-quality.ts";
import { debt } from "./debt.ts";
import { delivery } from "./delivery.ts";
import { dispositions } from "./dispositions.ts";
import { exercises } from "./exercises.ts";
import { failureModes } from "./failure-modes.ts";
import { heldOutside } from "./held-outside.ts";
import { impact } from "./impact.ts";
import { indicators } from "./indicators.ts";
import { interfaces } from "./interfaces.ts";
import { interoperability } from "./interoperability.ts";
import { layerMatrix } from "./layer-matrix.ts";
import { licences } from "./licences.ts";
import { lockIn } from "./lock-in.ts";
import { manualSteps } from "./manual-steps.ts";
import { observability } from "./observability.ts";
import { obsolescence } from "./obsolescence.ts";
import { ownership } from "./ownership.ts";
import { portfolio } from "./portfolio.ts";
import { processes } from "./processes.ts";
import { recoveryObjectives } from "./recovery-objectives.ts";
import { recoveryPlan } from "./recovery-plan.ts";
import { redundancyLayers } from "./redundancy-layers.ts";
import { redundancies } from "./redundancies.ts";
import { register } from "./register.ts";
import { responsibilities } from "./responsibilities.ts";
import { sharedStores } from "./shared-stores.ts";
import { skills } from "./skills.ts";
import { sources } from "./sources.ts";
import { styles } from "./styles.ts";

export const analyses: readonly Analysis[] = [
  advise,
  availability,
  buildOrder,
  businessImpact,
  capacity,
  cloudEquivalents,
  concentration,
  coverage,
  cycles,
  dataQuality,
  debt,
  delivery,
  dispositions,
  exercises,
  failureModes,
  heldOutside,
  impact,
  indicators,
  interfaces,
  interoperability,
  layerMatrix,
  licences,
  lockIn,
  manualSteps,
  observability,
  obsolescence,
  ownership,
  portfolio,
  processes,
  recoveryObjectives,
  recoveryPlan,
  redundancies,
  redundancyLayers,
  register,
  responsibilities,
  sharedStores,
  skills,
  sources,
  styles,
];
