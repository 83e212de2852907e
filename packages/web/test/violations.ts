/** What axe finds on a page: violations of WCAG 2.2 A and AA and of best practice. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** One line for each place; `rules` that are off otherwise are asked as well, in a part of the page or all of it. Axe comes into the page through the debugger, which the page's content policy does not govern. */
export async function violationsOn(page: Page, asked: Asked = {}): Promise<readonly string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const found = await page.evaluate(({ parts = [], rules = [] }) => {
    const part = parts.map((selector) => document.querySelector(selector)).find((one) => one !== null) ?? document;
    const enabled = Object.fromEntries(rules.map((rule) => [rule, { enabled: true }]));
    return (window as unknown as AxeWindow).axe.run(part, { resultTypes: ["violations"], rules: enabled });
  }, asked);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary ?? ""}`),
  );
}

interface Asked {
  /** The first of these that is there is looked at, else all. */
  readonly parts?: readonly string[];
  readonly rules?: readonly string[];
}

interface AxeWindow {
  readonly axe: { readonly run: (part: Node, options: object) => Promise<AxeResults> };
}
