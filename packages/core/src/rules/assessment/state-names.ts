/** What people read for the state of a control. */
import type { Bilingual } from "../../model/metamodel.ts";
import type { ControlState } from "./assess.ts";

export const stateNames: Readonly<Record<ControlState, Bilingual>> = {
  satisfied: { en: "satisfied", fr: "satisfait" },
  violated: { en: "violated", fr: "enfreint" },
  unknown: { en: "unknown", fr: "inconnu" },
  "not-applicable": { en: "not applicable", fr: "non applicable" },
  "not-covered": { en: "not covered by the model", fr: "hors du modèle" },
};
