/**
 * Guard against formula injection (OWASP "CSV Injection"): text that a spreadsheet would run gets an apostrophe before it,
 * as a person would type one, and loses it again on import. Both sides share one predicate, so the round trip is exact.
 */

/** The text as it may stand in a text table. */
export function guardText(text: string): string {
  return isRisky(text) ? `'${text}` : text;
}

/** The text that `guardText` was given; also takes Archi's `="0123"`, which keeps zeros and spaces at the start. */
export function unguardText(text: string): string {
  if (text.startsWith("'") && isRisky(text)) return text.slice(1);
  const kept = /^="(.*)"$/s.exec(text);
  return kept?.[1] ?? text;
}

/** Would a spreadsheet read this as a formula? Apostrophes before it are looked through; plain negative numbers are harmless. */
export function isRisky(text: string): boolean {
  const rest = text.replace(/^'+/, "");
  return /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(rest) && !/^[-+]?\d[\d .,]*%?$/.test(rest);
}
