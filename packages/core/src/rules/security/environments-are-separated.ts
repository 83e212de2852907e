import type { Element } from "../../model/model.ts";
import { wordOf, wordsOf } from "../../model/read.ts";
import { hostedBy } from "../parts/hosting.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf, valueOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const environmentsAreSeparated: ElementRule = {
  id: "environments-are-separated",
  title: {
    en: "Production shares no machine with development and tests",
    fr: "La production ne partage aucune machine avec le développement et les tests",
  },
  rationale: {
    en: "Tests are less guarded and change every day: beside production they bring it down, or open it.",
    fr: "Les tests sont moins protégés et changent chaque jour : à côté de la production, ils l’arrêtent ou l’ouvrent.",
  },
  remedy: {
    en: "Move what is not production to other machines, or correct `env`.",
    fr: "Déplacez vers d’autres machines ce qui n’est pas de production, ou corrigez `env`.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.31", "nist-800-53:SC-2", "nist-800-53:CM-4", "nist-csf:PR.IR-01", "pci-dss:6", "cis:16"],
  quality: "security",
  reads: ["env", "runs on", "hosts", "type"],
  kinds: ["node"],
  examples: {
    passes: `node srv "Server"
application shop "Shop" { env: prod; runs on srv }
application desk "Desk" { env: [prod, dr]; runs on srv }`,
    fails: `node srv "Server"
application shop "Shop" { env: prod; runs on srv }
application trial "Shop under test" { env: test; runs on srv }
node host "Hypervisor" { type: hypervisor }
application crm "CRM" { env: prod; runs on host }
application crm-test "CRM under test" { env: test; runs on host }
node dev "Sandbox"
application try "Try" { env: dev; runs on dev }
application all "Tool" { env: [prod, test]; runs on dev }`,
    finds: ["srv"],
  },

  // What exists in several environments does not say which of them this machine carries.
  judge(node) {
    if (SPLIT.has(wordOf(node, "type") ?? "")) return undefined;
    const hosted = hostedBy(node);
    const live = hosted.find(isProductionOnly) ?? (isProductionOnly(node) ? node : undefined);
    if (live === undefined) return undefined;
    const trial = hosted.find(isTrialOnly);
    if (trial === undefined) return holds;
    return violated(() => {
      const name = nameOf(node);
      const [prod, other] = [namesOf([live]), namesOf([trial])];
      const env = valueOf(trial, "env");
      return {
        en:
          live.row === node.row
            ? `${name.en} is a production machine and runs ${other.en} (${env.en})`
            : `${name.en} runs both ${prod.en} (production) and ${other.en} (${env.en})`,
        fr:
          live.row === node.row
            ? `${name.fr} est une machine de production et exécute ${other.fr} (${env.fr})`
            : `${name.fr} exécute à la fois ${prod.fr} (production) et ${other.fr} (${env.fr})`,
        path: [live, ...(live.row === node.row ? [] : [node]), trial],
        values: [
          [live, "env"],
          [trial, "env"],
        ],
      };
    });
  },
};

/** Platforms that keep several environments apart by themselves. */
const SPLIT: ReadonlySet<string> = new Set([
  "hypervisor",
  "cluster",
  "managed-service",
  "function-platform",
  "storage",
]);
const TRIAL: ReadonlySet<string> = new Set(["test", "dev", "staging"]);

function isProductionOnly(element: Element): boolean {
  const words = wordsOf(element, "env");
  return words.includes("prod") && !words.some((word) => TRIAL.has(word));
}

function isTrialOnly(element: Element): boolean {
  const words = wordsOf(element, "env");
  return words.length > 0 && words.every((word) => TRIAL.has(word));
}
