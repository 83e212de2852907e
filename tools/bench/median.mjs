/**
 * The middle of some numbers; of an even count the upper of the two.
 * @param {readonly number[]} values
 * @returns {number} NaN of none
 */
export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
