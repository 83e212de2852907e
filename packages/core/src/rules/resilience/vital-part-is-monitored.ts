import { affirms, wordsOf } from "../../model/read.ts";
import { isInProduction } from "../../model/redundancy.ts";
import { isWorkingPart } from "../parts/reliance.ts";
import { nameOf } from "../../model/wording.ts";
import { isVital } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";
import { judged } from "../verdict.ts";

export const vitalPartIsMonitored: ElementRule = {
  id: "vital-part-is-monitored",
  title: {
    en: "Vital software, stores and machines are monitored for anomalies",
    fr: "Logiciels, bases et machines vitaux sont supervisés",
  },
  rationale: {
    en: "What nobody watches is reported by customers: the interruption lasts from the failure, not from the alarm.",
    fr: "Ce que personne ne surveille est signalé par les clients : l’interruption court depuis la panne, non depuis l’alarme.",
  },
  remedy: {
    en: "Connect it to the monitoring, with an alarm for what is unusual, and state `monitoring`.",
    fr: "Reliez-le à la supervision, avec une alarme sur l’inhabituel, et indiquez `monitoring`.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.8.16",
    "nist-800-53:SI-4",
    "nist-csf:DE.CM-09",
    "nist-csf:DE.AE-02",
    "dora:10",
    "cis:13",
    "pci-dss:10",
  ],
  quality: "resilience",
  reads: ["monitoring", "probes", "criticality"],
  kinds: ["application", "module", "store", "node"],
  examples: {
    passes: `application pay "Payments" { criticality: vital; monitoring: yes\n  module core "Core"\n  store db "Database" { monitoring: "Prometheus" } }`,
    fails: `application pay "Payments" { criticality: vital\n  store db "Database" { monitoring: no } }\nstore toy "Toy" { monitoring: no }`,
    finds: ["db"],
    unsure: `application pay "Payments" { criticality: vital }`,
    lacks: ["pay.monitoring"],
  },

  judge(element) {
    if (!isVital(element) || !isWorkingPart(element) || !isInProduction(element)) return undefined;
    const whole = element.parent === undefined ? undefined : affirms(element.parent, "monitoring");
    const synthetic = wordsOf(element, "probes").includes("synthetic") ? true : undefined;
    return judged(affirms(element, "monitoring") ?? whole ?? synthetic, [element, "monitoring"], () => {
      const name = nameOf(element);
      return {
        en: `${name.en} is vital and nobody is told when it fails`,
        fr: `${name.fr} est vital et personne n’est prévenu s’il tombe`,
        values: [[element, "monitoring"]],
      };
    });
  },
};
