/** Bicep, read tolerantly: parameters, variables, resources and modules; what cannot be read is passed over and told. */
import { constant, type Expr, textExpr, unknownExpr } from "./expression.ts";
import type { Parameter, Resource, Template } from "./template.ts";
import { resourcesOfModule } from "./verified-modules.ts";

const MOST_DEPTH = 60;

/** Signs that begin something, in the order in which they are tried. */
const token =
  /(?<space>[ \t\r]+|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<line>\n)|(?<long>'''[\s\S]*?(?:'''|$))|(?<name>[A-Za-z_]\w*)|(?<number>\d+(?:\.\d+)?)|(?<sign>\?\?|\.\?|\.\.\.|=>|==|!=|=~|!~|<=|>=|&&|\|\||::|[\s\S])/uy;

interface Token {
  readonly is: "line" | "text" | "name" | "number" | "sign" | "end";
  readonly text: string;
  readonly line: number;
  /** Of a text: its parts, `undefined` where an expression stands. */
  readonly parts?: readonly (string | Expr)[];
}

const end: Token = { is: "end", text: "", line: 0 };

export function templateOfBicep(text: string): Template {
  const problems: number[] = [];
  const reader = new BicepReader(tokensOf(text, 1, problems, 0), problems);
  reader.statements();
  return {
    parameters: new Map(reader.parameters.map(([name, value]) => [name.toLowerCase(), value])),
    variables: new Map(reader.variables.map(([name, value]) => [name.toLowerCase(), value])),
    resources: reader.resources,
    remotes: reader.remotes,
    problems: [...new Set(problems)],
  };
}

function tokensOf(text: string, from: number, problems: number[], depth: number): readonly Token[] {
  const found: Token[] = [];
  let line = from;
  for (let at = 0; at < text.length;) {
    if (text.charAt(at) === "'" && !text.startsWith("'''", at)) {
      const read = textAt(text, at, line, problems, depth);
      found.push({ is: "text", text: "", line, parts: read.parts });
      at = read.end;
      continue;
    }
    token.lastIndex = at;
    const groups = token.exec(text)?.groups ?? {};
    const { space, line: newline, long, name, number, sign = "" } = groups;
    const whole = space ?? newline ?? long ?? name ?? number ?? sign;
    if (newline !== undefined) found.push({ is: "line", text: "\n", line });
    else if (long !== undefined)
      found.push({ is: "text", text: "", line, parts: [long.replaceAll("'''", "").replace(/^\r?\n/u, "")] });
    else if (name !== undefined) found.push({ is: "name", text: name, line });
    else if (number !== undefined) found.push({ is: "number", text: number, line });
    else if (space === undefined) found.push({ is: "sign", text: sign, line });
    at += Math.max(whole.length, 1);
    if (newline !== undefined || long !== undefined || space?.includes("\n") === true)
      line += whole.split("\n").length - 1;
  }
  return found;
}

/** `'https://${host}/api'`: texts and expressions by turns. */
function textAt(
  text: string,
  start: number,
  line: number,
  problems: number[],
  depth: number,
): { readonly parts: readonly (string | Expr)[]; readonly end: number } {
  const parts: (string | Expr)[] = [];
  let plain = "";
  let at = start + 1;
  for (; at < text.length && text.charAt(at) !== "'" && text.charAt(at) !== "\n"; at++) {
    if (text.charAt(at) === "\\") plain += escapes[text.charAt(++at)] ?? text.charAt(at);
    else if (text.startsWith("${", at)) {
      const close = closing(text, at + 2);
      parts.push(plain, depth > 8 ? unknownExpr : innerExpression(text.slice(at + 2, close), line, problems, depth));
      plain = "";
      at = close;
    } else plain += text.charAt(at);
  }
  if (text.charAt(at) !== "'") problems.push(line);
  return { parts: [...parts, plain].filter((part) => part !== ""), end: at + 1 };
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

/** The bracket that ends an expression inside of a text; texts inside may hold brackets of their own. */
function closing(text: string, from: number): number {
  let open = 1;
  let isText = false;
  for (let at = from; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === "\n") return at;
    if (sign === "'") isText = !isText;
    else if (!isText && sign === "{") open++;
    else if (!isText && sign === "}" && --open === 0) return at;
  }
  return text.length;
}

