/** Who sent a span: the identity of a service by the attributes of its resource, in the order that the semantic conventions give. */
import { isJunkHost } from "../../../model/claims/addresses.ts";
import type { KeyType, TypedKey } from "../../../model/claims/claim.ts";

export type Attributes = ReadonlyMap<string, string>;

/** A service of the traces, with what its instances say of it. */
export interface TracedService {
  readonly name: string;
  readonly namespace: string | undefined;
  /** Keys by their text, at most `MOST_KEYS`. */
  readonly keys: Map<string, TypedKey>;
  readonly environments: Set<string>;
  readonly technologies: Set<string>;
  readonly versions: Set<string>;
  /** Machines that it ran on, by name. */
  readonly hosts: Set<string>;
}

const MOST_KEYS = 24;
const MOST_VALUES = 8;

/** Name and namespace by which the service is known; `undefined` where nothing names it. */
export function identityOf(attributes: Attributes): { name: string; namespace: string | undefined } | undefined {
  const said = attributes.get("service.name") ?? "";
  const isSaid = said !== "" && !/^unknown[_-]service(?::|$)/u.test(said);
  const name = isSaid ? said : fallbackNames.map((key) => attributes.get(key) ?? "").find((value) => value !== "");
  const pod = attributes.get("k8s.pod.name");
  const found = name ?? (pod === undefined ? attributes.get("k8s.container.name") : workloadOfPod(pod));
  if (found === undefined || found === "" || found.length > 200) return undefined;
  const namespace = attributes.get("service.namespace") ?? "";
  return { name: found, namespace: namespace === "" ? undefined : namespace };
}

const fallbackNames = [
  "k8s.deployment.name",
  "k8s.statefulset.name",
  "k8s.daemonset.name",
  "k8s.cronjob.name",
  "k8s.job.name",
] as const;

/** `cart-7d9f8b6c5-x2x9z` of a deployment, `db-0` of a stateful set. */
function workloadOfPod(pod: string): string {
  return pod.replace(/-[bcdf-hj-np-tv-z2456789]{8,10}-[bcdf-hj-np-tv-z2456789]{5}$/u, "").replace(/-\d+$/u, "");
}

/** A service of which nothing is known but the name. */
export function newService(name: string, namespace: string | undefined): TracedService {
  return {
    name,
    namespace,
    keys: new Map(),
    environments: new Set(),
    technologies: new Set(),
    versions: new Set(),
    hosts: new Set(),
  };
}

/** Adds what one more resource says of the service. */
export function learn(service: TracedService, attributes: Attributes): void {
  const environment = attributes.get("deployment.environment.name") ?? attributes.get("deployment.environment");
  keep(service.environments, environment);
  keep(service.versions, attributes.get("service.version"));
  keep(service.technologies, technologyOf(attributes));
  const host = attributes.get("host.name") ?? attributes.get("hostname");
  const isContained = contained.some((key) => attributes.has(key));
  if (!isContained && host !== undefined && isMachine(host)) keep(service.hosts, host);
  if (service.keys.size >= MOST_KEYS) return;
  for (const [type, value] of keysOf(attributes)) service.keys.set(`${type} ${value}`, { type, value });
}

const contained = ["k8s.pod.name", "k8s.namespace.name", "container.id", "container.name"] as const;

function keep(values: Set<string>, value: string | undefined): void {
  if (value !== undefined && value !== "" && values.size < MOST_VALUES) values.add(value);
}

/** Names of containers are twelve hexadecimal digits; `localhost` is nobody's name. */
function isMachine(host: string): boolean {
  return !isJunkHost(host) && !/^[0-9a-f]{12}$/iu.test(host) && !/^ip-\d/u.test(host) && host.length < 200;
}

function* keysOf(attributes: Attributes): Iterable<[KeyType, string]> {
  const namespace = attributes.get("k8s.namespace.name") ?? "default";
  for (const kind of ["deployment", "statefulset", "daemonset", "cronjob", "job"] as const) {
    const name = attributes.get(`k8s.${kind}.name`);
    if (name !== undefined && name !== "") {
      yield ["kubernetes", `${namespace}/${kind}/${name}`];
      break;
    }
  }
  const image = attributes.get("container.image.name");
  if (image !== undefined && image !== "") yield ["image", image.replace(/@.*$/u, "").replace(/:[^/:]*$/u, "")];
  const resource = attributes.get("cloud.resource_id") ?? attributes.get("faas.id") ?? "";
  if (resource.startsWith("arn:")) yield ["arn", resource];
}

const languages: Readonly<Record<string, string>> = {
  cpp: "C++",
  dotnet: ".NET",
  erlang: "Erlang",
  go: "Go",
  java: "Java",
  nodejs: "Node.js",
  php: "PHP",
  python: "Python",
  ruby: "Ruby",
  rust: "Rust",
  swift: "Swift",
};

/** `Java 17.0.9`, `Python`: what it is written in, as far as it says so. */
function technologyOf(attributes: Attributes): string | undefined {
  const language = languages[attributes.get("telemetry.sdk.language") ?? ""];
  if (language === undefined) return undefined;
  const version = (attributes.get("process.runtime.version") ?? "").replace(/^(?:go|v)/u, "");
  return /^\d+(?:\.\d+){0,2}/u.test(version) ? `${language} ${/^\d+(?:\.\d+){0,2}/u.exec(version)?.[0]}` : language;
}
