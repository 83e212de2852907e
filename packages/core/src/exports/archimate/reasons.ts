/** Why a writer changed or left out something, in both languages. */
import type { Bilingual } from "../../model/metamodel.ts";

export const reasons: Readonly<
  Record<
    | "archiOnly"
    | "exchangeOnly"
    | "oneLanguage"
    | "identifier"
    | "nodeProperties"
    | "defaultSize"
    | "shifted"
    | "propertyType"
    | "specialization"
    | "picture"
    | "foldersByLayer"
    | "secondFolder"
    | "attachment"
    | "opacity"
    | "steps"
    | "halfPoints"
    | "metadata"
    | "noType"
    | "noEnd"
    | "noVerb"
    | "illegal"
    | "substitute"
    | "carried"
    | "reference"
    | "link"
    | "manyLink"
    | "statement"
    | "noLayout"
    | "attribute",
    Bilingual
  >
> = {
  archiOnly: { en: "only Archi’s own format has it", fr: "n’existe que dans le format propre à Archi" },
  exchangeOnly: { en: "only the exchange format has it", fr: "n’existe que dans le format d’échange" },
  oneLanguage: {
    en: "Archi holds one language: the first is written",
    fr: "Archi ne tient qu’une langue : la première est écrite",
  },
  identifier: { en: "spelled so that the format accepts it", fr: "récrit pour que le format l’accepte" },
  nodeProperties: {
    en: "the exchange format has no properties here",
    fr: "le format d’échange n’a pas de propriétés à cet endroit",
  },
  defaultSize: { en: "the usual size is written", fr: "la taille habituelle est écrite" },
  shifted: {
    en: "the view is moved so that no coordinate is negative",
    fr: "la vue est décalée pour qu’aucune coordonnée ne soit négative",
  },
  propertyType: { en: "Archi holds all properties as text", fr: "Archi tient toutes les propriétés comme du texte" },
  specialization: {
    en: "written as the property “Specialization”",
    fr: "écrite comme la propriété « Specialization »",
  },
  picture: { en: "the format has no place for pictures", fr: "le format n’a pas de place pour les images" },
  foldersByLayer: {
    en: "Archi sorts by layer first: the folder is repeated in each",
    fr: "Archi classe d’abord par couche : le dossier est répété dans chacune",
  },
  secondFolder: {
    en: "Archi puts a thing into one folder only: the first",
    fr: "Archi ne range une chose que dans un dossier : le premier",
  },
  attachment: {
    en: "Archi computes where a line leaves its ends",
    fr: "Archi calcule où un trait quitte ses extrémités",
  },
  opacity: { en: "written in whole percent", fr: "écrite en pour cent entiers" },
  steps: { en: "written in 255 steps", fr: "écrite en 255 pas" },
  halfPoints: { en: "written in half points", fr: "écrite en demi-points" },
  metadata: {
    en: "Archi keeps it as key and value without showing it",
    fr: "Archi le garde comme clé et valeur sans le montrer",
  },
  noType: { en: "its kind has no ArchiMate type", fr: "sa sorte n’a pas de type ArchiMate" },
  noEnd: { en: "an end is not exported", fr: "une extrémité n’est pas exportée" },
  noVerb: { en: "its verb has no ArchiMate relationship", fr: "son verbe n’a pas de relation ArchiMate" },
  illegal: {
    en: "written as stated, though ArchiMate 3.2 does not permit it",
    fr: "écrite comme énoncée, bien qu’ArchiMate 3.2 ne la permette pas",
  },
  substitute: {
    en: "the usual type is not permitted here: the next one is written",
    fr: "le type habituel n’est pas permis ici : le suivant est écrit",
  },
  carried: { en: "written as an association with the flow", fr: "écrit comme une association avec le flux" },
  reference: {
    en: "written as an association named after the attribute",
    fr: "écrite comme une association au nom de l’attribut",
  },
  link: {
    en: "written as an association, without cardinalities",
    fr: "écrit comme une association, sans cardinalités",
  },
  manyLink: {
    en: "written as a business object with associations",
    fr: "écrit comme un objet métier avec des associations",
  },
  statement: {
    en: "a statement about the description, for which ArchiMate has no word",
    fr: "un énoncé sur la description, pour lequel ArchiMate n’a pas de mot",
  },
  noLayout: {
    en: "nothing is drawn yet: the view is written empty",
    fr: "rien n’est encore dessiné : la vue est écrite vide",
  },
  attribute: { en: "written as a property of text", fr: "écrit comme une propriété de texte" },
};
