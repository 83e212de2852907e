/** A template as a root of the same shape that Terraform gives: everything that is known of Azure is known once. */
import { snake } from "../cloudformation/values.ts";
import { partOf, resourceType } from "../terraform/resource-types/index.ts";
import {
  type Fields,
  fieldsOf,
  isFields,
  isList,
  plainText,
  type Pointer,
  unknown,
  type Value,
} from "../terraform/evaluate/value.ts";
import type { TerraformResource, TerraformRoot } from "../terraform/root.ts";
import { Evaluator } from "./evaluate.ts";
import type { Expr } from "./expression.ts";
import { placeOf, type Resource, type Template } from "./template.ts";
import { flags, renamed, types } from "./types.ts";

export interface ArmRoot {
  readonly root: TerraformRoot;
  /** What is in a template and no resource of Terraform is like: parts of data factories. */
  readonly others: readonly {
    readonly resource: Resource;
    readonly name: string;
    readonly body: Value;
    readonly owner?: string;
  }[];
}

export function rootOf(template: Template, path: string, given: ReadonlyMap<string, Expr>): ArmRoot {
  const evaluator = new Evaluator(template, given);
  const placed = placedOf(template, evaluator);
  const resources: TerraformResource[] = [];
  const others: ArmRoot["others"][number][] = [];
  for (const one of placed) {
    const type = types[one.resource.type.toLowerCase()];
    if (type !== undefined) resources.push(...resourcesOf(one, type, placed, evaluator, path));
    else if (/^microsoft\.(?:datafactory\/factories|synapse\/workspaces)\/\w+$/iu.test(one.resource.type)) {
      const owner = parentOf(one, placed);
      const body = evaluator.value(one.resource.body.get("properties"));
      others.push({ resource: one.resource, name: one.shown, body, ...(owner === undefined ? {} : { owner }) });
    }
  }
  withSettings(placed, resources, evaluator);
  return {
    root: {
      scheme: "arm",
      directory: path,
      resources,
      modules: [],
      providers: [],
      gaps: template.remotes.map(({ what, line }) => ({ gap: "remote-include", what, at: placeOf(path, line) })),
    },
    others,
  };
}

interface Placed {
  readonly resource: Resource;
  readonly address: string;
  /** Names with slashes between, in small letters. */
  readonly name: string;
  /** The last of them for people. */
  readonly shown: string;
  /** It as a value: `undefined` where it is not known. */
  readonly said?: string;
}

/** Each resource with an address that is its own, from its type and what of its name is known. */
function placedOf({ resources }: Template, evaluator: Evaluator): readonly Placed[] {
  const used = new Set<string>();
  return resources.map((resource) => {
    const name = evaluator.nameOf(resource);
    const last = name.slice(name.lastIndexOf("/") + 1);
    const type = resource.type.slice(resource.type.indexOf("/") + 1);
    const word = wordOf(last);
    // `sb` of a name that is put together says less than what the template itself calls it.
    const isShort = word !== undefined && word !== last && word.length < 4 && resource.symbol !== undefined;
    const shown =
      (isShort ? undefined : word) ?? resource.symbol ?? variableIn(last) ?? type.slice(type.lastIndexOf("/") + 1);
    let address = `${type}.${resource.symbol ?? shown}`.replaceAll(/[^\w./-]+/gu, "-");
    for (let number = 2; used.has(address.toLowerCase()); number++)
      address = `${address.replace(/~\d+$/u, "")}~${number}`;
    used.add(address.toLowerCase());
    evaluator.place(resource, address);
    const isSaid = last !== "" && !last.includes("«");
    return { resource, address, name: name.toLowerCase(), shown, ...(isSaid ? { said: last } : {}) };
  });
}

/** What is known of a name that is put together: `webApp` of `webApp-«uniqueString(...)»`. */
function wordOf(name: string): string | undefined {
  const plain = name.replaceAll(/«[^«»]*»/gu, "").replaceAll(/^[-_.]+|[-_.]+$/gu, "");
  return /\p{L}{3}|^\p{L}[\p{L}\p{N}]+$/u.test(plain) ? plain : undefined;
}

/** `webAppName` of `«webAppName»`. */
function variableIn(name: string): string | undefined {
  return /^«(\w+)»$/u.exec(name)?.[1];
}

