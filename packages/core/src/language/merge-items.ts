/** The things that a merge keeps apart: statements, attributes and comments of a version, as a tree over its texts. */
import { dedent } from "./documentation.ts";
import { partOf, readSyntax, type Statement, type Syntax, textOf, type Token, valueOf } from "./syntax.ts";

export type Side = "base" | "ours" | "theirs";
export type Sort =
  | "file"
  | "element"
  | "extension"
  | "definition"
  | "relationship"
  | "attribute"
  | "comment"
  | "unreadable";

/** Texts of a version by uri. */
export type Texts = ReadonlyMap<string, Uint8Array>;

export interface Item {
  readonly sort: Sort;
  readonly side: Side;
  readonly uri: string;
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly statement: Statement | undefined;
  readonly container: Item | undefined;
  readonly children: Item[];
  /** Comments inside its own text, between the words of a head or the values of a list. */
  readonly remarks: string[];
  /** A comment behind a statement, on its line. */
  readonly isTrailing: boolean;
  /** The same in all versions. */
  key: string;
}

/** Outer items before inner ones, in the order of the text. */
export function* walk(items: Iterable<Item>): Generator<Item> {
  for (const item of items) {
    yield item;
    yield* walk(item.children);
  }
}

/** Id, or word of a definition, as the statement writes it. */
export function idOf(item: Item): string {
  const part =
    item.statement === undefined
      ? undefined
      : (partOf(item.statement, item.sort === "extension" ? "reference" : "id") ?? partOf(item.statement, "kind"));
  return part === undefined ? "" : textOf(item.bytes, part);
}

/** Key of an attribute statement; documentation is the description. */
export function keyOf(item: Item): string {
  if (item.statement?.kind === "documentation") return "description";
  const part = item.statement === undefined ? undefined : partOf(item.statement, "key");
  return part === undefined ? "" : textOf(item.bytes, part);
}

/** Parts of the head: what stands before the block. */
export function headParts(item: Item): readonly Token[] {
  const { statement } = item;
  if (statement === undefined) return [];
  if (item.sort === "attribute" || item.sort === "unreadable") return statement.parts;
  return statement.parts.filter((part) => part !== statement.open && part !== statement.close);
}

/** Where the head ends. */
export function headEnd(item: Item): number {
  return headParts(item).at(-1)?.end ?? item.end;
}

/** What the statement itself says, without layout and comments: two items that say the same have the same. */
export function saying(item: Item): string {
  if (item.sort === "comment") return commentText(item);
  if (item.sort === "unreadable") return textOf(item.bytes, item).trim();
  const said = headParts(item)
    .map((part) => (part.role === "documentation" ? quoted(documentation(item.bytes, part)) : textOf(item.bytes, part)))
    .join(" ");
  // A documentation block is another way to write `description: "..."`.
  return item.statement?.kind === "documentation" ? `description : ${said}` : said;
}

function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
}

/** The value of an attribute as written. */
export function valueText(item: Item): string {
  const { statement } = item;
  if (statement === undefined) return "";
  if (statement.kind === "documentation") return documentation(item.bytes, item);
  const range = valueOf(statement);
  return range === undefined ? "" : textOf(item.bytes, range);
}

function documentation(bytes: Uint8Array, range: { readonly start: number; readonly end: number }): string {
  return dedent(textOf(bytes, range).replace(/^"""/, "").replace(/"""$/, ""));
}

function commentText(item: Item): string {
  return textOf(item.bytes, item).replaceAll(/\s+/g, " ").trim();
}

// Reading ---------------------------------------------------------------------------------------------------------------

/** The items of all files of a version. */
export function treeOf(side: Side, texts: Texts, verbs: readonly string[]): Map<string, Item> {
  const files = new Map<string, Item>();
  for (const [uri, bytes] of texts) files.set(uri, fileItem(side, uri, readSyntax(bytes, { uri, verbs })));
  return files;
}

function fileItem(side: Side, uri: string, syntax: Syntax): Item {
  const { bytes } = syntax;
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const file: Item = {
    sort: "file",
    side,
    uri,
    bytes,
    start,
    end: bytes.length,
    statement: undefined,
    container: undefined,
    children: [],
    remarks: [],
    isTrailing: false,
    key: "",
  };
  for (const statement of syntax.statements) addStatement(file, statement);
  for (const comment of syntax.comments) addComment(file, comment);
  return file;
}

function addStatement(container: Item, statement: Statement): void {
  const { side, uri, bytes } = container;
  const sort = sortOf(statement);
  const item: Item = {
    sort,
    side,
    uri,
    bytes,
    start: statement.start,
    end: statement.end,
    statement,
    container,
    children: [],
    remarks: [],
    isTrailing: false,
    key: "",
  };
  container.children.push(item);
  if (sort !== "unreadable" && sort !== "attribute") for (const child of statement.children) addStatement(item, child);
}

function sortOf(statement: Statement): Sort {
  switch (statement.kind) {
    case "element":
    case "link":
      return "element";
    case "documentation":
      return "attribute";
    default:
      return statement.kind;
  }
}

/** Puts a comment into the block that it stands in; inside a head or a value it is part of the statement. */
function addComment(file: Item, comment: Token): void {
  let container = file;
  for (;;) {
    const at = indexAt(container.children, comment.start);
    const before = container.children[at];
    if (before === undefined || comment.start >= before.end) {
      const { side, uri, bytes } = container;
      const isTrailing =
        before !== undefined && !textOf(bytes, { start: before.end, end: comment.start }).includes("\n");
      const item: Item = {
        sort: "comment",
        side,
        uri,
        bytes,
        start: comment.start,
        end: comment.end,
        statement: undefined,
        container,
        children: [],
        remarks: [],
        isTrailing,
        key: "",
      };
      container.children.splice(at + 1, 0, item);
      return;
    }
    const open = before.statement?.open;
    const isInBlock =
      open !== undefined && comment.start >= open.end && before.sort !== "attribute" && before.sort !== "unreadable";
    if (!isInBlock) {
      before.remarks.push(textOf(before.bytes, comment).trim());
      return;
    }
    container = before;
  }
}

/** Index of the last item that begins at or before an offset, -1 for none. */
function indexAt(items: readonly Item[], offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
