/** Attributes of our metamodel that the arguments of a resource state: encryption, copies, exposure, size, versions. */
import type { FactValue } from "../../../model/facts.ts";
import { isFields, isList, plainText, type Fields } from "../evaluate/value.ts";
import { at, type Estate, flag, numberAt, type Thing } from "./estate.ts";
import { environmentOf } from "./naming.ts";
import { productOf, runtimeProduct } from "./products.ts";

/** Attributes whose values are words of the metamodel. */
const words: ReadonlySet<string> = new Set(["type", "hosting", "redundancy", "exposed"]);

/** First argument of the list that says yes or no. */
function firstFlag(configs: readonly Fields[], paths: readonly string[]): boolean | undefined {
  for (const config of configs)
    for (const path of paths) {
      const found = flag(config, path);
      if (found !== undefined) return found;
    }
  return undefined;
}

function firstNumber(configs: readonly Fields[], paths: readonly string[]): number | undefined {
  for (const config of configs)
    for (const path of paths) {
      const found = numberAt(config, path);
      if (found !== undefined) return found;
    }
  return undefined;
}

function has(configs: readonly Fields[], ...paths: readonly string[]): boolean {
  return configs.some((config) =>
    paths.some((path) => {
      const value = at(config, path);
      return (
        value !== undefined &&
        value !== null &&
        value !== "" &&
        value !== false &&
        !(isList(value) && value.length === 0)
      );
    }),
  );
}

export function attributesOf(estate: Estate, thing: Thing): ReadonlyMap<string, FactValue> {
  const { known } = thing;
  const found = new Map<string, FactValue>();
  if (known === undefined) return found;
  const parts = estate.partsOf(thing);
  const configs = [thing.config, ...parts.map(({ config }) => config)];
  const set = (name: string, value: FactValue | undefined): void => {
    if (value !== undefined && !found.has(name))
      found.set(name, typeof value === "string" && words.has(name) ? { word: value } : value);
  };
  set("type", known.type);
  set("hosting", known.hosting);
  product(estate, thing, set);
  if (!thing.isData) set("iac", estate.product);
  if (known.sort === "zone") zone(estate, thing, set);
  if (known.sort === "store" || known.sort === "broker" || known.sort === "topic") store(configs, set);
  if (known.sort === "node" || known.sort === "service") compute(thing, configs, set);
  scale(estate, thing, configs, set);
  exposure(thing, configs, parts, set);
  tags(thing, set);
  return found;
}

type Set = (name: string, value: FactValue | undefined) => void;

function product(estate: Estate, thing: Thing, set: Set): void {
  const { known, config } = thing;
  const engine = known?.engine === undefined ? undefined : estate.text(at(config, known.engine));
  const version = known?.version === undefined ? undefined : estate.text(at(config, known.version));
  const runtime = runtimeProduct(estate.text(at(config, "runtime")) ?? estate.text(at(config, "build_config.runtime")));
  const said = productOf(thing.type, known?.technology, engine, version);
  const named = [said?.technology, runtime].filter((one): one is string => one !== undefined);
  if (named.length > 0) set("technology", named.length === 1 ? named[0] : named);
  set("version", said?.version);
}

function zone(estate: Estate, thing: Thing, set: Set): void {
  const ranges = [thing.config, ...thing.others].flatMap((config) =>
    [
      "cidr_block",
      "address_space",
      "address_prefixes",
      "address_prefix",
      "ip_cidr_range",
      "cidr",
      "secondary_cidr_blocks",
      "ip_range",
    ].flatMap((name) => {
      const value = at(config, name);
      return (value !== undefined && isList(value) ? value : [value]).flatMap((one) => estate.text(one) ?? []);
    }),
  );
  const cidr = [...new Set(ranges)].filter((range) => /^[0-9a-f.:]+\/\d+$/iu.test(range));
  if (cidr.length > 0) set("cidr", cidr);
}

