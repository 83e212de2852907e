/** What a file imports, with the names by which it is known there. */
import { type OutlineWriter, textOf } from "./outline-writer.ts";
import { childOf, type SyntaxNode } from "./syntax-node.ts";

export function addImport(writer: OutlineWriter, node: SyntaxNode): void {
  const line = writer.lineOf(node.start);
  const text = textOf(writer, node).replaceAll(/\s+/gu, " ").slice(0, 2000);
  const add = (path: string, names: readonly string[]): void => {
    if (path !== "") writer.imports.push({ path, names, line });
  };
  switch (node.type) {
    case "import_spec": {
      const path = unquoted(textOf(writer, childOf(node, "path") ?? node));
      const alias = childOf(node, "name");
      add(path, [alias === undefined ? lastOf(path.replace(/\/v\d+$/u, ""), "/") : textOf(writer, alias)]);
      break;
    }
    case "import_from_statement": {
      const module = childOf(node, "module_name");
      const names = node.children.filter(({ field }) => field === "name").map((name) => textOf(writer, name));
      add(
        module === undefined ? "" : textOf(writer, module),
        names.map((name) => lastOf(name, " as ")),
      );
      break;
    }
    case "import_statement": {
      const source = childOf(node, "source");
      if (source !== undefined) add(unquoted(textOf(writer, source)), namesInClause(text));
      else
        for (const name of node.children.filter(({ field }) => field === "name")) {
          const [path = "", alias] = textOf(writer, name).split(/\s+as\s+/u);
          add(path, [alias ?? path]);
        }
      break;
    }
    case "use_declaration":
      for (const path of rustPaths(text.replace(/^.*?\buse /u, "").replace(/;$/u, ""))) {
        const [whole = "", alias] = path.split(" as ");
        add(whole.replaceAll("::", "."), [alias ?? lastOf(whole, "::")]);
      }
      break;
    case "namespace_use_declaration":
      for (const part of text
        .replace(/^use (?:function |const )?/u, "")
        .replace(/;$/u, "")
        .split(",")) {
        const [path = "", alias] = part.trim().split(" as ");
        add(path.replaceAll("\\", "."), [alias ?? lastOf(path, "\\")]);
      }
      break;
    default: {
      const specs = node.children
        .flatMap((child) => (child.type === "import_spec" ? [child] : child.children))
        .filter(({ type }) => type === "import_spec");
      for (const spec of specs) addImport(writer, spec);
      if (specs.length > 0) return;
      // `import static a.b.C.x;`, `using X = A.B;`, `global using A.B;`
      const path = /^(?:global )?(?:import|using)(?: static)? (?:(\w+) = )?([\w.*]+)/u.exec(text);
      if (path !== null) add(path[2] ?? "", [path[1] ?? lastOf(path[2] ?? "", ".")]);
    }
  }
}

function namesInClause(text: string): readonly string[] {
  const clause = /^import (?:type )?(.*?) from /u.exec(text)?.[1];
  if (clause === undefined) return [];
  return clause
    .replaceAll(/[{}*]/gu, " ")
    .split(",")
    .map((part) =>
      lastOf(part.trim(), " as ")
        .replace(/^(?:type|as) /u, "")
        .trim(),
    )
    .filter((part) => /^[\w$]+$/u.test(part));
}

/** `a::{b, c::d}` as its paths; one level of braces. */
function rustPaths(text: string): readonly string[] {
  const open = text.indexOf("{");
  if (open < 0) return [text.trim()];
  const before = text.slice(0, open);
  return text
    .slice(open + 1, text.lastIndexOf("}"))
    .replaceAll(/\{[^{}]*\}/gu, "*")
    .split(",")
    .map((part) => `${before}${part.trim()}`);
}

function unquoted(text: string): string {
  return text.replace(/^["'`<]/u, "").replace(/["'`>]$/u, "");
}

function lastOf(text: string, separator: string): string {
  const at = text.lastIndexOf(separator);
  return (at < 0 ? text : text.slice(at + separator.length)).trim();
}
