/** What the text editor asks of the language, about texts that may not be saved yet. */
import {
  completeAnswer,
  definitionAnswer,
  formatAnswer,
  hoverAnswer,
  type LanguageRequest,
  referencesAnswer,
  type Writing,
} from "@orrery/core/answers/language";
import { outlineAnswer } from "@orrery/core/answers/outline";
import type { Model } from "@orrery/core/model/model";
import type { Context, Hono } from "hono";
import { languageOf, localeOf, textsOf, workspaceOf } from "./asked.ts";
import type { GuardedBy } from "./guard.ts";
import { isModelUri } from "./names.ts";
import { Refused } from "./refusals.ts";
import type { ServedWorkspaces } from "./served-workspaces.ts";

type Asked = (model: Model, writing: Writing, request: LanguageRequest) => object;

/** Questions about a place of the text, and those about all of it. */
const aboutPlaces: Readonly<Record<string, Asked>> = {
  complete: completeAnswer,
  hover: hoverAnswer,
  definition: definitionAnswer,
  references: referencesAnswer,
};
const aboutTexts: Readonly<Record<string, (model: Model, text: Pick<Writing, "uri" | "text">) => object>> = {
  format: formatAnswer,
  outline: (model, { uri, text }) => outlineAnswer(model, uri, text),
};

/** `POST /language/…` */
export function languageRoutes(app: Hono<GuardedBy>, workspaces: ServedWorkspaces): void {
  for (const [name, answer] of Object.entries(aboutPlaces)) {
    app.post(`/api/w/:ws/language/${name}`, async (context) => {
      const { uri, text, offset } = await textsOf(context, ["uri", "text", "offset"]);
      if (!/^\d{1,9}$/.test(offset)) throw new Refused("bad-parameter", { name: "offset", value: offset.slice(0, 40) });
      const { model, positions } = drafted(context, workspaces, uri, text);
      const request = { locale: localeOf(context), language: languageOf(context), positions };
      return context.json(answer(model, { uri, text, offset: Number(offset) }, request));
    });
  }
  for (const [name, answer] of Object.entries(aboutTexts)) {
    app.post(`/api/w/:ws/language/${name}`, async (context) => {
      const { uri, text } = await textsOf(context, ["uri", "text"]);
      return context.json(answer(drafted(context, workspaces, uri, text).model, { uri, text }));
    });
  }
}

function drafted(
  context: Context,
  workspaces: ServedWorkspaces,
  uri: string,
  text: string,
): Pick<LanguageRequest, "positions"> & { readonly model: Model } {
  const served = workspaceOf(context, workspaces);
  if (served.bytes(uri) === undefined && !isModelUri(uri)) throw new Refused("bad-name", { uri });
  return served.drafted(uri, text);
}
