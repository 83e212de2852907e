/** What a service of a Compose project is: its mention with all keys, and its attributes. */
import type { AttributeClaim, Mention, Scope, Sort, TypedKey } from "../../model/claims/claim.ts";
import type { FactValue } from "../../model/facts.ts";
import { baseProductOf, foldersBuilt } from "../dockerfile/built.ts";
import {
  type ImageName,
  isLoadMaker,
  type Product,
  readImage,
  sortOfWorkload,
  technologyText,
  versionOfTag,
} from "../parts/images.ts";
import { at, entriesAt, flagAt, itemsAt, numberAt, textAt, textsAt } from "../parts/tree.ts";
import { memory, words } from "../parts/values.ts";
import { selfNames } from "../parts/self-names.ts";
import type { Surroundings } from "../source.ts";
import { isUnit, resolved } from "../parts/unit-folder.ts";
import type { Environment } from "./environment.ts";
import { interpolate } from "./interpolate.ts";
import type { Project } from "./load.ts";
import type { Placed, Service } from "./placed.ts";

/** A service with what is asked of it again and again. */
export interface Read {
  readonly service: Service;
  readonly key: string;
  readonly project: Project;
  readonly environment: Environment;
  readonly around: Surroundings;
  readonly scope: Scope;
}

export interface Build {
  readonly context: string;
  readonly dockerfile: string;
  readonly args: Readonly<Record<string, string>>;
  readonly target: string | undefined;
}

/** The last word on a field. */
export function last(service: Service, field: string): Placed | undefined {
  return service.fields.get(field)?.at(-1);
}

/** A text of a service, with its variables filled in. */
function filledText(
  { service, project }: Pick<Read, "service" | "project">,
  field: string,
  ...path: readonly string[]
): string | undefined {
  const found = last(service, field);
  const text = found === undefined ? undefined : textAt(found.tree, ...path);
  return found === undefined || text === undefined
    ? undefined
    : interpolate(text, project.variables(found.folder)).text;
}

