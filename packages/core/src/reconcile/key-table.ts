/** What each attribute key means on each subject, by numbers: asked for every attribute of every element. */
import type { Symbols } from "../base/symbols.ts";
import type { KeyMeaning, Schema } from "../model/schema.ts";

const UNSEEN = 0;
/** `number` of a key that may not stand on its subject. */
export const NO_MEANING = 1;

export class KeyTable {
  private readonly symbols: Symbols;
  private readonly schema: Schema;
  private readonly subjects: number;
  /** Small number of a key symbol, from 1. */
  private readonly numberOf: Int32Array;
  private keys = 0;
  private table: Int32Array;
  private readonly found: (KeyMeaning | undefined)[] = [undefined, undefined];
  private readonly numbers: Map<KeyMeaning, number> = new Map();

  constructor(symbols: Symbols, schema: Schema) {
    this.symbols = symbols;
    this.schema = schema;
    this.subjects = schema.kinds.length + schema.relationships.length;
    this.numberOf = new Int32Array(symbols.count);
    this.table = new Int32Array(this.subjects * 64);
  }

  /** Meaning of a key symbol on a kind or verb; undefined where it may not stand. */
  meaning(key: number, subject: number): KeyMeaning | undefined {
    return this.found[this.number(key, subject)];
  }

  /** Small number of that meaning; `NO_MEANING` where the key may not stand. */
  number(key: number, subject: number): number {
    let number = this.numberOf[key] as number;
    if (number === 0) number = this.addKey(key);
    const place = number * this.subjects + subject;
    const known = this.table[place] as number;
    return known === UNSEEN ? this.find(key, subject, place) : known;
  }

  /** The meaning of a number given before. */
  at(number: number): KeyMeaning {
    return this.found[number] as KeyMeaning;
  }

  private addKey(key: number): number {
    const number = ++this.keys;
    this.numberOf[key] = number;
    if ((number + 1) * this.subjects > this.table.length) {
      const larger = new Int32Array(this.table.length * 2);
      larger.set(this.table);
      this.table = larger;
    }
    return number;
  }

  private find(key: number, subject: number, place: number): number {
    const meaning = this.schema.meaning(this.symbols.text(key), subject);
    let number = meaning === undefined ? NO_MEANING : this.numbers.get(meaning);
    if (number === undefined) {
      number = this.found.length;
      this.found.push(meaning);
      if (meaning !== undefined) this.numbers.set(meaning, number);
    }
    this.table[place] = number;
    return number;
  }
}
