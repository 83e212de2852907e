/** What the formats of checks take: the report, what is wrong with the texts, and where all of it stands. */
import { openCounts } from "../rules/outcome.ts";
import type { Locale } from "../base/codes.ts";
import type { Diagnostic, Severity } from "../base/diagnostic.ts";
import { groupBy } from "../base/group-by.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Model, Place } from "../model/model.ts";
import type { KnownFinding } from "../rules/baseline.ts";
import type { CheckReport, Finding, RuleOutcome, Subject } from "../rules/report.ts";

export interface ExportedChecks {
  readonly report: CheckReport;
  /** What is wrong with the texts themselves. */
  readonly diagnostics: readonly Diagnostic[];
  /** Whose words are written. */
  readonly locale: Locale;
  /** Least severity that makes a check fail. */
  readonly failsOn: Severity | "never";
  /** Findings of the baseline that are there no more; undefined where there is no baseline. */
  readonly gone: readonly KnownFinding[] | undefined;
  /** Line and column, both from 1, of a byte of a file. */
  readonly at: (uri: string, offset: number) => LineAndColumn;
  /** Where the text says something that a finding names; undefined where it is not at hand. */
  readonly find: (subject: Subject) => Place | undefined;
  /** Folder of the model in its repository: `architecture`; empty at its root. */
  readonly folder: string;
  /** Where a reader finds a line of a file of the repository. */
  readonly link: (path: string, line: number) => string;
  /** Version of the product. */
  readonly version: string;
}

export interface LineAndColumn {
  readonly line: number;
  readonly column: number;
}

/** From the worst. */
export const severities: readonly Severity[] = ["error", "warning", "info"];

/** Whether something of a severity makes a check fail. */
export function fails(severity: Severity, failsOn: Severity | "never"): boolean {
  return failsOn !== "never" && severities.indexOf(severity) <= severities.indexOf(failsOn);
}

/** Path of a file of the model in its repository. */
export function pathInRepository({ folder }: Pick<ExportedChecks, "folder">, uri: string): string {
  return folder === "" ? uri : `${folder}/${uri}`;
}

/** Where a model says something that a finding names. */
export function placeIn(model: Model): ExportedChecks["find"] {
  return ({ name, kind, elements, isRelationship }) => {
    if (!isRelationship) return model.element(name)?.place;
    const [from = "", to = ""] = elements;
    return model
      .element(from)
      ?.out(kind)
      .find((one) => one.toId === to)?.place;
  };
}

/** The rules of a report by pack, in the order of the report. */
export function byPack(report: CheckReport): ReadonlyMap<string, readonly RuleOutcome[]> {
  return groupBy(report.rules, ({ pack }) => pack);
}

/** Whether a check fails: by a mistake in the texts, or by an open finding. */
export function isFailed({ report, diagnostics, failsOn }: ExportedChecks): boolean {
  const counts = openCounts(report);
  return (
    diagnostics.some(({ severity }) => fails(severity, failsOn)) ||
    severities.some((severity) => counts[severity] > 0 && fails(severity, failsOn))
  );
}

/** What has been walked to the fault, for people: `Internet → Portal → Claims database`. */
export function pathText({ path }: Finding, locale: Locale): string {
  const ends = path.map(({ title, isRelationship }) => ({ text: title[locale], isRelationship }));
  const elements = ends.filter(({ isRelationship }) => !isRelationship);
  // Relationships between elements that are named beside them say nothing more.
  return (elements.length > 1 ? elements : ends).map(({ text }) => text).join(" → ");
}

/** What proves it: `Zone of Portal: internet`. */
export function valueTexts({ values }: Finding, locale: Locale): readonly string[] {
  const nothing = { en: "not stated", fr: "non renseigné" };
  const colon = locale === "fr" ? " : " : ": ";
  return values.map(({ subject, label, value }) => {
    const said = value[locale] === "" ? nothing[locale] : value[locale];
    return `${subject.title[locale]} · ${label[locale]}${colon}${said}`;
  });
}

/** A name with the id behind it: `Claims database (db-claims)`; a relationship as it is written. */
export function namedSubject({ name, title }: Subject, locale: Locale): string {
  return title[locale] === name || title[locale] === "" ? name : `${title[locale]} (${name})`;
}

/** A text in both languages as one of them. */
export type Words = (words: Bilingual) => string;

export function wordsIn(locale: Locale): Words {
  return (words) => words[locale];
}
