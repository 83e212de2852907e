/** The built workbench over a real server and real files, in a real browser: what journeys through the whole product start from. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { startServer } from "../../packages/cli/src/serve/server.ts";
import { chromiumPath, openPage } from "../../packages/web/test/browser.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** Pages that were built before the tests; another build may be tried. */
const pages: string = process.env["ORRERY_TEST_PAGES"] ?? join(root, "packages/web/dist");

/** A model to work on: the name of a folder of `examples`, or texts by file name. */
export type StartingModel = string | Readonly<Record<string, string>>;

export interface Workbench {
  readonly address: string;
  /** Folder of the model; its name is the id of the workspace. */
  readonly folder: string;
  /** The text of a file of the model now. */
  read(uri: string): string;
  /** Writes a file of the model, as another program would. */
  write(uri: string, text: string): void;
  /** A fresh page whose console and content policy are watched; the path is behind the address: `/w/shop/views`. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** What pages complained about, and the mistakes of ours that the server met. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Starts a server on a copy of a model, and a browser. */
export async function openWorkbench(model: StartingModel): Promise<Workbench> {
  const parent = mkdtempSync(join(tmpdir(), "orrery-journey-"));
  const folder = layOut(model, parent);
  const complaints: string[] = [];
  const server = await startServer({
    paths: [folder],
    imports: join(parent, "imports"),
    folder: parent,
    port: 0,
    pages,
    onFault: (fault) => complaints.push(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)),
  });
  if (server === "port-taken") throw new Error("no port is free");
  const browser = await chromium.launch({
    ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  return {
    address: server.address,
    folder,
    complaints,
    read: (uri) => readFileSync(join(folder, uri), "utf8"),
    write: (uri, text) => {
      mkdirSync(dirname(join(folder, uri)), { recursive: true });
      writeFileSync(join(folder, uri), text);
    },
    open: (path, options = {}) => openPage(browser, new URL(path, server.address).href, options, complaints),
    close: async () => {
      await browser.close();
      await server.close();
      rmSync(parent, { recursive: true, force: true });
    },
  };
}

function layOut(model: StartingModel, parent: string): string {
  if (typeof model === "string") {
    const from = join(root, "examples", model);
    if (!existsSync(from)) throw new Error(`no example ${model}`);
    const folder = join(parent, basename(model));
    cpSync(from, folder, { recursive: true });
    return folder;
  }
  const folder = join(parent, "model");
  mkdirSync(folder);
  for (const [uri, text] of Object.entries(model)) {
    mkdirSync(dirname(join(folder, uri)), { recursive: true });
    writeFileSync(join(folder, uri), text);
  }
  return folder;
}
