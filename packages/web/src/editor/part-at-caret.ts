/** Which part of a picture a line of the text says, and which lines say a part. */
import type { OutlineAnswer, OutlineStatement } from "@orrery/core/answers/language-answers";
import type { Part } from "../viewer/parts.ts";

/** The part of a picture that the caret is in: the innermost statement that is drawn. */
export function partAtCaret(
  { statements }: OutlineAnswer,
  parts: readonly Part[],
  text: string,
  offset: number,
): Part | undefined {
  const line = lineAt(text, offset);
  const around = statements
    .filter((one) => one.line <= line && line <= one.endLine)
    .toSorted((a, b) => nearness(b, offset) - nearness(a, offset) || a.endLine - a.line - (b.endLine - b.line));
  for (const statement of around) {
    const part = partOf(statement, parts);
    if (part !== undefined) return part;
  }
  return undefined;
}

/** The statement that says a part; of a line that stands for several relationships, the one it begins at. */
export function statementOf({ statements }: OutlineAnswer, part: Part): OutlineStatement | undefined {
  const ids = part.role === "edge" ? [part.id] : [part.element, part.id];
  const own = statements.find(({ id, kind }) => ids.includes(id) && kind === (part.role === "edge" ? kind : "element"));
  if (own !== undefined || part.role !== "edge" || part.from === undefined || part.to === undefined) return own;
  const { from, to } = part;
  const joining = statements.find(
    ({ id, kind }) => kind === "relationship" && id.startsWith(`${from} `) && id.endsWith(` ${to}`),
  );
  return joining ?? statements.find(({ id, kind }) => kind === "element" && id === from);
}

function partOf({ id, kind }: OutlineStatement, parts: readonly Part[]): Part | undefined {
  if (kind === "relationship") return parts.find((part) => part.role === "edge" && part.id === id);
  const boxes = parts.filter((part) => part.role !== "edge");
  return boxes.find((part) => part.id === id) ?? boxes.find((part) => part.element === id);
}

/** On the words of a statement itself the caret means it, elsewhere in its lines the smallest one. */
function nearness({ from, to }: OutlineStatement, offset: number): number {
  return from <= offset && offset <= to ? 1 : 0;
}

/** Line of an offset, from 1. */
function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}
