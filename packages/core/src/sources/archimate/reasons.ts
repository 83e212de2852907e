/** Why a reader changed or left out something, in both languages. */
import type { Bilingual } from "../../model/metamodel.ts";

export const reasons: Readonly<
  Record<
    | "older"
    | "nearest"
    | "unknownType"
    | "danglingEnd"
    | "unknownElement"
    | "unknownRelationship"
    | "unknownView"
    | "unknownDefinition"
    | "unknownReference"
    | "unread"
    | "rounded"
    | "drawing"
    | "duplicate"
    | "nearestKind"
    | "nearestVerb"
    | "secondText"
    | "language"
    | "picture",
    Bilingual
  >
> = {
  older: {
    en: "name of an older version, written in its 3.2 form",
    fr: "nom d’une ancienne version, repris sous sa forme 3.2",
  },
  nearest: {
    en: "no such type in ArchiMate 3.2: the nearest one is taken",
    fr: "type absent d’ArchiMate 3.2 : le plus proche est pris",
  },
  unknownType: { en: "not a type of ArchiMate 3.2", fr: "n’est pas un type d’ArchiMate 3.2" },
  danglingEnd: { en: "an end is not in the file", fr: "une extrémité n’est pas dans le fichier" },
  unknownElement: {
    en: "its element is not in the file: drawn as a group",
    fr: "son élément n’est pas dans le fichier : dessiné comme un groupe",
  },
  unknownRelationship: {
    en: "its relationship is not in the file: drawn as a plain line",
    fr: "sa relation n’est pas dans le fichier : dessinée comme un simple trait",
  },
  unknownView: { en: "the view that it opens is not in the file", fr: "la vue qu’il ouvre n’est pas dans le fichier" },
  unknownDefinition: {
    en: "its definition is not in the file: the reference serves as name",
    fr: "sa définition n’est pas dans le fichier : la référence sert de nom",
  },
  unknownReference: {
    en: "it lists something that is not in the file",
    fr: "il cite une chose qui n’est pas dans le fichier",
  },
  unread: { en: "Orrery does not read it", fr: "Orrery ne le lit pas" },
  rounded: { en: "rounded to whole pixels", fr: "arrondi au pixel entier" },
  drawing: {
    en: "kept as groups and notes; its own look goes back to Archi only",
    fr: "gardé en groupes et notes ; son aspect propre ne retourne qu’à Archi",
  },
  nearestKind: {
    en: "shown as the nearest kind; the exact type is kept",
    fr: "montré comme la sorte la plus proche ; le type exact est conservé",
  },
  nearestVerb: {
    en: "shown with the nearest verb; the exact type is kept",
    fr: "montrée avec le verbe le plus proche ; le type exact est conservé",
  },
  secondText: { en: "one text in each language is kept", fr: "un seul texte par langue est conservé" },
  language: { en: "taken as a text in the model’s language", fr: "pris comme un texte dans la langue du modèle" },
  picture: { en: "pictures do not go into text", fr: "les images n’entrent pas dans le texte" },
  duplicate: {
    en: "two have the same identifier: the second gets a new one",
    fr: "deux portent le même identifiant : le second en reçoit un nouveau",
  },
};
