/** Source text with its comments, strings and regular expressions blanked: what is left is code, every character in its place. */

/**
 * Replaces by spaces what the reader of code skips. Quotes stay, and so does the code in a template's braces; lines and offsets are
 * those of the source.
 * @param {string} source TypeScript or JavaScript
 * @returns {string} of the same length
 */
export function codeOnly(source) {
  const out = source.split("");
  /** @type {number[]} for each template we are inside of, the braces open since its last `${` */
  const templates = [];
  let at = 0;
  while (at < source.length) {
    const end = endOfSkipped(source, at);
    if (end !== undefined) {
      blank(out, at, end);
      at = end;
    } else if (source[at] === "`" || (source[at] === "}" && templates.at(-1) === 0)) {
      if (source[at] === "}") templates.pop();
      const stop = endOfTemplatePart(source, at + 1);
      if (source.startsWith("${", stop - 2)) templates.push(0);
      blank(out, at + 1, stop - 1);
      at = stop;
    } else {
      if (source[at] === "{") deepen(templates, 1);
      if (source[at] === "}") deepen(templates, -1);
      at += 1;
    }
  }
  return out.join("");
}

/** One comment, string or regular expression, from where the expression is tried; the last only where a value may begin. */
const skipped = /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|"(?:\\[^]|[^"\\\n])*"?|'(?:\\[^]|[^'\\\n])*'?/y;
const regularExpression = /\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y;
const valueMayBegin = /(?:^|[=(,:[!&|?{;~+*%]|=>|\b(?:return|typeof|case|in|of|yield|await))\s*$/;

/**
 * @param {string} source
 * @param {number} at
 * @returns {number | undefined} where it ends; undefined when nothing to skip begins at `at`
 */
function endOfSkipped(source, at) {
  if (!"/\"'".includes(source.charAt(at))) return undefined;
  skipped.lastIndex = at;
  if (skipped.test(source)) return skipped.lastIndex;
  if (!valueMayBegin.test(source.slice(Math.max(0, at - 80), at))) return undefined;
  regularExpression.lastIndex = at;
  return regularExpression.test(source) ? regularExpression.lastIndex : undefined;
}

/**
 * @param {string} source
 * @param {number} from
 * @returns {number} behind the closing backtick or the `${`
 */
function endOfTemplatePart(source, from) {
  const part = /(?:\\(?:[^]|$)|\$(?!\{)|[^`\\$])*(?:`|\$\{|$)/y;
  part.lastIndex = from;
  part.test(source);
  return part.lastIndex;
}

/**
 * Blanks what is between the ends, and the ends too unless they are quotes.
 * @param {string[]} out
 * @param {number} from
 * @param {number} end
 * @returns {void}
 */
function blank(out, from, end) {
  for (let at = from; at < end; at++) {
    const isQuote = (at === from || at === end - 1) && /["']/.test(out[at] ?? "");
    if (!isQuote && out[at] !== "\n") out[at] = " ";
  }
}

/**
 * @param {number[]} templates
 * @param {1 | -1} step
 * @returns {void}
 */
function deepen(templates, step) {
  const open = templates.pop();
  if (open !== undefined) templates.push(open + step);
}
