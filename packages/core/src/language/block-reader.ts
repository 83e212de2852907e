/** The reader's blocks: what is open, what closes it, and how reading goes on after a mistake. */
import { CLOSE, COMMA, NEWLINE, OPEN, QUOTE, SEMICOLON, SLASH, SPACE, TAB } from "./bytes.ts";
import { MAX_DEPTH, PENDING_SIZE, ValueReader } from "./value-reader.ts";

export const FRAME_FILE = 0;
export const FRAME_ELEMENT = 1;
export const FRAME_RELATIONSHIP = 2;
export const FRAME_EXTENSION = 3;
const FRAME_VOID = 4;
const FRAME_SIZE = 8;

export class BlockReader extends ValueReader {
  /** Open blocks: type, row, number of rows, id symbol, base of pending attributes, start, indentation, suspect. */
  protected frames: Int32Array = new Int32Array(FRAME_SIZE * 16);
  protected depth = 0;
  protected statementStart = 0;
  /** Start of a block that was closed by the brace of another one, -1 when there is none. */
  protected suspected = -1;

  /** After a head: opens the block if there is one, else the statement is complete. */
  protected finish(type: number, row: number, count: number, id: number, base: number, start: number): void {
    this.skipSpaces();
    if (this.at < this.length && this.bytes[this.at] === OPEN) {
      if (this.depth >= MAX_DEPTH) {
        this.report("too-deep", "error", this.at, this.at + 1, { limit: MAX_DEPTH });
        this.at++;
        this.skipBalanced();
      } else {
        this.trace?.part("open", this.at, this.at + 1);
        this.at++;
        this.openFrame(type, row, count, id, base, start);
        return;
      }
    }
    this.complete(type, row, count, base, this.lastEnd());
    this.trace?.closed(this.lastEnd());
    this.endOfStatement();
  }

  protected openFrame(type: number, row: number, count: number, id: number, base: number, start: number): void {
    const offset = (this.depth + 1) * FRAME_SIZE;
    if (offset + FRAME_SIZE > this.frames.length) {
      const larger = new Int32Array(this.frames.length * 2);
      larger.set(this.frames);
      this.frames = larger;
    }
    this.depth++;
    this.frames[offset] = type;
    this.frames[offset + 1] = row;
    this.frames[offset + 2] = count;
    this.frames[offset + 3] = id;
    this.frames[offset + 4] = base;
    this.frames[offset + 5] = start;
    this.frames[offset + 6] = this.indentation(start);
    this.frames[offset + 7] = 0;
  }

  protected closeBlock(): void {
    if (this.depth === 0) {
      this.unreadable(this.at, "unexpected-close", {}, this.at + 1);
      return;
    }
    this.trace?.part("close", this.at, this.at + 1);
    const offset = this.depth * FRAME_SIZE;
    // A brace further left than the block that it closes, which looked unclosed before: this is the one that misses its own.
    if (
      (this.frames[offset + 7] as number) === 1 &&
      this.suspected < 0 &&
      this.freshLine >= 0 &&
      this.at - this.freshLine < (this.frames[offset + 6] as number)
    ) {
      this.suspected = this.frames[offset + 5] as number;
    }
    this.at++;
    this.closeFrame(this.at);
    this.endOfStatement();
  }

  protected closeFrame(end: number): void {
    const offset = this.depth * FRAME_SIZE;
    this.depth--;
    const type = this.frames[offset] as number;
    if (type === FRAME_VOID) this.pendingCount = this.frames[offset + 4] as number;
    else
      this.complete(
        type,
        this.frames[offset + 1] as number,
        this.frames[offset + 2] as number,
        this.frames[offset + 4] as number,
        end,
      );
    this.trace?.closed(end);
  }

  /** Writes out the attributes of a finished statement. */
  protected complete(type: number, row: number, count: number, base: number, end: number): void {
    const { columns, pending } = this;
    const first = columns.attributeCount;
    const attributes = this.pendingCount - base;
    for (let index = base; index < this.pendingCount; index++) {
      const place = index * PENDING_SIZE;
      columns.addAttribute(
        pending[place] as number,
        pending[place + 1] as number,
        pending[place + 2] as number,
        pending[place + 3] as number,
        pending[place + 4] as number,
      );
    }
    this.pendingCount = base;
    if (type === FRAME_ELEMENT) {
      columns.elementEnd[row] = end;
      columns.elementAttributes[row] = first;
      columns.elementAttributeCount[row] = attributes;
    } else if (type === FRAME_RELATIONSHIP) {
      let id = 0;
      for (let index = first; index < first + attributes; index++)
        if (columns.attributeKey[index] === this.words.id) id = columns.attributeValue[index] as number;
      for (let place = row; place < row + count; place++) {
        columns.relationshipEnd[place] = end;
        columns.relationshipAttributes[place] = first;
        columns.relationshipAttributeCount[place] = attributes;
        columns.relationshipId[place] = id;
      }
    } else if (type === FRAME_EXTENSION) {
      columns.extensionEnd[row] = end;
      columns.extensionAttributes[row] = first;
      columns.extensionAttributeCount[row] = attributes;
    }
  }

