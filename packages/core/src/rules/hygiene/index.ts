/** The rules of good order in a description, alphabetically. */
import type { Pack } from "../rule.ts";
import { applicationCommunicates } from "./application-communicates.ts";
import { applicationIsNeeded } from "./application-is-needed.ts";
import { archimateKeepsItsMeaning } from "./archimate-keeps-its-meaning.ts";
import { contractIsInForce } from "./contract-is-in-force.ts";
import { controlIsEvidenced } from "./control-is-evidenced.ts";
import { controlIsManaged } from "./control-is-managed.ts";
import { dataHasMeaning } from "./data-has-meaning.ts";
import { decisionHasSuccessor } from "./decision-has-successor.ts";
import { decisionIsComplete } from "./decision-is-complete.ts";
import { descriptionIsWritten } from "./description-is-written.ts";
import { discoveryIsConfirmed } from "./discovery-is-confirmed.ts";
import { documentIsReviewed } from "./document-is-reviewed.ts";
import { elementIsConnected } from "./element-is-connected.ts";
import { elementIsInAView } from "./element-is-in-a-view.ts";
import { factIsFresh } from "./fact-is-fresh.ts";
import { findingIsAssigned } from "./finding-is-assigned.ts";
import { findingIsNotOverdue } from "./finding-is-not-overdue.ts";
import { flowStatesProtocol } from "./flow-states-protocol.ts";
import { lifecycleIsDated } from "./lifecycle-is-dated.ts";
import { lifecycleIsInOrder } from "./lifecycle-is-in-order.ts";
import { nameFollowsPattern } from "./name-follows-pattern.ts";
import { nameIsGiven } from "./name-is-given.ts";
import { nameIsUsedOnce } from "./name-is-used-once.ts";
import { nameSaysSomething } from "./name-says-something.ts";
import { namesAreDistinct } from "./names-are-distinct.ts";
import { nodeHostsSomething } from "./node-hosts-something.ts";
import { ownerIsNamed } from "./owner-is-named.ts";
import { planIsNotForgotten } from "./plan-is-not-forgotten.ts";
import { relationshipIsFresh } from "./relationship-is-fresh.ts";
import { relationshipSaysWhatItDoes } from "./relationship-says-what-it-does.ts";
import { replacementIsNamed } from "./replacement-is-named.ts";
import { requirementIsManaged } from "./requirement-is-managed.ts";
import { requirementIsRealized } from "./requirement-is-realized.ts";
import { requirementIsTestable } from "./requirement-is-testable.ts";
import { retiredIsNotUsed } from "./retired-is-not-used.ts";
import { riskIsManaged } from "./risk-is-managed.ts";
import { statusAgreesWithDates } from "./status-agrees-with-dates.ts";
import { technologyIsStated } from "./technology-is-stated.ts";
import { viewHasTitle } from "./view-has-title.ts";
import { viewIsNotEmpty } from "./view-is-not-empty.ts";
import { waiverIsComplete } from "./waiver-is-complete.ts";
import { waiverIsCurrent } from "./waiver-is-current.ts";

export const hygiene: Pack = {
  id: "hygiene",
  title: { en: "Good order", fr: "Bon ordre" },
  description: {
    en: "Is the description itself fit for use: owners, descriptions, life cycles, nothing lonely, nothing twice, nothing stale?",
    fr: "La description est-elle utilisable : responsables, descriptions, cycles de vie, rien d’isolé, de double ni de périmé ?",
  },
  rules: [
    applicationCommunicates,
    applicationIsNeeded,
    archimateKeepsItsMeaning,
    contractIsInForce,
    controlIsEvidenced,
    controlIsManaged,
    dataHasMeaning,
    decisionHasSuccessor,
    decisionIsComplete,
    descriptionIsWritten,
    discoveryIsConfirmed,
    documentIsReviewed,
    elementIsConnected,
    elementIsInAView,
    factIsFresh,
    findingIsAssigned,
    findingIsNotOverdue,
    flowStatesProtocol,
    lifecycleIsDated,
    lifecycleIsInOrder,
    nameFollowsPattern,
    nameIsGiven,
    nameIsUsedOnce,
    nameSaysSomething,
    namesAreDistinct,
    nodeHostsSomething,
    ownerIsNamed,
    planIsNotForgotten,
    relationshipIsFresh,
    relationshipSaysWhatItDoes,
    replacementIsNamed,
    requirementIsManaged,
    requirementIsRealized,
    requirementIsTestable,
    retiredIsNotUsed,
    riskIsManaged,
    statusAgreesWithDates,
    technologyIsStated,
    viewHasTitle,
    viewIsNotEmpty,
    waiverIsComplete,
    waiverIsCurrent,
  ],
};
