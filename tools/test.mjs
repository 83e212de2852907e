/**
 * `npm test -- [FILTER...]`: installs and builds what is missing, makes sure of a browser, runs the tests once on the pinned Node
 * and ends with the line `N passed, N failed, N skipped`.
 */

import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { buildWhatIsStale } from "./build.mjs";
import { ensureChromium, findChromium } from "./chromium.mjs";
import { install, pinnedNode } from "./install.mjs";
import { finish, isProgram, run } from "./run.mjs";

/**
 * @typedef {object} Report what vitest's JSON reporter writes, as far as we read it
 * @property {readonly { status: string, assertionResults: readonly { status: string }[] }[]} testResults
 */

/** @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Count */

/**
 * Counts tests. A file that could not even be loaded counts as one failed test; whatever neither passed nor failed was skipped.
 * @param {Report} report
 * @returns {Count}
 */
export function count(report) {
  const tests = report.testResults.flatMap((file) =>
    file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed")
      ? [...file.assertionResults, { status: "failed" }]
      : file.assertionResults,
  );
  const passed = tests.filter((test) => test.status === "passed").length;
  const failed = tests.filter((test) => test.status === "failed").length;
  return { passed, failed, skipped: tests.length - passed - failed };
}

/**
 * @param {readonly string[]} parameters handed to vitest: parts of file names, its options
 * @returns {Promise<number>}
 */
async function main(parameters) {
  await install();
  const built = await buildWhatIsStale();
  const browser = parameters.length === 0 ? await ensureChromium() : findChromium();
  const folder = mkdtempSync(join(tmpdir(), "orrery-test-"));
  try {
    const report = join(folder, "report.json");
    const code = await runVitest(report, parameters, browser);
    return conclude(Math.max(built, code), report);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} report
 * @param {readonly string[]} parameters
 * @param {string | undefined} browser
 * @returns {Promise<number>}
 */
function runVitest(report, parameters, browser) {
  const vitest = [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  const env = browser === undefined ? process.env : { ...process.env, ORRERY_CHROMIUM: browser };
  return run(pinnedNode(), [...vitest, ...parameters], { env });
}

/**
 * Prints the last line. A run whose build failed, or that vitest calls failed, is failed even when each test passed (vitest: an
 * error that nobody awaited).
 * @param {number} code the worse of the build's and vitest's
 * @param {string} report
 * @returns {number} the exit code
 */
function conclude(code, report) {
  const { passed, failed, skipped } = existsSync(report)
    ? count(JSON.parse(readFileSync(report, "utf8")))
    : { passed: 0, failed: 0, skipped: 0 };
  const broken = code !== 0 && failed === 0 ? 1 : failed;
  process.stdout.write(`\n${passed} passed, ${broken} failed, ${skipped} skipped\n`);
  return broken === 0 ? code : code || 1;
}

if (isProgram(import.meta.url)) await finish(() => main(process.argv.slice(2)));
