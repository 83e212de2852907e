/** The outline of a source file without a grammar: imports, texts with the calls around them, definitions, annotations. */
import type {
  Annotation,
  Call,
  CodeLanguage,
  CodeOutline,
  Definition,
  Expression,
  FunctionOutline,
  Import,
  TypeDeclaration,
} from "./outline.ts";
import { expressionFrom, type Tokens, withBrackets } from "./lexical-expressions.ts";
import { tokensOf } from "./lexical-tokens.ts";

/** Works for every language that calls with parentheses or quotes its texts; knows less than a grammar and never fails. */
export function lexicalOutline(language: CodeLanguage, text: string): CodeOutline {
  const list = tokensOf(text, language);
  const tokens = withBrackets(list);
  const calls: Call[] = [];
  const definitions: Definition[] = [];
  const annotations: Annotation[] = [];
  const types: TypeDeclaration[] = [];
  const functions: FunctionOutline[] = [];
  const insides = insideOf(tokens, types, functions);
  tokens.read.clear();
  for (let at = 0; at < list.length; at++) {
    const token = tokens.list[at];
    if (token?.is !== "word") continue;
    const inside = insides[at] ?? "";
    const before = tokens.list[at - 1];
    if (before?.is === "sign" && before.text === "@" && language !== "elixir" && language !== "ruby") {
      const read = annotationAt(tokens, at, inside, calls);
      annotations.push(read);
      continue;
    }
    const definition = definitionAt(tokens, at, inside, calls);
    if (definition !== undefined) definitions.push(definition);
  }
  for (let at = 0; at < list.length; at++) {
    const next = tokens.list[at + 1];
    const opens = next?.is === "sign" && (next.text === "(" || (next.text === "[" && !next.isSpaced));
    if (!opens || tokens.read.has(at + 1)) continue;
    const token = tokens.list[at];
    if (token?.is === "word" && !keywords.has(token.text))
      calls.push(...callsIn(expressionFrom(tokens, at, insides[at] ?? "", 0).expression));
  }
  return { language, imports: importsIn(text), definitions, calls, annotations, types, functions, broken: 0 };
}

const keywords: ReadonlySet<string> = new Set(
  "if for while switch catch function fun def fn func return when match unless until elsif elif with and or not in is class object interface struct enum trait do".split(
    " ",
  ),
);

/** Type and function around each token, by braces; where a language has none, everything is at the top. */
function insideOf(tokens: Tokens, types: TypeDeclaration[], functions: FunctionOutline[]): readonly string[] {
  const open: { readonly name: string; readonly depth: number }[] = [];
  let depth = 0;
  let pending: string | undefined;
  let inside = "";
  return tokens.list.map((token, at) => {
    const next = tokens.list[at + 1];
    if (token.is === "word" && next?.is === "word") {
      if (/^(?:class|object|interface|struct|trait|enum|module|defmodule)$/u.test(token.text)) {
        pending = lastOf(next.text);
        types.push({ name: pending, supertypes: supertypesAfter(tokens, at + 2), line: token.line });
      } else if (/^(?:fun|def|defp|func|fn|function)$/u.test(token.text)) {
        pending = lastOf(next.text);
        functions.push(functionAt(tokens, at + 1, inside));
      }
    }
    if (token.is === "sign") {
      if (token.text === "{") {
        depth++;
        if (pending !== undefined) {
          open.push({ name: pending, depth });
          inside = inside === "" ? pending : `${inside}.${pending}`;
        }
        pending = undefined;
      } else if (token.text === "}") {
        const last = open.at(-1);
        if (last?.depth === depth) {
          open.pop();
          inside = inside.slice(0, Math.max(0, inside.length - last.name.length - 1));
        }
        depth = Math.max(0, depth - 1);
      }
    }
    return inside;
  });
}

function supertypesAfter(tokens: Tokens, from: number): readonly string[] {
  const found: string[] = [];
  for (let at = from; at < Math.min(from + 60, tokens.list.length); at++) {
    const token = tokens.list[at];
    if (token === undefined || (token.is === "sign" && token.text === "{")) break;
    if (token.is === "word" && /^[A-Z]/u.test(lastOf(token.text))) found.push(token.text);
  }
  return found;
}

