/** Frameworks as pages show them: how far each is met, the controls of one with what their states rest on, and its tables. */
import type { Table } from "../base/table.ts";
import type { DataTable } from "../model/tables/cell.ts";
import {
  assessFramework,
  type Basis,
  basisOf,
  type ControlAssessment,
  type ControlCounts,
  coverageOf,
  type FrameworkAssessment,
  scoreOf,
} from "../rules/assessment/assess.ts";
import { evidenceTable } from "../rules/assessment/evidence.ts";
import { gapsOf, gapsTable } from "../rules/assessment/gaps.ts";
import { overviewTable } from "../rules/assessment/overview.ts";
import { applicabilityTable } from "../rules/assessment/statement-of-applicability.ts";
import { frameworkOf, frameworks } from "../rules/frameworks/index.ts";
import type { Framework } from "../rules/frameworks/framework.ts";
import type { CheckReport } from "../rules/report.ts";
import type { AnalysisTable } from "./analysis-answers.ts";
import { cellAnswer, columnAnswer, dataTable } from "./analysis-cells.ts";
import type { CheckedModel } from "./checked.ts";
import type {
  ControlAnswer,
  FrameworkAnswer,
  FrameworkGapsAnswer,
  FrameworksAnswer,
  FrameworkSummary,
  FrameworkTableAnswer,
} from "./checks-answers.ts";
import { localeOf } from "./positions.ts";

export const frameworkTables = ["gaps", "statement", "evidence"] as const;
export type FrameworkTable = (typeof frameworkTables)[number];

/** What every assessment of a report rests on, and those that were made. */
interface Assessed {
  readonly basis: Basis;
  readonly made: Map<string, FrameworkAssessment>;
}

const known = new WeakMap<CheckReport, Assessed>();

function assessed({ model, report }: CheckedModel, framework: Framework): FrameworkAssessment {
  let one = known.get(report);
  if (one === undefined) known.set(report, (one = { basis: basisOf(model, report), made: new Map() }));
  let assessment = one.made.get(framework.id);
  if (assessment === undefined) one.made.set(framework.id, (assessment = assessFramework(framework, one.basis)));
  return assessment;
}

export function frameworksAnswer(checked: CheckedModel): FrameworksAnswer {
  return { version: 1, frameworks: frameworks.map((framework) => summaryOf(assessed(checked, framework))) };
}

export function frameworksFile(checked: CheckedModel, language: string): DataTable {
  const table = overviewTable(frameworks.map((framework) => assessed(checked, framework)));
  return dataTable(localeOf(language) === "fr" ? "référentiels" : "frameworks", table, table.rows, language);
}

/** A framework by its id or another name of it. */
export function frameworkAnswer(checked: CheckedModel, name: string): FrameworkAnswer | undefined {
  const framework = frameworkOf(name);
  if (framework === undefined) return undefined;
  const assessment = assessed(checked, framework);
  return {
    version: 1,
    ...summaryOf(assessment),
    publisher: framework.publisher,
    note: framework.note,
    groups: framework.groups.map(({ id, title }) => {
      const own = assessment.controls.filter(({ control }) => control.group === id);
      return { id, title, counts: countsOf(own), controls: own.map(controlAnswer) };
    }),
  };
}

export function frameworkGapsAnswer(checked: CheckedModel, name: string): FrameworkGapsAnswer | undefined {
  const framework = frameworkOf(name);
  if (framework === undefined) return undefined;
  const assessment = assessed(checked, framework);
  return {
    version: 1,
    framework: summaryOf(assessment),
    gaps: gapsOf(assessment).map(({ rank, control, actions, where }) => ({
      rank,
      control: controlAnswer(control),
      actions,
      where,
    })),
  };
}

export function frameworkTableAnswer(
  checked: CheckedModel,
  name: string,
  which: FrameworkTable,
  language: string,
): FrameworkTableAnswer | undefined {
  const framework = frameworkOf(name);
  if (framework === undefined) return undefined;
  const assessment = assessed(checked, framework);
  return {
    version: 1,
    framework: summaryOf(assessment),
    table: tableAnswer(checked, which, tableOf(assessment, which), language),
  };
}

/** The same for spreadsheets. */
export function frameworkFile(
  checked: CheckedModel,
  name: string,
  which: FrameworkTable,
  language: string,
): DataTable | undefined {
  const framework = frameworkOf(name);
  if (framework === undefined) return undefined;
  const table = tableOf(assessed(checked, framework), which);
  const locale = localeOf(language);
  return dataTable(`${framework.title[locale]} - ${titles[which][locale]}`, table, table.rows, language);
}

const titles = {
  gaps: { en: "gaps", fr: "écarts" },
  statement: { en: "statement of applicability", fr: "déclaration d’applicabilité" },
  evidence: { en: "evidence", fr: "preuves" },
} as const;

function tableOf(assessment: FrameworkAssessment, which: FrameworkTable): Table {
  switch (which) {
    case "gaps":
      return gapsTable(assessment);
    case "statement":
      return applicabilityTable(assessment);
    case "evidence":
      return evidenceTable(assessment);
  }
}

function tableAnswer({ model }: CheckedModel, id: FrameworkTable, table: Table, language: string): AnalysisTable {
  const locale = localeOf(language);
  return {
    id,
    title: titles[id],
    columns: table.columns.map((column) => columnAnswer(column, locale)),
    total: table.rows.length,
    offset: 0,
    sort: null,
    rows: table.rows.map((row) =>
      row.map((cell, index) => {
        const column = table.columns[index];
        return column === undefined ? { text: "" } : cellAnswer(model, cell, column, language);
      }),
    ),
  };
}

function summaryOf({ framework: { id, title, edition }, counts }: FrameworkAssessment): FrameworkSummary {
  return { id, title, edition, counts, score: scoreOf(counts) ?? null, coverage: coverageOf(counts) ?? null };
}

/** Finer controls count with the one that they stand within. */
function countsOf(controls: readonly ControlAssessment[]): ControlCounts {
  const counts = { violated: 0, unknown: 0, satisfied: 0, "not-applicable": 0, "not-covered": 0 };
  for (const { control, state } of controls) if (control.within === undefined) counts[state]++;
  return counts;
}

function controlAnswer(assessment: ControlAssessment): ControlAnswer {
  const { name, control, state, because, rules, measures, documents, demands, findings } = assessment;
  return {
    id: control.id,
    name,
    title: control.title,
    page: control.page ?? null,
    within: control.within ?? null,
    state,
    because,
    rules: rules.map(({ id, title, severity, holds, violated, unknown, waived }) => ({
      id,
      title,
      severity,
      holds,
      violated,
      unknown,
      waived,
    })),
    evidence: [
      ...measures.map((one) => ({ what: "measure" as const, id: one.id, name: one.name, says: one.status ?? null })),
      ...documents.map((one) => ({
        what: "document" as const,
        id: one.id,
        name: one.name,
        says: one.approved ?? null,
      })),
      ...demands.map((one) => ({ what: "demand" as const, id: one.id, name: one.name, says: null })),
      ...findings.map((one) => ({
        what: "finding" as const,
        id: one.id,
        name: one.name,
        says: one.isOpen ? "open" : "closed",
      })),
    ],
  };
}
