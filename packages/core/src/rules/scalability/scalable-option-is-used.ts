import { growthOf } from "../../model/load.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { affirms, inside, numberOf, states, wordOf, wordsOf } from "../../model/read.ts";
import { isOnInternet, isSaas } from "../parts/exposure.ts";
import { isInProduction } from "../../model/redundancy.ts";
import { nameOf } from "../../model/wording.ts";
import { isVital } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const scalableOptionIsUsed: ElementRule = {
  id: "scalable-option-is-used",
  title: {
    en: "Applications that grow are built in a way that can",
    fr: "Les applications qui grandissent sont bâties pour le pouvoir",
  },
  rationale: {
    en: "Services, events, interfaces without state and functions on demand let each part grow alone; one block behind one door does not.",
    fr: "Services, événements, interfaces sans état et fonctions à la demande laissent chaque partie grandir seule ; un bloc derrière une seule porte, non.",
  },
  remedy: {
    en: "Cut off the part that grows, put an API or a queue before it, or let it run on several instances; state `style`, `replicas`, `autoscale`.",
    fr: "Détachez la partie qui grandit, placez devant elle une API ou une file, ou faites-la tourner en plusieurs instances ; indiquez `style`, `replicas`, `autoscale`.",
  },
  severity: "info",
  controls: ["iso27001:A.8.6", "nist-csf:PR.IR-04"],
  quality: "scalability",
  reads: ["style", "growth", "replicas", "autoscale", "hosting", "mode", "type", "exposed", "criticality"],
  kinds: ["application"],
  examples: {
    passes: `application shop "Shop" { exposed: internet; growth: 30%/y; style: microservices }
application claims "Claims" { criticality: vital; style: monolith
  module engine "Engine" { growth: 15%/y; replicas: 1; realizes api }
}
interface api "API" { type: rest }`,
    fails: `application claims "Claims" { criticality: vital; style: monolith
  module engine "Engine" { growth: 15%/y; replicas: 1 }
}
application wiki "Wiki" { style: monolith; growth: 50%/y; replicas: 1 }`,
    finds: ["claims"],
    unsure: `application claims "Claims" { criticality: vital; growth: 20%/y }`,
    lacks: ["claims.style"],
  },

  judge(application) {
    if (!isInProduction(application) || isSaas(application)) return undefined;
    if (!isVital(application) && !isOnInternet(application)) return undefined;
    const parts = [application, ...inside(application)];
    if (!parts.some((one) => (growthOf(one) ?? 0) > 0)) return undefined;
    if (parts.some(canGrow)) return holds;
    if (!states(application, "style")) return lacks([application, "style"]);
    const unsaid = parts.find((one) => isKind(one, "module") && !states(one, "replicas"));
    if (unsaid !== undefined) return lacks([unsaid, "replicas"]);
    return violated(() => {
      const name = nameOf(application);
      return {
        en: `${name.en} grows, and none of its parts can grow alone: no service, event, API, function on demand or further instance`,
        fr: `${name.fr} grandit, et aucune de ses parties ne peut grandir seule : ni service, ni événement, ni API, ni fonction à la demande, ni autre instance`,
        values: [[application, "style"]],
      };
    });
  },
};

const STYLES: ReadonlySet<string> = new Set([
  "microservices",
  "event-driven",
  "serverless-private",
  "soa",
  "peer-to-peer",
]);
const INTERFACES: ReadonlySet<string> = new Set(["rest", "graphql", "grpc", "event", "message"]);

/** Has the part one of the options that let it grow? */
function canGrow(one: Element): boolean {
  if (isKind(one, "interface")) return INTERFACES.has(wordOf(one, "type") ?? "");
  if (wordsOf(one, "style").some((word) => STYLES.has(word)) || wordOf(one, "hosting") === "faas") return true;
  if (affirms(one, "autoscale") === true || (numberOf(one, "replicas") ?? 1) > 1) return true;
  const interfaces = one.targets("realizes");
  if (interfaces.some((to) => isKind(to, "interface") && INTERFACES.has(wordOf(to, "type") ?? ""))) return true;
  return one.in("flows").some((flow) => wordOf(flow, "mode") === "async");
}
