/** Places of the workbench that offers of homes lead to. */
import type { Bilingual } from "../../model/metamodel.ts";
import type { ChecksAsked, DiscoverPart, SimulatePart } from "../url.ts";
import type { Offer } from "./home.ts";

type Where = Offer["where"][number];

/** A map or picture of the whole model under one viewpoint. */
export function map(viewpoint: string, en: string, fr: string): Where {
  return { name: { en, fr }, page: { kind: "map", map: viewpoint, scope: [] } };
}

/** The catalogue of kinds, as a search leaves it. */
export function catalogue(of: string, en: string, fr: string, filter?: string, ...columns: readonly string[]): Where {
  return { name: { en, fr }, page: { kind: "catalogue", of, columns }, ...(filter === undefined ? {} : { filter }) };
}

/** A matrix of two kinds. */
export function matrix(rows: string, columns: string, en: string, fr: string): Where {
  return { name: { en, fr }, page: { kind: "matrix", rows, columns } };
}

/** Findings of some packs of rules, or about one principle. */
export function findings(asked: ChecksAsked, en: string, fr: string): Where {
  return { name: { en, fr }, page: { kind: "checks", asked } };
}

/** A framework with its controls. */
export function framework(id: string, en: string, fr: string): Where {
  return { name: { en, fr }, page: { kind: "frameworks", id } };
}

/** The answer of an analysis, or one table of it. */
export function analysis(id: string, en: string, fr: string, table?: string): Where {
  return {
    name: { en, fr },
    page: { kind: "analysis", analysis: id, from: [], ...(table === undefined ? {} : { table }) },
  };
}

export const views: Where = { name: { en: "Views", fr: "Vues" }, page: { kind: "views" } };
export const roadmap: Where = {
  name: { en: "Roadmap", fr: "Feuille de route" },
  page: { kind: "roadmap", kinds: [], scope: [] },
};
export const checks: Where = { name: { en: "Checks", fr: "Contrôles" }, page: { kind: "checks" } };
export const scores: Where = {
  name: { en: "Scores", fr: "Notes" },
  page: { kind: "checks", part: "scores" },
};
export const frameworks: Where = { name: { en: "Frameworks", fr: "Référentiels" }, page: { kind: "frameworks" } };
export const drills: Where = { name: { en: "Drills", fr: "Exercices simulés" }, page: { kind: "simulate" } };
export const availability: Where = simulate("availability", "Availability", "Disponibilité");
export const capacity: Where = simulate("capacity", "Capacity", "Capacité");
export const improvements: Where = simulate("improve", "Improvements", "Améliorations");
export const continuity: Where = simulate("continuity", "Continuity plans", "Plans de continuité");
export const discovered: Where = {
  name: { en: "What was observed", fr: "Ce qui a été observé" },
  page: { kind: "discover" },
};
export const drift: Where = discover("drift", "Model and reality compared", "Modèle et réalité comparés");
export const changes: Where = { name: { en: "Changes", fr: "Changements" }, page: { kind: "change" } };
export const dashboards: Where = { name: { en: "Dashboards", fr: "Tableaux de bord" }, page: { kind: "dashboard" } };
export const help: Where = { name: { en: "Help", fr: "Aide" }, page: { kind: "help" } };
export const begin: Where = { name: { en: "Import", fr: "Import" }, page: { kind: "begin" } };

function simulate(part: SimulatePart, en: string, fr: string): Where {
  return { name: { en, fr }, page: { kind: "simulate", part } };
}

/** A part of what was observed. */
export function discover(part: DiscoverPart, en: string, fr: string): Where {
  return { name: { en, fr }, page: { kind: "discover", part } };
}

/** What is not there yet says with what it comes. */
export const later: Readonly<Record<"hub" | "documents", Bilingual>> = {
  hub: { en: "comes with the hub", fr: "vient avec le serveur d'équipe" },
  documents: { en: "comes with the documents", fr: "vient avec les documents" },
};
