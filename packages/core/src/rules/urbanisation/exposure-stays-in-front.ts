import type { Element } from "../../model/model.ts";
import { inside, wordOf } from "../../model/read.ts";
import { areaOf, backWords, frontWords, playsPart } from "../parts/areas.ts";
import { nameOf } from "../../model/wording.ts";
import { choiceOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

interface Parameters {
  readonly front: readonly string[];
  readonly back: readonly string[];
}

export const exposureStaysInFront: ElementRule<Parameters> = {
  id: "exposure-stays-in-front",
  title: {
    en: "What outsiders reach lies in the front office",
    fr: "Ce que les tiers atteignent est en front-office",
  },
  rationale: {
    en: "Channels change with fashion, the core with the business; an application that is both can follow neither, and carries the core to the internet.",
    fr: "Les canaux changent avec la mode, le cœur avec le métier ; une application qui est les deux ne peut suivre ni l’un ni l’autre, et porte le cœur sur internet.",
  },
  remedy: {
    en: "Put a channel application of a front area before it, or move it to that area.",
    fr: "Placez devant elle une application de canal d’une aire de front-office, ou déplacez-la dans cette aire.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.22", "iso27001:A.8.27", "nist-800-53:SC-7", "nist-csf:PR.IR-01"],
  quality: "modularity",
  aliases: ["FRONT-BACK-MIXED"],
  reads: ["exposed", "groups", "contains", "name", "tags"],
  parameters: { front: frontWords, back: backWords },
  kinds: ["application"],
  examples: {
    passes: `application shop "Shop" { exposed: internet }\napplication erp "ERP" { exposed: internal }\narea front "Channels" { groups shop }\narea core "Core business" { groups erp }`,
    fails: `application shop "Shop" { exposed: internet }\napplication erp "ERP" {\n  module web "Web" { exposed: internet }\n}\napplication misc "Misc" { exposed: internet }\narea front "Channels" { groups shop }\narea core "Core business" { groups erp }\narea other "Security" { groups misc }`,
    finds: ["erp"],
  },

  judge(application, { parameters }) {
    const area = areaOf(application);
    if (area === undefined) return undefined;
    const exposed = [application, ...inside(application)].find(isReachable);
    if (exposed === undefined) return undefined;
    if (playsPart(area, parameters.front)) return holds;
    if (!playsPart(area, parameters.back)) return undefined;
    return violated(() => {
      const [name, part, place, from] = [
        nameOf(application),
        nameOf(exposed),
        nameOf(area),
        choiceOf(exposed, "exposed"),
      ];
      return {
        en: `${exposed.row === application.row ? name.en : `${part.en} of ${name.en}`} is reachable from outside (${from.en}) and lies in “${place.en}”`,
        fr: `${exposed.row === application.row ? name.fr : `${part.fr} de ${name.fr}`} est atteignable de l’extérieur (${from.fr}) et se trouve dans « ${place.fr} »`,
        path: exposed.row === application.row ? [application, area] : [exposed, application, area],
        values: [[exposed, "exposed"]],
        related: [area],
      };
    });
  },
};

function isReachable(element: Element): boolean {
  const exposed = wordOf(element, "exposed");
  return exposed === "internet" || exposed === "partner";
}
