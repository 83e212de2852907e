/** Plain values as block YAML, as `toYaml` of Helm writes them. */
import { isRecord, type Plain } from "../../parts/plain.ts";

export function writeYaml(value: Plain): string {
  return blockOf(value, 0).replace(/^\n/u, "");
}

function blockOf(value: Plain, column: number): string {
  const space = " ".repeat(column);
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    return (value as readonly Plain[]).map((item) => `\n${space}- ${nestedIn(item, column + 2)}`).join("");
  }
  if (isRecord(value)) {
    const entries = Object.entries(value);
    if (entries.length === 0) return "{}";
    return entries.map(([name, one]) => `\n${space}${keyOf(name)}:${valueOf(one, column + 2)}`).join("");
  }
  return scalarOf(value);
}

function nestedIn(value: Plain, column: number): string {
  return blockOf(value, column).replace(/^\n\s*/u, "");
}

function valueOf(value: Plain, column: number): string {
  const text = blockOf(value, column);
  return text.startsWith("\n") ? text : ` ${text}`;
}

function keyOf(name: string): string {
  return /^[A-Za-z_][\w./-]*$/u.test(name) ? name : JSON.stringify(name);
}

function scalarOf(value: Plain): string {
  if (value === null) return "null";
  if (typeof value !== "string") return JSON.stringify(value);
  return /^[A-Za-z_/][\w ./-]*$/u.test(value) &&
    !/^(?:true|false|null|yes|no|on|off)$/iu.test(value) &&
    !value.endsWith(" ")
    ? value
    : JSON.stringify(value);
}
