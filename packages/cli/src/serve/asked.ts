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
  return accepts(context, { header: "Accept-Language", supports: ["en", "fr"], default: "en", match: bestLanguage }) ===
    "fr"
    ? "fr"
    : "en";
}

/** The language of names in the model: any tag, also one that the product does not speak. */
export function languageOf(context: Context): string {
  return context.req.query("lang") ?? localeOf(context);
}

/** The workspace that the address names, as it is seen at the moment that it names (`moments.ts`). */
export function workspaceOf(context: Context, workspaces: ServedWorkspaces): ServedWorkspace {
  return seen.get(context.req.raw) ?? presentOf(context, workspaces);
}

const seen = new WeakMap<Request, ServedWorkspace>();

/** From now on, this request sees its workspace so. */
export function seeAs(context: Context, workspace: ServedWorkspace): void {
  seen.set(context.req.raw, workspace);
}

/** The workspace that the address names, as its files are now. */
export function presentOf(context: Context, workspaces: ServedWorkspaces): ServedWorkspace {
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

/** Words of the query that stand between commas. */
export function listOf(context: Context, name: string): readonly string[] {
  return (context.req.query(name) ?? "").split(",").filter((word) => word !== "");
}

/** Bytes of the body, refused beyond `most` before they are all in memory. */
export async function bytesOf(context: Context, most: number): Promise<Uint8Array> {
  const limit = String(Math.floor(most / 1024 / 1024));
  if (Number(context.req.header("content-length") ?? 0) > most) throw new Refused("too-large", { limit });
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of context.req.raw.body ?? []) {
    size += part.length;
    if (size > most) throw new Refused("too-large", { limit });
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/**
 * The body as an object with these texts, and with others where it has them. A page of somebody else cannot send JSON without asking
 * first, and is refused then.
 */
export async function textsOf<Name extends string, Other extends string = never>(
  context: Context,
  names: readonly Name[],
  others: readonly Other[] = [],
): Promise<Readonly<Record<Name, string> & Partial<Record<Other, string>>>> {
  const body = await jsonOf(context);
  const texts = new Map(typeof body === "object" && body !== null ? Object.entries(body) : []);
  if (!names.every((name) => typeof texts.get(name) === "string"))
    throw new Refused("bad-body", { fields: names.join(", ") });
  const given = others.filter((name) => typeof texts.get(name) === "string");
  const known = [...names, ...given].map((name) => [name, texts.get(name)] as const);
  return Object.fromEntries(known) as Readonly<Record<Name, string> & Partial<Record<Other, string>>>;
}

/** The body as JSON, whatever is in it; undefined for what is none. */
export async function jsonOf(context: Context): Promise<unknown> {
  if (!/^application\/json\b/i.test(context.req.header("content-type") ?? "")) throw new Refused("no-json");
  return parsed(await bytesOf(context, MOST_TEXT));
}

/** Bytes that a text to save or to check may have. */
const MOST_TEXT: number = 32 * 1024 * 1024;

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function bestLanguage(wishes: readonly { readonly type: string; readonly q: number }[]): string {
  const ranked = wishes.toSorted((a, b) => b.q - a.q).map(({ type }) => type.slice(0, 2).toLowerCase());
  return ranked.find((tag) => tag === "fr" || tag === "en") ?? "en";
}
