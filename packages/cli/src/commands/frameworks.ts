import { cellAnswer, dataTable } from "@orrery/core/answers/analysis-cells";
import { positionOf } from "@orrery/core/answers/positions";
import { dayNumber } from "@orrery/core/base/dates";
import { closest } from "@orrery/core/base/suggest";
import type { Table } from "@orrery/core/base/table";
import { checkModel } from "@orrery/core/checks/check-model";
import {
  applicableIn,
  assessedIn,
  assessFramework,
  assessFrameworks,
  type Basis,
  basisOf,
  type FrameworkAssessment,
} from "@orrery/core/rules/assessment/assess";
import { evidenceTable } from "@orrery/core/rules/assessment/evidence";
import { gapsOf, gapsTable } from "@orrery/core/rules/assessment/gaps";
import { hostedIn, hostedTable } from "@orrery/core/rules/assessment/hosted";
import { controlsTable, overviewTable } from "@orrery/core/rules/assessment/overview";
import { applicabilityOf, applicabilityTable } from "@orrery/core/rules/assessment/statement-of-applicability";
import type { Framework } from "@orrery/core/rules/frameworks/framework";
import { frameworkOf, frameworks as all } from "@orrery/core/rules/frameworks/index";
import type { CheckReport } from "@orrery/core/rules/report";
import { resolve } from "node:path";
import manifest from "../../package.json" with { type: "json" };
import { dayMeant } from "../checking.ts";
import { kindOfPath } from "../files.ts";
import type { LoadedModel } from "../load-model.ts";
import { openModel } from "../open-model.ts";
import { positionsIn } from "../positions.ts";
import { folderInRepository } from "../repository-path.ts";
import type { Terminal } from "../terminal.ts";
import { tableOf } from "../terminal/table.ts";
import { visible } from "../terminal/width.ts";
import type { Command, Values } from "./command.ts";

const options = {
  soa: { kind: "flag" },
  gaps: { kind: "flag" },
  evidence: { kind: "flag" },
  hosted: { kind: "flag" },
  impact: { kind: "choice", of: ["low", "moderate", "high"] },
  on: { kind: "text", value: "DATE" },
  format: { kind: "choice", of: ["table", "csv", "md", "json", "oscal"], short: "f" },
  json: { kind: "flag" },
} as const;

type Wish = Values<typeof options>;

/** `orrery frameworks`: how far the model meets standards and laws; the controls of one, its statement of applicability, its gaps. */
export const frameworks: Command<typeof options> = {
  name: "frameworks",
  operands: "[ID] [DIR]",
  takes: [0, 2],
  options,
  examples: [
    "orrery frameworks",
    "orrery frameworks gdpr",
    "orrery frameworks iso27001 --soa --format csv > soa.csv",
    "orrery frameworks nist-800-53 --impact moderate --gaps",
    "orrery frameworks iso27001 --format oscal > assessment-results.json",
    "orrery frameworks --hosted --format md",
  ],

  async run(terminal, values, operands) {
    const asked = askedFor(terminal, values, operands);
    if (asked === undefined) return 2;
    const { framework, folder } = asked;
    const loaded = openModel(terminal, folder);
    const today = loaded === undefined ? undefined : dayMeant(terminal, loaded, values.on);
    if (loaded === undefined || today === undefined) return 2;
    const { model } = loaded.workspace;
    const format = values.json ? "json" : (values.format ?? "table");
    if (values.hosted) {
      const hosted = hostedIn(model, dayNumber(today) ?? 0);
      if (format === "json") terminal.json({ version: 1, hosted });
      else await printTable(terminal, loaded, format, "hosted", hostedTable(hosted));
      return 0;
    }
    const { report } = checkModel(model, { today });
    const basis = basisOf(model, report);
    const assessments = framework === undefined ? assessFrameworks(basis) : [assessed(framework, basis, values)];
    if (format === "oscal") await printOscal(terminal, loaded, report, assessments);
    else if (format === "json") terminal.json(answerOf(framework, assessments, values));
    else {
      const table = tableMeant(framework, assessments, values);
      await printTable(terminal, loaded, format, framework?.id ?? "frameworks", table);
      if (format === "table") sayBeside(terminal, framework, assessments, basis);
    }
    return 0;
  },
};

