/**
 * The statement of applicability (ISO/IEC 27001, 6.1.3 d): of each control whether it applies and why, how far it is in place, what
 * proves it and who answers for it. What nobody decided is said to be undecided.
 */
import { type Table, days, words } from "../../base/table.ts";
import type { Bilingual } from "../../model/metamodel.ts";
import { type ControlAssessment, type FrameworkAssessment, exclusionIn } from "./assess.ts";
import type { Measure, NamedElement } from "./mentions.ts";
import { stateNames } from "./state-names.ts";
import { counted, joined } from "./words.ts";

export type Implementation = "done" | "partial" | "planned" | "missing" | "excluded" | "unstated";

export interface ApplicabilityRow {
  readonly control: ControlAssessment;
  /** Undefined where nobody decided and nothing of the model shows it. */
  readonly isApplicable: boolean | undefined;
  /** Why it applies or does not. */
  readonly reason: Bilingual | undefined;
  /** As people state it, whatever the rules say. */
  readonly implementation: Implementation;
  readonly evidence: readonly Bilingual[];
  readonly responsible: readonly NamedElement[];
  /** Latest audit of a measure. */
  readonly audited: string | undefined;
}

export function applicabilityOf({ controls }: FrameworkAssessment): readonly ApplicabilityRow[] {
  return controls.filter(({ control }) => control.within === undefined).map(rowOf);
}

export function applicabilityTable(assessment: FrameworkAssessment): Table {
  const groups = new Map(assessment.framework.groups.map(({ id, title }) => [id, title]));
  return {
    columns: [
      words("control", "Control", "Contrôle"),
      words("title", "About", "Objet"),
      words("group", "Group", "Groupe"),
      words("applicable", "Applicable", "Applicable"),
      words("reason", "Reason", "Justification"),
      words("implementation", "Implementation", "Mise en œuvre"),
      words("state", "As checked", "Selon les contrôles"),
      words("evidence", "Evidence", "Preuves"),
      words("responsible", "Responsible", "Responsable", "elements"),
      days("audited", "Latest audit", "Dernier audit"),
    ],
    rows: applicabilityOf(assessment).map(
      ({ control: one, isApplicable, reason, implementation, evidence, responsible, audited }) => [
        one.control.id,
        one.control.title,
        groups.get(one.control.group) ?? one.control.group,
        isApplicable === undefined ? undecided : isApplicable ? yes : no,
        reason ?? null,
        implementationNames[implementation],
        stateNames[one.state],
        evidence.length === 0 ? null : joined(evidence, "; "),
        responsible.length === 0 ? null : responsible.map(({ id }) => id).join(", "),
        audited ?? null,
      ],
    ),
  };
}

const yes: Bilingual = { en: "yes", fr: "oui" };
const no: Bilingual = { en: "no", fr: "non" };
const undecided: Bilingual = { en: "undecided", fr: "à décider" };

const implementationNames: Readonly<Record<Implementation, Bilingual>> = {
  done: { en: "in place", fr: "en place" },
  partial: { en: "partly in place", fr: "en place en partie" },
  planned: { en: "planned", fr: "prévu" },
  missing: { en: "missing", fr: "à faire" },
  excluded: { en: "excluded", fr: "exclu" },
  unstated: { en: "not stated", fr: "non indiqué" },
};

function rowOf(control: ControlAssessment): ApplicabilityRow {
  const { measures, demands, documents, rules, state } = control;
  const exclusion = exclusionIn(measures);
  const isUsed =
    measures.length > 0 ||
    demands.length > 0 ||
    documents.length > 0 ||
    rules.some(({ holds, violated }) => holds + violated > 0);
  const isExcluded = exclusion !== undefined && state !== "violated";
  return {
    control,
    isApplicable: isExcluded ? false : isUsed ? true : undefined,
    reason: isExcluded ? exclusion.reason : inclusionOf(control),
    implementation: isExcluded ? "excluded" : implementationOf(measures),
    evidence: evidenceOf(control),
    responsible: owners(measures),
    audited: measures
      .flatMap(({ lastAudit }) => lastAudit ?? [])
      .sort()
      .at(-1),
  };
}

/** Why a control applies: demands, risks, duties; else the things that the rules found to judge. */
function inclusionOf({ measures, demands, rules }: ControlAssessment): Bilingual | undefined {
  const risks = measures.flatMap(({ treats }) => treats);
  const reasons = [
    ...demands.map(({ name }) => ({ en: `demanded by ${name.en}`, fr: `demandé par : ${name.fr}` })),
    ...risks.map(({ name }) => ({ en: `treats the risk ${name.en}`, fr: `traite le risque : ${name.fr}` })),
    ...(measures.some(({ required }) => required === true)
      ? [{ en: "law, standard or contract", fr: "loi, norme ou contrat" }]
      : []),
  ];
  if (reasons.length > 0) return joined(reasons, "; ");
  const judged = rules.reduce((sum, { holds, violated, unknown }) => sum + holds + violated + unknown, 0);
  return judged === 0
    ? undefined
    : counted(
        judged,
        ["checked # time in the model", "checked # times in the model"],
        ["vérifié # fois dans le modèle", "vérifié # fois dans le modèle"],
      );
}

/** The whole is in place when all measures are, partly when some are. */
function implementationOf(measures: readonly Measure[]): Implementation {
  const stated = measures.flatMap(({ status }) => (status === undefined || status === "not-applicable" ? [] : status));
  if (stated.length === 0) return "unstated";
  if (stated.every((status) => status === "done")) return stated.length === measures.length ? "done" : "partial";
  if (stated.some((status) => status === "done" || status === "partial")) return "partial";
  return stated.includes("planned") ? "planned" : "missing";
}

function evidenceOf(control: ControlAssessment): readonly Bilingual[] {
  const { measures, documents, rules } = control;
  const holding = rules.filter(({ holds, violated }) => holds > 0 && violated === 0);
  return [
    ...measures.flatMap((one) => one.evidence.map(({ name }) => name)),
    ...documents.map(({ name }) => name),
    ...(holding.length === 0
      ? []
      : [counted(holding.length, ["# rule holds", "# rules hold"], ["# règle respectée", "# règles respectées"])]),
  ].filter((one, index, all) => all.findIndex(({ en }) => en === one.en) === index);
}

function owners(measures: readonly Measure[]): readonly NamedElement[] {
  return [
    ...new Map(measures.flatMap(({ owner }) => (owner === undefined ? [] : [[owner.id, owner] as const]))).values(),
  ];
}
