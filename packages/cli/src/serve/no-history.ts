/** Why a model has no history, and what somebody can do about it. */
import type { NoHistory } from "@orrery/core/answers/time-answers";
import type { Locale } from "@orrery/core/base/codes";
import type { Bilingual } from "@orrery/core/model/metamodel";
import { typeset } from "../messages/messages.ts";

/** The reason in a language. */
export function noHistory(reason: NoHistory["reason"], locale: Locale): NoHistory {
  const say = (text: Bilingual): string => (locale === "fr" ? typeset(text.fr) : text.en);
  const { message, advice } = reasons[reason];
  return { reason, message: say(message), advice: say(advice) };
}

const reasons: Readonly<Record<NoHistory["reason"], { readonly message: Bilingual; readonly advice: Bilingual }>> = {
  "no-git": {
    message: {
      en: "There is no program `git` on this machine.",
      fr: "Il n’y a pas de programme `git` sur cette machine.",
    },
    advice: {
      en: "Install Git (git-scm.com) and start Orrery again; dates, states and other workspaces can be looked at without it.",
      fr: "Installez Git (git-scm.com) et relancez Orrery ; dates, états et autres espaces de travail se consultent sans lui.",
    },
  },
  "no-repository": {
    message: { en: "This folder is in no Git repository.", fr: "Ce dossier n’est dans aucun dépôt Git." },
    advice: {
      en: 'In the folder: git init, git add ., git commit -m "Begin". From then on every commit is a moment to look at.',
      fr: 'Dans le dossier : git init, git add ., git commit -m "Début". Dès lors, chaque commit est un moment à consulter.',
    },
  },
  "not-trusted": {
    message: {
      en: "The Git repository belongs to somebody else on this machine, and Git does not read it.",
      fr: "Le dépôt Git appartient à quelqu’un d’autre sur cette machine, et Git ne le lit pas.",
    },
    advice: {
      en: "If you trust it: git config --global --add safe.directory FOLDER.",
      fr: "Si vous lui faites confiance : git config --global --add safe.directory DOSSIER.",
    },
  },
  "no-commit": {
    message: { en: "The Git repository has no commit yet.", fr: "Le dépôt Git n’a pas encore de commit." },
    advice: {
      en: "git add . and git commit begin the history.",
      fr: "git add . et git commit commencent l’historique.",
    },
  },
  "not-tracked": {
    message: {
      en: "No commit has files of this model yet.",
      fr: "Aucun commit ne contient encore de fichiers de ce modèle.",
    },
    advice: {
      en: "git add the model files and commit them.",
      fr: "Ajoutez les fichiers du modèle par git add, puis faites un commit.",
    },
  },
};
