/** Pieces of Markdown pages. */

/**
 * A whole page.
 * @param {string} title
 * @param {string} source the folder or file that the page is made from
 * @param {readonly string[]} parts
 * @returns {string}
 */
export function page(title, source, parts) {
  const made = `<!-- Made by \`npm run reference\` from ${source}; change that, not this page. -->`;
  return `${[made, `# ${title}`, ...parts.filter((part) => part !== "")].join("\n\n")}\n`;
}

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 * @returns {string}
 */
export function table(head, rows) {
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), `|${head.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}

/**
 * @param {string} text
 * @returns {string}
 */
function cell(text) {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

/**
 * @param {string} text
 * @param {string} [language]
 * @returns {string}
 */
export function block(text, language = "") {
  const fence = text.includes("```") ? "````" : "```";
  return `${fence}${language}\n${text.replace(/\n+$/, "")}\n${fence}`;
}

/**
 * @param {string} text
 * @returns {string}
 */
export function code(text) {
  return `\`${text}\``;
}

/**
 * Words in backticks, with commas between.
 * @param {readonly string[]} words
 * @returns {string}
 */
export function codes(words) {
  return words.map(code).join(", ");
}

/**
 * How a verb is written: flows have an arrow.
 * @param {string} verb
 * @returns {string}
 */
export function written(verb) {
  return verb === "flows" ? "->" : verb;
}
