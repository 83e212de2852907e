import { everyKind } from "../parts/every-kind.ts";
import { hasName } from "../parts/names.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const nameIsGiven: ElementRule = {
  id: "name-is-given",
  title: { en: "Every element has a name", fr: "Chaque élément a un nom" },
  rationale: {
    en: "An id is for texts and tools; people look for a name, and read it in pictures and reports.",
    fr: "Un identifiant sert aux textes et aux outils ; les gens cherchent un nom, et le lisent dans les images et les rapports.",
  },
  remedy: { en: "Write the name in quotes after the id.", fr: "Écrivez le nom entre guillemets après l’identifiant." },
  severity: "info",
  controls: ["iso27001:A.5.9"],
  reads: ["name"],
  kinds: everyKind,
  examples: {
    passes: `application crm "CRM"`,
    fails: `application crm\napplication shop "Shop"`,
    finds: ["crm"],
  },

  judge(element) {
    if (hasName(element)) return holds;
    return violated(() => ({ en: `${element.id} has no name`, fr: `${element.id} n’a pas de nom` }));
  },
};
