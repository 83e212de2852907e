/** `${{ ... }}` of workflows, as far as it is known before they run: environment, inputs, matrix. */

export type Values = ReadonlyMap<string, string>;

/** Replaces what is known; `a || 'b'` takes the first part that is. What is unknown stays, with its `$`. */
export function evaluated(text: string, values: Values): string {
  if (!text.includes("${{")) return text;
  return text.replaceAll(/\$\{\{\s*([^}]*?)\s*\}\}/gu, (whole, expression: string) => {
    for (const part of expression.split("||")) {
      const word = part.trim();
      const literal = /^'((?:[^']|'')*)'$/u.exec(word)?.[1];
      const found = literal ?? values.get(word);
      if (found !== undefined) return found;
    }
    return whole;
  });
}
