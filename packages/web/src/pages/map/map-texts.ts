import type { Texts } from "../../messages/messages.ts";

const en = {
  "map.title": "Maps",
  "map.intro": "Pictures of the whole that need no view: choose one, and colour it by any fact.",
  "map.count": "{count, plural, =0 {nothing to show yet} one {# element} other {# elements}}",
  "map.empty": "Needs {kinds}: nothing of it is modelled yet.",
  "map.empty.action": "Model the first",
  "map.empty.help": "What is that?",
  "map.heat": "Often asked",
  "map.heat.plain": "layer",
  "map.heat.known": "{name}: known of {known} of {count}",
  "map.notfound": "There is no map called “{id}”",
  "map.notfound.text": "The list of maps shows all there are.",
  "map.all": "All maps",
  "map.views": "Views of this kind",
  "map.keep": "Keep as a view",
} as const;

/** Texts of the maps. */
export const mapTexts: Texts<keyof typeof en> = {
  en,
  fr: {
    "map.title": "Cartes",
    "map.intro":
      "Des images de l’ensemble, sans déclarer de vue : choisissez-en une et colorez-la par n’importe quel fait.",
    "map.count": "{count, plural, =0 {rien à montrer encore} one {# élément} other {# éléments}}",
    "map.empty": "Il faut {kinds} : rien de tel n’est encore modélisé.",
    "map.empty.action": "Modéliser le premier",
    "map.empty.help": "Qu’est-ce que c’est ?",
    "map.heat": "Souvent demandé",
    "map.heat.plain": "couche",
    "map.heat.known": "{name} : connu pour {known} sur {count}",
    "map.notfound": "Il n’y a pas de carte « {id} »",
    "map.notfound.text": "La liste des cartes montre toutes celles qui existent.",
    "map.all": "Toutes les cartes",
    "map.views": "Vues de cette sorte",
    "map.keep": "Garder comme vue",
  },
};
