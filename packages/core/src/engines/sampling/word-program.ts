/** A fault tree as a list of word operations, which evaluate 32 trials at a time, a batch of words per operation. */
import type { FaultTree, Gate } from "../fault-tree/tree.ts";
import { MIXED, ONES, ZEROS } from "./draws.ts";

/** Slots are places for the words of a batch: first of the events the top depends on, then of the gates, inputs before outputs. */
export interface WordProgram {
  /** Events of the tree, by slot. */
  readonly events: readonly number[];
  readonly slots: number;
  /** Words of a slot. */
  readonly words: number;
  /** For each gate in order: operator, need, number of inputs, inputs (a slot, or ~slot for its complement). */
  readonly code: Int32Array;
  /** A slot, or ~slot. */
  readonly top: number;
  readonly scratch: Int32Array;
  readonly inputs: Int32Array;
}

const AND = 0;
const OR = 1;
const XOR = 2;
const AT_LEAST = 3;

/** Words of all slots that fit in a processor's second cache. */
const CACHED_WORDS = 65_536;

/** Compiles what the top depends on; O(size). Throws on a reference to nothing, a circle, or `atLeast` without a need: our mistakes. */
export function compileWords(tree: FaultTree): WordProgram {
  const order = gatesInOrder(tree);
  const slotOf = new Map<number, number>();
  const events: number[] = [];
  const addEvent = (reference: number): void => {
    const node = reference < 0 ? ~reference : reference;
    if (node >= tree.events || slotOf.has(node)) return;
    slotOf.set(node, events.length);
    events.push(node);
  };
  addEvent(tree.top);
  for (const gate of order) for (const input of gateOf(tree, gate).inputs) addEvent(input);
  order.forEach((gate, at) => slotOf.set(tree.events + gate, events.length + at));
  const slotFor = (reference: number): number => {
    const slot = slotOf.get(reference < 0 ? ~reference : reference) ?? 0;
    return reference < 0 ? ~slot : slot;
  };
  const code = order.flatMap((gate) => {
    const { operator, need, inputs } = gateOf(tree, gate);
    if (operator === "atLeast" && need === undefined)
      throw new RangeError(`gate ${gate} does not say how many it needs`);
    return [operatorCode(operator), need ?? 0, inputs.length, ...inputs.map(slotFor)];
  });
  const slots = Math.max(1, events.length + order.length);
  const widest = order.reduce((most, gate) => Math.max(most, gateOf(tree, gate).inputs.length), 0);
  return {
    events,
    slots,
    words: Math.min(64, Math.max(8, 2 ** Math.floor(Math.log2(CACHED_WORDS / slots)))),
    code: Int32Array.from(code),
    top: slotFor(tree.top),
    scratch: new Int32Array(34),
    inputs: new Int32Array(widest + 1),
  };
}

function operatorCode(operator: Gate["operator"]): number {
  switch (operator) {
    case "and":
      return AND;
    case "or":
      return OR;
    case "xor":
      return XOR;
    case "atLeast":
      return AT_LEAST;
  }
}

function gateOf(tree: FaultTree, gate: number): Gate {
  const found = tree.gates[gate];
  if (found === undefined) throw new RangeError(`there is no gate ${gate}`);
  return found;
}

/** Gates that the top depends on, inputs first. */
function gatesInOrder(tree: FaultTree): readonly number[] {
  const order: number[] = [];
  /** 0 not seen, 1 begun, 2 done. */
  const state = new Uint8Array(tree.gates.length);
  const gateBehind = (reference: number): number => (reference < 0 ? ~reference : reference) - tree.events;
  const path: { readonly gate: number; next: number }[] = [];
  const enter = (gate: number): void => {
    if (gate < 0 || state[gate] === 2) return;
    if (state[gate] === 1) throw new RangeError(`gate ${gate} depends on itself`);
    gateOf(tree, gate);
    state[gate] = 1;
    path.push({ gate, next: 0 });
  };
  enter(gateBehind(tree.top));
  for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
    const input = gateOf(tree, last.gate).inputs[last.next++];
    if (input !== undefined) {
      enter(gateBehind(input));
      continue;
    }
    state[last.gate] = 2;
    order.push(last.gate);
    path.pop();
  }
  return order;
}

/** Evaluates all gates over a batch, of which the events are drawn, and counts how often the top is true in its first `trials` trials. */
export function evaluate(program: WordProgram, values: Int32Array, status: Uint8Array, trials: number): number {
  const { code, words, inputs } = program;
  let slot = program.events.length;
  for (let at = 0; at < code.length; slot++) {
    const operator = code[at] as number;
    let need = code[at + 1] as number;
    const total = code[at + 2] as number;
    at += 3;
    // Inputs that are the same in the whole batch, which those of rare events mostly are, need no words.
    let mixed = 0;
    let ones = 0;
    for (const end = at + total; at < end; at++) {
      const input = code[at] as number;
      const known = status[input < 0 ? ~input : input] as number;
      if (known === MIXED) inputs[mixed++] = input;
      else if (known === (input < 0 ? ZEROS : ONES)) ones++;
    }
    if (operator === XOR) {
      if (mixed === 0) status[slot] = (ones & 1) === 1 ? ONES : ZEROS;
      else {
        status[slot] = MIXED;
        xorWords(values, inputs, mixed, slot * words, words, -(ones & 1));
      }
      continue;
    }
    // All three others count their true inputs.
    need = (operator === AND ? total : operator === OR ? 1 : need) - ones;
    if (need <= 0) status[slot] = ONES;
    else if (need > mixed) status[slot] = ZEROS;
    else {
      status[slot] = MIXED;
      if (need === mixed) andWords(values, inputs, mixed, slot * words, words);
      else if (need === 1) orWords(values, inputs, mixed, slot * words, words);
      else countWords(program, values, need, mixed, slot * words);
    }
  }
  return countTop(program, values, status, trials);
}

