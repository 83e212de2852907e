/** A YAML text as named fields that are asked for one by one; what is of the wrong sort, or was never asked for, is told. */
import { LineCounter, parseDocument } from "yaml";
import type { Diagnostic } from "../../base/diagnostic.ts";

export interface YamlLimits {
  readonly bytes: number;
  /** Most brackets open at once, and most blanks and dashes before a line. */
  readonly depth: number;
  /** Most uses of one anchor, times those inside it. */
  readonly aliases: number;
}

/** What a model written by people stays far below. */
export const yamlLimits: YamlLimits = { bytes: 16 * 1024 * 1024, depth: 500, aliases: 10_000 };

/** The fields of one text; undefined after telling of a mistake of syntax. Never throws. */
export function readYaml(
  uri: string,
  text: string,
  diagnostics: Diagnostic[],
  limits: YamlLimits = yamlLimits,
): Fields | undefined {
  const failed = (code: string, parameters: Diagnostic["parameters"]): undefined => {
    diagnostics.push(threagileDiagnostic(code, "error", uri, parameters));
    return undefined;
  };
  if (text.length > limits.bytes) return failed("threagile-too-large", { limit: limits.bytes });
  if (deepest(text) > limits.depth) return failed("threagile-too-deep", { limit: limits.depth });
  const lines = new LineCounter();
  // To look for keys that are there twice takes the square of their number.
  const document = parseDocument(text, { lineCounter: lines, merge: true, uniqueKeys: false });
  const [error] = document.errors;
  if (error !== undefined) return failed("threagile-syntax", { line: lines.linePos(error.pos[0]).line });
  let value: unknown;
  try {
    value = document.toJS({ mapAsMap: true, maxAliasCount: limits.aliases });
  } catch {
    // Aliases of what there is not, or too many of them: the only two things that this can throw of.
    return failed("threagile-aliases", {});
  }
  if (!(value instanceof Map)) return failed("threagile-not-a-model", {});
  return new Fields(value, uri, uri, diagnostics);
}

export function threagileDiagnostic(
  code: string,
  severity: Diagnostic["severity"],
  uri: string,
  parameters: Diagnostic["parameters"],
): Diagnostic {
  return { code, severity, uri, span: { start: 0, end: 0 }, parameters };
}

/** The fields of one thing of the file. */
export class Fields {
  readonly uri: string;
  /** Whose fields these are, for diagnostics. */
  readonly of: string;
  private readonly values: ReadonlyMap<unknown, unknown>;
  private readonly asked: Set<string> = new Set();
  private readonly told: Set<string> = new Set();
  private readonly made: Map<string, readonly Thing[]> = new Map();
  private readonly diagnostics: Diagnostic[];

  constructor(values: ReadonlyMap<unknown, unknown>, of: string, uri: string, diagnostics: Diagnostic[]) {
    this.values = values;
    this.of = of;
    this.uri = uri;
    this.diagnostics = diagnostics;
  }

  /** A text, trimmed; numbers are texts too. Undefined where it is absent or empty. */
  text(field: string): string | undefined {
    const value = this.value(field);
    if (value === undefined) return undefined;
    const text = plain(value);
    if (text === undefined) return this.complain(field, "text");
    return text === "" ? undefined : text;
  }

  flag(field: string): boolean | undefined {
    const value = this.value(field);
    if (value === undefined || typeof value === "boolean") return value;
    return this.complain(field, "flag");
  }

