/**
 * Sidecar lines: `word word key=value`, one thing a line, children indented by two spaces, so that people can read, edit and
 * merge them. A value is a bare word or a JSON string; a key may stand more than once.
 */

export interface Line {
  /** Steps of two spaces. */
  readonly depth: number;
  readonly words: readonly string[];
  readonly values: readonly (readonly [string, string])[];
}

/** Lines as text, with a comment in front. */
export function printLines(comment: string, lines: readonly Line[]): string {
  return [`# ${comment}`, ...lines.map(printLine), ""].join("\n");
}

/** The lines of a text; blank lines, comments and what cannot be read are left out. */
export function parseLines(text: string): readonly Line[] {
  return text.split(/\r?\n/).flatMap((line) => (/^\s*(#|$)/.test(line) ? [] : [parseLine(line)]));
}

/** First value of a key. */
export function valueOf(line: Line, key: string): string | undefined {
  return line.values.find(([name]) => name === key)?.[1];
}

/** All values of a key. */
export function valuesOf(line: Line, key: string): readonly string[] {
  return line.values.flatMap(([name, value]) => (name === key ? [value] : []));
}

function printLine({ depth, words, values }: Line): string {
  const parts = [...words.map(printWord), ...values.map(([key, value]) => `${key}=${printWord(value)}`)];
  return `${"  ".repeat(depth)}${parts.join(" ")}`;
}

const BARE = /^[^\s"=#\\][^\s"=\\]*$/;
const COLOUR = /^#[0-9a-f]{6}$/;

function printWord(word: string): string {
  return BARE.test(word) || COLOUR.test(word) ? word : JSON.stringify(word);
}

const TOKEN = /(?:([^\s"=]+)=)?("(?:[^"\\]|\\.)*"|[^\s"=]+)/g;

function parseLine(text: string): Line {
  const depth = Math.floor((/^ */.exec(text)?.[0].length ?? 0) / 2);
  const words: string[] = [];
  const values: [string, string][] = [];
  for (const [, key, written = ""] of text.matchAll(TOKEN)) {
    const value = unquote(written);
    if (value === undefined) continue;
    if (key === undefined) words.push(value);
    else values.push([key, value]);
  }
  return { depth, words, values };
}

function unquote(written: string): string | undefined {
  if (!written.startsWith('"')) return written;
  try {
    const value: unknown = JSON.parse(written);
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}
