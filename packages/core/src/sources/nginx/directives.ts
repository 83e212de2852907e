/** The text of an nginx configuration as a tree of directives. Linear; what is cut off keeps what came before. */

export interface Directive {
  readonly name: string;
  /** Words after the name, without quotes; variables stay as written. */
  readonly words: readonly string[];
  readonly line: number;
  /** Directives in its braces; empty where it has none. */
  readonly block: readonly Directive[];
}

export interface NginxText {
  readonly directives: readonly Directive[];
  /** Line at which something is wrong. */
  readonly fault?: { readonly line: number; readonly isTooDeep: boolean };
}

interface Draft {
  name: string;
  words: string[];
  line: number;
  block: Draft[];
}

/** Reads the text; templates of Docker images (`{{ .Env.HOST }}`, `<%= ENV["HOST"] %>`) are taken as `${HOST}`. */
export function readNginx(text: string, depth: number): NginxText {
  const source = withoutTemplates(text);
  const root: Draft = { name: "", words: [], line: 1, block: [] };
  const open: Draft[] = [root];
  let words: string[] = [];
  let begun = 1;
  for (const { sign, word, line } of tokens(source)) {
    if (sign === "word") {
      if (words.length === 0) begun = line;
      words.push(word);
      continue;
    }
    const inner = open.at(-1) ?? root;
    if (sign === "}") {
      words = [];
      if (open.length > 1) open.pop();
      else return { directives: root.block, fault: { line, isTooDeep: false } };
      continue;
    }
    const [name = "", ...rest] = words;
    words = [];
    const draft: Draft = { name, words: rest, line: begun, block: [] };
    if (name !== "" || sign === "{") inner.block.push(draft);
    if (sign === "{") {
      if (open.length > depth) return { directives: root.block, fault: { line, isTooDeep: true } };
      open.push(draft);
    }
  }
  return { directives: root.block };
}

function withoutTemplates(text: string): string {
  return text
    .replaceAll(
      /\{\{-?\s*(?:\.Env\.|getenv\s+"|env\s+"|default \.Env\.)(\w+)[^{}\n]{0,200}\}\}/gu,
      (_, name: string) => `\${${name}}`,
    )
    .replaceAll(/<%=?\s*ENV(?:\.fetch\(|\[)["'](\w+)["'][^%\n]{0,200}%>/gu, (_, name: string) => `\${${name}}`)
    .replaceAll(/\{\{[^{}\n]{0,300}\}\}|\{%[^{}\n]{0,300}%\}|<%[^%\n]{0,300}%>/gu, "$$unrendered_template");
}

interface Token {
  readonly sign: "word" | "{" | "}" | ";";
  readonly word: string;
  readonly line: number;
}

function* tokens(text: string): Generator<Token> {
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const char = text[at] ?? "";
    if (char === "\n") line++;
    if (/\s|\uFEFF/u.test(char)) {
      at++;
    } else if (char === "#") {
      const end = text.indexOf("\n", at);
      at = end < 0 ? text.length : end;
    } else if (char === "{" || char === "}" || char === ";") {
      yield { sign: char, word: "", line };
      at++;
    } else {
      const end = endOfWord(text, at);
      const written = text.slice(at, end);
      yield { sign: "word", word: unquoted(written), line };
      line += written.split("\n").length - 1;
      at = end;
    }
  }
}

function endOfWord(text: string, from: number): number {
  const quote = text[from];
  if (quote === '"' || quote === "'") {
    let at = from + 1;
    while (at < text.length && text[at] !== quote) at += text[at] === "\\" ? 2 : 1;
    return Math.min(at + 1, text.length);
  }
  let at = from;
  while (at < text.length) {
    const char = text[at] ?? "";
    // The braces of a variable (`${HOST}`) and of a count in a pattern (`\d{2}`) are no block.
    if (char === "$" && text[at + 1] === "{") {
      const end = text.indexOf("}", at);
      at = end < 0 || end - at > 200 ? at + 2 : end + 1;
    } else if (char === "{" && /^\{\d+(?:,\d*)?\}/u.test(text.slice(at, at + 12)))
      at += text.slice(at).indexOf("}") + 1;
    else if (char === "\\") at += 2;
    else if (/[\s;{}]/u.test(char)) break;
    else at++;
  }
  return Math.max(at, from + 1);
}

function unquoted(word: string): string {
  const [quote] = word;
  return (quote === '"' || quote === "'") && word.length > 1 && word.endsWith(quote) ? word.slice(1, -1) : word;
}

/** Every directive of a tree, outer before inner. */
export function* everyDirective(directives: readonly Directive[]): Generator<Directive> {
  const waiting: Directive[] = [...directives].reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    for (let index = next.block.length - 1; index >= 0; index--) {
      const inner = next.block[index];
      if (inner !== undefined) waiting.push(inner);
    }
  }
}
