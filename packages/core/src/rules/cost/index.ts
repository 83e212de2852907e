/** The rules of cost, alphabetically. */
import type { Pack } from "../rule.ts";

export const cost: Pack = {
  id: "cost",
  title: { en: "Cost", fr: "Coûts" },
  description: {
    en: "Costs are known, paid for a reason, and no larger than they need be.",
    fr: "Les coûts sont connus, justifiés et pas plus élevés que nécessaire.",
  },
  rules: [],
};
