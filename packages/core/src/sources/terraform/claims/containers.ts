/** What a workload runs: images, variables, ports, wherever its type of resource keeps them. */
import { fieldsOf, isFields, isList, plainText, type Fields, type Value } from "../evaluate/value.ts";
import { at, blocks, type Estate, type Thing } from "./estate.ts";

export interface Workload {
  readonly images: readonly Value[];
  readonly variables: readonly (readonly [name: string, value: Value])[];
  readonly ports: readonly Value[];
}

/** Containers beside the real one: proxies, agents. Their settings are not those of the service. */
const sidecars =
  /(?:otel|opentelemetry|xray|x-ray|datadog|cloudwatch-agent|fluent|envoy|newrelic|splunk|dynatrace|log[-_]?router|firelens|prometheus|istio|linkerd|cloud-sql-proxy|cloudsql-proxy)/iu;

export function workloadOf(estate: Estate, thing: Thing): Workload | undefined {
  const { config } = thing;
  switch (thing.type) {
    case "aws_ecs_service":
      return ofContainers(estate, [...taskContainers(estate, thing), ...containerMap(estate, config)]);
    case "aws_ecs_task_definition":
      return ofContainers(estate, listOf(estate.structure(at(config, "container_definitions"))));
    case "aws_batch_job_definition":
      return ofContainers(estate, listOf([estate.structure(at(config, "container_properties")) ?? null]));
    case "aws_lambda_function":
      return plain(
        [at(config, "image_uri")],
        [at(config, "environment.variables"), at(config, "environment_variables")],
      );
    case "aws_apprunner_service": {
      const image = at(config, "source_configuration.image_repository");
      const [repository] =
        isList(image ?? null) || isFields(image) ? blocks(config, "source_configuration.image_repository") : [];
      const inner = repository === undefined ? fieldsOf([]) : repository;
      return plain(
        [at(inner, "image_identifier")],
        [
          at(inner, "image_configuration.runtime_environment_variables"),
          at(inner, "image_configuration.runtime_environment_secrets"),
        ],
      );
    }
    case "aws_glue_job":
      return plain([], [at(config, "default_arguments")]);
    case "aws_elastic_beanstalk_environment":
      return pairs(
        blocks(config, "setting").filter((one) =>
          /application:environment/u.test(plainText(at(one, "namespace")) ?? ""),
        ),
      );
    case "azurerm_container_app":
      return ofContainers(estate, blocks(config, "template.container"));
    case "azurerm_container_group":
      return ofContainers(estate, blocks(config, "container"));
    case "google_cloud_run_service":
      return ofContainers(estate, [...blocks(config, "template.spec.containers"), ...blocks(config, "containers")]);
    case "google_cloud_run_v2_service":
      return ofContainers(estate, blocks(config, "template.containers"));
    case "google_cloud_run_v2_job":
      return ofContainers(estate, blocks(config, "template.template.containers"));
    case "google_cloudfunctions_function":
    case "google_cloudfunctions2_function":
      return plain([], [at(config, "environment_variables"), at(config, "service_config.environment_variables")]);
    case "google_app_engine_standard_app_version":
    case "google_app_engine_flexible_app_version":
      return plain([at(config, "deployment.container.image")], [at(config, "env_variables")]);
    case "docker_container":
    case "docker_service":
      return ofDocker(estate, config);
    case "heroku_app":
      return plain([], [at(config, "config_vars")]);
    case "helm_release":
      return ofHelm(estate, config);
    default:
      return otherWorkload(estate, thing);
  }
}

function otherWorkload(estate: Estate, { type, config }: Thing): Workload | undefined {
  if (/^azurerm_.*(?:app|app_service|site)$/u.test(type) && type !== "azurerm_spring_cloud_app")
    return ofAzureApp(config);
  if (!/^kubernetes_(?:deployment|stateful_set|daemonset|daemon_set|pod|cron_job|job)(?:_v1)?$/u.test(type))
    return undefined;
  const paths = ["spec.template.spec.container", "spec.job_template.spec.template.spec.container", "spec.container"];
  return ofContainers(
    estate,
    paths.flatMap((path) => blocks(config, path)),
  );
}

function taskContainers(estate: Estate, service: Thing): readonly Fields[] {
  return estate
    .pointers(service, "task_definition")
    .flatMap((pointer) => estate.targets(pointer))
    .filter(({ type }) => type === "aws_ecs_task_definition")
    .flatMap((task) => listOf(estate.structure(at(task.config, "container_definitions"))));
}

/** Containers by name, as modules for ECS services take them. */
function containerMap(estate: Estate, config: Fields): readonly Fields[] {
  const value = at(config, "container_definitions");
  if (isFields(value)) return [...value.fields.values()].filter(isFields);
  const image = at(config, "container_image");
  const list = value === undefined ? [] : listOf(estate.structure(value));
  return image === undefined ? list : [...list, fieldsOf([["image", image]])];
}

function listOf(value: Value | undefined): readonly Fields[] {
  if (value === undefined) return [];
  return (isList(value) ? value : [value]).filter(isFields);
}

