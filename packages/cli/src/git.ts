/** Models as Git remembers them: the files of a revision, read through the command `git`. Nothing is checked out or written. */
import { compare } from "@orrery/core/base/compare";
import { spawnSync } from "node:child_process";
import { type WorkspaceFile, Workspace } from "@orrery/core/workspace";
import { EXTENSION, plainBytes } from "./files.ts";

/** Why Git gave nothing: it is not there, or here is no repository, or it knows no such revision or path. */
export type GitProblem = "no-git" | "no-repository" | "no-such-revision";

/** A large model has tens of megabytes; this is where we give up. */
const MOST_BYTES = 2 ** 30;

/**
 * The model of a revision: `HEAD~1:architecture` (from the root of the repository, as Git means it; `HEAD:./architecture` from the
 * folder), or a revision alone, which stands for `folder` at that time.
 */
export function modelAtRevision(folder: string, name: string): Workspace | GitProblem {
  const root = git(folder, ["rev-parse", "--show-prefix"]);
  if (root === undefined) return "no-git";
  if (root.status !== 0) return "no-repository";
  const prefix = text(root.stdout).trimEnd().replace(/\/$/, "");
  const object = git(folder, [
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    name.includes(":") ? name : `${name}:${prefix}`,
  ]);
  if (object === undefined || object.status !== 0) return "no-such-revision";
  const id = text(object.stdout).trim();
  const kind = text(git(folder, ["cat-file", "-t", id])?.stdout).trim();
  if (kind === "blob") return Workspace.load(blobs(folder, [{ uri: name.slice(name.lastIndexOf("/") + 1), id }]));
  return kind === "tree" ? Workspace.load(blobs(folder, modelFilesOf(folder, id))) : "no-such-revision";
}

/** A line of a configuration of this repository; false when it could not be set. */
export function setConfiguration(folder: string, key: string, value: string): boolean {
  return git(folder, ["config", "--local", key, value])?.status === 0;
}

/** The folder of the repository around a folder, undefined where there is none. */
export function repositoryOf(folder: string): string | undefined {
  const answer = git(folder, ["rev-parse", "--show-toplevel"]);
  return answer?.status === 0 ? text(answer.stdout).trimEnd() : undefined;
}

/** A file of a tree, by the id of its content. */
export interface Blob {
  readonly uri: string;
  readonly id: string;
}

/** The same files that are found on disk: hidden folders and `node_modules` apart. */
export function modelFilesOf(folder: string, tree: string): readonly Blob[] {
  const listing = text(git(folder, ["ls-tree", "--full-tree", "-r", "-z", tree])?.stdout);
  const found = listing.split("\0").flatMap((line) => {
    const [, id, uri] = /^\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(line) ?? [];
    const isModel =
      uri !== undefined &&
      uri.endsWith(EXTENSION) &&
      !uri.split("/").some((name) => name.startsWith(".") || name === "node_modules");
    return isModel && id !== undefined ? [{ uri, id }] : [];
  });
  return found.sort((a, b) => compare(a.uri, b.uri));
}

/** `git cat-file --batch`: one process for all files. */
export function* blobs(folder: string, wanted: readonly Blob[]): Generator<WorkspaceFile> {
  const output =
    git(folder, ["cat-file", "--batch"], wanted.map((blob) => `${blob.id}\n`).join(""))?.stdout ?? Buffer.alloc(0);
  let at = 0;
  for (const { uri } of wanted) {
    const end = output.indexOf(10, at);
    const size = Number(/^\S+ \S+ (\d+)$/.exec(output.toString("latin1", at, end))?.[1] ?? Number.NaN);
    if (end < 0 || Number.isNaN(size)) return;
    yield { uri, bytes: plainBytes(output.subarray(end + 1, end + 1 + size)) };
    at = end + size + 2;
  }
}

/** Undefined when there is no program `git`. */
function git(
  folder: string,
  words: readonly string[],
  input = "",
): { readonly status: number | null; readonly stdout: Buffer } | undefined {
  const answer = spawnSync("git", ["-C", folder, ...words], {
    input,
    maxBuffer: MOST_BYTES,
    env: { ...process.env, GIT_OPTIONAL_LOCKS: "0" },
  });
  return answer.error === undefined ? answer : undefined;
}

function text(bytes: Buffer | undefined): string {
  return bytes?.toString("utf8") ?? "";
}
