/** The files that discovery may read: what Git leaves out, other people's packages and Git's own are passed over. */
import { type Dirent, readdirSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { compare } from "@orrery/core/base/compare";
import type { Diagnostic } from "@orrery/core/base/diagnostic";
import { diskFault, type Ignores, isIgnored, kindOfPath, realPath, tryReading, withIgnoreOf } from "../files.ts";
import { type DiskFile, fileOnDisk } from "./disk-file.ts";

export interface Walked {
  /** In the order of their paths. */
  readonly files: readonly DiskFile[];
  readonly problems: readonly Diagnostic[];
  /** Folders of other people's packages and of builds, by name, with how many there were. */
  readonly passedOver: ReadonlyMap<string, number>;
}

/** Folders that hold what others made. */
const FOREIGN: ReadonlySet<string> = new Set([
  ".git",
  ".hg",
  ".svn",
  "node_modules",
  "bower_components",
  "jspm_packages",
  "vendor",
  ".venv",
  "venv",
  "__pycache__",
  ".terraform",
  ".gradle",
  ".idea",
  ".vs",
  ".vscode",
  ".next",
  ".nuxt",
  ".tox",
  ".mypy_cache",
]);

/** Folders that a build fills, where one of these files beside them says that it does. */
const BUILT: Readonly<Record<string, RegExp>> = {
  target: /^(?:pom\.xml|build\.sbt|Cargo\.toml)$/u,
  obj: /\.(?:cs|vb|fs)proj$/u,
  bin: /\.(?:cs|vb|fs)proj$/u,
};

/** Names that are never artefacts: pictures, fonts, archives, sound; they are not even opened. */
const NEVER =
  /\.(?:png|jpe?g|gif|webp|ico|bmp|tiff?|psd|woff2?|ttf|otf|eot|mp[34]|mov|avi|webm|zip|tar|t?gz|bz2|xz|7z|rar|jar|war|ear|class|dll|exe|so|dylib|o|a|pyc|wasm|pdf|map|min\.js|min\.css|css|scss|less)$/iu;

interface Search {
  readonly root: string;
  readonly files: Map<string, DiskFile>;
  readonly problems: Diagnostic[];
  readonly passedOver: Map<string, number>;
  readonly limit: number;
}

/** All files under the given paths, each once. Links to folders are not followed; a file that is named is taken whatever Git thinks of it. */
export function walk(root: string, paths: readonly string[] = [root], limit: number = Infinity): Walked {
  const search: Search = { root, files: new Map(), problems: [], passedOver: new Map(), limit };
  for (const path of paths) {
    if (kindOfPath(path) === "folder") visitFolder(search, path, []);
    else addFile(search, path);
  }
  return {
    files: [...search.files.values()].sort((a, b) => compare(a.path, b.path)),
    problems: search.problems,
    passedOver: search.passedOver,
  };
}

function visitFolder(search: Search, folder: string, outer: Ignores): void {
  let entries: readonly Dirent[];
  const under = uriOf(search, folder);
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    search.problems.push(unreadable(under === "" ? "." : under, error));
    return;
  }
  const ignores = withIgnoreOf(entries, folder, under, outer);
  for (const entry of entries) {
    const uri = under === "" ? entry.name : `${under}/${entry.name}`;
    const path = join(folder, entry.name);
    if (isIgnored(uri, entry.isDirectory(), ignores)) continue;
    if (entry.isDirectory()) {
      if (isPassedOver(entry.name, entries)) count(search.passedOver, entry.name);
      else visitFolder(search, path, ignores);
    } else if (entry.isSymbolicLink()) visitLink(search, path, uri);
    else if (entry.isFile() && mayBeArtefact(entry.name)) addFile(search, path);
  }
}

/** A link to a file inside of the root is that file; one to a folder is told and left. */
function visitLink(search: Search, path: string, uri: string): void {
  const kind = kindOfPath(path);
  if (kind === "folder") search.problems.push(problemOf("artefact-link", "info", uri, {}));
  else if (kind === undefined) search.problems.push(problemOf("unreadable-file", "warning", uri, { reason: "ENOENT" }));
  else if (!relative(realPath(search.root), realPath(path)).startsWith("..") && mayBeArtefact(basename(path)))
    addFile(search, path);
}

function addFile(search: Search, path: string): void {
  const uri = uriOf(search, path);
  try {
    search.files.set(
      uri,
      fileOnDisk(path, uri, search.limit, (problem) => search.problems.push(problem)),
    );
  } catch (error) {
    search.problems.push(unreadable(uri, error));
  }
}

function isPassedOver(name: string, beside: readonly Dirent[]): boolean {
  const sign = Object.hasOwn(BUILT, name) ? BUILT[name] : undefined;
  return FOREIGN.has(name) || (sign !== undefined && beside.some((entry) => sign.test(entry.name)));
}

function mayBeArtefact(name: string): boolean {
  return !NEVER.test(name) || /\.drawio\.(?:png|svg)$/iu.test(name);
}

/** Where a file is from the root, with `/`. */
function uriOf({ root }: Search, path: string): string {
  return relative(root, path).replaceAll("\\", "/");
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function unreadable(uri: string, error: unknown): Diagnostic {
  const reason = diskFault(error);
  if (reason === undefined) throw error;
  return problemOf("unreadable-file", "error", uri, { reason });
}

function problemOf(
  code: string,
  severity: Diagnostic["severity"],
  uri: string,
  parameters: Diagnostic["parameters"],
): Diagnostic {
  return { code, severity, uri, span: { start: 0, end: 0 }, parameters };
}

/** Is it a snapshot of ours? It would be read as an artefact of itself. */
export function isOwn(path: string): boolean {
  if (!/(?:^|\/)observed\/[^/]+\.jsonl$/u.test(path.replaceAll("\\", "/"))) return false;
  const bytes = tryReading(path);
  return (
    bytes instanceof Uint8Array && Buffer.from(bytes.subarray(0, 40)).toString().startsWith('{"orrery":"observation"')
  );
}
