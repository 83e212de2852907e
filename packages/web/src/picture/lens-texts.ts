/** What the list of lenses says. */
import { texts, type Texts } from "../messages/messages.ts";

const english = {
  "view.lens.none": "as the view says",
  "view.lens.find": "Find a colour",
  "view.lens.known": "{known, number} known, {unknown, number} unknown",
  "view.lens.all": "All {known, number} known",
  "view.lens.noneFound": "Nothing is called so.",
} as const;

export const lensTexts: Texts<keyof typeof english> = texts(english, {
  "view.lens.none": "comme le dit la vue",
  "view.lens.find": "Chercher une couleur",
  "view.lens.known": "{known, number} connus, {unknown, number} inconnus",
  "view.lens.all": "{known, number} connus, aucun inconnu",
  "view.lens.noneFound": "Rien ne porte ce nom.",
});
