/**
 * Whose a configuration file is: the unit (folder that is built) whose image takes it, or else whoever mounts it, which the reconciler
 * finds by the `file` key.
 */
import type { Mention, Scope, Sort, TypedKey } from "../../../model/claims/claim.ts";
import type { Surroundings } from "../../source.ts";
import { parentOf, resolved } from "../unit-folder.ts";

function isDockerfile(path: string): boolean {
  return /(?:^|\/)(?:[\w.-]+\.)?(?:Docker|Container)file(?:\.[\w.-]+)?$/iu.test(path) && !path.endsWith("ignore");
}

/**
 * The folder whose image takes a file: a Dockerfile in a folder around it copies it, or lies beside it. Undefined: no image takes it; it
 * is mounted, or nobody uses it.
 */
export function imageAround(path: string, around: Surroundings): string | undefined {
  let holds: string | undefined;
  for (const folder of foldersAround(path)) {
    const files = around.folder(folder).filter(isDockerfile);
    if (files.length > 0 && folder !== ".") holds ??= folder;
    if (files.some((file) => copies(around.file(file)?.text() ?? "", folder, path))) return folder;
  }
  return holds;
}

/** Does a Dockerfile copy a file into its image, by its own name or that of a folder around it which is not the whole context? */
function copies(dockerfile: string, context: string, path: string): boolean {
  for (const [, rest = ""] of dockerfile.matchAll(/^[ \t]*(?:COPY|ADD)[ \t]+([^\n]+)$/gimu)) {
    if (/--from=/u.test(rest)) continue;
    const words = rest
      .replaceAll(/[[\]",]/gu, " ")
      .trim()
      .split(/\s+/u);
    const sources = words.filter((word) => !word.startsWith("--")).slice(0, -1);
    for (const source of sources) {
      const taken = resolved(context, source.replace(/\/\*$/u, "").replace(/^\//u, ""));
      if (taken !== undefined && taken !== context && isInside(path, taken)) return true;
      if (source.includes("*") && taken !== undefined && parentOf(path) === parentOf(taken)) return true;
    }
  }
  return false;
}

/** Folders around a path, the nearest first, the root last. */
function foldersAround(path: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = parentOf(path); ; folder = parentOf(folder)) {
    folders.push(folder);
    if (folder === ".") return folders;
  }
}

/** Is a path inside a folder, or the folder itself? */
function isInside(path: string, folder: string): boolean {
  return folder === "." || path === folder || path.startsWith(`${folder}/`);
}

/** Last part of a path; of the root, nothing. */
function baseOf(path: string): string {
  return path === "." ? "" : path.slice(path.lastIndexOf("/") + 1);
}

/** What a configuration file says of whoever runs with it. */
export interface Owner {
  readonly key: string;
  readonly mention: Mention;
}

interface Owned {
  readonly source: string;
  readonly path: string;
  /** Folder of the unit, where one is known. */
  readonly unit?: string | undefined;
  /** Better names than that of the folder. */
  readonly names?: readonly string[];
  /** Names by which it registers. */
  readonly selfNames?: readonly string[];
  readonly sort?: Sort;
  readonly line?: number;
  /** Key of the mention where it is that of a unit, not of the file. */
  readonly key?: string;
  readonly scope?: Scope;
  /** What this is called where neither unit nor names say it. */
  readonly otherwise: string;
}

/** The mention that a configuration file speaks for: joined to its unit by the folder, to a workload that mounts it by the file. */
export function ownerOf(owned: Owned): Owner {
  const { source, path, unit, selfNames = [], names = [] } = owned;
  const key = owned.key ?? `${source}:${path}`;
  const keys: TypedKey[] = [];
  if (unit !== undefined) keys.push({ type: "directory", value: unit });
  keys.push({ type: "file", value: path });
  for (const name of selfNames) keys.push({ type: "self-name", value: name });
  const folder = unit === undefined ? "" : baseOf(unit);
  const called = [...new Set([...selfNames, ...names, folder])].filter((name) => name !== "");
  const mention: Mention = {
    claim: "mention",
    key,
    sort: owned.sort ?? "code",
    names: called.length === 0 ? [owned.otherwise] : called,
    keys,
    scope: owned.scope ?? {},
    at: { file: path, line: owned.line ?? 1 },
    seenBy: "file",
  };
  return { key, mention };
}
