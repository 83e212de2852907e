import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

import { root } from "./run.mjs";

/** Paths of ours in the guide, as it writes them: between backticks, from the root of the repository. */
const neighbours = [
  ...readFileSync(join(root, "CONTRIBUTING.md"), "utf8").matchAll(/`((?:packages|tools|docs|examples)\/[^`\s*]+)`/g),
].map((found) => found[1] ?? "");

it("CONTRIBUTING.md names neighbours", () => {
  expect(neighbours.length).toBeGreaterThan(5);
});

it.each(neighbours)("%s exists", (path) => {
  expect(existsSync(join(root, path))).toBe(true);
});
