/** The decision maker: are we aligned, what is at risk, what do we spend, which projects come first. */
import type { Home } from "./home.ts";
import { analysis, availability, catalogue, changes, dashboards, drills, map, matrix, roadmap } from "./places.ts";

export const cio: Home = {
  role: "cio",
  title: { en: "Decision maker", fr: "Décideur" },
  question: {
    en: "Are we aligned, what is at risk, what do we spend, which projects come first?",
    fr: "Sommes-nous alignés, qu'est-ce qui est à risque, que dépensons-nous, quels projets d'abord ?",
  },
  icon: "briefcase",
  text: `dashboard cio "Decisions" fr "Décisions" {
  for: cio
  """
  Every figure opens to the elements that it counts. What nobody knows is counted apart and never as good.
  """ fr "Chaque chiffre s'ouvre sur les éléments qu'il compte. Ce que personne ne sait est compté à part, et jamais comme bon."

  tile cio-aligned "Objectives that a capability or project serves" fr "Objectifs servis par une capacité ou un projet" {
    shows: count; of: objective; find: "is-realized-by:any"; form: percent; good: 100%; bad: 50%
  }
  tile cio-supported "Capabilities with an application behind them" fr "Capacités soutenues par une application" {
    shows: count; of: capability; find: "applications>0"; form: percent; good: 100%; bad: 50%
  }
  tile cio-vital-ending "Vital applications that end within two years" fr "Applications vitales qui s'arrêtent d'ici deux ans" {
    shows: count; of: application; find: "criticality:vital lifecycle.phaseOut<today+2y"; good: 0
  }
  tile cio-risk-open "Risks of high gravity" fr "Risques de forte gravité" {
    shows: count; of: risk; find: "gravity>=3 status:missing,unknown,identified,treated,accepted"; good: 0
  }
  tile cio-objectives "Objectives" fr "Objectifs" {
    shows: analysis; analysis: indicators; table: objectives; columns: [id, attainment, reached, due, overdue]; sort: due; width: 2
  }
  tile cio-portfolio "Applications: what they are worth, in which shape" fr "Applications : ce qu'elles valent, dans quel état" {
    shows: chart; form: bubbles; of: application; x: technicalFit; y: businessFit; size: annualCost; lens: criticality; width: 2
  }
  tile cio-capabilities "Capability map" fr "Carte des capacités" { shows: view; viewpoint: capability-map; lens: maturity-gap; width: 2 }
  tile cio-risks "Risks by gravity and likelihood" fr "Risques par gravité et vraisemblance" {
    shows: chart; form: heat; of: risk; by: gravity; split: likelihood; width: 2
  }
  tile cio-spend "Yearly cost" fr "Coût annuel" { shows: sum; of: [application, service, technology, node, document, party, unit]; measure: annualCost }
  tile cio-budget "Budget of projects" fr "Budget des projets" { shows: sum; of: project; find: "-status:done,cancelled"; measure: budget }
  tile cio-spent "Spent on projects" fr "Dépensé dans les projets" { shows: sum; of: project; measure: spent }
  tile cio-benefit "Benefit of projects" fr "Gain des projets" { shows: sum; of: project; find: "-status:done,cancelled"; measure: benefit }
  tile cio-cost-by "Yearly cost by criticality" fr "Coût annuel par criticité" {
    shows: chart; of: application; by: criticality; measure: annualCost; width: 2
  }
  tile cio-projects "Projects first" fr "Projets d'abord" {
    shows: list; of: project; find: "-status:done,cancelled"; columns: [status, budget, spent, start, end]; sort: start; width: 2
  }
  tile cio-transformation "Transformation by objective" fr "Transformation par objectif" {
    shows: analysis; analysis: portfolio; table: objectives; columns: [objective, statuses, progress, attainment]; width: 2
  }
  tile cio-licences "Licences" { shows: analysis; analysis: licences; table: lists; width: 2 }
  tile cio-roadmap "Roadmap" fr "Feuille de route" { shows: view; viewpoint: roadmap; width: 2 }
  tile cio-growth "Elements described" fr "Éléments décrits" { shows: trend; measure: elements; width: 2 }
}
`,
  offers: [
    {
      competency: { en: "Are we aligned?", fr: "Sommes-nous alignés ?" },
      where: [
        map("strategy-map", "Strategy map", "Carte stratégique"),
        analysis("indicators", "What is reached", "Ce qui est atteint", "objectives"),
        matrix("capability", "objective", "Capabilities and objectives", "Capacités et objectifs"),
      ],
    },
    {
      competency: { en: "What is at risk?", fr: "Qu'est-ce qui est à risque ?" },
      where: [
        catalogue("risk", "Risks", "Risques"),
        catalogue("finding", "Findings", "Constats"),
        availability,
        drills,
      ],
    },
    {
      competency: { en: "What do we spend?", fr: "Que dépensons-nous ?" },
      where: [
        catalogue(
          "application",
          "Costs of applications",
          "Coûts des applications",
          undefined,
          "annualCost",
          "supplier",
        ),
        analysis("portfolio", "Totals", "Totaux", "totals"),
        analysis("licences", "Licences", "Licences"),
      ],
    },
    {
      competency: { en: "Which projects first?", fr: "Quels projets d'abord ?" },
      where: [
        roadmap,
        analysis("portfolio", "Portfolio", "Portefeuille"),
        analysis("portfolio", "By objective", "Par objectif", "objectives"),
      ],
      later: {
        en: "choosing projects under a budget comes with the documents; a list of your own: orrery optimise",
        fr: "le choix de projets sous budget vient avec les documents ; une liste à vous : orrery optimise",
      },
    },
    {
      competency: { en: "How does it develop?", fr: "Comment cela évolue-t-il ?" },
      where: [changes, dashboards],
    },
  ],
};
