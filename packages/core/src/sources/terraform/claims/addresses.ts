/** Values that lead to other things: what a variable, a route or a policy points at. */
import type { Lookup } from "../../../model/claims/claim.ts";
import { addressesIn } from "../../../model/claims/addresses.ts";
import { isSecretName } from "../../../model/claims/secrets.ts";
import { isNameVariable, variableKey } from "../../../model/claims/variables.ts";
import { isFields, isList, isPointer, plainText, type Pointer, type Value } from "../evaluate/value.ts";
import { at, type Estate, type Thing } from "./estate.ts";

/** Attributes of a resource that tell where it is or which it is. */
const locating =
  /^(?:.*_)?(?:endpoints?|address(?:es)?|host(?:name)?s?|fqdn|dns_name|domain(?:_name)?|ur[li]|arn|id|name|bucket|connection_strings?|connection_name|bootstrap_brokers(?:_.*)?|self_link|ip|queue|topic|stream|private_ip_address|default_hostname|brokers?|location)$/u;
const notLocating =
  /(?:user|password|passwd|secret_string|database_name|db_name|engine|version|region|cert|account_id|availability|subnet|vpc|security_group|policy|role|key_id|kms|tags|hosted_zone|owner|project|port|log_group|class|parameter_group)/u;

const hosting =
  /(?:^|_)(?:HOSTS?|HOSTNAME|URLS?|URI|ENDPOINTS?|ADDR|ADDRESS|ADDRESSES|SERVERS?|BROKERS?|BOOTSTRAP|SVC|SERVICE|UPSTREAM|TARGET|DSN|CONNECTION)(?:_|$)/u;

function mayBeHost(variable: string): boolean {
  return hosting.test(variableKey(variable)) && !isNameVariable(variable);
}

/** Everything that a value of this name leads to, redacted. */
export function lookupsOf(
  estate: Estate,
  value: Value | undefined,
  variable: string,
  depth: number = 4,
): readonly Lookup[] {
  if (value === undefined || value === null || depth === 0) return [];
  const text = plainText(value);
  if (text !== undefined) return isSecretName(variable) ? [] : addressesIn(text, mayBeHost(variable));
  if (typeof value !== "object") return [];
  if (isList(value)) return value.flatMap((item) => lookupsOf(estate, item, variable, depth - 1));
  if (value.is === "fields" || value.is === "encoded") return [];
  if (value.is === "joined") return ofJoined(estate, value.parts, variable, depth);
  if (value.is === "pointer") return ofPointer(estate, value, variable, undefined, depth);
  return [];
}

/** `http://` + load balancer + `:8080/api`; `<secret>:host::`. */
function ofJoined(estate: Estate, parts: readonly Value[], variable: string, depth: number): readonly Lookup[] {
  const found: Lookup[] = [];
  parts.forEach((part, index) => {
    if (!isPointer(part)) return;
    const before = plainText(parts[index - 1]) ?? "";
    const after = plainText(parts[index + 1]) ?? "";
    const field = /^:([\w.-]+)?:/u.exec(after)?.[1];
    const port = Number(/^:(\d{2,5})(?!\d)/u.exec(after)?.[1]);
    const protocol = /([a-z][a-z0-9+.-]*):\/\/[^/]*$/iu.exec(before)?.[1]?.toLowerCase();
    for (const lookup of ofPointer(estate, part, variable, field, depth))
      found.push({
        ...lookup,
        ...(protocol === undefined || lookup.protocol !== undefined ? {} : { protocol }),
        ...(Number.isNaN(port) ? {} : { port }),
      });
  });
  if (found.length > 0) return found;
  const text = estate.text({ is: "joined", parts });
  return text === undefined || isSecretName(variable) ? [] : addressesIn(text, mayBeHost(variable));
}

function ofPointer(
  estate: Estate,
  pointer: Pointer,
  variable: string,
  field: string | undefined,
  depth: number,
): readonly Lookup[] {
  const secrets = estate.targets(pointer).filter(({ type }) => isSecretType(type));
  if (secrets.length > 0) return secrets.flatMap((secret) => ofSecret(estate, secret, variable, field, depth - 1));
  const last = pointer.path.findLast((step) => typeof step === "string") ?? "arn";
  if (!locating.test(String(last)) || notLocating.test(String(last).replace(/^id$/u, "")))
    return ofKnownText(estate, pointer, variable);
  const things = estate.elements(pointer).filter((thing) => isDialled(thing, String(last), variable));
  return things.flatMap((thing) => behind(estate, thing)).map((thing) => lookupOf(estate, thing));
}

function ofKnownText(estate: Estate, pointer: Pointer, variable: string): readonly Lookup[] {
  const [target] = estate.targets(pointer);
  if (target?.known !== undefined) return [];
  const text = estate.text(pointer);
  return text === undefined || isSecretName(variable) ? [] : addressesIn(text, mayBeHost(variable));
}

