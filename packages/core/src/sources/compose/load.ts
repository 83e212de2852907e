/** A Compose project put together from its files: includes, `extends`, override files, as Docker merges them. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { GapKind } from "../../model/claims/claim.ts";
import { problemsOf } from "../parts/problems.ts";
import { at, entriesAt, itemsAt, textAt, textsAt, type Tree } from "../parts/tree.ts";
import { readYaml } from "../parts/yaml.ts";
import type { Surroundings } from "../source.ts";
import { parentOf, resolved } from "../parts/unit-folder.ts";
import { envFileAt, readEnvFile } from "./interpolate.ts";
import type { Placed, Service } from "./placed.ts";

export interface Project {
  /** Folder of its first file: what names the project. */
  readonly folder: string;
  readonly name: string | undefined;
  /** Every file that was read, in order. */
  readonly files: readonly string[];
  readonly services: readonly Service[];
  /** Top-level networks by name, with the name that an external one has outside. */
  readonly networks: ReadonlyMap<string, { readonly external: string | undefined }>;
  readonly configs: ReadonlyMap<string, Placed>;
  /** What `.env` says for files of a folder: their own, and that of the project above it. */
  variables(folder: string): ReadonlyMap<string, string>;
  readonly gaps: readonly {
    readonly gap: GapKind;
    readonly what: string;
    readonly file: string;
    readonly line: number;
  }[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The tree of a file, and what was wrong with it; read once for all projects. */
export type TreeReader = (path: string) => {
  readonly tree: Tree | undefined;
  readonly problems: readonly Diagnostic[];
};

export function treeReader(around: Surroundings): TreeReader {
  const known = new Map<string, ReturnType<TreeReader>>();
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const artefact = around.file(path);
    const reading = artefact === undefined ? undefined : readYaml(artefact.text(), around.limits);
    const read = {
      tree: reading?.documents.find(({ is }) => is === "fields"),
      problems: problemsOf(path, reading?.problems ?? [], around.limits),
    };
    known.set(path, read);
    return read;
  };
}

/** Files of Compose are merged in the order in which they are given. */
export function loadProject(files: readonly string[], around: Surroundings, read: TreeReader): Project {
  return new Loader(around, read).load(files);
}

class Loader {
  private readonly around: Surroundings;
  private readonly files: string[] = [];
  private readonly diagnostics: Diagnostic[] = [];
  private readonly gaps: { gap: GapKind; what: string; file: string; line: number }[] = [];
  private readonly services: Map<string, Service> = new Map();
  private readonly networks: Map<string, { external: string | undefined }> = new Map();
  private readonly configs: Map<string, Placed> = new Map();
  private readonly trees: TreeReader;
  private readonly told: Set<string> = new Set();
  private name: string | undefined;

  constructor(around: Surroundings, trees: TreeReader) {
    this.around = around;
    this.trees = trees;
  }

  load(files: readonly string[]): Project {
    const folder = parentOf(files[0] ?? "");
    for (const file of files) this.add(file, folder, []);
    const known = new Map<string, ReadonlyMap<string, string>>();
    const variables = (of: string): ReadonlyMap<string, string> => {
      const found = known.get(of) ?? new Map([...this.variablesIn(of), ...this.variablesIn(folder)]);
      known.set(of, found);
      return found;
    };
    const { services, networks, configs, gaps, diagnostics, name } = this;
    return {
      folder,
      name,
      files: [...new Set(this.files)],
      services: [...services.values()],
      networks,
      configs,
      variables,
      gaps,
      diagnostics,
    };
  }

  private variablesIn(folder: string): ReadonlyMap<string, string> {
    const env = envFileAt(folder === "." ? ".env" : `${folder}/.env`, this.around);
    return env === undefined
      ? new Map()
      : new Map([...readEnvFile(env.text())].map(([name, { value }]) => [name, value]));
  }

  private read(file: string): Tree | undefined {
    const { tree, problems } = this.trees(file);
    if (!this.told.has(file)) this.diagnostics.push(...problems);
    this.told.add(file);
    return tree;
  }

  /** One file, after those that it includes. Paths in it are meant from `folder`. */
  private add(file: string, folder: string, chain: readonly string[]): void {
    if (chain.includes(file) || chain.length > 20) return;
    const tree = this.read(file);
    if (tree === undefined) return;
    this.files.push(file);
    for (const include of itemsAt(tree, "include")) this.include(include, file, folder, [...chain, file]);
    this.name ??= textAt(tree, "name");
    for (const [name, network] of entriesAt(tree, "networks")) this.addNetwork(name, network);
    for (const [name, config] of entriesAt(tree, "configs")) this.configs.set(name, { tree: config, file, folder });
    for (const [name, service] of servicesIn(tree)) {
      const whole = this.extended(name, service, file, folder, []);
      const before = this.services.get(name);
      this.services.set(name, before === undefined ? whole : merged(before, whole));
    }
  }

