/** The rules of scalability, alphabetically. */
import type { Pack } from "../rule.ts";

export const scalability: Pack = {
  id: "scalability",
  title: { en: "Scalability", fr: "Passage à l’échelle" },
  description: {
    en: "Demand, growth, capacity and limits are known, and the design can grow.",
    fr: "Demande, croissance, capacité et limites sont connues, et la conception peut grandir.",
  },
  rules: [],
};
