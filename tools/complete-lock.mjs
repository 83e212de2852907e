/**
 * Completes package-lock.json after an install: npm leaves out the builds for other machines that its registry did not offer, and
 * `npm ci` then refuses the lock file, on every machine. Their versions are exact in the package that names them, and their names say
 * for which machine they are. Run `node tools/complete-lock.mjs` when tools/complete-lock.test.ts says so.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { isProgram, root } from "./run.mjs";

/**
 * @typedef {object} Entry
 * @property {string} [version]
 * @property {boolean} [dev]
 * @property {boolean} [optional]
 * @property {readonly string[]} [os]
 * @property {readonly string[]} [cpu]
 * @property {Readonly<Record<string, string>>} [optionalDependencies]
 */

/** @typedef {Readonly<Record<string, Entry>>} Entries by path */

/**
 * The entries that a lock file lacks, by path.
 * @param {Entries} packages
 * @returns {Entries}
 */
export function missingEntries(packages) {
  const named = Object.values(packages).flatMap((entry) =>
    Object.entries(entry.optionalDependencies ?? {}).map(([name, version]) => ({ name, version, dev: entry.dev })),
  );
  const missing = named.filter(
    ({ name }) => packages[`node_modules/${name}`] === undefined && machineOf(name) !== undefined,
  );
  return Object.fromEntries(
    missing.map(({ name, version, dev }) => [`node_modules/${name}`, entryFor(name, version, dev)]),
  );
}

/**
 * @param {string} name
 * @param {string} version
 * @param {boolean | undefined} dev
 * @returns {Entry}
 */
function entryFor(name, version, dev) {
  const { os, cpu } = /** @type {{ os: string, cpu: string }} */ (machineOf(name));
  return { version, cpu: [cpu], ...(dev === undefined ? {} : { dev }), optional: true, os: [os] };
}

/**
 * The machine that a package's name names, in Node's words.
 * @param {string} name
 * @returns {{ readonly os: string, readonly cpu: string } | undefined}
 */
function machineOf(name) {
  const found =
    /(?:^|[/-])(?<os>aix|android|darwin|freebsd|linux|openharmony|sunos|win32)-(?<cpu>arm64|arm|ia32|ppc64|riscv64|s390x|x64)/.exec(
      name,
    );
  return found?.groups === undefined ? undefined : { os: found.groups["os"] ?? "", cpu: found.groups["cpu"] ?? "" };
}

if (isProgram(import.meta.url)) {
  const path = join(root, "package-lock.json");
  const lock = JSON.parse(readFileSync(path, "utf8"));
  const packages = Object.entries({ ...lock.packages, ...missingEntries(lock.packages) }).sort(([a], [b]) =>
    a.localeCompare(b, "en"),
  );
  writeFileSync(path, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, undefined, 2)}\n`);
}
