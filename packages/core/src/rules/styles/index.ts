/** The rules that look for the weak points of architecture styles, alphabetically. */
import type { Pack } from "../rule.ts";

export const styles: Pack = {
  id: "styles",
  title: { en: "Architecture styles", fr: "Styles d’architecture" },
  description: {
    en: "Looks for the known weak points of each architecture style in the system as it is.",
    fr: "Cherche, dans le système tel qu’il est, les points faibles connus de chaque style d’architecture.",
  },
  rules: [],
};
