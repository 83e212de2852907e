/** Claims from text that anybody may have changed: what has the shape of a claim is one, all else is none. */
import type { FactValue } from "../facts.ts";
import type { Claim } from "./claim.ts";

/** The value as a claim; undefined where it is none. */
export function claimOf(value: unknown): Claim | undefined {
  if (!isObject(value) || typeof value["claim"] !== "string" || !claimed(value)) return undefined;
  const shape = Object.hasOwn(shapes, value["claim"]) ? shapes[value["claim"]] : undefined;
  // The shape has looked at every field that the type names.
  return shape?.(value) === true ? (value as unknown as Claim) : undefined;
}

/** Is it a value as facts have them, nested no deeper than anybody writes? */
function isFactValue(value: unknown, depth = 0): value is FactValue {
  if (typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (depth > MOST_DEPTH) return false;
  if (Array.isArray(value)) return value.every((item) => isFactValue(item, depth + 1));
  if (!isObject(value)) return false;
  const keys = Object.keys(value).sort().join();
  if (keys === "reference" || keys === "word") return typeof value[keys] === "string";
  if (keys === "quantity,unit") return Number.isFinite(value["quantity"]) && typeof value["unit"] === "string";
  const { record } = value;
  return keys === "record" && isObject(record) && Object.values(record).every((item) => isFactValue(item, depth + 1));
}

const MOST_DEPTH = 40;

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === "string";
const number: Check = (value) => typeof value === "number" && Number.isFinite(value);
const flag: Check = (value) => typeof value === "boolean";
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const values =
  (check: Check): Check =>
  (value) =>
    isObject(value) && Object.values(value).every(check);
const fields =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isObject(value) && Object.entries(checks).every(([name, check]) => check(value[name]));
/** One of some words. */
function words(known: string): Check {
  const all = new Set(known.split(" "));
  return (value) => typeof value === "string" && all.has(value);
}

const sort = words(
  "service code package image chart interface client store broker topic database entity node zone technology external team system pipeline finding dataset document",
);
const purpose = words("call data telemetry startup other");
const evidence = words(
  "trace route address-read address literal client declared catalogue policy shared-address start-order drawn prose",
);
const scope = fields({ space: maybe(text), environment: maybe(text), variant: maybe(text) });
const typedKeys = list(fields({ type: text, value: text }));
const factValue: Check = (value) => isFactValue(value);
const lookup = fields({
  host: maybe(text),
  port: maybe(number),
  name: maybe(text),
  path: maybe(text),
  protocol: maybe(text),
  keys: maybe(typedKeys),
  labels: maybe(values(text)),
  sorts: maybe(list(sort)),
  scope: maybe(scope),
  variable: maybe(text),
});
const reference: Check = (value) =>
  isObject(value) && (text(value["key"]) || (value["key"] === undefined && lookup(value["lookup"])));
const claimed = fields({
  at: fields({ file: text, line: maybe(number), pointer: maybe(text) }),
  seenBy: text,
  certainty: maybe(number),
});

const shapes: Readonly<Record<string, Check>> = {
  mention: fields({
    key: text,
    sort,
    names: list(text),
    title: maybe(text),
    keys: typedKeys,
    scope,
    inside: maybe(reference),
  }),
  attribute: fields({ of: text, name: text, value: factValue }),
  relationship: fields({
    from: reference,
    to: reference,
    purpose,
    evidence,
    verb: maybe(text),
    protocol: maybe(text),
    attributes: maybe(values(factValue)),
    scope: maybe(scope),
  }),
  setting: fields({
    of: text,
    variable: text,
    addresses: list(lookup),
    value: maybe(text),
    isShared: maybe(flag),
    isDefault: maybe(flag),
    purpose: maybe(purpose),
  }),
  reading: fields({ of: text, variable: text }),
  gap: fields({ gap: text, of: maybe(text), what: maybe(text) }),
};

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
