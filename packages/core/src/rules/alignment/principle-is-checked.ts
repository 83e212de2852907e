import { wordsOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const principleIsChecked: ElementRule = {
  id: "principle-is-checked",
  title: { en: "A rule watches over every principle", fr: "Une règle veille sur chaque principe" },
  rationale: {
    en: "A principle that nothing checks is followed by those who would have done so anyway.",
    fr: "Un principe que rien ne vérifie est suivi par ceux qui l’auraient suivi de toute façon.",
  },
  remedy: {
    en: "Name in `rule` the rules that check it (or `P1` to `P7`), or a control that realizes it.",
    fr: "Nommez dans `rule` les règles qui le vérifient (ou `P1` à `P7`), ou une mesure qui le réalise.",
  },
  severity: "info",
  controls: ["iso27001:A.5.36", "iso27001:A.8.27", "nist-800-53:SA-8", "nist-csf:GV.PO-01"],
  reads: ["rule", "realizes"],
  kinds: ["principle"],
  examples: {
    passes: `principle a "Modular" { rule: P1 }\nprinciple b "Encrypt" { rule: [flow-is-encrypted] }\ncontrol c "Review" { realizes d }\nprinciple d "Reviewed"`,
    fails: `principle a "Modular"\nprinciple b "Simple" { rule: unknown }\nprinciple c "Encrypt" { rule: flow-is-encrypted }`,
    finds: ["a", "b"],
  },

  judge(principle) {
    if (wordsOf(principle, "rule").length > 0 || principle.in("realizes").length > 0) return holds;
    return violated(() => {
      const name = nameOf(principle);
      return {
        en: `No rule checks the principle “${name.en}”`,
        fr: `Aucune règle ne vérifie le principe « ${name.fr} »`,
        values: [[principle, "rule"]],
      };
    });
  },
};
