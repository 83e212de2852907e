/** What an outline is made of while the tree of its file is walked: the lists, the text, and where one is in it. */
import type {
  Annotation,
  Call,
  CodeLanguage,
  CodeOutline,
  Definition,
  Expression,
  FunctionOutline,
  Import,
  Parameter,
  TypeDeclaration,
} from "@orrery/core/sources/code/outline";
import type { SyntaxNode } from "./syntax-node.ts";

/** Type and function around a node, and the function whose `return` statements are met. */
export interface Position {
  readonly inside: string;
  readonly returns?: Expression[];
}

export interface OutlineWriter {
  readonly language: CodeLanguage;
  readonly text: string;
  package: string | undefined;
  readonly imports: Import[];
  readonly definitions: Definition[];
  readonly calls: Call[];
  readonly annotations: Annotation[];
  readonly types: TypeDeclaration[];
  readonly functions: FunctionOutline[];
  lineOf(offset: number): number;
  /** What an expression is, wherever it stands; calls in it are listed. */
  read(node: SyntaxNode | undefined, position: Position): Expression;
  /** Lists what a statement or a declaration holds. */
  visit(node: SyntaxNode, position: Position): void;
}

/** The two halves of the walk, which call each other: handed in, so that their files need not. */
export interface Walk {
  readonly read: (writer: OutlineWriter, node: SyntaxNode | undefined, position: Position) => Expression;
  readonly visit: (writer: OutlineWriter, node: SyntaxNode, position: Position) => void;
}

export const unknown: Expression = { is: "unknown" };

export function writerFor(language: CodeLanguage, text: string, walk: Walk): OutlineWriter {
  const starts = lineStarts(text);
  const writer: OutlineWriter = {
    language,
    text,
    package: undefined,
    imports: [],
    definitions: [],
    calls: [],
    annotations: [],
    types: [],
    functions: [],
    lineOf: (offset) => lineAt(starts, offset),
    read: (node, position) => walk.read(writer, node, position),
    visit: (node, position) => walk.visit(writer, node, position),
  };
  return writer;
}

export function visitChildren(writer: OutlineWriter, node: SyntaxNode, position: Position): void {
  for (const child of node.children) writer.visit(child, position);
}

export function outlineOf(writer: OutlineWriter, broken: number): CodeOutline {
  const { language, imports, definitions, calls, annotations, types, functions } = writer;
  const share = writer.text.length === 0 ? 0 : Math.min(1, broken / writer.text.length);
  const outline = { language, imports, definitions, calls, annotations, types, functions, broken: share };
  return writer.package === undefined ? outline : { ...outline, package: writer.package };
}

export function textOf(writer: OutlineWriter, node: SyntaxNode): string {
  return writer.text.slice(node.start, node.end);
}

export function within(position: Position, name: string): string {
  return position.inside === "" ? name : `${position.inside}.${name}`;
}

/** Names alike in all languages: dots for every joint, `this` for the object itself, no sigils. Undefined where it is more than a name. */
export function plainName(text: string): string | undefined {
  if (text.length > 200 || !/^[&*]?[$@\\\w][\w$.:?!>\\@-]*$/u.test(text)) return undefined;
  const name = text
    .replaceAll(/\?->|->|::|\?\.|!\.|\\/gu, ".")
    .replaceAll(/[$!?]/gu, "")
    .replace(/^[&*.]+/u, "")
    .replace(/^@@?/u, "this.")
    .replace(/^self\./u, "this.");
  return /^[\w.]+$/u.test(name) ? name : undefined;
}

/** Parameter as the functions of an outline list it. */
export function parameter(name: string, type: string | undefined): Parameter {
  return type === undefined || type === "" ? { name } : { name, type };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
