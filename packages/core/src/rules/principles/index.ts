/** The rules of the seven principles, alphabetically. */
import type { Pack } from "../rule.ts";

export const principles: Pack = {
  id: "principles",
  title: { en: "The seven principles", fr: "Les sept principes" },
  description: {
    en: "Modular over monolithic, open source, tiers around data, consent, Linux and patching, no single supplier, redundancy at each layer.",
    fr: "Modulaire plutôt que monolithique, open source, données derrière des étages, consentement, Linux et correctifs, pas de fournisseur unique, redondance à chaque couche.",
  },
  rules: [],
};
