/** The enterprise architect: is the information system aligned with the strategy? (R292; the general competencies of R300) */
import type { Home } from "./home.ts";
import {
  analysis,
  begin,
  capacity,
  catalogue,
  changes,
  checks,
  dashboards,
  discovered,
  findings,
  frameworks,
  help,
  improvements,
  later,
  map,
  matrix,
  roadmap,
  scores,
  views,
} from "./places.ts";

export const enterprise: Home = {
  role: "enterprise",
  title: { en: "Enterprise architect", fr: "Architecte d’entreprise" },
  question: {
    en: "Is the information system aligned with the strategy?",
    fr: "Le système d'information est-il aligné sur la stratégie ?",
  },
  icon: "building-2",
  text: `dashboard enterprise "Alignment" fr "Alignement" {
  for: enterprise
  tile ent-objectives "Objectives with a capability behind them" fr "Objectifs portés par une capacité" {
    shows: count; of: objective; find: "is-realized-by:capability"; form: percent; good: 100%; bad: 50%
  }
  tile ent-capabilities "Capabilities with an application behind them" fr "Capacités soutenues par une application" {
    shows: count; of: capability; find: "applications>0"; form: percent; good: 100%; bad: 50%
  }
  tile ent-owners "Applications with an owner" fr "Applications avec un responsable" {
    shows: count; of: application; find: "owner:any"; form: percent; good: 100%; bad: 80%
  }
  tile ent-dates "Applications with a life cycle" fr "Applications avec un cycle de vie" {
    shows: count; of: application; find: "lifecycle:any"; form: percent; good: 100%; bad: 50%
  }
  tile ent-map "Capability map" fr "Carte des capacités" { shows: view; viewpoint: capability-map; lens: maturity-gap; width: 2 }
  tile ent-portfolio "Application portfolio" fr "Portefeuille applicatif" {
    shows: chart; form: bubbles; of: application; x: technicalFit; y: businessFit; size: annualCost; lens: criticality; width: 2
  }
  tile ent-time "What to do with applications (TIME)" fr "Que faire des applications (TIME)" { shows: chart; form: donut; of: application; by: time }
  tile ent-lifecycle "Life cycle of applications" fr "Cycle de vie des applications" { shows: chart; of: application; by: lifecycle; width: 3 }
  tile ent-strategy "Strategy map" fr "Carte stratégique" { shows: view; viewpoint: strategy-map; width: 2 }
  tile ent-coverage "Needs that nothing realizes" fr "Besoins que rien ne réalise" { shows: list; of: [objective, requirement]; find: "is-realized-by:missing"; columns: [kind, due, priority]; width: 2 }
  tile ent-double "What seems to be there twice" fr "Ce qui semble exister en double" { shows: analysis; analysis: redundancies; width: 2 }
  tile ent-transformation "Transformation by objective" fr "Transformation par objectif" {
    shows: analysis; analysis: portfolio; table: objectives; columns: [objective, statuses, progress, attainment]; width: 2
  }
  tile ent-licences "Licences" { shows: analysis; analysis: licences; table: lists; width: 2 }
  tile ent-principles "Principles" fr "Principes" { shows: list; of: principle; columns: [rationale, importance]; width: 2 }
  tile ent-findings "Open findings of rules over time" fr "Constats ouverts des règles dans le temps" { shows: trend; measure: findings; good: 0; width: 2 }
  tile ent-roadmap "Roadmap" fr "Feuille de route" { shows: view; viewpoint: roadmap; width: 2 }
}
`,
  offers: [
    {
      competency: {
        en: "Business processes and objectives modelled and aligned",
        fr: "Processus et objectifs modélisés et alignés",
      },
      where: [
        map("strategy-map", "Strategy map", "Carte stratégique"),
        map("capability-map", "Capability map", "Carte des capacités"),
        map("process-map", "Process map", "Carte des processus"),
        matrix("capability", "objective", "Alignment matrix", "Matrice d’alignement"),
      ],
    },
    {
      competency: { en: "Languages, tools and frameworks mastered", fr: "Langages, outils et cadres maîtrisés" },
      where: [views, help, analysis("skills", "Skills", "Compétences")],
      later: {
        en: "the TOGAF artefact tracker comes with the documents",
        fr: "le suivi des artefacts TOGAF vient avec les documents",
      },
    },
    {
      competency: { en: "Models and maps of many kinds", fr: "Modèles et cartes de toutes sortes" },
      where: [views],
    },
    {
      competency: {
        en: "Scalable, coherent architectures of connected applications",
        fr: "Architectures cohérentes et évolutives d’applications reliées",
      },
      where: [
        map("landscape", "Landscape", "Paysage"),
        catalogue(
          "application",
          "Applications without exchanges",
          "Applications sans échanges",
          "flows:missing receives-from:missing",
        ),
        findings({ pack: "styles,scalability" }, "Styles and growth checked", "Styles et croissance contrôlés"),
      ],
    },
    {
      competency: {
        en: "Clear communication with business, technical people and deciders",
        fr: "Communication claire avec métiers, techniciens et décideurs",
      },
      where: [dashboards, changes],
      later: { en: "comments come with the hub", fr: "les commentaires viennent avec le serveur d’équipe" },
    },
    {
      competency: { en: "Scalable, sustainable solutions proposed", fr: "Solutions évolutives et durables proposées" },
      where: [changes, capacity, improvements],
    },
    {
      competency: { en: "Up to date with technologies", fr: "Veille technologique" },
      where: [
        catalogue("technology", "Technologies", "Technologies", undefined, "standing", "eol", "supportEnd"),
        discovered,
      ],
      later: {
        en: "versions are read from artefacts; their end-of-life dates are stated by hand",
        fr: "les versions se lisent dans les artefacts ; leurs dates de fin de support se saisissent à la main",
      },
    },
    {
      competency: {
        en: "Rules for data, projects, security, compliance",
        fr: "Règles pour données, projets, sécurité, conformité",
      },
      where: [checks, scores, frameworks, catalogue("principle", "Principles", "Principes")],
    },
    {
      competency: {
        en: "Interoperability of modular, resilient components",
        fr: "Interopérabilité de composants modulaires et résilients",
      },
      where: [
        catalogue("interface", "Interfaces", "Interfaces", undefined, "type", "version", "auth", "contractFile"),
        analysis("interfaces", "Past all interfaces", "Hors interface", "past"),
        findings({ quality: "interoperability" }, "Interoperability checked", "Interopérabilité contrôlée"),
        findings({ quality: "resilience" }, "Resilience checked", "Résilience contrôlée"),
      ],
    },
    {
      competency: { en: "Digital transformation overseen", fr: "Transformation numérique pilotée" },
      where: [roadmap, analysis("portfolio", "By objective", "Par objectif", "objectives")],
    },
    {
      competency: { en: "Technologies and tools recommended", fr: "Technologies et outils recommandés" },
      where: [
        catalogue("technology", "Standards", "Standards", undefined, "standing"),
        matrix("application", "technology", "Applications and technologies", "Applications et technologies"),
        analysis("advise", "Style advisor", "Conseil en styles"),
        findings({ pack: "obsolescence" }, "End of support", "Fins de support"),
      ],
    },
    {
      competency: { en: "Choices, resources, standards documented", fr: "Choix, ressources, standards documentés" },
      where: [
        catalogue("decision", "Decisions", "Décisions"),
        catalogue("*", "Catalogue", "Catalogue"),
        analysis("sources", "Sources", "Sources"),
        begin,
      ],
      later: later.documents,
    },
    {
      competency: {
        en: "Redundancy, negative dependencies, complexity found",
        fr: "Redondances, dépendances néfastes, complexité repérées",
      },
      where: [
        map("dependencies", "Dependencies", "Dépendances"),
        analysis("redundancies", "Redundancies", "Redondances"),
        analysis("cycles", "Circles", "Boucles"),
        analysis("processes", "Processes as they run", "Déroulement des processus"),
      ],
    },
  ],
};
