import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { wordOf } from "../../model/read.ts";
import { isPlanned } from "../parts/life.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

/** Types of machine whose purpose is to carry software; appliances and workstations serve by themselves. */
const carrying: ReadonlySet<string> = new Set([
  "server",
  "vm",
  "container",
  "cluster",
  "hypervisor",
  "function-platform",
  "mainframe",
]);

export const nodeHostsSomething: ElementRule = {
  id: "node-hosts-something",
  title: { en: "Servers carry something", fr: "Les serveurs portent quelque chose" },
  rationale: {
    en: "A server with nothing on it is either forgotten, paid for and unpatched, or its software is missing in the model.",
    fr: "Un serveur vide est soit oublié, payé et sans correctifs, soit un serveur dont le logiciel manque au modèle.",
  },
  remedy: {
    en: "Write what runs on it (`module runs on node`, `node hosts node`), or switch it off and remove it.",
    fr: "Écrivez ce qui s’y exécute (`module runs on noeud`, `noeud hosts noeud`), ou arrêtez-le et supprimez-le.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.9", "nist-800-53:CM-8", "nist-csf:ID.AM-01", "cis:1"],
  aliases: ["model.deploymentnode.empty"],
  reads: ["type", "runs on", "hosts", "contains", "realizes", "accesses", "->", "uses", "status", "lifecycle"],
  kinds: ["node"],
  examples: {
    passes: `application crm "CRM" { runs on vm }\nnode host "Host" { type: hypervisor; hosts vm }\nnode vm "VM" { type: vm }\nnode fw "Firewall" { type: firewall }`,
    fails: `node vm "VM" { type: vm }\nnode fw "Firewall" { type: firewall }\nnode pc "PC" { type: workstation }\nnode next "Next" { type: server; status: planned }\nzone z "Zone" { groups vm }`,
    finds: ["vm"],
    unsure: `node box "Box"`,
    lacks: ["box.type"],
  },

  judge(node, { today }) {
    if (isPlanned(node, today)) return undefined;
    if (carriesSomething(node)) return holds;
    const type = wordOf(node, "type");
    if (type === undefined) return lacks([node, "type"]);
    if (!carrying.has(type)) return undefined;
    return violated(() => {
      const name = nameOf(node);
      return { en: `Nothing runs on ${name.en}`, fr: `Rien ne s’exécute sur ${name.fr}`, values: [[node, "type"]] };
    });
  },
};

function carriesSomething(node: Element): boolean {
  if (node.children.some((child) => isKind(child, "node"))) return true;
  if (["hosts", "realizes", "accesses", "flows"].some((verb) => node.out(verb).length > 0)) return true;
  return node.in("runs on").length > 0 || node.in("uses").length > 0 || node.in("flows").length > 0;
}
