/** Names that are given a value: variables, constants, fields, assignments, parameters with a default. */
import type { Expression } from "@orrery/core/sources/code/outline";
import { subscriptExpression } from "./call-expressions.ts";
import { defineFunction } from "./functions.ts";
import { roleOf } from "./node-roles.ts";
import { type OutlineWriter, plainName, type Position, textOf, unknown, visitChildren } from "./outline-writer.ts";
import { childOf, type SyntaxNode } from "./syntax-node.ts";

/** Lists what a declaration or an assignment defines, and gives its value. */
export function define(writer: OutlineWriter, node: SyntaxNode, position: Position): Expression {
  const left =
    childOf(node, "name", "left", "pattern", "property") ??
    node.children.find(({ type }) => roleOf(type) === "name" || roleOf(type) === "pattern");
  const value = valueNode(node, left);
  if (left === undefined) {
    visitChildren(writer, node, position);
    return unknown;
  }
  const names = namesOf(node, left);
  if (value === undefined) {
    const type = typeOf(writer, node);
    if (type !== undefined && names.length > 0) for (const name of names) add(writer, name, unknown, type, position);
    visitAccessors(writer, node, position);
    return unknown;
  }
  if (isFunction(value) && names.length === 1) {
    const name = plainName(textOf(writer, left));
    if (name !== undefined) {
      defineFunction(writer, value, name.replace(/^(?:module\.)?exports\./u, ""), position);
      return unknown;
    }
  }
  if (roleOf(left.type) === "pattern") {
    const read = writer.read(value, position);
    definePattern(writer, left, read, position);
    return read;
  }
  const values = names.length > 1 && value.type === "expression_list" ? value.children : [value];
  const type = typeOf(writer, node);
  let last: Expression = unknown;
  names.forEach((name, index) => {
    const own = values[index];
    // `a, err := f()`: only the first name gets what is known of it.
    last = own === undefined ? unknown : writer.read(own, position);
    if (own !== undefined) add(writer, name, last, type, position);
  });
  return last;
}

function namesOf(node: SyntaxNode, left: SyntaxNode): readonly SyntaxNode[] {
  if (left.type === "expression_list" || left.type === "left_assignment_list") return left.children;
  const named = node.children.filter(({ field }) => field === "name");
  return named.length > 1 ? named : [left];
}

function valueNode(node: SyntaxNode, left: SyntaxNode | undefined): SyntaxNode | undefined {
  const given = childOf(node, "value", "right", "default_value");
  if (given !== undefined) return given;
  // C# and PHP give the value no field.
  const last = node.children.at(-1);
  if (node.type !== "variable_declarator" && node.type !== "const_element") return undefined;
  return last === left ||
    last?.field === "dimensions" ||
    last?.field === "type" ||
    last?.type === "bracketed_argument_list"
    ? undefined
    : last;
}

function isFunction(node: SyntaxNode): boolean {
  return roleOf(node.type) === "lambda";
}

function typeOf(writer: OutlineWriter, node: SyntaxNode): string | undefined {
  const type = childOf(node, "type");
  return type === undefined ? undefined : textOf(writer, type).replace(/^:\s*/u, "").slice(0, 120);
}

function visitAccessors(writer: OutlineWriter, node: SyntaxNode, position: Position): void {
  const accessors = childOf(node, "accessors");
  if (accessors !== undefined) visitChildren(writer, accessors, position);
}

/** `this.url`, `config.redis.host`, `app.config["X"]`: the last part is the name, what is before it is where. */
function add(
  writer: OutlineWriter,
  left: SyntaxNode,
  value: Expression,
  type: string | undefined,
  position: Position,
): void {
  const line = writer.lineOf(left.start);
  const name = plainName(textOf(writer, left).replaceAll(/\s+/gu, "")) ?? keyedName(writer, left, position);
  if (name === undefined) return;
  const dot = name.lastIndexOf(".");
  const path = dot < 0 ? "" : name.slice(0, dot);
  writer.definitions.push({
    inside: path === "" ? position.inside : path.startsWith("this") ? `${position.inside}.${path}` : path,
    name: name.slice(dot + 1),
    value,
    ...(type === undefined ? {} : { type }),
    ...(path === "" || path.startsWith("this") ? {} : { around: position.inside }),
    line,
  });
}

function keyedName(writer: OutlineWriter, left: SyntaxNode, position: Position): string | undefined {
  if (roleOf(left.type) !== "subscript") return undefined;
  const read = subscriptExpression(writer, left, position);
  if (read.is !== "call") return undefined;
  const [key] = read.call.arguments;
  return key?.is === "text" && /^[\w-]+$/u.test(key.value)
    ? `${read.call.callee.slice(0, -2)}.${key.value}`
    : undefined;
}

/** `const { HOST = "x", PORT: port } = process.env`: each name is a part of the value. */
function definePattern(writer: OutlineWriter, pattern: SyntaxNode, value: Expression, position: Position): void {
  for (const child of pattern.children) {
    const isRenamed = child.type === "pair_pattern";
    const key = isRenamed ? childOf(child, "key") : (childOf(child, "left") ?? child);
    const target = isRenamed ? childOf(child, "value") : child;
    if (key === undefined || target === undefined) continue;
    const keyName = plainName(textOf(writer, key));
    if (keyName === undefined || value.is !== "name") continue;
    const line = writer.lineOf(child.start);
    const part: Expression = { is: "name", name: `${value.name}.${keyName}`, line };
    if (roleOf(target.type) === "pattern") {
      definePattern(writer, target, part, position);
      continue;
    }
    const fallback = childOf(target, "right");
    const bound = plainName(textOf(writer, childOf(target, "left") ?? target));
    if (bound === undefined) continue;
    const whole: Expression =
      fallback === undefined ? part : { is: "either", of: [part, writer.read(fallback, position)] };
    writer.definitions.push({ inside: position.inside, name: bound, value: whole, line });
  }
}