function innerExpression(text: string, line: number, problems: number[], depth: number): Expr {
  return new BicepReader(tokensOf(text, line, problems, depth + 1), problems).expression(0);
}

/** A statement goes on where a line begins so. */
const continues = /^(?:\?|:|\?\?|&&|\|\||\)|\}|\])$/u;

class BicepReader {
  readonly parameters: (readonly [string, Parameter])[] = [];
  readonly variables: (readonly [string, Expr])[] = [];
  readonly resources: Resource[] = [];
  readonly remotes: { readonly what: string; readonly line: number }[] = [];
  readonly #tokens: readonly Token[];
  readonly #problems: number[];
  #at = 0;
  #isFailed = false;

  constructor(tokens: readonly Token[], problems: number[]) {
    this.#tokens = tokens;
    this.#problems = problems;
  }

  statements(): void {
    let isSecret = false;
    while (this.#peek().is !== "end") {
      const first = this.#next();
      this.#isFailed = false;
      if (first.is === "line" || continues.test(first.text)) {
        if (first.is !== "line") this.#rest();
        continue;
      }
      if (first.text === "@") {
        isSecret = this.#decorator() || isSecret;
        continue;
      }
      this.#statement(first, isSecret);
      isSecret = false;
      if (this.#isFailed) this.#problems.push(first.line);
      while (!/^(?:line|end)$/u.test(this.#peek().is)) this.#skip();
    }
  }

  /** Does it keep a secret? */
  #decorator(): boolean {
    const start = this.#at;
    this.expression(0);
    return this.#tokens.slice(start, this.#at).some(({ text }) => text === "secure");
  }

  #statement({ text, line }: Token, isSecret: boolean): void {
    const name = this.#peek().is === "name" ? this.#next().text : "";
    if (text === "param") this.#parameter(name, isSecret);
    else if (text === "var" && this.#take("=")) this.variables.push([name, this.expression(0)]);
    else if (text === "resource") this.#resource(name, line, [], []);
    else if (text === "module") {
      this.#module(name, line);
    } else if (/^(?:output|type|func|targetScope|metadata|import|using|assert|provider|extension|test)$/u.test(text))
      this.#rest();
    else this.#isFailed = true;
  }

  #module(symbol: string, line: number): void {
    const path = this.#plainText();
    if (/^(?:br|ts)[:/]/u.test(path)) this.remotes.push({ what: path.slice(0, 200), line });
    this.#take("existing");
    this.#take("=");
    while (this.#take("\n")) continue;
    const body = this.#body({ types: [], names: [] });
    if (body !== undefined) this.resources.push(...resourcesOfModule(symbol, path, body.entries, line));
  }

  #parameter(name: string, isSecret: boolean): void {
    const secure = /^secure/iu.test(this.#peek().text);
    while (!/^(?:line|end)$/u.test(this.#peek().is) && this.#peek().text !== "=") this.#skip();
    const standard = this.#take("=") ? this.expression(0) : undefined;
    const hides = isSecret || secure;
    this.parameters.push([name, { isSecret: hides, ...(standard === undefined || hides ? {} : { standard }) }]);
  }

  /** `resource name 'type@version' existing = if (a) { ... }`, or one for each of a list. */
  #resource(symbol: string, line: number, types: readonly string[], names: readonly Expr[]): void {
    const type = this.#plainText().replace(/@.*$/u, "");
    const isExisting = this.#take("existing");
    this.#take("=");
    while (this.#take("\n")) continue;
    const own = types.length === 0 || type.includes("/") ? type : [...types, type].join("/");
    const inner: Inner = { types: [own], names: [nameOf({ is: "name", name: symbol })] };
    const body = this.#body(inner);
    if (type === "" || body === undefined) {
      this.#isFailed = true;
      return;
    }
    const name = body.entries.get("name") ?? unknownExpr;
    const parent = body.entries.get("parent");
    this.resources.push({
      symbol,
      type: own,
      names: [...(own === type ? [] : names), ...(parent === undefined ? [] : [nameOf(parent)]), name],
      body: body.entries,
      isExisting,
      line,
    });
  }

  #body(inner: Inner): (Expr & { readonly is: "object" }) | undefined {
    if (this.#take("if")) this.#group("(", ")");
    if (!this.#take("[")) return this.#peek().text === "{" ? this.#object(0, inner) : undefined;
    while (!/^(?:end)$/u.test(this.#peek().is) && this.#peek().text !== ":") this.#skip();
    this.#take(":");
    if (this.#take("if")) this.#group("(", ")");
    const body = this.#peek().text === "{" ? this.#object(0, inner) : undefined;
    while (this.#peek().is !== "end" && !this.#take("]")) this.#skip();
    return body;
  }

  expression(depth: number): Expr {
    if (depth > MOST_DEPTH) return this.#fail();
    let found = this.#operand(depth);
    // Of operators and choices only the sides are known.
    while (!this.#isFailed && /^(?:\?\?|\?|:|==|!=|=~|!~|<=|>=|<|>|&&|\|\||\+|-|\*|\/|%)$/u.test(this.#operator())) {
      const sign = this.#next().text;
      this.#lines();
      const other = this.#operand(depth + 1);
      found = { is: "call", name: sign === "?" || sign === ":" || sign === "??" ? "if" : "", args: [found, other] };
    }
    return found;
  }

  /** The next sign, which may stand at the beginning of the next line. */
  #operator(): string {
    let at = this.#at;
    while (this.#tokens[at]?.is === "line") at++;
    const { is, text } = this.#tokens[at] ?? end;
    if (is !== "sign" || (at !== this.#at && !/^(?:\?|:|\?\?|&&|\|\|)$/u.test(text))) return "";
    if (text === ":" && !this.#isChoice) return "";
    if (text === "?") this.#isChoice = true;
    if (at !== this.#at) this.#at = at;
    return text;
  }
  #isChoice = false;

  #operand(depth: number): Expr {
    const first = this.#peek();
    if (first.is === "text") return this.#steps(textOf(this.#next().parts ?? []), depth);
    if (first.is === "number") return { is: "literal", value: Number(this.#next().text) };
    if (first.text === "!" || first.text === "-") {
      this.#next();
      this.#operand(depth + 1);
      return unknownExpr;
    }
    if (first.text === "{") return this.#steps(this.#object(depth + 1), depth);
    if (first.text === "[") return this.#steps(this.#array(depth + 1), depth);
    if (first.text === "(") {
      this.#next();
      this.#lines();
      const inner = this.expression(depth + 1);
      this.#lines();
      // A lambda takes names in brackets.
      while (this.#peek().is !== "end" && !this.#take(")")) this.#skip();
      return this.#steps(inner, depth);
    }
    if (first.is !== "name") return this.#fail();
    const { text } = this.#next();
    const start = this.#peek().text === "(" ? this.#call(text, depth) : constant(text);
    return this.#steps(start, depth);
  }

  #call(name: string, depth: number): Expr {
    this.#next();
    const args: Expr[] = [];
    this.#lines();
    while (!this.#isFailed && this.#peek().is !== "end" && !this.#take(")")) {
      args.push(this.expression(depth + 1));
      if (this.#take("=>")) args.push(this.expression(depth + 1));
      this.#take(",");
      this.#lines();
    }
    return { is: "call", name, args };
  }

  #steps(start: Expr, depth: number): Expr {
    let found = start;
    for (;;) {
      const { text } = this.#peek();
      if (text === "." || text === ".?" || text === "::") {
        this.#next();
        const name = this.#next().text;
        found = this.#peek().text === "(" ? this.#method(found, name, depth) : { is: "step", of: found, name };
      } else if (text === "[") {
        this.#next();
        const index = this.expression(depth + 1);
        if (!this.#take("]")) return this.#fail();
        const value = index.is === "literal" && typeof index.value !== "boolean" ? index.value : null;
        found = { is: "step", of: found, name: value ?? "*" };
      } else if (text === "!") this.#next();
      else return found;
    }
  }

  /** `storage.listKeys()` is `listKeys(storage)`; of functions in a namespace the namespace says nothing. */
  #method(of: Expr, name: string, depth: number): Expr {
    const call = this.#call(name, depth);
    const isNamespace = of.is === "name" && (of.name === "az" || of.name === "sys");
    return call.is === "call" && !isNamespace ? { ...call, args: [of, ...call.args] } : call;
  }

  #object(depth: number, inner?: Inner): Expr & { readonly is: "object" } {
    const { line } = this.#next();
    const entries = new Map<string, Expr>();
    const wasChoice = this.#isChoice;
    this.#isChoice = false;
    while (!this.#isFailed && this.#peek().is !== "end" && !this.#take("}")) {
      const key = this.#next();
      if (key.is === "line" || key.text === ",") continue;
      if (key.text === "@") this.#decorator();
      else if (key.text === "..." || depth > MOST_DEPTH) this.expression(depth + 1);
      else if (key.text === "resource" && this.#peek().is === "name" && inner !== undefined)
        this.#resource(this.#next().text, key.line, inner.types, inner.names);
      else if (this.#take(":")) {
        this.#lines();
        const name = key.is === "text" ? plainOf(key.parts ?? []) : key.text;
        this.#isChoice = false;
        const value = this.expression(depth + 1);
        if (name !== undefined) entries.set(name, value);
      } else this.#isFailed = true;
    }
    this.#isChoice = wasChoice;
    return { is: "object", entries, line };
  }

  #array(depth: number): Expr {
    this.#next();
    this.#lines();
    if (this.#peek().text === "for") {
      while (this.#peek().is !== "end" && this.#peek().text !== ":") this.#skip();
      this.#take(":");
      if (this.#take("if")) this.#group("(", ")");
      const item = this.expression(depth + 1);
      while (this.#peek().is !== "end" && !this.#take("]")) this.#skip();
      return { is: "array", items: [item] };
    }
    const items: Expr[] = [];
    while (!this.#isFailed && this.#peek().is !== "end" && !this.#take("]")) {
      if (this.#take("...")) this.expression(depth + 1);
      else items.push(this.expression(depth + 1));
      this.#take(",");
      this.#lines();
    }
    return { is: "array", items };
  }

  /** To the end of the statement, brackets and all. */
  #rest(): void {
    while (!/^(?:line|end)$/u.test(this.#peek().is)) this.#skip();
  }

  /** One sign, or all between two brackets. */
  #skip(): void {
    const { text } = this.#peek();
    if (text === "{") this.#group("{", "}");
    else if (text === "[") this.#group("[", "]");
    else if (text === "(") this.#group("(", ")");
    else this.#next();
  }

  #group(open: string, close: string): void {
    let depth = 0;
    do {
      const { is, text } = this.#next();
      if (is === "end") return;
      if (text === open) depth++;
      else if (text === close) depth--;
    } while (depth > 0);
  }

  #plainText(): string {
    return this.#peek().is === "text" ? (plainOf(this.#next().parts ?? []) ?? "") : "";
  }

  #lines(): void {
    while (this.#peek().is === "line") this.#next();
  }

  #take(text: string): boolean {
    if (this.#peek().text !== text) return false;
    this.#at++;
    return true;
  }

  #peek(): Token {
    return this.#tokens[this.#at] ?? end;
  }

  #next(): Token {
    return this.#tokens[this.#at++] ?? end;
  }

  #fail(): Expr {
    this.#isFailed = true;
    return unknownExpr;
  }
}

function nameOf(of: Expr): Expr {
  return { is: "step", of, name: "name" };
}

/** What stands around resources that are written inside of others. */
interface Inner {
  readonly types: readonly string[];
  readonly names: readonly Expr[];
}

function plainOf(parts: readonly (string | Expr)[]): string | undefined {
  return parts.every((part) => typeof part === "string") ? parts.join("") : undefined;
}

function textOf(parts: readonly (string | Expr)[]): Expr {
  const plain = plainOf(parts);
  if (plain !== undefined) return textExpr(plain);
  return { is: "call", name: "concat", args: parts.map((part) => (typeof part === "string" ? textExpr(part) : part)) };
}
