import { affirms } from "../../model/read.ts";
import { cloudServiceOf, hostedKinds } from "../parts/cloud.ts";
import { whyGuarded } from "../parts/guarded.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

const KEYS = ["logging", "siem"] as const;

export const cloudUseIsLogged: ElementRule = {
  id: "cloud-use-is-logged",
  title: {
    en: "What happens in the cloud is logged where the organisation can read it",
    fr: "Ce qui se passe dans le cloud est journalisé là où l’organisation peut le lire",
  },
  rationale: {
    en: "Traces that stay with the provider are lost for audits and for the search after an incident.",
    fr: "Des traces qui restent chez le fournisseur manquent à l’audit et à l’enquête après un incident.",
  },
  remedy: {
    en: "Switch the provider’s logs on, send them to your own monitoring, and state `logging` and `siem`.",
    fr: "Activez les journaux du fournisseur, envoyez-les à votre propre supervision et indiquez `logging` et `siem`.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.8.15",
    "iso27001:A.8.16",
    "iso27001:A.5.23",
    "nist-800-53:AU-2",
    "nist-800-53:AU-6",
    "nist-csf:DE.CM-06",
    "cis:8",
    "pci-dss:10",
    "asvs:V16",
  ],
  quality: "security",
  aliases: ["LOG-GAP"],
  reads: ["hosting", "logging", "siem", "exposed", "criticality", "classification", "personalData"],
  kinds: hostedKinds.filter((kind) => kind !== "service"),
  examples: {
    passes: `application shop "Shop" { hosting: paas; logging: yes; siem: yes }`,
    fails: `application shop "Shop" { hosting: paas; logging: yes; siem: no }\napplication crm "CRM" { hosting: saas; logging: no }\napplication own "Own" { hosting: on-premise; logging: no }`,
    finds: ["shop", "crm"],
    unsure: `application shop "Shop" { hosting: faas; logging: yes }`,
    lacks: ["shop.siem"],
  },

  judge(element) {
    const service = cloudServiceOf(element);
    if (service === undefined) return undefined;
    // Of what must be guarded and runs on hired machines, the rules on logs ask for themselves.
    if (service !== "saas" && whyGuarded(element) !== undefined) return undefined;
    const answers = KEYS.map((key) => ({ key, answer: affirms(element, key) }));
    const gap = answers.find(({ answer }) => answer === false);
    if (gap === undefined) {
      const missing = answers.filter(({ answer }) => answer === undefined);
      return missing.length === 0 ? holds : lacks(...missing.map(({ key }) => [element, key] as const));
    }
    return violated(() => {
      const name = nameOf(element);
      return gap.key === "logging"
        ? {
            en: `nothing that happens in ${name.en}, run by a provider, is logged`,
            fr: `rien de ce qui se passe dans ${name.fr}, exploité par un fournisseur, n’est journalisé`,
            values: [[element, "logging"]],
          }
        : {
            en: `logs of ${name.en} stay with the provider and do not reach the security monitoring`,
            fr: `les journaux de ${name.fr} restent chez le fournisseur et n’atteignent pas la supervision de sécurité`,
            values: [[element, "siem"]],
          };
    });
  },
};
