/**
 * Commands of a shell script as words, with the folder in which each runs: enough to see what a pipeline builds, tests and deploys.
 * Quotes, continued lines, here documents, variables that the script sets and loops over words are understood; what a command prints
 * (`$(...)`) is unknown and stays with its `$`. Nothing is run. Linear in the script, loops are unrolled to a limit.
 */
export interface ShellCommand {
  readonly words: readonly string[];
  /** Relative to the root; as far as `cd` says. */
  readonly folder: string;
  readonly line: number;
}

export interface ShellContext {
  readonly folder: string;
  /** Line of the artefact on which the script begins. */
  readonly line: number;
  readonly variables: ReadonlyMap<string, string>;
}

/** Commands that loops may unroll to. */
const MOST_COMMANDS = 5000;

export function commandsIn(script: string, context: ShellContext): readonly ShellCommand[] {
  const run = new ShellRun(context);
  run.all(simpleCommands(script.slice(0, 500_000)));
  return run.commands;
}

interface Simple {
  /** Words with their variables still in place. */
  readonly words: readonly string[];
  readonly line: number;
}

/** Splits a script at new lines and operators. */
function simpleCommands(script: string): readonly Simple[] {
  const commands: Simple[] = [];
  const lexer = new Lexer(script);
  for (let simple = lexer.next(); simple !== undefined; simple = lexer.next())
    if (simple.words.length > 0) commands.push(simple);
  return commands;
}

class Lexer {
  readonly #text: string;
  #at = 0;
  #line = 0;
  /** Words that end here documents which begin on this line. */
  #heredocs: string[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  next(): Simple | undefined {
    if (this.#at >= this.#text.length) return undefined;
    const words: string[] = [];
    let line = this.#line;
    for (;;) {
      const char = this.#text[this.#at];
      if (char === undefined) break;
      if (char === "\n") {
        this.#newLine();
        break;
      }
      if (
        /[;|&(){}]/u.test(char) &&
        !(char === "{" && this.#text[this.#at + 1] === "{") &&
        !(char === "}" && words.length > 0)
      ) {
        this.#at++;
        if (words.length > 0) break;
        continue;
      }
      if (/\s/u.test(char) || (char === "\\" && /[\r\n]/u.test(this.#text[this.#at + 1] ?? ""))) {
        if (char === "\\") {
          this.#at += this.#text[this.#at + 1] === "\r" ? 2 : 1;
          this.#line++;
        }
        this.#at++;
        continue;
      }
      if (char === "#") {
        this.#toLineEnd();
        continue;
      }
      if (/[<>]/u.test(char) || /^\d>/u.test(this.#text.slice(this.#at, this.#at + 2))) {
        this.#redirection();
        continue;
      }
      if (words.length === 0) line = this.#line;
      words.push(this.#word());
    }
    return { words, line };
  }

  #word(): string {
    let word = "";
    for (;;) {
      const char = this.#text[this.#at];
      if (char === undefined || /[\s;|&()<>]/u.test(char)) return word;
      if (char === "'") word += this.#quoted("'", false);
      else if (char === '"') word += this.#quoted('"', true);
      else if (char === "`") word += `$${this.#quoted("`", false).length > 0 ? "(command)" : ""}`;
      else if (char === "\\") {
        word += this.#text[this.#at + 1] ?? "";
        this.#at += 2;
      } else if (char === "$") word += this.#dollar();
      else {
        word += char;
        this.#at++;
      }
    }
  }

  #quoted(quote: string, expands: boolean): string {
    let text = "";
    this.#at++;
    for (;;) {
      const char = this.#text[this.#at];
      if (char === undefined) return text;
      if (char === quote) {
        this.#at++;
        return text;
      }
      if (char === "\n") this.#line++;
      if (expands && char === "$") {
        text += this.#dollar();
        continue;
      }
      if (expands && char === "\\") this.#at++;
      text += this.#text[this.#at] ?? "";
      this.#at++;
    }
  }

  /** `$(command)` becomes one unknown word; `${{ expression }}` and variables stay. */
  #dollar(): string {
    const rest = this.#text.slice(this.#at, this.#at + 400);
    const expression = /^\$\{\{.*?\}\}|^\$\{[^}\n]*\}/u.exec(rest)?.[0];
    if (expression !== undefined) {
      this.#at += expression.length;
      return expression;
    }
    this.#at++;
    if (this.#text[this.#at] !== "(") return "$";
    let depth = 0;
    for (; this.#at < this.#text.length; this.#at++) {
      const char = this.#text[this.#at];
      if (char === "\n") this.#line++;
      if (char === "(") depth++;
      if (char === ")" && --depth === 0) {
        this.#at++;
        break;
      }
    }
    return "$(command)";
  }

  #redirection(): void {
    const match =
      /^(?:\d?>>?(?:&\d?)?|<<<|<<-?|<|>&)[ \t]*/u.exec(this.#text.slice(this.#at, this.#at + 40))?.[0] ?? "<";
    this.#at += Math.max(1, match.length);
    if (/&\d/u.test(match)) return;
    const word = this.#word();
    if (/^<<-?\s*$/u.test(match) && word !== "") this.#heredocs.push(word);
  }

  #newLine(): void {
    this.#at++;
    this.#line++;
    for (const end of this.#heredocs) {
      while (this.#at < this.#text.length) {
        const start = this.#at;
        this.#toLineEnd();
        const text = this.#text.slice(start, this.#at).trim();
        this.#at++;
        this.#line++;
        if (text === end) break;
      }
    }
    this.#heredocs = [];
  }

  #toLineEnd(): void {
    const end = this.#text.indexOf("\n", this.#at);
    this.#at = end < 0 ? this.#text.length : end;
  }
}

