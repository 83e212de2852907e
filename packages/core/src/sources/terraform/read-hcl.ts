/** Folders of HCL to roots: which folders are roots, and all that each sets up with the modules that it calls. */
import { compare } from "../../base/compare.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Artefact, Surroundings } from "../source.ts";
import { Cursor } from "./hcl/cursor.ts";
import { parseHcl } from "./hcl/parse.ts";
import { parseHclJson } from "./hcl/json.ts";
import { attributeOf, type HclBody, type HclExpression } from "./hcl/syntax.ts";
import { heredocText } from "./hcl/template.ts";
import { expression } from "./hcl/expression.ts";
import { bodyValue } from "./evaluate/body.ts";
import { evaluate, type Names } from "./evaluate/expression.ts";
import { type Folder, type FolderFile, folderOf } from "./evaluate/folder.ts";
import { Module, placeAt, type Project } from "./evaluate/module.ts";
import { isFields, plainText, unknown, unknownFrom, type Value } from "./evaluate/value.ts";
import type { RootGap, TerraformRoot } from "./root.ts";

const MOST_STEPS = 3_000_000;
const MOST_MODULES = 500;
const MOST_PROBLEMS = 5;

export interface HclRead {
  readonly roots: readonly TerraformRoot[];
  readonly diagnostics: readonly Diagnostic[];
}

export function readHcl(artefacts: readonly Artefact[], around: Surroundings): HclRead {
  const diagnostics: Diagnostic[] = [];
  const bodies = new Map<string, FolderFile[]>();
  const settings = new Map<string, FolderFile[]>();
  for (const artefact of artefacts) {
    const body = bodyOfFile(artefact, around, diagnostics);
    if (body === undefined) continue;
    const lists = /\.tfvars(?:\.json)?$/u.test(artefact.path) ? settings : bodies;
    const directory = directoryOf(artefact.path);
    const list = lists.get(directory) ?? [];
    list.push({ path: artefact.path, body });
    lists.set(directory, list);
  }
  const folders = new Map([...bodies].map(([directory, files]) => [directory, folderOf(directory, files)] as const));
  const roots = rootsAmong(folders).map((folder) =>
    rootOf(folder, folders, settings.get(folder.directory) ?? [], around),
  );
  return { roots, diagnostics };
}

function bodyOfFile(artefact: Artefact, around: Surroundings, diagnostics: Diagnostic[]): HclBody | undefined {
  const { path } = artefact;
  const report = (code: string, line: number, parameters: Readonly<Record<string, string | number>>): void => {
    diagnostics.push({
      code,
      severity: "warning",
      uri: path,
      span: { start: 0, end: 0 },
      parameters: { line, ...parameters },
    });
  };
  const text = artefact.text();
  if (path.endsWith(".json")) {
    const body = path.endsWith(".tfvars.json")
      ? variablesOfJson(text, around.limits.depth)
      : parseHclJson(text, around.limits.depth);
    if (body === undefined) report("artefact-unreadable", 1, { what: "JSON" });
    return body;
  }
  const { body, problems } = parseHcl(text, around.limits.depth);
  for (const { line, isDeep } of problems.slice(0, MOST_PROBLEMS)) {
    if (isDeep) report("artefact-too-deep", line, { limit: around.limits.depth });
    else report("artefact-unreadable", line, { what: lineOf(text, line) });
  }
  return body;
}

function variablesOfJson(text: string, depth: number): HclBody | undefined {
  const wrapped = parseHclJson(`{"locals":${text.trim() === "" ? "{}" : text}}`, depth);
  return wrapped?.blocks[0]?.body;
}

/** The line that could not be read, without what may be secret in it: only up to the first value. */
function lineOf(text: string, line: number): string {
  const found = text.split("\n", line)[line - 1] ?? "";
  return found
    .trim()
    .slice(0, 60)
    .replace(/[=:].*$/su, "=");
}

/**
 * Folders that nobody calls as a module. Examples and tests are roots only where there are no others: they show how a module is used, and
 * are nothing that runs.
 */
