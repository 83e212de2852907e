/**
 * Opening a workspace of 100,000 elements with the real server and a real browser: how long until the first page is there, whether the page
 * then stands still, and how long its parts take (8-workbench section 8: first page in under 3 s, palette query in at most 15 ms).
 *
 *     node --conditions=source tools/bench/open-large.mjs [pages] [--elements 100000]
 *
 * `pages`: folder of built pages, packages/web/dist unless told otherwise. The server is a process of its own, as it is for people; the
 * clock starts when it is started, so that reading the texts counts. Told are wall time, CPU time of the server and of the page's main
 * thread, and milliseconds of tasks longer than 50 ms in the page. Targets are held against CPU time: it is what a machine that does
 * nothing else would take, and a busy one changes it little.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { startServer } from "../../packages/cli/src/serve/server.ts";
import { makeModel, orreryText } from "./generate.mjs";
import { median } from "./median.mjs";

/** @typedef {import("playwright-core").Page} Page */

const here = fileURLToPath(import.meta.url);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { elements: { type: "string", default: "100000" }, serve: { type: "string" } },
});
const pages = resolve(positionals[0] ?? fileURLToPath(new URL("../../packages/web/dist", import.meta.url)));
if (values.serve === undefined) await bench();
else await serve(values.serve);

/**
 * The other process: prints where it is and stays.
 * @param {string} folder
 */
async function serve(folder) {
  const onFault = (/** @type {unknown} */ fault) => console.error(fault);
  const server = await startServer({
    paths: [folder],
    imports: join(folder, "..", "imports"),
    folder,
    port: 0,
    pages,
    onFault,
  });
  console.log(server === "port-taken" ? server : server.address);
  process.on("message", () => process.send?.(cpuOfThis()));
}

/** Milliseconds of CPU that this process has used since it began. */
function cpuOfThis() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function bench() {
  const browserPath = [process.env["ORRERY_CHROMIUM"], "/usr/bin/chromium", "/usr/bin/google-chrome"].find(
    (path) => path !== undefined && existsSync(path),
  );
  if (browserPath === undefined) {
    console.error("No Chromium at ORRERY_CHROMIUM or in its usual places: nothing is measured.");
    process.exit(process.env["CI"] === "true" ? 1 : 0);
  }
  const parent = mkdtempSync(join(tmpdir(), "orrery-large-"));
  const folder = join(parent, "large");
  const count = writeModel(folder, Number(values.elements));
  const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu"] });
  const started = performance.now();
  const child = spawn(process.execPath, ["--conditions=source", here, pages, "--serve", folder], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  /** @type {Row[]} */
  const rows = [];
  try {
    const address = await addressOf(child);
    console.log(`${count.toLocaleString("en")} elements; the server answered after ${since(started)} ms`);
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
      reducedMotion: "reduce",
      locale: "en-GB",
    });
    page.setDefaultTimeout(180_000);
    const clock = await startClock(page, child);
    const at = (/** @type {string} */ path) => new URL(`/w/large${path}`, address).href;
    rows.push(
      await clock.time("server from its sources (the built command: a quarter)", 1500, async () => {}, {
        from: started,
      }),
      await clock.time("first page, the model read for it", 2500, () => showFirstPage(page, at(""))),
      await clock.time("first page again", 1000, () => showFirstPage(page, at("?lang=en"))),
      ...(await measureTree(page, clock)),
      ...(await measurePalette(page, clock)),
      await clock.time("catalogue of all components", 1000, async () => {
        await page.goto(at("/catalogue/component"));
        await page.locator(".grid-body .grid-row").first().waitFor();
      }),
      await clock.time("page of an element, the first", 1500, () => showElement(page, 0)),
      await clock.time("page of an element, another", 300, () => showElement(page, 1)),
      await clock.time("diagnostics", 500, async () => {
        await page.keyboard.type("gk");
        await page.waitForURL(/\/checks/);
        await page.locator("main h1").waitFor();
      }),
    );
  } finally {
    child.kill();
    await browser.close();
    rmSync(parent, { recursive: true, force: true });
  }
  console.table(rows);
  const slow = rows.filter(({ target, ...row }) => row["server CPU"] + row["page CPU"] > target);
  console.log(
    slow.length === 0 ? "All within their targets." : `${slow.length} of ${rows.length} above their targets.`,
  );
}

/**
 * @typedef {{ what: string, wall: number, "server CPU": number, "page CPU": number, "long tasks": number, target: number }} Row
 * @typedef {{ time: (what: string, target: number, act: () => Promise<void>, options?: { from?: number }) => Promise<Row> }} Clock
 */

/**
 * @param {Page} page
 * @param {string} address
 */
async function showFirstPage(page, address) {
  await page.goto(address);
  await page.locator("main h1").waitFor();
  await page.locator(".tree-row").first().waitFor();
}

/**
 * Opens an application from the tree.
 * @param {Page} page
 * @param {number} place among those that the tree shows
 */
async function showElement(page, place) {
  if ((await page.locator('.tree-row[aria-level="3"]').count()) === 0) await openApplications(page);
  const link = page.locator('.tree-row[aria-level="3"] a').nth(place);
  const name = await link.innerText();
  await link.click();
  await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
  await page.locator("main .loading").waitFor({ state: "detached" });
}

