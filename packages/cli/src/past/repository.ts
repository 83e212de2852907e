/** The repository around a model: what Git calls things there, which commits touch the model, and which state of it a revision has. */
import type { CommitAnswer, GitMoments, NoHistory, RefAnswer } from "@orrery/core/answers/time-answers";
import { gitAsync } from "./git-async.ts";

export type NoRepository = NoHistory["reason"];

/** A model in a repository. */
export interface Repository {
  /** Where Git is asked: the folder of the model. */
  readonly folder: string;
  /** The folder as Git calls it, without `/` at its end; empty at the root. */
  readonly prefix: string;
  /** The one file that is the model, where it is no folder. */
  readonly only: string | undefined;
}

/** A commit with the state of the model in it and in what it came from. */
export interface CommitPlan extends CommitAnswer {
  readonly parents: readonly string[];
  /** Ids of what Git keeps of the folder; null where it is not there. */
  readonly tree: string | null;
  readonly parentTrees: readonly (string | null)[];
}

/** The repository of a folder, or why there is none. */
export async function repositoryAround(folder: string, only: string | undefined): Promise<Repository | NoRepository> {
  const answer = await gitAsync(folder, ["rev-parse", "--show-prefix"]);
  if (answer === undefined) return "no-git";
  if (answer.status !== 0) return /dubious ownership/.test(answer.complaint) ? "not-trusted" : "no-repository";
  const prefix = answer.text.replace(/\n$/, "").replace(/\/$/, "");
  // Lines of names are how Git is asked about many things at once.
  if (prefix.includes("\n")) return "no-repository";
  const head = await gitAsync(folder, ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]);
  return head?.status === 0 ? { folder, prefix, only } : "no-commit";
}

/** Letters of a revision that Git is asked about. */
const LONGEST_REVISION = 200;

