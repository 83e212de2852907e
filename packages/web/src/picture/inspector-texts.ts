/** What the panel beside a picture says of what is chosen. */
import { texts, type Texts } from "../messages/messages.ts";

const english = {
  "view.inspector": "Selected",
  "view.open.element": "Open",
  "view.open.inside": "See inside",
  "view.open.here": "Open in place",
  "view.close.here": "Close in place",
  "view.impact": "Impact",
  "view.drill": "What if it fails",
  "view.source": "In the text",
  "view.add": "Add to a view",
  "view.selected": "{count, plural, one {# selected} other {# selected}}",
  "view.selected.boxes": "{count, plural, one {# box} other {# boxes}}",
  "view.selected.lines": "{count, plural, one {# line} other {# lines}}",
  "view.selected.between": "{count, plural, one {# line between them} other {# lines between them}}",
  "view.line": "Line",
  "view.lines": "Lines in this picture",
  "view.unselect": "Select nothing",
  "view.selected.without": "Without {name}",
} as const;

export const inspectorTexts: Texts<keyof typeof english> = texts(english, {
  "view.inspector": "Sélection",
  "view.open.element": "Ouvrir",
  "view.open.inside": "Voir l’intérieur",
  "view.open.here": "Ouvrir sur place",
  "view.close.here": "Fermer sur place",
  "view.impact": "Impact",
  "view.drill": "Et si cela tombe",
  "view.source": "Dans le texte",
  "view.add": "Ajouter à une vue",
  "view.selected": "{count, plural, one {# sélectionné} other {# sélectionnés}}",
  "view.selected.boxes": "{count, plural, one {# boîte} other {# boîtes}}",
  "view.selected.lines": "{count, plural, one {# lien} other {# liens}}",
  "view.selected.between": "{count, plural, one {# lien entre elles} other {# liens entre elles}}",
  "view.line": "Lien",
  "view.lines": "Liens dans cette image",
  "view.unselect": "Ne rien sélectionner",
  "view.selected.without": "Sans {name}",
});
