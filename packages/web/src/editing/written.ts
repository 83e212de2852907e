/** Values as a person types them, taken apart into items and fields and put together again. */

/** The items of a list as it is written; one thing without brackets is a list of one. Texts come without their quotes. */
export function readItems(text: string): readonly string[] {
  const trimmed = text.trim();
  if (trimmed === "") return [];
  const inner = trimmed.startsWith("[") && trimmed.endsWith("]") ? trimmed.slice(1, -1) : trimmed;
  return splitOutside(inner, ",")
    .map((item) => unquoted(item.trim()))
    .filter((item) => item !== "");
}

/** A list of items; texts in quotes where they could not be read back without. */
export function writeItems(items: readonly string[]): string {
  const written = items.map(quotedWhereNeeded);
  const [only] = written;
  if (only === undefined) return "";
  return written.length === 1 ? only : `[${written.join(", ")}]`;
}

/** The fields of a record as it is written, each value as a text of its own. */
export function readFields(text: string): Readonly<Record<string, string>> {
  const trimmed = text.trim();
  if (!trimmed.startsWith("{") || !trimmed.endsWith("}")) return {};
  const fields: Record<string, string> = {};
  for (const part of splitOutside(trimmed.slice(1, -1), ";,")) {
    const colon = part.indexOf(":");
    if (colon < 0) continue;
    const value = part.slice(colon + 1).trim();
    fields[part.slice(0, colon).trim()] = value.startsWith('"') ? unquoted(value) : value;
  }
  return fields;
}

/** A record of fields; empty ones are left out, and no field at all is no text. */
export function writeFields(fields: Readonly<Record<string, string>>): string {
  const written = Object.entries(fields)
    .filter(([, value]) => value.trim() !== "")
    .map(([name, value]) => `${name}: ${isWhole(value) ? value : quotedWhereNeeded(value)}`);
  return written.length === 0 ? "" : `{ ${written.join("; ")} }`;
}

/** A list or a record, which stands as it is. */
function isWhole(text: string): boolean {
  const trimmed = text.trim();
  return /^\[.*\]$|^\{.*\}$/su.test(trimmed);
}

/** Cuts at separators that stand outside quotes and brackets. */
function splitOutside(text: string, separators: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let isQuoted = false;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (isQuoted && character === "\\") at++;
    else if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if ("[{".includes(character)) depth++;
    else if ("]}".includes(character)) depth--;
    else if (depth === 0 && separators.includes(character)) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}

function unquoted(text: string): string {
  if (text.length < 2 || !text.startsWith('"') || !text.endsWith('"')) return text;
  return text
    .slice(1, -1)
    .replace(/\\(["\\nt])/gu, (_, character: string) =>
      character === "n" ? "\n" : character === "t" ? "\t" : character,
    );
}

function quotedWhereNeeded(text: string): string {
  if (!/[",;[\]{}\n\t]|^\s|\s$|->|\/\//u.test(text)) return text;
  const escaped = text.replace(/["\\]/gu, "\\$&").replaceAll("\n", "\\n").replaceAll("\t", "\\t");
  return `"${escaped}"`;
}
