/** The places inside a value: items of a list, fields of a record, further languages of a text. */
import { textOf, type Statement, type Token } from "./syntax.ts";

export type ValueNode =
  | {
      readonly kind: "scalar";
      readonly start: number;
      readonly end: number;
      readonly text: string;
      readonly words: readonly Token[];
      readonly languages: readonly LanguageNode[];
    }
  /** `isBare`: written without brackets. */
  | {
      readonly kind: "list";
      readonly start: number;
      readonly end: number;
      readonly items: readonly ValueNode[];
      readonly isBare: boolean;
    }
  | { readonly kind: "record"; readonly start: number; readonly end: number; readonly fields: readonly FieldNode[] };

export interface FieldNode {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly value: ValueNode | undefined;
}

/** `fr "texte"` behind a text. */
interface LanguageNode {
  readonly start: number;
  readonly end: number;
  readonly language: string;
  readonly value: Token;
}

/** Key of an attribute statement; a documentation block is the description. */
export function keyOf(bytes: Uint8Array, statement: Statement): string | undefined {
  if (statement.kind === "documentation") return "description";
  const key = statement.kind === "attribute" ? statement.parts[0] : undefined;
  return key === undefined ? undefined : textOf(bytes, key);
}

/** The value of an attribute statement or documentation block; undefined where it has none. */
export function valueNodeOf(bytes: Uint8Array, statement: Statement): ValueNode | undefined {
  const parts = statement.kind === "documentation" ? statement.parts : statement.parts.slice(2);
  return new Reader(bytes, parts).values();
}

class Reader {
  private readonly bytes: Uint8Array;
  private readonly parts: readonly Token[];
  private at = 0;

  constructor(bytes: Uint8Array, parts: readonly Token[]) {
    this.bytes = bytes;
    this.parts = parts;
  }

  /** One value, or several with commas between: a list without brackets. */
  values(): ValueNode | undefined {
    const first = this.value();
    if (first === undefined || this.parts[this.at]?.role !== "comma") return first;
    const items = [first];
    while (this.parts[this.at]?.role === "comma") {
      this.at++;
      const item = this.value();
      if (item === undefined) break;
      items.push(item);
    }
    return { kind: "list", start: first.start, end: items.at(-1)?.end ?? first.end, items, isBare: true };
  }

  private value(): ValueNode | undefined {
    const part = this.parts[this.at];
    if (part === undefined || part.role === "close" || part.role === "comma" || part.role === "key") return undefined;
    if (part.role === "open") return this.bytes[part.start] === 91 ? this.list(part) : this.record(part);
    return this.scalar(part);
  }

  private scalar(first: Token): ValueNode {
    this.at++;
    const words = [first];
    const languages: LanguageNode[] = [];
    let end = first.end;
    if (this.bytes[first.start] === 34) {
      for (let language = this.parts[this.at]; language?.role === "language"; language = this.parts[this.at]) {
        const value = this.parts[this.at + 1];
        if (value === undefined) break;
        languages.push({ start: language.start, end: value.end, language: textOf(this.bytes, language), value });
        end = value.end;
        this.at += 2;
      }
    } else {
      for (
        let next = this.parts[this.at];
        next !== undefined && this.continues(end, next);
        next = this.parts[this.at]
      ) {
        words.push(next);
        end = next.end;
        this.at++;
      }
    }
    const text = words.map((word) => textOf(this.bytes, word)).join(" ");
    return { kind: "scalar", start: first.start, end, text, words, languages };
  }

  /** Does a further bare word belong to the same value? */
  private continues(end: number, next: Token): boolean {
    if ((next.role !== "value" && next.role !== "arrow") || this.bytes[next.start] === 34) return false;
    for (let at = end; at < next.start; at++) {
      const byte = this.bytes[at];
      if (byte === 47) return true;
      if (byte !== 32 && byte !== 9 && byte !== 13) return false;
    }
    return true;
  }

  private list(open: Token): ValueNode {
    this.at++;
    const items: ValueNode[] = [];
    for (let item = this.value(); item !== undefined; item = this.value()) items.push(item);
    return { kind: "list", start: open.start, end: this.closed(items.at(-1)?.end ?? open.end), items, isBare: false };
  }

  private record(open: Token): ValueNode {
    this.at++;
    const fields: FieldNode[] = [];
    for (let key = this.parts[this.at]; key?.role === "key"; key = this.parts[this.at]) {
      this.at++;
      let end = key.end;
      if (this.parts[this.at]?.role === "colon") {
        end = this.parts[this.at]?.end ?? end;
        this.at++;
      }
      const value = this.values();
      fields.push({ start: key.start, end: value?.end ?? end, name: fieldName(textOf(this.bytes, key)), value });
    }
    return { kind: "record", start: open.start, end: this.closed(fields.at(-1)?.end ?? open.end), fields };
  }

  /** Behind the closing bracket, where there is one. */
  private closed(end: number): number {
    const close = this.parts[this.at];
    if (close?.role !== "close") return end;
    this.at++;
    return close.end;
  }
}

/** Name of a field as it was meant: quotes and escapes are for writing. */
function fieldName(written: string): string {
  return written.startsWith('"') ? written.slice(1, -1).replace(/\\(["\\])/g, "$1") : written;
}
