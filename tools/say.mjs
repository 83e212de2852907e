/** What the tools tell the person who runs them: one line on stderr, in English or French by locale. stdout stays free for results. */

const locale =
  process.env["LC_ALL"] ||
  process.env["LC_MESSAGES"] ||
  process.env["LANG"] ||
  Intl.DateTimeFormat().resolvedOptions().locale;

/**
 * Writes one line to stderr.
 * @param {string} english
 * @param {string} french
 * @returns {void}
 */
export function say(english, french) {
  process.stderr.write(`${inTheirLanguage(english, french)}\n`);
}

/**
 * The text to show, for the places that need the sentence and not the line (an error's message).
 * @param {string} english
 * @param {string} french
 * @returns {string}
 */
export function inTheirLanguage(english, french) {
  return /^fr\b|^fr_/i.test(locale) ? french : english;
}
