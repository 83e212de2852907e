/** Values of HCL as far as they can be known without a cloud: plain ones, references to resources, texts with references in them. */

export type Value = string | number | boolean | null | readonly Value[] | Fields | Pointer | Joined | Encoded | Unknown;

export interface Fields {
  readonly is: "fields";
  readonly fields: ReadonlyMap<string, Value>;
}

/** What a resource will have: known by reference. */
export interface Pointer {
  readonly is: "pointer";
  /** Full address in its root: `module.data.aws_db_instance.orders`, `module.network` of a module that is not here. */
  readonly address: string;
  readonly path: readonly (string | number)[];
}

/** Text with references in it. */
export interface Joined {
  readonly is: "joined";
  readonly parts: readonly Value[];
}

/** A value in the clothes of a text: `jsonencode(x)`. */
export interface Encoded {
  readonly is: "encoded";
  readonly of: Value;
}

export interface Unknown {
  readonly is: "unknown";
  /** What it depends on. */
  readonly from: readonly Pointer[];
}

export const unknown: Unknown = { is: "unknown", from: [] };

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isFields(value: Value | undefined): value is Fields {
  return typeof value === "object" && value !== null && "is" in value && value.is === "fields";
}

export function isPointer(value: Value | undefined): value is Pointer {
  return typeof value === "object" && value !== null && "is" in value && value.is === "pointer";
}

export function isUnknown(value: Value): value is Unknown {
  return typeof value === "object" && value !== null && "is" in value && value.is === "unknown";
}

export function fieldsOf(entries: Iterable<readonly [string, Value]>): Fields {
  return { is: "fields", fields: new Map(entries) };
}

/** All references in a value, in order, each once. */
export function pointersIn(value: Value | undefined): readonly Pointer[] {
  const found = new Map<string, Pointer>();
  const open: (Value | undefined)[] = [value];
  for (let at = 0; at < open.length && at < 100_000; at++) {
    const one = open[at];
    if (one === null || typeof one !== "object") continue;
    if (isList(one)) open.push(...one);
    else if (one.is === "fields") open.push(...one.fields.values());
    else if (one.is === "joined") open.push(...one.parts);
    else if (one.is === "encoded") open.push(one.of);
    else if (one.is === "unknown") open.push(...one.from);
    else found.set(`${one.address}\u0000${one.path.join(".")}`, one);
  }
  return [...found.values()];
}

/** Nothing is known of it but what it depends on. */
export function unknownFrom(...values: readonly (Value | undefined)[]): Unknown {
  const from = values.flatMap((value) => [...pointersIn(value)]);
  return from.length === 0 ? unknown : { is: "unknown", from: from.slice(0, 100) };
}

/** Text of a plain value; `undefined` where it is none or holds references. */
export function plainText(value: Value | undefined): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return undefined;
}

/** One after the other: a plain text where all parts are plain. */
export function joined(parts: readonly Value[]): Value {
  const flat: Value[] = [];
  for (const part of parts) {
    const pieces =
      typeof part === "object" && part !== null && !isList(part) && part.is === "joined" ? part.parts : [part];
    for (const piece of pieces) {
      const text = plainText(piece);
      const last = flat.at(-1);
      if (text === undefined) flat.push(piece);
      else if (typeof last === "string") flat[flat.length - 1] = last + text;
      else flat.push(text);
    }
  }
  if (flat.length === 0) return "";
  const [only] = flat;
  if (flat.length === 1 && only !== undefined && (typeof only === "string" || isPointer(only))) return only;
  return { is: "joined", parts: flat };
}

/** One step into a value: a field, an index, `*` for each. */
export function stepInto(value: Value, step: string | number): Value {
  if (value === null || typeof value !== "object") return unknown;
  if (isList(value)) {
    if (step === "*") return value;
    const index = Number(step);
    return Number.isInteger(index) ? (value[index < 0 ? value.length + index : index] ?? unknown) : unknownFrom(value);
  }
  if (value.is === "fields") return value.fields.get(String(step)) ?? unknown;
  if (value.is === "pointer") return { ...value, path: [...value.path, step].slice(0, 20) };
  return unknownFrom(value);
}

/** JSON as parsed to a value. */
export function valueOfJson(json: unknown, depth: number = 100): Value {
  if (json === null || typeof json === "string" || typeof json === "number" || typeof json === "boolean") return json;
  if (depth === 0 || typeof json !== "object") return unknown;
  if (Array.isArray(json)) return json.map((item) => valueOfJson(item, depth - 1));
  return fieldsOf(Object.entries(json).map(([key, item]) => [key, valueOfJson(item, depth - 1)] as const));
}
