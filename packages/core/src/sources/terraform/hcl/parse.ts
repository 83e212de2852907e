/** HCL text to its body. What cannot be read is noted and passed over: the rest of the file is still read. */
import { Cursor } from "./cursor.ts";
import { expression } from "./expression.ts";
import type { HclAttribute, HclBlock, HclBody, HclProblem } from "./syntax.ts";
import { quoted } from "./template.ts";

export interface HclFile {
  readonly body: HclBody;
  readonly problems: readonly HclProblem[];
}

export function parseHcl(text: string, depthLimit: number): HclFile {
  const cursor = new Cursor(text, depthLimit);
  const body = bodyOf(cursor, false);
  return { body, problems: cursor.problems };
}

/** Up to the end of the text, or past the brace that closes the block. */
function bodyOf(cursor: Cursor, isBlock: boolean): HclBody {
  const attributes: HclAttribute[] = [];
  const blocks: HclBlock[] = [];
  for (;;) {
    cursor.skip(true);
    if (cursor.isAtEnd) {
      if (isBlock) cursor.note();
      break;
    }
    if (cursor.take("}")) {
      if (isBlock) break;
      cursor.note();
      continue;
    }
    cursor.isLoose = false;
    const found = entry(cursor);
    if (found !== undefined) {
      if ("type" in found) blocks.push(found);
      else attributes.push(found);
    }
    if (cursor.failed) recover(cursor);
  }
  return { attributes, blocks };
}

/** `name = value`, or `type "label" { ... }`. */
function entry(cursor: Cursor): HclAttribute | HclBlock | undefined {
  const { line } = cursor;
  const name = wordOrText(cursor);
  cursor.skip();
  if (name === undefined || cursor.failed) return failing(cursor);
  if (cursor.take("=") || cursor.take(":")) {
    const value = expression(cursor);
    if (!cursor.failed) endEntry(cursor);
    return { name, value, line };
  }
  return blockOf(cursor, name, line);
}

/** An attribute ends with its line, or with the brace of a block on one line. */
function endEntry(cursor: Cursor): void {
  cursor.skip();
  const { code } = cursor;
  if (!cursor.isAtEnd && code !== 10 && code !== 125 && !cursor.take(",") && !cursor.take(";")) cursor.fail();
}

function blockOf(cursor: Cursor, type: string, line: number): HclBlock | undefined {
  const labels: string[] = [];
  while (!cursor.take("{")) {
    const label = wordOrText(cursor);
    if (label === undefined || cursor.failed) return failing(cursor);
    labels.push(label);
    cursor.skip();
  }
  if (!cursor.enter()) {
    cursor.leave();
    return failing(cursor);
  }
  const body = bodyOf(cursor, true);
  cursor.leave();
  return { type, labels, body, line };
}

function wordOrText(cursor: Cursor): string | undefined {
  if (!cursor.take('"')) return cursor.word() || undefined;
  const text = quoted(cursor, expression);
  return text.is === "literal" && typeof text.value === "string" ? text.value : undefined;
}

function failing(cursor: Cursor): undefined {
  cursor.fail();
  return undefined;
}

/** After a mistake: to the end of the line on which all brackets opened since are closed again. */
function recover(cursor: Cursor): void {
  cursor.note();
  cursor.failed = false;
  cursor.isLoose = false;
  let open = 0;
  while (!cursor.isAtEnd) {
    const { code } = cursor;
    if (code === 10 && open <= 0) return;
    if (code === 123 || code === 91 || code === 40) open++;
    else if (code === 125 && open <= 0) return;
    else if (code === 125 || code === 93 || code === 41) open--;
    else if (code === 34) {
      skipQuoted(cursor);
      continue;
    }
    if (code === 10) cursor.line++;
    cursor.at++;
  }
}

function skipQuoted(cursor: Cursor): void {
  cursor.at++;
  while (!cursor.isAtEnd && cursor.code !== 34 && cursor.code !== 10) cursor.at += cursor.code === 92 ? 2 : 1;
  if (cursor.code === 34) cursor.at++;
}