/** Where and of what its image is built; undefined: it is not, or from somewhere else. */
function buildOf({ service, project }: Read): Build | undefined {
  const found = last(service, "build");
  if (found === undefined) return undefined;
  const fill = (text: string): string => interpolate(text, project.variables(found.folder)).text;
  const { tree } = found;
  const given = tree.is === "scalar" ? tree.text : (textAt(tree, "context") ?? ".");
  const context = resolved(found.folder, fill(given));
  if (context === undefined || /^(?:https?|git|ssh):|^git@|\$\{/u.test(fill(given))) return undefined;
  const name = fill(textAt(tree, "dockerfile") ?? "Dockerfile");
  const dockerfile = resolved(context, name) ?? name;
  const args: Record<string, string> = {};
  for (const [key, value] of entriesAt(tree, "args")) if (value.is === "scalar") args[key] = fill(value.text);
  for (const text of textsAt(tree, "args")) {
    const equals = text.indexOf("=");
    if (equals > 0) args[text.slice(0, equals)] = fill(text.slice(equals + 1));
  }
  return { context, dockerfile, args, target: textAt(tree, "target") };
}

export interface Nature {
  readonly image: ImageName | undefined;
  readonly sort: Sort;
  readonly product: Product | undefined;
  readonly tag: string | undefined;
  readonly build: Build | undefined;
}

/** What it is: by its image, by the base of what is built, by its name. */
export function natureOf(read: Read): Nature {
  const { service, around } = read;
  const build = buildOf(read);
  const image = readImage(filledText(read, "image") ?? "");
  const base = build === undefined ? undefined : baseProductOf(around.file(build.dockerfile)?.text(), build.args);
  if (base !== undefined && base.product.sort !== "service")
    return { image, sort: base.product.sort, product: base.product, tag: base.tag, build };
  const known = sortOfWorkload(image?.name, service.name);
  if (build !== undefined && isLoadMaker(build.context))
    return { image, sort: "client", product: undefined, tag: undefined, build };
  // Who builds an image of an own name makes own software: only a base or a name that says so makes it a store.
  if (build !== undefined && known.product !== undefined && known.sort === "service")
    return { image, sort: "service", product: undefined, tag: undefined, build };
  return { image, sort: known.sort, product: known.product, tag: build === undefined ? image?.tag : undefined, build };
}

export function mentionOf(read: Read, nature: Nature, shared: ReadonlySet<string>): Mention {
  const { service, key, scope, environment } = read;
  const container = filledText(read, "container_name");
  const hostname = filledText(read, "hostname");
  const names = [service.name, container, hostname].filter((name) => name !== undefined && isName(name));
  const keys: TypedKey[] = [{ type: "compose", value: key.slice("compose:".length) }];
  const hosts = [service.name, hostname, container, ...aliasesOf(read)].filter(
    (name) => name !== undefined && isName(name),
  );
  for (const host of new Set(hosts)) keys.push({ type: "host", value: (host ?? "").toLowerCase() });
  for (const folder of foldersOf(read, nature.build)) keys.push({ type: "directory", value: folder });
  if (nature.image !== undefined && !shared.has(nature.image.repository))
    keys.push({ type: "image", value: nature.image.repository });
  if (nature.image?.digest !== undefined && nature.build === undefined)
    keys.push({ type: "image-digest", value: nature.image.digest });
  keys.push(...selfNames(environment.variables));
  for (const file of filesMounted(read)) keys.push({ type: "file", value: file });
  return {
    claim: "mention",
    key,
    sort: nature.sort,
    names: [...new Set(names)].filter((name) => name !== undefined),
    keys,
    scope,
    at: { file: service.file, line: service.line },
    seenBy: "services",
  };
}

function isName(name: string): boolean {
  return /^[\w][\w.-]*$/u.test(name);
}

function aliasesOf({ service, project }: Read): readonly string[] {
  const parts = service.fields.get("networks") ?? [];
  return parts.flatMap(({ tree, folder }) =>
    entriesAt(tree).flatMap(([, network]) =>
      textsAt(network, "aliases").map((alias) => interpolate(alias, project.variables(folder)).text),
    ),
  );
}

/** Folders of the source that it is built from; where the context is everything, what the Dockerfile takes of it. */
function foldersOf(read: Read, build: Build | undefined): readonly string[] {
  const { around } = read;
  const work = workFolder(read, build);
  const isSource = work !== undefined && isUnit(work, around);
  if (isSource && work !== ".") return [work];
  const built = build === undefined ? undefined : foldersBuilt({ ...build, around });
  // What is copied is no source, and the whole repository is laid over the folder where it works.
  if (isSource && built?.every((folder) => !isUnit(folder, around)) === true) return [work];
  if (built !== undefined) return built;
  return mountsOf(read).flatMap(({ from }) =>
    read.around
      .folder(from)
      .some((path) =>
        /(?:^|\/)(?:package\.json|pom\.xml|go\.mod|requirements\.txt|composer\.json|Gemfile|pyproject\.toml)$/u.test(
          path,
        ),
      )
      ? [from]
      : [],
  );
}

/** The folder of the repository in which it works: mounted there, whatever image it runs. */
function workFolder(read: Read, build: Build | undefined): string | undefined {
  const dockerfile = build === undefined ? undefined : read.around.file(build.dockerfile)?.text();
  const work = filledText(read, "working_dir") ?? /^WORKDIR[ \t]+(\/[\w./-]*)[ \t]*$/imu.exec(dockerfile ?? "")?.[1];
  if (work === undefined) return undefined;
  const [mount] = mountsOf(read)
    .filter(({ to }) => work === to || work.startsWith(`${to.replace(/\/+$/u, "")}/`))
    .toSorted((a, b) => b.to.length - a.to.length);
  if (mount === undefined) return undefined;
  return resolved(mount.from, work.slice(mount.to.length).replace(/^\/+/u, "") || ".");
}

interface Mount {
  /** Path from the root of the run. */
  readonly from: string;
  readonly to: string;
}

/** Files and folders of the repository that the container sees: bind mounts and configs. */
function mountsOf({ service, project }: Read): readonly Mount[] {
  const found: Mount[] = [];
  for (const { tree, folder } of service.fields.get("volumes") ?? [])
    for (const item of itemsAt(tree)) {
      const text = item.is === "scalar" ? interpolate(item.text, project.variables(folder)).text : "";
      const [from, to] = item.is === "scalar" ? text.split(":") : [textAt(item, "source"), textAt(item, "target")];
      if (from === undefined || to === undefined || !/^\.{1,2}(?:\/|$)/u.test(from)) continue;
      const whole = resolved(folder, from);
      if (whole !== undefined) found.push({ from: whole, to });
    }
  for (const { tree, folder } of service.fields.get("configs") ?? [])
    for (const item of itemsAt(tree)) {
      const name = item.is === "scalar" ? item.text : textAt(item, "source");
      const config = project.configs.get(name ?? "");
      const file = config === undefined ? undefined : textAt(config.tree, "file");
      const whole = file === undefined ? undefined : resolved(config?.folder ?? folder, file);
      if (whole !== undefined) found.push({ from: whole, to: textAt(item, "target") ?? `/${name ?? ""}` });
    }
  return found;
}

/** Files that are mounted, folder by folder: a configuration among them belongs to this service. */
function filesMounted(read: Read): readonly string[] {
  const found = new Set<string>();
  const visit = (path: string, depth: number): void => {
    if (read.around.file(path) !== undefined) found.add(path);
    else if (depth < 3) for (const inner of read.around.folder(path).slice(0, 50)) visit(inner, depth + 1);
  };
  for (const { from } of mountsOf(read)) if (from !== ".") visit(from, 0);
  return [...found].slice(0, 100);
}

/** Attributes of the metamodel. */
export function attributesOf(read: Read, nature: Nature, isPlain: boolean): readonly AttributeClaim[] {
  const { service, key } = read;
  const found: AttributeClaim[] = [];
  const say = (name: string, value: FactValue | undefined, from: Placed | undefined, seenBy: string): void => {
    if (value !== undefined)
      found.push({
        claim: "attribute",
        of: key,
        name,
        value,
        at: { file: from?.file ?? service.file, line: from?.tree.line ?? service.line },
        seenBy,
      });
  };
  const { product, tag } = nature;
  const image = last(service, nature.build === undefined ? "image" : "build");
  if (product !== undefined && isPlain) {
    say("technology", [technologyText(product, tag)], image, "image");
    if (product.type !== undefined) say("type", { word: product.type }, image, "image");
    if (nature.sort !== "service") say("version", versionOfTag(tag), image, "image");
  }
  const deployed = nature.image;
  if (deployed?.tag !== undefined)
    say("x-image", `${deployed.repository}:${deployed.tag}`, last(service, "image"), "image");
  const deploy = last(service, "deploy");
  const scale = last(service, "scale");
  say("replicas", numberAt(deploy?.tree, "replicas") ?? numberAt(scale?.tree), deploy ?? scale, "deploy");
  say("restart", restartOf(read), last(service, "restart") ?? deploy, "restart");
  say("probes", probesOf(service), last(service, "healthcheck"), "healthcheck");
  const limits = at(deploy?.tree, "resources", "limits");
  say(
    "cpu",
    numberAt(limits, "cpus") ?? numberAt(last(service, "cpus")?.tree),
    deploy ?? last(service, "cpus"),
    "deploy",
  );
  const ram = textAt(limits, "memory") ?? filledText(read, "mem_limit");
  say("ram", ram === undefined ? undefined : memory(ram), deploy ?? last(service, "mem_limit"), "deploy");
  say("ports", portsOf(read), last(service, "ports"), "ports");
  const published = publishedOf(read);
  // A browser dials `localhost:8080`, which is this service.
  if (published.length > 0) say("x-published", published, last(service, "ports"), "ports");
  if (flagAt(last(service, "privileged")?.tree) === true)
    say("privileged", true, last(service, "privileged"), "privileged");
  say("hardening", hardeningOf(service), last(service, "read_only"), "security");
  const profiles = (service.fields.get("profiles") ?? []).flatMap(({ tree }) => textsAt(tree));
  if (profiles.length > 0) say("x-profiles", profiles, last(service, "profiles"), "profiles");
  const mounts = mountsOf(read).map(({ from, to }) => `${from}:${to}`);
  // For whoever reads configurations: what lies there is seen by this service under that path.
  if (mounts.length > 0) say("x-mounts", mounts, last(service, "volumes"), "volumes");
  return found;
}

function restartOf(read: Read): FactValue | undefined {
  const policy = filledText(read, "restart");
  if (policy !== undefined) return { word: /^(?:no|false)$/u.test(policy) ? "manual" : "auto" };
  const condition = filledText(read, "deploy", "restart_policy", "condition");
  return condition === undefined ? undefined : { word: condition === "none" ? "manual" : "auto" };
}

function probesOf(service: Service): FactValue | undefined {
  const check = last(service, "healthcheck")?.tree;
  if (check === undefined) return undefined;
  const test = textsAt(check, "test");
  if (flagAt(check, "disable") === true || test[0] === "NONE") return false;
  return test.length > 0 ? words("liveness") : undefined;
}

/** Ports inside the container: `tcp/8080`. */
function portsOf({ service, project }: Read): FactValue | undefined {
  const found = new Set<string>();
  const parts = [...(service.fields.get("ports") ?? []), ...(service.fields.get("expose") ?? [])];
  for (const { tree, folder } of parts)
    for (const item of itemsAt(tree)) {
      const text =
        item.is === "scalar"
          ? interpolate(item.text, project.variables(folder)).text
          : `${textAt(item, "target") ?? ""}/${textAt(item, "protocol") ?? "tcp"}`;
      const match = /(?:^|:)(\d{1,5})(?:\/(tcp|udp))?$/u.exec(text.trim());
      if (match !== null) found.add(`${match[2] ?? "tcp"}/${match[1] ?? ""}`);
    }
  return found.size === 0 ? undefined : [...found];
}

/** Ports of the machine that lead into the container: `8080:80`. */
function publishedOf({ service, project }: Read): readonly string[] {
  const found = new Set<string>();
  for (const { tree, folder } of service.fields.get("ports") ?? [])
    for (const item of itemsAt(tree)) {
      const text =
        item.is === "scalar"
          ? interpolate(item.text, project.variables(folder)).text
          : `${textAt(item, "published") ?? ""}:${textAt(item, "target") ?? ""}`;
      const match = /(?:^|:)(\d{1,5}):(\d{1,5})(?:\/tcp)?$/u.exec(text.trim());
      if (match !== null) found.add(`${match[1] ?? ""}:${match[2] ?? ""}`);
    }
  return [...found];
}

function hardeningOf(service: Service): FactValue | undefined {
  const isReadOnly = flagAt(last(service, "read_only")?.tree) === true;
  const dropped = (service.fields.get("cap_drop") ?? []).flatMap(({ tree }) => textsAt(tree));
  const options = (service.fields.get("security_opt") ?? []).flatMap(({ tree }) => textsAt(tree));
  const isConfined = options.some((option) => /^no-new-privileges(?::true)?$/u.test(option));
  const isStrict = isReadOnly && dropped.some((one) => one.toUpperCase() === "ALL") && isConfined;
  return isStrict ? true : undefined;
}
