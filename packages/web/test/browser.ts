/** The built workbench in a real browser against the fake server: what the journeys and the accessibility tests share. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { build } from "vite";
import { startFakeServer, type FakeServer } from "./fake-server.ts";

/** Path of a Chromium, `undefined` when there is none. */
export const chromiumPath: string | undefined = [
  process.env["ORRERY_CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => path !== undefined && path !== "" && existsSync(path));

/** Why the tests are skipped, `undefined` when they run; throws where CI promises a browser. */
export function reasonToSkip(): string | undefined {
  if (chromiumPath !== undefined) return undefined;
  const reason = "SKIPPED: tests of the workbench in a browser: no Chromium at ORRERY_CHROMIUM or in its usual places";
  if (process.env["CI"] === "true") throw new Error(reason);
  return reason;
}

/** A browser, the server, and pages of them. */
export interface Bench {
  readonly server: FakeServer;
  /** A fresh page whose console and content policy are watched. */
  readonly open: (path: string, options?: BrowserContextOptions) => Promise<Page>;
  /** What pages complained about since the start. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

/** Builds the pages, serves them and starts the browser. */
export async function startBench(): Promise<Bench> {
  const dist = mkdtempSync(join(tmpdir(), "orrery-web-"));
  const root = fileURLToPath(new URL("..", import.meta.url));
  await build({
    root,
    configFile: join(root, "vite.config.ts"),
    logLevel: "warn",
    build: { outDir: dist, emptyOutDir: true, minify: false },
  });
  const server = await startFakeServer(dist);
  const browser = await chromium.launch({
    ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const complaints: string[] = [];
  return {
    server,
    complaints,
    open: (path, options = {}) => openPage(browser, server.url + path, options, complaints),
    close: async () => {
      await browser.close();
      await server.close();
      rmSync(dist, { recursive: true, force: true });
    },
  };
}

/** A page whose console and content policy are watched. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
  complaints: string[],
): Promise<Page> {
  const context = await browser.newContext({
    locale: "en-GB",
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
    permissions: ["clipboard-read", "clipboard-write"],
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on("console", (message) => {
    const isExpected = /status of 4\d\d/.test(message.text());
    if (message.type() === "error" && !isExpected) complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.stack ?? error.message}`));
  await page.goto(url);
  return page;
}
