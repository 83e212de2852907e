/** Which Compose files make one project: a base with its override file, and each other file by itself or on top of the base. */
import { at, entriesAt, type Tree } from "../parts/tree.ts";
import { parentOf } from "../parts/unit-folder.ts";
import { servicesIn } from "./load.ts";

/** Is it a file of Compose, by its name? */
export function isComposeName(path: string): boolean {
  return /(?:^|\/)[\w.-]*(?:docker-)?compose[\w.-]*\.ya?ml$/iu.test(path);
}

/** Is it one under any other name (`infra.yml`, `stack.yaml`, `production.yml`), by its first lines: services with an image or a build? */
export function isComposeText(path: string, text: string): boolean {
  if (!/\.ya?ml$/iu.test(path) || !text.includes("services:")) return false;
  const lines = text.split(/\r?\n/u).filter((line) => !/^\s*(?:#|$)/u.test(line));
  if (
    lines.some((line) => /^(?:apiVersion|kind|stages|jobs|on|steps|openapi|swagger|asyncapi|pipeline)\s*:/u.test(line))
  )
    return false;
  const start = lines.findIndex((line) => /^services:\s*(?:#.*)?$/u.test(line));
  const indent = (line: string | undefined): number => (line ?? "").length - (line ?? "").trimStart().length;
  const step = indent(lines[start + 1]);
  if (start < 0 || step === 0) return false;
  for (const line of lines.slice(start + 1)) {
    if (indent(line) === 0) return false;
    if (indent(line) > step && indent(line) <= step * 2 && /^\s+(?:image|build):/u.test(line)) return true;
  }
  return false;
}

/** The name that Docker reads where none is given, best first; -1 for all others. */
function rankOfBase(path: string): number {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"].indexOf(name);
}

function isOverride(path: string): boolean {
  return /(?:^|\/)(?:docker-)?compose\.override\.ya?ml$/iu.test(path);
}

export interface Group {
  /** In the order of merging. */
  readonly files: readonly string[];
  /** The files whose services this group speaks of; the others are below them. */
  readonly speaks: readonly string[];
}

/** Files of one folder as groups; `read` gives the tree of a file. */
export function groupsOf(paths: readonly string[], read: (path: string) => Tree | undefined): readonly Group[] {
  const byFolder = new Map<string, string[]>();
  for (const path of paths) {
    const folder = parentOf(path);
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), path]);
  }
  return [...byFolder.values()].flatMap((files) => groupsOfFolder(files, read));
}

function groupsOfFolder(files: readonly string[], read: (path: string) => Tree | undefined): readonly Group[] {
  const base = files.filter((path) => rankOfBase(path) >= 0).toSorted((a, b) => rankOfBase(a) - rankOfBase(b))[0];
  const overrides = base === undefined ? [] : files.filter(isOverride).slice(0, 1);
  const whole = base === undefined ? [] : [base, ...overrides];
  const groups: Group[] = base === undefined ? [] : [{ files: whole, speaks: whole }];
  const known = new Set(base === undefined ? [] : servicesIn(read(base)).map(([name]) => name));
  for (const path of files) {
    if (whole.includes(path)) continue;
    const services = servicesIn(read(path));
    const isOnTop = base !== undefined && services.some(([name, one]) => known.has(name) && !isWhole(one));
    groups.push({ files: isOnTop && base !== undefined ? [base, path] : [path], speaks: [path] });
  }
  return groups;
}

/** Does a service say by itself what it runs? */
function isWhole(service: Tree): boolean {
  return (
    ["image", "build", "extends"].some((field) => at(service, field) !== undefined) && entriesAt(service).length > 0
  );
}
