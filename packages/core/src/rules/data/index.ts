/** The rules of data, alphabetically. */
import type { Pack } from "../rule.ts";

export const data: Pack = {
  id: "data",
  title: { en: "Data", fr: "Données" },
  description: {
    en: "One source of truth, classes that follow the data, quality, retention, consent, a complete register.",
    fr: "Une source de vérité, des classes qui suivent les données, qualité, conservation, consentement, registre complet.",
  },
  rules: [],
};