/** The framework and the folder that are meant; undefined after telling what is wrong. A folder may stand alone. */
function askedFor(
  terminal: Terminal,
  values: Wish,
  operands: readonly string[],
): { readonly framework: Framework | undefined; readonly folder: string | undefined } | undefined {
  const [word, folder] = operands;
  const framework = word === undefined ? undefined : frameworkOf(word);
  const isFolder =
    word !== undefined &&
    framework === undefined &&
    folder === undefined &&
    kindOfPath(resolve(terminal.folder, word)) !== undefined;
  if (word !== undefined && framework === undefined && !isFolder) return complainOfId(terminal, word);
  if (values.hosted && values.format === "oscal") {
    terminal.complain(terminal.text("frameworks.no-oscal"), terminal.text("misuse.hint", { name: "frameworks" }));
    return undefined;
  }
  const needsOne = values.soa || values.gaps || values.evidence || values.impact !== undefined;
  const hasBaselines = framework?.baselines !== undefined;
  if ((needsOne && framework === undefined) || (values.impact !== undefined && !hasBaselines)) {
    const key = framework === undefined ? "frameworks.needs-id" : "frameworks.no-impact";
    terminal.complain(terminal.text(key), terminal.text("misuse.hint", { name: "frameworks" }));
    return undefined;
  }
  return { framework, folder: isFolder ? word : folder };
}

function complainOfId(terminal: Terminal, word: string): undefined {
  const ids = all.map(({ id }) => id);
  const suggestion = closest(word, ids, 1)[0];
  const hint =
    suggestion === undefined
      ? terminal.text("frameworks.there-are", { words: ids.join(", ") })
      : terminal.text("did-you-mean", { suggestion });
  terminal.complain(terminal.text("frameworks.unknown", { word: visible(word) }), hint);
}

function assessed(framework: Framework, basis: Basis, { impact }: Wish): FrameworkAssessment {
  return assessFramework(
    framework,
    basis,
    framework.baselines?.find(({ id }) => id === impact),
  );
}

function tableMeant(
  framework: Framework | undefined,
  assessments: readonly FrameworkAssessment[],
  { soa, gaps, evidence }: Wish,
): Table {
  const [assessment] = assessments;
  if (framework === undefined || assessment === undefined) return overviewTable(assessments);
  if (soa) return applicabilityTable(assessment);
  if (gaps) return gapsTable(assessment);
  return evidence ? evidenceTable(assessment) : controlsTable(assessment);
}

/** The same for programs: all frameworks without their controls, or one with what was asked for. */
function answerOf(
  framework: Framework | undefined,
  assessments: readonly FrameworkAssessment[],
  { soa, gaps }: Wish,
): object {
  const [assessment] = assessments;
  if (framework === undefined || assessment === undefined)
    return { version: 1, frameworks: assessments.map(({ controls: _, ...one }) => one) };
  const { controls, ...head } = assessment;
  if (soa) return { version: 1, ...head, applicability: applicabilityOf(assessment) };
  return gaps ? { version: 1, ...head, gaps: gapsOf(assessment) } : { version: 1, ...head, controls };
}

async function printTable(
  terminal: Terminal,
  { workspace: { model } }: LoadedModel,
  format: Exclude<Wish["format"], "json" | undefined>,
  name: string,
  table: Table,
): Promise<void> {
  if (format === "table") {
    const { columns, rows } = table;
    const titles = columns.map((column) => ({ title: column.name[terminal.locale], isNumeric: column.isNumeric }));
    const cells = rows.map((row) =>
      columns.map((column, index) => {
        const { text, elements } = cellAnswer(model, row[index] ?? null, column, terminal.locale);
        return elements?.length === 1 ? (elements[0]?.name ?? text) : text;
      }),
    );
    for (const line of tableOf(terminal, titles, cells)) terminal.print(line);
    return;
  }
  const data = dataTable(name, table, table.rows, terminal.locale);
  if (format === "md") terminal.write((await import("@orrery/core/exports/tables/markdown")).writeMarkdownTable(data));
  else {
    const { PLAIN_CSV, writeCsv } = await import("@orrery/core/exports/tables/csv");
    terminal.write(writeCsv(data, PLAIN_CSV));
  }
}

async function printOscal(
  terminal: Terminal,
  loaded: LoadedModel,
  report: CheckReport,
  assessments: readonly FrameworkAssessment[],
): Promise<void> {
  const { writeOscal } = await import("@orrery/core/exports/oscal");
  const positions = positionsIn(loaded);
  terminal.write(
    writeOscal({
      report,
      assessments,
      locale: terminal.locale,
      version: manifest.version,
      at: (uri, offset) => positionOf(positions, uri, offset),
      folder: folderInRepository(terminal.folder, loaded.folder),
    }),
  );
}

/** How much the states rest on, whose text it is, and numbers that no framework has. */
function sayBeside(
  terminal: Terminal,
  framework: Framework | undefined,
  assessments: readonly FrameworkAssessment[],
  { mentions }: Basis,
): void {
  const say = (line: string): void => terminal.say(terminal.paintBeside.dim(line));
  const [assessment] = assessments;
  if (framework !== undefined && assessment !== undefined) {
    const { counts } = assessment;
    const applicable = applicableIn(counts);
    say(terminal.text("frameworks.counts", { satisfied: counts.satisfied, assessed: assessedIn(counts), applicable }));
    say(framework.note[terminal.locale]);
  }
  for (const { element, text } of mentions.strangers)
    say(terminal.text("frameworks.stranger", { id: element.id, word: visible(text) }));
}
