/** What diagnostics are about, and why there are such messages at all. */
import type { Bilingual } from "../../model/metamodel.ts";

export interface DiagnosticGroup {
  readonly id: string;
  readonly name: Bilingual;
  readonly why: Bilingual;
  readonly codes: RegExp;
}

/** The first whose pattern fits a code. */
export function diagnosticGroup(code: string): DiagnosticGroup {
  return diagnosticGroups.find(({ codes }) => codes.test(code)) ?? others;
}

/** From the letters of a text to what is made of it. */
export const diagnosticGroups: readonly DiagnosticGroup[] = [
  {
    id: "archimate",
    name: { en: "ArchiMate files", fr: "Fichiers ArchiMate" },
    why: {
      en: "A model of another tool is taken as it is, never half. Where its file is damaged or says what ArchiMate does not know, you are told before anything is written.",
      fr: "Le modèle d'un autre outil est repris tel qu'il est, jamais à moitié. Si son fichier est abîmé ou dit ce qu'ArchiMate ne connaît pas, vous l'apprenez avant toute écriture.",
    },
    codes: /^(?:xml|archimate)-|^illegal-archimate$/,
  },
  {
    id: "tables",
    name: { en: "Tables and mappings", fr: "Tableaux et correspondances" },
    why: {
      en: "A row that is left out in silence is a system that is missing in every picture. So each cell that could not be read is named, with its line.",
      fr: "Une ligne omise en silence, c'est un système absent de toutes les images. Chaque cellule illisible est donc nommée, avec sa ligne.",
    },
    codes: /^(?:table|mapping)-/,
  },
  {
    id: "queries",
    name: { en: "Queries and dashboards", fr: "Requêtes et tableaux de bord" },
    why: {
      en: "A number on a dashboard is believed. A query that means nothing, or nothing any more, must not show zero.",
      fr: "On croit un chiffre d'un tableau de bord. Une requête qui ne veut rien dire, ou plus rien, ne doit pas afficher zéro.",
    },
    codes: /^(?:query|tile)-/,
  },
  {
    id: "views",
    name: { en: "Views", fr: "Vues" },
    why: {
      en: "A picture that shows less than it should looks as good as one that shows all. What a view asks for and cannot get is told.",
      fr: "Une image qui montre moins qu'elle ne devrait paraît aussi bonne qu'une image complète. Ce qu'une vue demande sans l'obtenir est dit.",
    },
    codes: /view|^unknown-(?:notation|lens)$|^notation-|^layout-/,
  },
  {
    id: "changes",
    name: { en: "Changes", fr: "Modifications" },
    why: {
      en: "A change is made whole or not at all. Where it cannot be made, the text stays as it is and you are told why.",
      fr: "Une modification se fait entièrement ou pas du tout. Si elle est impossible, le texte reste tel quel et vous savez pourquoi.",
    },
    codes: /^change-/,
  },
  {
    id: "reading",
    name: { en: "Reading the text", fr: "Lecture du texte" },
    why: {
      en: "The reader could not tell what a line says. The rest of the file is there all the same; only this line counts for nothing until it is mended.",
      fr: "Le lecteur n'a pas compris ce que dit une ligne. Le reste du fichier est pris en compte ; seule cette ligne ne compte pas avant d'être corrigée.",
    },
    codes:
      /^(?:unexpected|incomplete|unclosed|file|unreadable|not-utf8|too)-?|^missing-(?!unit)|-outside-block$|^link-without-ends$|^unknown-escape$|^include-/,
  },
  {
    id: "values",
    name: { en: "Values and units", fr: "Valeurs et unités" },
    why: {
      en: "Values are compared, added and coloured by. One that is no duration, no date or none of the known words would be left out of all of it.",
      fr: "Les valeurs se comparent, s'additionnent et colorent les images. Celle qui n'est ni une durée, ni une date, ni un mot connu en serait exclue.",
    },
    codes:
      /^(?:wrong-(?:type|unit)|decimal-comma|missing-unit|unknown-(?:unit|currency|word|field)|invalid-date|out-of-range|not-whole|similar-word|duplicate-field)$/,
  },
  {
    id: "words",
    name: { en: "Kinds, verbs, attributes, ids", fr: "Sortes, verbes, attributs, identifiants" },
    why: {
      en: "A word that nobody defined is mostly a typing mistake. It is told at once, since otherwise the fact would be missing wherever somebody looks for it.",
      fr: "Un mot que personne n'a défini est le plus souvent une faute de frappe. Il est signalé aussitôt, car sinon le fait manquerait partout où on le cherche.",
    },
    codes: /^(?:unknown|misplaced)-/,
  },
];

const others: DiagnosticGroup = {
  id: "facts",
  name: { en: "Facts that do not fit", fr: "Faits qui ne vont pas ensemble" },
  why: {
    en: "Each statement is well written, but together they cannot be true: somebody has to decide which one is meant.",
    fr: "Chaque énoncé est bien écrit, mais ensemble ils ne peuvent pas être vrais : quelqu'un doit décider lequel est voulu.",
  },
  codes: /^/,
};
