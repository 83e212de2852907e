/** Java properties and `.env` files as flat lists of names and values, with lines. */

export interface Property {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

/** A `.properties` file: `name=value`, `name: value`, continued lines, comments by `#` and `!`. A line `#---` begins a new document. */
export function readProperties(text: string): readonly (readonly Property[])[] {
  const documents: Property[][] = [[]];
  const lines = text.split(/\r\n|\n|\r/u);
  for (let index = 0; index < lines.length; index++) {
    const first = (lines[index] ?? "").trimStart();
    const line = index + 1;
    if (/^[#!]---\s*$/u.test(first)) documents.push([]);
    if (first === "" || first.startsWith("#") || first.startsWith("!")) continue;
    let whole = first;
    while (isContinued(whole) && index + 1 < lines.length)
      whole = whole.slice(0, -1) + (lines[++index] ?? "").trimStart();
    const property = split(whole, line);
    if (property !== undefined) documents.at(-1)?.push(property);
  }
  return documents;
}

/** Does a line end with an odd number of backslashes? */
function isContinued(text: string): boolean {
  let count = 0;
  while (text[text.length - 1 - count] === "\\") count++;
  return count % 2 === 1;
}

function split(text: string, line: number): Property | undefined {
  let at = 0;
  while (at < text.length && !/[=:\s]/u.test(text[at] ?? "")) at += text[at] === "\\" ? 2 : 1;
  const name = unescaped(text.slice(0, at));
  if (name === "") return undefined;
  const value = text
    .slice(at)
    .replace(/^\s*[=:]?\s*/u, "")
    .trimEnd();
  return { name, value: unescaped(value), line };
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(?:u([0-9a-f]{4})|(.))/giu, (_, code: string | undefined, sign: string | undefined) =>
    code === undefined ? (ESCAPES[sign ?? ""] ?? sign ?? "") : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", f: "\f" };

/** A `.env` file: `NAME=value`, `export NAME=value`, quotes, comments. */
export function readDotenv(text: string): readonly Property[] {
  return text.split(/\r\n|\n|\r/u).flatMap((written, index) => {
    const match = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*=\s*(.*)$/u.exec(written);
    if (match === null) return [];
    return [{ name: match[1] ?? "", value: unquoted((match[2] ?? "").trim()), line: index + 1 }];
  });
}

function unquoted(text: string): string {
  const [quote] = text;
  if (quote === '"' || quote === "'") {
    const end = text.indexOf(quote, 1);
    if (end > 0) return text.slice(1, end);
  }
  return text.replace(/\s#.*$/u, "").trimEnd();
}