class ShellRun {
  readonly commands: ShellCommand[] = [];
  readonly #variables: Map<string, string>;
  readonly #line: number;
  #folder: string;
  readonly #home: string;
  readonly #stack: string[] = [];

  constructor({ folder, line, variables }: ShellContext) {
    this.#folder = folder;
    this.#home = folder;
    this.#line = line;
    this.#variables = new Map(variables);
  }

  all(commands: readonly Simple[]): void {
    for (let at = 0; at < commands.length && this.commands.length < MOST_COMMANDS; at++) {
      const { words, line } = commands[at] ?? { words: [], line: 0 };
      if (words[0] !== "for" || words[2] !== "in") {
        this.#run(words, line);
        continue;
      }
      const end = endOfLoop(commands, at);
      const body = commands.slice(at + 1, end);
      const values = words
        .slice(3)
        .flatMap((word) => this.#expand(word).split(/\s+/u))
        .filter((value) => value !== "");
      for (const value of values) {
        this.#variables.set(words[1] ?? "", value);
        this.all(body);
        if (this.commands.length >= MOST_COMMANDS) return;
      }
      at = end;
    }
  }

  #run(raw: readonly string[], line: number): void {
    let words = raw.map((word) => this.#expand(word));
    while (/^(?:do|then|else|if|while|until|!|time|sudo|exec|command|env|nohup|eval|elif)$/u.test(words[0] ?? ""))
      words = words.slice(1);
    if (words[0] === "export" || words[0] === "local" || words[0] === "readonly" || words[0] === "declare")
      words = words.slice(1);
    for (let first = words[0]; first !== undefined; first = words[0]) {
      const assignment = /^([A-Za-z_]\w*)=(.*)$/su.exec(first);
      if (assignment === null) break;
      this.#variables.set(assignment[1] ?? "", assignment[2] ?? "");
      words = words.slice(1);
    }
    const [name, target] = words;
    if (name === undefined) return;
    if (name === "cd" || name === "pushd") {
      this.#stack.push(this.#folder);
      this.#folder = this.#into(target);
    } else if (name === "popd") this.#folder = this.#stack.pop() ?? this.#home;
    else this.commands.push({ words, folder: this.#folder, line: this.#line + line });
  }

  #into(target: string | undefined): string {
    if (target === "-") return this.#stack.at(-2) ?? this.#home;
    if (target === undefined || target.includes("$") || target.startsWith("~")) return this.#home;
    if (target.startsWith("/")) return this.#home;
    const parts = this.#folder === "." ? [] : this.#folder.split("/");
    for (const part of target.split("/")) {
      if (part === "..") parts.pop();
      else if (part !== "." && part !== "") parts.push(part);
    }
    return parts.length === 0 ? "." : parts.join("/");
  }

  #expand(word: string): string {
    return expandVariables(word, this.#variables);
  }
}

function endOfLoop(commands: readonly Simple[], start: number): number {
  let depth = 0;
  for (let at = start; at < commands.length; at++) {
    const words = commands[at]?.words ?? [];
    const first = words[0] === "do" ? words[1] : words[0];
    if (first === "for" || first === "while" || first === "until" || first === "select") depth++;
    if (first === "done" && --depth === 0) return at;
  }
  return commands.length;
}

/** `$NAME`, `${NAME}`, `${NAME:-default}` by what is known; unknown ones stay as they are. */
export function expandVariables(text: string, variables: ReadonlyMap<string, string>): string {
  if (!text.includes("$")) return text;
  return text.replaceAll(
    /\$(?:\{([A-Za-z_]\w*)(?::?-([^}$]*))?\}|([A-Za-z_]\w*))/gu,
    (whole, braced: string | undefined, fallback: string | undefined, plain: string | undefined) =>
      variables.get(braced ?? plain ?? "") ?? fallback ?? whole,
  );
}
