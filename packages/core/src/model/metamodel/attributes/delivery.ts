/** How it is built, tested and put into service. */
import type { AttributeDefinition, AttributeType } from "../../metamodel.ts";
import {
  boolean,
  count,
  date,
  duration,
  either,
  list,
  openRecord,
  percent,
  rate,
  record,
  suggested,
  text,
} from "./types.ts";

const built: readonly string[] = ["application", "module", "component"];
const test: AttributeType = either(percent, date, boolean, record({ value: percent, date }));

export const deliveryAttributes: readonly AttributeDefinition[] = [
  {
    id: "repo",
    facet: "delivery",
    type: list(text),
    on: [...built, "interface", "store", "node", "dataset"],
    name: { en: "Repository", fr: "Dépôt de sources" },
    description: { en: "Where the source is kept.", fr: "Où sont gardées les sources." },
  },
  {
    id: "pipeline",
    facet: "delivery",
    type: either(boolean, text),
    on: [...built, "store", "node"],
    name: { en: "Pipeline", fr: "Chaîne de livraison" },
    description: {
      en: "Automated build and delivery, or where it is.",
      fr: "Construction et livraison automatisées, ou leur emplacement.",
    },
  },
  {
    id: "pipelineChecks",
    facet: "delivery",
    type: list(
      suggested(
        "secret-scan",
        "dependency-scan",
        "static-analysis",
        "dynamic-test",
        "image-scan",
        "iac-scan",
        "signing",
      ),
    ),
    on: [...built, "store", "node"],
    name: { en: "Checks of the pipeline", fr: "Contrôles de la chaîne" },
    description: {
      en: "Security checks that every delivery passes before it goes live.",
      fr: "Contrôles de sécurité que passe chaque livraison avant sa mise en service.",
    },
  },
  {
    id: "iac",
    facet: "delivery",
    type: either(boolean, text),
    on: [...built, "store", "node", "zone"],
    name: { en: "Infrastructure as code", fr: "Infrastructure par le code" },
    description: {
      en: "Whether it is set up from code alone, or with what.",
      fr: "Si tout est installé par du code, ou avec quoi.",
    },
  },
  {
    id: "tests",
    facet: "delivery",
    type: openRecord({
      unit: test,
      integration: test,
      acceptance: test,
      load: test,
      security: test,
      accessibility: test,
    }),
    on: [...built, "interface", "store"],
    name: { en: "Tests", fr: "Tests" },
    description: {
      en: "What is tested, how far (percentage covered) and when it last was.",
      fr: "Ce qui est testé, jusqu'où (taux de couverture) et quand pour la dernière fois.",
    },
  },
  {
    id: "deployFrequency",
    facet: "delivery",
    type: rate,
    on: built,
    name: { en: "Deployment frequency", fr: "Fréquence de déploiement" },
    description: { en: "How often it goes live.", fr: "À quelle fréquence cela part en production." },
  },
  {
    id: "leadTime",
    facet: "delivery",
    type: duration,
    on: [...built, "process"],
    name: { en: "Lead time", fr: "Délai de livraison" },
    description: {
      en: "Time from a change made to the change in use.",
      fr: "Temps entre un changement réalisé et sa mise en service.",
    },
  },
  {
    id: "changeFailRate",
    facet: "delivery",
    type: percent,
    on: built,
    name: { en: "Change failure rate", fr: "Taux d'échec des changements" },
    description: {
      en: "Share of the deliveries that had to be mended or undone.",
      fr: "Part des livraisons qu'il a fallu corriger ou annuler.",
    },
  },
  {
    id: "environments",
    facet: "delivery",
    type: list(suggested("prod", "preprod", "staging", "test", "dev", "dr")),
    on: built,
    name: { en: "Environments of delivery", fr: "Environnements de livraison" },
    description: {
      en: "Environments that a change passes on its way, in order.",
      fr: "Environnements que traverse un changement, dans l'ordre.",
    },
  },
  {
    id: "manualSteps",
    facet: "delivery",
    type: count,
    on: [...built, "process", "node"],
    name: { en: "Manual steps", fr: "Étapes manuelles" },
    description: {
      en: "Steps that a person does by hand each time.",
      fr: "Étapes qu'une personne fait à la main à chaque fois.",
    },
  },
];
