/** What a tile shows, as a table for spreadsheets. */
import type { Cell as TableCell, DataTable } from "../../model/tables/cell.ts";
import type { TileAnswer } from "../dashboard-answers.ts";
import { localeOf } from "../positions.ts";

/** The table of a tile; undefined for those that show no rows: views, texts, trends. */
export function tileTable({ title, content }: TileAnswer, language: string): DataTable | undefined {
  const words = WORDS[localeOf(language)];
  switch (content.kind) {
    case "count":
      return {
        name: title,
        header: [title, words.of, words.unknown],
        rows: [[content.count, content.of, content.unknown]],
      };
    case "sum":
      return {
        name: title,
        header: [content.measure, words.known, words.of],
        rows: content.sums.map(({ text }) => [text, content.known, content.of]),
      };
    case "list":
      return {
        name: title,
        header: [words.id, words.name, ...content.columns.map(({ name }) => name)],
        rows: content.rows.map(({ element, cells }): readonly TableCell[] => [
          element.id,
          element.name,
          ...cells.map((cell) => (cell === null ? undefined : cell.unknown === true ? words.unknown : cell.text)),
        ]),
      };
    case "chart":
      return {
        name: title,
        header: content.table.columns.map(({ name }) => name),
        rows: content.table.rows.map(({ cells }) => cells),
      };
    case "analysis":
      return {
        name: title,
        header: content.columns.map(({ name }) => name),
        rows: content.rows.map((row) => row.map((cell) => cell.element?.name ?? cell.text)),
      };
    case "diagnostics":
      return {
        name: title,
        header: [words.severity, words.place, words.message],
        rows: content.rows.map((one) => [one.severity, `${one.uri}:${one.line}`, one.message]),
      };
    case "view":
    case "trend":
    case "text":
    case "empty":
      return undefined;
  }
}

const WORDS = {
  en: {
    id: "Id",
    name: "Name",
    of: "Of",
    known: "Known of",
    unknown: "unknown",
    severity: "Severity",
    place: "Place",
    message: "Message",
  },
  fr: {
    id: "Identifiant",
    name: "Nom",
    of: "Sur",
    known: "Connu pour",
    unknown: "inconnu",
    severity: "Gravité",
    place: "Endroit",
    message: "Message",
  },
};
