/** The two things we build from the sources, and whether what lies in their `dist` folder still matches those sources. */

import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

import { root } from "./run.mjs";

/**
 * @typedef {object} Bundle
 * @property {"cli" | "web"} name
 * @property {string} folder its package, from the root of the repository
 * @property {string} entry the file without which there is nothing to build
 * @property {readonly string[]} sources files and folders that decide what comes out
 */

const shared = [
  "packages/core/src",
  "packages/core/package.json",
  "package-lock.json",
  "tools/build.mjs",
  "tools/icons.mjs",
];

/** @type {readonly Bundle[]} */
export const bundles = [
  {
    name: "cli",
    folder: "packages/cli",
    entry: "packages/cli/src/main.ts",
    sources: [...shared, "packages/cli/src", "packages/cli/package.json"],
  },
  {
    name: "web",
    folder: "packages/web",
    entry: "packages/web/index.html",
    sources: [
      ...shared,
      "packages/web/src",
      "packages/web/build",
      "packages/web/public",
      "packages/web/index.html",
      "packages/web/package.json",
      "packages/web/vite.config.ts",
      "packages/cli/src/serve",
      "docs/guide",
      "docs/reference",
    ],
  },
];

/**
 * Where a bundle's stamp lies: the digest of the sources it was built from.
 * @param {Bundle} bundle
 * @returns {string}
 */
export function stampOf(bundle) {
  return join(root, bundle.folder, "dist", ".stamp");
}

/**
 * SHA-256 over the paths and contents of a bundle's sources; tests don't count.
 * @param {Bundle} bundle
 * @returns {string} hexadecimal
 */
export function digestOf(bundle) {
  const digest = createHash("sha256");
  for (const path of filesOf(bundle)) {
    digest
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  }
  return digest.digest("hex");
}

/**
 * Whether a bundle has sources and was not built from their present contents.
 * @param {Bundle} bundle
 * @returns {boolean}
 */
export function isStale(bundle) {
  if (!existsSync(join(root, bundle.entry))) return false;
  const stamp = stampOf(bundle);
  return !existsSync(stamp) || readFileSync(stamp, "utf8") !== digestOf(bundle);
}

/**
 * The quick question, by times and without reading: could a bundle be stale? Folders count too, for files that went away.
 * @param {Bundle} bundle
 * @returns {boolean}
 */
export function maybeStale(bundle) {
  if (!existsSync(join(root, bundle.entry))) return false;
  const stamp = statSync(stampOf(bundle), { throwIfNoEntry: false });
  if (stamp === undefined) return true;
  return bundle.sources.some((source) => newest(join(root, source)) > stamp.mtimeMs);
}

/**
 * @param {Bundle} bundle
 * @returns {readonly string[]} from the root, in a fixed order, with forward slashes
 */
function filesOf(bundle) {
  return bundle.sources.flatMap((source) => filesUnder(source)).filter((path) => !/\.test\.tsx?$/.test(path));
}

/**
 * @param {string} path
 * @returns {readonly string[]}
 */
function filesUnder(path) {
  const full = join(root, path);
  const found = statSync(full, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`));
}

/**
 * @param {string} path
 * @returns {number} milliseconds since 1970 of the newest file or folder; 0 when there is none
 */
function newest(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), found.mtimeMs);
}
