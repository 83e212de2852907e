/** Templates of Go as Helm writes them, parsed into a tree. Never throws; what is not understood becomes a broken node. */

export type TemplateNode =
  | { readonly is: "text"; readonly text: string; readonly line: number }
  | { readonly is: "output"; readonly pipeline: Pipeline; readonly line: number }
  | {
      readonly is: "set";
      readonly name: string;
      readonly isNew: boolean;
      readonly pipeline: Pipeline;
      readonly line: number;
    }
  | {
      readonly is: "if" | "with" | "range";
      readonly pipeline: Pipeline;
      /** Variables of `range $key, $value := ...`, of `with $x := ...`. */
      readonly names: readonly string[];
      readonly body: readonly TemplateNode[];
      readonly otherwise: readonly TemplateNode[];
      readonly line: number;
    }
  | { readonly is: "call"; readonly name: string; readonly pipeline: Pipeline | undefined; readonly line: number }
  | { readonly is: "broken"; readonly line: number };

/** Commands one after the other; the result of each is the last argument of the next. */
export type Pipeline = readonly Command[];

export interface Command {
  readonly parts: readonly Operand[];
}

export type Operand =
  | { readonly is: "value"; readonly value: string | number | boolean | null }
  /** `.a.b`: fields of the dot. */
  | { readonly is: "dot"; readonly path: readonly string[] }
  | { readonly is: "variable"; readonly name: string; readonly path: readonly string[] }
  | { readonly is: "inner"; readonly pipeline: Pipeline; readonly path: readonly string[] }
  | { readonly is: "function"; readonly name: string };

export interface Parsed {
  readonly nodes: readonly TemplateNode[];
  readonly defined: ReadonlyMap<string, readonly TemplateNode[]>;
}

interface Piece {
  readonly text?: string;
  readonly action?: string;
  readonly line: number;
}

export function parseTemplate(text: string): Parsed {
  const parser = new TemplateParser(piecesOf(text));
  const nodes = parser.body();
  return { nodes, defined: parser.defined };
}

/** Texts and actions, with `{{-` and `-}}` already carried out. */
function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let place = 0;
  let line = 1;
  let isTrimmed = false;
  while (place < text.length) {
    const open = text.indexOf("{{", place);
    let plain = open < 0 ? text.slice(place) : text.slice(place, open);
    let startLine = line;
    line += newlines(plain);
    if (isTrimmed) {
      const rest = plain.trimStart();
      startLine += newlines(plain.slice(0, plain.length - rest.length));
      plain = rest;
    }
    if (open < 0) {
      if (plain !== "") pieces.push({ text: plain, line: startLine });
      break;
    }
    const isLeft = text[open + 2] === "-" && /\s/u.test(text[open + 3] ?? "");
    if (isLeft) plain = plain.trimEnd();
    if (plain !== "") pieces.push({ text: plain, line: startLine });
    const start = open + (isLeft ? 3 : 2);
    const close = endOfAction(text, start);
    if (close < 0) {
      pieces.push({ action: "\u0000", line });
      break;
    }
    const inner = text.slice(start, close);
    isTrimmed = /\s-$/u.test(inner) || inner === "-";
    pieces.push({ action: (isTrimmed ? inner.slice(0, -1) : inner).trim(), line });
    line += newlines(inner);
    place = close + 2;
  }
  return pieces;
}

function newlines(text: string): number {
  let count = 0;
  for (let place = text.indexOf("\n"); place >= 0; place = text.indexOf("\n", place + 1)) count++;
  return count;
}

/** `}}` outside of quotes and comments. */
function endOfAction(text: string, start: number): number {
  let place = start;
  while (/\s/u.test(text[place] ?? "")) place++;
  if (text.startsWith("/*", place)) {
    const end = text.indexOf("*/", place + 2);
    return end < 0 ? -1 : text.indexOf("}}", end);
  }
  for (; place < text.length; place++) {
    const letter = text[place];
    if (letter === '"') {
      for (place++; place < text.length && text[place] !== '"'; place++) if (text[place] === "\\") place++;
    } else if (letter === "`") {
      const end = text.indexOf("`", place + 1);
      if (end < 0) return -1;
      place = end;
    } else if (letter === "}" && text[place + 1] === "}") return place;
  }
  return -1;
}

