/** Templates with their values filled in, as text; each line of it knows the line of the template from which it came. */
import { isRecord, plainOf, type Plain } from "../../parts/plain.ts";
import { readYaml } from "../../parts/yaml.ts";
import { functions, isTrue, textOfValue } from "./functions.ts";
import { type Command, type Operand, type Parsed, parseTemplate, type Pipeline, type TemplateNode } from "./parse.ts";
import { writeYaml } from "./write-yaml.ts";

export interface Rendered {
  readonly text: string;
  /** Line of the template for each line of the text, from 1. */
  readonly lineOf: (line: number) => number;
  /** Functions and templates that nobody here knows: what they would have written is missing. */
  readonly unknown: readonly { readonly what: string; readonly line: number }[];
}

const MOST_STEPS = 200_000;
const MOST_TEXT = 4 << 20;

/** What a chart has in common: named templates, and the values that all see. */
export interface Templates {
  readonly defined: ReadonlyMap<string, readonly TemplateNode[]>;
  readonly root: Plain;
  /** Text of a file of the chart. */
  readonly file?: (path: string) => string | undefined;
}

export function render(parsed: Parsed, templates: Templates): Rendered {
  const runner = new Runner(templates);
  runner.run(parsed.nodes, templates.root, new Map([["", templates.root]]));
  return runner.rendered();
}

type Variables = Map<string, Plain>;

class Runner {
  private readonly templates: Templates;
  private chunks: string[] = [];
  private lines: number[] = [];
  private readonly unknown: Map<string, { what: string; line: number }> = new Map();
  private length = 0;
  private steps = 0;
  private depth = 0;
  private line = 1;

  constructor(templates: Templates) {
    this.templates = templates;
  }

  rendered(): Rendered {
    const text = this.chunks.join("");
    const { lines } = this;
    return { text, lineOf: (line) => lines[line - 1] ?? lines.at(-1) ?? 1, unknown: [...this.unknown.values()] };
  }

  run(nodes: readonly TemplateNode[], dot: Plain, variables: Variables): void {
    for (const node of nodes) {
      if (++this.steps > MOST_STEPS || this.length > MOST_TEXT) return this.miss("size", node.line);
      this.one(node, dot, variables);
    }
  }

  private one(node: TemplateNode, dot: Plain, variables: Variables): void {
    if (this.depth === 0) this.line = node.line;
    switch (node.is) {
      case "text":
        return this.write(node.text, this.depth === 0);
      case "output":
        return this.write(textOfValue(this.pipeline(node.pipeline, dot, variables, node.line)), false);
      case "set":
        variables.set(node.name, this.pipeline(node.pipeline, dot, variables, node.line));
        return;
      case "call":
        return this.write(
          this.included(
            node.name,
            node.pipeline === undefined ? null : this.pipeline(node.pipeline, dot, variables, node.line),
            node.line,
          ),
          false,
        );
      case "if": {
        const value = this.pipeline(node.pipeline, dot, variables, node.line);
        return this.run(isTrue(value) ? node.body : node.otherwise, dot, variables);
      }
      case "with": {
        const value = this.pipeline(node.pipeline, dot, variables, node.line);
        if (node.names[0] !== undefined) variables.set(node.names[0], value);
        return isTrue(value)
          ? this.run(node.body, value, new Map(variables))
          : this.run(node.otherwise, dot, variables);
      }
      case "range":
        return this.range(node, dot, variables);
      case "broken":
        return this.miss("{{", node.line);
    }
  }

