import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Script } from "node:vm";
import { expect, test } from "vitest";
import { repository } from "../world.fixtures.ts";
import { siteScript } from "./script.ts";
import { colours, siteStyle } from "./style.ts";

/** `--name: value` and `.layer-x --name: value`, by selector and name. */
function properties(css: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, selector = "", body = ""] of css.replace(/\/\*[^]*?\*\//g, "").matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    for (const [, name = "", value = ""] of body.matchAll(/(--[\w-]+|color-scheme):\s*([^;]+);/g))
      found.set(`${selector.trim()} ${name}`, value.replace(/\s+/g, " ").trim());
  }
  return found;
}

test("the colours are those of the workbench", () => {
  const theirs = properties(readFileSync(join(repository, "packages/web/src/styles/tokens.css"), "utf8"));
  const ours = [...properties(colours)].filter(([name]) => !/--(?:sans|mono)$/.test(name));
  expect(ours.length).toBeGreaterThan(35);
  for (const [name, value] of ours) expect(value, name).toBe(theirs.get(name));
});

test("the style asks nothing of other machines, and its braces match", () => {
  const css = siteStyle({ 400: "a.ttf" });
  expect(css).not.toMatch(/https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
  expect(css).toContain('font-weight: 400; font-display: swap; src: local("Inter"), url("a.ttf")');
  expect(css.match(/\{/g)?.length).toBe(css.match(/\}/g)?.length);
});

test("the script is one that every browser reads", () => {
  expect(() => new Script(siteScript)).not.toThrow();
  expect(siteScript).not.toMatch(/innerHTML|eval|https?:/);
});
