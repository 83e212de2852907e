import { isQueue } from "../../model/exchange.ts";
import { spareOf } from "../../model/redundancy.ts";
import { nameOf } from "../../model/wording.ts";
import { isVital } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const brokerIsDoubled: ElementRule = {
  id: "broker-is-doubled",
  title: {
    en: "Brokers, queues and topics survive the loss of an instance",
    fr: "Courtiers, files et sujets survivent à la perte d’un exemplaire",
  },
  rationale: {
    en: "Whoever exchanges by messages stops with the broker: without a second one, loose coupling ends in a single point of failure.",
    fr: "Qui échange par messages s’arrête avec le courtier : sans second exemplaire, le couplage lâche finit en point de défaillance unique.",
  },
  remedy: {
    en: "Run the broker as a cluster of three and state `replicas: 3`.",
    fr: "Exploitez le courtier en grappe de trois et indiquez `replicas: 3`.",
  },
  severity: "error",
  controls: ["iso27001:A.8.14", "nist-800-53:CP-7", "nist-800-53:SC-36", "nist-csf:PR.IR-03", "dora:12", "nis2:21.2.c"],
  principle: "P7",
  quality: "resilience",
  aliases: ["BROKER-SPOF"],
  reads: ["type", "replicas", "redundancy", "nodes", "autoscale", "replication", "sites", "runs on"],
  kinds: ["store", "module"],
  examples: {
    passes: `application bus "Events" {\n  module broker "Broker" { type: broker; replicas: 3 }\n}\nstore orders "Orders topic" { type: topic; replicas: 2 }`,
    fails: `application bus "Events" {\n  module broker "Broker" { type: broker; replicas: 1\n    store orders "Orders topic" { type: topic }\n  }\n}\nstore files "Files" { type: bucket; replicas: 1 }\nstore pay "Payments" { type: queue; replicas: 1; criticality: vital }`,
    finds: ["broker"],
    unsure: `store orders "Orders topic" { type: topic }`,
    lacks: ["orders.replicas"],
  },

  // A topic is as safe as the broker that keeps it.
  judge(element) {
    if (!isQueue(element) || isQueue(element.parent)) return undefined;
    // Of vital ones `vital-part-is-duplicated` asks.
    if (isVital(element)) return undefined;
    const { answer, stated } = spareOf(element);
    if (answer === true) return holds;
    if (answer === undefined) return lacks(...stated);
    return violated(() => {
      const name = nameOf(element);
      return {
        en: `${name.en} exists once: all that exchange over it stop when it does`,
        fr: `${name.fr} n’existe qu’une fois : tous ceux qui échangent par là s’arrêtent avec lui`,
        values: stated,
        related: [...element.sources("flows"), ...element.targets("flows")],
      };
    });
  },
};
