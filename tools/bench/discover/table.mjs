/** What measurements have in common: CPU medians, and how a result is printed. */
import { median } from "../median.mjs";

/** @typedef {{ readonly what: string, readonly ours: number, readonly peer: number | undefined, readonly ratio: number | undefined }} Measured */

/**
 * CPU milliseconds of one call, the median of several.
 * @param {() => unknown} work
 * @param {number} runs
 * @returns {Promise<number>}
 */
export async function cpuOf(work, runs = 5) {
  const times = [];
  for (let count = 0; count < runs; count++) {
    const begun = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(begun);
    times.push((user + system) / 1000);
  }
  return median(times);
}

/** @param {readonly Measured[]} rows */
export function printed(rows) {
  for (const { what, ours, peer, ratio } of rows) {
    const beside = peer === undefined ? "" : `  ${round(peer)}`;
    console.log(
      `${what.padEnd(92)} ${round(ours)}${beside}${ratio === undefined ? "" : `  ratio ${ratio.toFixed(3)}`}`,
    );
  }
}

/** @param {number} value */
function round(value) {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
