import { expect, test } from "vitest";
import { DiagramBuilder } from "./diagram-builder.ts";
import { FALSE, TRUE } from "./diagram.ts";

const levels = 40;

/** Sums of neighbours in changing order, much of which is thrown away: the number of variables that are true, modulo 5, is `rest`. */
function countModulo(builder: DiagramBuilder, rest: number): number {
  // One function for each rest; a further variable moves them on.
  let now = [TRUE, FALSE, FALSE, FALSE, FALSE];
  for (let level = levels - 1; level >= 0; level--) {
    builder.held = Int32Array.from(now);
    const variable = builder.make(level, TRUE, FALSE);
    const next: number[] = [];
    for (let k = 0; k < 5; k++) {
      builder.held = Int32Array.from([...now, ...next, variable]);
      const moved = builder.and(variable, now[(k + 4) % 5] as number);
      builder.kept.push(moved);
      const same = builder.and(variable ^ 1, now[k] as number);
      builder.kept.push(same);
      if (moved < 0 || same < 0) return -1;
      next.push(builder.or(moved, same));
      builder.kept.length = 0;
    }
    now = next;
  }
  return now[rest] as number;
}

function sizeOf(builder: DiagramBuilder, root: number): number {
  const seen = new Set([0]);
  const pending = [root >> 1];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    pending.push(builder.high(node * 2) >> 1, builder.low(node * 2) >> 1);
  }
  return seen.size;
}

function holds(builder: DiagramBuilder, root: number, state: readonly boolean[]): boolean {
  let edge = root;
  while (edge >> 1 !== 0) edge = state[builder.level(edge)] === true ? builder.high(edge) : builder.low(edge);
  return edge === TRUE;
}

test("with hardly any room, rubbish is collected and the diagram is the same", () => {
  const roomy = new DiagramBuilder();
  roomy.start({ nodes: 1 << 20, made: 1 << 20 }, 1);
  const large = countModulo(roomy, 2);
  const small = new DiagramBuilder();
  // The functions of one level have about 200 nodes each side of it, and twice as many are made on the way.
  small.start({ nodes: 300, made: 1 << 20 }, 1);
  const tight = countModulo(small, 2);
  expect(small.made).toBeGreaterThan(300);
  expect(small.size).toBeLessThanOrEqual(300);
  expect(sizeOf(small, tight)).toBe(sizeOf(roomy, large));
  for (let state = 0; state < 500; state++) {
    const values = Array.from(
      { length: levels },
      (_, level) => Math.imul(state * 64 + level + 1, 0x9e3779b1) >>> 31 === 1,
    );
    const isTrue = values.filter(Boolean).length % 5 === 2;
    expect(holds(small, tight, values)).toBe(isTrue);
    expect(holds(roomy, large, values)).toBe(isTrue);
  }
});

test("equal functions are one edge, and complements differ in one bit", () => {
  const builder = new DiagramBuilder();
  builder.start({ nodes: 1000, made: 1000 }, 1);
  const [a, b] = [builder.make(0, TRUE, FALSE), builder.make(1, TRUE, FALSE)];
  expect(builder.or(a, b)).toBe(builder.and(a ^ 1, b ^ 1) ^ 1);
  expect(builder.xor(a, b ^ 1)).toBe(builder.xor(a, b) ^ 1);
  expect(builder.xor(a, b)).toBe(builder.or(builder.and(a, b ^ 1), builder.and(a ^ 1, b)));
  expect(builder.xor(builder.xor(a, b), a)).toBe(b);
});

test("without room for what is needed, operations fail and say so", () => {
  const builder = new DiagramBuilder();
  builder.start({ nodes: 50, made: 1 << 20 }, 1);
  expect(countModulo(builder, 2)).toBe(-1);
  expect(builder.isFull).toBe(true);
});
