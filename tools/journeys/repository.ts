/** Git repositories for tests: made on the spot, the same on every machine. */
import { spawnSync } from "node:child_process";

/** Makes the folder a repository whose first commit holds all that is in it. */
export function beginRepository(folder: string, subject: string, day: string): void {
  git(folder, ["init", "--quiet", "--initial-branch=main"]);
  commitAll(folder, subject, day);
}

/** Commits everything as it is, on a day of `YYYY-MM-DD`. */
export function commitAll(folder: string, subject: string, day: string): void {
  git(folder, ["add", "--all"]);
  const date = `${day}T12:00:00+01:00`;
  const who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
  git(folder, [...who, "commit", "--quiet", "-m", subject], { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date });
}

/** Names the last commit. */
export function tag(folder: string, name: string): void {
  git(folder, ["tag", name]);
}

function git(folder: string, words: readonly string[], env: Readonly<Record<string, string>> = {}): void {
  const answer = spawnSync("git", ["-C", folder, ...words], {
    encoding: "utf8",
    env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1", ...env },
  });
  if (answer.status !== 0) throw new Error(`git ${words.join(" ")}: ${answer.stderr}`);
}
