import { affirms } from "../../model/read.ts";
import { isSaas, speakerFor } from "../parts/exposure.ts";
import { whyGuarded } from "../parts/guarded.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, judged } from "../verdict.ts";
import { isAskedForLogs } from "./activity-is-logged.ts";

export const logsReachTheSiem: ElementRule = {
  id: "logs-reach-the-siem",
  title: {
    en: "Logs of exposed, sensitive and vital systems reach the security monitoring",
    fr: "Les journaux des systèmes exposés, sensibles et vitaux parviennent à la supervision de sécurité",
  },
  rationale: {
    en: "A log that nobody reads tells afterwards what could have been stopped; attacks show where logs of many systems meet.",
    fr: "Un journal que personne ne lit raconte après coup ce qu’on aurait pu arrêter ; les attaques se voient là où les journaux se croisent.",
  },
  remedy: {
    en: "Send its logs to the security monitoring and state `siem: yes`, or name the system in `siem`.",
    fr: "Envoyez ses journaux à la supervision de sécurité et indiquez `siem: yes`, ou nommez le système dans `siem`.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.8.16",
    "iso27001:A.8.15",
    "nist-800-53:AU-6",
    "nist-800-53:SI-4",
    "nist-csf:DE.CM-09",
    "nist-csf:DE.AE-03",
    "pci-dss:10",
    "cis:8",
    "cis:13",
    "asvs:V16",
    "dora:10",
    "nis2:21.2.b",
  ],
  quality: "security",
  aliases: ["SIEM-GAP"],
  reads: ["siem", "logging", "exposed", "classification", "personalData", "criticality", "duty"],
  kinds: ["application", "module", "store", "node"],
  examples: {
    passes: `application soc "Security monitoring"\napplication shop "Shop" { exposed: internet; logging: yes; siem: soc }`,
    fails: `application shop "Shop" { exposed: internet; logging: yes; siem: no }
application mute "Mute" { exposed: internet; logging: no; siem: no }
application calc "Spreadsheet" { logging: yes; siem: no }`,
    finds: ["shop"],
    unsure: `application shop "Shop" { criticality: vital; logging: yes }`,
    lacks: ["shop.siem"],
  },

  // Where nothing is logged, `activity-is-logged` has said so.
  judge(element) {
    if (!isAskedForLogs(element) || isSaas(element)) return undefined;
    const speaker = speakerFor(element, "siem") ?? element;
    if (affirms(speaker, "siem") === true) return holds;
    const reason = whyGuarded(element);
    if (reason === undefined || affirms(speakerFor(element, "logging") ?? element, "logging") === false)
      return undefined;
    return judged(affirms(speaker, "siem"), [element, "siem"], () => {
      const name = nameOf(element);
      return {
        en: `Nobody watches the logs of ${name.en}, and ${reason.en}`,
        fr: `Personne ne surveille les journaux de ${name.fr}, et ${reason.fr}`,
        values: [[speaker, "siem"]],
      };
    });
  },
};
