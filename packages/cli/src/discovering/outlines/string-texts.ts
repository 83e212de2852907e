/** Texts in source: what stands between the quotes, with its escapes undone, and what is put into it. */
import type { Expression } from "@orrery/core/sources/code/outline";
import { type OutlineWriter, type Position, textOf } from "./outline-writer.ts";
import type { SyntaxNode } from "./syntax-node.ts";

const interpolations: ReadonlySet<string> = new Set([
  "interpolation",
  "template_substitution",
  "variable_name",
  "member_access_expression",
  "subscript_expression",
  "dynamic_variable_name",
]);

/** A literal text, or the parts of one with something put in. */
export function textExpression(writer: OutlineWriter, node: SyntaxNode, position: Position): Expression {
  const line = writer.lineOf(node.start);
  if (node.type === "simple_symbol" || node.type === "hash_key_symbol")
    return { is: "text", value: textOf(writer, node).replace(/^:/u, ""), line };
  if (node.type === "concatenated_string" || node.type === "chained_string")
    return { is: "join", parts: node.children.map((child) => writer.read(child, position)) };
  const whole = textOf(writer, node);
  const open = openingOf(whole);
  const close = closingOf(whole, open);
  const inner = bodyOf(node);
  const holes = inner.filter(({ type }) => interpolations.has(type));
  const isRaw = /^(?:[a-z]*r|@|`)/iu.test(open) && !open.startsWith('"');
  const undo = (text: string): string =>
    isRaw && writer.language !== "javascript" && writer.language !== "typescript" ? text : unescaped(text);
  if (holes.length === 0) return { is: "text", value: undo(whole.slice(open.length, whole.length - close)), line };
  const parts: Expression[] = [];
  let at = node.start + open.length;
  for (const hole of holes) {
    // PHP writes `{$port}`: the braces belong to the hole.
    const isBraced = hole.type !== "interpolation" && writer.text[hole.start - 1] === "{" && writer.language === "php";
    pushText(parts, undo(writer.text.slice(at, hole.start - (isBraced ? 1 : 0))), line);
    const [value] = hole.type === "interpolation" || hole.type === "template_substitution" ? valuesIn(hole) : [hole];
    parts.push(value === undefined ? { is: "unknown" } : writer.read(value, position));
    at = hole.end + (isBraced ? 1 : 0);
  }
  pushText(parts, undo(writer.text.slice(at, node.end - close)), line);
  return { is: "join", parts };
}

/** In heredocs the text lies a level deeper. */
function bodyOf(node: SyntaxNode): readonly SyntaxNode[] {
  return node.children.flatMap((child) =>
    child.type === "heredoc_body" || child.type === "nowdoc_body" ? child.children : [child],
  );
}

function valuesIn(hole: SyntaxNode): readonly SyntaxNode[] {
  return hole.children.filter(
    ({ type }) =>
      !/^(?:interpolation_(?:brace|start|quote|format_clause|alignment_clause)|type_conversion|format_specifier)$/u.test(
        type,
      ),
  );
}

function pushText(parts: Expression[], value: string, line: number): void {
  if (value !== "") parts.push({ is: "text", value, line });
}

function openingOf(text: string): string {
  return (
    /^(?:[a-zA-Z]{0,3}(?:"""|'''|#*"|["'`])|[$@]*"+|<<<?[-~]?["']?\w+["']?\r?\n?|%[qQwW]?[([{<|])/u.exec(text)?.[0] ??
    ""
  );
}

function closingOf(text: string, open: string): number {
  if (open === "") return 0;
  if (open.startsWith("<<")) return 0;
  const quotes = /["'`]+$/u.exec(open)?.[0].length ?? 1;
  const hashes = /#+/u.exec(open)?.[0].length ?? 0;
  return text.length >= open.length + quotes + hashes ? quotes + hashes : 0;
}

function unescaped(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replaceAll(/\\(u\{?[0-9a-fA-F]{1,6}\}?|.)/gsu, (_, escape: string) => {
    if (escape === "n" || escape === "r" || escape === "t") return " ";
    return escape.length > 1 ? "" : escape;
  });
}
