/** The gap list of a framework: what is violated or unknown, the gravest first, and what to do about it. */
import { type Table, numbers, words } from "../../base/table.ts";
import type { Severity } from "../../base/diagnostic.ts";
import type { Bilingual } from "../../model/metamodel.ts";
import { type ControlAssessment, type FrameworkAssessment, exclusionIn, isProven, isUnfinished } from "./assess.ts";
import type { RuleResult } from "./results.ts";
import { stateNames } from "./state-names.ts";
import { isSame, joined } from "./words.ts";

export interface Gap {
  /** From 1, the gravest. */
  readonly rank: number;
  readonly control: ControlAssessment;
  readonly actions: readonly Bilingual[];
  /** Names of what violates the rules: ids, and relationships as they are written. */
  readonly where: readonly string[];
}

/** Things named in a row of the table; the others are counted. */
const NAMED = 8;

/** Violated before unknown; then by the gravest rule that is violated, then by how often. */
export function gapsOf({ controls }: FrameworkAssessment): readonly Gap[] {
  return controls
    .filter(({ state }) => state === "violated" || state === "unknown")
    .map((control, index) => ({ control, index, weight: weightOf(control) }))
    .sort((a, b) => {
      const different = a.weight.findIndex((part, place) => part !== b.weight[place]);
      return different < 0 ? a.index - b.index : (b.weight[different] ?? 0) - (a.weight[different] ?? 0);
    })
    .map(({ control }, index) => ({
      rank: index + 1,
      control,
      actions: actionsOf(control),
      where: [...new Set(control.rules.flatMap(({ where }) => where))],
    }));
}

export function gapsTable(assessment: FrameworkAssessment): Table {
  return {
    columns: [
      numbers("rank", "Rank", "Rang"),
      words("control", "Control", "Contrôle"),
      words("title", "About", "Objet"),
      words("state", "State", "État"),
      words("because", "Because", "Raison"),
      words("actions", "To do", "À faire"),
      words("where", "Where", "Où"),
      words("rules", "Rules", "Règles"),
      words("responsible", "Responsible", "Responsable", "elements"),
    ],
    rows: gapsOf(assessment).map(({ rank, control, actions, where }) => {
      const owners = [...new Set(control.measures.flatMap(({ owner }) => owner?.id ?? []))];
      const rules = control.rules.filter(({ violated, unknown }) => violated + unknown > 0);
      return [
        rank,
        control.control.id,
        control.control.title,
        stateNames[control.state],
        control.because,
        actions.length === 0 ? null : joined(actions, " "),
        where.length === 0 ? null : shortened(where),
        rules.length === 0 ? null : rules.map(({ id }) => id).join(", "),
        owners.length === 0 ? null : owners.join(", "),
      ];
    }),
  };
}

const severities: readonly Severity[] = ["info", "warning", "error"];

/** State, gravest open rule (what people recorded weighs as a warning), recorded things, open violations, waived ones, answers missing. */
function weightOf({ state, rules, measures, findings }: ControlAssessment): readonly number[] {
  const open = rules.filter(({ violated, waived }) => violated > waived);
  const recorded = findings.filter(({ isOpen }) => isOpen).length + measures.filter(isUnfinished).length;
  const sum = (count: (rule: RuleResult) => number): number => rules.reduce((all, rule) => all + count(rule), 0);
  return [
    state === "violated" ? 1 : 0,
    Math.max(
      recorded > 0 ? severities.indexOf("warning") : -1,
      ...open.map(({ severity }) => severities.indexOf(severity)),
    ),
    recorded,
    sum(({ violated, waived }) => violated - waived),
    sum(({ waived }) => waived),
    sum(({ unknown }) => unknown),
  ];
}

/** Orders to people: remedies of rules, measures to finish, findings to close, facts to state. */
function actionsOf(control: ControlAssessment): readonly Bilingual[] {
  const { rules, measures, findings, documents, demands } = control;
  const exclusion = exclusionIn(measures);
  const lacking = [...new Set(rules.flatMap(({ unknown, lacks }) => (unknown > 0 ? lacks : [])))];
  const actions = [
    ...rules.filter(({ violated, waived }) => violated > waived).map(({ remedy }) => sentence(remedy)),
    ...measures.filter(isUnfinished).map(({ name, due }) => ({
      en: `Put ${name.en} in place${due === undefined ? "" : ` by ${due}`}.`,
      fr: `Mettez en place : ${name.fr}${due === undefined ? "" : ` (avant le ${due})`}.`,
    })),
    ...findings
      .filter(({ isOpen }) => isOpen)
      .map(({ name, due }) => ({
        en: `Close ${name.en}${due === undefined ? "" : ` by ${due}`}.`,
        fr: `Traitez : ${name.fr}${due === undefined ? "" : ` (avant le ${due})`}.`,
      })),
    ...(lacking.length === 0 ? [] : [{ en: `State ${lacking.join(", ")}.`, fr: `Indiquez ${lacking.join(", ")}.` }]),
    ...measures
      .filter((one) => one.status === "done" && !isProven(one, documents, rules))
      .map(({ name }) => ({
        en: `State the evidence of ${name.en}, or its latest audit.`,
        fr: `Indiquez la preuve ou le dernier audit de : ${name.fr}.`,
      })),
    ...measures
      .filter(({ status, required }) => status === undefined && required !== false)
      .map(({ name }) => ({ en: `State the status of ${name.en}.`, fr: `Indiquez le statut de : ${name.fr}.` })),
  ];
  if (exclusion !== undefined && exclusion.reason === undefined)
    actions.push({
      en: `Say in a description why ${exclusion.name.en} does not apply.`,
      fr: `Dites dans une description le motif d’exclusion de : ${exclusion.name.fr}.`,
    });
  else if (actions.length === 0 && documents.length + demands.length > 0)
    actions.push({
      en: "Write a control that names it, with its status and evidence.",
      fr: "Écrivez une mesure qui le nomme, avec son statut et sa preuve.",
    });
  return actions.filter((one, index) => actions.findIndex((other) => isSame(one, other)) === index);
}

function sentence({ en, fr }: Bilingual): Bilingual {
  const ended = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
  return { en: ended(en), fr: ended(fr) };
}

function shortened(names: readonly string[]): Bilingual | string {
  if (names.length <= NAMED) return names.join(", ");
  const shown = names.slice(0, NAMED).join(", ");
  const more = names.length - NAMED;
  return { en: `${shown} and ${more} more`, fr: `${shown} et ${more} de plus` };
}
