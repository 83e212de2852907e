/** The rules of urbanisation, alphabetically. */
import type { Pack } from "../rule.ts";

export const urbanisation: Pack = {
  id: "urbanisation",
  title: { en: "Urbanisation", fr: "Urbanisation" },
  description: {
    en: "The French practice of cutting an information system into areas that exchange in the open.",
    fr: "Le découpage du système d’information en zones qui échangent à découvert.",
  },
  rules: [],
};
