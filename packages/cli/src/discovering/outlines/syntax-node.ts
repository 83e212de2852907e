/** The named nodes of a syntax tree as plain objects: copied out of WebAssembly in one pass, as each question across its border costs. */
import type { Tree, TreeCursor } from "web-tree-sitter";

export interface SyntaxNode {
  readonly type: string;
  /** Name of the field of its parent that it fills; empty for none. */
  readonly field: string;
  /** In UTF-16 units, as strings count. */
  readonly start: number;
  readonly end: number;
  readonly children: readonly SyntaxNode[];
}

/** Deeper nodes are left out: no person nests so, and whoever walks the copy may recur. */
const DEEPEST = 400;

const skipped: ReadonlySet<string> = new Set(["comment", "line_comment", "block_comment", "escape_sequence"]);

interface GrowingNode extends SyntaxNode {
  readonly children: GrowingNode[];
}

export interface CopiedTree {
  readonly root: SyntaxNode;
  /** Characters in parts that the grammar did not understand. */
  readonly broken: number;
}

export function copyTree(tree: Tree): CopiedTree {
  const cursor = tree.walk();
  const root: GrowingNode = { type: cursor.nodeType, field: "", start: 0, end: cursor.endIndex, children: [] };
  // From the root to the node whose children are being read.
  const path: GrowingNode[] = [root];
  let broken = 0;
  let isAtNode = cursor.gotoFirstChild();
  while (isAtNode) {
    const node = cursor.nodeIsNamed ? nodeAt(cursor) : undefined;
    if (node !== undefined && !skipped.has(node.type)) {
      if (node.type === "ERROR") broken += node.end - node.start;
      path.at(-1)?.children.push(node);
      if (path.length < DEEPEST && cursor.gotoFirstChild()) {
        path.push(node);
        continue;
      }
    }
    while (isAtNode && !cursor.gotoNextSibling()) {
      path.pop();
      cursor.gotoParent();
      isAtNode = path.length > 0;
    }
  }
  cursor.delete();
  return { root, broken };
}

function nodeAt(cursor: TreeCursor): GrowingNode {
  return {
    type: cursor.nodeType,
    field: cursor.currentFieldName ?? "",
    start: cursor.startIndex,
    end: cursor.endIndex,
    children: [],
  };
}

/** The first child that fills a field. */
export function childOf(node: SyntaxNode, ...fields: readonly string[]): SyntaxNode | undefined {
  return node.children.find(({ field }) => fields.includes(field));
}

export function childOfType(node: SyntaxNode, types: ReadonlySet<string>): SyntaxNode | undefined {
  return node.children.find(({ type }) => types.has(type));
}
