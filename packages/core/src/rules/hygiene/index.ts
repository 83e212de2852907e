/** The rules of good order in a description, alphabetically. */
import type { Pack } from "../rule.ts";
import { ownerIsNamed } from "./owner-is-named.ts";

export const hygiene: Pack = {
  id: "hygiene",
  title: { en: "Good order", fr: "Bon ordre" },
  description: {
    en: "Is the description itself fit for use: owners, descriptions, life cycles, nothing lonely, nothing twice, nothing stale?",
    fr: "La description est-elle utilisable : responsables, descriptions, cycles de vie, rien d’isolé, de double ni de périmé ?",
  },
  rules: [ownerIsNamed],
};