function store(configs: readonly Fields[], set: Set): void {
  const encrypted = firstFlag(configs, [
    "storage_encrypted",
    "encrypted",
    "at_rest_encryption_enabled",
    "encrypt_at_rest.enabled",
    "server_side_encryption.enabled",
    "sse_enabled",
    "sqs_managed_sse_enabled",
    "infrastructure_encryption_enabled",
    "encryption_at_rest_enabled",
  ]);
  const isKeyed = has(
    configs,
    "kms_key_id",
    "kms_master_key_id",
    "kms_key_name",
    "encryption_configuration",
    "server_side_encryption_configuration",
    "encryption_info",
    "encryption",
    "encryption_config",
    "rule.apply_server_side_encryption_by_default",
    "default_encryption_configuration",
    "disk_encryption_set_id",
  );
  set("encryptedAtRest", encrypted ?? (isKeyed ? true : undefined));
  set("encryptedInTransit", inTransit(configs));
  backup(configs, set);
  const isSpread = firstFlag(configs, [
    "multi_az",
    "multi_az_enabled",
    "automatic_failover_enabled",
    "zone_redundant",
    "zone_redundancy_enabled",
    "zone_redundant_enabled",
  ]);
  const isRegional = configs.some((config) =>
    [at(config, "settings.availability_type"), at(config, "availability_type")].includes("REGIONAL"),
  );
  const mode = configs
    .map((config) => plainText(at(config, "high_availability.mode")) ?? plainText(at(config, "deployment_mode")))
    .find((one) => one !== undefined);
  if (isSpread === true || isRegional || /ZoneRedundant|SameZone|MULTI_AZ|CLUSTER/iu.test(mode ?? ""))
    set("redundancy", "active-passive");
  else if (isSpread === false || /^SINGLE/iu.test(mode ?? "")) set("redundancy", "none");
  const kind = configs
    .map((config) => plainText(at(config, "account_replication_type")))
    .find((one) => one !== undefined);
  if (kind !== undefined) set("redundancy", kind === "LRS" ? "none" : "active-active");
  if (has(configs, "redrive_policy", "dead_letter_policy")) set("deadLetter", true);
  const disk = firstNumber(configs, [
    "allocated_storage",
    "settings.disk_size",
    "volume_size",
    "ebs_options.volume_size",
  ]);
  set("disk", disk === undefined || disk <= 0 ? undefined : { quantity: disk, unit: "GiB" });
  const protect = firstFlag(configs, ["deletion_protection", "deletion_protection_enabled"]);
  set("x-deletion-protection", protect);
  if (
    has(
      configs,
      "enabled_cloudwatch_logs_exports",
      "logging",
      "target_bucket",
      "access_logs",
      "logs.general",
      "diagnostic_settings",
    )
  )
    set("logging", true);
  if (has(configs, "replicate_source_db", "replica_set_id", "master_instance_name", "replication_configuration"))
    set("replication", true);
}

function inTransit(configs: readonly Fields[]): boolean | undefined {
  const said = firstFlag(configs, [
    "transit_encryption_enabled",
    "enable_https_traffic_only",
    "https_traffic_only_enabled",
    "ssl_enforcement_enabled",
    "https_only",
    "settings.ip_configuration.require_ssl",
    "domain_endpoint_options.enforce_https",
    "require_ssl",
  ]);
  if (said !== undefined) return said;
  const clear = configs
    .map((config) => flag(config, "enable_non_ssl_port") ?? flag(config, "non_ssl_port_enabled"))
    .find((one) => one !== undefined);
  return clear === undefined ? undefined : !clear;
}

function backup(configs: readonly Fields[], set: Set): void {
  const keep = firstNumber(configs, [
    "backup_retention_period",
    "backup_retention_days",
    "snapshot_retention_limit",
    "automated_snapshot_retention_period",
    "short_term_retention_policy.retention_days",
  ]);
  const isOn = firstFlag(configs, [
    "settings.backup_configuration.enabled",
    "point_in_time_recovery.enabled",
    "point_in_time_recovery_enabled",
    "versioning.enabled",
  ]);
  const isOffsite = firstFlag(configs, ["geo_redundant_backup_enabled"]);
  const isVersioned = configs.some((config) => plainText(at(config, "versioning_configuration.status")) === "Enabled");
  if (keep === 0 || (keep === undefined && isOn === false)) set("x-backup", false);
  if ((keep ?? 0) <= 0 && isOn !== true && !isVersioned) return;
  const record: Record<string, FactValue> = {
    ...(keep !== undefined && keep > 0 ? { keep: { quantity: keep, unit: "d" } } : {}),
    ...(isOffsite === undefined ? {} : { offsite: isOffsite }),
    kind: { word: "snapshot" },
  };
  set("backup", { record });
}

function compute(thing: Thing, configs: readonly Fields[], set: Set): void {
  const isEcs = thing.type.startsWith("aws_ecs");
  const cpu = firstNumber(configs, ["cpu"]);
  if (cpu !== undefined && cpu > 0) set("cpu", isEcs ? cpu / 1024 : cpu);
  const ram = firstNumber(configs, ["memory_size", "memory", "available_memory_mb"]);
  if (ram !== undefined && ram > 0 && thing.type !== "azurerm_container_group")
    set("ram", { quantity: ram, unit: "MiB" });
  const https = firstFlag(configs, ["https_only"]);
  set("encryptedInTransit", https);
  const disk = firstFlag(configs, ["root_block_device.encrypted", "encryption_at_host_enabled"]);
  if (thing.known?.sort === "node")
    set(
      "encryptedAtRest",
      disk ?? (has([thing.config], "encryption_config", "database_encryption") ? true : undefined),
    );
  if (has(configs, "enabled_cluster_log_types", "oms_agent", "access_logs", "logging_service", "logging_config"))
    set("logging", true);
  if (flag(thing.config, "monitoring") === true) set("monitoring", true);
  if (
    has(
      [thing.config],
      "web_acl_id",
      "web_application_firewall_policy_link_id",
      "waf_configuration",
      "firewall_policy_id",
    )
  )
    set("waf", true);
}

