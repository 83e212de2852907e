/** The rules of business continuity, alphabetically. */
import type { Pack } from "../rule.ts";
import { exerciseFindingIsClosed } from "./exercise-finding-is-closed.ts";
import { impactAnalysisIsComplete } from "./impact-analysis-is-complete.ts";
import { minimumServiceLevelIsStated } from "./minimum-service-level-is-stated.ts";
import { planCoversVitalProcess } from "./plan-covers-vital-process.ts";
import { planIsApproved } from "./plan-is-approved.ts";
import { planIsExercised } from "./plan-is-exercised.ts";
import { planNamesCrisisContacts } from "./plan-names-crisis-contacts.ts";
import { rpoIsReached } from "./rpo-is-reached.ts";
import { rtoFitsTolerablePeriod } from "./rto-fits-tolerable-period.ts";
import { rtoIsReached } from "./rto-is-reached.ts";
import { supplierPromisesWhatIsNeeded } from "./supplier-promises-what-is-needed.ts";
import { supportingRtoIsNotLonger } from "./supporting-rto-is-not-longer.ts";
import { vitalElementHasResilienceData } from "./vital-element-has-resilience-data.ts";
import { vitalProcessDoesNotHangOnOnePerson } from "./vital-process-does-not-hang-on-one-person.ts";
import { vitalProcessHasAnAlternateSite } from "./vital-process-has-an-alternate-site.ts";

export const continuity: Pack = {
  id: "continuity",
  title: { en: "Continuity", fr: "Continuité" },
  description: {
    en: "What must go on is known, how fast it must be back is stated and reached, and it has been exercised.",
    fr: "Ce qui doit continuer est connu, les délais de reprise sont fixés et tenus, et c’est exercé.",
  },
  rules: [
    exerciseFindingIsClosed,
    impactAnalysisIsComplete,
    minimumServiceLevelIsStated,
    planCoversVitalProcess,
    planIsApproved,
    planIsExercised,
    planNamesCrisisContacts,
    rpoIsReached,
    rtoFitsTolerablePeriod,
    rtoIsReached,
    supplierPromisesWhatIsNeeded,
    supportingRtoIsNotLonger,
    vitalElementHasResilienceData,
    vitalProcessDoesNotHangOnOnePerson,
    vitalProcessHasAnAlternateSite,
  ],
};
