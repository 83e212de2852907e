import { chromium } from "playwright-core";
const base = "http://127.0.0.1:7345";
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
for (const one of process.argv.slice(2)) {
  const [name, path, width] = one.split("|");
  const context = await browser.newContext({ viewport: { width: Number(width ?? 1440), height: 900 } });
  const page = await context.newPage();
  page.on("console", (m) => ["error", "warning"].includes(m.type()) && console.log(name, m.text()));
  page.on("pageerror", (e) => console.log(name, e.stack));
  await page.goto(base + path);
  await page.waitForTimeout(1200);
  if (name.startsWith("palette")) {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("sinistre");
    await page.waitForTimeout(600);
  }
  if (name.startsWith("edit")) {
    await page.locator(".cm-content").click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type('aplication x "X"\n');
    await page.waitForTimeout(1500);
    await page.mouse.move(480, 110);
    await page.keyboard.press("Control+f");
    await page.waitForTimeout(500);
  }
  await page.screenshot({ path: `/tmp/real-${name}.png` });
  await context.close();
}
await browser.close();
