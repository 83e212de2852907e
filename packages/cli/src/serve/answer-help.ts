/** What the words of a model mean, and the example of a viewpoint as a picture. */
import { helpAnswer, helpIndexAnswer } from "@orrery/core/answers/help";
import { exampleModel, exampleView } from "@orrery/core/answers/help/kinds-shown";
import { viewpointById } from "@orrery/core/views/index";
import type { Context, Hono } from "hono";
import { writePicture } from "../pictures/formats.ts";
import { thumbnailOf } from "../site/thumbnail.ts";
import { localeOf, wordOf, workspaceOf } from "./asked.ts";
import type { Drawings } from "./drawings.ts";
import type { GuardedBy } from "./guard.ts";
import { Forsaken } from "./in-turn.ts";
import { pictureResponse } from "./picture-files.ts";
import { Refused } from "./refusals.ts";
import type { ServedWorkspaces } from "./served-workspaces.ts";

const topics = ["kind", "verb", "attribute", "diagnostic", "viewpoint"] as const;

/** `GET /api/w/:ws/help`, and the page of each word. */
export function helpRoutes(app: Hono<GuardedBy>, workspaces: ServedWorkspaces, drawings: Drawings): void {
  app.get("/api/w/:ws/help", (context) => {
    const served = workspaceOf(context, workspaces);
    const request = { language: localeOf(context), diagnostics: served.diagnostics() };
    return context.json(helpIndexAnswer(served.model, request));
  });

  app.get("/api/w/:ws/help/:topic/:id", (context) => {
    const served = workspaceOf(context, workspaces);
    const topic = topicOf(context);
    const id = context.req.param("id");
    const answer = helpAnswer(served.model, {
      topic,
      id,
      language: localeOf(context),
      diagnostics: served.diagnostics(),
    });
    if (answer === undefined) throw new Refused("no-help", { id: id.slice(0, LONGEST_WORD) });
    return context.json(answer);
  });

  app.get("/api/w/:ws/help/viewpoint/:id/picture", (context) => answerExample(context, workspaces, drawings));
}

/** Letters of a word that a refusal repeats. */
const LONGEST_WORD = 200;

function topicOf(context: Context): (typeof topics)[number] {
  const value = context.req.param("topic") ?? "";
  const topic = topics.find((one) => one === value);
  if (topic === undefined) throw new Refused("bad-parameter", { name: "topic", value: value.slice(0, LONGEST_WORD) });
  return topic;
}

/** Examples never change: each is drawn once for a language and a theme. */
const drawn = new Map<string, Promise<Uint8Array | string>>();

async function answerExample(context: Context, workspaces: ServedWorkspaces, drawings: Drawings): Promise<Response> {
  const served = workspaceOf(context, workspaces);
  const viewpoint = viewpointById(context.req.param("id") ?? "");
  if (viewpoint === undefined) throw new Refused("no-viewpoint", { id: context.req.param("id") ?? "" });
  const language = localeOf(context);
  const theme = wordOf(context, "theme", ["light", "dark", "auto"]) ?? "auto";
  const key = `${viewpoint.id} ${language} ${theme}`;
  let picture = drawn.get(key);
  if (picture === undefined) {
    const { signal } = new AbortController();
    picture = drawings
      .sketch(served, exampleModel(viewpoint), { wanted: exampleView, language }, signal)
      .then(({ scene }) => writePicture(thumbnailOf(scene), "svg", { theme, scale: 1 }));
    drawn.set(key, picture);
    picture.catch(() => drawn.delete(key));
  }
  try {
    return pictureResponse(viewpoint.id, "svg", await picture);
  } catch (fault) {
    if (fault instanceof Forsaken) return context.body(null, 204);
    throw fault;
  }
}
