/**
 * A word of this program's command line, which must be there.
 * @param {number} place in `process.argv`
 * @returns {string}
 */
export function argument(place) {
  const word = process.argv[place];
  if (word === undefined) throw new Error(`Argument ${place - 1} is missing.`);
  return word;
}