/** Can a client dial it by what it is given? The plain name of a relational database is the name of the schema, not of the server. */
function isDialled(thing: Thing, attribute: string, variable: string): boolean {
  const sort = thing.known?.sort;
  if (sort === undefined || sort === "zone" || sort === "entity" || sort === "finding") return false;
  if (sort === "node") return /load-balancer|vm|proxy|gateway/u.test(thing.known?.type ?? "");
  const isRelational = thing.known?.type === "relational" || sort === "database";
  return !(isRelational && /^(?:name|id|.*_id)$/u.test(attribute) && isNameVariable(variable));
}

function lookupOf(estate: Estate, thing: Thing): Lookup {
  const protocol = protocolOf(estate, thing);
  return { ...(protocol === undefined ? {} : { protocol }), keys: [{ type: "terraform", value: estate.local(thing) }] };
}

/** By its type, or by the product that its arguments name. */
export function protocolOf(estate: Estate, thing: Thing): string | undefined {
  const engine = thing.known?.engine === undefined ? undefined : estate.text(at(thing.config, thing.known.engine));
  if (engine !== undefined) {
    const words = engine.toLowerCase();
    if (/postgres/u.test(words)) return "postgresql";
    if (/mysql|mariadb|^aurora$/u.test(words)) return "mysql";
    if (/sqlserver|mssql/u.test(words)) return "sqlserver";
    if (/oracle/u.test(words)) return "oracle";
    if (/redis|valkey/u.test(words)) return "redis";
    if (/memcached/u.test(words)) return "memcached";
    if (/rabbitmq/u.test(words)) return "amqp";
    if (/activemq/u.test(words)) return "activemq";
    if (/mongo/u.test(words)) return "mongodb";
    if (/kafka/u.test(words)) return "kafka";
  }
  return thing.known?.protocol;
}

/** A balancer with one service behind it stands for that service. */
function behind(estate: Estate, thing: Thing): readonly Thing[] {
  if (thing.known?.type !== "load-balancer") return [thing];
  const services = servicesBehind(estate, thing);
  return services.length === 1 ? services : [thing];
}

/** Services that register with the target groups of a balancer. */
export function servicesBehind(estate: Estate, balancer: Thing): readonly Thing[] {
  const groups = new Set(targetGroups(estate, balancer));
  const found = estate.things.filter(
    (thing) =>
      thing.known?.sort === "service" &&
      estate
        .pointersOf(at(thing.config, "load_balancer"))
        .some((pointer) => estate.targets(pointer).some((target) => target === balancer || groups.has(target))),
  );
  const attached = estate
    .ofType("aws_lb_target_group_attachment", "aws_alb_target_group_attachment")
    .filter((one) =>
      estate
        .pointers(one, "target_group_arn")
        .some((pointer) => estate.targets(pointer).some((target) => groups.has(target))),
    )
    .flatMap((one) => estate.pointers(one, "target_id").flatMap((pointer) => estate.elements(pointer)));
  return [...new Set([...found, ...attached])];
}

function targetGroups(estate: Estate, balancer: Thing): readonly Thing[] {
  const leadsTo = (thing: Thing, argument: string, targets: readonly Thing[]): boolean =>
    estate
      .pointers(thing, argument)
      .some((pointer) => estate.targets(pointer).some((target) => targets.includes(target)));
  const listeners = estate
    .ofType("aws_lb_listener", "aws_alb_listener")
    .filter((one) => leadsTo(one, "load_balancer_arn", [balancer]));
  const rules = estate
    .ofType("aws_lb_listener_rule", "aws_alb_listener_rule")
    .filter((one) => leadsTo(one, "listener_arn", listeners));
  return [...listeners, ...rules].flatMap((one) =>
    [...estate.pointers(one, "default_action"), ...estate.pointers(one, "action")].flatMap((pointer) =>
      estate.targets(pointer).filter(({ type }) => type.endsWith("target_group")),
    ),
  );
}

function isSecretType(type: string): boolean {
  return /^aws_(?:secretsmanager_secret(?:_version)?|ssm_parameter)$|^google_secret_manager_secret(?:_version)?$|^azurerm_key_vault_secret$/u.test(
    type,
  );
}

/** What a secret holds, as far as it leads anywhere: only addresses come out, never what is secret. */
function ofSecret(
  estate: Estate,
  secret: Thing,
  variable: string,
  field: string | undefined,
  depth: number,
): readonly Lookup[] {
  if (depth <= 0) return [];
  const versions = secret.type.endsWith("_secret")
    ? estate
        .ofType("aws_secretsmanager_secret_version", "google_secret_manager_secret_version")
        .filter((version) =>
          ["secret_id", "secret"].some((name) =>
            estate.pointers(version, name).some((pointer) => estate.targets(pointer).includes(secret)),
          ),
        )
    : [secret];
  return versions.flatMap((version) => {
    const held = ["secret_string", "secret_data", "value"]
      .map((name) => at(version.config, name))
      .find((value) => value !== undefined);
    const structure = held === undefined || isPointer(held) ? undefined : estate.structure(held);
    if (!isFields(structure)) return lookupsOf(estate, held, variable, depth);
    if (field !== undefined) return lookupsOf(estate, structure.fields.get(field), field, depth);
    return [...structure.fields].flatMap(([name, value]) =>
      isNameVariable(name) || isSecretName(name) ? [] : lookupsOf(estate, value, name, depth),
    );
  });
}
