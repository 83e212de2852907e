/** The rules that look for the weak points of architecture styles, alphabetically. */
import type { Pack } from "../rule.ts";
import { availabilityIsPaidForANeed } from "./availability-is-paid-for-a-need.ts";
import { brokerIsDoubled } from "./broker-is-doubled.ts";
import { busHasSkilledPeople } from "./bus-has-skilled-people.ts";
import { busIsDoubled } from "./bus-is-doubled.ts";
import { busIsWorthItsCost } from "./bus-is-worth-its-cost.ts";
import { callChainIsShort } from "./call-chain-is-short.ts";
import { callsFormNoCircle } from "./calls-form-no-circle.ts";
import { clientPassesTheGateway } from "./client-passes-the-gateway.ts";
import { cloudUseIsLogged } from "./cloud-use-is-logged.ts";
import { couplingIsLow } from "./coupling-is-low.ts";
import { dutiesAreSharedOut } from "./duties-are-shared-out.ts";
import { egressIsPaidKnowingly } from "./egress-is-paid-knowingly.ts";
import { eventIsCorrelated } from "./event-is-correlated.ts";
import { functionHasATrigger } from "./function-has-a-trigger.ts";
import { gatewayReachesServices } from "./gateway-reaches-services.ts";
import { latencyBudgetHolds } from "./latency-budget-holds.ts";
import { layerIsTestedAlone } from "./layer-is-tested-alone.ts";
import { layerNeedsNoneAbove } from "./layer-needs-none-above.ts";
import { layerSkipsNoLayer } from "./layer-skips-no-layer.ts";
import { monolithIsSmall } from "./monolith-is-small.ts";
import { platformCostIsCompared } from "./platform-cost-is-compared.ts";
import { platformHasAnOwner } from "./platform-has-an-owner.ts";
import { platformIsComplete } from "./platform-is-complete.ts";
import { queueKeepsDeadLetters } from "./queue-keeps-dead-letters.ts";
import { servicesAreTraced } from "./services-are-traced.ts";
import { servicesHaveAGateway } from "./services-have-a-gateway.ts";
import { storeHasOneUser } from "./store-has-one-user.ts";
import { styleIsFollowed } from "./style-is-followed.ts";
import { styleIsOnePerAxis } from "./style-is-one-per-axis.ts";
import { teamCanCarryItsServices } from "./team-can-carry-its-services.ts";
import { topicHasASchema } from "./topic-has-a-schema.ts";
import { topicHasASubscriber } from "./topic-has-a-subscriber.ts";
import { topicHasAnOwner } from "./topic-has-an-owner.ts";

export const styles: Pack = {
  id: "styles",
  title: { en: "Architecture styles", fr: "Styles d’architecture" },
  description: {
    en: "Looks for the known weak points of each architecture style in the system as it is.",
    fr: "Cherche, dans le système tel qu’il est, les points faibles connus de chaque style d’architecture.",
  },
  rules: [
    availabilityIsPaidForANeed,
    brokerIsDoubled,
    busHasSkilledPeople,
    busIsDoubled,
    busIsWorthItsCost,
    callChainIsShort,
    callsFormNoCircle,
    clientPassesTheGateway,
    cloudUseIsLogged,
    couplingIsLow,
    dutiesAreSharedOut,
    egressIsPaidKnowingly,
    eventIsCorrelated,
    functionHasATrigger,
    gatewayReachesServices,
    latencyBudgetHolds,
    layerIsTestedAlone,
    layerNeedsNoneAbove,
    layerSkipsNoLayer,
    monolithIsSmall,
    platformCostIsCompared,
    platformHasAnOwner,
    platformIsComplete,
    queueKeepsDeadLetters,
    servicesAreTraced,
    servicesHaveAGateway,
    storeHasOneUser,
    styleIsFollowed,
    styleIsOnePerAxis,
    teamCanCarryItsServices,
    topicHasASchema,
    topicHasASubscriber,
    topicHasAnOwner,
  ],
};