  /** At the end of the file: one report for the innermost block that looks unclosed by its indentation. */
  protected closeUnclosed(): void {
    if (this.depth === 0) return;
    let blamed = this.depth;
    for (let level = this.depth; level >= 1; level--) {
      if ((this.frames[level * FRAME_SIZE + 7] as number) === 1) {
        blamed = level;
        break;
      }
    }
    const start = this.suspected >= 0 ? this.suspected : (this.frames[blamed * FRAME_SIZE + 5] as number);
    this.report("unclosed-block", "error", start, this.lineEnd(start), { count: this.depth });
    while (this.depth > 0) this.closeFrame(this.length);
  }

  protected frameType(): number {
    return this.depth === 0 ? FRAME_FILE : (this.frames[this.depth * FRAME_SIZE] as number);
  }

  /** Id symbol of the element whose block this is, 0 at top level or in other blocks. */
  protected owner(): number {
    const type = this.frameType();
    return type === FRAME_ELEMENT || type === FRAME_EXTENSION
      ? (this.frames[this.depth * FRAME_SIZE + 3] as number)
      : 0;
  }

  protected parent(): number {
    for (let level = this.depth; level > 0; level--) {
      const type = this.frames[level * FRAME_SIZE] as number;
      if (type === FRAME_ELEMENT || type === FRAME_EXTENSION) return this.frames[level * FRAME_SIZE + 3] as number;
    }
    return 0;
  }

  /** A statement at or left of the column of the block that it stands in: the block was probably meant to be closed. */
  protected noteIndentation(start: number): void {
    if (this.depth === 0 || this.freshLine < 0) return;
    const offset = this.depth * FRAME_SIZE;
    if (start - this.freshLine <= (this.frames[offset + 6] as number)) this.frames[offset + 7] = 1;
  }

  protected indentation(start: number): number {
    let at = start;
    while (at > 0 && this.bytes[at - 1] !== NEWLINE) at--;
    const line = at;
    while (at < start && (this.bytes[at] === SPACE || this.bytes[at] === TAB)) at++;
    return at - line;
  }

  /** A statement must end here: new line, `;`, or the close of the block. */
  protected endOfStatement(): void {
    this.skipSpaces();
    if (this.at >= this.length) return;
    const byte = this.bytes[this.at] as number;
    if (byte === NEWLINE || byte === SEMICOLON || byte === CLOSE) return;
    if (byte === COMMA && this.depth > 0) {
      // `{ every: 24h, offsite: yes }`: a comma separates too.
      this.trace?.part("comma", this.at, this.at + 1);
      this.at++;
      return;
    }
    const start = this.at;
    this.report("unexpected-text", "error", start, start + 1, { found: this.characterAt(start) });
    this.trace?.opened("unreadable", start);
    const level = this.depth;
    this.skipLine();
    if (this.depth === level) this.trace?.closed(this.lastEnd());
  }

  /** Reports a statement that cannot be read and goes on after it. */
  protected unreadable(
    place: number,
    code: string,
    parameters: Record<string, string | number>,
    end: number = place + 1,
  ): void {
    this.report(code, "error", place, end, parameters);
    this.trace?.opened("unreadable", this.statementStart);
    if (this.at <= place && this.bytes[this.at] !== QUOTE) this.at = end > this.at ? end : this.at + 1;
    const level = this.depth;
    this.skipLine();
    if (this.depth === level) this.trace?.closed(this.lastEnd());
  }

  /** Skips to the end of the statement; a block that it opens is read and thrown away. */
  protected skipLine(): void {
    const { bytes, length } = this;
    while (this.at < length) {
      const byte = bytes[this.at] as number;
      if (byte === NEWLINE || byte === SEMICOLON) return;
      if (byte === CLOSE) return;
      if (byte === QUOTE) {
        if (this.isTripleQuote()) this.documentation();
        else this.string("error");
        continue;
      }
      if (byte === OPEN && this.depth < MAX_DEPTH) {
        const start = this.at;
        this.at++;
        this.trace?.part("open", start, this.at);
        this.openFrame(FRAME_VOID, 0, 0, 0, this.pendingCount, start);
        return;
      }
      if (byte === SLASH && this.isComment(this.at)) this.skipComment();
      else this.at++;
    }
  }
}
