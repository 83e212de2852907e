/** A model of another tool that somebody dropped on the page: it becomes text in a folder, and a workspace at once. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ImportAnswer } from "@orrery/core/answers/answers";
import { describe, type Locale } from "@orrery/core/base/codes";
import type { Diagnostic } from "@orrery/core/base/diagnostic";
import type { Hono } from "hono";
import type { GuardedBy } from "./guard.ts";
import { writeAll } from "../files.ts";
import { bytesOf, localeOf } from "./asked.ts";
import { freeWord, wordOf } from "./names.ts";
import { Refused } from "./refusals.ts";
import type { ServedWorkspaces } from "./served-workspaces.ts";

/** Bytes that a file may have; the readers have their own limits on what comes out of a zip. */
const MOST_IMPORT: number = 256 * 1024 * 1024;

/** `POST /api/import?name=FILE` with the bytes of the file. */
export function importRoute(app: Hono<GuardedBy>, workspaces: ServedWorkspaces): void {
  app.post("/api/import", async (context) => {
    const locale = localeOf(context);
    const name = (context.req.query("name") ?? "").replaceAll("\\", "/").split("/").at(-1) ?? "";
    if (name === "" || name.length > 255)
      throw new Refused("bad-parameter", { name: "name", value: name.slice(0, 80) });
    const bytes = await bytesOf(context, MOST_IMPORT);
    // The readers of foreign formats are large: they are loaded when the first file comes.
    const { readForeign } = await import("../importing.ts");
    const read = readForeign([{ uri: name, bytes }]);
    if (!read.isRead) throw new Refused("not-importable", { name, reason: reasonOf(read.diagnostics, locale) });
    const word = freeWord(wordOf(name.replace(/\.[^.]*$/, "")), (one) => existsSync(join(workspaces.imports, one)));
    const folder = join(workspaces.imports, word);
    writeAll(folder, read.files);
    const workspace = workspaces.add(folder);
    workspaces.announce(workspace);
    const answer: ImportAnswer = { version: 1, workspace, ...read.counts };
    return context.json(answer);
  });
}

function reasonOf(diagnostics: readonly Diagnostic[], locale: Locale): string {
  const told = diagnostics.find((diagnostic) => diagnostic.severity === "error") ?? diagnostics[0];
  return told === undefined ? "" : describe(told, locale);
}