class TemplateParser {
  readonly defined: Map<string, readonly TemplateNode[]> = new Map();
  private readonly pieces: readonly Piece[];
  private place = 0;
  private depth = 0;

  constructor(pieces: readonly Piece[]) {
    this.pieces = pieces;
  }

  /** Nodes up to `end` or `else`, which are left. */
  body(): readonly TemplateNode[] {
    const nodes: TemplateNode[] = [];
    for (; this.place < this.pieces.length;) {
      const piece = this.pieces[this.place];
      if (piece === undefined) break;
      if (piece.text !== undefined) {
        nodes.push({ is: "text", text: piece.text, line: piece.line });
        this.place++;
        continue;
      }
      const action = piece.action ?? "";
      if (/^(?:end|else)\b/u.test(action) && this.depth > 0) return nodes;
      this.place++;
      const node = this.action(action, piece.line);
      if (node !== undefined) nodes.push(node);
    }
    return nodes;
  }

  private action(action: string, line: number): TemplateNode | undefined {
    if (action === "" || action.startsWith("/*") || /^(?:break|continue|end|else)\b/u.test(action)) return undefined;
    if (action === "\u0000") return { is: "broken", line };
    const word = /^(if|with|range|define|block|template)\s+(.*)$/su.exec(action);
    if (word === null) return output(action, line);
    const [, keyword = "", rest = ""] = word;
    switch (keyword) {
      case "define":
      case "block": {
        const name = /^(?:"([^"]*)"|`([^`]*)`)\s*(.*)$/su.exec(rest);
        const body = this.nested();
        const called = name?.[1] ?? name?.[2] ?? "";
        this.defined.set(called, body);
        this.take("end");
        return keyword === "block"
          ? { is: "call", name: called, pipeline: pipelineOf(name?.[3] ?? "."), line }
          : undefined;
      }
      case "template": {
        const name = /^(?:"([^"]*)"|`([^`]*)`)\s*(.*)$/su.exec(rest);
        if (name === null) return { is: "broken", line };
        return {
          is: "call",
          name: name[1] ?? name[2] ?? "",
          pipeline: name[3] === "" ? undefined : pipelineOf(name[3] ?? ""),
          line,
        };
      }
      default:
        return this.block(keyword === "with" || keyword === "range" ? keyword : "if", rest, line);
    }
  }

  private block(is: "if" | "with" | "range", rest: string, line: number): TemplateNode {
    const names = /^((?:\$\w+\s*,\s*)?\$\w+)\s*:?=\s*(.*)$/su.exec(rest);
    const pipeline = pipelineOf(names?.[2] ?? rest);
    const body = this.nested();
    let otherwise: readonly TemplateNode[] = [];
    const next = this.pieces[this.place]?.action ?? "";
    if (/^else\b/u.test(next)) {
      const elseLine = this.pieces[this.place]?.line ?? line;
      this.place++;
      const more = /^else\s+(if|with)\s+(.*)$/su.exec(next);
      // `else if` is closed by the same `end`.
      if (more !== null) {
        const inner = this.block(more[1] === "with" ? "with" : "if", more[2] ?? "", elseLine);
        return { is, pipeline, names: namesIn(names?.[1]), body, otherwise: [inner], line };
      }
      otherwise = this.nested();
    }
    this.take("end");
    return { is, pipeline, names: namesIn(names?.[1]), body, otherwise, line };
  }

  private nested(): readonly TemplateNode[] {
    this.depth++;
    const nodes = this.depth > 100 ? [] : this.body();
    this.depth--;
    return nodes;
  }

  private take(word: string): void {
    if (this.pieces[this.place]?.action?.startsWith(word) === true) this.place++;
  }
}

