/** A place among the tokens of a statement that moves forward. */
import type { QualifiedName } from "./schema.ts";
import type { Token } from "./tokens.ts";

const nothing: Token = { is: "mark", value: "", word: "", at: 0 };

export class Words {
  private readonly tokens: readonly Token[];
  at: number;
  private readonly end: number;

  constructor(tokens: readonly Token[], from: number = 0, to: number = tokens.length) {
    this.tokens = tokens;
    this.at = from;
    this.end = to;
  }

  get isAtEnd(): boolean {
    return this.at >= this.end;
  }

  peek(ahead: number = 0): Token {
    const index = this.at + ahead;
    return index < this.end ? (this.tokens[index] ?? nothing) : nothing;
  }

  next(): Token {
    const token = this.peek();
    this.at++;
    return token;
  }

  is(...words: readonly string[]): boolean {
    for (let index = 0; index < words.length; index++) if (this.peek(index).word !== words[index]) return false;
    return true;
  }

  /** Past these words where they stand here. */
  take(...words: readonly string[]): boolean {
    if (!this.is(...words)) return false;
    this.at += words.length;
    return true;
  }

  takeAny(words: ReadonlySet<string>): boolean {
    if (!words.has(this.peek().word)) return false;
    this.at++;
    return true;
  }

  /** A name that may be a keyword elsewhere; empty where none stands here. */
  name(): string {
    const token = this.peek();
    if (token.is !== "word" && token.is !== "name" && token.is !== "text") return "";
    this.at++;
    return token.value;
  }

  /** `db.schema.table`, of which the last two count; `undefined` where no name stands here. */
  qualified(): QualifiedName | undefined {
    const parts = [this.name()];
    if (parts[0] === "") return undefined;
    while (this.peek().value === "." && this.peek().is === "mark") {
      this.at++;
      parts.push(this.peek().value === "." ? "" : this.name());
    }
    const name = parts.at(-1) ?? "";
    const schema = parts.at(-2) ?? "";
    return name === "" ? undefined : { ...(schema === "" ? {} : { schema }), name };
  }

  /** At an opening bracket: what stands inside, and past the closing one. */
  inside(): Words | undefined {
    if (this.peek().word !== "(") return undefined;
    const start = this.at + 1;
    let depth = 0;
    for (; this.at < this.end; this.at++) {
      const { word } = this.peek();
      if (word === "(") depth++;
      else if (word === ")" && --depth === 0) {
        this.at++;
        return new Words(this.tokens, start, this.at - 1);
      }
    }
    return new Words(this.tokens, start, this.end);
  }

  /** Parts between commas that stand in no brackets. */
  split(): readonly Words[] {
    const found: Words[] = [];
    let start = this.at;
    let depth = 0;
    for (let index = this.at; index < this.end; index++) {
      const word = this.tokens[index]?.word;
      if (word === "(") depth++;
      else if (word === ")") depth--;
      else if (word === "," && depth === 0) {
        found.push(new Words(this.tokens, start, index));
        start = index + 1;
      }
    }
    if (start < this.end) found.push(new Words(this.tokens, start, this.end));
    return found;
  }

  /** Names in brackets: `(a, b DESC, c(10))`, `((a, b), c)`. */
  names(depth: number = 4): readonly string[] {
    return (this.inside()?.split() ?? [])
      .flatMap((part) => (part.is("(") && depth > 0 ? part.names(depth - 1) : [part.name()]))
      .filter((name) => name !== "");
  }
}
