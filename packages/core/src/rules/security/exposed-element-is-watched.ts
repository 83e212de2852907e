import { nodesOf, zoneOf } from "../../model/hosting.ts";
import type { Element } from "../../model/model.ts";
import { affirms } from "../../model/read.ts";
import { guardsBefore, isExposed, isSaas, speakerFor } from "../parts/exposure.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";
import type { Stated } from "../../model/read.ts";

export const exposedElementIsWatched: ElementRule = {
  id: "exposed-element-is-watched",
  title: {
    en: "Attacks on what is reachable from outside are noticed",
    fr: "Les attaques contre ce qui est accessible de l’extérieur sont remarquées",
  },
  rationale: {
    en: "Whatever is exposed is attacked every day; what nobody watches is found out from the newspaper.",
    fr: "Ce qui est exposé est attaqué chaque jour ; ce que personne ne surveille s’apprend par la presse.",
  },
  remedy: {
    en: "Watch its zone or machine for intrusions (`ids: yes`), or send its logs to the security monitoring (`siem: yes`).",
    fr: "Surveillez les intrusions dans sa zone ou sur sa machine (`ids: yes`), ou envoyez ses journaux à la supervision de sécurité (`siem: yes`).",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.16",
    "iso27001:A.8.20",
    "nist-800-53:SI-4",
    "nist-csf:DE.CM-01",
    "nist-csf:DE.CM-09",
    "pci-dss:11",
    "cis:13",
    "nis2:21.2.b",
    "dora:10",
  ],
  principle: "P3",
  quality: "security",
  reads: ["exposed", "siem", "ids", "zone", "runs on", "connects", "via", "type"],
  kinds: ["application", "module", "store", "interface", "node"],
  examples: {
    passes: `zone dmz "DMZ" { trust: low; ids: yes }
node vm "Server" { zone: dmz }
application shop "Shop" { exposed: internet; runs on vm }
application portal "Portal" { exposed: internet; siem: yes; zone: dmz }`,
    fails: `zone dmz "DMZ" { trust: low; ids: no }
application shop "Shop" { exposed: internet; zone: dmz; siem: no }
application desk "Desk" { exposed: internal; zone: dmz; siem: no }
application crm "CRM" { exposed: internet; hosting: saas; siem: no; zone: dmz }`,
    finds: ["shop"],
    unsure: `zone dmz "DMZ" { trust: low }
application shop "Shop" { exposed: internet; zone: dmz; siem: no }
application portal "Portal" { exposed: internet }`,
    lacks: ["dmz.ids", "portal.siem"],
  },

  judge(element) {
    if (!isExposed(element) || isSaas(element)) return undefined;
    const watches = watchesOver(element);
    if (watches.some(([one, key]) => affirms(one, key) === true)) return holds;
    const silent = watches.find(([one, key]) => affirms(one, key) === undefined);
    if (silent !== undefined) return lacks(silent);
    const zone = zoneOf(element);
    if (zone === undefined) return lacks([element, "zone"]);
    return violated(() => {
      const name = nameOf(element);
      const where = namesOf([zone]);
      return {
        en: `${name.en} is exposed, and neither is ${where.en} watched for intrusions nor do its logs reach a security monitoring`,
        fr: `${name.fr} est exposé, les intrusions ne sont pas surveillées dans ${where.fr} et ses journaux ne parviennent à aucune supervision de sécurité`,
        path: [element, ...watches.flatMap(([one]) => ("kind" in one && one.row !== element.row ? [one] : []))],
        values: watches,
      };
    });
  },
};

/** All that could notice an attack: its own logs, its zone, what stands before it and beneath it; these last only if they say so. */
function watchesOver(element: Element): readonly Stated[] {
  const zone = zoneOf(element);
  const around = [...guardsBefore(element), ...nodesOf(element)].filter((one) => affirms(one, "ids") !== undefined);
  return [
    [speakerFor(element, "siem") ?? element, "siem"],
    ...(zone === undefined ? [] : [[zone, "ids"] as const]),
    ...around.map((one) => [one, "ids"] as const),
  ];
}
