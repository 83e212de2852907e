/** What a request asks for, read from its address and headers; what cannot be meant is refused. */
import type { Locale } from "@orrery/core/base/codes";
import type { Context } from "hono";
import { accepts } from "hono/accepts";
import { Refused } from "./refusals.ts";
import type { ServedWorkspace } from "./served-workspace.ts";
import type { ServedWorkspaces } from "./served-workspaces.ts";

/** The language of the answer: `?lang=`, else what the browser prefers, else English. */
export function localeOf(context: Context): Locale {
  const asked = context.req.query("lang");
  if (asked !== undefined) return /^fr(?:$|[-_])/i.test(asked) ? "fr" : "en";
  return accepts(context, { header: "Accept-Language", supports: ["en", "fr"], default: "en", match: bestLanguage }) === "fr" ? "fr" : "en";
}

/** The language of names in the model: any tag, also one that the product does not speak. */
export function languageOf(context: Context): string {
  return context.req.query("lang") ?? localeOf(context);
}

/** The workspace that the address names. */
export function workspaceOf(context: Context, workspaces: ServedWorkspaces): ServedWorkspace {
  const id = context.req.param("ws") ?? "";
  const workspace = workspaces.find(id);
  if (workspace === undefined) throw new Refused("no-workspace", { id });
  return workspace;
}

/** A whole number of the query from 0 on, no more than `most`; `usual` where it is absent. */
export function numberOf(context: Context, name: string, usual: number, most: number): number {
  const value = context.req.query(name);
  if (value === undefined || value === "") return usual;
  if (!/^\d{1,9}$/.test(value)) throw new Refused("bad-parameter", { name, value });
  return Math.min(Number(value), most);
}

/** A word of the query out of a few; undefined where it is absent. */
export function wordOf<Word extends string>(context: Context, name: string, words: readonly Word[]): Word | undefined {
  const value = context.req.query(name);
  if (value === undefined || value === "") return undefined;
  const word = words.find((one) => one === value);
  if (word === undefined) throw new Refused("bad-parameter", { name, value });
  return word;
}

/** The body as an object with these texts. A page of somebody else cannot send JSON without asking first, and is refused then. */
export async function textsOf<Name extends string>(context: Context, names: readonly Name[]): Promise<Readonly<Record<Name, string>>> {
  if (!/^application\/json\b/i.test(context.req.header("content-type") ?? "")) throw new Refused("no-json");
  const body: unknown = await context.req.json().catch((fault: unknown) => {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  });
  const texts = new Map(typeof body === "object" && body !== null ? Object.entries(body) : []);
  if (!names.every((name) => typeof texts.get(name) === "string")) throw new Refused("bad-body", { fields: names.join(", ") });
  return Object.fromEntries(names.map((name) => [name, texts.get(name)])) as Readonly<Record<Name, string>>;
}

function bestLanguage(wishes: readonly { readonly type: string; readonly q: number }[]): string {
  const ranked = wishes.toSorted((a, b) => b.q - a.q).map(({ type }) => type.slice(0, 2).toLowerCase());
  return ranked.find((tag) => tag === "fr" || tag === "en") ?? "en";
}
