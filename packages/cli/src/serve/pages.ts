/** The pages of the workbench: the built files, from memory, by exact name. What is not one of them is never read. */
import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { kindOfPath, readFolder } from "../files.ts";

/** The folder of the built pages: beside the bundle in a published package, in the package `web` in the repository. */
export function findPages(from: string = fileURLToPath(import.meta.url)): string | undefined {
  for (let at = dirname(from); at !== dirname(at); at = dirname(at)) {
    if (kindOfPath(join(at, "package.json")) !== "file") continue;
    return [join(at, "web"), join(at, "../web/dist")].find((folder) => kindOfPath(join(folder, INDEX)) === "file");
  }
  return undefined;
}

export interface Pages {
  /** The answer for a path of a URL, decoded; undefined where there is no such file. */
  answer(path: string, request: Headers): Promise<Response | undefined>;
}

/** The pages in a folder. They are read once, and again after a build. */
export function openPages(folder: string): Pages {
  let built: { readonly time: number; readonly files: ReadonlyMap<string, PageFile> } | undefined;
  const files = (): ReadonlyMap<string, PageFile> => {
    const time = statSync(join(folder, INDEX), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (built?.time !== time) built = { time, files: readPages(folder) };
    return built.files;
  };
  return {
    answer: async (path, request) => {
      const name = isPagePath(path) ? INDEX : path.slice(1);
      const file = files().get(name);
      return file === undefined ? undefined : answerWith(name, file, request);
    },
  };
}

const INDEX = "index.html";

interface PageFile {
  readonly bytes: Uint8Array;
  readonly tag: string;
  /** Compressed, by encoding, when first asked for. */
  readonly packed: Map<Encoding, Promise<Uint8Array>>;
}

type Encoding = "br" | "gzip";

/** Addresses that the page itself understands (`core/answers/url.ts`). */
function isPagePath(path: string): boolean {
  return path === "/" || path === `/${INDEX}` || /^\/(?:w|e|embed)\//.test(path);
}

function readPages(folder: string): ReadonlyMap<string, PageFile> {
  const files = new Map<string, PageFile>();
  for (const { uri, bytes } of readFolder(folder)) {
    if (uri.split("/").some((name) => name.startsWith("."))) continue;
    const tag = `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
    files.set(uri, { bytes, tag, packed: new Map() });
  }
  return files;
}

async function answerWith(name: string, file: PageFile, request: Headers): Promise<Response> {
  const type = mediaTypes[extname(name)] ?? "application/octet-stream";
  const headers: Record<string, string> = {
    "content-type": type,
    etag: file.tag,
    vary: "accept-encoding",
    // Names of assets carry a digest of their content.
    "cache-control": name.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache",
  };
  if (isSame(request.get("if-none-match"), file.tag)) return new Response(null, { status: 304, headers });
  const encoding = isText(type) && file.bytes.length > SMALL ? encodingFor(request.get("accept-encoding")) : undefined;
  const bytes = encoding === undefined ? file.bytes : await packed(file, encoding);
  if (encoding !== undefined) headers["content-encoding"] = encoding;
  return new Response(new Uint8Array(bytes), { headers });
}

/** Bytes below which packing gains nothing. */
const SMALL = 1024;

const mediaTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".md": "text/plain; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

function isText(type: string): boolean {
  return type.includes("charset") || type === "application/wasm";
}

function isSame(wanted: string | null, tag: string): boolean {
  return wanted?.split(",").some((one) => one.trim().replace(/^W\//, "") === tag) === true;
}

function encodingFor(accepted: string | null): Encoding | undefined {
  const wishes = (accepted ?? "").split(",").map((wish) => wish.trim().toLowerCase());
  const takes = (encoding: Encoding): boolean =>
    wishes.some((wish) => wish.split(";")[0]?.trim() === encoding && !/;\s*q=0(?:\.0*)?$/.test(wish));
  return takes("br") ? "br" : takes("gzip") ? "gzip" : undefined;
}

function packed(file: PageFile, encoding: Encoding): Promise<Uint8Array> {
  let bytes = file.packed.get(encoding);
  if (bytes === undefined) {
    bytes =
      encoding === "br"
        ? pack(file.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
        : zip(file.bytes, { level: 6 });
    file.packed.set(encoding, bytes);
  }
  return bytes;
}

const pack: (bytes: Uint8Array, options: { params: Record<number, number> }) => Promise<Buffer> =
  promisify(brotliCompress);
const zip: (bytes: Uint8Array, options: { level: number }) => Promise<Buffer> = promisify(gzip);
