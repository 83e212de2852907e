/** The DevOps and delivery architect: how does change reach production, how well, how often? (R299) */
import type { Home } from "./home.ts";
import { analysis, catalogue, findings, map, matrix } from "./places.ts";

export const devops: Home = {
  role: "devops",
  title: { en: "DevOps architect", fr: "Architecte DevOps" },
  question: {
    en: "How does change reach production, and how safely?",
    fr: "Comment le changement arrive-t-il en production, et avec quelle sûreté ?",
  },
  icon: "rocket",
  text: `dashboard devops "Delivery" fr "Livraison" {
  for: devops
  tile dev-pipeline "Modules with a pipeline" fr "Modules avec un pipeline" {
    shows: count; of: module; find: "pipeline:any"; form: percent; good: 100%; bad: 50%
  }
  tile dev-repo "Modules with a repository" fr "Modules avec un dépôt" { shows: count; of: module; find: "repo:any"; form: percent; good: 100%; bad: 50% }
  tile dev-code "Nodes described as code" fr "Nœuds décrits par du code" { shows: count; of: node; find: "iac:any"; form: percent; good: 100%; bad: 50% }
  tile dev-manual "Modules with manual steps" fr "Modules à étapes manuelles" { shows: count; of: [module, application]; find: "manualSteps>0"; good: 0 }
  tile dev-deployment "Where it runs" fr "Où cela tourne" { shows: view; viewpoint: deployment; width: 2 }
  tile dev-metrics "Delivery metrics" fr "Mesures de livraison" {
    shows: list; of: [module, application]; find: "deployFrequency:any"; columns: [deployFrequency, leadTime, changeFailRate]; sort: -deployFrequency; width: 2
  }
  tile dev-tests "Tests" { shows: list; of: module; find: "tests:any"; columns: [tests.unit, tests.integration, tests.load]; width: 2 }
  tile dev-environments "Nodes by environment" fr "Nœuds par environnement" { shows: chart; of: node; by: env }
  tile dev-restart "How things restart" fr "Comment cela redémarre" { shows: chart; of: [module, application, node]; by: restart }
  tile dev-order "In which order to build" fr "Dans quel ordre construire" { shows: analysis; analysis: build-order; width: 2 }
  tile dev-skills "Skills for what is in use" fr "Compétences pour ce qui est utilisé" {
    shows: analysis; analysis: skills; columns: [skill, risk, people, held, used]; sort: -used; width: 2
  }
  tile dev-replicas "Replicas" fr "Répliques" { shows: chart; form: histogram; of: [module, store, node]; by: replicas; width: 2 }
  tile dev-trend "Problems of the description over time" fr "Problèmes de la description dans le temps" { shows: trend; measure: diagnostics; good: 0; width: 2 }
  tile dev-diagnostics "Problems of the description" fr "Problèmes de la description" { shows: diagnostics; width: 2 }
}
`,
  offers: [
    {
      competency: { en: "Deployment automation", fr: "Automatisation du déploiement" },
      where: [
        map("deployment", "Deployment", "Déploiement"),
        analysis("delivery", "Delivery", "Livraison"),
        analysis("delivery", "What goes live together", "Ce qui part ensemble", "together"),
        catalogue("module", "Pipelines", "Pipelines", undefined, "pipeline", "repo", "manualSteps"),
      ],
    },
    {
      competency: { en: "Continuous integration and delivery", fr: "Intégration et livraison continues" },
      where: [
        catalogue(
          "module",
          "Delivery metrics",
          "Mesures de livraison",
          undefined,
          "deployFrequency",
          "leadTime",
          "changeFailRate",
        ),
      ],
    },
    {
      competency: { en: "Environments compared", fr: "Environnements comparés" },
      where: [
        matrix("module", "node", "Modules and nodes", "Modules et nœuds"),
        findings({ pack: "best-practice" }, "Practices checked", "Pratiques contrôlées"),
      ],
    },
    {
      competency: { en: "Tests", fr: "Tests" },
      where: [catalogue("module", "Tests", "Tests", undefined, "tests.unit", "tests.integration", "tests.load")],
    },
  ],
};
