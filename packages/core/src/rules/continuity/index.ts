/** The rules of business continuity, alphabetically. */
import type { Pack } from "../rule.ts";

export const continuity: Pack = {
  id: "continuity",
  title: { en: "Continuity", fr: "Continuité" },
  description: {
    en: "What must go on is known, how fast it must be back is stated and reached, and it has been exercised.",
    fr: "Ce qui doit continuer est connu, les délais de reprise sont fixés et tenus, et c’est exercé.",
  },
  rules: [],
};
