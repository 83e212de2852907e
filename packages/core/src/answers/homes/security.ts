/** The security architect: what is exposed, what protects it, what is proven? (R297) */
import type { Home } from "./home.ts";
import {
  catalogue,
  continuity,
  discover,
  drills,
  findings,
  framework,
  frameworks,
  later,
  map,
  matrix,
  scores,
} from "./places.ts";

export const security: Home = {
  role: "security",
  title: { en: "Security architect", fr: "Architecte sécurité" },
  question: {
    en: "What is exposed, what protects it, what is proven?",
    fr: "Qu'est-ce qui est exposé, qu'est-ce qui le protège, qu'est-ce qui est prouvé ?",
  },
  icon: "shield",
  text: `dashboard security "Security" fr "Sécurité" {
  for: security
  tile sec-exposed "On the internet without strong authentication" fr "Sur Internet sans authentification forte" {
    shows: count; of: [application, module, interface]; find: "exposed:internet mfa:no,missing,unknown"; good: 0
  }
  tile sec-plain "Send unencrypted, or nobody knows" fr "Envoient en clair, ou nul ne sait" {
    shows: count; of: [application, module]; find: "flows.encrypted:no,missing,unknown"; good: 0
  }
  tile sec-rest "Sensitive stores not encrypted at rest" fr "Stockages sensibles non chiffrés au repos" {
    shows: count; of: store; find: "classification>=confidential -encryptedAtRest:yes"; good: 0
  }
  tile sec-done "Controls that are done" fr "Mesures en place" { shows: count; of: control; find: "status:done"; form: percent; good: 90%; bad: 50% }
  tile sec-risks "Risks by gravity and likelihood" fr "Risques par gravité et vraisemblance" {
    shows: chart; form: heat; of: risk; by: gravity; split: likelihood; width: 2
  }
  tile sec-network "Trust zones" fr "Zones de confiance" { shows: view; viewpoint: network; lens: trust; width: 2 }
  tile sec-findings "Open findings" fr "Constats ouverts" {
    shows: list; of: finding; find: "status:open,confirmed,missing,unknown"; columns: [severity, found, tool]; sort: -severity; width: 2
  }
  tile sec-worst "What is most at risk" fr "Ce qui est le plus à risque" {
    shows: list; of: [application, store, node, process]; find: "risk>0"; columns: [risk, findings]; sort: -risk; width: 2
  }
  tile sec-controls "Controls by status" fr "Mesures par état" { shows: chart; form: donut; of: control; by: status }
  tile sec-exposure "Exposure" fr "Exposition" { shows: chart; of: [application, module, interface, node]; by: exposed; width: 3 }
  tile sec-evidence "Controls without evidence" fr "Mesures sans preuve" { shows: list; of: control; find: "evidence:missing,unknown"; columns: [iso, status, owner]; width: 2 }
  tile sec-certificates "Certificates by expiry" fr "Certificats par échéance" { shows: chart; form: histogram; of: [application, module, interface, node]; by: certExpiry; width: 2 }
  tile sec-requirements "Security requirements" fr "Exigences de sécurité" { shows: list; of: requirement; find: "type:security"; columns: [source, status]; width: 2 }
}
`,
  offers: [
    {
      competency: {
        en: "Security of systems, networks, applications, cloud",
        fr: "Sécurité des systèmes, réseaux, applications, cloud",
      },
      where: [
        map("network", "Trust zones", "Zones de confiance"),
        { ...map("landscape", "Landscape by risk", "Paysage par risque") },
      ],
    },
    {
      competency: { en: "ISO 27001, NIST, GDPR, PCI DSS", fr: "ISO 27001, NIST, RGPD, PCI DSS" },
      where: [
        frameworks,
        framework("iso27001", "ISO/IEC 27001", "ISO/IEC 27001"),
        framework("gdpr", "GDPR", "RGPD"),
        framework("pci-dss", "PCI DSS", "PCI DSS"),
        catalogue("control", "Controls", "Mesures", undefined, "iso", "standards", "status", "evidence"),
      ],
    },
    {
      competency: { en: "Identities, segmentation, encryption", fr: "Identités, cloisonnement, chiffrement" },
      where: [
        map("network", "Zones", "Zones"),
        catalogue("application,module", "Unencrypted flows", "Flux en clair", "flows.encrypted:no,missing,unknown"),
        findings({ principle: "P3" }, "Ways to sensitive data", "Chemins vers les données sensibles"),
        findings({ pack: "security" }, "Security checked", "Sécurité contrôlée"),
      ],
    },
    {
      competency: { en: "Cryptography", fr: "Cryptographie" },
      where: [
        catalogue(
          "*",
          "Algorithms, keys, certificates",
          "Algorithmes, clés, certificats",
          "certExpiry:any",
          "algorithm",
          "keyOwner",
          "certExpiry",
        ),
      ],
    },
    {
      competency: { en: "Threat analysis", fr: "Analyse des menaces" },
      where: [catalogue("risk", "Risks", "Risques", undefined, "method", "gravity", "likelihood", "treatment")],
      later: {
        en: "patterns of threats and workshops come later",
        fr: "les patrons de menaces et les ateliers viennent plus tard",
      },
    },
    {
      competency: { en: "Vulnerabilities across resources", fr: "Vulnérabilités des ressources" },
      where: [
        catalogue(
          "finding",
          "Vulnerabilities",
          "Vulnérabilités",
          "type:vulnerability",
          "severity",
          "cve",
          "found",
          "status",
        ),
        discover("try", "Read scans", "Lire des scans"),
      ],
    },
    {
      competency: { en: "Protection measures", fr: "Mesures de protection" },
      where: [matrix("risk", "control", "Risks and controls", "Risques et mesures")],
    },
    {
      competency: { en: "Monitoring and exercises", fr: "Surveillance et exercices" },
      where: [catalogue("*", "Exercises", "Exercices", "lastExercise:any", "lastExercise"), drills, continuity],
    },
    {
      competency: { en: "Incident response", fr: "Réponse aux incidents" },
      where: [catalogue("finding", "Incidents", "Incidents", "type:incident")],
      later: { en: "the incident page comes with the hub", fr: "la page d’incident vient avec le serveur d’équipe" },
    },
    {
      competency: { en: "Continuity and recovery", fr: "Continuité et reprise" },
      where: [
        catalogue("process,application", "Recovery times", "Délais de reprise", "rto:any", "rto", "rpo"),
        findings({ pack: "continuity" }, "Continuity checked", "Continuité contrôlée"),
        drills,
        continuity,
      ],
    },
    {
      competency: {
        en: "Threats anticipated while systems change",
        fr: "Menaces anticipées quand les systèmes changent",
      },
      where: [],
      later: { en: "attack paths come later", fr: "les chemins d’attaque viennent plus tard" },
    },
    {
      competency: { en: "Controlled responsiveness", fr: "Réactivité maîtrisée" },
      where: [catalogue("role", "Roles", "Rôles", "type:security")],
      later: later.hub,
    },
    {
      competency: { en: "Security policies made known", fr: "Politiques de sécurité diffusées" },
      where: [catalogue("document", "Policies", "Politiques", "type:policy", "version", "approved", "reviewed")],
      later: later.documents,
    },
    {
      competency: { en: "Security projects overseen", fr: "Projets de sécurité suivis" },
      where: [
        catalogue(
          "project",
          "Projects that change what is at risk",
          "Projets sur ce qui est à risque",
          "changes:any",
          "status",
          "end",
        ),
      ],
    },
    {
      competency: { en: "Architecture adapted to threats", fr: "Architecture adaptée aux menaces" },
      where: [
        matrix("risk", "application", "Risks and applications", "Risques et applications"),
        findings({ quality: "security", severity: "error" }, "What to put right first", "À corriger d’abord"),
      ],
    },
    {
      competency: { en: "People made aware", fr: "Personnes sensibilisées" },
      where: [catalogue("unit,role", "Trainings", "Formations", undefined, "trainings", "clearance")],
    },
    {
      competency: {
        en: "Incidents anticipated, resilience as a principle",
        fr: "Incidents anticipés, résilience par principe",
      },
      where: [
        scores,
        findings({ pack: "resilience,continuity" }, "Resilience checked", "Résilience contrôlée"),
        catalogue("principle", "Principles", "Principes"),
      ],
    },
  ],
};