function scale(estate: Estate, thing: Thing, configs: readonly Fields[], set: Set): void {
  const { known, config } = thing;
  const isNode = known?.sort === "node";
  const said = known?.replicas === undefined ? undefined : numberAt(config, known.replicas);
  const instances = at(config, "instances");
  const inside = estate.partsOf(thing).filter(({ type }) => /_cluster_instance$|_alloydb_instance$/u.test(type));
  const counted =
    inside.length > 0
      ? inside.reduce((sum, part) => sum + (part.count ?? 1), 0)
      : thing.isModule && isFields(instances)
        ? instances.fields.size
        : undefined;
  const replicas = said ?? counted ?? (isNode ? thing.count : undefined);
  if (replicas !== undefined && Number.isInteger(replicas) && replicas >= 0)
    set(isNode ? "nodes" : "replicas", replicas);
  const least = firstNumber(configs, [
    "min_size",
    "scaling_config.min_size",
    "autoscaling.min_node_count",
    "min_count",
    "template.scaling.min_instance_count",
    "min_replicas",
    "template.min_replicas",
  ]);
  const most = firstNumber(configs, [
    "max_size",
    "scaling_config.max_size",
    "autoscaling.max_node_count",
    "max_count",
    "template.scaling.max_instance_count",
    "max_replicas",
    "template.max_replicas",
  ]);
  if (least !== undefined && most !== undefined && most > least)
    set("autoscale", { record: { min: least, max: most } });
}

function exposure(thing: Thing, configs: readonly Fields[], parts: readonly Thing[], set: Set): void {
  const { known, config } = thing;
  const said = firstFlag(configs, [
    "publicly_accessible",
    "public_network_access_enabled",
    "associate_public_ip_address",
    "map_public_ip_on_launch",
    "allow_blob_public_access",
    "allow_nested_items_to_be_public",
    "settings.ip_configuration.ipv4_enabled",
    "network_configuration.ingress_configuration.is_publicly_accessible",
    "vpc_config.endpoint_public_access",
    "cluster_endpoint_public_access",
    "endpoint_public_access",
    "ingress.external_enabled",
  ]);
  if (isPublic(thing, parts)) set("exposed", "internet");
  else if (said !== undefined) set("exposed", said ? "internet" : "internal");
  else if (known?.type === "load-balancer" && /^aws_(?:lb|alb|elb)$/u.test(thing.type)) {
    const isInternal = flag(config, "internal");
    if (!thing.isModule || isInternal !== undefined) set("exposed", isInternal === true ? "internal" : "internet");
  } else if (plainText(at(config, "ingress"))?.toLowerCase() === "ingress_traffic_internal_only")
    set("exposed", "internal");
}

/** A bucket that anybody may read: by its list of rights, its policy, or members that are everybody. */
export function isPublic(thing: Thing, parts: readonly Thing[]): boolean {
  const configs = [thing.config, ...parts.map(({ config }) => config)];
  if (
    parts.some(
      ({ type, config }) =>
        type.endsWith("public_access_block") &&
        flag(config, "block_public_acls") === true &&
        flag(config, "block_public_policy") === true,
    )
  )
    return false;
  return configs.some(
    (config) =>
      (plainText(at(config, "acl")) ?? "").startsWith("public-read") ||
      /^(?:allUsers|allAuthenticatedUsers)$/u.test(
        plainText(at(config, "member")) ?? plainText(at(config, "entity")) ?? "",
      ) ||
      (() => {
        const members = at(config, "members");
        return (
          members !== undefined &&
          isList(members) &&
          members.some((member) => member === "allUsers" || member === "allAuthenticatedUsers")
        );
      })() ||
      /^(?:blob|container)$/u.test(plainText(at(config, "container_access_type")) ?? ""),
  );
}

function tags({ config }: Thing, set: Set): void {
  const labels = [at(config, "tags"), at(config, "labels"), at(config, "user_labels"), at(config, "resource_labels")]
    .filter(isFields)
    .flatMap((one) => [...one.fields]);
  for (const [name, value] of labels) {
    const text = plainText(value);
    if (text === undefined || text === "") continue;
    if (/^(?:env|environment|stage)$/iu.test(name)) {
      const env = environmentOf(text);
      if (env !== undefined) set("env", [{ word: env }]);
    } else if (/^(?:cost[-_ ]?cent(?:er|re))$/iu.test(name)) set("costCentre", text);
    else if (/^(?:owner|team)$/iu.test(name)) set("x-owner", text);
  }
}
