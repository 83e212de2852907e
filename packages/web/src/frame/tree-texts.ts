import { texts, type Texts } from "../messages/messages.ts";

const english = {
  "tree.label": "Elements of the model",
  "tree.title": "Model",
  "tree.loading": "Reading…",
  "tree.empty": "No element yet",
  "tree.more": "{count, plural, one {# more in the catalogue} other {# more in the catalogue}}",
  "tree.filter": "Filter the tree",
  "tree.filter.placeholder": "Filter…",
  "tree.filter.none": "Nothing matches.",
  "tree.filter.found": "{count, plural, =0 {Nothing matches} one {# element matches} other {# elements match}}",
  "tree.filter.clear": "Remove the filter",
  "tree.actions": "What can be done with {name}",
} as const;

/** Texts of the tree's tools. */
export const treeTexts: Texts<keyof typeof english> = texts(english, {
  "tree.label": "Éléments du modèle",
  "tree.title": "Modèle",
  "tree.loading": "Lecture…",
  "tree.empty": "Aucun élément pour l’instant",
  "tree.more": "{count, plural, one {# de plus dans le catalogue} other {# de plus dans le catalogue}}",
  "tree.filter": "Filtrer l’arborescence",
  "tree.filter.placeholder": "Filtrer…",
  "tree.filter.none": "Rien ne correspond.",
  "tree.filter.found":
    "{count, plural, =0 {Rien ne correspond} one {# élément correspond} other {# éléments correspondent}}",
  "tree.filter.clear": "Retirer le filtre",
  "tree.actions": "Ce qu’on peut faire avec {name}",
});