function parentOf({ resource, name }: Placed, placed: readonly Placed[]): string | undefined {
  const outer = name.slice(0, Math.max(name.lastIndexOf("/"), 0));
  let type = resource.type.slice(0, resource.type.lastIndexOf("/")).toLowerCase();
  let names = outer;
  // Services in between (`blobServices/default`) are no resources of their own in Terraform.
  for (let level = 0; level < 3 && type.includes("/"); level++) {
    const found = placed.find((one) => one.name === names && one.resource.type.toLowerCase() === type);
    if (found !== undefined && types[type] !== undefined) return found.address;
    type = type.slice(0, type.lastIndexOf("/"));
    names = names.slice(0, Math.max(names.lastIndexOf("/"), 0));
  }
  return undefined;
}

function* resourcesOf(
  one: Placed,
  type: string,
  placed: readonly Placed[],
  evaluator: Evaluator,
  path: string,
): Generator<TerraformResource> {
  const { resource, address, said, shown } = one;
  const own = (name: string): Value => evaluator.value(resource.body.get(name) ?? { is: "literal", value: null });
  const properties = own("properties");
  const config = new Map<string, Value>([
    ["tags", own("tags")],
    ["sku_name", isFields(own("sku")) ? own("sku") : null],
    ...(isFields(properties) ? translated(properties, 0).fields : []),
  ]);
  config.set("name", said ?? unknown);
  const outer = parentOf(one, placed);
  const known = resourceType(type);
  if (outer !== undefined)
    for (const argument of [...(known?.inside ?? []), ...partOf(type), "api_management_name"])
      config.set(argument, pointer(outer));
  const at = placeOf(path, resource.line);
  const exact = exactType(type, plainText(own("kind")) ?? "", config);
  adjust(exact, config, own("sku"));
  const isData = resource.isExisting;
  yield {
    address,
    isData,
    type: exact,
    name: shown,
    modules: [],
    folders: [],
    config: fieldsOf(config),
    others: [],
    at,
  };
  if (exact === "azurerm_virtual_network") yield* subnetsOf(address, config.get("subnets"), at);
}

function pointer(address: string): Pointer {
  return { is: "pointer", address, path: ["id"] };
}

/** What the kind of a resource says beside its type. */
function exactType(type: string, kind: string, config: ReadonlyMap<string, Value>): string {
  if (type === "azurerm_linux_web_app" && /functionapp/iu.test(kind)) return "azurerm_linux_function_app";
  if (type === "azurerm_virtual_machine") {
    const profile = config.get("os_profile");
    if (isFields(profile) && profile.fields.has("windows_configuration")) return "azurerm_windows_virtual_machine";
  }
  return type;
}

/** Names of properties as Terraform has them. */
function translated(fields: Fields, depth: number): Fields {
  const found = new Map<string, Value>();
  for (const [key, value] of fields.fields) {
    const name = renamed[snake(key)] ?? snake(key);
    const flag = flags[name];
    if (flag !== undefined && typeof value === "string") found.set(flag, /^enabled$/iu.test(value));
    else if (/^(?:app_settings|connection_strings|policies|definition)$/u.test(name)) found.set(name, value);
    else found.set(name, inside(value, depth));
  }
  return { is: "fields", fields: found };
}

function inside(value: Value, depth: number): Value {
  if (depth > 40) return value;
  if (isFields(value)) return translated(value, depth + 1);
  return isList(value) ? value.map((item) => inside(item, depth + 1)) : value;
}

/** What stands elsewhere in Terraform. */
function adjust(type: string, config: Map<string, Value>, sku: Value): void {
  const lift = (from: string, ...names: readonly string[]): void => {
    const value = config.get(from);
    if (isFields(value))
      for (const name of names) {
        const inner = value.fields.get(name);
        if (inner !== undefined && !config.has(name)) config.set(name, inner);
      }
  };
  lift("backup", "backup_retention_days", "geo_redundant_backup_enabled");
  lift("storage_profile", "backup_retention_days", "geo_redundant_backup_enabled");
  lift("network", "public_network_access_enabled");
  lift("encryption", "infrastructure_encryption_enabled");
  const space = config.get("address_space");
  if (isFields(space)) config.set("address_space", space.fields.get("address_prefixes") ?? []);
  const capacity = isFields(sku) ? sku.fields.get("capacity") : undefined;
  if (typeof capacity === "number" && /service_plan|scale_set/u.test(type)) {
    config.set("worker_count", capacity);
    config.set("instances", capacity);
  }
  const replication = isFields(sku) ? (plainText(sku.fields.get("name")) ?? "") : "";
  if (type === "azurerm_storage_account" && replication.includes("_"))
    config.set("account_replication_type", replication.slice(replication.lastIndexOf("_") + 1));
  if (type === "azurerm_network_security_group") config.set("security_rule", flattened(config.get("security_rules")));
  if (type === "azurerm_container_group") config.set("container", flattened(config.get("containers")));
  const template = config.get("template");
  if (type === "azurerm_container_app" && isFields(template))
    config.set("template", fieldsOf([...template.fields, ["container", template.fields.get("containers") ?? []]]));
  if (/_(?:web|function)_app$/u.test(type)) siteSettings(config);
}

