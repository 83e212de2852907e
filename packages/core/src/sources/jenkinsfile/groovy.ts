/**
 * Groovy as a tree of braces: statements with the tokens of their head and the blocks that they open, which is all that the text of a
 * pipeline needs, declarative or scripted. Nothing is run. Linear; never fails: what is no Groovy gives strange statements and no error.
 */
export interface Statement {
  /** Without comments; blocks are left out, their place is the end or a `{}` token. */
  readonly head: readonly Token[];
  readonly blocks: readonly Block[];
  readonly line: number;
}

export interface Block {
  /** Name before it where it is an argument: `tests` of `parallel(tests: { ... })`. */
  readonly label?: string;
  readonly statements: readonly Statement[];
}

export interface Token {
  readonly kind: "word" | "text" | "sign" | "end";
  /** Of a text what is inside its quotes, with `${...}` as written. */
  readonly text: string;
  readonly line: number;
  /** In double quotes: variables in it are replaced. */
  readonly isExpanded?: boolean;
}

export interface GroovyTree {
  readonly statements: readonly Statement[];
  /** Braces that are never closed, or closed without being open: the file was cut. */
  readonly fault?: number;
}

export function readGroovy(text: string, depth: number): GroovyTree {
  const tokens = tokensOf(text);
  const parser = new BraceParser(tokens, depth);
  const statements = parser.block(0, true);
  return parser.fault === undefined ? { statements } : { statements, fault: parser.fault };
}

function tokensOf(text: string): readonly Token[] {
  const lexer = new GroovyLexer(text);
  lexer.run();
  return lexer.tokens;
}