  private range(node: TemplateNode & { readonly is: "if" | "with" | "range" }, dot: Plain, variables: Variables): void {
    const value = this.pipeline(node.pipeline, dot, variables, node.line);
    const entries: readonly (readonly [Plain, Plain])[] = Array.isArray(value)
      ? (value as readonly Plain[]).map((one, index) => [index, one] as const)
      : isRecord(value)
        ? Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
        : typeof value === "number"
          ? Array.from({ length: Math.min(value, 1000) }, (_, index) => [index, index] as const)
          : [];
    if (entries.length === 0) return this.run(node.otherwise, dot, variables);
    const [first, second] = node.names;
    for (const [key, one] of entries) {
      if (this.steps > MOST_STEPS) return;
      const inner: Variables = new Map(variables);
      if (second !== undefined) inner.set(second, one);
      if (first !== undefined) inner.set(first, second === undefined ? one : key);
      this.run(node.body, one, inner);
      // What a loop sets outside stays set.
      for (const name of variables.keys())
        if (name !== first && name !== second) variables.set(name, inner.get(name) ?? null);
    }
  }

  private write(text: string, isOwnText: boolean): void {
    if (text === "") return;
    if (this.lines.length === 0) this.lines.push(this.line);
    this.chunks.push(text);
    this.length += text.length;
    let line = this.line;
    for (let place = text.indexOf("\n"); place >= 0; place = text.indexOf("\n", place + 1)) {
      if (isOwnText) line++;
      this.lines.push(line);
    }
  }

  private miss(what: string, line: number): void {
    if (this.unknown.size < 50) this.unknown.set(what, { what, line: this.depth === 0 ? line : this.line });
  }

  private pipeline(pipeline: Pipeline, dot: Plain, variables: Variables, line: number): Plain {
    let value: Plain | undefined;
    if (pipeline.length === 0) this.miss("{{", line);
    for (const command of pipeline) value = this.command(command, value, dot, variables, line);
    return value ?? null;
  }

  private command({ parts }: Command, piped: Plain | undefined, dot: Plain, variables: Variables, line: number): Plain {
    const [head, ...rest] = parts;
    if (++this.steps > MOST_STEPS || head === undefined) return piped ?? null;
    if (head.is !== "function") {
      const called = this.method(head, rest, dot, variables, line);
      return called === undefined ? this.operand(head, dot, variables, line) : called;
    }
    if (head.name === "and" || head.name === "or") {
      let last: Plain = null;
      for (const part of rest) {
        last = this.operand(part, dot, variables, line);
        if (isTrue(last) === (head.name === "or")) return last;
      }
      return piped ?? last;
    }
    const args = rest.map((part) => this.operand(part, dot, variables, line));
    if (piped !== undefined) args.push(piped);
    return this.call(head.name, args, rest, variables, line);
  }

  /** `.Files.Get "x"`, `.Capabilities.APIVersions.Has "x"`. */
  private method(
    head: Operand,
    rest: readonly Operand[],
    dot: Plain,
    variables: Variables,
    line: number,
  ): Plain | undefined {
    const path = head.is === "dot" || head.is === "variable" ? head.path : [];
    const name = path.join(".");
    if (name === "Files.Get") {
      const [first] = rest;
      const text =
        first === undefined ? undefined : this.templates.file?.(textOfValue(this.operand(first, dot, variables, line)));
      if (text !== undefined) return text;
    }
    if (name.startsWith("Files.")) {
      this.miss(`.${name}`, line);
      return name.endsWith("Lines") ? [] : "";
    }
    if (name === "Capabilities.APIVersions.Has") return false;
    return rest.length > 0 &&
      head.is !== "value" &&
      rest.some((part) => part.is === "value") &&
      this.operand(head, dot, variables, line) === null
      ? null
      : undefined;
  }

