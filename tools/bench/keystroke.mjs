/**
 * From a keystroke in the text to the new picture on the screen, with the real server and a real browser: 25 boxes, 50 keystrokes.
 *
 *     node --conditions=source tools/bench/keystroke.mjs [pages]      pages: folder of built pages, packages/web/dist unless told otherwise
 *
 * A letter is typed into the name of an element; the clock stops in the first frame after the picture shows the new name.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { startServer } from "../../packages/cli/src/serve/server.ts";

const BOXES = 25;
const KEYSTROKES = 50;
/** Milliseconds between two keys of somebody who types fast. */
const BETWEEN = 120;

const pages = resolve(process.argv[2] ?? fileURLToPath(new URL("../../packages/web/dist", import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), "orrery-keystroke-"));
writeFileSync(join(folder, "model.orrery"), model(BOXES));
const server = await startServer({
  paths: [folder],
  imports: join(folder, "imports"),
  folder,
  port: 0,
  pages,
  onFault: (fault) => console.error(fault),
});
if (server === "port-taken") throw new Error("no port is free");
const { address } = server;
const browser = await chromium.launch({
  executablePath: process.env.ORRERY_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
try {
  report(await measure(await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" })));
} finally {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}

/**
 * Applications that use each other, and one view of them all.
 * @param {number} count
 */
function model(count) {
  const lines = ['model bench "Bench" {}', ""];
  for (let at = 0; at < count; at++) {
    const uses = at === 0 ? "" : ` { uses a${Math.floor((at - 1) / 2)}${at > 3 ? `, a${at - 3}` : ""} }`;
    lines.push(`application a${at} "Application ${at}"${uses}`);
  }
  lines.push("", 'view all "All" { viewpoint: application-cooperation }', "");
  return lines.join("\n");
}

/** @param {import("playwright-core").Page} page */
async function measure(page) {
  const workspace = (await (await fetch(new URL("/api/workspaces", address))).json()).workspaces[0].id;
  await page.goto(new URL(`/w/${workspace}/view/all?split=yes`, address).href);
  const line = page.locator(".split-text .cm-line", { hasText: 'application a7 "' });
  await line.click();
  await page.waitForTimeout(1500);
  await page.keyboard.press("Home");
  // Behind the opening quote of the name.
  for (let at = 0; at < 'application a7 "'.length; at++) await page.keyboard.press("ArrowRight");
  // The clock runs in the page: from the key event to the frame after the picture shows the name.
  await page.evaluate(() => {
    /** @type {number[]} */
    const times = [];
    Object.assign(globalThis, { times });
    let from = 0;
    let typed = "";
    addEventListener(
      "keydown",
      (event) => {
        from = event.timeStamp;
        typed += event.key;
        const wanted = typed;
        const start = from;
        const look = () => {
          const names = [...document.querySelectorAll(".ov-world [role=treeitem]")].map((one) =>
            one.getAttribute("aria-label"),
          );
          if (names.some((name) => name?.startsWith(wanted))) {
            requestAnimationFrame(() => times.push(performance.now() - start));
          } else if (performance.now() - start < 3000) requestAnimationFrame(look);
          else times.push(Number.POSITIVE_INFINITY);
        };
        requestAnimationFrame(look);
      },
      true,
    );
  });
  for (let at = 0; at < KEYSTROKES; at++) {
    await page.keyboard.press(String.fromCharCode(97 + (at % 26)));
    await page.waitForTimeout(BETWEEN);
  }
  await page.waitForTimeout(1500);
  return page.evaluate(() => /** @type {{ times: number[] }} */ (/** @type {unknown} */ (globalThis)).times);
}

/** @param {readonly number[]} times milliseconds */
function report(times) {
  const sorted = times.toSorted((a, b) => a - b);
  /** @param {number} share */
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  console.log(
    `keystroke to picture, ${BOXES} boxes, ${times.length} keystrokes: p50 ${at(0.5).toFixed(0)} ms, p95 ${at(0.95).toFixed(0)} ms, most ${at(1).toFixed(0)} ms (goal: p95 300 ms)`,
  );
}
