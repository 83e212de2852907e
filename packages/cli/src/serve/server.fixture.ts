/** A server over a small model in a folder of its own, and what tests ask it with. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type RunningServer, startServer } from "./server.ts";

const library: Readonly<Record<string, string>> = {
  "library.orrery": `model library "City library" {
  languages: en, fr
}

capability lend "Lending" { name.fr: "Prêt" }

application catalogue "Catalogue" {
  name.fr: "Catalogue public"
  description: "What the library has, and where it stands."
  owner: u-it
  realizes lend

  module catalogue/search "Search"
}

unit u-it "IT"
`,
  "loans/loans.orrery": `application loans "Loans" {
  owner: u-it
  uses catalogue
  realizes lnd
}
`,
};

/** A small exchange file of ArchiMate, made by hand. */
export const exchange = `<?xml version="1.0" encoding="UTF-8"?>
<model xmlns="http://www.opengroup.org/xsd/archimate/3.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" identifier="id-m">
  <name xml:lang="en">Bakery</name>
  <elements>
    <element identifier="id-a" xsi:type="ApplicationComponent"><name xml:lang="en">Till</name></element>
    <element identifier="id-b" xsi:type="ApplicationComponent"><name xml:lang="en">Stock</name></element>
    <element identifier="id-c" xsi:type="BusinessActor"><name xml:lang="en">Baker</name></element>
  </elements>
  <relationships>
    <relationship identifier="id-r" source="id-b" target="id-a" xsi:type="Serving"/>
    <relationship identifier="id-s" source="id-a" target="id-c" xsi:type="Serving"/>
  </relationships>
</model>
`;

export interface Bench {
  readonly server: RunningServer;
  /** Folder that the server was started in; the model is in `library`. */
  readonly folder: string;
  /** Writes a file of the model, as an editor would. */
  write(uri: string, text: string): void;
  get<Answer>(path: string, headers?: Record<string, string>): Promise<Reply<Answer>>;
  send<Answer>(method: string, path: string, body: unknown, headers?: Record<string, string>): Promise<Reply<Answer>>;
  /** Fails when the server met a mistake of ours meanwhile. */
  close(): Promise<void>;
}

interface Reply<Answer> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Answer;
}

/** Starts a server over `library`, or over other files. */
export async function startBench(files: Readonly<Record<string, string>> = library): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), "orrery-serve-"));
  const write = (uri: string, text: string): void => {
    mkdirSync(join(folder, "library", dirname(uri)), { recursive: true });
    writeFileSync(join(folder, "library", uri), text);
  };
  for (const [uri, text] of Object.entries(files)) write(uri, text);
  const pages = join(folder, "pages");
  mkdirSync(join(pages, "assets"), { recursive: true });
  writeFileSync(join(pages, "index.html"), `<!doctype html><title>Orrery</title>${" ".repeat(2000)}`);
  writeFileSync(join(pages, "assets/index-abc.js"), `export const a = ${JSON.stringify("x".repeat(5000))};`);
  writeFileSync(join(pages, ".stamp"), "hidden");
  const faults: unknown[] = [];
  const server = await startServer({
    paths: [join(folder, "library")],
    imports: join(folder, "imports"),
    folder,
    port: 0,
    pages,
    onFault: (fault) => faults.push(fault),
  });
  if (server === "port-taken") throw new Error("no port is free");
  const ask = async <Answer>(path: string, init: RequestInit): Promise<Reply<Answer>> => {
    const response = await fetch(new URL(path, server.address), init);
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") === true;
    return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as Answer };
  };
  return {
    server,
    folder,
    write,
    get: (path, headers = {}) => ask(path, { headers }),
    send: (method, path, body, headers = { "content-type": "application/json" }) =>
      ask(path, { method, headers, body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body) }),
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
      if (faults.length > 0) throw new AggregateError(faults, "the server had faults");
    },
  };
}

/** A request as it is: `fetch` sets Host itself and tidies paths up. */
export function askRaw(
  address: string,
  options: { readonly path: string; readonly method?: string; readonly headers?: Record<string, string> },
): Promise<number> {
  const { port } = new URL(address);
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: "127.0.0.1", port, setHost: options.headers?.["host"] === undefined, ...options },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    asked.on("error", reject);
    asked.end();
  });
}

/** The events of a server as they come, until stopped. */
export async function followEvents(
  address: string,
): Promise<{ readonly next: (milliseconds: number) => Promise<string>; stop(): void }> {
  const stop = new AbortController();
  const response = await fetch(new URL("/api/events", address), { signal: stop.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let seen = "";
  const next = async (): Promise<string> => {
    for (;;) {
      const found = /data: (.*)\n\n/.exec(seen);
      if (found !== null) {
        seen = seen.slice(found.index + found[0].length);
        return found[1] ?? "";
      }
      const piece = await reader?.read();
      if (piece === undefined || piece.done) return "closed";
      seen += piece.value;
    }
  };
  return {
    next: (milliseconds) =>
      Promise.race([next(), new Promise<string>((resolve) => setTimeout(() => resolve("nothing came"), milliseconds))]),
    stop: () => stop.abort(),
  };
}
