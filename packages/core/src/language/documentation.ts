/** The text between `"""` and `"""`: how it is read, and how it is written so that reading gives it back. */

/** Text of a documentation block without its shared indentation and its first and last blank line. */
export function dedent(text: string): string {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const first = lines[0] ?? "";
  const rest = lines.slice(1);
  let shared = Number.POSITIVE_INFINITY;
  for (const line of rest) if (line.trim() !== "") shared = Math.min(shared, line.length - line.trimStart().length);
  const cut = Number.isFinite(shared) ? shared : 0;
  const body = [first.trim(), ...rest.map((line) => line.slice(cut).trimEnd())];
  let start = 0;
  let end = body.length;
  while (start < end && body[start] === "") start++;
  while (end > start && body[end - 1] === "") end--;
  return body.slice(start, end).join("\n");
}

/**
 * The block that holds the text, its further lines indented; the first line carries none, for what stands before it.
 * `undefined` when no block can hold it (indentation of its own on every line, blanks at the end of a line, `"""` inside).
 */
export function documentationText(text: string, indent: string): string | undefined {
  if (text === "" || text.includes('"""') || !text.isWellFormed()) return undefined;
  const inner = `\n${text
    .split("\n")
    .map((line) => (line === "" ? "" : indent + line))
    .join("\n")}\n${indent}`;
  return dedent(inner) === text ? `"""${inner}"""` : undefined;
}
