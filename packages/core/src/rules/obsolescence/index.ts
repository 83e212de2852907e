/** The rules of obsolescence, alphabetically. */
import type { Pack } from "../rule.ts";

export const obsolescence: Pack = {
  id: "obsolescence",
  title: { en: "Obsolescence", fr: "Obsolescence" },
  description: {
    en: "What has no support any more, or soon none.",
    fr: "Ce qui n’est plus soutenu, ou bientôt plus.",
  },
  rules: [],
};
