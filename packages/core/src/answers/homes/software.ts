/** The software architect: how are applications built, and what depends on what? (R296) */
import type { Home } from "./home.ts";
import { analysis, catalogue, discover, discovered, drift, findings, map, matrix, views } from "./places.ts";

export const software: Home = {
  role: "software",
  title: { en: "Software architect", fr: "Architecte logiciel" },
  question: {
    en: "How are applications built, and what depends on what?",
    fr: "Comment les applications sont-elles bâties, et qui dépend de qui ?",
  },
  icon: "code",
  text: `dashboard software "Structure of software" fr "Structure du logiciel" {
  for: software
  tile sof-runs "Modules that run somewhere" fr "Modules qui tournent quelque part" {
    shows: count; of: module; find: "runs-on:any"; form: percent; good: 100%; bad: 50%
  }
  tile sof-single "Modules and stores with a single instance" fr "Modules et stockages à instance unique" {
    shows: count; of: [module, store]; find: "replicas:1"; good: 0
  }
  tile sof-tested "Modules with tests" fr "Modules testés" {
    shows: count; of: module; find: "tests:any"; form: percent; good: 90%; bad: 50%
  }
  tile sof-technology "Modules with a technology" fr "Modules avec une technologie" {
    shows: count; of: module; find: "technology:any"; form: percent; good: 100%; bad: 50%
  }
  tile sof-systems "Systems" fr "Systèmes" { shows: view; viewpoint: system-landscape; width: 2 }
  tile sof-dependencies "Dependencies" fr "Dépendances" { shows: view; viewpoint: dependencies; width: 2 }
  tile sof-cycles "Circular dependencies" fr "Dépendances circulaires" { shows: analysis; analysis: cycles; width: 2 }
  tile sof-order "In which order to build" fr "Dans quel ordre construire" { shows: analysis; analysis: build-order; width: 2 }
  tile sof-hubs "What most depend on" fr "Ce dont beaucoup dépendent" {
    shows: list; of: [application, module, store]; columns: [fan-in, fan-out]; sort: -fan-in; width: 2
  }
  tile sof-styles "Styles of applications" fr "Styles des applications" { shows: chart; of: application; by: style }
  tile sof-languages "Technologies of modules" fr "Technologies des modules" { shows: chart; of: [module, store]; by: technology }
  tile sof-layers "Dependencies between layers" fr "Dépendances entre couches" { shows: analysis; analysis: layer-matrix; width: 2 }
  tile sof-interfaces "Interfaces" fr "Interfaces" {
    shows: analysis; analysis: interfaces; columns: [interface, providers, consumers, protocol, version, contract]; width: 4
  }
}
`,
  offers: [
    {
      competency: { en: "Structure of applications", fr: "Structure des applications" },
      where: [
        views,
        map("system-landscape", "All systems", "Tous les systèmes"),
        catalogue("module", "Modules", "Modules"),
      ],
    },
    {
      competency: { en: "Modules and their dependencies", fr: "Modules et leurs dépendances" },
      where: [
        map("dependencies", "Dependencies", "Dépendances"),
        matrix("module", "module", "Modules on modules", "Modules sur modules"),
      ],
    },
    {
      competency: { en: "Events and interfaces", fr: "Événements et interfaces" },
      where: [map("events", "Events", "Événements"), analysis("interfaces", "Interfaces", "Interfaces")],
    },
    {
      competency: { en: "Architecture styles", fr: "Styles d’architecture" },
      where: [
        analysis("styles", "Styles", "Styles"),
        findings({ pack: "styles" }, "Styles checked", "Styles contrôlés"),
        analysis("advise", "Style advisor", "Conseil en styles"),
        catalogue("application", "Stated styles", "Styles énoncés", undefined, "style", "tier"),
      ],
    },
    {
      competency: { en: "Code and model compared", fr: "Code et modèle comparés" },
      where: [
        drift,
        discovered,
        discover("gaps", "What artefacts cannot tell", "Ce que les artefacts ne peuvent dire"),
      ],
    },
  ],
};
