import { rankOf } from "../../model/read.ts";
import type { Element } from "../../model/model.ts";
import { isKind } from "../../model/is-kind.ts";
import { hostedBy } from "../parts/hosting.ts";
import { isInProduction, productionNodesOf, spareOf } from "../../model/redundancy.ts";
import { isWorkingPart } from "../parts/reliance.ts";
import { nameOf } from "../../model/wording.ts";
import { isOperatedByOthers } from "../parts/single-points.ts";
import { importanceOf, isVital, VITAL } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const vitalPartIsDuplicated: ElementRule = {
  id: "vital-part-is-duplicated",
  title: {
    en: "Whatever something vital rests on exists more than once",
    fr: "Ce dont dépend le vital existe en plusieurs exemplaires",
  },
  rationale: {
    en: "A single instance stops the business each time it fails or is maintained; it is a single point of failure.",
    fr: "Un exemplaire unique arrête l’activité à chaque panne et à chaque maintenance : c’est un point de défaillance unique.",
  },
  remedy: {
    en: "Add a second instance, machine or live copy and state it (`replicas`, `nodes`, `redundancy`, `replication`).",
    fr: "Ajoutez un second exemplaire, une seconde machine ou une copie vivante et indiquez-le (`replicas`, `nodes`, `redundancy`, `replication`).",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.14",
    "nist-800-53:CP-7",
    "nist-800-53:SC-36",
    "nist-csf:PR.IR-03",
    "dora:12",
    "nis2:21.2.c",
    "gdpr:32",
  ],
  principle: "P7",
  quality: "resilience",
  aliases: ["SPOF-SERVER", "MONOLITH-VITAL-SINGLE", "single-point-of-failure"],
  reads: [
    "criticality",
    "replicas",
    "nodes",
    "need",
    "redundancy",
    "replication",
    "sites",
    "autoscale",
    "runs on",
    "type",
  ],
  kinds: ["application", "module", "store", "node"],
  examples: {
    passes: `application claims "Claims" { criticality: vital
  module engine "Engine" { replicas: 2; runs on vm1, vm2 }
  store db "Database" { replicas: 1; replication: { to: copy; mode: sync }; runs on vm1, vm2 } }
store copy "Copy"
node vm1 "VM 1" { type: vm }
node vm2 "VM 2" { type: vm }`,
    fails: `application claims "Claims" { criticality: vital
  module engine "Engine" { replicas: 3; need: 3; runs on k8s }
  store db "Database" { replicas: 1; runs on srv } }
application office "Office" { criticality: normal; replicas: 1 }
application mail "Mail" { criticality: vital; hosting: saas }
node k8s "Cluster" { type: cluster; nodes: 4 }
node srv "Server" { type: server }
node lab "Lab" { type: server; env: test }
engine runs on lab { env: test }`,
    finds: ["engine", "db", "srv"],
    unsure: `application claims "Claims" { criticality: vital; runs on k8s }\nnode k8s "Cluster" { type: cluster }`,
    lacks: ["claims.replicas", "k8s.nodes"],
  },

  judge(element) {
    if (!isVital(element) || !isWorkingPart(element) || !isInProduction(element)) return undefined;

    if (isOperatedByOthers(element)) return undefined;
    if (isKind(element, "node") && isOneOfSeveral(element)) return holds;
    const { answer, stated } = spareOf(element);
    if (answer === undefined) return lacks(...stated);
    if (answer) return holds;
    return violated(() => {
      const name = nameOf(element);
      const path = importanceOf(element)?.path ?? [element];
      const need = nameOf(path.at(-1) ?? element);
      return path.length > 1
        ? {
            en: `${name.en} has no spare, and ${need.en}, which is vital, stops with it`,
            fr: `${name.fr} n’a pas de rechange, et ${need.fr}, qui est vital, s’arrête avec lui`,
            path,
            values: stated,
          }
        : {
            en: `${name.en} is vital and has no spare`,
            fr: `${name.fr} est vital et n’a pas de rechange`,
            values: stated,
          };
    });
  },
};

/** Does all that is vital on a machine run on another machine, too? */
function isOneOfSeveral(node: Element): boolean {
  if (rankOf(node, "criticality") === VITAL) return false;
  const vital = hostedBy(node).filter((one) => isKind(one, "application", "module", "store") && isVital(one));
  return vital.length > 0 && vital.every((one) => productionNodesOf(one).some(({ row }) => row !== node.row));
}
