/** What checking found as tables, for spreadsheets: findings, questions, rules, waivers. */
import type { Bilingual } from "../model/metamodel.ts";
import type { Cell, DataTable } from "../model/tables/cell.ts";
import type { Finding, Question, RuleOutcome, WaiverOutcome } from "../rules/report.ts";
import { type ExportedChecks, pathText, valueTexts } from "./checked.ts";
import { packTitle } from "../rules/outcome.ts";

/** In this order: findings first, which is the one table of a format that holds a single one. */
export function checkTables(checked: ExportedChecks): readonly DataTable[] {
  const { report } = checked;
  return [
    table(checked, "findings", report.findings, findingColumns(checked)),
    table(checked, "questions", report.questions, questionColumns),
    table(checked, "rules", report.rules, ruleColumns),
    table(checked, "waivers", report.waivers, waiverColumns),
  ];
}

/** What a column is called, and what stands in it for one thing. */
type Column<One> = readonly [title: Bilingual, cell: (one: One, checked: ExportedChecks) => Cell];

function table<One>(
  checked: ExportedChecks,
  name: string,
  items: readonly One[],
  columns: readonly Column<One>[],
): DataTable {
  return {
    name,
    header: columns.map(([title]) => title[checked.locale]),
    rows: items.map((item) => columns.map(([, cell]) => cell(item, checked))),
  };
}

const severityWords: Readonly<Record<string, Bilingual>> = {
  error: { en: "error", fr: "erreur" },
  warning: { en: "warning", fr: "avertissement" },
  info: { en: "remark", fr: "remarque" },
};

const statusWords: Readonly<Record<Finding["status"], Bilingual>> = {
  open: { en: "open", fr: "ouvert" },
  waived: { en: "waived", fr: "dérogation" },
  known: { en: "known", fr: "connu" },
};

const stateWords: Readonly<Record<WaiverOutcome["state"], Bilingual>> = {
  active: { en: "active", fr: "en vigueur" },
  needless: { en: "needless", fr: "inutile" },
  expired: { en: "expired", fr: "échue" },
  incomplete: { en: "incomplete", fr: "incomplète" },
};

const fileColumn: Column<{ readonly place: Finding["place"] }> = [
  { en: "File", fr: "Fichier" },
  ({ place }) => place.uri,
];
const lineColumn: Column<{ readonly place: Finding["place"] }> = [
  { en: "Line", fr: "Ligne" },
  ({ place }, { at }) => at(place.uri, place.span.start).line,
];
const subjectColumns: readonly Column<Pick<Finding, "subject">>[] = [
  [{ en: "Subject", fr: "Sujet" }, ({ subject }) => subject.name],
  [{ en: "Name", fr: "Nom" }, ({ subject }, { locale }) => subject.title[locale]],
  [{ en: "Kind", fr: "Type" }, ({ subject }) => subject.kind],
  [{ en: "Owner", fr: "Responsable" }, ({ subject }) => subject.owner],
];

/** What to do and which controls are with the rule, found once for all findings. */
function findingColumns({ report }: ExportedChecks): readonly Column<Finding>[] {
  const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
  return [
    [{ en: "Severity", fr: "Gravité" }, ({ severity }, { locale }) => severityWords[severity]?.[locale]],
    [{ en: "Status", fr: "État" }, ({ status }, { locale }) => statusWords[status][locale]],
    [{ en: "Rule", fr: "Règle" }, ({ rule }) => rule],
    [{ en: "Pack", fr: "Lot" }, ({ pack }, { locale }) => packTitle(pack)[locale]],
    ...subjectColumns,
    [{ en: "Finding", fr: "Constat" }, ({ message }, { locale }) => message[locale]],
    [{ en: "Path", fr: "Chemin" }, (one, { locale }) => (one.path.length > 1 ? pathText(one, locale) : undefined)],
    [{ en: "Values", fr: "Valeurs" }, (one, { locale }) => valueTexts(one, locale).join("\n") || undefined],
    [{ en: "What to do", fr: "Que faire" }, ({ rule }, { locale }) => rules.get(rule)?.remedy[locale]],
    [{ en: "Controls", fr: "Mesures" }, ({ rule }) => rules.get(rule)?.controls.join(", ") || undefined],
    [{ en: "Waiver", fr: "Dérogation" }, ({ waiver }) => waiver],
    fileColumn,
    lineColumn,
    [{ en: "Fingerprint", fr: "Empreinte" }, ({ fingerprint }) => fingerprint],
  ];
}

const questionColumns: readonly Column<Question>[] = [
  ...subjectColumns,
  [{ en: "Attribute", fr: "Attribut" }, ({ key }) => key],
  [{ en: "What is missing", fr: "Ce qui manque" }, ({ label }, { locale }) => label[locale]],
  [{ en: "Rules that wait", fr: "Règles en attente" }, ({ rules }) => rules.length],
  [{ en: "Rules", fr: "Règles" }, ({ rules }) => rules.join(", ")],
  fileColumn,
  lineColumn,
];

const ruleColumns: readonly Column<RuleOutcome>[] = [
  [{ en: "Pack", fr: "Lot" }, ({ pack }, { locale }) => packTitle(pack)[locale]],
  [{ en: "Rule", fr: "Règle" }, ({ id }) => id],
  [{ en: "What should be so", fr: "Ce qui doit être" }, ({ title }, { locale }) => title[locale]],
  [{ en: "Severity", fr: "Gravité" }, ({ severity }, { locale }) => severityWords[severity]?.[locale]],
  [{ en: "Holds", fr: "Vérifié" }, ({ holds }) => holds],
  [{ en: "Violated", fr: "Enfreint" }, ({ violated }) => violated],
  [{ en: "of which waived", fr: "dont dérogations" }, ({ waived }) => waived],
  [{ en: "Unknown", fr: "Inconnu" }, ({ unknown }) => unknown],
  [{ en: "Why", fr: "Pourquoi" }, ({ rationale }, { locale }) => rationale[locale]],
  [{ en: "What to do", fr: "Que faire" }, ({ remedy }, { locale }) => remedy[locale]],
  [{ en: "Controls", fr: "Mesures" }, ({ controls }) => controls.join(", ") || undefined],
];

const waiverColumns: readonly Column<WaiverOutcome>[] = [
  [{ en: "Waiver", fr: "Dérogation" }, ({ id }) => id],
  [{ en: "Name", fr: "Nom" }, ({ title }, { locale }) => title[locale]],
  [{ en: "State", fr: "État" }, ({ state }, { locale }) => stateWords[state][locale]],
  [{ en: "Rules", fr: "Règles" }, ({ rules }) => rules.join(", ")],
  [{ en: "Because", fr: "Motif" }, ({ because }) => because],
  [{ en: "Owner", fr: "Responsable" }, ({ owner }) => owner],
  [{ en: "Until", fr: "Jusqu’au" }, ({ until }) => (until === undefined ? undefined : { date: until })],
  [{ en: "Covers", fr: "Couvre" }, ({ covers }) => covers.length],
  fileColumn,
  lineColumn,
];
