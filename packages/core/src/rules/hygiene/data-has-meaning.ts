import type { Element } from "../../model/model.ts";
import { states } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const dataHasMeaning: ElementRule = {
  id: "data-has-meaning",
  title: { en: "Data sets say what they mean", fr: "Les jeux de données disent ce qu’ils signifient" },
  rationale: {
    en: "Data whose meaning is in somebody's head is read wrongly by everybody else, and protected by nobody.",
    fr: "Des données dont le sens est dans la tête de quelqu’un sont mal lues par tous les autres, et protégées par personne.",
  },
  remedy: {
    en: "Describe it, say which entity it realizes (`dataset realizes entity`), or list its `attributes`.",
    fr: "Décrivez-le, dites quelle entité il réalise (`jeu realizes entité`), ou énumérez ses `attributes`.",
  },
  severity: "info",
  controls: ["iso27001:A.5.9", "nist-csf:ID.AM-07", "gdpr:30", "fadp:12", "cis:3"],
  reads: ["description", "attributes", "contractFile", "docs", "realizes", "specializes", "contains"],
  kinds: ["dataset"],
  examples: {
    passes: `entity customer "Customer"\ndataset d "Customers" { realizes customer }\ndataset e "Orders" { attributes: [number, date, amount] }\ndataset all "All" { description: "Everything of a day"\n  dataset part "Part"\n}`,
    fails: `entity customer "Customer"\ndataset d "KNDSTM01"\ndataset e "Customers" { realizes customer }`,
    finds: ["d"],
  },

  judge(data) {
    if (hasMeaning(data) || data.path.some(hasMeaning)) return holds;
    return violated(() => {
      const name = nameOf(data);
      return {
        en: `Nothing says what the data set “${name.en}” means`,
        fr: `Rien ne dit ce que signifie le jeu de données « ${name.fr} »`,
        values: [[data, "description"]],
      };
    });
  },
};

function hasMeaning(data: Element): boolean {
  if (["description", "attributes", "contractFile", "docs"].some((key) => states(data, key))) return true;
  return data.out("realizes").length > 0 || data.out("specializes").length > 0;
}
