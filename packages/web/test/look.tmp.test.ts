import { test } from "vitest";
import { startBench } from "./browser.ts";
test("look", async () => {
  const bench = await startBench();
  const list = (process.env["LOOK"] ?? "home:/w/shop").split(" ");
  for (const one of list) {
    const [name, path, width] = one.split("|");
    const page = await bench.open(path!, width ? { viewport: { width: Number(width), height: 900 } } : {});
    await page.waitForTimeout(900);
    if (name!.startsWith("palette")) {
      await page.keyboard.press("Control+k");
      await page.keyboard.type("pay");
      await page.waitForTimeout(500);
    }
    if (name!.startsWith("help")) {
      await page.keyboard.press("F1");
      await page.waitForTimeout(300);
    }
    if (name!.startsWith("import")) {
      await page.evaluate(() => {
        const d = new DataTransfer();
        d.items.add(new File(["<x/>"], "archi.xml"));
        window.dispatchEvent(new DragEvent("drop", { dataTransfer: d, bubbles: true, cancelable: true }));
      });
      await page.waitForTimeout(700);
    }
    await page.screenshot({ path: `/tmp/look-${name}.png` });
    await page.context().close();
  }
  console.log(bench.complaints);
  await bench.close();
}, 120000);