  /** Texts of a list; empty where it is absent. */
  list(field: string): readonly string[] {
    const value = this.value(field);
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      const text = plain(value);
      if (text === undefined) this.complain(field, "list");
      return text === undefined || text === "" ? [] : [text];
    }
    const texts: string[] = [];
    for (const one of value) {
      const text = plain(one);
      if (text === undefined) this.complain(field, "list");
      else if (text !== "") texts.push(text);
    }
    return [...new Set(texts)];
  }

  /** What a field has inside: things by name, or a list of things that name themselves. The same ones each time. */
  things(field: string): readonly Thing[] {
    let things = this.made.get(field);
    if (things === undefined) this.made.set(field, (things = this.makeThings(field)));
    return things;
  }

  /** Texts by name: a field whose own fields are the author's words. */
  texts(field: string): readonly (readonly [name: string, text: string])[] {
    const value = this.value(field);
    if (value === undefined) return [];
    if (!(value instanceof Map)) {
      this.complain(field, "fields");
      return [];
    }
    return [...value].map(([name, text]) => [plain(name) ?? "", plain(text) ?? ""] as const);
  }

  /** The one thing that a field has inside. */
  part(field: string): Fields | undefined {
    const value = this.value(field);
    if (value === undefined) return undefined;
    if (value instanceof Map) return new Fields(value, field, this.uri, this.diagnostics);
    return this.complain(field, "fields");
  }

  /** Fields that nobody has asked for and that say something. */
  unread(): readonly string[] {
    return [...this.values].flatMap(([key, value]) => {
      const isSilent = value === null || value === "" || (Array.isArray(value) && value.length === 0);
      return typeof key === "string" && !this.asked.has(key) && !isSilent && key !== "<<" ? [key] : [];
    });
  }

  private makeThings(field: string): readonly Thing[] {
    const value = this.value(field);
    if (value === undefined) return [];
    const named = pairsIn(value);
    if (named === undefined) this.complain(field, "fields");
    return (named ?? []).flatMap(([key, one]): Thing[] => {
      const name = plain(key) ?? "";
      if (one instanceof Map) return [[name, new Fields(one, name, this.uri, this.diagnostics)]];
      this.complain(field, "fields");
      return [];
    });
  }

  private value(field: string): unknown {
    this.asked.add(field);
    return this.values.get(field) ?? undefined;
  }

  private complain(field: string, expected: "text" | "flag" | "list" | "fields"): undefined {
    if (!this.told.has(field))
      this.diagnostics.push(
        threagileDiagnostic("threagile-field", "warning", this.uri, { field, of: this.of, expected }),
      );
    this.told.add(field);
    return undefined;
  }
}

/** Something of the file by its name. */
export type Thing = readonly [name: string, fields: Fields];

function pairsIn(value: unknown): readonly (readonly [unknown, unknown])[] | undefined {
  if (value instanceof Map) return [...value];
  if (!Array.isArray(value)) return undefined;
  return value.map((one: unknown) => [one instanceof Map ? (one.get("title") ?? one.get("id")) : "", one] as const);
}

function plain(value: unknown): string | undefined {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value.replaceAll("\u0000", "").trim();
  return typeof value === "number" || typeof value === "boolean" || typeof value === "bigint"
    ? String(value)
    : undefined;
}

/** An upper bound of the nesting, in one pass: brackets that are open, and the blanks and dashes that a line begins with. */
function deepest(text: string): number {
  let open = 0;
  let most = 0;
  let steps = 0;
  let isAtStart = true;
  for (let index = 0; index < text.length; index++) {
    const letter = text.charCodeAt(index);
    if (letter === NEWLINE) {
      isAtStart = true;
      steps = 0;
    } else if (isAtStart && (letter === BLANK || letter === DASH || letter === QUESTION))
      most = Math.max(most, ++steps);
    else isAtStart = false;
    if (letter === OPEN_SQUARE || letter === OPEN_CURLY) most = Math.max(most, ++open);
    else if ((letter === CLOSE_SQUARE || letter === CLOSE_CURLY) && open > 0) open--;
  }
  return most;
}

const [NEWLINE, BLANK, DASH, QUESTION] = [10, 32, 45, 63];
const [OPEN_SQUARE, CLOSE_SQUARE, OPEN_CURLY, CLOSE_CURLY] = [91, 93, 123, 125];
