import { isKind } from "../../model/is-kind.ts";
import { wordOf } from "../../model/read.ts";
import { beginOf, lifeOf } from "../parts/life.ts";
import { nameOf } from "../../model/wording.ts";
import { choiceOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const lifecycleIsDated: ElementRule = {
  id: "lifecycle-is-dated",
  title: {
    en: "What is to come or to go says when",
    fr: "Ce qui doit arriver ou partir dit quand",
  },
  rationale: {
    en: "Without a date, planned never arrives and deprecated never ends; a roadmap cannot place either.",
    fr: "Sans date, ce qui est prévu n’arrive jamais et ce qui est obsolète ne finit jamais ; une feuille de route ne peut situer ni l’un ni l’autre.",
  },
  remedy: {
    en: "State the day in `lifecycle`: `active` for what comes, `phaseOut` or `retired` for what goes.",
    fr: "Indiquez le jour dans `lifecycle` : `active` pour ce qui arrive, `phaseOut` ou `retired` pour ce qui part.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.9", "iso27001:A.8.8", "nist-csf:ID.AM-08", "cis:2"],
  reads: ["lifecycle", "status"],
  kinds: ["application", "module", "store", "interface", "node", "technology", "service", "process"],
  examples: {
    passes: `application crm "CRM" { status: deprecated; lifecycle: { active: 2012-01-01; phaseOut: 2027-06-30 } }\napplication next "CRM next" { status: planned; lifecycle: { active: 2027-03-01 } }`,
    fails: `application crm "CRM" { status: deprecated }\nnode vm "Server" { status: deprecated; lifecycle: { active: 2015-01-01 } }\napplication next "CRM next" { status: planned; lifecycle: { planned: 2026-05-01 } }\nnode vm2 "Server 2" { status: live }`,
    finds: ["crm", "vm", "next"],
    unsure: `application crm "CRM"\nnode vm "Server"`,
    lacks: ["crm.lifecycle"],
  },

  judge(element) {
    const status = wordOf(element, "status");
    const life = lifeOf(element);
    if (status === "deprecated" && life?.phaseOut === undefined && life?.retired === undefined)
      return undated("no date says when it ends", "aucune date ne dit quand cela finit");
    if ((status === "planned" || status === "building") && beginOf(element) === undefined)
      return undated("no date says when it begins", "aucune date ne dit quand cela commence");
    if (life !== undefined) return holds;
    return isKind(element, "application") ? lacks([element, "lifecycle"]) : undefined;

    function undated(en: string, fr: string): ReturnType<typeof violated> {
      return violated(() => {
        const [name, word] = [nameOf(element), choiceOf(element, "status")];
        return {
          en: `The status of ${name.en} is “${word.en}”, and ${en}`,
          fr: `Le statut de ${name.fr} est « ${word.fr} », et ${fr}`,
          values: [
            [element, "status"],
            [element, "lifecycle"],
          ],
        };
      });
    }
  },
};
