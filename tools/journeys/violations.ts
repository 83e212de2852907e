/** What axe finds on a page: violations of WCAG 2.2 A and AA and of best practice. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** One line for each place. Axe comes into the page through the debugger, which the page's content policy does not govern. */
export async function violationsOn(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const found = await page.evaluate(() => (window as unknown as AxeWindow).axe.run({ resultTypes: ["violations"] }));
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary ?? ""}`),
  );
}

interface AxeWindow {
  readonly axe: { readonly run: (options: object) => Promise<AxeResults> };
}
