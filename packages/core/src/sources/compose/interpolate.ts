/** `${A}`, `${A:-b}`, `${A:?message}`, `${A:+c}`, `$A` and `$$` of Compose, from what `.env` says. */
import type { Artefact, Surroundings } from "../source.ts";

export interface Interpolated {
  readonly text: string;
  /** Variables that have neither a value nor a default; they stay as written. */
  readonly unknown: readonly string[];
}

export function interpolate(text: string, values: ReadonlyMap<string, string>): Interpolated {
  if (!text.includes("$")) return { text, unknown: [] };
  const unknown: string[] = [];
  return { text: filled(text, values, unknown, 0), unknown };
}

function filled(text: string, values: ReadonlyMap<string, string>, unknown: string[], depth: number): string {
  let result = "";
  let place = 0;
  for (;;) {
    const dollar = text.indexOf("$", place);
    if (dollar < 0 || depth > 10) return result + text.slice(place);
    result += text.slice(place, dollar);
    const next = text[dollar + 1];
    if (next === "$") {
      result += "$";
      place = dollar + 2;
    } else if (next === "{") {
      const end = endOfBraces(text, dollar + 2);
      if (end < 0) return result + text.slice(dollar);
      result += braced(text.slice(dollar + 2, end), values, unknown, depth);
      place = end + 1;
    } else {
      const name = /^[A-Za-z_]\w*/u.exec(text.slice(dollar + 1, dollar + 200))?.[0];
      if (name === undefined) {
        result += "$";
        place = dollar + 1;
      } else {
        result += valueOf(name, values, unknown);
        place = dollar + 1 + name.length;
      }
    }
  }
}

function braced(inner: string, values: ReadonlyMap<string, string>, unknown: string[], depth: number): string {
  const match = /^([A-Za-z_]\w*)(?:(:?[-?+])(.*))?$/su.exec(inner);
  if (match === null) return `\${${inner}}`;
  const [, name = "", operator = "", rest = ""] = match;
  const value = values.get(name);
  const isSet = value !== undefined && (value !== "" || !operator.startsWith(":"));
  if (operator.endsWith("-")) return isSet ? value : filled(rest, values, unknown, depth + 1);
  if (operator.endsWith("+")) return isSet ? filled(rest, values, unknown, depth + 1) : "";
  return valueOf(name, values, unknown);
}

function valueOf(name: string, values: ReadonlyMap<string, string>, unknown: string[]): string {
  const value = values.get(name);
  if (value !== undefined) return value;
  unknown.push(name);
  return `\${${name}}`;
}

function endOfBraces(text: string, start: number): number {
  let open = 1;
  for (let place = start; place < text.length; place++) {
    if (text[place] === "{") open++;
    else if (text[place] === "}" && --open === 0) return place;
  }
  return -1;
}

/** A `.env` file: names and values, later lines first seen by earlier ones. */
export function readEnvFile(text: string): ReadonlyMap<string, { readonly value: string; readonly line: number }> {
  const found = new Map<string, { value: string; line: number }>();
  const values = new Map<string, string>();
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    const match = /^(?:export\s+)?([A-Za-z_][\w.]*)\s*=(.*)$/u.exec(line.slice(0, 10_000).trim());
    if (match === null) continue;
    const name = match[1] ?? "";
    const raw = (match[2] ?? "").trim();
    const value = raw.startsWith("'") ? bare(raw) : interpolate(bare(raw), values).text;
    values.set(name, value);
    found.set(name, { value, line: index + 1 });
  }
  return found;
}

function bare(raw: string): string {
  const quoted = /^(["'])(.*?)\1/su.exec(raw);
  const comment = raw.search(/\s#/u);
  return quoted !== null ? (quoted[2] ?? "") : comment < 0 ? raw : raw.slice(0, comment).trimEnd();
}

/** A `.env` file, or else the example beside it, which people copy before they start. */
export function envFileAt(path: string, around: Surroundings): Artefact | undefined {
  const own = around.file(path);
  if (own !== undefined) return own;
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const plain = path.slice(folder.length).replace(/^\./u, "");
  const candidates = [".example", ".sample", ".template", ".dist", "-example", "-sample", ".default"].map(
    (end) => `${path}${end}`,
  );
  candidates.push(path.replace(/\.env$/u, ".example.env"));
  for (const candidate of [
    ...candidates,
    `${folder}example.${plain}`,
    `${folder}${plain}.example`,
    `${folder}${plain}.sample`,
  ]) {
    const found = around.file(candidate);
    if (found !== undefined) return found;
  }
  return undefined;
}
