/** A server over a model in a Git repository that the test makes, commit by commit. */
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Bench, startBench } from "./server.fixture.ts";

export interface TimeBench extends Bench {
  /** Runs Git in the folder of the model; what it says. */
  git(...words: readonly string[]): string;
  /** Writes the files (null removes one) and commits everything on a day; the hash. */
  commit(subject: string, day: string, files: Readonly<Record<string, string | null>>): string;
}

/** Starts a server over these files, in a repository of their own whose first commit has them. */
export async function startTimeBench(files: Readonly<Record<string, string>>, subject = "Begin"): Promise<TimeBench> {
  const bench = await startBench(files);
  const model = join(bench.folder, "library");
  const git = (...words: readonly string[]): string => run(model, words, {});
  const commit: TimeBench["commit"] = (name, day, changes) => {
    for (const [uri, text] of Object.entries(changes)) {
      mkdirSync(join(model, dirname(uri)), { recursive: true });
      if (text === null) rmSync(join(model, uri));
      else writeFileSync(join(model, uri), text);
    }
    run(model, ["add", "--all"], {});
    const date = `${day}T12:00:00+01:00`;
    run(model, ["commit", "--quiet", "--allow-empty", "-m", name], { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date });
    return run(model, ["rev-parse", "HEAD"], {}).trim();
  };
  run(model, ["init", "--quiet", "--initial-branch=main"], {});
  run(model, ["config", "user.name", "Ada"], {});
  run(model, ["config", "user.email", "ada@example.org"], {});
  commit(subject, "2026-01-01", {});
  return { ...bench, git, commit };
}

function run(folder: string, words: readonly string[], env: Readonly<Record<string, string>>): string {
  const answer = spawnSync("git", ["-C", folder, ...words], {
    encoding: "utf8",
    env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1", ...env },
  });
  if (answer.status !== 0) throw new Error(`git ${words.join(" ")}: ${answer.stderr}`);
  return answer.stdout;
}