const lists = ["environment", "secrets", "env", "environment_files"];
const maps = ["environment_variables", "secure_environment_variables", "variables"];

function ofContainers(estate: Estate, containers: readonly Fields[]): Workload {
  const own = containers.filter((container) => {
    const words = `${estate.text(at(container, "name")) ?? ""} ${estate.text(at(container, "image")) ?? ""}`;
    return containers.length === 1 || !sidecars.test(words);
  });
  return {
    images: own.flatMap((container) => at(container, "image") ?? []),
    variables: own.flatMap((container) => [
      ...lists.flatMap((name) => pairs(listOf(at(container, name))).variables),
      ...[...maps, ...lists].flatMap((name) => mapped(at(container, name))),
    ]),
    ports: own.flatMap((container) =>
      ["portMappings", "ports", "port"].flatMap((name) =>
        listOf(at(container, name)).flatMap((port) =>
          ["containerPort", "container_port", "port"].flatMap((key) => at(port, key) ?? []),
        ),
      ),
    ),
  };
}

/** `{ name, value }`, with the names that providers give these two. */
function pairs(entries: readonly Fields[]): Workload {
  const variables = entries.flatMap((entry): (readonly [string, Value])[] => {
    const name = plainText(at(entry, "name") ?? at(entry, "key"));
    const value = ["value", "valueFrom", "value_from", "value_source", "connection_string"]
      .map((key) => at(entry, key))
      .find((one) => one !== undefined);
    return name === undefined ? [] : [[name, value ?? null]];
  });
  return { images: [], variables, ports: [] };
}

function mapped(value: Value | undefined): readonly (readonly [string, Value])[] {
  return isFields(value) ? [...value.fields] : [];
}

function plain(images: readonly (Value | undefined)[], variables: readonly (Value | undefined)[]): Workload {
  return { images: images.flatMap((image) => image ?? []), variables: variables.flatMap(mapped), ports: [] };
}

function ofAzureApp(config: Fields): Workload {
  const images = [
    "site_config.application_stack.docker_image_name",
    "site_config.application_stack.docker_image",
    "site_config.linux_fx_version",
  ].map((path) => at(config, path));
  const connections = blocks(config, "connection_string").flatMap((one): (readonly [string, Value])[] => {
    const name = plainText(at(one, "name"));
    return name === undefined ? [] : [[`ConnectionStrings__${name}`, at(one, "value") ?? null]];
  });
  return {
    images: images.flatMap((image) => image ?? []),
    variables: [...mapped(at(config, "app_settings")), ...connections],
    ports: [],
  };
}

function ofDocker(estate: Estate, config: Fields): Workload {
  const env = at(config, "env") ?? at(config, "task_spec.container_spec.env");
  const texts = env !== undefined && isList(env) ? env : [];
  const variables = texts.flatMap((item): (readonly [string, Value])[] => {
    const parts = isFields(item)
      ? []
      : typeof item === "object" && item !== null && !isList(item) && item.is === "joined"
        ? item.parts
        : [item];
    const first = plainText(parts[0]);
    const equals = first?.indexOf("=") ?? -1;
    if (first === undefined || equals <= 0) return [];
    const rest = first.slice(equals + 1);
    return [[first.slice(0, equals), parts.length === 1 ? rest : { is: "joined", parts: [rest, ...parts.slice(1)] }]];
  });
  const image = at(config, "image") ?? at(config, "task_spec.container_spec.image");
  const named =
    image === undefined
      ? []
      : estate
          .pointersOf(image)
          .flatMap((pointer) => estate.targets(pointer))
          .flatMap((one) => at(one.config, "name") ?? []);
  return {
    images: named.length > 0 ? named : image === undefined ? [] : [image],
    variables: [...variables, ...mapped(env)],
    ports: blocks(config, "ports").flatMap((port) => at(port, "internal") ?? []),
  };
}

/** Values of a chart as settings with dots: `app.persistence.endpoint`. */
function ofHelm(estate: Estate, config: Fields): Workload {
  const sets = ["set", "set_sensitive"].flatMap((name) => pairs(blocks(config, name)).variables);
  const values = at(config, "values");
  const documents = values !== undefined && isList(values) ? values : [];
  const nested = documents.flatMap((document) => leaves(estate.structure(document), "", 8));
  const repository = nested.find(([name]) => name === "image.repository")?.[1];
  return { images: repository === undefined ? [] : [repository], variables: [...sets, ...nested], ports: [] };
}

function leaves(value: Value | undefined, path: string, depth: number): readonly (readonly [string, Value])[] {
  if (value === undefined || depth === 0) return [];
  if (isFields(value))
    return [...value.fields].flatMap(([key, item]) => leaves(item, path === "" ? key : `${path}.${key}`, depth - 1));
  if (isList(value) && value.some((item) => isFields(item)))
    return value.flatMap((item) =>
      isFields(item) ? [...pairs([item]).variables, ...leaves(item, path, depth - 1)] : [],
    );
  return path === "" ? [] : [[path, value]];
}
