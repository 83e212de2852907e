/** Calls, constructions and elements picked by a key, in any language, as calls of an outline. */
import type { Call, Expression } from "@orrery/core/sources/code/outline";
import { roleOf } from "./node-roles.ts";
import { type OutlineWriter, plainName, type Position, textOf, unknown, visitChildren } from "./outline-writer.ts";
import { lambdaExpression, recordOf } from "./record-expressions.ts";
import { childOf, childOfType, type SyntaxNode } from "./syntax-node.ts";

const argumentLists: ReadonlySet<string> = new Set([
  "arguments",
  "argument_list",
  "bracketed_argument_list",
  "attribute_argument_list",
  "annotation_argument_list",
]);
const typeArgumentLists: ReadonlySet<string> = new Set(["type_arguments", "type_argument_list"]);

/** Chains of builders grow long: of a long name the beginning and the end are kept. */
const LONGEST_CALLEE = 120;

interface Callee {
  readonly name: string;
  readonly receiver?: Expression;
  readonly typeArguments: readonly string[];
}

export function callExpression(writer: OutlineWriter, node: SyntaxNode, position: Position): Expression {
  const callee = calleeOf(writer, node, position);
  const list = childOf(node, "arguments") ?? childOfType(node, argumentLists);
  const block = childOf(node, "block");
  const given = argumentsOf(writer, list, position);
  const blockValue = block === undefined ? [] : [blockExpression(writer, block, position)];
  return add(writer, node, position, callee, {
    plain: [...given.plain, ...blockValue.filter(({ is }) => is !== "unknown")],
    named: given.named,
  });
}

export function newExpression(writer: OutlineWriter, node: SyntaxNode, position: Position): Expression {
  const type =
    childOf(node, "constructor", "type") ??
    node.children.find(
      ({ type: kind }) => roleOf(kind) === "name" || kind === "generic_type" || kind === "qualified_name",
    );
  const list = childOf(node, "arguments") ?? childOfType(node, argumentLists);
  const given = argumentsOf(writer, list, position);
  const initializer = childOf(node, "initializer") ?? childOfType(node, new Set(["initializer_expression"]));
  const extra = initializer === undefined ? [] : [recordOf(writer, initializer.children, position)];
  for (const child of node.children)
    if (child.type === "class_body" || child.type === "declaration_list") visitChildren(writer, child, position);
  const written = type === undefined ? "" : textOf(writer, type);
  const name = plainName(written.replace(/<.*$/su, "").trim()) ?? "";
  const callee = { name: `new ${name}`, typeArguments: typeArgumentsIn(written) };
  return add(writer, node, position, callee, { plain: [...given.plain, ...extra], named: given.named });
}

export function subscriptExpression(writer: OutlineWriter, node: SyntaxNode, position: Position): Expression {
  const [first, ...rest] = node.children;
  const object = childOf(node, "object", "value", "expression", "operand", "array") ?? first;
  const inner = writer.read(object, position);
  const keys = rest
    .filter((child) => child !== object)
    .flatMap((child) =>
      argumentLists.has(child.type) ? argumentsOf(writer, child, position).plain : [writer.read(child, position)],
    );
  const [key] = keys;
  const callee =
    inner.is === "name"
      ? { name: `${inner.name}[]`, typeArguments: [] }
      : { name: `${inner.is === "call" ? inner.call.callee : ""}[]`, receiver: inner, typeArguments: [] };
  return add(writer, node, position, callee, { plain: key === undefined ? [] : [key], named: {} });
}

interface Given {
  readonly plain: readonly Expression[];
  readonly named: Readonly<Record<string, Expression>>;
}

function add(writer: OutlineWriter, node: SyntaxNode, position: Position, callee: Callee, given: Given): Expression {
  const call: Call = {
    callee: callee.name,
    arguments: given.plain,
    named: given.named,
    typeArguments: callee.typeArguments,
    ...(callee.receiver === undefined ? {} : { receiver: callee.receiver }),
    inside: position.inside,
    line: writer.lineOf(lineAnchor(node)),
  };
  writer.calls.push(call);
  return { is: "call", call };
}

/** In a chain over several lines, the line of this link: that of its own name. */
function lineAnchor(node: SyntaxNode): number {
  const list = childOf(node, "arguments") ?? childOfType(node, argumentLists);
  return list?.start ?? node.start;
}

