/** The rules of alignment with the strategy, alphabetically. */
import type { Pack } from "../rule.ts";

export const alignment: Pack = {
  id: "alignment",
  title: { en: "Alignment", fr: "Alignement" },
  description: {
    en: "Objectives are measured and supported, projects serve objectives, needs are met.",
    fr: "Les objectifs sont mesurés et soutenus, les projets servent des objectifs, les besoins sont couverts.",
  },
  rules: [],
};