/** `{ name, properties: {...} }` as one. */
function flattened(value: Value | undefined): Value {
  if (value === undefined || !isList(value)) return [];
  return value.flatMap((item) => {
    if (!isFields(item)) return [];
    const inner = item.fields.get("properties");
    return [fieldsOf([...item.fields, ...(isFields(inner) ? inner.fields : [])])];
  });
}

function siteSettings(config: Map<string, Value>): void {
  const site = config.get("site_config");
  if (!isFields(site)) return;
  addSettings(config, namedPairs(site.fields.get("app_settings"), "value"));
  addConnections(config, namedPairs(site.fields.get("connection_strings"), "connectionString"));
}

function namedPairs(value: Value | undefined, key: string): readonly (readonly [string, Value])[] {
  if (value === undefined || !isList(value)) return [];
  return value.flatMap((item): (readonly [string, Value])[] => {
    const name = isFields(item) ? plainText(item.fields.get("name")) : undefined;
    return name === undefined || !isFields(item) ? [] : [[name, item.fields.get(key) ?? null]];
  });
}

function addSettings(config: Map<string, Value>, pairs: Iterable<readonly [string, Value]>): void {
  const known = config.get("app_settings");
  config.set("app_settings", fieldsOf([...(isFields(known) ? known.fields : []), ...pairs]));
}

function addConnections(config: Map<string, Value>, pairs: Iterable<readonly [string, Value]>): void {
  const known = config.get("connection_string");
  const blocks = [...pairs].map(([name, value]) =>
    fieldsOf([
      ["name", name],
      ["value", value],
    ]),
  );
  config.set("connection_string", [...(known !== undefined && isList(known) ? known : []), ...blocks]);
}

/** Settings of a site may be resources of their own: `Microsoft.Web/sites/config` with the name `appsettings`. */
function withSettings(placed: readonly Placed[], resources: TerraformResource[], evaluator: Evaluator): void {
  for (const one of placed) {
    if (one.resource.type.toLowerCase() !== "microsoft.web/sites/config") continue;
    const outer = parentOf(one, placed);
    const index = resources.findIndex(({ address }) => address === outer);
    const site = resources[index];
    const properties = evaluator.value(one.resource.body.get("properties"));
    if (site === undefined || !isFields(properties)) continue;
    const config = new Map(site.config.fields);
    if (one.name.endsWith("/appsettings")) addSettings(config, properties.fields);
    else if (one.name.endsWith("/connectionstrings"))
      addConnections(
        config,
        [...properties.fields].map(([name, item]) => [
          name,
          isFields(item) ? (item.fields.get("value") ?? null) : item,
        ]),
      );
    resources[index] = { ...site, config: fieldsOf(config) };
  }
}

/** Subnets that are written inside of their network. */
function* subnetsOf(
  network: string,
  subnets: Value | undefined,
  at: TerraformResource["at"],
): Generator<TerraformResource> {
  for (const subnet of isList(subnets ?? null) ? (flattened(subnets) as readonly Value[]) : []) {
    if (!isFields(subnet)) continue;
    const name = plainText(subnet.fields.get("name"));
    const config = new Map([...subnet.fields, ["virtual_network_name", pointer(network)] as const]);
    const shown = name ?? "subnet";
    yield {
      address: `${network}/${shown.replaceAll(/[^\w-]+/gu, "-")}`,
      isData: false,
      type: "azurerm_subnet",
      name: shown,
      modules: [],
      folders: [],
      config: fieldsOf(config),
      others: [],
      at,
    };
  }
}
