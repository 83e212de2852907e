import { restsOnSupport } from "../parts/dead-foundation.ts";
import { IMPORTANT, importanceOf } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";

export const criticalApplicationRestsOnSupport: ElementRule = {
  id: "critical-application-rests-on-support",
  title: {
    en: "Important and vital applications rest on technologies that have support",
    fr: "Les applications importantes et vitales reposent sur des technologies soutenues",
  },
  rationale: {
    en: "Where the business stops with the application, a flaw below it that nobody mends any more is a risk to the business.",
    fr: "Quand le métier s’arrête avec l’application, une faille que personne ne corrige plus sous elle est un risque pour le métier.",
  },
  remedy: {
    en: "Put the move of what lies below at the head of the roadmap, and buy extended support until then (`supportEnd`).",
    fr: "Mettez le remplacement de ce qui est dessous en tête de feuille de route, et achetez d’ici là un support étendu (`supportEnd`).",
  },
  severity: "warning",
  controls: [
    "iso27001:A.8.8",
    "iso27001:A.5.30",
    "nist-800-53:SA-22",
    "nist-csf:ID.AM-08",
    "cis:2",
    "pci-dss:6",
    "dora:7",
    "nis2:21.2.e",
  ],
  quality: "reliability",
  reads: ["technology", "os", "supportEnd", "eol", "purl", "cpe", "version", "runs on", "uses", "hosts", "criticality"],
  kinds: ["application"],
  examples: {
    passes: `application pay "Payments" { criticality: vital; technology: t }\ntechnology t "Java 25 (Temurin)"`,
    fails: `
application pay "Payments" { criticality: vital; module core "Core" { runs on vm } }
application shop "Shop" { runs on vm }
process sell "Sell" { criticality: important; uses shop }
application wiki "Wiki" { criticality: low; runs on vm }
node vm "VM" { os: deb }
technology deb "Debian 11"
`,
    finds: ["pay", "shop"],
    unsure: `application pay "Payments" { criticality: vital; technology: kc }\ntechnology kc "Keycloak 26"`,
    lacks: ["kc.version"],
  },

  judge(application, { today }) {
    return (importanceOf(application)?.rank ?? 0) >= IMPORTANT ? restsOnSupport(application, today) : undefined;
  },
};
