/** Git without waiting for it: a process each, ended when nobody wants its answer any more. */
import { spawn } from "node:child_process";

export interface GitAnswer {
  readonly status: number;
  readonly text: string;
  /** What Git complained of, in English. */
  readonly complaint: string;
}

/** Bytes of an answer that are taken: lists of refs and commits are far smaller. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Settings that keep Git from running or asking anything that somebody else's repository wants: programs of its configuration, a
 * terminal, a pager.
 */
const settings: readonly string[] = ["-c", "core.fsmonitor=false", "-c", "log.showSignature=false", "--no-pager"];

/** The answer of `git` in a folder; undefined when there is no program `git`, or the answer is too large. */
export function gitAsync(
  folder: string,
  words: readonly string[],
  { input = "", signal }: { readonly input?: string; readonly signal?: AbortSignal | undefined } = {},
): Promise<GitAnswer | undefined> {
  return new Promise((resolve) => {
    const process_ = spawn("git", ["-C", folder, ...settings, ...words], {
      env: { ...process.env, GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" },
      stdio: ["pipe", "pipe", "pipe"],
      windowsHide: true,
      ...(signal === undefined ? {} : { signal }),
    });
    const parts: Buffer[] = [];
    let size = 0;
    let complaint = "";
    process_.stdout.on("data", (part: Buffer) => {
      size += part.length;
      if (size > MOST_BYTES) process_.kill();
      else parts.push(part);
    });
    process_.stderr.on("data", (part: Buffer) => {
      if (complaint.length < 10_000) complaint += part.toString("utf8");
    });
    process_.on("error", () => resolve(undefined));
    process_.on("close", (status) =>
      resolve(
        size > MOST_BYTES
          ? undefined
          : { status: status ?? -1, text: Buffer.concat(parts).toString("utf8"), complaint },
      ),
    );
    // Git may be gone before it has read everything.
    process_.stdin.on("error", () => undefined);
    process_.stdin.end(input);
  });
}
