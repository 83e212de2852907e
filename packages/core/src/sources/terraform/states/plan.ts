/** `terraform show -json`: of a plan with the references of its configuration, of a state without. */
import { type Fields, fieldsOf, isFields, isList, isUnknown, type Pointer, type Value } from "../evaluate/value.ts";
import type { Provider } from "../root.ts";
import { type Instance, isRecord, recordsIn, textAt } from "./tree.ts";
import { safeFields } from "./values.ts";

type Json = Readonly<Record<string, unknown>>;

export interface Shown {
  readonly instances: readonly Instance[];
  readonly providers: readonly Omit<Provider, "at">[];
  /** Sources of modules from elsewhere by address. */
  readonly sources: ReadonlyMap<string, string>;
}

export function shown(json: Json): Shown | undefined {
  const planned = record(json["planned_values"]) ?? record(json["values"]);
  const root = record(planned?.["root_module"]);
  if (root === undefined) return undefined;
  const configuration = record(json["configuration"]) ?? {};
  const module = record(configuration["root_module"]) ?? {};
  const prior = record(record(record(json["prior_state"])?.["values"])?.["root_module"]);
  const data = prior === undefined ? [] : [...instancesIn(prior, module, 20)].filter(({ isData }) => isData);
  return {
    instances: [...data, ...instancesIn(root, module, 20)],
    providers: providersOf(configuration),
    sources: new Map(sourcesOf(module, "", 20)),
  };
}

function record(value: unknown): Json | undefined {
  return isRecord(value) ? value : undefined;
}

/** Resources of a module and of those in it, their values over the references of the configuration. */
function* instancesIn(module: Json, root: Json, depth: number): Generator<Instance> {
  for (const resource of recordsIn(module["resources"])) {
    const [address, type, name] = [textAt(resource, "address"), textAt(resource, "type"), textAt(resource, "name")];
    const isData = resource["mode"] === "data";
    if (address === "" || type === "") continue;
    const values = safeFields(resource["values"], resource["sensitive_values"]);
    const path = modulePath(address);
    const configured = configurationAt(root, path);
    const own = recordsIn(configured?.["resources"]).find(
      (one) => textAt(one, "address") === `${isData ? "data." : ""}${type}.${name}`,
    );
    const references = own === undefined ? undefined : expressions(record(own["expressions"]) ?? {}, root, path);
    yield { address, isData, type, name, config: references === undefined ? values : over(references, values) };
  }
  if (depth > 0) for (const child of recordsIn(module["child_modules"])) yield* instancesIn(child, root, depth - 1);
}

