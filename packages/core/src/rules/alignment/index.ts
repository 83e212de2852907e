/** The rules of alignment with the strategy, alphabetically. */
import type { Pack } from "../rule.ts";
import { capabilityIsServed } from "./capability-is-served.ts";
import { causesLeadUpwards } from "./causes-lead-upwards.ts";
import { driverIsAnswered } from "./driver-is-answered.ts";
import { indicatorIsDefined } from "./indicator-is-defined.ts";
import { indicatorIsMeasured } from "./indicator-is-measured.ts";
import { indicatorIsOnTrack } from "./indicator-is-on-track.ts";
import { migrationMapsEveryFlow } from "./migration-maps-every-flow.ts";
import { neededIsReady } from "./needed-is-ready.ts";
import { objectiveHasPerspective } from "./objective-has-perspective.ts";
import { objectiveIsMeasured } from "./objective-is-measured.ts";
import { objectiveIsOwnedAndDated } from "./objective-is-owned-and-dated.ts";
import { objectiveIsPursued } from "./objective-is-pursued.ts";
import { objectiveIsSupported } from "./objective-is-supported.ts";
import { objectiveLeadsToTheTop } from "./objective-leads-to-the-top.ts";
import { objectiveWeightsAddUp } from "./objective-weights-add-up.ts";
import { perspectiveIsNotCrowded } from "./perspective-is-not-crowded.ts";
import { principleIsChecked } from "./principle-is-checked.ts";
import { projectHasObjective } from "./project-has-objective.ts";
import { projectIsOnTime } from "./project-is-on-time.ts";
import { projectIsPlanned } from "./project-is-planned.ts";
import { projectIsWithinBudget } from "./project-is-within-budget.ts";
import { removalLeavesNobodyBehind } from "./removal-leaves-nobody-behind.ts";
import { requirementHasAnOrigin } from "./requirement-has-an-origin.ts";
import { roadmapKeepsItsOrder } from "./roadmap-keeps-its-order.ts";
import { successorIsReady } from "./successor-is-ready.ts";

export const alignment: Pack = {
  id: "alignment",
  title: { en: "Alignment", fr: "Alignement" },
  description: {
    en: "Objectives are measured and supported, projects serve objectives, needs are met.",
    fr: "Les objectifs sont mesurés et soutenus, les projets servent des objectifs, les besoins sont couverts.",
  },
  rules: [
    capabilityIsServed,
    causesLeadUpwards,
    driverIsAnswered,
    indicatorIsDefined,
    indicatorIsMeasured,
    indicatorIsOnTrack,
    migrationMapsEveryFlow,
    neededIsReady,
    objectiveHasPerspective,
    objectiveIsMeasured,
    objectiveIsOwnedAndDated,
    objectiveIsPursued,
    objectiveIsSupported,
    objectiveLeadsToTheTop,
    objectiveWeightsAddUp,
    perspectiveIsNotCrowded,
    principleIsChecked,
    projectHasObjective,
    projectIsOnTime,
    projectIsPlanned,
    projectIsWithinBudget,
    removalLeavesNobodyBehind,
    requirementHasAnOrigin,
    roadmapKeepsItsOrder,
    successorIsReady,
  ],
};
