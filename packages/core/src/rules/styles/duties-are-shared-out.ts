import { knownValue, wordOf } from "../../model/read.ts";
import { type CloudService, cloudServiceOf, hostedKinds } from "../parts/cloud.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";
import type { Bilingual } from "../../model/metamodel.ts";

const ALWAYS: readonly string[] = ["data", "identities", "configuration", "backup", "monitoring", "incidents"];
/** What else somebody must answer for, by the kind of service. */
const BESIDE: Readonly<Record<CloudService, readonly string[]>> = {
  iaas: ["software", "system", "network"],
  paas: ["software"],
  faas: ["software"],
  saas: [],
};

const dutyNames: Readonly<Record<string, Bilingual>> = {
  data: { en: "data", fr: "données" },
  identities: { en: "identities and rights", fr: "identités et droits" },
  configuration: { en: "configuration", fr: "configuration" },
  backup: { en: "backup", fr: "sauvegarde" },
  monitoring: { en: "monitoring and logs", fr: "supervision et journaux" },
  incidents: { en: "incidents", fr: "incidents" },
  software: { en: "application software", fr: "logiciel applicatif" },
  system: { en: "operating system and patches", fr: "système et correctifs" },
  network: { en: "network", fr: "réseau" },
};

export const dutiesAreSharedOut: ElementRule = {
  id: "duties-are-shared-out",
  title: {
    en: "Of every cloud service it is agreed who answers for what",
    fr: "Pour chaque service cloud, il est convenu de qui répond de quoi",
  },
  rationale: {
    en: "Responsibility is shared with the provider. What each believes to be the other’s duty, nobody does.",
    fr: "La responsabilité est partagée avec le fournisseur. Ce que chacun croit être la tâche de l’autre, personne ne le fait.",
  },
  remedy: {
    en: "Go through the provider’s responsibility matrix and state `duties` for each service: provider, customer or shared.",
    fr: "Parcourez la matrice de responsabilité du fournisseur et indiquez `duties` pour chaque service : provider, customer ou shared.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.5.23",
    "iso27001:A.5.2",
    "nist-800-53:SA-9",
    "nist-csf:GV.SC-02",
    "pci-dss:12",
    "dora:30",
    "gdpr:28",
    "cis:15",
  ],
  quality: "security",
  aliases: ["RESP-GAP"],
  reads: ["hosting", "duties"],
  kinds: hostedKinds,
  examples: {
    passes: `application crm "CRM" { hosting: saas; duties: { data: customer; identities: customer; configuration: customer; backup: provider; monitoring: shared; incidents: shared } }`,
    fails: `application crm "CRM" { hosting: saas; duties: { data: customer; identities: customer; configuration: customer; backup: nobody; monitoring: shared; incidents: shared } }\nnode vm "VM" { hosting: iaas; duties: { data: customer; identities: customer; configuration: customer; backup: customer; monitoring: shared; incidents: shared; software: customer; network: shared } }`,
    finds: ["crm", "vm"],
    unsure: `application crm "CRM" { hosting: saas }\napplication own "Own" { hosting: on-premise }`,
    lacks: ["crm.duties"],
  },

  judge(element) {
    const service = cloudServiceOf(element);
    if (service === undefined) return undefined;
    if (knownValue(element, "duties") === undefined) return lacks([element, "duties"]);
    const expected = [...ALWAYS, ...BESIDE[service]];
    const open = expected.filter((duty) => {
      const whose = wordOf(element, `duties.${duty}`);
      return whose === undefined || whose === "nobody";
    });
    if (open.length === 0) return holds;
    return violated(() => {
      const name = nameOf(element);
      const said = (language: "en" | "fr"): string =>
        open.map((duty) => dutyNames[duty]?.[language] ?? duty).join(", ");
      return {
        en: `nobody answers for these duties of ${name.en}: ${said("en")}`,
        fr: `personne ne répond de ces tâches de ${name.fr} : ${said("fr")}`,
        values: open.map((duty) => [element, `duties.${duty}`] as const),
      };
    });
  },
};
