/** Frameworks beside each other, and the controls of one: states, scores, and how much they rest on. */
import { type Table, numbers, words } from "../../base/table.ts";
import { type FrameworkAssessment, applicableIn, coverageOf, scoreOf } from "./assess.ts";
import { stateNames } from "./state-names.ts";

export function overviewTable(assessments: readonly FrameworkAssessment[]): Table {
  return {
    columns: [
      words("id", "Framework", "Référentiel"),
      words("title", "Title", "Titre"),
      words("edition", "Edition", "Édition"),
      numbers("controls", "Controls", "Contrôles"),
      numbers("satisfied", "Satisfied", "Satisfaits"),
      numbers("violated", "Violated", "Enfreints"),
      numbers("unknown", "Unknown", "Inconnus"),
      numbers("not-covered", "Not covered", "Hors modèle"),
      numbers("not-applicable", "Not applicable", "Non applicables"),
      numbers("score", "Satisfied of assessed", "Satisfaits des évalués", "share"),
      numbers("coverage", "Assessed of applicable", "Évalués des applicables", "share"),
    ],
    rows: assessments.map(({ framework, counts }) => [
      framework.id,
      framework.title,
      framework.edition,
      applicableIn(counts) + counts["not-applicable"],
      counts.satisfied,
      counts.violated,
      counts.unknown,
      counts["not-covered"],
      counts["not-applicable"],
      scoreOf(counts) ?? null,
      coverageOf(counts) ?? null,
    ]),
  };
}

/** Controls of one framework; finer ones only where the model says something of them. */
export function controlsTable({ framework, controls }: FrameworkAssessment): Table {
  const groups = new Map(framework.groups.map(({ id, title }) => [id, title]));
  return {
    columns: [
      words("control", "Control", "Contrôle"),
      words("title", "About", "Objet"),
      words("group", "Group", "Groupe"),
      words("state", "State", "État"),
      words("because", "Because", "Raison"),
      numbers("rules", "Rules", "Règles"),
      numbers("holds", "Holds", "Respecté"),
      numbers("violated", "Violated", "Enfreint"),
      numbers("unknown", "Unknown", "Inconnu"),
      words("measures", "Controls in the model", "Mesures du modèle", "elements"),
      words("documents", "Documents", "Documents", "elements"),
      words("demands", "Demanded by", "Demandé par", "elements"),
    ],
    rows: controls
      .filter(({ control, state }) => control.within === undefined || state !== "not-covered")
      .map(({ control, state, because, rules, measures, documents, demands }) => {
        const sum = (count: (rule: (typeof rules)[number]) => number): number =>
          rules.reduce((all, rule) => all + count(rule), 0);
        return [
          control.id,
          control.title,
          groups.get(control.group) ?? control.group,
          stateNames[state],
          because,
          rules.length,
          sum(({ holds }) => holds),
          sum(({ violated }) => violated),
          sum(({ unknown }) => unknown),
          idsOf(measures),
          idsOf(documents),
          idsOf(demands),
        ];
      }),
  };
}

function idsOf(elements: readonly { readonly id: string }[]): string | null {
  return elements.length === 0 ? null : elements.map(({ id }) => id).join(", ");
}
