/** The rules of data, alphabetically. */
import type { Pack } from "../rule.ts";
import { confidentialDataIsGuarded } from "./confidential-data-is-guarded.ts";
import { consentCanBeWithdrawn } from "./consent-can-be-withdrawn.ts";
import { consentIsObtained } from "./consent-is-obtained.ts";
import { consentWithdrawnStopsFlows } from "./consent-withdrawn-stops-flows.ts";
import { copyIsFedFromGoldenSource } from "./copy-is-fed-from-golden-source.ts";
import { dataHasAKey } from "./data-has-a-key.ts";
import { dataHasASteward } from "./data-has-a-steward.ts";
import { dataIsClassified } from "./data-is-classified.ts";
import { dataIsUsed } from "./data-is-used.ts";
import { dataIsUsedForItsPurpose } from "./data-is-used-for-its-purpose.ts";
import { dataLifeIsComplete } from "./data-life-is-complete.ts";
import { dataRestsWhereAllowed } from "./data-rests-where-allowed.ts";
import { dpiaIsDone } from "./dpia-is-done.ts";
import { entitiesOfOneNameAgree } from "./entities-of-one-name-agree.ts";
import { entityIsRealized } from "./entity-is-realized.ts";
import { exchangedDataHasASchema } from "./exchanged-data-has-a-schema.ts";
import { feedIsFreshEnough } from "./feed-is-fresh-enough.ts";
import { flowAbroadHasASafeguard } from "./flow-abroad-has-a-safeguard.ts";
import { flowHasConsent } from "./flow-has-consent.ts";
import { flowIsClassifiedAsItsData } from "./flow-is-classified-as-its-data.ts";
import { goldenSourceIsNamed } from "./golden-source-is-named.ts";
import { goldenSourceIsUnique } from "./golden-source-is-unique.ts";
import { holderIsClassifiedAsItsData } from "./holder-is-classified-as-its-data.ts";
import { identifierIsShared } from "./identifier-is-shared.ts";
import { integrityIsProtected } from "./integrity-is-protected.ts";
import { personalDataHasAFittingClass } from "./personal-data-has-a-fitting-class.ts";
import { personalDataHasARetention } from "./personal-data-has-a-retention.ts";
import { personalFlowHasABasis } from "./personal-flow-has-a-basis.ts";
import { processingIsRegistered } from "./processing-is-registered.ts";
import { qualityIsMeasured } from "./quality-is-measured.ts";
import { qualityMeetsItsThreshold } from "./quality-meets-its-threshold.ts";
import { retentionIsKept } from "./retention-is-kept.ts";
import { sensitiveCopyIsMasked } from "./sensitive-copy-is-masked.ts";
import { sensitiveDataIsCoveredOnFourSides } from "./sensitive-data-is-covered-on-four-sides.ts";
import { sensitiveDataIsKeptOnce } from "./sensitive-data-is-kept-once.ts";
import { storeHasACustodian } from "./store-has-a-custodian.ts";
import { subjectAccessCanBeAnswered } from "./subject-access-can-be-answered.ts";
import { testDataIsMasked } from "./test-data-is-masked.ts";
import { thirdPartyDataIsUnderContract } from "./third-party-data-is-under-contract.ts";
import { transferHasASafeguard } from "./transfer-has-a-safeguard.ts";

export const data: Pack = {
  id: "data",
  title: { en: "Data", fr: "Données" },
  description: {
    en: "One source of truth, classes that follow the data, quality, retention, consent, a complete register.",
    fr: "Une source de vérité, des classes qui suivent les données, qualité, conservation, consentement, registre complet.",
  },
  rules: [
    confidentialDataIsGuarded,
    consentCanBeWithdrawn,
    consentIsObtained,
    consentWithdrawnStopsFlows,
    copyIsFedFromGoldenSource,
    dataHasAKey,
    dataHasASteward,
    dataIsClassified,
    dataIsUsed,
    dataIsUsedForItsPurpose,
    dataLifeIsComplete,
    dataRestsWhereAllowed,
    dpiaIsDone,
    entitiesOfOneNameAgree,
    entityIsRealized,
    exchangedDataHasASchema,
    feedIsFreshEnough,
    flowAbroadHasASafeguard,
    flowHasConsent,
    flowIsClassifiedAsItsData,
    goldenSourceIsNamed,
    goldenSourceIsUnique,
    holderIsClassifiedAsItsData,
    identifierIsShared,
    integrityIsProtected,
    personalDataHasAFittingClass,
    personalDataHasARetention,
    personalFlowHasABasis,
    processingIsRegistered,
    qualityIsMeasured,
    qualityMeetsItsThreshold,
    retentionIsKept,
    sensitiveCopyIsMasked,
    sensitiveDataIsCoveredOnFourSides,
    sensitiveDataIsKeptOnce,
    storeHasACustodian,
    subjectAccessCanBeAnswered,
    testDataIsMasked,
    thirdPartyDataIsUnderContract,
    transferHasASafeguard,
  ],
};
