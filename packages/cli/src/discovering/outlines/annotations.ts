/** Annotations, attributes and decorators, and the tags of Go's fields. */
import type { Expression } from "@orrery/core/sources/code/outline";
import { argumentsOf } from "./call-expressions.ts";
import { roleOf } from "./node-roles.ts";
import { type OutlineWriter, plainName, type Position, textOf } from "./outline-writer.ts";
import { childOf, childOfType, type SyntaxNode } from "./syntax-node.ts";

/** Lists the annotations that stand on a declaration: before it, or inside its modifiers. */
export function annotate(writer: OutlineWriter, node: SyntaxNode, on: string, position: Position): void {
  for (const child of node.children) {
    if (child.type === "modifiers") annotate(writer, child, on, position);
    else if (roleOf(child.type) === "annotation") addAnnotation(writer, child, on, position);
  }
}

const holders: ReadonlySet<string> = new Set(["attribute_list", "attribute_group"]);
const lists: ReadonlySet<string> = new Set([
  "annotation_argument_list",
  "attribute_argument_list",
  "arguments",
  "argument_list",
]);

export function addAnnotation(writer: OutlineWriter, node: SyntaxNode, on: string, position: Position): void {
  if (holders.has(node.type) || node.type === "attribute_item") {
    for (const child of node.children) addAnnotation(writer, child, on, position);
    return;
  }
  // A decorator holds a name or a call.
  const inner = node.type === "decorator" ? node.children[0] : node;
  if (inner === undefined) return;
  const named =
    childOf(inner, "name", "function") ?? inner.children.find(({ type }) => roleOf(type) === "name") ?? inner;
  const name = plainName(textOf(writer, named).replace(/^@/u, "")) ?? plainName(textOf(writer, inner));
  if (name === undefined) return;
  const list = childOf(inner, "arguments", "parameters") ?? childOfType(inner, lists);
  const { plain, named: byName } = argumentsOf(writer, list, position);
  writer.annotations.push({
    name,
    arguments: plain,
    named: byName,
    on,
    inside: position.inside,
    line: writer.lineOf(node.start),
  });
}

/** `Host string `env:"DB_HOST,default=db"``: each key of the tag is an annotation of the field. */
export function annotateByTag(writer: OutlineWriter, field: SyntaxNode, tag: SyntaxNode, position: Position): void {
  const name = childOf(field, "name");
  if (name === undefined) return;
  const line = writer.lineOf(field.start);
  for (const [, key = "", value = ""] of textOf(writer, tag).matchAll(/(\w+):"((?:[^"\\]|\\.)*)"/gu)) {
    const text: Expression = { is: "text", value, line };
    writer.annotations.push({
      name: key,
      arguments: [text],
      named: {},
      on: textOf(writer, name),
      inside: position.inside,
      line,
    });
  }
}
