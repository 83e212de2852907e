import { texts, type Texts } from "../../messages/messages.ts";

const english = {
  search: "Find a source or a file…",
  none: "No source of that name",
  used: "{count, plural, one {# artefact read} other {# artefacts read}}",
  export: "How to get it",
  cannot: "What it cannot say",
} as const;

export const sourcesTexts: Texts<keyof typeof english> = texts(english, {
  search: "Chercher une source ou un fichier…",
  none: "Aucune source de ce nom",
  used: "{count, plural, one {# artefact lu} other {# artefacts lus}}",
  export: "Comment l’obtenir",
  cannot: "Ce qu’elle ne peut dire",
});
