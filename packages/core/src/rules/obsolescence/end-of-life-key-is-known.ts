import { ofKey } from "../../model/endoflife/recognise.ts";
import { tableOf } from "../../model/endoflife/support.ts";
import { states, wordOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const endOfLifeKeyIsKnown: ElementRule = {
  id: "end-of-life-key-is-known",
  title: { en: "End-of-life keys lead to a product", fr: "Les clés de fin de vie mènent à un produit" },
  rationale: {
    en: "A key that leads nowhere looks like an answer and is none: nobody will hear when support ends.",
    fr: "Une clé qui ne mène nulle part semble répondre et ne dit rien : personne ne saura quand le support prend fin.",
  },
  remedy: {
    en: "Write product and cycle as endoflife.date does (`nodejs/24`), refresh the table with `orrery data update`, or state `supportEnd`.",
    fr: "Écrivez produit et cycle comme endoflife.date (`nodejs/24`), actualisez la table avec `orrery data update`, ou indiquez `supportEnd`.",
  },
  severity: "info",
  controls: ["iso27001:A.5.9", "nist-csf:ID.AM-02", "cis:2"],
  reads: ["eol", "supportEnd"],
  kinds: ["technology", "node", "application", "store"],
  examples: {
    passes: `technology a "Node.js" { eol: nodejs/24 }\ntechnology b "Ours" { eol: ours/1; supportEnd: 2030-01-01 }`,
    fails: `technology a "Node.js" { eol: node-js/24 }\ntechnology b "RHEL" { eol: rhel/77 }\ntechnology c "RHEL" { eol: rhel/8 }`,
    finds: ["a", "b"],
  },

  judge(element) {
    const key = wordOf(element, "eol");
    if (key === undefined) return undefined;
    const found = ofKey(tableOf(element), key);
    if (states(element, "supportEnd") || (found !== undefined && found.cycles.length > 0)) return holds;
    return violated(() => {
      const name = nameOf(element);
      const { asOf } = tableOf(element).origin;
      return {
        en: `the key ${key} of ${name.en} is not in the end-of-life table of ${asOf}`,
        fr: `la clé ${key} de ${name.fr} n’est pas dans la table des fins de vie du ${asOf}`,
        values: [[element, "eol"]],
      };
    });
  },
};
