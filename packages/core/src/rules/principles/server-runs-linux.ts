import type { Element } from "../../model/model.ts";
import { wordOf } from "../../model/read.ts";
import { systemFamilyOf } from "../parts/operating-systems.ts";
import { isInProduction } from "../../model/redundancy.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

/** Machines whose system one chooses; appliances, mainframes and machines of users come with theirs. */
const SERVERS: ReadonlySet<string> = new Set(["server", "vm", "container", "cluster"]);

export const serverRunsLinux: ElementRule = {
  id: "server-runs-linux",
  title: { en: "Servers run Linux", fr: "Les serveurs fonctionnent sous Linux" },
  rationale: {
    en: "One open system for all servers is patched, hardened and automated in one way; each other system is an exception with a reason and an end.",
    fr: "Un seul système ouvert pour tous les serveurs se corrige, se durcit et s’automatise d’une seule façon ; tout autre est une exception motivée et datée.",
  },
  remedy: {
    en: "Move what runs there to Linux, or write a waiver that says why not (software that needs another system) and until when.",
    fr: "Portez ce qui s’y exécute sous Linux, ou écrivez une dérogation qui dit pourquoi non (logiciel lié à un autre système) et jusqu’à quand.",
  },
  severity: "info",
  controls: ["iso27001:A.8.9", "nist-800-53:CM-2", "nist-csf:PR.PS-01", "cis:4"],
  principle: "P5",
  reads: ["os", "type", "env"],
  kinds: ["node"],
  examples: {
    passes: `node srv "Server" { type: server; os: deb }\ntechnology deb "Debian 12" { eol: debian/12 }`,
    fails: `node srv "Server" { type: vm; os: win }\nnode host "Mainframe" { type: mainframe; os: zos }\nnode fw "Firewall" { type: firewall; os: forti }\nnode k8s "Cluster" { type: cluster; os: ubuntu }
technology win "Windows Server 2019"\ntechnology zos "z/OS"\ntechnology forti "FortiOS"\ntechnology ubuntu "Ubuntu 24.04"`,
    finds: ["srv"],
    unsure: `node srv "Server" { type: server }\nnode vm "VM" { type: vm; os: odd }\ntechnology odd "Our image"`,
    lacks: ["srv.os", "odd.eol"],
  },

  judge(node) {
    if (!SERVERS.has(wordOf(node, "type") ?? "") || !isInProduction(node)) return undefined;
    const system = systemOf(node);
    if (system === undefined) return lacks([node, "os"]);
    const family = systemFamilyOf(system);
    if (family === undefined) return lacks([system, "eol"]);
    if (family === "linux") return holds;
    return violated(() => {
      const [name, os] = [nameOf(node), nameOf(system)];
      return {
        en: `${name.en} runs ${os.en}`,
        fr: `${name.fr} fonctionne sous ${os.fr}`,
        path: [node, system],
        values: [[node, "os"]],
      };
    });
  },
};

/** Its own system, else that of the machine in which it is drawn. */
function systemOf(node: Element): Element | undefined {
  return node.reference("os") ?? (wordOf(node, "type") === "container" ? node.parent?.reference("os") : undefined);
}
