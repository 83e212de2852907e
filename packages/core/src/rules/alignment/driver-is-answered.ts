import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const driverIsAnswered: ElementRule = {
  id: "driver-is-answered",
  title: { en: "Every driver leads to an objective", fr: "Chaque facteur mène à un objectif" },
  rationale: {
    en: "A law or a market that moves nothing has been noticed and forgotten.",
    fr: "Une loi ou un marché qui ne fait rien bouger a été remarqué, puis oublié.",
  },
  remedy: {
    en: "Write what it changes (`driver influences objective`), or remove it.",
    fr: "Écrivez ce qu’il change (`facteur influences objectif`), ou supprimez-le.",
  },
  severity: "info",
  controls: ["iso27001:A.5.31", "nist-csf:GV.OC-01", "nist-csf:GV.OC-03"],
  reads: ["influences", "realizes"],
  kinds: ["driver"],
  examples: {
    passes: `driver law "New law" { influences comply }\nobjective comply "Comply"`,
    fails: `driver law "New law"\ndriver market "Market" { influences law }\ndriver cost "Costs" { influences cheap }\nobjective cheap "Cheap"`,
    finds: ["law"],
  },

  judge(driver) {
    if (driver.out("influences").length > 0 || driver.in("realizes").length > 0) return holds;
    return violated(() => {
      const name = nameOf(driver);
      return {
        en: `The driver “${name.en}” leads to no objective`,
        fr: `Le facteur « ${name.fr} » ne mène à aucun objectif`,
      };
    });
  },
};
