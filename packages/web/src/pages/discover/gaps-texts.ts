import { texts, type Texts } from "../../messages/messages.ts";

const english = {
  none: "Nothing is missing",
  "none.text": "Whatever these artefacts name, they also explain.",
  "what.outgoing-calls": "Whom it calls",
  "what.incoming-calls": "Who calls it",
  "what.target": "What an address leads to",
  "what.data": "Which data it keeps",
  "what.artefact": "Artefacts that are not here",
  "undiscoverable.title": "Not discoverable from these artefacts",
  "undiscoverable.intro": "Each with what would tell.",
  "dangling.title": "Addresses that lead nowhere",
  "dangling.intro":
    "Something is told to call them, and nothing answers there: a leftover, a typing error, or a system that was not looked at.",
  "defects.title": "What looks like a mistake",
  "defects.intro": "Artefacts that cannot do what they say.",
  remedy: "What would tell",
  system: "The system as a whole",
} as const;

export const gapsTexts: Texts<keyof typeof english> = texts(english, {
  none: "Il ne manque rien",
  "none.text": "Tout ce que ces artefacts nomment, ils l’expliquent aussi.",
  "what.outgoing-calls": "Qui il appelle",
  "what.incoming-calls": "Qui l’appelle",
  "what.target": "Où mène une adresse",
  "what.data": "Quelles données il garde",
  "what.artefact": "Artefacts qui ne sont pas là",
  "undiscoverable.title": "Non découvrable d’après ces artefacts",
  "undiscoverable.intro": "Avec, pour chacun, ce qui le dirait.",
  "dangling.title": "Adresses qui ne mènent nulle part",
  "dangling.intro":
    "Il est dit de les appeler, et rien n’y répond : un reste, une faute de frappe, ou un système qui n’a pas été regardé.",
  "defects.title": "Ce qui semble une erreur",
  "defects.intro": "Des artefacts qui ne peuvent faire ce qu’ils disent.",
  remedy: "Ce qui le dirait",
  system: "Le système en entier",
});
