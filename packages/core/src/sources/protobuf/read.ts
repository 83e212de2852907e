/**
 * The structure of a `.proto` file (proto2, proto3, editions): package, imports, services with their methods, messages with the names of
 * their fields. Tolerant: what it does not know is passed over to the next `;` or `}`. Linear; keeps lines, which parsers made for code
 * generation do not.
 */

export interface ProtoFile {
  readonly package: string;
  readonly imports: readonly string[];
  readonly services: readonly ProtoService[];
  readonly messages: readonly ProtoMessage[];
  /** Line of the first thing that is no proto; absent: all was understood. */
  readonly fault?: number;
}

export interface ProtoService {
  readonly name: string;
  readonly line: number;
  readonly methods: readonly ProtoMethod[];
}

export interface ProtoMethod {
  readonly name: string;
  readonly takes: string;
  readonly gives: string;
  readonly isDeprecated: boolean;
  /** `stream` on either side. */
  readonly isStream: boolean;
}

export interface ProtoMessage {
  /** With the names of the messages around it: `Order.Line`. */
  readonly name: string;
  readonly line: number;
  readonly fields: readonly ProtoField[];
}

export interface ProtoField {
  readonly name: string;
  readonly type: string;
}

interface Token {
  readonly text: string;
  readonly line: number;
}

export function readProto(text: string, depth: number): ProtoFile {
  const reader = new ProtoReader([...tokensOf(text)], depth);
  reader.file();
  const { fault } = reader;
  return {
    package: reader.package,
    imports: reader.imports,
    services: reader.services,
    messages: reader.messages,
    ...(fault === undefined ? {} : { fault }),
  };
}

function* tokensOf(text: string): Iterable<Token> {
  const pattern = /(\n)|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[.\w-]+|[^\s\w]/gu;
  let line = 1;
  for (const { 0: found, 1: isEnd } of text.matchAll(pattern)) {
    if (isEnd !== undefined) line++;
    else if (found.startsWith("/*")) line += found.split("\n").length - 1;
    else if (!found.startsWith("//")) yield { text: found, line };
  }
}

class ProtoReader {
  package = "";
  readonly imports: string[] = [];
  readonly services: ProtoService[] = [];
  readonly messages: ProtoMessage[] = [];
  fault: number | undefined;
  readonly #tokens: readonly Token[];
  readonly #depth: number;
  #at = 0;

  constructor(tokens: readonly Token[], depth: number) {
    this.#tokens = tokens;
    this.#depth = depth;
  }

  file(): void {
    while (this.#at < this.#tokens.length) {
      const { text, line } = this.#next();
      if (text === "package") this.package = this.#next().text.replace(/^\./u, "");
      else if (text === "import") this.#import();
      else if (text === "service") this.#service(line);
      else if (text === "message") this.#message("", line, 0);
      else if (text === "enum" || text === "extend") this.#block();
      else if (/^(?:syntax|edition|option|;)$/u.test(text)) this.#statement(text);
      else {
        this.fault ??= line;
        this.#statement(text);
      }
    }
  }

  #import(): void {
    const tokens = this.#statement("");
    const path = tokens.find(({ text }) => /^["']/u.test(text))?.text;
    if (path !== undefined) this.imports.push(path.slice(1, -1));
  }

  #service(line: number): void {
    const name = this.#next().text;
    const methods: ProtoMethod[] = [];
    if (!this.#open()) return;
    while (!this.#closed()) {
      const { text } = this.#next();
      if (text !== "rpc") {
        this.#statement(text);
        continue;
      }
      const head = this.#statement("rpc");
      const words = head.map((token) => token.text);
      const returns = words.indexOf("returns");
      const method = words[0];
      if (method === undefined || returns < 0) continue;
      methods.push({
        name: method,
        takes: typeIn(words.slice(1, returns)),
        gives: typeIn(words.slice(returns + 1)),
        isDeprecated: / deprecated = true/u.test(words.join(" ")),
        isStream: words.includes("stream"),
      });
    }
    this.services.push({ name, line, methods });
  }

  #message(around: string, line: number, depth: number): void {
    const name = `${around}${this.#next().text}`;
    const fields: ProtoField[] = [];
    if (depth > this.#depth || !this.#open()) return;
    this.#fields(name, fields, depth);
    this.messages.push({ name, line, fields });
  }

  #fields(name: string, fields: ProtoField[], depth: number): void {
    while (!this.#closed()) {
      const token = this.#next();
      const { text, line } = token;
      // A field may be called like a word of the language: then no `{` follows its name.
      const isBlock = this.#tokens[this.#at + 1]?.text === "{";
      if (text === "message" && isBlock) this.#message(`${name}.`, line, depth + 1);
      else if ((text === "enum" || text === "extend") && isBlock) this.#block();
      else if (text === "oneof" && isBlock) {
        this.#next();
        if (this.#open() && depth < this.#depth) this.#fields(name, fields, depth + 1);
      } else if (/^(?:option|reserved|extensions|;)$/u.test(text) && this.#tokens[this.#at]?.text !== "=")
        this.#statement(text);
      else {
        const words = [text, ...this.#statement(text).map((other) => other.text)];
        const equals = words.indexOf("=");
        const field = words[equals - 1];
        if (equals > 1 && field !== undefined)
          fields.push({
            name: field,
            type: words
              .slice(0, equals - 1)
              .filter((word) => !/^(?:optional|required|repeated)$/u.test(word))
              .join(""),
          });
      }
    }
  }

  /** Name and body of an enumeration or an extension, passed over. */
  #block(): void {
    this.#next();
    if (this.#open()) while (!this.#closed()) this.#statement(this.#next().text);
  }

  /** Tokens up to the `;` that ends the statement, or all of its braces. */
  #statement(first: string): readonly Token[] {
    const tokens: Token[] = [];
    let depth = first === "{" ? 1 : 0;
    if (first === ";") return tokens;
    while (this.#at < this.#tokens.length) {
      const token = this.#tokens[this.#at];
      if (token === undefined || (depth === 0 && token.text === "}")) break;
      this.#at++;
      if (token.text === ";" && depth === 0) break;
      tokens.push(token);
      if (token.text === "{") depth++;
      if (token.text === "}" && --depth === 0) break;
    }
    return tokens;
  }

  #open(): boolean {
    if (this.#tokens[this.#at]?.text !== "{") {
      this.fault ??= this.#tokens[this.#at - 1]?.line ?? 1;
      return false;
    }
    this.#at++;
    return true;
  }

  #closed(): boolean {
    if (this.#at >= this.#tokens.length) {
      this.fault ??= this.#tokens.at(-1)?.line ?? 1;
      return true;
    }
    if (this.#tokens[this.#at]?.text !== "}") return false;
    this.#at++;
    return true;
  }

  #next(): Token {
    return this.#tokens[this.#at++] ?? { text: "", line: 1 };
  }
}

/** The type in `( stream .shop.Order )`, without leading dot. */
function typeIn(words: readonly string[]): string {
  const type = words.find((word) => /^[.\w]+$/u.test(word) && word !== "stream") ?? "";
  return type.replace(/^\./u, "");
}
