/** Syntax nodes as the small expressions of an outline. Calls that are met on the way are listed, and what stands inside lambdas is walked. */
import type { Expression } from "@orrery/core/sources/code/outline";
import { callExpression, newExpression, subscriptExpression } from "./call-expressions.ts";
import { define } from "./definitions.ts";
import { macroExpression } from "./macro-expressions.ts";
import { roleOf } from "./node-roles.ts";
import { lambdaExpression, pairOf, recordOf } from "./record-expressions.ts";
import { type OutlineWriter, plainName, type Position, textOf, unknown } from "./outline-writer.ts";
import { textExpression } from "./string-texts.ts";
import { childOf, type SyntaxNode } from "./syntax-node.ts";

export function expressionOf(writer: OutlineWriter, node: SyntaxNode | undefined, position: Position): Expression {
  if (node === undefined) return unknown;
  switch (roleOf(node.type)) {
    case "text":
      return textExpression(writer, node, position);
    case "constant":
      return { is: "constant", value: textOf(writer, node) };
    case "name":
      return nameExpression(writer, node, position);
    case "call":
      return callExpression(writer, node, position);
    case "new":
      return newExpression(writer, node, position);
    case "subscript":
      return subscriptExpression(writer, node, position);
    case "macro":
      return macroExpression(writer, node);
    case "join":
      return binaryExpression(writer, node, position);
    case "ternary":
      return ternaryExpression(writer, node, position);
    case "inner":
      return innerExpression(writer, node, position);
    case "record":
      return recordOf(writer, node.children, position);
    case "list":
      return listExpression(writer, node, position);
    case "composite":
      return compositeExpression(writer, node, position);
    case "assignment":
      return define(writer, node, position);
    case "lambda":
      return lambdaExpression(writer, node, position);
    default:
      writer.visit(node, position);
      return unknown;
  }
}

/** A name with dots; of what hangs on a call, the call with the rest of the name. */
function nameExpression(writer: OutlineWriter, node: SyntaxNode, position: Position): Expression {
  const name = plainName(textOf(writer, node).replaceAll(/\s+/gu, ""));
  if (name !== undefined) return { is: "name", name, line: writer.lineOf(node.start) };
  const [object, ...rest] = node.children;
  if (object === undefined) return unknown;
  const inner = writer.read(object, position);
  for (const child of rest) if (roleOf(child.type) !== "name") writer.read(child, position);
  const last = rest.at(-1);
  const property = last === undefined ? "" : (plainName(textOf(writer, last)) ?? "");
  if (inner.is === "name" && /^\w+$/u.test(property))
    return { is: "name", name: `${inner.name}.${property}`, line: inner.line };
  // What a call gives, by one of its parts, is taken as what it gives: `uri(x).Host`, `section.Value`.
  return inner;
}

function binaryExpression(writer: OutlineWriter, node: SyntaxNode, position: Position): Expression {
  const operands: SyntaxNode[] = [];
  const operator = operatorOf(writer, node);
  // Long concatenations nest to the left.
  let left = node;
  for (;;) {
    const [first, second] = sidesOf(left);
    if (second === undefined || first === undefined) break;
    operands.unshift(second);
    if (roleOf(first.type) === "join" && operatorOf(writer, first) === operator) left = first;
    else {
      operands.unshift(first);
      break;
    }
  }
  const parts = operands.map((operand) => writer.read(operand, position));
  if (operator === "%" && writer.language === "python") {
    const [format = unknown, ...given] = parts;
    const all = given.flatMap((one) => (one.is === "list" ? one.items : [one]));
    return {
      is: "call",
      call: {
        callee: "%",
        receiver: format,
        arguments: all,
        named: {},
        typeArguments: [],
        inside: position.inside,
        line: writer.lineOf(node.start),
      },
    };
  }
  if (operator === "+" || operator === "." || operator === "<>" || (operator === "/" && writer.language === "python"))
    return { is: "join", parts };
  return operator === "||" || operator === "??" || operator === "or" || operator === "?:"
    ? { is: "either", of: parts }
    : unknown;
}

function sidesOf(node: SyntaxNode): readonly [SyntaxNode | undefined, SyntaxNode | undefined] {
  const operands = node.children.filter(({ field }) => field !== "operator");
  return [childOf(node, "left") ?? operands[0], childOf(node, "right") ?? operands[1]];
}

function operatorOf(writer: OutlineWriter, node: SyntaxNode): string {
  const named = childOf(node, "operator");
  if (named !== undefined) return textOf(writer, named);
  const [left, right] = sidesOf(node);
  return left === undefined || right === undefined ? "" : writer.text.slice(left.end, right.start).trim();
}

function ternaryExpression(writer: OutlineWriter, node: SyntaxNode, position: Position): Expression {
  const [first, second, third] = node.children;
  const condition = childOf(node, "condition") ?? (writer.language === "python" ? second : first);
  const parts = node.children.filter((child) => child !== condition).map((child) => writer.read(child, position));
  const tested = writer.read(condition, position);
  // PHP: `getenv("X") ?: "default"` has no middle.
  return { is: "either", of: third === undefined ? [tested, ...parts] : parts };
}

function innerExpression(writer: OutlineWriter, node: SyntaxNode, position: Position): Expression {
  const value = childOf(node, "value", "argument", "operand", "expression") ?? node.children.at(-1);
  let found: Expression = unknown;
  for (const child of node.children) {
    const read = child.field === "type" ? unknown : writer.read(child, position);
    if (child === value) found = read;
  }
  return found;
}

function listExpression(writer: OutlineWriter, node: SyntaxNode, position: Position): Expression {
  const inner = node.children.find(({ type }) => type === "array_initializer" || type === "initializer_expression");
  const items = inner === undefined ? node.children.filter(({ field }) => field !== "type") : inner.children;
  if (items.some((item) => pairOf(item)[1] !== undefined && item.type !== "keyword_argument"))
    return recordOf(writer, items, position);
  return {
    is: "list",
    items: items.map((item) =>
      writer.read(item.type === "array_element_initializer" ? item.children[0] : item, position),
    ),
  };
}

/** `Config{Addr: addr}` is a call of `new Config` with a record, `[]string{"a"}` a list, `map[string]string{"a": "b"}` a record. */
function compositeExpression(writer: OutlineWriter, node: SyntaxNode, position: Position): Expression {
  const type = childOf(node, "type", "name");
  const body = childOf(node, "body");
  if (body === undefined) return unknown;
  const content =
    body.type === "field_initializer_list"
      ? recordOf(writer, body.children, position)
      : listExpression(writer, body, position);
  const name = type === undefined ? undefined : plainName(textOf(writer, type));
  if (name === undefined) return content;
  const call = {
    callee: `new ${name}`,
    arguments: [content],
    named: {},
    typeArguments: [],
    inside: position.inside,
    line: writer.lineOf(node.start),
  };
  writer.calls.push(call);
  return { is: "call", call };
}
