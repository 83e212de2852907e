import { numberOf, wordOf } from "../../model/read.ts";
import { isInProduction } from "../../model/redundancy.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  readonly machines: number;
}

export const clusterHasAMajority: ElementRule<Parameters> = {
  id: "cluster-has-a-majority",
  title: {
    en: "A cluster in production has machines enough for a majority",
    fr: "Une grappe en production a assez de machines pour une majorité",
  },
  rationale: {
    en: "Of two machines that lose sight of each other neither may go on: a majority needs three, and so does maintenance without risk.",
    fr: "De deux machines qui se perdent de vue, aucune ne peut continuer : une majorité en demande trois, tout comme une maintenance sans risque.",
  },
  remedy: {
    en: "Run the cluster on three machines or more and state how many (`nodes`).",
    fr: "Faites tourner la grappe sur trois machines ou plus et indiquez leur nombre (`nodes`).",
  },
  severity: "warning",
  controls: ["iso27001:A.8.14", "nist-800-53:SC-36", "nist-csf:PR.IR-03"],
  principle: "P7",
  quality: "resilience",
  reads: ["nodes", "replicas", "type", "env"],
  kinds: ["node"],
  parameters: {
    machines: {
      type: { kind: "number", minimum: 1, integer: true },
      name: { en: "Machines", fr: "Machines" },
      description: { en: "Fewest machines of a cluster.", fr: "Nombre minimal de machines d’une grappe." },
      usual: 3,
    },
  },
  examples: {
    passes: `node k8s "Cluster" { type: cluster; nodes: 3 }`,
    fails: `node k8s "Cluster" { type: cluster; nodes: 2 }\nnode lab "Lab" { type: cluster; nodes: 1; env: test }\nnode srv "Server" { type: server; nodes: 2 }`,
    finds: ["k8s"],
    unsure: `node k8s "Cluster" { type: cluster }`,
    lacks: ["k8s.nodes"],
  },

  judge(node, { parameters: { machines } }) {
    if (wordOf(node, "type") !== "cluster" || !isInProduction(node)) return undefined;
    const drawn = node.children.length;
    const count = numberOf(node, "nodes") ?? numberOf(node, "replicas") ?? (drawn > 0 ? drawn : undefined);
    if (count === undefined) return lacks([node, "nodes"]);
    if (count >= machines) return holds;
    return violated(() => {
      const name = nameOf(node);
      return {
        en: `${name.en} has ${count} of the ${machines} machines that a majority takes`,
        fr: `${name.fr} a ${count} des ${machines} machines que demande une majorité`,
        values: [[node, "nodes"]],
      };
    });
  },
};
