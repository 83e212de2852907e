/** The data architect: what data is there, who masters it, where does it flow? (R298) */
import type { Home } from "./home.ts";
import { analysis, begin, catalogue, findings, framework, later, map, matrix } from "./places.ts";

export const data: Home = {
  role: "data",
  title: { en: "Data architect", fr: "Architecte de données" },
  question: {
    en: "What data is there, who masters it, where does it flow?",
    fr: "Quelles données, qui les maîtrise, où vont-elles ?",
  },
  icon: "database",
  text: `dashboard data "Data" fr "Données" {
  for: data
  tile dat-golden "Data sets with a golden source" fr "Jeux de données avec une source de référence" {
    shows: count; of: dataset; find: "goldenSource:any"; form: percent; good: 100%; bad: 50%
  }
  tile dat-steward "Data with a steward" fr "Données avec un intendant" {
    shows: count; of: [entity, dataset]; find: "steward:any"; form: percent; good: 100%; bad: 50%
  }
  tile dat-retention "Personal data without a retention" fr "Données personnelles sans durée de conservation" {
    shows: count; of: dataset; find: "personalData:personal,sensitive retention:missing,unknown"; good: 0
  }
  tile dat-classified "Data sets that are classified" fr "Jeux de données classifiés" {
    shows: count; of: dataset; find: "classification:any"; form: percent; good: 100%; bad: 50%
  }
  tile dat-flow "Where data flows" fr "Où vont les données" { shows: view; viewpoint: data-flow; width: 2 }
  tile dat-sensitivity "Personal data by classification" fr "Données personnelles par classification" {
    shows: chart; form: heat; of: dataset; by: personalData; split: classification; width: 2
  }
  tile dat-sets "Data sets" fr "Jeux de données" {
    shows: list; of: dataset; columns: [classification, personalData, goldenSource, retention]; width: 2
  }
  tile dat-classes "Classification" fr "Classification" { shows: chart; of: [dataset, store]; by: classification; width: 3 }
  tile dat-stores "Stores by kind" fr "Stockages par type" { shows: chart; form: donut; of: store; by: type }
  tile dat-quality "Quality that is measured" fr "Qualité mesurée" {
    shows: list; of: [entity, dataset]; find: "quality:any"; columns: [quality.completeness, quality.uniqueness]; width: 2
  }
  tile dat-plain "Sends personal data unencrypted, or nobody knows" fr "Envoie des données sans chiffrement, ou nul ne sait" {
    shows: list; of: [application, module]; find: "flows.encrypted:no,missing,unknown"; columns: [owner, classification]; width: 2
  }
}
`,
  offers: [
    {
      competency: { en: "Overall data architecture", fr: "Architecture d’ensemble des données" },
      where: [
        map("data-flow", "Data flows", "Flux de données"),
        catalogue("entity", "Entities", "Entités"),
        matrix("process", "entity", "Processes and data", "Processus et données"),
      ],
      later: {
        en: "conceptual, logical and physical models come with the documents",
        fr: "les MCD, MLD et MPD viennent avec les documents",
      },
    },
    {
      competency: { en: "Quality and consistency", fr: "Qualité et cohérence" },
      where: [
        catalogue("dataset", "Quality", "Qualité", "quality:any", "quality.completeness", "quality.uniqueness"),
        findings({ pack: "data" }, "Data checked", "Données contrôlées"),
      ],
    },
    {
      competency: { en: "Data within reach of the business", fr: "Données à portée des métiers" },
      where: [
        catalogue("dataset", "Data catalogue", "Catalogue de données"),
        matrix("application", "dataset", "Who holds what", "Qui détient quoi"),
      ],
    },
    {
      competency: { en: "Data collected, inconsistencies found", fr: "Données collectées, incohérences repérées" },
      where: [
        begin,
        findings({ pack: "data" }, "Inconsistencies", "Incohérences"),
        catalogue("finding", "Faults of schemas", "Défauts des schémas", "type:nonconformity", "severity", "status"),
      ],
    },
    {
      competency: { en: "Conceptual, logical, physical models", fr: "Modèles conceptuels, logiques, physiques" },
      where: [catalogue("dataset", "By level", "Par niveau", undefined, "level", "format")],
      later: {
        en: "derivation and DDL come with the documents",
        fr: "la dérivation et le DDL viennent avec les documents",
      },
    },
    {
      competency: { en: "Databases, data lakes, integration", fr: "Bases, lacs de données, intégration" },
      where: [
        catalogue("store", "Stores", "Stockages", undefined, "type", "technology"),
        analysis("shared-stores", "Stores and their users", "Stockages et leurs utilisateurs"),
        map("lineage", "Lineage", "Lignage"),
      ],
    },
    {
      competency: { en: "Governance, compliance, register", fr: "Gouvernance, conformité, registre" },
      where: [
        catalogue(
          "process",
          "Register of processing",
          "Registre des traitements",
          "personalData:any",
          "purpose",
          "legalBasis",
          "subjects",
          "retention",
        ),
        matrix("dataset", "unit", "Owners and stewards", "Responsables et intendants"),
        framework("gdpr", "GDPR", "RGPD"),
        framework("fadp", "Swiss FADP", "LPD suisse"),
      ],
      later: later.documents,
    },
  ],
};
