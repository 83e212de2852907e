/** Beginning with nothing: a workspace of the example or an empty one, and how far its first elements are. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { beginAnswer } from "@orrery/core/answers/begin";
import type { BeginMade, BeginRequest } from "@orrery/core/answers/begin-answers";
import type { Locale } from "@orrery/core/base/codes";
import { isLanguage } from "@orrery/core/model/schema";
import type { Hono } from "hono";
import { findModelFiles, kindOfPath, writeAll } from "../files.ts";
import { jsonOf, languageOf, localeOf, workspaceOf } from "./asked.ts";
import type { GuardedBy } from "./guard.ts";
import { freeWord, wordOf } from "./names.ts";
import { Refused } from "./refusals.ts";
import type { ServedWorkspaces } from "./served-workspaces.ts";

/** `GET /api/w/:ws/begin`, `POST /api/begin` */
export function beginRoutes(app: Hono<GuardedBy>, workspaces: ServedWorkspaces): void {
  app.get("/api/w/:ws/begin", (context) =>
    context.json(beginAnswer(workspaceOf(context, workspaces).model, { language: languageOf(context) })),
  );

  app.post("/api/begin", async (context) => {
    const request = requestIn(await jsonOf(context));
    const folder = folderFor(request, workspaces);
    const text = await textOf(request, localeOf(context));
    writeAll(folder, new Map([[FILE, text]]));
    const workspace = request.workspace ?? workspaces.add(folder);
    workspaces.find(workspace)?.refresh(new Set([join(folder, FILE)]));
    workspaces.announce(workspace);
    const answer: BeginMade = { version: 1, workspace, files: [FILE] };
    return context.json(answer);
  });
}

const FILE = "model.orrery";
const LONGEST_NAME = 200;
const MOST_LANGUAGES = 10;

function requestIn(body: unknown): BeginRequest {
  const { what, name, languages, workspace } = (typeof body === "object" && body !== null ? body : {}) as Readonly<
    Record<string, unknown>
  >;
  if ((what !== "example" && what !== "empty") || typeof name !== "string") {
    throw new Refused("bad-body", { fields: "what, name" });
  }
  if (name.trim() === "" || name.length > LONGEST_NAME) {
    throw new Refused("bad-parameter", { name: "name", value: name.slice(0, LONGEST_NAME) });
  }
  const tags = Array.isArray(languages) ? languages.map(String) : [];
  const wrong = tags.length > MOST_LANGUAGES ? tags.at(-1) : tags.find((tag) => !isLanguage(tag));
  if (wrong !== undefined) throw new Refused("bad-parameter", { name: "languages", value: wrong.slice(0, 40) });
  return {
    what,
    name: name.trim(),
    ...(tags.length === 0 ? {} : { languages: tags }),
    ...(typeof workspace === "string" ? { workspace } : {}),
  };
}

/** The folder of a workspace that has nothing yet, else a new one beside the imports. */
function folderFor({ name, workspace }: BeginRequest, workspaces: ServedWorkspaces): string {
  if (workspace === undefined) {
    const word = freeWord(wordOf(name), (one) => existsSync(join(workspaces.imports, one)));
    return join(workspaces.imports, word);
  }
  const served = workspaces.find(workspace);
  if (served === undefined) throw new Refused("no-workspace", { id: workspace });
  const { folder } = served;
  const isOneFile = served.path !== folder;
  // What the disk has by now counts, also what the reader leaves out.
  const isTaken = isOneFile || existsSync(join(folder, FILE)) || findModelFiles(folder).files.length > 0;
  if (isTaken || kindOfPath(folder) !== "folder") throw new Refused("not-empty", { folder });
  return folder;
}

async function textOf({ what, name, languages }: BeginRequest, locale: Locale): Promise<string> {
  if (what === "example") {
    const { starter } = locale === "fr" ? await import("../starter/fr.ts") : await import("../starter/en.ts");
    return starter;
  }
  const tags = languages ?? [locale];
  return `model ${wordOf(name)} ${quoted(name)} {\n  languages: ${tags.join(", ")}\n}\n`;
}

/** A name as a text of ours. */
function quoted(name: string): string {
  const line = name.replace(/\p{Cc}+/gu, " ");
  return `"${line.replace(/["\\]/g, "\\$&")}"`;
}