/** @param {Page} page */
async function openApplications(page) {
  await page.locator('.tree-row[aria-expanded="false"]', { hasText: "Applications" }).click();
  await page.locator('.tree-row[aria-level="3"] a').first().waitFor();
}

/**
 * Files of some hundred elements, as teams would have them.
 * @param {string} folder
 * @param {number} size
 * @returns {number} how many elements it has
 */
function writeModel(folder, size) {
  mkdirSync(folder, { recursive: true });
  const elements = makeModel(size, "sparse");
  const perFile = 1850;
  /** @type {typeof elements} */
  let part = [];
  let number = 0;
  const flush = () => {
    const text = [...orreryText(part)].join("");
    writeFileSync(
      join(folder, `part-${String(number).padStart(4, "0")}.orrery`),
      number === 0 ? text : withoutHeader(text),
    );
    number++;
    part = [];
  };
  for (const element of elements) {
    if (part.length >= perFile && element.parent === undefined) flush();
    part.push(element);
  }
  flush();
  return elements.length;
}

/**
 * One header is enough for a model.
 * @param {string} text
 */
function withoutHeader(text) {
  return text.replace(/^model [^\n]*\n(?:(?:  |\})[^\n]*\n)*/m, "");
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<string>}
 */
function addressOf(child) {
  return new Promise((found, failed) => {
    child.stdout?.on("data", (data) => found(String(data).trim()));
    child.on("exit", (code) => failed(new Error(`the server ended with ${code}`)));
  });
}

/** @param {number} moment */
function since(moment) {
  return Math.round(performance.now() - moment);
}

/**
 * Watches what a page and the server spend.
 * @param {Page} page
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<Clock>}
 */
async function startClock(page, child) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.addInitScript(() => {
    const kept = /** @type {{ orreryTasks?: number }} */ (globalThis);
    kept.orreryTasks = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) kept.orreryTasks = (kept.orreryTasks ?? 0) + entry.duration;
    }).observe({ type: "longtask", buffered: true });
  });
  const ofPage = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1000;
  };
  const ofServer = () =>
    new Promise((/** @type {(cpu: number) => void} */ told) => {
      child.once("message", (cpu) => told(Number(cpu)));
      child.send("cpu");
    });
  const longTasks = () => page.evaluate(() => /** @type {{ orreryTasks?: number }} */ (globalThis).orreryTasks ?? 0);
  return {
    time: async (what, target, act, { from } = {}) => {
      const [pageBefore, serverBefore, tasksBefore] = [
        await ofPage(),
        from === undefined ? await ofServer() : 0,
        await longTasks(),
      ];
      const begun = from ?? performance.now();
      await act();
      const wall = since(begun);
      const [pageAfter, serverAfter, tasks] = [await ofPage(), await ofServer(), await longTasks()];
      return {
        what,
        wall,
        "server CPU": Math.round(serverAfter - serverBefore),
        // A new document begins to count anew.
        "page CPU": Math.round(pageAfter < pageBefore ? pageAfter : pageAfter - pageBefore),
        "long tasks": Math.round(tasks < tasksBefore ? tasks : tasks - tasksBefore),
        target,
      };
    },
  };
}

/**
 * Opens the largest kind, and goes to its end.
 * @param {Page} page
 * @param {Clock} clock
 */
async function measureTree(page, clock) {
  const tree = page.getByRole("tree");
  return [
    await clock.time("tree: a kind of 2,700 opens", 150, () => openApplications(page)),
    await clock.time("tree: to its last row", 150, async () => {
      await tree.focus();
      await page.keyboard.press("End");
      await page.locator('.tree-row[data-active="true"] a').waitFor();
    }),
    await clock.time("tree: 40 pages by the wheel", 1500, async () => {
      await tree.hover();
      for (let turn = 0; turn < 40; turn++) await page.mouse.wheel(0, turn < 20 ? -900 : 900);
      await page.waitForTimeout(300);
      await page.waitForFunction(
        () => ![...document.querySelectorAll(".tree-row .tree-name")].some((name) => name.textContent === "Reading…"),
      );
    }),
  ];
}

/**
 * From a query in the field to the elements in the list.
 * @param {Page} page
 * @param {Clock} clock
 */
async function measurePalette(page, clock) {
  const opened = await clock.time("palette: first names, from opening it", 1500, async () => {
    await page.keyboard.press("Control+k");
    await page.locator(".palette").waitFor();
    await page.keyboard.type("claims");
    await page.locator(".palette-choice mark").first().waitFor();
  });
  const queries = ["payment", "routing worker", "valdation", "treasury plan", "gatewy 3", "ledger"];
  /** @type {Row[]} */
  const found = [];
  for (const query of queries) {
    const field = page.locator(".palette input");
    await field.fill("");
    await page.waitForTimeout(200);
    found.push(
      await clock.time("", 0, async () => {
        await field.fill(query);
        await page.locator(".palette-choice .tile:not(.tile-page)").first().waitFor();
      }),
    );
  }
  await page.keyboard.press("Escape");
  const middle = (/** @type {(row: Row) => number} */ of) => Math.round(median(found.map(of)));
  return [
    opened,
    {
      what: "palette: a query, to elements in the list",
      wall: middle((row) => row.wall),
      "server CPU": middle((row) => row["server CPU"]),
      "page CPU": middle((row) => row["page CPU"]),
      "long tasks": middle((row) => row["long tasks"]),
      target: 60,
    },
  ];
}
