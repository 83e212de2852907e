import { chromium } from "playwright-core";
import { readFileSync } from "node:fs";
const base = "http://127.0.0.1:7346";
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
page.on("console", (m) => ["error", "warning"].includes(m.type()) && console.log(page.url(), m.text()));
page.on("pageerror", (e) => console.log(e.stack));
await page.goto(base + "/w/helvia");
await page.locator(".layer-card").first().waitFor();
const bytes = readFileSync("/work/shared/data/archimate/archisurance.xml").toString("base64");
let t = Date.now();
await page.evaluate((b) => {
  const d = new DataTransfer();
  d.items.add(new File([Uint8Array.from(atob(b), (c) => c.charCodeAt(0))], "archisurance.xml"));
  window.dispatchEvent(new DragEvent("drop", { dataTransfer: d, bubbles: true, cancelable: true }));
}, bytes);
await page.locator("dialog.import").waitFor();
console.log("import ms", Date.now() - t);
await page.screenshot({ path: "/tmp/real-import.png" });
await page.keyboard.press("Enter");
await page.waitForTimeout(800);
await page.screenshot({ path: "/tmp/real-imported.png" });
console.log(page.url());
t = Date.now();
await page.goto(base + "/w/big/catalogue/application?sort=-rto");
await page.locator(".grid-body a").first().waitFor();
console.log("big catalogue ms", Date.now() - t);
await page.waitForTimeout(1500);
t = Date.now();
await page.getByRole("treeitem", { name: /Applications/ }).click();
await page.locator(".tree-row[aria-level='3']").first().waitFor();
console.log("tree open ms", Date.now() - t);
const cdp = await page.context().newCDPSession(page);
await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
const m = async () =>
  Object.fromEntries((await cdp.send("Performance.getMetrics")).metrics.map((x) => [x.name, x.value]));
for (const sel of [".tree", ".grid-frame"]) {
  const a = await m();
  let frames = 60;
  await page.evaluate(
    async ([s, n]) => {
      const el = document.querySelector(s);
      for (let i = 0; i < n; i++) {
        el.scrollTop += 350;
        await new Promise((r) => requestAnimationFrame(r));
      }
    },
    [sel, frames],
  );
  const b = await m();
  console.log(
    sel,
    "ms CPU per frame",
    (((b.TaskDuration - a.TaskDuration) * 1000) / frames).toFixed(1),
    "nodes",
    b.Nodes,
    "heap MB",
    (b.JSHeapUsedSize / 1e6).toFixed(1),
  );
}
await page.screenshot({ path: "/tmp/real-big.png" });
t = Date.now();
await page.goto(base + "/w/big/element/a-0/impact");
await page.locator(".hit").first().waitFor();
console.log("impact ms", Date.now() - t, await page.locator(".chip-button b").first().innerText());
await page.screenshot({ path: "/tmp/real-bigimpact.png" });
await page.goto(base + "/w/big");
await page.locator(".layer-card").first().waitFor();
await page.keyboard.press("Control+k");
t = Date.now();
await page.keyboard.type("ledger 99");
await page.locator(".palette-choice mark").first().waitFor();
console.log("search ms", Date.now() - t);
t = Date.now();
await page.goto(base + "/w/big/source/big.orrery#L15000");
await page.locator(".cm-activeLine").first().waitFor();
console.log("source ms", Date.now() - t);
await page.waitForTimeout(1500);
await page.screenshot({ path: "/tmp/real-bigsource.png" });
await browser.close();