function calleeOf(writer: OutlineWriter, node: SyntaxNode, position: Position): Callee {
  const name = childOf(node, "name", "method");
  if (name !== undefined) {
    const object = childOf(node, "object", "receiver", "scope");
    const explicit = childOfType(node, typeArgumentLists);
    const typeArguments = explicit === undefined ? [] : typeArgumentsIn(textOf(writer, explicit));
    return on(writer, object, textOf(writer, name), typeArguments, position);
  }
  let called = childOf(node, "function") ?? node.children[0];
  // `await x.get<T>(..)` is read by the grammar as a call of `await x.get`.
  while (called !== undefined && (called.type === "await_expression" || called.type === "non_null_expression"))
    called = called.children[0];
  if (called === undefined) return { name: "", typeArguments: [] };
  const explicit = childOf(node, "type_arguments") ?? childOfType(node, typeArgumentLists);
  const written = textOf(writer, called);
  const simple = plainName(written.replaceAll(/\s+/gu, ""));
  const typeArguments = explicit === undefined ? [] : typeArgumentsIn(textOf(writer, explicit));
  if (simple !== undefined) return { name: simple, typeArguments };
  const member = memberOf(called);
  if (member === undefined) {
    const inner = writer.read(called, position);
    return { name: inner.is === "call" ? `${inner.call.callee}.` : "", receiver: inner, typeArguments };
  }
  const last = textOf(writer, member.name);
  return on(writer, member.object, last.replace(/<.*$/su, ""), [...typeArguments, ...typeArgumentsIn(last)], position);
}

/** Object and name of `object.name`, whatever the grammar calls it. */
function memberOf(
  node: SyntaxNode,
): { readonly object: SyntaxNode | undefined; readonly name: SyntaxNode } | undefined {
  if (node.type === "generic_name" || node.type === "generic_function")
    return node.type === "generic_function"
      ? memberOf(childOf(node, "function") ?? node)
      : { object: undefined, name: node };
  if (node.children.length < 2 || roleOf(node.type) !== "name") return undefined;
  const [object] = node.children;
  const name = node.children.at(-1);
  if (object === undefined || name === undefined) return undefined;
  return { object, name: name.type === "member_binding_expression" ? (name.children[0] ?? name) : name };
}

function on(
  writer: OutlineWriter,
  object: SyntaxNode | undefined,
  name: string,
  typeArguments: readonly string[],
  position: Position,
): Callee {
  const last = plainName(name) ?? "";
  if (object === undefined) return { name: last, typeArguments };
  const simple = plainName(textOf(writer, object).replaceAll(/\s+/gu, ""));
  if (simple !== undefined) return { name: `${simple}.${last}`, typeArguments };
  const receiver = writer.read(object, position);
  const before = receiver.is === "call" ? receiver.call.callee : receiver.is === "name" ? receiver.name : "";
  const whole = `${before}.${last}`;
  const short =
    whole.length <= LONGEST_CALLEE
      ? whole
      : `${whole.slice(0, LONGEST_CALLEE / 2)}…${whole.slice(-LONGEST_CALLEE / 2)}`;
  return { name: short, receiver, typeArguments };
}

/** `<CartService, Foo<Bar>>` as its names. */
function typeArgumentsIn(text: string): readonly string[] {
  const inner = /<(.*)>/su.exec(text)?.[1];
  if (inner === undefined || inner.length > 300) return [];
  return inner
    .replaceAll(/<[^<>]*>/gu, "")
    .split(",")
    .map((one) => plainName(one.trim()) ?? "")
    .filter((one) => one !== "");
}

export function argumentsOf(writer: OutlineWriter, list: SyntaxNode | undefined, position: Position): Given {
  const plain: Expression[] = [];
  const named: Record<string, Expression> = {};
  if (list === undefined) return { plain, named };
  if (list.type === "template_string") return { plain: [writer.read(list, position)], named };
  for (const child of list.children) {
    const name = nameOfArgument(child);
    const value = name === undefined ? child : valueOfArgument(child, name);
    const key =
      name === undefined ? undefined : plainName(textOf(writer, name).replace(/[:=]$/u, "").replaceAll(/["']/gu, ""));
    const read =
      value !== undefined && roleOf(value.type) === "lambda"
        ? lambdaExpression(writer, value, position)
        : writer.read(value, position);
    if (key === undefined || key === "__proto__") plain.push(read);
    else named[key] = read;
  }
  return { plain, named };
}

function nameOfArgument(node: SyntaxNode): SyntaxNode | undefined {
  switch (node.type) {
    case "keyword_argument":
    case "element_value_pair":
    case "pair":
      return childOf(node, "name", "key") ?? node.children[0];
    case "argument":
    case "attribute_argument":
      return childOf(node, "name") ?? node.children.find(({ type }) => type === "name_equals" || type === "name_colon");
    default:
      return undefined;
  }
}

function valueOfArgument(node: SyntaxNode, name: SyntaxNode): SyntaxNode | undefined {
  return childOf(node, "value") ?? node.children.find((child) => child !== name);
}

/** The block that a Ruby call is given: walked; its last expression is what it gives. */
function blockExpression(writer: OutlineWriter, block: SyntaxNode, position: Position): Expression {
  const body = childOf(block, "body") ?? block;
  const last = body.children.at(-1);
  for (const child of body.children) if (child !== last) writer.visit(child, position);
  const role = last === undefined ? undefined : roleOf(last.type);
  if (last !== undefined && (role === "text" || role === "name" || role === "join")) return writer.read(last, position);
  if (last !== undefined) writer.visit(last, position);
  return unknown;
}
