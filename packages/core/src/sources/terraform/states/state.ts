/** `terraform.tfstate`, versions 3 and 4. */
import { fieldsOf, type Fields } from "../evaluate/value.ts";
import { type Instance, isRecord, recordsIn, textAt } from "./tree.ts";
import { safeFields } from "./values.ts";

/** `undefined` where it is no state that is known. */
export function instancesOfState(json: Readonly<Record<string, unknown>>): readonly Instance[] | undefined {
  if (json["version"] === 4) return recordsIn(json["resources"]).flatMap(ofVersion4);
  if (json["version"] === 3 || json["version"] === 2 || json["version"] === 1)
    return recordsIn(json["modules"]).flatMap(ofVersion3);
  return undefined;
}

function ofVersion4(resource: Readonly<Record<string, unknown>>): readonly Instance[] {
  const [type, name, module] = [textAt(resource, "type"), textAt(resource, "name"), textAt(resource, "module")];
  const isData = resource["mode"] === "data";
  if (type === "" || name === "") return [];
  return recordsIn(resource["instances"]).map((instance) => {
    const key = instance["index_key"];
    const index = typeof key === "number" ? `[${key}]` : typeof key === "string" ? `[${JSON.stringify(key)}]` : "";
    const attributes = isRecord(instance["attributes"])
      ? safeFields(instance["attributes"], sensitiveOf(instance["sensitive_attributes"]))
      : flat(instance["attributes_flat"]);
    return {
      address: `${module === "" ? "" : `${module}.`}${isData ? "data." : ""}${type}.${name}${index}`,
      isData,
      type,
      name,
      config: attributes,
    };
  });
}

/** Paths of what is secret as a tree of flags. */
function sensitiveOf(paths: unknown): unknown {
  const tree: Record<string, unknown> = {};
  for (const path of Array.isArray(paths) ? (paths as readonly unknown[]) : []) {
    const [first] = Array.isArray(path) ? recordsIn(path) : isRecord(path) ? [path] : [];
    const name = typeof path === "string" ? path : first === undefined ? "" : textAt(first, "value");
    if (name !== "") tree[name] = true;
  }
  return tree;
}

function ofVersion3(module: Readonly<Record<string, unknown>>): readonly Instance[] {
  const path = Array.isArray(module["path"])
    ? (module["path"] as readonly unknown[]).filter((part) => typeof part === "string" && part !== "root")
    : [];
  const prefix = path.map((part) => `module.${String(part)}.`).join("");
  const resources = isRecord(module["resources"]) ? Object.entries(module["resources"]) : [];
  return resources.flatMap(([key, resource]) => {
    const match = /^(data\.)?([a-z0-9_]+)\.([^.]+)(?:\.(\d+))?$/iu.exec(key);
    if (match === null || !isRecord(resource)) return [];
    const [, data = "", type = "", name = "", index] = match;
    const primary = isRecord(resource["primary"]) ? resource["primary"] : {};
    const address = `${prefix}${data}${type}.${name}${index === undefined ? "" : `[${index}]`}`;
    return [{ address, isData: data !== "", type, name, config: flat(primary["attributes"]) }];
  });
}

/** Attributes of old states are flat: `ingress.#`, `ingress.25.from_port`, `tags.Name`. */
function flat(attributes: unknown): Fields {
  if (!isRecord(attributes)) return fieldsOf([]);
  const tree: Branch = new Map();
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value !== "string" || /[#%]$/u.test(key)) continue;
    let branch = tree;
    const parts = key.split(".");
    const last = parts.pop() ?? "";
    for (const part of parts.slice(0, 30)) {
      const next = branch.get(part);
      const inner: Branch = next instanceof Map ? next : new Map();
      branch.set(part, inner);
      branch = inner;
    }
    branch.set(last, value);
  }
  return safeFields(plainOf(tree));
}

type Branch = Map<string, string | Branch>;

function plainOf(branch: Branch): unknown {
  const entries = [...branch].map(([key, value]) => [key, typeof value === "string" ? value : plainOf(value)] as const);
  return entries.length > 0 && entries.every(([key]) => /^\d+$/u.test(key))
    ? entries.map(([, value]) => value)
    : Object.fromEntries(entries);
}
