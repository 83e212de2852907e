/** Every place where a text refers to an element: ends of relationships, carried data, extensions, values. */
import type { Model } from "../../model/model.ts";
import { allStatements, type Statement, type Syntax, textOf, type Token } from "../syntax.ts";
import { keyOf, type ValueNode, valueNodeOf } from "../value-syntax.ts";

/** A value (or part of one) that refers to something. */
export interface ValueReference {
  readonly statement: Statement;
  /** The items or fields from the whole value down to the word itself; the last one is the word. */
  readonly path: readonly ValueNode[];
  /** The word itself, or the end of a relationship that is referred to. */
  readonly word: Token;
}

/** Which words of the attribute statements of a file refer to something that a test accepts. */
export function valueReferences(
  model: Model,
  syntax: Syntax,
  refers: (word: string) => boolean,
): readonly ValueReference[] {
  const found: ValueReference[] = [];
  for (const statement of allStatements(syntax.statements)) {
    if (statement.kind !== "attribute") continue;
    const subject = subjectOf(model, syntax, statement.parent);
    const key = keyOf(syntax.bytes, statement);
    const node = valueNodeOf(syntax.bytes, statement);
    if (node !== undefined && key !== undefined && subject >= 0) visit(node, key, [], statement);
    function visit(at: ValueNode, name: string, path: readonly ValueNode[], of: Statement): void {
      const inner = [...path, at];
      if (at.kind === "list") for (const item of at.items) visit(item, name, inner, of);
      else if (at.kind === "record") {
        for (const field of at.fields)
          if (field.value !== undefined)
            visit(field.value, path.some(({ kind }) => kind === "list") ? name : `${name}.${field.name}`, inner, of);
      } else found.push(...wordsThatRefer(model, syntax, at, name, subject, inner, of, refers));
    }
  }
  return found;
}

function wordsThatRefer(
  model: Model,
  { bytes }: Syntax,
  node: Extract<ValueNode, { readonly kind: "scalar" }>,
  key: string,
  subject: number,
  path: readonly ValueNode[],
  statement: Statement,
  refers: (word: string) => boolean,
): readonly ValueReference[] {
  const [first] = node.words;
  const last = node.words.at(-1);
  if (first === undefined || last === undefined || bytes[first.start] === 34) return [];
  const isRelationship =
    node.words.length > 2 &&
    (node.words.some(({ role }) => role === "arrow") || isVerb(model, bytes, node.words.slice(1, -1)));
  if (isRelationship)
    return [first, last].filter((word) => refers(textOf(bytes, word))).map((word) => ({ statement, path, word }));
  const meaning = model.schema.meaning(key, subject);
  if (node.words.length > 1 || meaning === undefined || meaning.refers === "never" || !refers(textOf(bytes, first)))
    return [];
  return [{ statement, path, word: first }];
}

function isVerb(model: Model, bytes: Uint8Array, words: readonly Token[]): boolean {
  return model.schema.verbNumber(words.map((word) => textOf(bytes, word)).join(" ")) >= 0;
}

/** Number of the kind or verb whose attributes stand in a block, -1 where it is not known. */
export function subjectOf(model: Model, { bytes }: Syntax, statement: Statement | undefined): number {
  const first = statement?.parts[0];
  if (statement === undefined || first === undefined) return -1;
  switch (statement.kind) {
    case "element":
    case "link":
      return model.schema.kindNumber(textOf(bytes, first));
    case "extension": {
      const row = model.row(textOf(bytes, statement.parts[1] ?? first));
      return row === undefined ? -1 : (model.parts.kindOf[row] as number);
    }
    case "relationship": {
      const verb = statement.parts.find((part) => part.role === "verb");
      const number = verb === undefined ? -1 : model.schema.verbNumber(textOf(bytes, verb).split(/\s+/).join(" "));
      return number < 0 ? -1 : model.schema.subjectOfVerb(number);
    }
    case "definition":
    case "attribute":
    case "documentation":
    case "unreadable":
      return -1;
  }
}