  private call(
    name: string,
    args: readonly Plain[],
    parts: readonly Operand[],
    variables: Variables,
    line: number,
  ): Plain {
    switch (name) {
      case "include":
        return this.included(textOfValue(args[0]), args[1] ?? null, line);
      case "tpl": {
        const text = textOfValue(args[0]);
        if (!text.includes("{{")) return text;
        return this.nested(parseTemplate(text).nodes, args[1] ?? null, line);
      }
      case "toYaml":
      case "toToml":
        return writeYaml(args[0] ?? null);
      case "fromYaml":
      case "fromYamlArray":
      case "fromJson":
      case "fromJsonArray":
        return plainOf(readYaml(textOfValue(args[0]), { depth: 100 }).documents[0]);
      case "index":
        return args.slice(1).reduce((value: Plain, key) => fieldOf(value, textOfValue(key)), args[0] ?? null);
      case "set":
      case "unset":
        return this.changed(name, args, parts, variables);
      case "regexReplaceAll":
      case "regexMatch":
      case "mustRegexReplaceAll":
        return this.matched(name, args, line);
      case "camelcase":
        return textOfValue(args[0]).replaceAll(/[-_\s]+(\w)/gu, (_, letter: string) => letter.toUpperCase());
      default: {
        const plain = name.replace(/^must([A-Z])/u, (_, letter: string) => letter.toLowerCase());
        const known = Object.hasOwn(functions, plain) ? functions[plain] : undefined;
        if (known === undefined) this.miss(name, line);
        return known === undefined ? "" : known(...args);
      }
    }
  }

  /** `set $x "a" 1` changes the variable itself. */
  private changed(name: string, args: readonly Plain[], parts: readonly Operand[], variables: Variables): Plain {
    const [of, field, value] = args;
    const before =
      of !== undefined && isRecord(of) ? Object.entries(of).filter(([other]) => other !== textOfValue(field)) : [];
    const after = Object.fromEntries(name === "set" ? [...before, [textOfValue(field), value ?? null]] : before);
    const [target] = parts;
    if (target?.is === "variable" && target.path.length === 0) variables.set(target.name, after);
    return after;
  }

  private matched(name: string, args: readonly Plain[], line: number): Plain {
    const [pattern, value, to] = args.map(textOfValue);
    // Patterns of a chart are not run: one may be made to take for ever. Only plain sets of letters are.
    const set = /^(\[[^\]\\]+\])([+*]?)$/u.exec(pattern ?? "");
    if (set === null) {
      this.miss(name, line);
      return name.endsWith("Match") ? true : (value ?? "");
    }
    try {
      const expression = new RegExp(`${set[1] ?? ""}${set[2] === "" ? "" : "+"}`, "gu");
      return name.endsWith("Match")
        ? expression.test(value ?? "")
        : (value ?? "").replaceAll(expression, () => to ?? "");
    } catch {
      this.miss(name, line);
      return value ?? "";
    }
  }

  private included(name: string, dot: Plain, line: number): string {
    const nodes = this.templates.defined.get(name);
    if (nodes === undefined) {
      this.miss(`include "${name}"`, line);
      return "";
    }
    return this.nested(nodes, dot, line);
  }

  private nested(nodes: readonly TemplateNode[], dot: Plain, line: number): string {
    if (this.depth > 40) {
      this.miss("include", line);
      return "";
    }
    const { chunks, lines } = this;
    this.chunks = [];
    this.lines = [];
    this.depth++;
    this.run(nodes, dot, new Map([["", dot]]));
    this.depth--;
    const text = this.chunks.join("");
    this.chunks = chunks;
    this.lines = lines;
    return text;
  }

  private operand(operand: Operand, dot: Plain, variables: Variables, line: number): Plain {
    switch (operand.is) {
      case "value":
        return operand.value;
      case "dot":
        return operand.path.reduce(fieldOf, dot);
      case "variable":
        return operand.path.reduce(fieldOf, variables.get(operand.name) ?? null);
      case "inner":
        return operand.path.reduce(fieldOf, this.pipeline(operand.pipeline, dot, variables, line));
      case "function":
        return this.call(operand.name, [], [], variables, line);
    }
  }
}

function fieldOf(value: Plain, name: string): Plain {
  if (Array.isArray(value)) return (value as readonly Plain[])[Number(name)] ?? null;
  return isRecord(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null;
}