function functionAt(tokens: Tokens, at: number, inside: string): FunctionOutline {
  const name = lastOf(tokens.list[at]?.text ?? "");
  const parameters: { readonly name: string }[] = [];
  let isNext = true;
  let depth = 0;
  let end = at + 1;
  for (; end < Math.min(at + 120, tokens.list.length); end++) {
    const token = tokens.list[end];
    if (token?.is === "sign" && "([{".includes(token.text)) depth++;
    else if (token?.is === "sign" && ")]}".includes(token.text)) depth--;
    else if (token?.is === "sign" && token.text === "," && depth === 1) isNext = true;
    else if (
      token?.is === "word" &&
      depth === 1 &&
      isNext &&
      !/^(?:val|var|final|const|vararg|override|private|public)$/u.test(token.text)
    ) {
      parameters.push({ name: lastOf(token.text) });
      isNext = false;
    }
    if (depth <= 0) break;
  }
  const isExpression = tokens.list
    .slice(end + 1, end + 5)
    .findIndex((token) => token.is === "sign" && token.text === "=");
  const returns = isExpression < 0 ? [] : [expressionFrom(tokens, end + 1 + isExpression + 1, inside, 0).expression];
  return { name, inside, parameters, returns, line: tokens.list[at]?.line ?? 1 };
}

/** `name = value`, `name: Type = value`, `"name" => value` is left to its record. */
function definitionAt(tokens: Tokens, at: number, inside: string, calls: Call[]): Definition | undefined {
  const token = tokens.list[at];
  if (token === undefined || keywords.has(token.text)) return undefined;
  let next = at + 1;
  if (tokens.list[next]?.is === "sign" && tokens.list[next]?.text === ":") {
    next++;
    for (
      let steps = 0;
      steps < 8 && (tokens.list[next]?.is === "word" || /^[<>?,[\]]$/u.test(tokens.list[next]?.text ?? ""));
      steps++
    )
      next++;
  }
  const equals = tokens.list[next];
  if (equals?.is !== "sign" || !(equals.text === "=" || equals.text === ":=" || equals.text === "<-")) return undefined;
  const { expression } = expressionFrom(tokens, next + 1, inside, 0);
  calls.push(...callsIn(expression));
  const dot = token.text.lastIndexOf(".");
  const owner =
    dot < 0 ? inside : token.text.slice(0, dot).startsWith("this") ? `${inside}.this` : token.text.slice(0, dot);
  return { inside: owner, name: token.text.slice(dot + 1), value: expression, line: token.line };
}

function annotationAt(tokens: Tokens, at: number, inside: string, calls: Call[]): Annotation {
  const token = tokens.list[at];
  const { expression, end } = expressionFrom(tokens, at, inside, 0);
  const call = expression.is === "call" ? expression.call : undefined;
  if (call !== undefined)
    for (const one of [...call.arguments, ...Object.values(call.named)]) calls.push(...callsIn(one));
  return {
    name: (token?.text ?? "").replace(/^(?:get|field|param|file):/u, ""),
    arguments: call?.arguments ?? [],
    named: call?.named ?? {},
    on: nameAfter(tokens, end),
    inside,
    line: token?.line ?? 1,
  };
}

/** The name that is declared after an annotation. */
function nameAfter(tokens: Tokens, from: number): string {
  for (let at = from; at < Math.min(from + 40, tokens.list.length); at++) {
    const token = tokens.list[at];
    const next = tokens.list[at + 1];
    if (
      token?.is === "word" &&
      next?.is === "word" &&
      /^(?:val|var|class|object|interface|fun|def|struct|enum|trait)$/u.test(token.text)
    )
      return lastOf(next.text);
    if (token?.is === "word" && next?.is === "sign" && /^[:=;]$/u.test(next.text)) return lastOf(token.text);
    if (token?.is === "sign" && token.text === "{") break;
  }
  return "";
}

function callsIn(expression: Expression): readonly Call[] {
  switch (expression.is) {
    case "call":
      return [
        ...(expression.call.receiver === undefined ? [] : callsIn(expression.call.receiver)),
        ...expression.call.arguments.flatMap(callsIn),
        ...Object.values(expression.call.named).flatMap(callsIn),
        expression.call,
      ];
    case "join":
      return expression.parts.flatMap(callsIn);
    case "either":
      return expression.of.flatMap(callsIn);
    case "list":
      return expression.items.flatMap(callsIn);
    case "record":
      return Object.values(expression.fields).flatMap(callsIn);
    default:
      return [];
  }
}

function importsIn(text: string): readonly Import[] {
  const imports: Import[] = [];
  const pattern = /^[ \t]*(?:import|using|use|require|alias|from)\s+(?:static\s+)?["'(]*([\w.:\\/@{}, *-]+)/gmu;
  let line = 1;
  let last = 0;
  for (const match of text.slice(0, 200_000).matchAll(pattern)) {
    line += text.slice(last, match.index).split("\n").length - 1;
    last = match.index;
    const path = (match[1] ?? "").trim().replaceAll("::", ".").replaceAll("\\", ".");
    if (path !== "") imports.push({ path, names: [lastOf(path.replace(/[,{} ].*$/u, ""))], line });
  }
  return imports;
}

function lastOf(name: string): string {
  return name.slice(Math.max(name.lastIndexOf("."), name.lastIndexOf("/")) + 1);
}
