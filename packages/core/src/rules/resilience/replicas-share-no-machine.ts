import { numberOf, wordOf } from "../../model/read.ts";
import { isImportant } from "../parts/continuity.ts";
import { sharedHostsOf } from "../../model/hosting-stack.ts";
import { productionNodesOf, spareOf } from "../../model/redundancy.ts";
import { nameOf } from "../../model/wording.ts";
import { isOperatedByOthers } from "../parts/single-points.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const replicasShareNoMachine: ElementRule = {
  id: "replicas-share-no-machine",
  title: {
    en: "Instances that stand in for each other do not share a machine",
    fr: "Les exemplaires qui se suppléent ne partagent pas de machine",
  },
  rationale: {
    en: "Ten instances on one machine or one hypervisor fail together: a common cause undoes what the duplication cost.",
    fr: "Dix exemplaires sur une même machine ou un même hyperviseur tombent ensemble : une cause commune annule ce qu’a coûté la duplication.",
  },
  remedy: {
    en: "Spread the instances over machines on different hosts, and draw on which they run.",
    fr: "Répartissez les exemplaires sur des machines d’hôtes différents, et dessinez où ils s’exécutent.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.14", "nist-800-53:SC-36", "nist-csf:PR.IR-03", "dora:12"],
  principle: "P7",
  quality: "resilience",
  aliases: ["common-cause"],
  reads: ["replicas", "redundancy", "runs on", "hosts", "nodes"],
  kinds: ["application", "module", "store"],
  examples: {
    passes: `application shop "Shop" { criticality: important; replicas: 2; runs on a, b }
node h1 "Host 1" { type: hypervisor; node a "A" { type: vm } }
node h2 "Host 2" { type: hypervisor; node b "B" { type: vm } }
application blog "Blog" { criticality: vital; replicas: 3; runs on k8s }
node k8s "Cluster" { type: cluster; nodes: 3 }`,
    fails: `application shop "Shop" { criticality: important; replicas: 2; runs on a, b }
application blog "Blog" { criticality: important; replicas: 3; runs on srv }
application toy "Toy" { criticality: low; replicas: 3; runs on srv }
node srv "Server" { type: server }
node h1 "Host 1" { type: hypervisor
  node a "A" { type: vm }
  node b "B" { type: vm } }`,
    finds: ["shop", "blog"],
    unsure: `application shop "Shop" { criticality: important; replicas: 2; runs on farm }\nnode farm "Farm"`,
    lacks: ["farm.nodes"],
  },

  judge(element) {
    if ((numberOf(element, "replicas") ?? 0) < 2 && wordOf(element, "redundancy") === undefined) {
      if (element.out("runs on").length < 2) return undefined;
    }
    if (!isImportant(element) || spareOf(element).answer !== true) return undefined;
    if (productionNodesOf(element).length === 0) return undefined;
    const shared = sharedHostsOf(element)
      .filter((node) => !isOperatedByOthers(node))
      .map((node) => ({ node, spare: spareOf(node) }));
    const single = shared.find(({ spare }) => spare.answer === false);
    if (single === undefined) {
      const missing = shared.flatMap(({ spare }) => (spare.answer === undefined ? spare.stated : []));
      return missing.length > 0 ? lacks(...missing) : holds;
    }
    return violated(() => {
      const name = nameOf(element);
      const host = nameOf(single.node);
      return {
        en: `All instances of ${name.en} run on ${host.en}, of which there is one`,
        fr: `Tous les exemplaires de ${name.fr} s’exécutent sur ${host.fr}, qui est unique`,
        path: [element, single.node],
        values: [[element, "replicas"], ...single.spare.stated],
      };
    });
  },
};
