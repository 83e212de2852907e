/** The rules of the seven principles, alphabetically. */
import type { Pack } from "../rule.ts";
import { applicationIsMostlyOpen } from "./application-is-mostly-open.ts";
import { billOfMaterialsExists } from "./bill-of-materials-exists.ts";
import { changeBlocksFewOthers } from "./change-blocks-few-others.ts";
import { copyleftStaysInside } from "./copyleft-stays-inside.ts";
import { exitFitsNotice } from "./exit-fits-notice.ts";
import { importantSoftwareIsModular } from "./important-software-is-modular.ts";
import { interfaceIsOpen } from "./interface-is-open.ts";
import { licenceIsKnown } from "./licence-is-known.ts";
import { moduleIsDeliveredAlone } from "./module-is-delivered-alone.ts";
import { moduleOwnsItsStore } from "./module-owns-its-store.ts";
import { modulesFormNoCycle } from "./modules-form-no-cycle.ts";
import { modulesScaleApart } from "./modules-scale-apart.ts";
import { networkLayerIsRedundant } from "./network-layer-is-redundant.ts";
import { openSourceIsMaintained } from "./open-source-is-maintained.ts";
import { patchCadenceIsShort } from "./patch-cadence-is-short.ts";
import { patchesAreRecent } from "./patches-are-recent.ts";
import { sensitiveDataIsReachedByClearedPeople } from "./sensitive-data-is-reached-by-cleared-people.ts";
import { sensitiveStoreAsksWhoConnects } from "./sensitive-store-asks-who-connects.ts";
import { sensitiveStoreIsNotExposed } from "./sensitive-store-is-not-exposed.ts";
import { sensitiveStoreIsReachedByAuthenticatedHops } from "./sensitive-store-is-reached-by-authenticated-hops.ts";
import { sensitiveStoreLiesBehindATier } from "./sensitive-store-lies-behind-a-tier.ts";
import { serverLayerIsRedundant } from "./server-layer-is-redundant.ts";
import { serverRunsLinux } from "./server-runs-linux.ts";
import { storageLayerIsRedundant } from "./storage-layer-is-redundant.ts";
import { suppliedPartHasAlternatives } from "./supplied-part-has-alternatives.ts";
import { supplierCanBeLeft } from "./supplier-can-be-left.ts";
import { supplierStopsFewVitalProcesses } from "./supplier-stops-few-vital-processes.ts";
import { suppliersAreNotConcentrated } from "./suppliers-are-not-concentrated.ts";
import { vitalPartIsOpen } from "./vital-part-is-open.ts";
import { vitalProcessHangsOnNoSingleCloud } from "./vital-process-hangs-on-no-single-cloud.ts";
import { vitalSourceIsInspected } from "./vital-source-is-inspected.ts";

export const principles: Pack = {
  id: "principles",
  title: { en: "The seven principles", fr: "Les sept principes" },
  description: {
    en: "Modular over monolithic, open source, tiers around data, consent, Linux and patching, no single supplier, redundancy at each layer.",
    fr: "Modulaire plutôt que monolithique, open source, données derrière des étages, consentement, Linux et correctifs, pas de fournisseur unique, redondance à chaque couche.",
  },
  rules: [
    applicationIsMostlyOpen,
    billOfMaterialsExists,
    changeBlocksFewOthers,
    copyleftStaysInside,
    exitFitsNotice,
    importantSoftwareIsModular,
    interfaceIsOpen,
    licenceIsKnown,
    moduleIsDeliveredAlone,
    moduleOwnsItsStore,
    modulesFormNoCycle,
    modulesScaleApart,
    networkLayerIsRedundant,
    openSourceIsMaintained,
    patchCadenceIsShort,
    patchesAreRecent,
    sensitiveDataIsReachedByClearedPeople,
    sensitiveStoreAsksWhoConnects,
    sensitiveStoreIsNotExposed,
    sensitiveStoreIsReachedByAuthenticatedHops,
    sensitiveStoreLiesBehindATier,
    serverLayerIsRedundant,
    serverRunsLinux,
    storageLayerIsRedundant,
    suppliedPartHasAlternatives,
    supplierCanBeLeft,
    supplierStopsFewVitalProcesses,
    suppliersAreNotConcentrated,
    vitalPartIsOpen,
    vitalProcessHangsOnNoSingleCloud,
    vitalSourceIsInspected,
  ],
};
