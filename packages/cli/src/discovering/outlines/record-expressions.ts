/** Records and lambdas: what literal objects hold, and what small functions give. */
import type { Expression } from "@orrery/core/sources/code/outline";
import { roleOf } from "./node-roles.ts";
import { type OutlineWriter, plainName, type Position, textOf, unknown, visitChildren } from "./outline-writer.ts";
import { textExpression } from "./string-texts.ts";
import { childOf, type SyntaxNode } from "./syntax-node.ts";

/** Fields by name of `{a: 1, "b": 2}` in any language; what has no plain key is walked and left out. */
export function recordOf(writer: OutlineWriter, children: readonly SyntaxNode[], position: Position): Expression {
  const fields: Record<string, Expression> = {};
  for (const child of children) {
    const [key, value] = pairOf(child);
    const name = key === undefined ? undefined : keyText(writer, key, position);
    if (name === undefined || name === "__proto__") {
      writer.visit(child, position);
      continue;
    }
    fields[name] = value === undefined ? writer.read(child, position) : functionOr(writer, name, value, position);
  }
  return { is: "record", fields };
}

function functionOr(writer: OutlineWriter, name: string, value: SyntaxNode, position: Position): Expression {
  if (roleOf(value.type) === "lambda") {
    const body = lambdaExpression(writer, value, {
      inside: position.inside === "" ? name : `${position.inside}.${name}`,
    });
    return body;
  }
  return writer.read(value, position);
}

/** Key and value of a pair; a shorthand is its own key. */
export function pairOf(node: SyntaxNode): readonly [SyntaxNode | undefined, SyntaxNode | undefined] {
  switch (node.type) {
    case "pair":
    case "keyed_element":
    case "field_initializer":
    case "keyword_argument":
    case "element_value_pair":
    case "assignment_expression":
      return [
        childOf(node, "key", "field", "name", "left") ?? node.children[0],
        childOf(node, "value", "right") ?? node.children[1],
      ];
    case "array_element_initializer":
      return node.children.length > 1 ? [node.children[0], node.children[1]] : [undefined, undefined];
    case "shorthand_property_identifier":
    case "shorthand_field_initializer":
      return [node, undefined];
    default:
      return [undefined, undefined];
  }
}

function keyText(writer: OutlineWriter, key: SyntaxNode, position: Position): string | undefined {
  const inner =
    key.type === "literal_element" || key.type === "computed_property_name" ? (key.children[0] ?? key) : key;
  if (roleOf(inner.type) !== "text") return plainName(textOf(writer, inner).replace(/:$/u, ""));
  const text = textExpression(writer, inner, position);
  return text.is === "text" ? text.value : undefined;
}

/** What a lambda gives, where it is one expression or returns once. */
export function lambdaExpression(writer: OutlineWriter, node: SyntaxNode, position: Position): Expression {
  const body = childOf(node, "body") ?? node.children.at(-1);
  if (body === undefined) return unknown;
  const returns: Expression[] = [];
  const inner: Position = { inside: position.inside, returns };
  if (/block|statement|body/u.test(body.type)) {
    visitChildren(writer, body, inner);
    return returns.length === 1 ? (returns[0] ?? unknown) : unknown;
  }
  return writer.read(body, inner);
}
