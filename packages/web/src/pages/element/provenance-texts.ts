import { texts, type Texts } from "../../messages/messages.ts";

const english = {
  none: "Nothing was observed of it",
  "none.text": "No artefact that was looked at speaks of it, or nothing was looked at yet.",
  "none.link": "Open the page Discover",
  drift: "Where model and reality differ",
  also: "also known as {names}",
  facts: "Observed facts",
  "facts.none": "Artefacts name it, and say nothing else of it.",
  relationships: "Observed relationships",
} as const;

/** What the page of an element says of what was observed. */
export const provenanceTexts: Texts<keyof typeof english> = texts(english, {
  none: "Rien n’en a été observé",
  "none.text": "Aucun artefact regardé n’en parle, ou rien n’a encore été regardé.",
  "none.link": "Ouvrir la page Découvrir",
  drift: "En quoi le modèle et la réalité diffèrent",
  also: "aussi connu comme {names}",
  facts: "Faits observés",
  "facts.none": "Des artefacts le nomment, et n’en disent rien d’autre.",
  relationships: "Relations observées",
});
