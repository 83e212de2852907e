/**
 * JSON as a tree with lines, leniently: comments, commas at the end, single quotes and bare keys are taken; what is cut off keeps what came
 * before. No recursion beyond the depth that is allowed.
 */
import { scalar, type Tree } from "../tree.ts";

export interface TreeReading {
  readonly trees: readonly Tree[];
  /** The first thing that is wrong. */
  readonly fault?: TreeFault;
}

export interface TreeFault {
  readonly kind: "unreadable" | "too-deep" | "too-large";
  readonly what: string;
  readonly line: number;
}

export function readJsonTree(text: string, depth: number): TreeReading {
  const reader = new JsonReader(text, depth);
  const tree = reader.value(0);
  const fault = reader.fault ?? reader.rest();
  const trees = tree === undefined ? [] : [tree];
  return fault === undefined ? { trees } : { trees, fault };
}

class JsonReader {
  fault: TreeFault | undefined;
  private readonly text: string;
  private readonly depth: number;
  private at = 0;
  private line = 1;

  constructor(text: string, depth: number) {
    this.text = text;
    this.depth = depth;
  }

  /** What follows; undefined where nothing readable does. */
  value(level: number): Tree | undefined {
    this.space();
    const sign = this.text[this.at];
    if (sign === undefined) return this.fail("end of file");
    if (sign === "{" || sign === "[") {
      if (level < this.depth) return sign === "{" ? this.map(level) : this.list(level);
      this.fault ??= { kind: "too-deep", what: "", line: this.line };
      return undefined;
    }
    const { line } = this;
    if (sign === '"' || sign === "'") return scalar(this.quoted(sign), line, false);
    const bare = this.bare();
    if (bare === "") return this.fail(sign);
    return scalar(bare, line);
  }

  /** Something after the value. */
  rest(): TreeFault | undefined {
    this.space();
    if (this.at >= this.text.length) return undefined;
    return { kind: "unreadable", what: this.text[this.at] ?? "", line: this.line };
  }

  private map(level: number): Tree {
    const { line } = this;
    const entries = new Map<string, Tree>();
    this.at++;
    while (this.fault === undefined && !this.ends("}")) {
      const sign = this.text[this.at];
      const key = sign === '"' || sign === "'" ? this.quoted(sign) : this.bare();
      this.space();
      if (this.text[this.at] !== ":") {
        this.fail(this.text[this.at] ?? "end of file");
        break;
      }
      this.at++;
      const value = this.value(level + 1);
      if (value !== undefined) entries.set(key, value);
    }
    return { is: "fields", line, entries };
  }

  private list(level: number): Tree {
    const { line } = this;
    const items: Tree[] = [];
    this.at++;
    while (this.fault === undefined && !this.ends("]")) {
      const value = this.value(level + 1);
      if (value !== undefined) items.push(value);
    }
    return { is: "items", line, items };
  }

  /** Goes over commas; true after the closing sign. */
  private ends(closing: string): boolean {
    this.space();
    while (this.text[this.at] === ",") {
      this.at++;
      this.space();
    }
    if (this.at >= this.text.length) {
      this.fail("end of file");
      return true;
    }
    if (this.text[this.at] !== closing) return false;
    this.at++;
    return true;
  }

  private quoted(quote: string): string {
    const parts: string[] = [];
    let from = ++this.at;
    for (;;) {
      const code = this.text[this.at];
      if (code === undefined || code === quote) break;
      if (code === "\n") this.line++;
      if (code !== "\\") {
        this.at++;
        continue;
      }
      parts.push(this.text.slice(from, this.at), this.escape());
      from = this.at;
    }
    parts.push(this.text.slice(from, this.at));
    if (this.at >= this.text.length) this.fail("end of file");
    this.at++;
    return parts.join("");
  }

  private escape(): string {
    const sign = this.text[this.at + 1] ?? "";
    this.at += 2;
    if (sign === "u") {
      const code = Number.parseInt(this.text.slice(this.at, this.at + 4), 16);
      this.at += 4;
      return Number.isNaN(code) ? "\uFFFD" : String.fromCharCode(code);
    }
    return ESCAPES[sign] ?? sign;
  }

  private bare(): string {
    const from = this.at;
    while (this.at < this.text.length && !/[\s,:{}[\]"'/]/u.test(this.text[this.at] ?? "")) this.at++;
    return this.text.slice(from, this.at);
  }

  /** White space and comments. */
  private space(): void {
    for (;;) {
      const sign = this.text[this.at];
      if (sign === "\n") this.line++;
      else if (sign === "/" && this.text[this.at + 1] === "/") this.skipTo("\n");
      else if (sign === "/" && this.text[this.at + 1] === "*") {
        this.skipTo("*/");
        this.at++;
      } else if (sign !== " " && sign !== "\t" && sign !== "\r" && sign !== "\uFEFF") return;
      if (this.text[this.at] !== "\n" || sign === "\n") this.at++;
    }
  }

  private skipTo(end: string): void {
    const found = this.text.indexOf(end, this.at + 2);
    const stop = found < 0 ? this.text.length : found;
    for (let at = this.text.indexOf("\n", this.at); at >= 0 && at < stop; at = this.text.indexOf("\n", at + 1))
      this.line++;
    this.at = stop;
  }

  private fail(what: string): undefined {
    this.fault ??= { kind: "unreadable", what, line: this.line };
    return undefined;
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", "\n": "" };
