/** The rules of good practice, alphabetically. */
import type { Pack } from "../rule.ts";

export const bestPractice: Pack = {
  id: "best-practice",
  title: { en: "Good practice", fr: "Bonnes pratiques" },
  description: {
    en: "What makes a system agile, interoperable and affordable: interfaces, hubs, automation, tests, alike environments, versions.",
    fr: "Ce qui rend un système agile, interopérable et abordable : interfaces, plateformes d’échange, automatisation, tests, environnements semblables, versions.",
  },
  rules: [],
};
