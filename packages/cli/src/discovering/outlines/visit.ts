/** The walk through statements and declarations; expressions are read where they stand. */
import { addAnnotation, annotate, annotateByTag } from "./annotations.ts";
import { define } from "./definitions.ts";
import { declareFunction } from "./functions.ts";
import { addImport } from "./imports.ts";
import { roleOf } from "./node-roles.ts";
import { type OutlineWriter, plainName, type Position, textOf, within, visitChildren } from "./outline-writer.ts";
import { childOf, type SyntaxNode } from "./syntax-node.ts";

export function visit(writer: OutlineWriter, node: SyntaxNode, position: Position): void {
  const role = roleOf(node.type);
  switch (role) {
    case "import":
      addImport(writer, node);
      return;
    case "package":
      writer.package ??= packageName(textOf(writer, node));
      visitChildren(writer, node, position);
      return;
    case "type":
      declareType(writer, node, position);
      return;
    case "function":
      declareFunction(writer, node, position);
      return;
    case "decorated":
      visitDecorated(writer, node, position);
      return;
    case "definition":
      if (node.type === "property_declaration" && childOf(node, "name") === undefined)
        visitChildren(writer, node, position);
      else {
        annotate(writer, node, definedName(writer, node), position);
        define(writer, node, position);
      }
      return;
    case "assignment":
      define(writer, node, position);
      return;
    case "tagged-field":
      visitField(writer, node, position);
      return;
    case "return": {
      const value = node.children.at(-1);
      if (value !== undefined) giveBack(writer, value, position);
      return;
    }
    case "annotation":
      addAnnotation(writer, node, "", position);
      return;
    case "name":
    case "constant":
    case "parameter":
    case "pattern":
      return;
    case undefined:
      if (node.type === "if_statement") visitIf(writer, node, position);
      else if (node.type === "export_statement" && childOf(node, "value") !== undefined)
        exportDefault(writer, node, position);
      else visitChildren(writer, node, position);
      return;
    default:
      writer.read(node, position);
  }
}

/** What stands under a switch that is off, and is never set, is not run. */
function visitIf(writer: OutlineWriter, node: SyntaxNode, position: Position): void {
  const condition = childOf(node, "condition");
  const isOff =
    condition !== undefined && isAlwaysFalse(writer, textOf(writer, condition).replaceAll(/[()\s]/gu, ""), position);
  const skipped = isOff ? childOf(node, "consequence") : undefined;
  for (const child of node.children) if (child !== skipped) writer.visit(child, position);
}

function isAlwaysFalse(writer: OutlineWriter, condition: string, { inside }: Position): boolean {
  if (!/^[A-Za-z_]\w*$/u.test(condition)) return false;
  if (/^false$/iu.test(condition)) return true;
  const own = writer.definitions.filter((one) => one.name === condition && one.inside === inside);
  return own.length > 0 && own.every(({ value }) => value.is === "constant" && /^false$/iu.test(value.value));
}

/** `export default { .. }` and `export default () => ({ .. })` give a name to what is exported. */
function exportDefault(writer: OutlineWriter, node: SyntaxNode, position: Position): void {
  const value = writer.read(childOf(node, "value"), position);
  writer.definitions.push({ inside: position.inside, name: "default", value, line: writer.lineOf(node.start) });
}

function giveBack(writer: OutlineWriter, value: SyntaxNode, position: Position): void {
  // `return a, nil` gives back its first.
  const [first, ...others] =
    value.type === "expression_list" || value.type === "argument_list" ? value.children : [value];
  if (first !== undefined) position.returns?.push(writer.read(first, position));
  for (const other of others) writer.read(other, position);
}

function declareType(writer: OutlineWriter, node: SyntaxNode, position: Position): void {
  const named = childOf(node, "name") ?? childOf(node, "type");
  const name = named === undefined ? undefined : plainName(textOf(writer, named).replace(/<.*$/su, ""));
  if (name === undefined) {
    visitChildren(writer, node, position);
    return;
  }
  annotate(writer, node, name, position);
  const heads = node.children.filter((child) =>
    /super|heritage|base|interfaces|extends|implements/u.test(`${child.type} ${child.field}`),
  );
  if (node.type !== "impl_item")
    writer.types.push({
      name,
      supertypes: heads.flatMap((head) => textOf(writer, head).match(/[A-Z][\w.]*/gu) ?? []),
      line: writer.lineOf(node.start),
    });
  const inner: Position = { inside: within(position, name) };
  for (const child of node.children) {
    if (child === named || child.type === "modifiers" || roleOf(child.type) === "annotation") continue;
    // Primary constructors of C# and records: their parameters are fields.
    if (child.field === "parameters" || child.type === "parameter_list") primaryParameters(writer, child, inner);
    else if (child.field === "superclasses" || !heads.includes(child)) writer.visit(child, inner);
    else visitChildren(writer, child, inner);
  }
}

function primaryParameters(writer: OutlineWriter, list: SyntaxNode, position: Position): void {
  for (const child of list.children) {
    const name = childOf(child, "name");
    const type = childOf(child, "type");
    if (name === undefined || type === undefined) continue;
    annotate(writer, child, textOf(writer, name), position);
    writer.definitions.push({
      inside: position.inside,
      name: textOf(writer, name),
      value: { is: "unknown" },
      type: textOf(writer, type).slice(0, 120),
      line: writer.lineOf(child.start),
    });
  }
}

/** Decorators of Python stand beside what they are on. */
function visitDecorated(writer: OutlineWriter, node: SyntaxNode, position: Position): void {
  const definition = childOf(node, "definition");
  const name = definition === undefined ? undefined : childOf(definition, "name");
  for (const child of node.children)
    if (child.type === "decorator")
      addAnnotation(writer, child, name === undefined ? "" : textOf(writer, name), position);
  if (definition !== undefined) writer.visit(definition, position);
}

function visitField(writer: OutlineWriter, node: SyntaxNode, position: Position): void {
  const tag = childOf(node, "tag");
  if (tag !== undefined) {
    annotateByTag(writer, node, tag, position);
    return;
  }
  annotate(writer, node, definedName(writer, node), position);
  const type = childOf(node, "type");
  const before = writer.definitions.length;
  for (const child of node.children) if (child.type !== "modifiers" && child !== type) writer.visit(child, position);
  if (type === undefined) return;
  // The type of a field stands before all its names.
  const written = textOf(writer, type).slice(0, 120);
  if (writer.definitions.length === before) {
    const name = definedName(writer, node);
    if (name !== "")
      writer.definitions.push({
        inside: position.inside,
        name,
        value: { is: "unknown" },
        type: written,
        line: writer.lineOf(node.start),
      });
  }
}

/** First name that a declaration gives a value to. */
function definedName(writer: OutlineWriter, node: SyntaxNode): string {
  for (let at: SyntaxNode | undefined = node; at !== undefined;) {
    const name = childOf(at, "name", "property", "pattern", "left");
    if (name !== undefined) return plainName(textOf(writer, name)) ?? "";
    at = at.children.find(({ type }) => /declarat|element/u.test(type));
  }
  return "";
}

function packageName(text: string): string | undefined {
  return /^(?:package|namespace)\s+([\w.\\]+)/u.exec(text)?.[1]?.replaceAll("\\", ".");
}
