/** The rules of scalability, alphabetically. */
import type { Pack } from "../rule.ts";
import { autoscaleCoversPeak } from "./autoscale-covers-peak.ts";
import { callersFitCapacity } from "./callers-fit-capacity.ts";
import { capacityCoversPeak } from "./capacity-covers-peak.ts";
import { capacityLasts } from "./capacity-lasts.ts";
import { criticalModuleIsUnitTested } from "./critical-module-is-unit-tested.ts";
import { diskLasts } from "./disk-lasts.ts";
import { growingVitalPartIsSpread } from "./growing-vital-part-is-spread.ts";
import { linkCarriesItsLoad } from "./link-carries-its-load.ts";
import { loadTestIsRecent } from "./load-test-is-recent.ts";
import { nodeCarriesWhatRunsOnIt } from "./node-carries-what-runs-on-it.ts";
import { promisedLatencyIsKept } from "./promised-latency-is-kept.ts";
import { queueHoldsThePeak } from "./queue-holds-the-peak.ts";
import { scalabilityDataIsStated } from "./scalability-data-is-stated.ts";
import { scalableOptionIsUsed } from "./scalable-option-is-used.ts";
import { storeKeepsUpWithItsCallers } from "./store-keeps-up-with-its-callers.ts";
import { utilisationLeavesRoom } from "./utilisation-leaves-room.ts";

export const scalability: Pack = {
  id: "scalability",
  title: { en: "Scalability", fr: "Passage à l’échelle" },
  description: {
    en: "Demand, growth, capacity and limits are known, and the design can grow.",
    fr: "Demande, croissance, capacité et limites sont connues, et la conception peut grandir.",
  },
  rules: [
    autoscaleCoversPeak,
    callersFitCapacity,
    capacityCoversPeak,
    capacityLasts,
    criticalModuleIsUnitTested,
    diskLasts,
    growingVitalPartIsSpread,
    linkCarriesItsLoad,
    loadTestIsRecent,
    nodeCarriesWhatRunsOnIt,
    promisedLatencyIsKept,
    queueHoldsThePeak,
    scalabilityDataIsStated,
    scalableOptionIsUsed,
    storeKeepsUpWithItsCallers,
    utilisationLeavesRoom,
  ],
};
