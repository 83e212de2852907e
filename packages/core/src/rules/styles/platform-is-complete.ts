import { isPrivatePlatform, platformParts } from "../parts/private-platform.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const platformIsComplete: ElementRule = {
  id: "platform-is-complete",
  title: {
    en: "A private serverless platform has its five parts",
    fr: "Une plateforme sans serveur privée a ses cinq parties",
  },
  rationale: {
    en: "What a cloud brings by itself must be put in place: servers, containers, orchestration of events, monitoring and automatic scaling.",
    fr: "Ce qu’un cloud apporte de lui-même est à mettre en place : serveurs, conteneurs, orchestration d’événements, supervision et dimensionnement automatique.",
  },
  remedy: {
    en: "Put the missing parts in place and describe them: the nodes that carry it, its cluster, the broker or scheduler, `monitoring`, `autoscale`.",
    fr: "Mettez en place les parties manquantes et décrivez-les : les nœuds porteurs, la grappe, le courtier ou l’ordonnanceur, `monitoring`, `autoscale`.",
  },
  severity: "warning",
  controls: ["nist-800-53:SA-8", "nist-800-53:CM-2", "iso27001:A.8.6", "iso27001:A.8.16"],
  quality: "scalability",
  aliases: ["PLATFORM-GAP"],
  reads: [
    "type",
    "hosting",
    "technology",
    "nodes",
    "replicas",
    "monitoring",
    "autoscale",
    "trigger",
    "hosts",
    "runs on",
    "flows",
  ],
  kinds: ["node"],
  examples: {
    passes: `node cluster "Cluster" { type: cluster; nodes: 3\n  node knative "Functions" { type: function-platform; hosting: on-premise; monitoring: yes; autoscale: { min: 1; max: 9 } }\n}\napplication shop "Shop" {\n  module resize "Resize" { type: function; trigger: queue; runs on knative }\n}`,
    fails: `node cluster "Cluster" { type: cluster; nodes: 3\n  node knative "Functions" { type: function-platform; hosting: on-premise; monitoring: no }\n}\nnode lambda "Functions" { type: function-platform; hosting: faas; monitoring: no }`,
    finds: ["knative"],
    unsure: `node knative "Functions" { type: function-platform; hosting: on-premise }`,
    lacks: ["knative.autoscale", "knative.monitoring", "knative.nodes", "knative.technology", "knative.trigger"],
  },

  // Where some parts are described, those that are not are gaps; where none is, nobody has described the platform yet.
  judge(node) {
    if (!isPrivatePlatform(node)) return undefined;
    const parts = platformParts(node);
    const gaps = parts.filter(({ isThere }) => isThere !== true);
    if (gaps.length === 0) return holds;
    if (parts.every(({ isThere }) => isThere === undefined))
      return lacks(...parts.map(({ key }) => [node, key] as const));
    return violated(() => {
      const name = nameOf(node);
      const said = (language: "en" | "fr"): string => gaps.map((gap) => gap.name[language]).join(", ");
      return {
        en: `the serverless platform ${name.en} has no ${said("en")}`,
        fr: `à la plateforme sans serveur ${name.fr}, il manque : ${said("fr")}`,
        values: gaps.map(({ key }) => [node, key] as const),
      };
    });
  },
};