  private include(include: Tree, file: string, folder: string, chain: readonly string[]): void {
    const paths = include.is === "scalar" ? [include.text] : textsAt(include, "path");
    const base = resolved(folder, textAt(include, "project_directory") ?? ".");
    for (const path of paths) {
      const found = this.found(path, file, folder, include.line);
      if (found === undefined) continue;
      const first = this.around.file(resolved(folder, paths[0] ?? "") ?? "")?.path ?? found;
      const own = textAt(include, "project_directory") === undefined ? parentOf(first) : (base ?? parentOf(found));
      this.add(found, own, chain);
    }
  }

  /** The path of a file that another names, or a gap. */
  private found(path: string, file: string, folder: string, line: number): string | undefined {
    if (/^(?:https?|git|oci|ssh):|^git@|\.git(?:#|$)/u.test(path)) {
      this.gaps.push({ gap: "remote-include", what: path.replace(/\/\/[^/@]*@/u, "//"), file, line });
      return undefined;
    }
    const whole = resolved(folder, path);
    if (whole !== undefined && this.around.file(whole) !== undefined) return whole;
    if (!path.includes("$")) this.gaps.push({ gap: "missing-file", what: path, file, line });
    return undefined;
  }

  private addNetwork(name: string, network: Tree): void {
    const external = at(network, "external");
    const isExternal = external !== undefined && textAt(external)?.toLowerCase() !== "false";
    this.networks.set(name, {
      external: isExternal ? (textAt(network, "name") ?? textAt(external, "name") ?? name) : undefined,
    });
  }

  /** A service on top of what it extends. */
  private extended(name: string, tree: Tree, file: string, folder: string, chain: readonly string[]): Service {
    const own: Service = { name, file, line: tree.line, fields: fieldsOf(tree, file, folder) };
    const extend = at(tree, "extends");
    if (extend === undefined || chain.length > 20) return own;
    const base = extend.is === "scalar" ? extend.text : (textAt(extend, "service") ?? "");
    const path = textAt(extend, "file");
    const from = path === undefined ? file : this.found(path, file, folder, extend.line);
    if (from === undefined || chain.includes(`${from}#${base}`)) return own;
    const found = servicesIn(this.read(from)).find(([other]) => other === base)?.[1];
    if (found === undefined) return own;
    if (from !== file) this.files.push(from);
    const below = this.extended(base, found, from, from === file ? folder : parentOf(from), [
      ...chain,
      `${from}#${base}`,
    ]);
    return { ...merged(below, own), name, file, line: tree.line };
  }
}

/** Services of a file, also in the oldest form, which has no `services`. */
export function servicesIn(tree: Tree | undefined): readonly (readonly [string, Tree])[] {
  const services = at(tree, "services");
  if (services !== undefined) return entriesAt(services).filter(([, service]) => service.is === "fields");
  const all = entriesAt(tree).filter(([name]) => !name.startsWith("x-"));
  const isOld =
    all.length > 0 && all.every(([, one]) => at(one, "image") !== undefined || at(one, "build") !== undefined);
  return isOld ? all : [];
}

function fieldsOf(tree: Tree, file: string, folder: string): ReadonlyMap<string, readonly Placed[]> {
  return new Map(entriesAt(tree).map(([name, value]) => [name, [{ tree: value, file, folder }]]));
}

/** Fields whose parts of several files add up; of all others the last counts. */
const addUp: ReadonlySet<string> = new Set([
  "environment",
  "env_file",
  "ports",
  "expose",
  "volumes",
  "depends_on",
  "links",
  "networks",
  "labels",
  "configs",
  "secrets",
  "profiles",
  "extra_hosts",
  "deploy",
  "build",
  "healthcheck",
  "security_opt",
  "cap_drop",
  "cap_add",
]);

function merged(below: Service, above: Service): Service {
  const fields = new Map(below.fields);
  for (const [name, parts] of above.fields) {
    const tag = parts.at(-1)?.tree.tag;
    const before = fields.get(name) ?? [];
    if (tag === "!reset") fields.delete(name);
    else fields.set(name, addUp.has(name) && tag !== "!override" ? [...before, ...parts] : parts);
  }
  // The place of a service is where it says what it runs.
  const isWhole = below.fields.has("image") || below.fields.has("build") || !above.fields.has("image");
  return { name: above.name, file: isWhole ? below.file : above.file, line: isWhole ? below.line : above.line, fields };
}
