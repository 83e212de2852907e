import { texts, type Texts } from "../messages/messages.ts";

const english = {
  "action.open": "Open",
  "action.explore": "Explore from here",
  "action.impact": "What its failure hits",
  "action.drill": "What if it fails",
  "action.views": "Views that show it",
  "action.source": "Go to its text",
  "action.create": "Create inside…",
  "action.connect": "Connect to…",
  "action.add": "Add to a view…",
  "action.rename": "Rename…",
  "action.change-id": "Change its id…",
  "action.move": "Move into…",
  "action.remove": "Remove…",
  "action.copy": "Copy its id",
  "action.copied": "Id copied",
  "action.failed": "The browser did not let us write to the clipboard.",
} as const;

/** Texts of what can be done with an element, wherever it is listed. */
export const elementActionsTexts: Texts<keyof typeof english> = texts(english, {
  "action.open": "Ouvrir",
  "action.explore": "Explorer à partir d’ici",
  "action.impact": "Ce que sa panne touche",
  "action.drill": "Et s’il tombe en panne",
  "action.views": "Vues qui le montrent",
  "action.source": "Aller à son texte",
  "action.create": "Créer à l’intérieur…",
  "action.connect": "Relier à…",
  "action.add": "Ajouter à une vue…",
  "action.rename": "Renommer…",
  "action.change-id": "Changer son identifiant…",
  "action.move": "Déplacer dans…",
  "action.remove": "Supprimer…",
  "action.copy": "Copier son identifiant",
  "action.copied": "Identifiant copié",
  "action.failed": "Le navigateur ne nous a pas laissé écrire dans le presse-papiers.",
});
