/** Tables as Markdown, as GitHub and GitLab show them. */
import type { Cell, DataTable } from "../../model/tables/cell.ts";

/** The header, a rule, a line for each row; numbers stand at the right. */
export function writeMarkdownTable({ header, rows }: DataTable): string {
  const isNumeric = header.map(
    (_, index) => rows.some((row) => typeof row[index] === "number") && rows.every((row) => isNumber(row[index])),
  );
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |\n`;
  return [
    line(header.map(escapeCell)),
    line(isNumeric.map((right) => (right ? "---:" : "---"))),
    ...rows.map((row) => line(row.map(cellText))),
  ].join("");
}

function isNumber(cell: Cell): boolean {
  return cell === undefined || typeof cell === "number";
}

function cellText(cell: Cell): string {
  if (cell === undefined) return "";
  if (typeof cell === "string") return escapeCell(cell);
  if (typeof cell === "number") return String(Math.round(cell * 1000) / 1000);
  return typeof cell === "boolean" ? (cell ? "yes" : "no") : cell.date;
}

/** Texts say what they say: no mark of Markdown or HTML in them counts. */
function escapeCell(text: string): string {
  return text.replaceAll(/[\r\n]+/g, " ").replaceAll(/[\\`*_[\]<>|~]/g, "\\$&");
}
