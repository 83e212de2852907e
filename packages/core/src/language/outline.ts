/** The statements of a file as a tree of titles, for an outline beside the text and for folding. */
import type { Span } from "../base/diagnostic.ts";
import { partOf, readSyntax, type Statement, type SyntaxOptions, textOf } from "./syntax.ts";

export interface OutlineItem {
  /** Kind of element as written, or `extend`, or a word of a definition. */
  readonly kind: string;
  readonly id: string;
  /** Main name, or the id. */
  readonly name: string;
  readonly span: Span;
  /** Where the id stands, for the cursor to go to. */
  readonly idSpan: Span;
  readonly children: readonly OutlineItem[];
}

/** Elements, extensions and definitions of one file, nested as the text nests them. */
export function outline(bytes: Uint8Array, options: SyntaxOptions = {}): readonly OutlineItem[] {
  return itemsOf(bytes, readSyntax(bytes, options).statements);
}

function itemsOf(bytes: Uint8Array, statements: readonly Statement[]): readonly OutlineItem[] {
  return statements.flatMap((statement) => {
    const isTitled =
      statement.kind === "element" ||
      statement.kind === "link" ||
      statement.kind === "extension" ||
      statement.kind === "definition";
    if (!isTitled) return statement.kind === "unreadable" ? itemsOf(bytes, statement.children) : [];
    const kind = statement.parts[0] ?? { start: statement.start, end: statement.start };
    const id = partOf(statement, "id") ?? partOf(statement, "reference") ?? kind;
    const name = partOf(statement, "name");
    return [
      {
        kind: textOf(bytes, kind),
        id: textOf(bytes, id),
        name:
          name === undefined
            ? textOf(bytes, id)
            : textOf(bytes, name)
                .replace(/^"|"$/g, "")
                .replace(/\\(["\\])/g, "$1"),
        span: { start: statement.start, end: statement.end },
        idSpan: { start: id.start, end: id.end },
        children: itemsOf(bytes, statement.children),
      },
    ];
  });
}