function namesIn(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split(",").map((name) => name.trim().slice(1));
}

function output(action: string, line: number): TemplateNode {
  const set = /^\$(\w+)\s*(:?=)\s*(.*)$/su.exec(action);
  if (set !== null)
    return { is: "set", name: set[1] ?? "", isNew: set[2] === ":=", pipeline: pipelineOf(set[3] ?? ""), line };
  return { is: "output", pipeline: pipelineOf(action), line };
}

const token =
  /\s+|("(?:[^"\\]|\\.)*"|`[^`]*`|'(?:[^'\\]|\\.)')|(-?\d+(?:\.\d+)?)(?![\w.])|(\$\w*)|(\.(?![\w]))|(\.[\w.-]*\w)|([A-Za-z_]\w*)|([()|,])|(.)/gsu;

/** A pipeline from its text; one that is not understood is empty, which is unknown. */
function pipelineOf(text: string): Pipeline {
  const tokens = [...text.slice(0, 20_000).matchAll(token)].filter(([whole]) => whole.trim() !== "");
  // Right behind another: `(x).y` is a field of what is in brackets, `(x) .y` another argument.
  const isJoined = tokens.map(
    ({ index }, at) => at > 0 && tokens[at - 1]?.index === index - (tokens[at - 1]?.[0].length ?? 0),
  );
  return readPipeline({ tokens: tokens.map(([whole]) => whole), isJoined, place: 0, depth: 0 });
}

interface TokenReader {
  readonly tokens: readonly string[];
  readonly isJoined: readonly boolean[];
  place: number;
  depth: number;
}

function readPipeline(reader: TokenReader): Pipeline {
  const commands: Command[] = [];
  let parts: Operand[] = [];
  while (reader.place < reader.tokens.length) {
    const word = reader.tokens[reader.place] ?? "";
    if (word === ")") break;
    if (word === "|") {
      commands.push({ parts });
      parts = [];
      reader.place++;
      continue;
    }
    const operand = readOperand(reader, word);
    if (operand === undefined) return [];
    parts.push(operand);
  }
  if (parts.length > 0) commands.push({ parts });
  return commands;
}

function readOperand(reader: TokenReader, word: string): Operand | undefined {
  reader.place++;
  if (word === "(") {
    reader.depth++;
    if (reader.depth > 60) return undefined;
    const pipeline = readPipeline(reader);
    if (reader.tokens[reader.place] !== ")") return undefined;
    reader.place++;
    reader.depth--;
    return { is: "inner", pipeline, path: readPath(reader) };
  }
  if (/^["`']/u.test(word)) return { is: "value", value: textOf(word) };
  if (/^-?\d/u.test(word)) return { is: "value", value: Number(word) };
  if (word === "true" || word === "false") return { is: "value", value: word === "true" };
  if (word === "nil") return { is: "value", value: null };
  if (word.startsWith("$")) return { is: "variable", name: word.slice(1), path: readPath(reader) };
  if (word === ".") return { is: "dot", path: [] };
  if (word.startsWith(".")) return { is: "dot", path: word.slice(1).split(".") };
  return /^[A-Za-z_]/u.test(word) ? { is: "function", name: word } : undefined;
}

/** Fields right behind: `$x.a.b`, `(include ..).c`. */
function readPath(reader: TokenReader): readonly string[] {
  const next = reader.tokens[reader.place];
  if (next === undefined || reader.isJoined[reader.place] !== true || !/^\.\w/u.test(next)) return [];
  reader.place++;
  return next.slice(1).split(".");
}

function textOf(word: string): string {
  if (word.startsWith("`")) return word.slice(1, -1);
  return word
    .slice(1, -1)
    .replaceAll(/\\(.)/gsu, (_, letter: string) => ({ n: "\n", t: "\t", r: "\r" })[letter] ?? letter);
}
