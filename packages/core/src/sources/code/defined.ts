/** Files of a unit, and names in them that have a value. */
import type { CodeOutline, Expression } from "./outline.ts";

export interface UnitFile {
  readonly path: string;
  readonly outline: CodeOutline;
}

export interface Defined {
  readonly file: UnitFile;
  readonly inside: string;
  readonly name: string;
  readonly value: Expression;
  readonly type?: string;
  readonly around?: string;
  readonly line: number;
}

/** The last part of a name with dots; `new` stays with it. */
export function lastPart(name: string): string {
  const dot = name.lastIndexOf(".");
  const last = name.slice(dot + 1);
  return name.startsWith("new ") && !last.startsWith("new ") ? `new ${last}` : last;
}

/** All but the last part. */
export function outerPart(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot < 0 ? "" : name.slice(0, dot);
}

export function lineOf(expression: Expression): number | undefined {
  return expression.is === "text" || expression.is === "name"
    ? expression.line
    : expression.is === "call"
      ? expression.call.line
      : undefined;
}
