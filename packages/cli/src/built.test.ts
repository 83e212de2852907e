/** The built command as a process of its own: what a shell sees. */
import { spawn, spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { build, folderWith, repository, runBuilt } from "./world.fixtures.ts";

const command = join(repository, "packages/cli/dist/orrery.js");

beforeAll(build);

describe("the built command", () => {
  test("finds, says and ends as the sources do", () => {
    const folder = folderWith({ "m.orrery": 'aplication shop "Shop"\n' });
    const { code, output, problems } = runBuilt(["check", "--no-rules"], { folder });
    expect({ code, problems }).toEqual({ code: 1, problems: "" });
    expect(output).toContain("did you mean `application`?");
    expect(runBuilt(["chekc"], { folder })).toMatchObject({ code: 2, output: "" });
    expect(runBuilt(["check", "--no-rules"], { folder, environment: { LC_ALL: "fr_FR.UTF-8" } }).output).toContain(
      "vouliez-vous dire",
    );
    expect(JSON.parse(runBuilt(["show", "--stats", "--json"], { folder }).output).milliseconds).toBeGreaterThan(0);
  });

  test("a reader that leaves early is no error, and nothing is said of it", () => {
    const elements = Array.from({ length: 20_000 }, (_, index) => `node n${index} "Node number ${index}"`).join("\n");
    const folder = folderWith({ "m.orrery": elements });
    const script = `"${process.execPath}" "${command}" list --as tsv | head -n 2; exit "\${PIPESTATUS[0]}"`;
    const answer = spawnSync("bash", ["-c", script], { cwd: folder, encoding: "utf8" });
    expect(answer).toMatchObject({ status: 0, stderr: "" });
    expect(answer.stdout).toBe("id\tname\tkind\tparent\nn0\tNode number 0\tnode\t\n");
  });

  test("Ctrl+C ends it at once, with nothing left behind", async () => {
    const folder = folderWith({ "m.orrery": "node n" });
    const child = spawn(process.execPath, [command, "format", "--stdin"], {
      cwd: folder,
      stdio: ["pipe", "pipe", "pipe"],
    });
    await new Promise((resolve) => setTimeout(resolve, 600));
    child.kill("SIGINT");
    const code = await new Promise((resolve) => child.on("exit", (status, signal) => resolve(status ?? signal)));
    expect(code).toBe("SIGINT");
    expect(readdirSync(folder)).toEqual(["m.orrery"]);
  });
});
