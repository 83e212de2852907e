/** All names of a model at once: made and packed once for each model and language, since everybody's palette asks for the same. */
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { namesAnswer } from "@orrery/core/answers/names";
import type { Model } from "@orrery/core/model/model";
import type { Hono } from "hono";
import { languageOf, workspaceOf } from "./asked.ts";
import type { GuardedBy } from "./guard.ts";
import type { ServedWorkspaces } from "./served-workspaces.ts";

interface Packed {
  readonly plain: Uint8Array<ArrayBuffer>;
  zipped: Promise<Uint8Array<ArrayBuffer>> | undefined;
}

/** `GET /api/w/:ws/names` */
export function namesRoute(app: Hono<GuardedBy>, workspaces: ServedWorkspaces): void {
  const made: WeakMap<Model, Map<string, Packed>> = new WeakMap();
  app.get("/api/w/:ws/names", async (context) => {
    const { model, revision } = workspaceOf(context, workspaces);
    const language = languageOf(context);
    const byLanguage = made.get(model) ?? new Map<string, Packed>();
    made.set(model, byLanguage);
    let packed = byLanguage.get(language);
    if (packed === undefined) {
      if (byLanguage.size >= MOST_LANGUAGES) byLanguage.clear();
      const plain = new TextEncoder().encode(JSON.stringify(namesAnswer(model, { revision, language })));
      byLanguage.set(language, (packed = { plain, zipped: undefined }));
    }
    const headers = { "content-type": "application/json", vary: "accept-encoding" };
    const isZipped = packed.plain.length > SMALL && /\bgzip\b/.test(context.req.header("accept-encoding") ?? "");
    if (!isZipped) return context.body(packed.plain, 200, headers);
    packed.zipped ??= zip(packed.plain);
    return context.body(await packed.zipped, 200, { ...headers, "content-encoding": "gzip" });
  });
}

/** Languages that are kept for a model: addresses may ask for any. */
const MOST_LANGUAGES = 4;
/** Bytes below which packing gains nothing. */
const SMALL = 4096;

const gzipped: (bytes: Uint8Array, options: { readonly level: number }) => Promise<Buffer> = promisify(gzip);

/** Quickly rather than well: names repeat so much that the lowest level takes most of it. */
async function zip(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await gzipped(bytes, { level: 1 }));
}
