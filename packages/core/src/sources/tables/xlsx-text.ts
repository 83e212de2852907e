/** How SpreadsheetML writes texts and flags. */

/** SpreadsheetML writes characters that XML cannot hold as `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
export function unescapeText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

export function isTrue(text: string | undefined): boolean {
  return text === "1" || text === "true";
}
