/** The rules of good practice, alphabetically. */
import type { Pack } from "../rule.ts";
import { apiHasAContract } from "./api-has-a-contract.ts";
import { apiStatesItsVersion } from "./api-states-its-version.ts";
import { applicationsFormNoCircle } from "./applications-form-no-circle.ts";
import { changePassesATestEnvironment } from "./change-passes-a-test-environment.ts";
import { changeReachesUsersSoon } from "./change-reaches-users-soon.ts";
import { changesRarelyFail } from "./changes-rarely-fail.ts";
import { decisionIsRecorded } from "./decision-is-recorded.ts";
import { deliveryNeedsNoHand } from "./delivery-needs-no-hand.ts";
import { dependenciesPointToStability } from "./dependencies-point-to-stability.ts";
import { environmentsAreAlike } from "./environments-are-alike.ts";
import { exchangePassesTheHub } from "./exchange-passes-the-hub.ts";
import { exchangeUsesAStandardProtocol } from "./exchange-uses-a-standard-protocol.ts";
import { exchangesAreNoSpaghetti } from "./exchanges-are-no-spaghetti.ts";
import { exchangesAreNotByHand } from "./exchanges-are-not-by-hand.ts";
import { fileTransferCouldBeApi } from "./file-transfer-could-be-api.ts";
import { heterogeneousExchangesHaveAHub } from "./heterogeneous-exchanges-have-a-hub.ts";
import { incrementSaysWhatItDelivers } from "./increment-says-what-it-delivers.ts";
import { infrastructureIsCode } from "./infrastructure-is-code.ts";
import { interfaceHasAConsumer } from "./interface-has-a-consumer.ts";
import { leavingInterfaceHasNoConsumer } from "./leaving-interface-has-no-consumer.ts";
import { manualWorkIsAutomated } from "./manual-work-is-automated.ts";
import { moduleHasUnitTests } from "./module-has-unit-tests.ts";
import { muchUsedSystemOffersAnInterface } from "./much-used-system-offers-an-interface.ts";
import { oldVersionComesToAnEnd } from "./old-version-comes-to-an-end.ts";
import { sourceIsKept } from "./source-is-kept.ts";
import { systemsExchangeByApi } from "./systems-exchange-by-api.ts";
import { testsAreRecent } from "./tests-are-recent.ts";
import { vitalSoftwareIsTested } from "./vital-software-is-tested.ts";

export const bestPractice: Pack = {
  id: "best-practice",
  title: { en: "Good practice", fr: "Bonnes pratiques" },
  description: {
    en: "What makes a system agile, interoperable and affordable: interfaces, hubs, automation, tests, alike environments, versions.",
    fr: "Ce qui rend un système agile, interopérable et abordable : interfaces, plateformes d’échange, automatisation, tests, environnements semblables, versions.",
  },
  rules: [
    apiHasAContract,
    apiStatesItsVersion,
    applicationsFormNoCircle,
    changePassesATestEnvironment,
    changeReachesUsersSoon,
    changesRarelyFail,
    decisionIsRecorded,
    deliveryNeedsNoHand,
    dependenciesPointToStability,
    environmentsAreAlike,
    exchangePassesTheHub,
    exchangeUsesAStandardProtocol,
    exchangesAreNoSpaghetti,
    exchangesAreNotByHand,
    fileTransferCouldBeApi,
    heterogeneousExchangesHaveAHub,
    incrementSaysWhatItDelivers,
    infrastructureIsCode,
    interfaceHasAConsumer,
    leavingInterfaceHasNoConsumer,
    manualWorkIsAutomated,
    moduleHasUnitTests,
    muchUsedSystemOffersAnInterface,
    oldVersionComesToAnEnd,
    sourceIsKept,
    systemsExchangeByApi,
    testsAreRecent,
    vitalSoftwareIsTested,
  ],
};
