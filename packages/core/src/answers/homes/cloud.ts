/** The cloud architect: what is in which cloud, what keeps us there, what is watched? (R295) */
import type { Home } from "./home.ts";
import { analysis, catalogue, findings, map, matrix, roadmap } from "./places.ts";

export const cloud: Home = {
  role: "cloud",
  title: { en: "Cloud architect", fr: "Architecte cloud" },
  question: {
    en: "What runs in which cloud, and could we leave?",
    fr: "Qu'est-ce qui tourne dans quel cloud, et pourrions-nous en partir ?",
  },
  icon: "cloud",
  text: `dashboard cloud "Cloud" {
  for: cloud
  tile clo-hosting "Applications with their hosting stated" fr "Applications dont l'hébergement est dit" {
    shows: count; of: application; find: "hosting:any"; form: percent; good: 100%; bad: 50%
  }
  tile clo-exit "Hosted by others without an exit plan" fr "Hébergé ailleurs sans plan de sortie" {
    shows: count; of: application; find: "hosting:iaas,paas,saas exitPlan:no,missing,unknown"; good: 0
  }
  tile clo-location "Hosted by others, data location unknown" fr "Hébergé ailleurs, lieu des données inconnu" {
    shows: count; of: application; find: "hosting:iaas,paas,saas dataLocation:missing,unknown"; good: 0
  }
  tile clo-monitored "Applications that are monitored" fr "Applications supervisées" {
    shows: count; of: application; find: "monitoring:any"; form: percent; good: 100%; bad: 50%
  }
  tile clo-by-hosting "Hosting" fr "Hébergement" { shows: chart; of: [application, module, store, node]; by: hosting; split: kind; width: 2 }
  tile clo-disposition "What shall become of applications (7R)" fr "Le devenir des applications (7R)" { shows: chart; of: application; by: disposition; split: hosting; width: 2 }
  tile clo-deployment "Production" { shows: view; viewpoint: deployment; width: 2 }
  tile clo-suppliers "Suppliers" fr "Fournisseurs" { shows: list; of: party; find: "type:supplier"; columns: [country, trust, annualCost]; width: 2 }
  tile clo-clusters "Clusters and platforms" fr "Clusters et plateformes" {
    shows: list; of: node; find: "type:cluster,container,function-platform"; columns: [nodes, os, site]; width: 2
  }
  tile clo-scale "What scales by itself" fr "Ce qui s'adapte tout seul" { shows: list; of: [module, node, application]; find: "autoscale:any"; columns: [autoscale, replicas]; width: 2 }
  tile clo-locations "Where data lies" fr "Où sont les données" { shows: chart; of: [application, store, dataset]; by: dataLocation; width: 3 }
  tile clo-code "Described as code" fr "Décrit par du code" { shows: count; of: [application, module, node]; find: "iac:any"; form: percent; good: 80%; bad: 20% }
  tile clo-flows "Synchronous calls" fr "Appels synchrones" { shows: list; of: [application, module]; find: "flows.mode:sync"; columns: [fan-out, hosting]; sort: -fan-out; width: 2 }
}
`,
  offers: [
    {
      competency: {
        en: "Cloud platforms, architectures, services",
        fr: "Plateformes, architectures et services cloud",
      },
      where: [
        map("deployment", "Deployment", "Déploiement"),
        catalogue("application", "Hosting", "Hébergement", undefined, "hosting", "supplier", "dataLocation"),
        analysis("cloud-equivalents", "Equivalents across clouds", "Équivalents entre clouds"),
        catalogue("zone", "Regions and networks", "Régions et réseaux", undefined, "type", "cidr", "exposed"),
      ],
    },
    {
      competency: {
        en: "Infrastructure as code, security, containers, orchestration",
        fr: "Infrastructure en code, sécurité, conteneurs, orchestration",
      },
      where: [
        catalogue("node", "Clusters", "Clusters", "type:cluster,container", "nodes", "iac"),
        catalogue("module", "Containers", "Conteneurs", undefined, "replicas", "probes", "restart", "iac"),
        analysis("responsibilities", "Who answers for what", "Qui répond de quoi"),
        analysis("held-outside", "Data held by others", "Données détenues par des tiers"),
        catalogue("finding", "Findings", "Constats", "tool:any", "severity", "tool", "status"),
      ],
    },
    {
      competency: {
        en: "Distributed architectures and microservices",
        fr: "Architectures distribuées et microservices",
      },
      where: [
        map("dependencies", "Dependencies", "Dépendances"),
        map("events", "Events", "Événements"),
        findings({ pack: "styles" }, "Styles checked", "Styles contrôlés"),
      ],
    },
    {
      competency: { en: "Public and private cloud, migration", fr: "Cloud public et privé, migration" },
      where: [roadmap, catalogue("application", "Disposition", "Devenir", undefined, "disposition", "hosting")],
      later: {
        en: "bills are read (FOCUS exports); costs of ownership over years come later",
        fr: "les factures se lisent (exports FOCUS) ; les coûts de possession sur des années viennent plus tard",
      },
    },
    {
      competency: { en: "DevOps and delivery", fr: "DevOps et livraison" },
      where: [
        analysis("delivery", "Delivery", "Livraison"),
        catalogue("module", "Pipelines", "Pipelines", undefined, "pipeline", "repo", "iac"),
      ],
    },
    {
      competency: { en: "Monitoring and observability", fr: "Supervision et observabilité" },
      where: [
        analysis("observability", "Monitoring and observability", "Supervision et observabilité"),
        catalogue("application", "Monitoring", "Supervision", undefined, "monitoring", "logging", "availability"),
      ],
      later: {
        en: "measured availability is not read yet",
        fr: "la disponibilité mesurée ne se lit pas encore",
      },
    },
    {
      competency: { en: "AWS, Azure, Google and their tools", fr: "AWS, Azure, Google et leurs outils" },
      where: [
        analysis("cloud-equivalents", "Needs and services", "Besoins et services", "needs"),
        matrix("application", "party", "Applications and suppliers", "Applications et fournisseurs"),
      ],
    },
  ],
};
