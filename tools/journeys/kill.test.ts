/** The server killed at any moment while it writes: every file is the old or the new one of some edit, and edits of two files are whole. */
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Edit } from "@orrery/core/answers/edit-answers";
import { Workspace } from "@orrery/core/workspace";
import { ServedWorkspace } from "../../packages/cli/src/serve/served-workspace.ts";

/** `ORRERY_KILLS=500` for a night. */
const KILLS = Number(process.env["ORRERY_KILLS"] ?? "12");
/** Milliseconds after the first answer within which the process dies. */
const LONGEST_LIFE = 80;

const texts: Readonly<Record<string, string>> = {
  "model.orrery": `model shop "Shop" { languages: en }\n\napplication orders "Orders" { rto: 1h } // kept\n`,
  "business.orrery": `// Kept as it is.\nprocess one "One" { rto: 1h }\nprocess two "Two"\n`,
  "views.orrery": `view all "All" { viewpoint: landscape }\n`,
};

let parent = "";
let folder = "";
let next: ChildProcess | undefined;

beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), "orrery-kill-"));
  folder = join(parent, "shop");
  mkdirSync(folder);
  for (const [uri, text] of Object.entries(texts)) writeFileSync(join(folder, uri), text);
});

afterAll(() => {
  next?.kill("SIGKILL");
  rmSync(parent, { recursive: true, force: true });
});

test(`${KILLS} kills leave old or new files, never halves`, { timeout: 60_000 + KILLS * 5_000 }, async () => {
  let number = 0;
  // Seeded, so that a failure can be looked at again; where exactly the process dies is up to the machine.
  const random = numbers(20_261_121);
  next = load();
  for (let kill = 0; kill < KILLS; kill++) {
    const server = next;
    // The next one is loaded meanwhile; it looks at the folder when it is told to start.
    next = load();
    const address = await start(server);
    const stop = Date.now() + random() * LONGEST_LIFE;
    const dies = new Promise<void>((resolve) => server.once("exit", () => resolve()));
    setTimeout(() => server.kill("SIGKILL"), Math.max(0, stop - Date.now()));
    let acknowledged = number;
    for (let isAlive = true; isAlive;) {
      isAlive = await ask(address, editsOf(++number)).then(
        (status) => {
          expect(status).toBe(200);
          acknowledged = number;
          return true;
        },
        () => false,
      );
    }
    await dies;
    // What lies on the disk right after, before anybody tidies up: each file by itself is whole.
    for (const uri of Object.keys(texts)) expect(stateIn(uri)).toBeOneOf([acknowledged, number]);
    const served = new ServedWorkspace("shop", folder);
    const states = Object.keys(texts).map(stateIn);
    expect(new Set(states).size, `the files are of one edit, ${states.join(" and ")}`).toBe(1);
    expect(states[0]).toBeOneOf([acknowledged, number]);
    expect(served.diagnostics()).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual(Object.keys(texts).sort());
    // An edit that was made without anybody hearing of it counts as made.
    number = states[0] ?? 0;
  }
});

test("a record of a step that was begun is finished, one that is not whole is dropped", () => {
  const copy = join(parent, "copy");
  cpSync(folder, copy, { recursive: true });
  mkdirSync(join(copy, ".orrery"));
  writeFileSync(join(copy, ".orrery", "999999999-1.step"), '{"version":1,"files":[{"uri":"model.orrery"');
  writeFileSync(join(copy, ".orrery", "999999999-1.new"), "half");
  const served = new ServedWorkspace("copy", copy);
  expect(served.diagnostics()).toEqual([]);
  expect(readdirSync(copy).sort()).toEqual(Object.keys(texts).sort());
});

/** One edit of all three files: the number is how long each of them takes. */
function editsOf(number: number): readonly Edit[] {
  const text = `${number + 1}h`;
  return [
    { edit: "set", subject: "orders", key: "rto", text },
    { edit: "set", subject: "one", key: "rto", text },
    { edit: "rename", id: "all", name: `All ${number}` },
  ];
}

/** Number of the edit that a file is of; whatever else stands in it must be what it was. */
function stateIn(uri: string): number {
  const text = readFileSync(join(folder, uri), "utf8");
  const found = /(?:rto: (\d+)h|"All ?(\d*)")/.exec(text);
  const state = found?.[1] === undefined ? Number(found?.[2] ?? "") : Number(found[1]) - 1;
  const expected = (texts[uri] ?? "")
    .replace("rto: 1h", `rto: ${state + 1}h`)
    .replace('"All"', state === 0 ? '"All"' : `"All ${state}"`);
  expect(text).toBe(expected);
  const model = Workspace.load([{ uri, bytes: readFileSync(join(folder, uri)) }]);
  expect(model.diagnostics()).toEqual([]);
  return state;
}

/** A server that has been loaded and waits for a word to start. */
function load(): ChildProcess {
  const server = fileURLToPath(new URL("../../packages/cli/src/serve/server.ts", import.meta.url));
  const options = { paths: [folder], imports: join(parent, "imports"), folder: parent, port: 0 };
  const program = `
    import { once } from "node:events";
    import { startServer } from ${JSON.stringify(server)};
    await once(process.stdin, "data");
    const server = await startServer({ ...${JSON.stringify(options)}, onFault: (fault) => console.error(fault) });
    await fetch(server.address + "api/w/shop");
    console.log(server.address);
  `;
  return spawn(process.execPath, ["--conditions=source", "--input-type=module-typescript", "-e", program], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, NODE_COMPILE_CACHE: join(parent, "compiled") },
  });
}

/** The address of a server, once it answers. */
function start(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
    server.stdout?.setEncoding("utf8").once("data", (line: string) => {
      server.removeAllListeners("exit");
      resolve(line.trim());
    });
    server.stdin?.write("start\n");
  });
}

async function ask(address: string, edits: readonly Edit[]): Promise<number> {
  const response = await fetch(new URL("/api/w/shop/edits", address), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ edits, title: "Edit", session: "kill" }),
  });
  await response.text();
  return response.status;
}

/** Numbers from 0 to 1 (Park and Miller, 1988). */
function numbers(seed: number): () => number {
  let state = seed % 2_147_483_647;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
