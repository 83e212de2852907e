/** What an edit works on: the model, the texts that it was read from, and the statements in them. */
import type { Element, Model, Relationship } from "../../model/model.ts";
import { type Statement, type Syntax, allStatements, readSyntax } from "../syntax.ts";
import { keyOf } from "../value-syntax.ts";
import { Draft } from "./draft.ts";

/** A statement in its file. */
export interface Holder {
  readonly uri: string;
  readonly syntax: Syntax;
  readonly statement: Statement;
}

type Table = "elements" | "extensions" | "relationships";

export class Editing {
  readonly model: Model;
  readonly draft: Draft = new Draft();
  private readonly text: (uri: string) => Uint8Array;
  private readonly verbs: readonly string[];
  private readonly texts: Map<string, Uint8Array> = new Map();
  private readonly parts: Map<string, Syntax> = new Map();

  constructor(model: Model, text: (uri: string) => Uint8Array) {
    this.model = model;
    this.text = text;
    this.verbs = model.schema.relationships.map((verb) => verb.id);
  }

  bytes(uri: string): Uint8Array {
    let bytes = this.texts.get(uri);
    if (bytes === undefined) this.texts.set(uri, (bytes = this.text(uri)));
    return bytes;
  }

  /** All statements of a file. */
  file(uri: string): Syntax {
    return this.read(uri, { start: 0, end: this.bytes(uri).length });
  }

  /** The statement that declares an element; undefined for one that is not ours. */
  declaration(element: Element): Holder | undefined {
    if (element.row >= this.model.parts.ownRows) return undefined;
    const uri = this.model.segmentOf("elements", element.row)?.uri;
    return uri === undefined ? undefined : this.at(uri, this.model.columns.elementStart[element.row] as number);
  }

  /** Its declaration, then the `extend` statements that add to it, in the order in which they count. */
  holders(element: Element): readonly Holder[] {
    const own = this.declaration(element);
    const holders = own === undefined ? [] : [own];
    for (const row of this.model.parts.extensions.get(element.row) ?? []) {
      const uri = this.model.segmentOf("extensions", row)?.uri;
      const holder = uri === undefined ? undefined : this.at(uri, this.model.columns.extensionStart[row] as number);
      if (holder !== undefined) holders.push(holder);
    }
    return holders;
  }

  /** The statement of a relationship, which may state others with the same subject too. */
  relationship(relationship: Relationship): Holder | undefined {
    const uri = this.model.segmentOf("relationships", relationship.row)?.uri;
    return uri === undefined
      ? undefined
      : this.at(uri, this.model.columns.relationshipStart[relationship.row] as number);
  }

  /** The statement that begins at a place; only the statement at the top level around it is read. */
  at(uri: string, start: number): Holder | undefined {
    const syntax = this.read(uri, this.outermost(uri, start));
    for (const statement of allStatements(syntax.statements)) {
      if (statement.start === start && statement.kind !== "unreadable") return { uri, syntax, statement };
    }
    return undefined;
  }

  private read(uri: string, range: { readonly start: number; readonly end: number }): Syntax {
    const key = `${range.start} ${range.end} ${uri}`;
    let syntax = this.parts.get(key);
    if (syntax === undefined)
      this.parts.set(key, (syntax = readSyntax(this.bytes(uri), { uri, verbs: this.verbs, range })));
    return syntax;
  }

  private outermost(uri: string, offset: number): { readonly start: number; readonly end: number } {
    const { columns } = this.model;
    const segment = this.model.parts.segments.find((candidate) => candidate.uri === uri);
    let start = offset;
    let end = offset;
    const look = (table: Table, starts: Int32Array, ends: Int32Array): void => {
      const [first, last] = segment?.[table] ?? [0, 0];
      for (let row = first; row < last; row++) {
        if ((starts[row] as number) > offset || (ends[row] as number) < offset) continue;
        if ((starts[row] as number) <= start && (ends[row] as number) >= end) {
          start = starts[row] as number;
          end = ends[row] as number;
        }
      }
    };
    look("elements", columns.elementStart, columns.elementEnd);
    look("extensions", columns.extensionStart, columns.extensionEnd);
    look("relationships", columns.relationshipStart, columns.relationshipEnd);
    return { start, end };
  }
}

/** Attribute statements of a holder with a key, or with a field of it (`backup.every`). */
export function statementsOf(holder: Holder, key: string): readonly Statement[] {
  return holder.statement.children.filter((child) => {
    const own = keyOf(holder.syntax.bytes, child);
    return own === key || own?.startsWith(`${key}.`) === true;
  });
}
