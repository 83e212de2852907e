import { restsOnSupport } from "../parts/dead-foundation.ts";
import { IMPORTANT, importanceOf } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";

export const applicationRestsOnSupport: ElementRule = {
  id: "application-rests-on-support",
  title: {
    en: "Applications rest on technologies that have support",
    fr: "Les applications reposent sur des technologies soutenues",
  },
  rationale: {
    en: "An application is as old as the oldest thing that it needs: it inherits every flaw that nobody mends below it.",
    fr: "Une application a l’âge de sa plus vieille fondation : elle hérite de toute faille que personne ne corrige dessous.",
  },
  remedy: {
    en: "Plan the move of what lies below, or state `replacedBy` and `lifecycle` of the application itself.",
    fr: "Planifiez le remplacement de ce qui est dessous, ou indiquez `replacedBy` et `lifecycle` de l’application.",
  },
  severity: "info",
  controls: ["iso27001:A.8.8", "iso27001:A.8.9", "nist-800-53:SA-22", "nist-csf:ID.AM-08", "cis:2", "pci-dss:6"],
  quality: "reliability",
  reads: ["technology", "os", "supportEnd", "eol", "purl", "cpe", "version", "runs on", "uses", "hosts", "criticality"],
  kinds: ["application"],
  examples: {
    passes: `application shop "Shop" { technology: t }\ntechnology t "Java 25 (Temurin)"`,
    fails: `
application shop "Shop" {
  module web "Web" { technology: "Node.js 16"; runs on vm }
}
application wiki "Wiki" { runs on vm }
node vm "VM" { os: deb }
technology deb "Debian 11"
application pay "Payments" { criticality: vital; runs on vm }
application crm "CRM" { technology: "React 19" }
`,
    finds: ["shop", "wiki"],
    unsure: `application shop "Shop" { runs on vm }\nnode vm "VM" { os: nix }\ntechnology nix "Our Unix"`,
    lacks: ["nix.eol"],
  },

  // Critical ones have a rule of their own, with a higher severity; the technology itself is the error of `technology-is-supported`.
  judge(application, { today }) {
    return (importanceOf(application)?.rank ?? 0) >= IMPORTANT ? undefined : restsOnSupport(application, today);
  },
};
