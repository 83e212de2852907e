/** Gradle builds of a run: projects with their scripts, settings, catalogue of versions and locks. */
import { readTrees } from "../parts/config/documents.ts";
import { readProperties } from "../parts/config/properties.ts";
import type { Dependency, Manifest, Technology } from "../parts/packages/manifest.ts";
import { type Hearing, inFolder } from "../parts/packages/read-manifests.ts";
import { entriesAt, textAt, type Tree } from "../parts/tree.ts";
import { parentOf, resolved } from "../parts/unit-folder.ts";
import { readScript, type Script, type ScriptDependency } from "./scripts.ts";

interface Build {
  /** Folder of the settings, or of a script that has none around it. */
  readonly root: string;
  /** Folder by path of project: `:common` is `common`. */
  readonly projects: ReadonlyMap<string, string>;
  readonly catalogue: ReadonlyMap<string, { readonly name: string; readonly version?: string }>;
  readonly catalogueVersions: ReadonlyMap<string, string>;
  readonly variables: ReadonlyMap<string, string>;
  readonly rootName?: string;
}

export function readBuilds(hearing: Hearing): readonly Manifest[] {
  const builds = new Map<string, Build>();
  const settings = new Set(
    hearing.artefacts
      .filter(({ path }) => /(?:^|\/)settings\.gradle(?:\.kts)?$/u.test(path))
      .map(({ path }) => parentOf(path)),
  );
  return hearing.artefacts
    .filter(({ path }) => /(?:^|\/)build\.gradle(?:\.kts)?$/u.test(path) && !/(?:^|\/)buildSrc\//u.test(path))
    .map((artefact) => {
      const { path } = artefact;
      const folder = parentOf(path);
      const root = rootOf(folder, settings);
      const build = builds.get(root) ?? buildOf(root, hearing);
      builds.set(root, build);
      return manifestOf(path, readScript(artefact.text(), build.variables), build, hearing);
    });
}

function rootOf(folder: string, settings: ReadonlySet<string>): string {
  for (let here = folder; ; here = parentOf(here)) {
    if (settings.has(here)) return here;
    if (here === ".") return folder;
  }
}

function buildOf(root: string, { around }: Hearing): Build {
  const text = (name: string): string => around.file(inFolder(root, name))?.text() ?? "";
  const settings = text("settings.gradle") + text("settings.gradle.kts");
  const variables = new Map<string, string>();
  for (const { name, value } of readProperties(text("gradle.properties")).flat()) variables.set(name, value);
  const [catalogue] = readTrees("libs.versions.toml", text("gradle/libs.versions.toml"), around.limits.depth).trees;
  for (const name of ["build.gradle", "build.gradle.kts"])
    for (const [key, value] of readScript(text(name), variables).variables)
      if (key !== "version" && key !== "group") variables.set(key, value);
  const versions = new Map(entriesAt(catalogue, "versions").flatMap(([name, tree]) => versionIn(name, tree)));
  const rootName = /rootProject\.name\s*=\s*["']([^"']+)["']/u.exec(settings)?.[1];
  return {
    root,
    projects: projectsOf(settings, root),
    catalogue: catalogueOf(catalogue, versions),
    catalogueVersions: versions,
    variables,
    ...(rootName === undefined ? {} : { rootName }),
  };
}

function versionIn(name: string, tree: Tree): readonly (readonly [string, string])[] {
  const version =
    tree.is === "scalar" ? tree.text : (textAt(tree, "strictly") ?? textAt(tree, "prefer") ?? textAt(tree, "require"));
  return version === undefined ? [] : [[name, version]];
}

function catalogueOf(tree: Tree | undefined, versions: ReadonlyMap<string, string>): Build["catalogue"] {
  const found = new Map<string, { readonly name: string; readonly version?: string }>();
  for (const [alias, entry] of entriesAt(tree, "libraries")) {
    const parts = entry.is === "scalar" ? entry.text.split(":") : [];
    const module =
      textAt(entry, "module") ??
      (textAt(entry, "group") === undefined
        ? parts.slice(0, 2).join(":")
        : `${textAt(entry, "group") ?? ""}:${textAt(entry, "name") ?? ""}`);
    const reference = textAt(entry, "version", "ref");
    const version = reference === undefined ? (textAt(entry, "version") ?? parts[2]) : versions.get(reference);
    found.set(alias.replaceAll(/[-_]/gu, "."), version === undefined ? { name: module } : { name: module, version });
  }
  return found;
}

/** `include("a", ":b:c")`, with `project(":a").projectDir = file("x")`. */
function projectsOf(settings: string, root: string): ReadonlyMap<string, string> {
  const projects = new Map<string, string>();
  for (const [, list = ""] of settings.matchAll(/\binclude\b\s*\(?((?:\s*["'][^"'\n]+["']\s*,?)+)/gu))
    for (const [, written = ""] of list.matchAll(/["']([^"']+)["']/gu)) {
      const path = written.startsWith(":") ? written : `:${written}`;
      const folder = resolved(root, path.slice(1).replaceAll(":", "/"));
      if (folder !== undefined) projects.set(path, folder);
    }
  for (const [, path = "", written = ""] of settings.matchAll(
    /project\(\s*["']([^"']+)["']\s*\)\.projectDir\s*=\s*(?:new File|file)\(\s*(?:[\w.]+,\s*)?["']([^"']+)["']/gu,
  )) {
    const folder = resolved(root, written);
    if (folder !== undefined) projects.set(path, folder);
  }
  return projects;
}

function manifestOf(path: string, script: Script, build: Build, { around }: Hearing): Manifest {
  const folder = parentOf(path);
  const isRoot = folder === build.root;
  const name = isRoot
    ? (build.rootName ?? folder.slice(folder.lastIndexOf("/") + 1))
    : folder.slice(folder.lastIndexOf("/") + 1);
  const locked = locksIn(around.file(inFolder(folder, "gradle.lockfile"))?.text() ?? "");
  const dependencies = script.dependencies.flatMap((one) => dependencyOf(one, build, locked));
  const group = script.group ?? build.variables.get("group");
  const isAggregate = isRoot && build.projects.size > 0 && !dependencies.some(({ scope }) => scope === "run");
  return {
    source: "gradle",
    ecosystem: "maven",
    path,
    folder,
    ...(name === "" || name === "." ? {} : { name: group === undefined ? name : `${group}:${name}` }),
    ...(script.version === undefined ? {} : { version: script.version }),
    ...(isAggregate ? { isAggregate } : {}),
    dependencies,
    technologies: technologiesOf(script, build),
    members: isRoot ? [...build.projects.values()].map((member) => ({ folder: member, line: 1 })) : [],
    ...(locked.size === 0 ? {} : { locked: [...locked].map(([module, version]) => `${module}@${version}`).sort() }),
  };
}

function dependencyOf(
  { name, kind, version, scope, line }: ScriptDependency,
  build: Build,
  locked: ReadonlyMap<string, string>,
): readonly Dependency[] {
  if (kind === "project") {
    const path = name.startsWith(":") ? name : `:${name}`;
    const local = build.projects.get(path);
    return [{ name: path, scope, line, ...(local === undefined ? {} : { local }) }];
  }
  const found = kind === "catalogue" ? build.catalogue.get(name) : { name, version };
  if (found === undefined) return [];
  const exact = locked.get(found.name) ?? found.version;
  return [{ name: found.name, scope, line, ...(exact === undefined ? {} : { version: exact }) }];
}

/** `org.slf4j:slf4j-api:2.0.9=compileClasspath,runtimeClasspath`. */
function locksIn(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/^([\w.-]+:[\w.-]+):([\w.+-]+)=/gmu)].map(([, module = "", version = ""]) => [module, version]),
  );
}

const frameworks: ReadonlyMap<string, string> = new Map([
  ["org.springframework.boot", "Spring Boot"],
  ["io.quarkus", "Quarkus"],
  ["io.micronaut.application", "Micronaut plug-in"],
  ["kotlin", "Kotlin"],
  ["org.jetbrains.kotlin.jvm", "Kotlin"],
]);

function technologiesOf({ java, plugins }: Script, build: Build): readonly Technology[] {
  const found: Technology[] = [java ?? { name: "Java", line: 1 }];
  for (const plugin of plugins) {
    const called = frameworks.get(plugin.name);
    if (called !== undefined && !found.some(({ name }) => name === called)) found.push({ ...plugin, name: called });
  }
  const cloud = build.variables.get("springCloudVersion");
  if (cloud !== undefined && /^[\w.]+$/u.test(cloud)) found.push({ name: "Spring Cloud", version: cloud, line: 1 });
  return found;
}