function rootsAmong(folders: ReadonlyMap<string, Folder>): readonly Folder[] {
  const called = new Set<string>();
  for (const folder of folders.values()) {
    if (isExample(folder.directory)) continue;
    for (const { value } of folder.modules.values()) {
      const source = attributeOf(value, "source")?.value;
      const where = source?.is === "literal" && typeof source.value === "string" ? source.value : "";
      const place = /^\.\.?(?:\/|$)/u.test(where) ? placeAt(folder.directory, where) : undefined;
      if (place !== undefined && place !== folder.directory) called.add(place);
    }
  }
  const found = [...folders.values()].filter((folder) => isSettingUp(folder) && !called.has(folder.directory));
  const real = found.filter(({ directory }) => !isExample(directory));
  return (real.length > 0 ? real : found).toSorted((a, b) => compare(a.directory, b.directory));
}

function isSettingUp(folder: Folder): boolean {
  return folder.resources.size > 0 || folder.modules.size > 0 || folder.providers.length > 0;
}

function isExample(directory: string): boolean {
  return /(?:^|\/)(?:examples?|tests?|__tests__|fixtures?|testdata|docs?)(?:\/|$)/u.test(directory);
}

function rootOf(
  folder: Folder,
  folders: ReadonlyMap<string, Folder>,
  settings: readonly FolderFile[],
  around: Surroundings,
): TerraformRoot {
  const gaps: RootGap[] = [];
  const project: Project = {
    folder: (directory) => folders.get(directory),
    file: (path, variables) => fileText(folder.directory, path, variables, around, project),
    budget: { steps: MOST_STEPS, modules: MOST_MODULES, chain: 0 },
    gaps,
  };
  const given = valuesGiven(settings);
  const module = new Module(folder, project, {
    prefix: "",
    modules: [],
    folders: [],
    variables: (name) => {
      const value = given.get(name);
      return value === undefined ? undefined : evaluate(value, module.names);
    },
    depth: 0,
  });
  const remotes = [...module.remotes()];
  for (const { source, at } of remotes) {
    const isLocal = /^\.\.?(?:\/|$)/u.test(source);
    gaps.push({ gap: isLocal ? "missing-file" : "remote-include", what: source, at });
  }
  return {
    directory: folder.directory,
    resources: [...module.resources()],
    modules: remotes,
    providers: folder.providers.map(({ file, line, value }) => {
      const config = bodyValue(value.body, module.names);
      const alias = plainText(config.fields.get("alias"));
      return { name: value.name, ...(alias === undefined ? {} : { alias }), config, at: { file, line } };
    }),
    gaps,
  };
}

/** Values that are loaded without being asked for; later files win. */
function valuesGiven(files: readonly FolderFile[]): ReadonlyMap<string, HclExpression> {
  const loaded = files.filter(({ path }) =>
    /(?:^|\/)terraform\.tfvars(?:\.json)?$|\.auto\.tfvars(?:\.json)?$/u.test(path),
  );
  const order = loaded.toSorted(
    (a, b) => Number(/\.auto\./u.test(a.path)) - Number(/\.auto\./u.test(b.path)) || compare(a.path, b.path),
  );
  return new Map(order.flatMap(({ body }) => body.attributes.map(({ name, value }) => [name, value] as const)));
}

/** A file that an expression reads: by its path from the module, or from the root. */
function fileText(
  root: string,
  path: string,
  variables: Value | undefined,
  around: Surroundings,
  project: Project,
): Value {
  const artefact = around.file(placeAt(".", path) ?? "") ?? around.file(placeAt(root, path) ?? "");
  if (artefact === undefined || artefact.size > 2 ** 20) return unknownFrom(variables);
  const text = artefact.text();
  if (variables === undefined) return text;
  const cursor = new Cursor(text, around.limits.depth);
  const template = heredocText(cursor, expression);
  if (cursor.failed || !isFields(variables)) return unknownFrom(variables);
  const names: Names = {
    local: variables.fields,
    reference: () => unknown,
    file: () => unknown,
    spend: () => project.budget.steps-- > 0,
  };
  return evaluate(template, names);
}

export function directoryOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "." : path.slice(0, slash);
}
