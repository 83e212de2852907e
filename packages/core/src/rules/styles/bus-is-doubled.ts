import { isHub } from "../../model/exchange.ts";
import { neighboursOf, structureOf } from "../../model/styles/shape.ts";
import { spareOf } from "../../model/redundancy.ts";
import { nameOf } from "../../model/wording.ts";
import { isVital } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const busIsDoubled: ElementRule = {
  id: "bus-is-doubled",
  title: {
    en: "The integration bus survives the loss of an instance",
    fr: "Le bus d’intégration survit à la perte d’un exemplaire",
  },
  rationale: {
    en: "All exchanges pass through the bus, so that its one instance stops all of them at once.",
    fr: "Tous les échanges passent par le bus : son unique exemplaire les arrête tous d’un coup.",
  },
  remedy: {
    en: "Run at least two instances of the bus and state `replicas`.",
    fr: "Exploitez au moins deux exemplaires du bus et indiquez `replicas`.",
  },
  severity: "error",
  controls: ["iso27001:A.8.14", "nist-800-53:CP-7", "nist-800-53:SC-36", "nist-csf:PR.IR-03", "dora:12", "nis2:21.2.c"],
  principle: "P7",
  quality: "resilience",
  aliases: ["ESB-SPOF"],
  reads: ["style", "type", "replicas", "redundancy", "autoscale", "replication", "sites", "runs on"],
  kinds: ["application"],
  examples: {
    passes: `application bus "Bus" { style: esb; replicas: 2 }`,
    fails: `application bus "Bus" {\n  style: esb\n  module engine "Engine" { replicas: 1 }\n}\napplication ledger "Ledger" { replicas: 1 }`,
    finds: ["bus"],
    unsure: `application bus "Bus" { style: esb }`,
    lacks: ["bus.replicas"],
  },

  judge(application) {
    if (!isHub(application)) return undefined;
    // Of vital parts `vital-part-is-duplicated` asks, of brokers and queues `broker-is-doubled`.
    if (isVital(application)) return undefined;
    const { services, queues } = structureOf(application);
    if (services.length === 0 && queues.length > 0) return undefined;
    const running = services.length === 0 ? [application] : services;
    const spares = running.map((one) => ({ one, ...spareOf(one) }));
    const single = spares.find(({ answer }) => answer === false);
    if (single === undefined) {
      const missing = spares.filter(({ answer }) => answer === undefined);
      return missing.length === 0 ? holds : lacks(...missing.flatMap(({ stated }) => stated));
    }
    return violated(() => {
      const name = nameOf(application);
      const neighbours = neighboursOf(application);
      return {
        en: `${name.en} runs as one instance, and ${neighbours.length} systems exchange through it`,
        fr: `${name.fr} n’a qu’un exemplaire, et ${neighbours.length} systèmes échangent à travers lui`,
        path: single.one.row === application.row ? [application] : [application, single.one],
        values: single.stated,
        related: neighbours,
      };
    });
  },
};
