/** Which line of a text says what, as lines and boxes of pictures are called. */
import { decode, encode, lineOf, lineStarts } from "../base/text.ts";
import { allStatements, readSyntax, type Statement, textOf, type Token } from "../language/syntax.ts";
import type { Model } from "../model/model.ts";
import type { OutlineAnswer, OutlineStatement } from "./language-answers.ts";

/** The statements of a text that may be newer than the model. */
export function outlineAnswer(model: Model, uri: string, text: string): OutlineAnswer {
  const bytes = encode(text);
  const starts = lineStarts(bytes);
  const { statements } = readSyntax(bytes, { uri, verbs: model.schema.relationships.map((verb) => verb.id) });
  const units = counter(bytes);
  const place = (statement: Statement, named: Token): Omit<OutlineStatement, "kind" | "id"> => ({
    line: lineOf(starts, statement.start) + 1,
    endLine: lineOf(starts, Math.max(statement.start, statement.end - 1)) + 1,
    from: units(named.start),
    to: units(named.end),
  });
  return {
    version: 1,
    statements: [...allStatements(statements)].flatMap((statement): readonly OutlineStatement[] => {
      const named = nameOf(statement);
      if (statement.kind !== "relationship")
        return named === undefined ? [] : [{ kind: "element", id: textOf(bytes, named), ...place(statement, named) }];
      return lineIds(bytes, statement).map(({ id, object }) => ({
        kind: "relationship",
        id,
        ...place(statement, object),
      }));
    }),
  };
}

function nameOf(statement: Statement): Token | undefined {
  const { kind, parts } = statement;
  if (kind === "element" || kind === "link") return parts.find(({ role }) => role === "id");
  return kind === "extension" ? parts.find(({ role }) => role === "reference") : undefined;
}

/** What a line for each object of a relationship is called. */
function lineIds(bytes: Uint8Array, statement: Statement): readonly { readonly id: string; readonly object: Token }[] {
  const subject =
    statement.parts.find(({ role }) => role === "subject") ??
    (statement.parent === undefined ? undefined : nameOf(statement.parent));
  const verb = statement.parts.find(({ role }) => role === "verb");
  if (subject === undefined || verb === undefined) return [];
  const word = textOf(bytes, verb).split(/\s+/).join(" ");
  const said = word === "->" ? "flows" : word;
  return statement.parts
    .filter(({ role }) => role === "object")
    .map((object) => ({ id: `${textOf(bytes, subject)} ${said} ${textOf(bytes, object)}`, object }));
}

/** Counts UTF-16 code units up to bytes; what is asked in order is counted once. */
function counter(bytes: Uint8Array): (offset: number) => number {
  let at = 0;
  let units = 0;
  return (offset) => {
    if (offset < at) [at, units] = [0, 0];
    units += decode(bytes, at, offset).length;
    at = offset;
    return units;
  };
}
