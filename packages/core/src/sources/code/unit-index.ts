/** Index of one unit: where its names get their values, its functions, and from where they are called. */
import { type Defined, lastPart, lineOf, type UnitFile } from "./defined.ts";
import { injectedInto } from "./injected.ts";
import type { Call, FunctionOutline, Import } from "./outline.ts";

export interface KnownFunction {
  readonly file: UnitFile;
  readonly outline: FunctionOutline;
}

export interface CallSite {
  readonly file: UnitFile;
  readonly call: Call;
}

export interface UnitIndex {
  readonly files: readonly UnitFile[];
  /** By name, in the order of files and lines. */
  readonly definitions: ReadonlyMap<string, readonly Defined[]>;
  /** Those whose value says something, by name; and by file and name. */
  readonly valued: ReadonlyMap<string, readonly Defined[]>;
  readonly valuedHere: ReadonlyMap<string, readonly Defined[]>;
  readonly functions: ReadonlyMap<string, readonly KnownFunction[]>;
  /** By the last part of the callee. */
  readonly calls: ReadonlyMap<string, readonly CallSite[]>;
  /** By file: what annotations, tags and settings classes put into names, and functions into what pointers name. */
  readonly injected: ReadonlyMap<string, readonly Defined[]>;
  /** By file and name. */
  readonly imports: ReadonlyMap<string, ReadonlyMap<string, Import>>;
}

/** Deeper records than these are not taken apart. */
const DEEPEST_RECORD = 6;

export function indexUnit(files: readonly UnitFile[]): UnitIndex {
  const definitions = new Map<string, Defined[]>();
  const valued = new Map<string, Defined[]>();
  const valuedHere = new Map<string, Defined[]>();
  const functions = new Map<string, KnownFunction[]>();
  const calls = new Map<string, CallSite[]>();
  const imports = new Map<string, ReadonlyMap<string, Import>>();
  const injected = new Map<string, readonly Defined[]>();
  const define = (defined: Defined): void => {
    push(definitions, defined.name, defined);
    if (defined.value.is !== "unknown" && defined.value.is !== "constant") {
      push(valued, defined.name, defined);
      push(valuedHere, hereKey(defined.file, defined.name), defined);
    }
    takeApart(defined, define, 0);
  };
  for (const file of files) {
    const { outline } = file;
    for (const one of outline.definitions) define({ file, ...one });
    const brought = injectedInto(file);
    injected.set(file.path, brought);
    for (const one of brought) define(one);
    for (const one of outline.functions) {
      push(functions, functionName(one), { file, outline: one });
      const [only] = one.returns;
      // A function that gives back a record is a configuration: `() => ({ redis: { url } })`.
      if (only?.is === "record")
        takeApart({ file, inside: one.inside, name: one.name, value: only, line: one.line }, define, 0);
    }
    for (const call of outline.calls) push(calls, lastPart(call.callee), { file, call });
    imports.set(file.path, new Map(outline.imports.flatMap((one) => one.names.map((name) => [name, one] as const))));
  }
  return { files, definitions, valued, valuedHere, functions, calls, injected, imports };
}

export function hereKey(file: UnitFile, name: string): string {
  return `${file.path} ${name}`;
}

/** Constructors are called by the name of their type. */
function functionName({ name, inside }: FunctionOutline): string {
  return /^(?:constructor|__init__|__construct|initialize)$/u.test(name) ? `new ${lastPart(inside)}` : name;
}

/** Fields of a record are names of their own: `config.redis.url`. */
function takeApart(defined: Defined, define: (defined: Defined) => void, depth: number): void {
  const { value, file, inside, name, line } = defined;
  const record =
    value.is === "record"
      ? value
      : value.is === "call"
        ? value.call.arguments.find((one) => one.is === "record")
        : undefined;
  if (record?.is !== "record" || depth >= DEEPEST_RECORD) return;
  const path = inside === "" ? name : `${inside}.${name}`;
  for (const [key, field] of Object.entries(record.fields))
    if (/^[\w-]+$/u.test(key))
      define({
        file,
        inside: path,
        name: key,
        value: field,
        line: lineOf(field) ?? line,
        around: defined.around ?? inside,
      });
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
