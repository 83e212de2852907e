/**
 * What a rule decides by what its subject itself states, learnt while it judges. A rule is a pure function: where it reads one attribute
 * after the other of its subject and nothing else, the same values lead to the same verdict, and the rule need not be asked again. Most
 * questions of most rules end so, the rest begin so.
 */
import { Form } from "../model/columns.ts";
import type { Model } from "../model/model.ts";
import type { Verdict } from "./verdict.ts";

/** Ends of a decision: not asked, the three states; "ask the rule": it looks at more than its subject; "learn": nothing is known yet. */
export const NOT_ASKED = 0;
export const ASK = -1;
export const LEARN = -2;
const states: readonly Verdict["state"][] = ["holds", "violated", "unknown"];

/** The end that a verdict is. */
export function endOf(verdict: Verdict | undefined): number {
  return verdict === undefined ? NOT_ASKED : states.indexOf(verdict.state) + 1;
}

/** The state that an end stands for, other than `NOT_ASKED` and `ASK`. */
export function stateOf(end: number): Verdict["state"] {
  return states[end - 1] ?? "holds";
}

/** An attribute as decisions see it. */
export interface AskedKey {
  /** Symbol of the key, -1 where no text has it as it stands. */
  readonly symbol: number;
  /** Number of the attribute among the heads of keys: `backup` of `backup.every`. */
  readonly head: number;
}

interface Fork {
  readonly key: AskedKey;
  /** By code of the value. */
  readonly ways: Map<number, Fork | number>;
}

/** Codes of values: absent, and what cannot be told from others by one number. */
const ABSENT = -1;
const MANIFOLD = -2;
/** Values after which a fork learns no more: numbers and dates are seldom met twice. */
const MOST_WAYS = 64;

/** What has been learnt of one rule for subjects of one kind. */
export class Decision {
  private root: Fork | number | undefined;

  /** The end for a subject with these attribute rows. */
  end(rows: readonly number[], values: ValueCodes): number {
    let at = this.root;
    while (typeof at === "object") {
      const code = values.code(rows, at.key);
      if (code === MANIFOLD) return ASK;
      const next = at.ways.get(code);
      if (next === undefined) return at.ways.size < MOST_WAYS ? LEARN : ASK;
      at = next;
    }
    return at ?? LEARN;
  }

  /** Learns that these reads, in their order, led to an end. */
  learn(reads: readonly Read[], end: number): void {
    let fork: Fork | undefined;
    let code = 0;
    for (const read of reads) {
      const at = fork === undefined ? this.root : fork.ways.get(code);
      if (typeof at === "number") return;
      const next: Fork = at ?? { key: read.key, ways: new Map() };
      if (at === undefined && !this.place(fork, code, next)) return;
      // A rule that reads otherwise than before is none that can be learnt.
      if (next.key.symbol !== read.key.symbol || next.key.head !== read.key.head) return;
      if (read.code === MANIFOLD) return;
      fork = next;
      ({ code } = read);
    }
    if ((fork === undefined ? this.root : fork.ways.get(code)) === undefined) this.place(fork, code, end);
  }

  private place(fork: Fork | undefined, code: number, next: Fork | number): boolean {
    if (fork === undefined) this.root = next;
    else if (fork.ways.size < MOST_WAYS) fork.ways.set(code, next);
    else return false;
    return true;
  }
}

/** One attribute that a rule read of its subject, and what it met. */
export interface Read {
  readonly key: AskedKey;
  readonly code: number;
}

/** Tells values apart by one number each. */
export class ValueCodes {
  private readonly model: Model;
  /** By symbol of a key: 1 and the number of the attribute that it is of; 0 where not asked yet. */
  private readonly headOf: Int32Array;
  private readonly heads: Map<string, number> = new Map();

  constructor(model: Model) {
    this.model = model;
    this.headOf = new Int32Array(model.symbols.count);
  }

  /** Number of an attribute among the heads. */
  head(attribute: string): number {
    let number = this.heads.get(attribute);
    if (number === undefined) this.heads.set(attribute, (number = this.heads.size));
    return number;
  }

  /** The code of what a subject with these rows states of a key. */
  code(rows: readonly number[], { symbol, head }: AskedKey): number {
    const { attributeKey, attributeForm, attributeValue } = this.model.columns;
    let isParted = false;
    for (const row of rows) {
      const key = attributeKey[row] as number;
      if (key === symbol) {
        const form = attributeForm[row] as number;
        return form === Form.list || form === Form.record ? MANIFOLD : (attributeValue[row] as number) * 8 + form;
      }
      if (this.headNumber(key) === head) isParted = true;
    }
    return isParted ? MANIFOLD : ABSENT;
  }

  /** Number of the attribute that a key is, or is a field of. */
  private headNumber(symbol: number): number {
    let known = this.headOf[symbol] as number;
    if (known === 0) {
      const key = this.model.symbols.text(symbol);
      const dot = key.indexOf(".");
      this.headOf[symbol] = known = this.head(dot < 0 ? key : key.slice(0, dot)) + 1;
    }
    return known - 1;
  }
}
