import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const main = fileURLToPath(new URL("../main.ts", import.meta.url));

/** The command itself, from its sources. */
describe("orrery serve", () => {
  let folder: string;
  let running: ChildProcess | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "orrery-process-"));
    writeFileSync(join(folder, "a.orrery"), 'unit a "A"\n');
  });
  afterEach(() => {
    running?.kill("SIGKILL");
    rmSync(folder, { recursive: true });
  });

  it("prints one line, answers, and leaves no process behind after SIGTERM", async () => {
    const { process, output, problems } = start(folder, ["--port", "0"]);
    running = process;
    await expect.poll(() => output(), { timeout: 30_000 }).toMatch(/\n$/);
    const address = /^Orrery is at (http:\/\/127\.0\.0\.1:\d+\/)\n$/.exec(output())?.[1] ?? "";
    expect(address).not.toBe("");
    expect((await fetch(new URL("/api/workspaces", address))).status).toBe(200);
    const events = await fetch(new URL("/api/events", address));
    const end = new Promise((resolve) => process.once("exit", (code, signal) => resolve(code ?? signal)));
    process.kill("SIGTERM");
    expect(await end).toBe("SIGTERM");
    await expect(events.text()).rejects.toBeInstanceOf(Error);
    await expect(fetch(address)).rejects.toBeInstanceOf(Error);
    expect(output().split("\n")).toHaveLength(2);
    expect(problems()).not.toContain("Error");
  });

  it("says what is wrong with its words", async () => {
    for (const [words, sentence] of [
      [["nowhere"], "There is nothing at nowhere."],
      [["--port", "70000"], "There is no port 70000"],
    ] as const) {
      const { process, output, problems } = start(folder, words);
      running = process;
      const code = await new Promise((resolve) => process.once("exit", resolve));
      expect([code, output()]).toEqual([2, ""]);
      expect(problems()).toContain(sentence);
    }
    expect(existsSync(join(folder, ".orrery"))).toBe(false);
  });
});

function start(
  folder: string,
  words: readonly string[],
): { readonly process: ChildProcess; readonly output: () => string; readonly problems: () => string } {
  const started = spawn(process.execPath, ["--conditions=source", main, "serve", "--no-open", ...words], {
    cwd: folder,
    env: { ...process.env, LC_ALL: "C", ORRERY_LANG: "en", NODE_OPTIONS: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const texts = { output: "", problems: "" };
  started.stdout.on("data", (piece: Buffer) => (texts.output += piece.toString()));
  started.stderr.on("data", (piece: Buffer) => (texts.problems += piece.toString()));
  return { process: started, output: () => texts.output, problems: () => texts.problems };
}
