/** Pasted rows that come from elsewhere, looked at before they count as any. */
import type { PasteRequest } from "../answers/paste-answers.ts";

/** The most rows and columns of one paste. */
const MOST_ROWS = 5000;
const MOST_COLUMNS = 200;

/** The request of a body; undefined where it is none. */
export function readPasteRequest(body: unknown): PasteRequest | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const { rows, columns, head, clears, targets } = body as Readonly<Record<keyof PasteRequest, unknown>>;
  const isGood =
    isListOf(rows, (row) => isListOf(row, (text) => typeof text === "string", MOST_COLUMNS), MOST_ROWS) &&
    isListOf(columns, isTextOrNull, MOST_COLUMNS) &&
    typeof head === "boolean" &&
    typeof clears === "boolean" &&
    (targets === undefined || isListOf(targets, isTextOrNull, MOST_ROWS));
  return isGood ? (body as PasteRequest) : undefined;
}

function isListOf(value: unknown, isMember: (member: unknown) => boolean, most: number): boolean {
  return Array.isArray(value) && value.length <= most && value.every(isMember);
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === "string";
}
