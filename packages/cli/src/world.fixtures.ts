/** Test help: a made-up world for the command line, folders with files in them, and the built command as a process. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { runCommandLine } from "./command-line.ts";
import type { Stream, World } from "./terminal.ts";

/** What a command line gave back. */
export interface Outcome {
  readonly code: number;
  readonly output: string;
  readonly problems: string;
}

export interface Wish {
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Columns of the window; none: stdout is a pipe. */
  readonly columns?: number;
  readonly input?: string;
}

/** Runs a command line in this process; the clock stands still. */
export async function run(words: readonly string[], wish: Wish = {}): Promise<Outcome> {
  const output: string[] = [];
  const problems: string[] = [];
  const stream = (pieces: string[]): Stream => ({
    isTTY: wish.columns !== undefined,
    columns: wish.columns,
    write: (piece) => pieces.push(typeof piece === "string" ? piece : Buffer.from(piece).toString("utf8")),
  });
  const world: World = {
    environment: wish.environment ?? {},
    folder: wish.folder ?? tmpdir(),
    output: stream(output),
    problems: stream(problems),
    input: inputOf(wish.input ?? ""),
    now: () => new Date(2026, 10, 21),
    milliseconds: () => 42,
  };
  const code = await runCommandLine(words, world);
  return { code, output: output.join(""), problems: problems.join("") };
}

async function* inputOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

const made: string[] = [];

/** A fresh folder with these files; gone when the test process ends. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "orrery-test-"));
  if (made.length === 0)
    process.on("exit", () => made.forEach((path) => rmSync(path, { recursive: true, force: true })));
  made.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** All files under a folder with their text, by path, in order. */
export function textsIn(folder: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const visit = (path: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) visit(inside);
      else found[relative(folder, inside)] = readFileSync(inside, "utf8");
    }
  };
  visit(folder);
  return found;
}

export const repository: string = fileURLToPath(new URL("../../..", import.meta.url));

/** The built command as its own process. Tests that use it build what is stale first: `built()`. */
export function runBuilt(
  words: readonly string[],
  options: { readonly folder?: string; readonly environment?: NodeJS.ProcessEnv } = {},
): Outcome {
  const answer = spawnSync(process.execPath, [join(repository, "packages/cli/dist/orrery.js"), ...words], {
    cwd: options.folder,
    env: { PATH: process.env["PATH"], ...options.environment },
    encoding: "utf8",
  });
  return { code: answer.status ?? -1, output: answer.stdout, problems: answer.stderr };
}

/** Builds the command when its sources are newer than the last build. */
export function build(): void {
  const answer = spawnSync(process.execPath, [join(repository, "tools/build.mjs"), "cli"], { encoding: "utf8" });
  if (answer.status !== 0) throw new Error(answer.stderr);
}

/** A file of the shared ground truth; undefined where it is not at hand, which only a build server may not accept. */
export function sharedFile(path: string): string | undefined {
  const file = join(repository, "../shared/data", path);
  if (existsSync(file)) return file;
  if (process.env["CI"] === "true") throw new Error(`${file} is missing`);
  // oxlint-disable-next-line no-console -- a test that is skipped has to be seen
  console.warn(`skipped: ${file} is not there`);
  return undefined;
}