/** Is it something that Git may be asked about, rather than an option, a range, or a search through all history? */
export function isRevisionName(name: string): boolean {
  return (
    name !== "" &&
    name.length <= LONGEST_REVISION &&
    !/^[-:]|\.\.|\^\{\/|[\s\p{Cc}?*[\\]/u.test(name) &&
    name.isWellFormed()
  );
}

/** The commit that a revision means; undefined when Git knows none. */
export async function commitOf(repository: Repository, name: string): Promise<CommitPlan | undefined> {
  if (!isRevisionName(name) || name.includes(":")) return undefined;
  const words = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`];
  const found = await gitAsync(repository.folder, words);
  const hash = found?.status === 0 ? found.text.trim() : "";
  if (!/^[0-9a-f]{40,64}$/.test(hash)) return undefined;
  const [commit] = await logged(repository, ["--max-count=1", hash]);
  return commit;
}

/** Commits that touch the model, the newest first, from HEAD. */
export async function commitsOf(
  repository: Repository,
  range: { readonly offset: number; readonly limit: number; readonly signal?: AbortSignal | undefined },
): Promise<readonly CommitPlan[]> {
  const words = [
    `--skip=${range.offset}`,
    `--max-count=${range.limit}`,
    "--date-order",
    "HEAD",
    "--",
    modelPath(repository),
  ];
  return logged(repository, words, range.signal);
}

/** Commits of one line of the history, from HEAD back: for numbers over time, where branches would go to and fro. */
export async function mainlineOf(repository: Repository, signal: AbortSignal): Promise<readonly CommitPlan[]> {
  const words = ["--first-parent", `--max-count=${MOST_MAINLINE}`, "HEAD", "--", modelPath(repository)];
  return logged(repository, words, signal);
}

const MOST_MAINLINE = 20_000;

/** Branches, tags, and the latest commits. */
export async function momentsIn(repository: Repository, limit: number): Promise<GitMoments> {
  const [branch, branches, tags, commits, shallow] = await Promise.all([
    gitAsync(repository.folder, ["symbolic-ref", "--quiet", "--short", "HEAD"]),
    refsIn(repository, ["refs/heads", "refs/remotes"]),
    refsIn(repository, ["refs/tags"]),
    commitsOf(repository, { offset: 0, limit }),
    isShallow(repository),
  ]);
  return {
    branch: branch?.status === 0 ? branch.text.trim() : null,
    branches,
    tags,
    commits: commits.map(commitAnswer),
    isShallow: shallow,
  };
}

export async function isShallow({ folder }: Repository): Promise<boolean> {
  return (await gitAsync(folder, ["rev-parse", "--is-shallow-repository"]))?.text.trim() === "true";
}

/** A commit as pages show it. */
export function commitAnswer({ hash, short, author, date, subject, refs }: CommitPlan): CommitAnswer {
  return { hash, short, author, date, subject, refs };
}

/** What Git keeps of paths at revisions; null where there is nothing. */
export async function treesAt(
  { folder, prefix }: Repository,
  commits: readonly string[],
  path: string = prefix,
): Promise<readonly (string | null)[]> {
  if (commits.length === 0) return [];
  const input = commits.map((commit) => `${commit}:${path}\n`).join("");
  const answer = await gitAsync(folder, ["cat-file", "--batch-check=%(objectname) %(objecttype)"], { input });
  const lines = answer?.text.split("\n") ?? [];
  return commits.map((_commit, index) => /^([0-9a-f]{40,64}) (?:tree|blob)$/.exec(lines[index] ?? "")?.[1] ?? null);
}

const FIELD = "\u001f";
const RECORD = "\u001e";

async function logged(
  repository: Repository,
  words: readonly string[],
  signal?: AbortSignal,
): Promise<readonly CommitPlan[]> {
  const format = ["%H", "%h", "%P", "%aN", "%aI", "%D", "%s"].join("%x1f");
  const answer = await gitAsync(
    repository.folder,
    ["log", "--no-color", "--encoding=UTF-8", "--decorate=short", `--format=${format}%x1e`, ...words],
    { signal },
  );
  const commits = (answer?.text.split(RECORD) ?? []).flatMap((record) => readCommit(record.replace(/^\n/, "")));
  const hashes = [...new Set(commits.flatMap(({ hash, parents }) => [hash, ...parents]))];
  const trees = await treesAt(repository, hashes);
  const treeOf = new Map(hashes.map((hash, index) => [hash, trees[index] ?? null]));
  return commits.map((commit) => ({
    ...commit,
    tree: treeOf.get(commit.hash) ?? null,
    parentTrees: commit.parents.map((parent) => treeOf.get(parent) ?? null),
  }));
}

function readCommit(record: string): readonly Omit<CommitPlan, "tree" | "parentTrees">[] {
  const [hash = "", short = "", parents = "", author = "", date = "", refs = "", subject = ""] = record.split(FIELD);
  if (!/^[0-9a-f]{40,64}$/.test(hash)) return [];
  return [
    {
      hash,
      short,
      author,
      date,
      subject,
      refs: refs.split(", ").flatMap((ref) => readRef(ref)),
      parents: parents.split(" ").filter((parent) => parent !== ""),
    },
  ];
}

/** `HEAD -> main`, `tag: v1`, `origin/main`. */
function readRef(ref: string): readonly string[] {
  const name = ref.replace(/^HEAD -> /, "").replace(/^tag: /, "");
  return name === "" || name === "HEAD" ? [] : [name];
}

/** Refs of a kind that are told. */
const MOST_REFS = 300;

async function refsIn({ folder }: Repository, kinds: readonly string[]): Promise<readonly RefAnswer[]> {
  const format = [
    "%(refname:short)",
    "%(objectname)",
    "%(*objectname)",
    "%(creatordate:iso-strict)",
    "%(subject)",
    "%(symref)",
  ];
  const answer = await gitAsync(folder, [
    "for-each-ref",
    "--sort=-creatordate",
    `--count=${MOST_REFS}`,
    `--format=${format.join("%1f")}%1e`,
    ...kinds,
  ]);
  return (answer?.text.split(RECORD) ?? []).flatMap((record) => {
    const [name = "", hash = "", peeled = "", date = "", subject = "", symref = ""] = record
      .replace(/^\n/, "")
      .split(FIELD);
    return name === "" || symref !== "" ? [] : [{ name, hash: peeled === "" ? hash : peeled, date, subject }];
  });
}

/** What of the folder is the model, as a pattern of Git (gitglossary(7), "pathspec"). */
function modelPath({ only }: Repository): string {
  return only === undefined ? ":(glob)**/*.orrery" : `:(literal)${only}`;
}