class GroovyLexer {
  readonly tokens: Token[] = [];
  readonly #text: string;
  #at = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
  }

  run(): void {
    while (this.#at < this.#text.length) this.#step();
  }

  #step(): void {
    const text = this.#text;
    const char = text[this.#at] ?? "";
    const next = text[this.#at + 1] ?? "";
    if (char === "\n") {
      this.#push("end", "\n");
      this.#at++;
      this.#line++;
    } else if (/\s/u.test(char)) this.#at++;
    else if (char === "\\" && /[\r\n]/u.test(next)) this.#skipTo(this.#at + (next === "\r" ? 3 : 2));
    else if ((char === "/" && next === "/") || (char === "#" && next === "!" && this.#at === 0))
      this.#skipTo(this.#find("\n"));
    else if (char === "/" && next === "*") this.#skipTo(this.#find("*/", 2));
    else if (text.startsWith("'''", this.#at) || text.startsWith('"""', this.#at))
      this.#string(text.slice(this.#at, this.#at + 3));
    else if (char === "'" || char === '"') this.#string(char);
    else if (char === "$" && next === "/") this.#dollarSlashy();
    else if (char === "/" && this.#startsPattern()) this.#pattern();
    else if (/[\p{L}_$\d]/u.test(char)) this.#word();
    else {
      this.#push(char === ";" ? "end" : "sign", char);
      this.#at++;
    }
  }

  #word(): void {
    const start = this.#at;
    while (/[\p{L}\p{N}_$]/u.test(this.#text[this.#at] ?? "")) this.#at++;
    this.#push("word", this.#text.slice(start, this.#at));
  }

  #string(quote: string): void {
    const line = this.#line;
    let value = "";
    this.#at += quote.length;
    while (this.#at < this.#text.length && !this.#text.startsWith(quote, this.#at)) {
      const char = this.#text[this.#at] ?? "";
      if (char === "\n") {
        // A string in plain quotes ends with its line, whatever is missing.
        if (quote.length === 1) break;
        this.#line++;
      }
      if (char === "\\") {
        const next = this.#text[this.#at + 1] ?? "";
        const code = /^u([0-9a-f]{4})/iu.exec(this.#text.slice(this.#at + 1, this.#at + 6))?.[1];
        if (code !== undefined) {
          value += String.fromCharCode(Number.parseInt(code, 16));
          this.#at += 6;
          continue;
        }
        if (next === "\n") this.#line++;
        value += unescaped(next);
        this.#at += 2;
        continue;
      }
      value += char;
      this.#at++;
    }
    if (this.#text.startsWith(quote, this.#at)) this.#at += quote.length;
    this.tokens.push({ kind: "text", text: value, line, ...(quote.startsWith('"') ? { isExpanded: true } : {}) });
  }

  #dollarSlashy(): void {
    const end = this.#text.indexOf("/$", this.#at + 2);
    const stop = end < 0 ? this.#text.length : end;
    const value = this.#text.slice(this.#at + 2, stop);
    this.tokens.push({ kind: "text", text: value, line: this.#line, isExpanded: true });
    this.#skipTo(Math.min(stop + 2, this.#text.length));
  }

  /** A slash after an operator begins a pattern, after a value it divides. */
  #startsPattern(): boolean {
    const last = this.tokens.at(-1);
    const isAfter =
      last === undefined || last.kind === "end" || (last.kind === "sign" && /[(,=~:[!&|?{]/u.test(last.text));
    const end = this.#text.indexOf("/", this.#at + 1);
    const line = this.#text.indexOf("\n", this.#at);
    return isAfter && end > 0 && (line < 0 || end < line);
  }

  #pattern(): void {
    const end = this.#text.indexOf("/", this.#at + 1);
    this.#push("text", this.#text.slice(this.#at + 1, end));
    this.#at = end + 1;
  }

  #find(what: string, more = 0): number {
    const found = this.#text.indexOf(what, this.#at);
    return found < 0 ? this.#text.length : found + more;
  }

  #skipTo(end: number): void {
    for (; this.#at < end; this.#at++) if (this.#text[this.#at] === "\n") this.#line++;
  }

  #push(kind: Token["kind"], text: string): void {
    this.tokens.push({ kind, text, line: this.#line });
  }
}

/** `\n` is a new line; a new line after the stroke is nothing; else the sign itself. */
function unescaped(char: string): string {
  return ({ n: "\n", t: "\t", r: "", "\n": "" } as Readonly<Record<string, string>>)[char] ?? char;
}

class BraceParser {
  fault: number | undefined;
  readonly #tokens: readonly Token[];
  readonly #depth: number;
  #at = 0;

  constructor(tokens: readonly Token[], depth: number) {
    this.#tokens = tokens;
    this.#depth = depth;
  }

  block(depth: number, isWhole: boolean): readonly Statement[] {
    const statements: Statement[] = [];
    while (this.#at < this.#tokens.length) {
      const token = this.#tokens[this.#at];
      if (token === undefined) break;
      if (token.text === "}" && token.kind === "sign") {
        if (!isWhole) return statements;
        this.fault ??= token.line;
        this.#at++;
      } else if (token.kind === "end") this.#at++;
      else statements.push(this.#statement(depth));
    }
    if (!isWhole) this.fault ??= this.#tokens.at(-1)?.line ?? 1;
    return statements;
  }

  #statement(depth: number): Statement {
    const head: Token[] = [];
    const blocks: Block[] = [];
    const { line } = this.#tokens[this.#at] ?? { line: 1 };
    let open = 0;
    while (this.#at < this.#tokens.length) {
      const token = this.#tokens[this.#at];
      if (token === undefined) break;
      const { kind, text } = token;
      if (kind === "sign" && text === "}") break;
      this.#at++;
      if (kind === "end") {
        if (open > 0 || isUnfinished(head, this.#tokens[this.#at])) continue;
        break;
      }
      if (kind === "sign" && text === "{") {
        blocks.push(this.#nested(labelOf(head), depth));
        if (open > 0) continue;
        // What follows on the same line belongs to it only where it is called on its result.
        const next = this.#tokens[this.#at];
        if (next?.text !== "." && next?.text !== ",") break;
        continue;
      }
      if (kind === "sign" && (text === "(" || text === "[")) open++;
      if (kind === "sign" && (text === ")" || text === "]")) open = Math.max(0, open - 1);
      head.push(token);
    }
    return { head, blocks, line };
  }

  #nested(label: string | undefined, depth: number): Block {
    const statements = depth < this.#depth ? this.block(depth + 1, false) : this.#passOver();
    if (this.#tokens[this.#at]?.text === "}") this.#at++;
    return { statements, ...(label === undefined ? {} : { label }) };
  }

  /** What is nested too deep, up to its brace. */
  #passOver(): readonly Statement[] {
    let open = 0;
    for (; this.#at < this.#tokens.length; this.#at++) {
      const { text, kind } = this.#tokens[this.#at] ?? { text: "", kind: "end" };
      if (kind !== "sign") continue;
      if (text === "{") open++;
      if (text === "}" && open-- === 0) break;
    }
    return [];
  }
}

/** A statement goes on after the end of a line that ends with an operator, or before a line that begins with a dot. */
function isUnfinished(head: readonly Token[], next: Token | undefined): boolean {
  const last = head.at(-1);
  return (last?.kind === "sign" && /[,=+&|?:.]/u.test(last.text)) || (next?.kind === "sign" && next.text === ".");
}

/** `name` of `name: {`. */
function labelOf(head: readonly Token[]): string | undefined {
  const colon = head.at(-1);
  const name = head.at(-2);
  return colon?.text === ":" && (name?.kind === "word" || name?.kind === "text") ? name.text : undefined;
}
