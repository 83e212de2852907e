/** Names that come in from outside: of files in a workspace, and of workspaces. */
import { lstatSync, realpathSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { EXTENSION, realPath } from "../files.ts";

/** Can a model file have this uri? Plain names with `/` between them, none hidden, ending in `.orrery`, valid on every system. */
export function isModelUri(uri: string): boolean {
  if (!uri.endsWith(EXTENSION) || uri.length > 1000) return false;
  return uri.split("/").every((name) => isPlainName(name) && name !== EXTENSION);
}

/** Can the places of a view have this uri? */
export function isSidecarUri(uri: string): boolean {
  const ending = ".layout";
  return uri.endsWith(ending) && isModelUri(`${uri.slice(0, -ending.length)}${EXTENSION}`);
}

/**
 * The path of a uri in a folder, undefined where links lead out of the folder: whoever writes there would write somewhere else.
 */
export function pathInside(folder: string, uri: string): string | undefined {
  const root = realPath(folder);
  const path = join(root, uri);
  const target = whereItLeads(path);
  return target?.startsWith(root.endsWith(sep) ? root : root + sep) === true ? path : undefined;
}

/** A word for addresses and folders: `Änderung 2 (neu)` is `anderung-2-neu`. `model` where nothing is left. */
export function wordOf(name: string): string {
  const word = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
  return word === "" || reserved.test(word) ? `model${word === "" ? "" : `-${word}`}` : word;
}

/** The word, or the word with the first number from 2 on that is free. */
export function freeWord(word: string, isTaken: (word: string) => boolean): string {
  if (!isTaken(word)) return word;
  for (let number = 2; ; number++) if (!isTaken(`${word}-${number}`)) return `${word}-${number}`;
}

/** Names that Windows keeps for devices. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

function isPlainName(name: string): boolean {
  if (name === "" || name.length > 200 || name.startsWith(".") || name === "node_modules") return false;
  return !/[\p{Cc}\\:*?"<>|]|[. ]$/u.test(name) && name.isWellFormed() && !reserved.test(name);
}

/** The path without links, of what is there; undefined for a link that leads nowhere. */
function whereItLeads(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return isLink(path) ? undefined : underItsFolder(path);
  }
}

function underItsFolder(path: string): string | undefined {
  const folder = dirname(path);
  if (folder === path) return path;
  const target = whereItLeads(folder);
  return target === undefined ? undefined : join(target, path.slice(folder.length));
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}