function countTop({ top, words }: WordProgram, values: Int32Array, status: Uint8Array, trials: number): number {
  const slot = top < 0 ? ~top : top;
  const known = status[slot] as number;
  if (known !== MIXED) return known === (top < 0 ? ZEROS : ONES) ? trials : 0;
  const flip = top < 0 ? -1 : 0;
  let hits = 0;
  for (let word = 0; word < words && 32 * word < trials; word++) {
    const rest = trials - 32 * word;
    hits += bitCount(((values[slot * words + word] as number) ^ flip) & (rest >= 32 ? -1 : (1 << rest) - 1));
  }
  return hits;
}

function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Conjunction of inputs, two at a time besides what there is. */
function andWords(values: Int32Array, inputs: Int32Array, count: number, base: number, words: number): void {
  let from = start(values, inputs, count, base, words, -1);
  for (; from + 1 < count; from += 2) {
    const one = inputs[from] as number;
    const other = inputs[from + 1] as number;
    const flipOne = one >> 31;
    const flipOther = other >> 31;
    const atOne = (one ^ flipOne) * words;
    const atOther = (other ^ flipOther) * words;
    for (let word = 0; word < words; word++) {
      values[base + word] =
        (values[base + word] as number) &
        ((values[atOne + word] as number) ^ flipOne) &
        ((values[atOther + word] as number) ^ flipOther);
    }
  }
}

/** Disjunction of inputs. */
function orWords(values: Int32Array, inputs: Int32Array, count: number, base: number, words: number): void {
  let from = start(values, inputs, count, base, words, 0);
  for (; from + 1 < count; from += 2) {
    const one = inputs[from] as number;
    const other = inputs[from + 1] as number;
    const flipOne = one >> 31;
    const flipOther = other >> 31;
    const atOne = (one ^ flipOne) * words;
    const atOther = (other ^ flipOther) * words;
    for (let word = 0; word < words; word++) {
      values[base + word] =
        (values[base + word] as number) |
        ((values[atOne + word] as number) ^ flipOne) |
        ((values[atOther + word] as number) ^ flipOther);
    }
  }
}

/** Writes the first one or two inputs, so that an even number remains: their conjunction (`all` -1) or disjunction (0). */
function start(
  values: Int32Array,
  inputs: Int32Array,
  count: number,
  base: number,
  words: number,
  all: number,
): number {
  const one = inputs[0] as number;
  const flipOne = one >> 31;
  const atOne = (one ^ flipOne) * words;
  if ((count & 1) === 1) {
    for (let word = 0; word < words; word++) values[base + word] = (values[atOne + word] as number) ^ flipOne;
    return 1;
  }
  const other = inputs[1] as number;
  const flipOther = other >> 31;
  const atOther = (other ^ flipOther) * words;
  for (let word = 0; word < words; word++) {
    const first = (values[atOne + word] as number) ^ flipOne;
    const second = (values[atOther + word] as number) ^ flipOther;
    // a | b = (a & b) | (a ^ b)
    values[base + word] = (first & second) | ((first ^ second) & ~all);
  }
  return 2;
}

function xorWords(
  values: Int32Array,
  inputs: Int32Array,
  count: number,
  base: number,
  words: number,
  flip: number,
): void {
  for (let word = 0; word < words; word++) values[base + word] = flip;
  for (let from = 0; from < count; from++) {
    const one = inputs[from] as number;
    const flipOne = one >> 31;
    const atOne = (one ^ flipOne) * words;
    for (let word = 0; word < words; word++) {
      values[base + word] = (values[base + word] as number) ^ (values[atOne + word] as number) ^ flipOne;
    }
  }
}

/** At least `need` of the inputs: 32 counters are kept as the bits of a few words, the lowest digits in the first, and compared at the end. */
function countWords(
  { inputs, scratch, words }: WordProgram,
  values: Int32Array,
  need: number,
  count: number,
  base: number,
): void {
  const digits = 32 - Math.clz32(count);
  for (let word = 0; word < words; word++) {
    for (let digit = 0; digit < digits; digit++) scratch[digit] = 0;
    for (let from = 0; from < count; from++) {
      const one = inputs[from] as number;
      const flip = one >> 31;
      let carry = (values[(one ^ flip) * words + word] as number) ^ flip;
      for (let digit = 0; carry !== 0; digit++) {
        const sum = scratch[digit] as number;
        scratch[digit] = sum ^ carry;
        carry &= sum;
      }
    }
    let greater = 0;
    let equal = -1;
    for (let digit = digits - 1; digit >= 0; digit--) {
      const sum = scratch[digit] as number;
      if (((need >>> digit) & 1) === 1) equal &= sum;
      else {
        greater |= equal & sum;
        equal &= ~sum;
      }
    }
    values[base + word] = greater | equal;
  }
}
