/** Findings as a table for spreadsheets: everything that the page shows of them, one a row. */
import type { DataTable } from "../model/tables/cell.ts";
import type { FindingAnswer } from "./checks-answers.ts";
import { localeOf } from "./positions.ts";

const headers = {
  en: [
    "Severity",
    "Status",
    "Pack",
    "Rule",
    "Subject",
    "Name",
    "Owner",
    "Finding",
    "What to do",
    "Controls",
    "Principle",
    "File",
    "Line",
    "Fingerprint",
  ],
  fr: [
    "Gravité",
    "État",
    "Lot",
    "Règle",
    "Sujet",
    "Nom",
    "Responsable",
    "Constat",
    "Que faire",
    "Mesures",
    "Principe",
    "Fichier",
    "Ligne",
    "Empreinte",
  ],
} as const;

export function findingsTable(findings: readonly FindingAnswer[], language: string): DataTable {
  const locale = localeOf(language);
  return {
    name: locale === "fr" ? "constats" : "findings",
    header: headers[locale],
    rows: findings.map((one) => [
      one.severity,
      one.status,
      one.pack,
      one.rule,
      one.subject.name,
      one.subject.title[locale],
      one.owner?.name ?? "",
      one.message[locale],
      one.remedy[locale],
      one.controls.join(" "),
      one.principle ?? "",
      one.place.uri,
      one.place.line,
      one.fingerprint,
    ]),
  };
}
