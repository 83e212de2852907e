/** The rules of resilience, alphabetically. */
import type { Pack } from "../rule.ts";

export const resilience: Pack = {
  id: "resilience",
  title: { en: "Resilience", fr: "Résilience" },
  description: {
    en: "Duplication, restart, replication, backups and links: does what is vital survive the loss of a part?",
    fr: "Duplication, redémarrage, réplication, sauvegardes et liaisons : le vital survit-il à la perte d’une partie ?",
  },
  rules: [],
};
