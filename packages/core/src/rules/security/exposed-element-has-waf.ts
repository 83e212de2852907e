import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { affirms, wordOf } from "../../model/read.ts";
import { guardsBefore, isOnInternet, isSaas, speakerFor } from "../parts/exposure.ts";
import { zoneOf } from "../../model/hosting.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const exposedElementHasWaf: ElementRule = {
  id: "exposed-element-has-waf",
  title: {
    en: "A web application firewall stands before what the internet reaches",
    fr: "Un pare-feu applicatif protège ce que l’internet atteint",
  },
  rationale: {
    en: "Known attacks on web applications and interfaces are stopped before they reach code that may not be ready for them.",
    fr: "Les attaques connues contre les applications et interfaces web sont arrêtées avant d’atteindre un code qui n’y est peut-être pas prêt.",
  },
  remedy: {
    en: "Put a web application firewall in front and state `waf: yes`, or model it as a node or module of type `waf` that the traffic passes.",
    fr: "Placez un pare-feu applicatif devant et indiquez `waf: yes`, ou modélisez-le comme un nœud ou module de type `waf` que le trafic traverse.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.20", "iso27001:A.8.26", "nist-800-53:SC-7", "nist-csf:PR.IR-01", "pci-dss:6", "cis:13"],
  principle: "P3",
  quality: "security",
  aliases: ["threagile:missing-waf"],
  reads: ["exposed", "waf", "type", "zone", "hosting", "via"],
  kinds: ["application", "module", "interface"],
  examples: {
    passes: `node edge "Edge" { type: waf }
node vm "Server" { type: vm }
edge connects vm
application shop "Shop" { exposed: internet; runs on vm }
application portal "Portal" { exposed: internet; waf: yes
  module web "Web" { exposed: internet }
}`,
    fails: `application shop "Shop" { exposed: internet; waf: no }
application desk "Desk" { exposed: internal; waf: no }
application crm "CRM" { exposed: internet; hosting: saas; waf: no }
module app "App on phones" { type: mobile; exposed: internet; waf: no }`,
    finds: ["shop"],
    unsure: `application shop "Shop" { exposed: internet }`,
    lacks: ["shop.waf"],
  },

  judge(element) {
    if (!isOnInternet(element) || !isOfTheWeb(element) || isSaas(element)) return undefined;
    const speaker = speakerFor(element, "waf");
    const own = speaker === undefined ? undefined : affirms(speaker, "waf");
    const zone = zoneOf(element);
    if (own === true || (zone !== undefined && affirms(zone, "waf") === true)) return holds;
    if (guardsBefore(element).some((guard) => wordOf(guard, "type") === "waf" || affirms(guard, "waf") === true))
      return holds;
    if (own === undefined) return lacks([element, "waf"]);
    return violated(() => {
      const name = nameOf(element);
      return {
        en: `${name.en} can be reached from the internet and no web application firewall stands before it`,
        fr: `${name.fr} est accessible depuis l’internet et aucun pare-feu applicatif ne le protège`,
        values: [
          [element, "exposed"],
          [speaker ?? element, "waf"],
        ],
      };
    });
  },
};

/** Types that speak no web protocol, or run on the devices of their users. */
const NO_WEB: ReadonlySet<string> = new Set([
  "mobile",
  "desktop",
  "worker",
  "batch",
  "broker",
  "library",
  "scheduler",
  "etl",
  "event",
  "message",
  "file",
  "database",
  "cli",
]);

function isOfTheWeb(element: Element): boolean {
  return isKind(element, "application") || !NO_WEB.has(wordOf(element, "type") ?? "");
}
