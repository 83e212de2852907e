/** The rules of resilience, alphabetically. */
import type { Pack } from "../rule.ts";
import { autoscalingKeepsASpare } from "./autoscaling-keeps-a-spare.ts";
import { availabilityIsKept } from "./availability-is-kept.ts";
import { clusterHasAMajority } from "./cluster-has-a-majority.ts";
import { failoverFitsRto } from "./failover-fits-rto.ts";
import { hardDependencyIsAsCritical } from "./hard-dependency-is-as-critical.ts";
import { importantStoreIsBackedUp } from "./important-store-is-backed-up.ts";
import { intersiteLinkIsRedundant } from "./intersite-link-is-redundant.ts";
import { networkDeviceIsDuplicated } from "./network-device-is-duplicated.ts";
import { outsideCallHasAFallback } from "./outside-call-has-a-fallback.ts";
import { replicasShareNoMachine } from "./replicas-share-no-machine.ts";
import { restoreIsTested } from "./restore-is-tested.ts";
import { softwareIsProbed } from "./software-is-probed.ts";
import { softwareRestartsByItself } from "./software-restarts-by-itself.ts";
import { storeReachesItsRpo } from "./store-reaches-its-rpo.ts";
import { vitalFlowIsMonitored } from "./vital-flow-is-monitored.ts";
import { vitalPartIsDuplicated } from "./vital-part-is-duplicated.ts";
import { vitalPartIsMonitored } from "./vital-part-is-monitored.ts";
import { vitalProcessHasNoSinglePointOfFailure } from "./vital-process-has-no-single-point-of-failure.ts";
import { vitalSoftwareSpansSites } from "./vital-software-spans-sites.ts";
import { vitalStoreHasALiveCopy } from "./vital-store-has-a-live-copy.ts";
import { zoneKeepsVitalMachinesApart } from "./zone-keeps-vital-machines-apart.ts";

export const resilience: Pack = {
  id: "resilience",
  title: { en: "Resilience", fr: "Résilience" },
  description: {
    en: "Duplication, restart, replication, backups and links: does what is vital survive the loss of a part?",
    fr: "Duplication, redémarrage, réplication, sauvegardes et liaisons : le vital survit-il à la perte d’une partie ?",
  },
  rules: [
    autoscalingKeepsASpare,
    availabilityIsKept,
    clusterHasAMajority,
    failoverFitsRto,
    hardDependencyIsAsCritical,
    importantStoreIsBackedUp,
    intersiteLinkIsRedundant,
    networkDeviceIsDuplicated,
    outsideCallHasAFallback,
    replicasShareNoMachine,
    restoreIsTested,
    softwareIsProbed,
    softwareRestartsByItself,
    storeReachesItsRpo,
    vitalFlowIsMonitored,
    vitalPartIsDuplicated,
    vitalPartIsMonitored,
    vitalProcessHasNoSinglePointOfFailure,
    vitalSoftwareSpansSites,
    vitalStoreHasALiveCopy,
    zoneKeepsVitalMachinesApart,
  ],
};
