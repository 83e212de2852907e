/** A place in HCL text that moves forward: blanks, comments, words, lines. */
import type { HclProblem } from "./syntax.ts";

const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const HASH = 35;
const STAR = 42;
const SLASH = 47;
const MARK = 0xfe_ff;

export class Cursor {
  readonly text: string;
  at = 0;
  /** Of `at`, from 1. */
  line: number;
  /** What stands here cannot be read; set until the body goes on after it. */
  failed = false;
  isDeep = false;
  depth = 0;
  /** In brackets: an end of line is a blank. */
  isLoose = false;
  readonly problems: HclProblem[] = [];
  readonly depthLimit: number;

  constructor(text: string, depthLimit: number, line: number = 1) {
    this.text = text;
    this.depthLimit = depthLimit;
    this.line = line;
  }

  get code(): number {
    return this.text.charCodeAt(this.at);
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  fail(): void {
    this.failed = true;
  }

  /** One level deeper; false where that is too deep. Each `enter` has its `leave`. */
  enter(): boolean {
    this.depth++;
    if (this.depth <= this.depthLimit) return true;
    this.isDeep = true;
    this.fail();
    return false;
  }

  leave(): void {
    this.depth--;
  }

  /** Remembers where reading failed. */
  note(): void {
    this.problems.push({ line: this.line, offset: this.at, isDeep: this.isDeep });
    this.isDeep = false;
  }

  /** Past blanks and comments; past ends of lines too where `lines` says so. */
  skip(lines: boolean = this.isLoose): void {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code === SPACE || code === TAB || code === RETURN || code === MARK) this.at++;
      else if (code === NEWLINE) {
        if (!lines) return;
        this.at++;
        this.line++;
      } else if (code === HASH || (code === SLASH && text.charCodeAt(this.at + 1) === SLASH)) this.skipLine();
      else if (code === SLASH && text.charCodeAt(this.at + 1) === STAR) this.skipBlockComment();
      else return;
    }
  }

  /** To the end of the line, not past it. */
  skipLine(): void {
    const end = this.text.indexOf("\n", this.at);
    this.at = end < 0 ? this.text.length : end;
  }

  private skipBlockComment(): void {
    const end = this.text.indexOf("*/", this.at + 2);
    this.move(end < 0 ? this.text.length : end + 2);
  }

  /** Forward to an offset, counting the lines between. */
  move(to: number): void {
    for (let at = this.text.indexOf("\n", this.at); at >= 0 && at < to; at = this.text.indexOf("\n", at + 1))
      this.line++;
    this.at = to;
  }

  /** Is this what stands here? Then past it. */
  take(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  /** A name, or the empty text where none begins here. Dashes belong to names. */
  word(): string {
    const start = this.at;
    if (!isStart(this.code)) return "";
    this.at++;
    while (isPart(this.text.charCodeAt(this.at))) this.at++;
    return this.text.slice(start, this.at);
  }
}

function isStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || (code >= 128 && code !== MARK);
}

function isPart(code: number): boolean {
  return isStart(code) || (code >= 48 && code <= 57) || code === 45;
}
