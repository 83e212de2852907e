/** The functional architect: which processes are there, and how do they work together in the system? (R293) */
import type { Home } from "./home.ts";
import { analysis, catalogue, findings, map, matrix } from "./places.ts";

export const functional: Home = {
  role: "functional",
  title: { en: "Functional architect", fr: "Architecte fonctionnel" },
  question: {
    en: "Which processes are there, and what do they rest on?",
    fr: "Quels processus y a-t-il, et sur quoi reposent-ils ?",
  },
  icon: "workflow",
  text: `dashboard functional "Processes and functions" fr "Processus et fonctions" {
  for: functional
  tile fun-supported "Processes with an application" fr "Processus outillés par une application" {
    shows: count; of: process; find: "applications>0"; form: percent; good: 100%; bad: 50%
  }
  tile fun-performed "Processes that somebody performs" fr "Processus que quelqu'un assure" {
    shows: count; of: process; find: "is-performed-by:any"; form: percent; good: 100%; bad: 50%
  }
  tile fun-vital "Vital processes without a recovery time" fr "Processus vitaux sans délai de reprise" {
    shows: count; of: process; find: "criticality:vital rto:missing,unknown"; good: 0
  }
  tile fun-requirements "Requirements that something realizes" fr "Exigences que quelque chose réalise" {
    shows: count; of: requirement; find: "is-realized-by:any"; form: percent; good: 100%; bad: 50%
  }
  tile fun-map "Process map" fr "Carte des processus" { shows: view; viewpoint: process-map; lens: criticality; width: 2 }
  tile fun-zoning "Urbanisation plan" fr "Plan d'urbanisme" { shows: view; viewpoint: zoning; width: 2 }
  tile fun-flows "Exchanges of data" fr "Échanges de données" { shows: view; viewpoint: data-flow; width: 2 }
  tile fun-processes "Processes" fr "Processus" { shows: list; of: process; columns: [criticality, rto, volume]; sort: -criticality; width: 2 }
  tile fun-criticality "Processes by criticality" fr "Processus par criticité" { shows: chart; of: process; by: criticality; width: 3 }
  tile fun-kinds "Functions by kind" fr "Fonctions par type" { shows: chart; form: donut; of: [process, function, capability, valuestream, service]; by: kind }
  tile fun-needs "Requirements by kind" fr "Exigences par type" { shows: chart; of: requirement; by: type; split: status; width: 2 }
  tile fun-run "Processes as they run" fr "Déroulement des processus" {
    shows: analysis; analysis: processes; columns: [id, steps, manual, handovers, external, waiting]; sort: -manual; width: 2
  }
  tile fun-past "Exchanges past all interfaces" fr "Échanges hors interface" {
    shows: analysis; analysis: interfaces; table: past; columns: [providers, consumers, protocol, carries]; width: 2
  }
}
`,
  offers: [
    {
      competency: { en: "Processes mapped", fr: "Processus cartographiés" },
      where: [map("process-map", "Process map", "Carte des processus"), catalogue("process", "Processes", "Processus")],
    },
    {
      competency: { en: "Their interactions in the system", fr: "Leurs interactions dans le système" },
      where: [
        map("data-flow", "Data flows", "Flux de données"),
        matrix("process", "application", "Processes and applications", "Processus et applications"),
        matrix("process", "entity", "Processes and data", "Processus et données"),
        analysis("processes", "Waits and handovers", "Attentes et passages de relais"),
      ],
    },
    {
      competency: { en: "Requirements followed up", fr: "Exigences suivies" },
      where: [
        catalogue("requirement", "Requirements", "Exigences"),
        matrix("requirement", "application", "Requirements and applications", "Exigences et applications"),
        findings({ pack: "alignment" }, "Alignment checked", "Alignement contrôlé"),
      ],
    },
  ],
};
