import { affirms, wordOf, wordsOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { judged } from "../verdict.ts";

/** What is made of software and can be made again from a text. */
const MADE: readonly string[] = ["vm", "container", "cluster", "function-platform", "managed-service"];
const HIRED: readonly string[] = ["iaas", "paas", "faas"];

export const infrastructureIsCode: ElementRule = {
  id: "infrastructure-is-code",
  title: { en: "Virtual infrastructure is set up from code", fr: "L’infrastructure virtuelle est montée par du code" },
  rationale: {
    en: "What was set up by hand cannot be set up again the same way: not for a test, not for growth, not after a disaster.",
    fr: "Ce qui a été monté à la main ne se remonte pas à l’identique : ni pour un test, ni pour grandir, ni après un sinistre.",
  },
  remedy: {
    en: "Describe the node in Terraform, Ansible or the like, set it up from that alone, and state `iac`.",
    fr: "Décrivez le nœud avec Terraform, Ansible ou autre, ne le montez que par là et indiquez `iac`.",
  },
  severity: "info",
  controls: [
    "nist-800-53:CM-2",
    "nist-800-53:CM-3",
    "nist-800-53:CP-10",
    "iso27001:A.8.9",
    "nist-csf:PR.PS-01",
    "cis:4",
  ],
  quality: "automation",
  reads: ["iac", "type", "hosting", "env"],
  kinds: ["node"],
  examples: {
    passes: `node vm "VM" { type: vm; iac: terraform }`,
    fails: `node vm "VM" { type: vm; iac: no }\nnode box "Server" { type: server; iac: no }\nnode old "Bench" { type: vm; env: dev; iac: no }`,
    finds: ["vm"],
    unsure: `node vm "VM" { type: cluster }`,
    lacks: ["vm.iac"],
  },

  judge(node) {
    const isMade = MADE.includes(wordOf(node, "type") ?? "") || HIRED.includes(wordOf(node, "hosting") ?? "");
    if (!isMade) return undefined;
    const environments = wordsOf(node, "env");
    if (environments.length > 0 && !environments.includes("prod") && !environments.includes("dr")) return undefined;
    return judged(affirms(node, "iac"), [node, "iac"], () => {
      const name = nameOf(node);
      return {
        en: `${name.en} is set up by hand and cannot be made again from code`,
        fr: `${name.fr} est monté à la main et ne peut être refait par du code`,
        values: [[node, "iac"]],
      };
    });
  },
};
