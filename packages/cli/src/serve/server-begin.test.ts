/** Beginning with nothing, the names for the palette, and help, over the real server. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BeginAnswer, BeginMade } from "@orrery/core/answers/begin-answers";
import type { HelpAnswer, HelpIndexAnswer } from "@orrery/core/answers/help-answers";
import type { NamesAnswer } from "@orrery/core/answers/names-answers";
import { type RunningServer, startServer } from "./server.ts";

let parent: string;
let server: RunningServer;
const faults: unknown[] = [];

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), "orrery-begin-"));
  mkdirSync(join(parent, "nothing"));
  const started = await startServer({
    paths: [join(parent, "nothing")],
    imports: join(parent, "imports"),
    folder: parent,
    port: 0,
    onFault: (fault) => faults.push(fault),
  });
  if (started === "port-taken") throw new Error("no port is free");
  server = started;
});

afterAll(async () => {
  await server.close();
  rmSync(parent, { recursive: true, force: true });
  if (faults.length > 0) throw new AggregateError(faults, "the server had faults");
});

async function get<Answer>(path: string): Promise<Answer> {
  return (await (await fetch(new URL(path, server.address))).json()) as Answer;
}

async function post(
  body: unknown,
): Promise<{ readonly status: number; readonly answer: BeginMade & { readonly error?: string } }> {
  const response = await fetch(new URL("/api/begin?lang=en", server.address), {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });
  return { status: response.status, answer: (await response.json()) as BeginMade };
}

const textOf = (...path: readonly string[]): string => readFileSync(join(parent, ...path), "utf8");

describe("beginning", () => {
  test("an empty folder gets a header, once, with a name that needs quoting", async () => {
    expect(await get<BeginAnswer>("/api/w/nothing/begin")).toMatchObject({ isEmpty: true });
    const made = await post({ what: "empty", name: 'Say "Ah" \\ Co', languages: ["fr", "en"], workspace: "nothing" });
    expect(made).toMatchObject({ status: 200, answer: { workspace: "nothing" } });
    expect(textOf("nothing", "model.orrery")).toBe(
      'model say-ah-co "Say \\"Ah\\" \\\\ Co" {\n  languages: fr, en\n}\n',
    );
    const { steps } = await get<BeginAnswer>("/api/w/nothing/begin");
    expect(steps.filter(({ isDone }) => isDone).map(({ element }) => element?.name)).toEqual(['Say "Ah" \\ Co']);
    expect(await post({ what: "example", name: "x", workspace: "nothing" })).toMatchObject({
      status: 409,
      answer: { error: "not-empty" },
    });
    expect(textOf("nothing", "model.orrery")).toContain("model say-ah-co");
  });

  test("the example goes into a folder of its own, a second one beside it", async () => {
    expect((await post({ what: "example", name: "Mon exemple" })).answer.workspace).toBe("mon-exemple");
    expect((await post({ what: "example", name: "Mon exemple" })).answer.workspace).toBe("mon-exemple-2");
    expect(textOf("imports", "mon-exemple-2", "model.orrery")).toContain("application shop");
    expect((await get<BeginAnswer>("/api/w/mon-exemple/begin")).steps.every(({ isDone }) => isDone)).toBe(true);
  });

  test.each([
    [{ what: "all", name: "x" }, 400],
    [{ what: "empty" }, 400],
    [{ what: "empty", name: "  " }, 400],
    [{ what: "empty", name: "x", languages: ["not a language"] }, 400],
    [{ what: "empty", name: "x", workspace: "gone" }, 404],
    [[1], 400],
  ])("%j is refused", async (body, status) => {
    expect((await post(body)).status).toBe(status);
  });

  test("names come as columns, with what else has a page", async () => {
    const names = await get<NamesAnswer>("/api/w/mon-exemple/names?lang=en");
    expect(names.ids.split("\n")).toHaveLength(names.kindOf.length);
    expect(names.statements.map(({ kind }) => kind)).toContain("view");
  });

  test("every word has a page, and every viewpoint a picture of its example", async () => {
    const { entries } = await get<HelpIndexAnswer>("/api/w/mon-exemple/help?lang=fr");
    expect(new Set(entries.map(({ topic }) => topic)).size).toBe(5);
    const kind = await get<HelpAnswer>("/api/w/mon-exemple/help/kind/application?lang=fr");
    expect(kind.entry).toMatchObject({ name: "Application", count: 2 });
    const missing = await fetch(new URL("/api/w/mon-exemple/help/kind/nothing", server.address));
    expect(missing.status).toBe(404);
    const picture = await fetch(
      new URL("/api/w/mon-exemple/help/viewpoint/landscape/picture?theme=dark", server.address),
    );
    expect(picture.headers.get("content-type")).toContain("image/svg+xml");
    expect(await picture.text()).toContain("<svg");
  });
});
