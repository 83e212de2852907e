/** Workloads: the variables that they are given, the image and folder that they are made from, the hosts by which they are dialled. */
import type { Claim, Place, TypedKey } from "../../../model/claims/claim.ts";
import { tellable } from "../../../model/claims/secrets.ts";
import { purposeOfVariable } from "../../../model/claims/variables.ts";
import { placeAt } from "../evaluate/module.ts";
import { isFields, isList, isPointer, plainText, pointersIn, type Value } from "../evaluate/value.ts";
import { lookupsOf } from "./addresses.ts";
import { workloadOf } from "./containers.ts";
import { at, blocks, type Estate, type Thing } from "./estate.ts";

/** Repository of an image without tag and digest. */
function imageRepository(image: string): string | undefined {
  const plain = image
    .replace(/^docker:\/\/|^DOCKER\|/u, "")
    .replace(/@sha256:.*$/u, "")
    .replace(/:[^:/]*$/u, "");
  return /^[\w.-]+(?::\d+)?(?:\/[\w.-]+)*$/u.test(plain) && plain.length < 250 ? plain : undefined;
}

export function* settingsOf(estate: Estate, thing: Thing, place: Place): Generator<Claim> {
  const workload = workloadOf(estate, thing);
  if (workload === undefined) return;
  const seen = new Set<string>();
  for (const [variable, value] of workload.variables) {
    if (seen.has(variable)) continue;
    seen.add(variable);
    const addresses = lookupsOf(estate, value, variable);
    const text = addresses.length === 0 ? estate.text(value) : undefined;
    const told = text === undefined ? undefined : tellable(variable, text);
    const purpose = purposeOfVariable(variable);
    yield {
      claim: "setting",
      of: estate.key(thing),
      variable,
      addresses,
      ...(told === undefined ? {} : { value: told }),
      ...(purpose === undefined ? {} : { purpose }),
      at: place,
      seenBy: "environment",
    };
  }
}

/** Keys by which source, image and callers know a workload. */
export function keysOf(estate: Estate, thing: Thing): readonly TypedKey[] {
  const found: TypedKey[] = [estate.local(thing), ...estate.definitions(thing)].map((value) => ({
    type: "terraform",
    value,
  }));
  if (thing.known?.sort !== "service") return found;
  for (const value of workloadOf(estate, thing)?.images ?? []) {
    const text = imageText(estate, value);
    const image = text === undefined ? undefined : imageRepository(text);
    if (image !== undefined) found.push({ type: "image", value: image });
  }
  for (const directory of foldersOf(estate, thing)) found.push({ type: "directory", value: directory });
  for (const host of hostsOf(estate, thing)) found.push({ type: "host", value: host });
  if (thing.type.startsWith("kubernetes_")) found.push(...kubernetesKeys(estate, thing));
  return found;
}

/** An image whose tag is not known is known all the same; of one in a repository that is set up here, the name of that. */
function imageText(estate: Estate, value: Value): string | undefined {
  const whole = estate.text(value);
  if (whole !== undefined) return whole;
  const parts =
    typeof value === "object" && value !== null && !isList(value) && value.is === "joined" ? value.parts : [value];
  const [first] = parts;
  if (isPointer(first)) {
    const [repository] = estate.targets(first);
    return repository === undefined ? undefined : estate.names(repository)[0];
  }
  const text = plainText(first);
  return text !== undefined && text.endsWith(":") ? text.slice(0, -1) : undefined;
}

/** Folders whose content is shipped: the source of an archive, a local chart. */
function foldersOf(estate: Estate, thing: Thing): readonly string[] {
  const { config } = thing;
  const paths: (string | undefined)[] = [];
  if (thing.type === "helm_release") paths.push(estate.text(at(config, "chart")));
  if (thing.type === "aws_lambda_function") {
    paths.push(estate.text(at(config, "source_path")));
    for (const pointer of [...estate.pointers(thing, "filename"), ...estate.pointers(thing, "source_code_hash")])
      for (const archive of estate.targets(pointer))
        if (archive.type === "archive_file")
          paths.push(
            estate.text(at(archive.config, "source_dir")),
            folderOfFile(estate.text(at(archive.config, "source_file"))),
          );
  }
  return [
    ...new Set(
      paths.flatMap((path) =>
        path === undefined || !/^\.{0,2}\//u.test(path)
          ? placedFromRoot(path)
          : (placeAt(estate.root.directory, path) ?? []),
      ),
    ),
  ];
}

/** `path.module` stands as a folder from the root of the run. */
function placedFromRoot(path: string | undefined): readonly string[] {
  if (path === undefined || !path.includes("/") || /^[a-z]+:/iu.test(path)) return [];
  const place = placeAt(".", path);
  return place === undefined ? [] : [place];
}

function folderOfFile(file: string | undefined): string | undefined {
  return file === undefined || !file.includes("/") ? undefined : file.slice(0, file.lastIndexOf("/"));
}

function hostsOf(estate: Estate, thing: Thing): readonly string[] {
  const { config } = thing;
  const texts: (string | undefined)[] = [];
  for (const service of blocks(config, "service_connect_configuration.service")) {
    texts.push(estate.text(at(service, "discovery_name")), estate.text(at(service, "client_alias.dns_name")));
  }
  for (const pointer of estate.pointersOf(at(config, "service_registries.registry_arn")))
    for (const registry of estate.targets(pointer)) {
      const name = estate.text(at(registry.config, "name"));
      const zone = pointersIn(at(registry.config, "dns_config.namespace_id"))
        .flatMap((one) => estate.targets(one))
        .map((one) => estate.text(at(one.config, "name")))
        .find((one) => one !== undefined);
      texts.push(name, name === undefined || zone === undefined ? undefined : `${name}.${zone}`);
    }
  if (thing.type === "docker_container") {
    texts.push(estate.text(at(config, "name")), estate.text(at(config, "hostname")));
    for (const network of blocks(config, "networks_advanced")) {
      const aliases = at(network, "aliases");
      if (aliases !== undefined && isList(aliases)) texts.push(...aliases.map((alias) => estate.text(alias)));
    }
  }
  if (thing.type.startsWith("kubernetes_")) texts.push(...kubernetesHosts(estate, thing));
  return [...new Set(texts.filter((text): text is string => text !== undefined && /^[\w.-]+$/u.test(text)))];
}

function kubernetesHosts(estate: Estate, thing: Thing): readonly (string | undefined)[] {
  const labels = at(thing.config, "spec.template.metadata.labels") ?? at(thing.config, "metadata.labels");
  if (!isFields(labels)) return [];
  return estate.ofType("kubernetes_service", "kubernetes_service_v1").flatMap((service) => {
    const selector = at(service.config, "spec.selector");
    const isSelected =
      isFields(selector) &&
      selector.fields.size > 0 &&
      [...selector.fields].every(
        ([name, value]) =>
          estate.text(value) !== undefined && estate.text(value) === estate.text(labels.fields.get(name)),
      );
    return isSelected ? [estate.text(at(service.config, "metadata.name"))] : [];
  });
}

function kubernetesKeys(estate: Estate, thing: Thing): readonly TypedKey[] {
  const name = estate.text(at(thing.config, "metadata.name"));
  const namespace =
    estate.text(at(thing.config, "metadata.namespace")) ??
    (at(thing.config, "metadata.namespace") === undefined ? "default" : undefined);
  const kind = thing.type
    .replace(/^kubernetes_/u, "")
    .replace(/_v\d$/u, "")
    .replaceAll("_", "");
  return name === undefined || namespace === undefined
    ? []
    : [{ type: "kubernetes", value: `${namespace}/${kind}/${name}` }];
}
