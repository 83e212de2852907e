/** Words of one SQL statement; blanks and comments left out. */

export interface Token {
  readonly is: "word" | "name" | "text" | "number" | "mark";
  /** Names and texts without their quotes. */
  readonly value: string;
  /** In upper case, for words; empty for quoted names, which are never keywords. */
  readonly word: string;
  /** UTF-16 offset in the statement. */
  readonly at: number;
}

const MOST = 400_000;
const pattern =
  /\s+|--[^\n]*|\/\*M?!\d*|\*\/|\/\*[\s\S]*?(?:\*\/|$)|([A-Za-z_\u0080-\uFFFF#@][\w$#@\u0080-\uFFFF]*)|(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|("(?:[^"]|"")*"?|`(?:[^`]|``)*`?)|(\[[^\]]*\]?)|('(?:[^'\\]|''|\\[\s\S])*'?)|(\$(?:[A-Za-z_]\w*)?\$)|([\s\S])/gu;

/** `[name]` is a name where nothing else can stand: in `text[]` it is not. */
export function tokensOf(text: string): readonly Token[] {
  const found: Token[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [whole, word, number, quoted, bracketed, string, dollar, mark] = match;
    const at = match.index;
    if (whole === "") break;
    if (word !== undefined) found.push({ is: "word", value: word, word: word.toUpperCase(), at });
    else if (number !== undefined) found.push({ is: "number", value: number, word: "", at });
    else if (quoted !== undefined) found.push({ is: "name", value: unquoted(quoted), word: "", at });
    else if (bracketed !== undefined) {
      if (/^\[\s*\d*\s*\]$/u.test(bracketed)) found.push({ is: "mark", value: "[]", word: "[]", at });
      else found.push({ is: "name", value: bracketed.slice(1).replace(/\]$/u, ""), word: "", at });
    } else if (string !== undefined)
      found.push({
        is: "text",
        value: string.slice(1, string.endsWith("'") && string.length > 1 ? -1 : undefined).replaceAll("''", "'"),
        word: "",
        at,
      });
    else if (dollar !== undefined) {
      const end = text.indexOf(dollar, at + dollar.length);
      pattern.lastIndex = end < 0 ? text.length : end + dollar.length;
      found.push({ is: "text", value: "", word: "", at });
    } else if (mark !== undefined) found.push({ is: "mark", value: mark, word: mark, at });
    if (found.length > MOST) break;
  }
  return found;
}

function unquoted(text: string): string {
  const mark = text.charAt(0);
  return text.slice(1, text.endsWith(mark) && text.length > 1 ? -1 : undefined).replaceAll(mark + mark, mark);
}
