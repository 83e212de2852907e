/** Functions and methods: their parameters, what they give back, and the walk through their bodies. */
import type { Expression, Parameter } from "@orrery/core/sources/code/outline";
import { annotate } from "./annotations.ts";
import { roleOf } from "./node-roles.ts";
import {
  type OutlineWriter,
  parameter,
  plainName,
  type Position,
  textOf,
  within,
  visitChildren,
} from "./outline-writer.ts";
import { childOf, type SyntaxNode } from "./syntax-node.ts";

/** Lists a function under a name and walks through it. */
export function defineFunction(writer: OutlineWriter, node: SyntaxNode, name: string, position: Position): void {
  const returns: Expression[] = [];
  const inside = within(receiverOf(writer, node, position), name);
  const inner: Position = { inside, returns };
  const list = childOf(node, "parameters", "parameter");
  const parameters = list === undefined ? [] : parametersOf(writer, list, inner);
  writer.functions.push({
    name,
    inside: inside.slice(0, Math.max(0, inside.length - name.length - 1)),
    parameters,
    returns,
    line: writer.lineOf(node.start),
  });
  const body =
    childOf(node, "body") ?? node.children.find(({ type }) => type === "arrow_expression_clause" || type === "block");
  if (body === undefined) return;
  walkBody(writer, body, inner, returns);
}

/** Methods of Go stand beside their type; the receiver is the object itself. */
function receiverOf(writer: OutlineWriter, node: SyntaxNode, position: Position): Position {
  const receiver = childOf(node, "receiver");
  if (receiver === undefined || position.inside !== "") return position;
  const type = /\*?(\w+)(?:\[[^\]]*\])?\s*\)$/u.exec(textOf(writer, receiver))?.[1];
  return type === undefined ? position : { ...position, inside: type };
}

function walkBody(writer: OutlineWriter, body: SyntaxNode, inner: Position, returns: Expression[]): void {
  const last = body.children.at(-1);
  const isBlock = /block|statement|body/u.test(body.type) || body.type === "do_block";
  if (!isBlock) {
    returns.push(writer.read(body, inner));
    return;
  }
  // Rust and Ruby give back what the last expression is.
  const givesLast = writer.language === "rust" || writer.language === "ruby";
  for (const child of body.children) {
    const role = roleOf(child.type);
    if (givesLast && child === last && role !== undefined && valueRoles.has(role))
      returns.push(writer.read(child, inner));
    else writer.visit(child, inner);
  }
}

const valueRoles: ReadonlySet<string> = new Set([
  "text",
  "name",
  "call",
  "new",
  "join",
  "macro",
  "subscript",
  "composite",
]);

function parametersOf(writer: OutlineWriter, list: SyntaxNode, position: Position): readonly Parameter[] {
  if (roleOf(list.type) === "name") return [parameter(textOf(writer, list), undefined)];
  const found: Parameter[] = [];
  for (const child of list.children) {
    if (roleOf(child.type) === "annotation") continue;
    const names = child.children.filter(({ field }) => field === "name" || field === "pattern" || field === "left");
    const type = childOf(child, "type");
    const written = type === undefined ? undefined : textOf(writer, type).replace(/^:\s*/u, "").slice(0, 120);
    const own =
      names.length > 0
        ? names
        : [roleOf(child.type) === "name" ? child : child.children.find(({ type: kind }) => roleOf(kind) === "name")];
    for (const one of own) {
      const name = one === undefined ? undefined : plainName(textOf(writer, one));
      if (name === undefined) continue;
      // `self` of Python is the object itself.
      if (found.length === 0 && name === "self" && writer.language === "python") continue;
      found.push(parameter(name, written));
      annotate(writer, child, name, position);
      const value = childOf(child, "value", "right", "default_value") ?? csharpDefault(writer, child, one);
      if (value !== undefined)
        writer.definitions.push({
          inside: position.inside,
          name,
          value: writer.read(value, position),
          line: writer.lineOf(child.start),
        });
      else if (written !== undefined)
        writer.definitions.push({
          inside: position.inside,
          name,
          value: { is: "unknown" },
          type: written,
          line: writer.lineOf(child.start),
        });
    }
  }
  return found;
}

function csharpDefault(writer: OutlineWriter, node: SyntaxNode, name: SyntaxNode | undefined): SyntaxNode | undefined {
  if (writer.language !== "csharp") return undefined;
  const last = node.children.at(-1);
  return last === undefined || last === name || last.field === "type" || last.field === "name" ? undefined : last;
}

/** A declared function, with its annotations. */
export function declareFunction(writer: OutlineWriter, node: SyntaxNode, position: Position): void {
  const named = childOf(node, "name");
  const name = named === undefined ? undefined : plainName(textOf(writer, named).replaceAll(/[?!=]$/gu, ""));
  if (name === undefined) {
    visitChildren(writer, node, position);
    return;
  }
  annotate(writer, node, name, position);
  defineFunction(writer, node, name, position);
}
