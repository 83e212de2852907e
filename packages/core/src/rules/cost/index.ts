/** The rules of cost, alphabetically. */
import type { Pack } from "../rule.ts";
import { billMatchesPlan } from "./bill-matches-plan.ts";
import { contractCanBeEnded } from "./contract-can-be-ended.ts";
import { contractNoticeIsTimely } from "./contract-notice-is-timely.ts";
import { costHasAPayer } from "./cost-has-a-payer.ts";
import { costsAddUp } from "./costs-add-up.ts";
import { licencesAreUsed } from "./licences-are-used.ts";
import { licencesCoverUse } from "./licences-cover-use.ts";
import { offStandardCostsNothing } from "./off-standard-costs-nothing.ts";
import { projectPaysBack } from "./project-pays-back.ts";
import { retiredCostsNothing } from "./retired-costs-nothing.ts";
import { serviceIsProvidedOnce } from "./service-is-provided-once.ts";

export const cost: Pack = {
  id: "cost",
  title: { en: "Cost", fr: "Coûts" },
  description: {
    en: "Costs are known, paid for a reason, and no larger than they need be.",
    fr: "Les coûts sont connus, justifiés et pas plus élevés que nécessaire.",
  },
  rules: [
    billMatchesPlan,
    contractCanBeEnded,
    contractNoticeIsTimely,
    costHasAPayer,
    costsAddUp,
    licencesAreUsed,
    licencesCoverUse,
    offStandardCostsNothing,
    projectPaysBack,
    retiredCostsNothing,
    serviceIsProvidedOnce,
  ],
};
