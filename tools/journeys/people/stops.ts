/** Pictures of the stops of a journey, for people to look at: taken only when `ORRERY_STOPS` names a folder for them. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";

const folder = process.env["ORRERY_STOPS"] ?? "";
let count = 0;

/** As it is, light and English, and what its address shows in the dark and in French. */
export async function stop(page: Page, hand: string, name: string): Promise<void> {
  if (folder === "" || hand !== "mouse") return;
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${String(++count).padStart(2, "0")}-${name}`);
  await page.waitForTimeout(700);
  await page.screenshot({ path: `${path}-light-en.png` });
  const there = new URL(page.url());
  there.searchParams.set("lang", "fr");
  there.searchParams.set("theme", "dark");
  const other = await page.context().newPage();
  await other.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await other.goto(there.href);
  await other.waitForTimeout(1500);
  await other.screenshot({ path: `${path}-dark-fr.png` });
  await other.close();
}

/** Where a journey got stuck. */
export async function stopAtFailure(page: Page, hand: string): Promise<void> {
  if (folder === "" || page.isClosed()) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `failed-${hand}.png`) });
}
