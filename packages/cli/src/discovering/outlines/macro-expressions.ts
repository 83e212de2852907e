/** Macros of Rust: their arguments are tokens to the grammar, and read here as far as they are texts, names and simple calls. */
import type { Call, Expression } from "@orrery/core/sources/code/outline";
import { type OutlineWriter, plainName, textOf, unknown } from "./outline-writer.ts";
import { childOf, type SyntaxNode } from "./syntax-node.ts";

/** `format!("http://{}:{port}", host)` is a call of `format!` with a text and what is put in. */
export function macroExpression(writer: OutlineWriter, node: SyntaxNode): Expression {
  const macro = childOf(node, "macro");
  const tokens = node.children.find(({ type }) => type === "token_tree");
  if (macro === undefined || tokens === undefined) return unknown;
  const line = writer.lineOf(node.start);
  const inner = textOf(writer, tokens).slice(1, -1);
  const named: Record<string, Expression> = {};
  const plain: Expression[] = [];
  for (const argument of splitArguments(inner)) {
    const [, name, value] = /^(\w+)\s*=(?![=>])\s*(.*)$/su.exec(argument) ?? [];
    if (name === undefined || value === undefined) plain.push(simple(argument, line));
    else named[name] = simple(value, line);
  }
  const call: Call = {
    callee: `${plainName(textOf(writer, macro)) ?? ""}!`,
    arguments: plain,
    named,
    typeArguments: [],
    inside: "",
    line,
  };
  writer.calls.push(call);
  return { is: "call", call };
}

function simple(text: string, line: number): Expression {
  const literal = /^&?r?#*"((?:[^"\\]|\\.)*)"#*(?:\.to_(?:string|owned)\(\))?$/su.exec(text);
  if (literal !== null) return { is: "text", value: (literal[1] ?? "").replaceAll(/\\(.)/gsu, "$1"), line };
  const read = /(?:^|::)(var|var_os|env!|option_env!)\(\s*"(\w+)"/u.exec(text);
  if (read !== null)
    return {
      is: "call",
      call: {
        callee: "env.var",
        arguments: [{ is: "text", value: read[2] ?? "", line }],
        named: {},
        typeArguments: [],
        inside: "",
        line,
      },
    };
  const name = plainName(
    text.replace(/^&(?:mut\s+)?/u, "").replace(/(?:\.(?:clone|as_str|to_string|as_ref)\(\))+$/u, ""),
  );
  return name === undefined ? unknown : { is: "name", name, line };
}

/** At the commas that stand in no brackets and no text. */
function splitArguments(text: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? "";
    if (sign === '"') {
      for (at++; at < text.length && text[at] !== '"'; at++) if (text[at] === "\\") at++;
    } else if ("([{".includes(sign)) depth++;
    else if (")]}".includes(sign)) depth--;
    else if (sign === "," && depth === 0) {
      found.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  const last = text.slice(from).trim();
  return last === "" ? found : [...found, last];
}