/** `module.a.module.b["x"].aws_vpc.c` is in `a`, `b`. */
function modulePath(address: string): readonly string[] {
  return [...address.matchAll(/(?:^|\.)module\.([^.[]+)/gu)].map((match) => match[1] ?? "");
}

function configurationAt(root: Json, path: readonly string[]): Json | undefined {
  let module: Json | undefined = root;
  for (const name of path) module = record(record(record(module?.["module_calls"])?.[name])?.["module"]);
  return module;
}

function expressions(described: Json, root: Json, path: readonly string[]): Fields {
  return fieldsOf(Object.entries(described).map(([name, value]) => [name, expression(value, root, path, 20)] as const));
}

function expression(value: unknown, root: Json, path: readonly string[], depth: number): Value {
  if (depth === 0) return { is: "unknown", from: [] };
  if (Array.isArray(value)) return value.map((item) => expression(item, root, path, depth - 1));
  if (!isRecord(value)) return { is: "unknown", from: [] };
  if (Array.isArray(value["references"])) {
    const texts = (value["references"] as readonly unknown[]).filter((one) => typeof one === "string");
    const from = longest(texts).flatMap((text) => pointersOf(text, root, path, 12));
    const [only] = from;
    return from.length === 1 && only !== undefined ? only : { is: "unknown", from };
  }
  if ("constant_value" in value) return { is: "unknown", from: [] };
  return fieldsOf(
    Object.entries(value).map(([name, inner]) => [name, expression(inner, root, path, depth - 1)] as const),
  );
}

/** `aws_vpc.main.id` is listed with `aws_vpc.main`: only the longer one counts. */
function longest(texts: readonly string[]): readonly string[] {
  return texts.filter(
    (text) =>
      !texts.some((other) => other !== text && other.startsWith(text) && /^[.[]/u.test(other.slice(text.length))),
  );
}

/** A reference in a module, through variables to the caller and through outputs into modules. */
function pointersOf(text: string, root: Json, path: readonly string[], depth: number): readonly Pointer[] {
  if (depth === 0) return [];
  const parts = text.replaceAll(/\[\d+\]/gu, "").split(".");
  const [first = "", second = "", third = ""] = parts;
  const prefix = path.map((name) => `module.${name}.`).join("");
  if (first === "var") {
    const call = record(record(configurationAt(root, path.slice(0, -1))?.["module_calls"])?.[path.at(-1) ?? ""]);
    return referencesIn(record(call?.["expressions"])?.[second]).flatMap((one) =>
      pointersOf(one, root, path.slice(0, -1), depth - 1),
    );
  }
  if (first === "module") {
    const name = second.replace(/\[.*$/u, "");
    const output = record(record(configurationAt(root, [...path, name])?.["outputs"])?.[third]);
    const inner = referencesIn(output?.["expression"]).flatMap((one) =>
      pointersOf(one, root, [...path, name], depth - 1),
    );
    return inner.length > 0 ? inner : [{ is: "pointer", address: `${prefix}module.${name}`, path: parts.slice(2) }];
  }
  if (/^(?:local|each|count|path|terraform|self)$/u.test(first)) return [];
  const length = first === "data" ? 3 : 2;
  return parts.length < length
    ? []
    : [{ is: "pointer", address: `${prefix}${parts.slice(0, length).join(".")}`, path: parts.slice(length) }];
}

function referencesIn(value: unknown): readonly string[] {
  const found: string[] = [];
  const open: unknown[] = [value];
  for (let index = 0; index < open.length && index < 2000; index++) {
    const one = open[index];
    if (Array.isArray(one)) open.push(...(one as readonly unknown[]));
    else if (isRecord(one)) {
      const references = one["references"];
      if (Array.isArray(references))
        found.push(...longest((references as readonly unknown[]).filter((text) => typeof text === "string")));
      else open.push(...Object.values(one));
    }
  }
  return found;
}

/** Values over references: what is known wins, references fill what is not. */
function over(below: Value, above: Value): Fields {
  const found = deepOver(below, above, 20);
  return isFields(found) ? found : fieldsOf([]);
}

function deepOver(below: Value | undefined, above: Value | undefined, depth: number): Value {
  if (above === undefined || above === null) return below ?? null;
  if (isUnknown(above)) return below ?? above;
  if (below === undefined || depth === 0) return above;
  if (isFields(below) && isFields(above)) {
    const names = new Set([...below.fields.keys(), ...above.fields.keys()]);
    return fieldsOf(
      [...names].map((name) => [name, deepOver(below.fields.get(name), above.fields.get(name), depth - 1)] as const),
    );
  }
  if (isList(below) && isList(above)) return above.map((item, index) => deepOver(below[index], item, depth - 1));
  return isList(above) && above.length === 0 ? below : above;
}

function providersOf(configuration: Json): readonly Omit<Provider, "at">[] {
  return Object.values(record(configuration["provider_config"]) ?? {})
    .filter(isRecord)
    .map((provider) => {
      const alias = textAt(provider, "alias");
      const values = Object.entries(record(provider["expressions"]) ?? {}).flatMap(([name, value]) => {
        const constant = record(value)?.["constant_value"];
        return typeof constant === "string" ? [[name, constant] as const] : [];
      });
      return {
        name: textAt(provider, "name"),
        ...(alias === "" ? {} : { alias }),
        config: safeFields(Object.fromEntries(values)),
      };
    });
}

function* sourcesOf(module: Json, prefix: string, depth: number): Generator<readonly [string, string]> {
  for (const [name, call] of Object.entries(record(module["module_calls"]) ?? {})) {
    if (!isRecord(call)) continue;
    yield [`${prefix}module.${name}`, textAt(call, "source")];
    const inner = record(call["module"]);
    if (inner !== undefined && depth > 0) yield* sourcesOf(inner, `${prefix}module.${name}.`, depth - 1);
  }
}
