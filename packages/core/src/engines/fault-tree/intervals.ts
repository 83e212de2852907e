import type { DiagramBuilder } from "./diagram-builder.ts";

/** What a probability is known to lie between, with both complements, so that none loses digits. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
  /** 1 - upper. */
  readonly below: number;
  /** 1 - lower. */
  readonly above: number;
}

/** Of an event with this probability; NaN: it may have any. */
export function eventInterval(p: number): Interval {
  return Number.isNaN(p)
    ? { lower: 0, upper: 1, below: 0, above: 1 }
    : { lower: p, upper: p, below: 1 - p, above: 1 - p };
}

/** Of what is false when the other is true. */
export function complementOf({ lower, upper, below, above }: Interval): Interval {
  return { lower: below, upper: above, below: lower, above: upper };
}

/** What two that are both certain say together. */
export function intersectionOf(a: Interval, b: Interval): Interval {
  const [low, high] = [a.lower >= b.lower ? a : b, a.upper <= b.upper ? a : b];
  return { lower: low.lower, above: low.above, upper: high.upper, below: high.below };
}

/** Of a function in a builder whose variables, by level, have intervals: at each node the worse of both ends, so never too narrow. */
export function intervalOf(builder: DiagramBuilder, root: number, levels: readonly Interval[]): Interval {
  const order = nodesBelow(builder, root);
  const place = new Map(order.map((node, index) => [node, index]));
  const values: Interval[] = [];
  const valueOf = (edge: number): Interval => {
    const plain = edge < 2 ? SURE : (values[place.get(edge >> 1) as number] as Interval);
    return edge & 1 ? complementOf(plain) : plain;
  };
  order.forEach((node) => {
    const variable = levels[builder.level(node * 2)] as Interval;
    values.push(mixed(variable, valueOf(builder.high(node * 2)), valueOf(builder.low(node * 2))));
  });
  return valueOf(root);
}

/** The nodes of a function, each after those it leads to; true is none. */
function nodesBelow(builder: DiagramBuilder, root: number): readonly number[] {
  const seen = new Set<number>([0, root >> 1]);
  const order = root < 2 ? [] : [root >> 1];
  for (let at = 0; at < order.length; at++) {
    const edge = (order[at] as number) * 2;
    for (const next of [builder.high(edge) >> 1, builder.low(edge) >> 1]) {
      if (seen.has(next)) continue;
      seen.add(next);
      order.push(next);
    }
  }
  return order.sort((a, b) => builder.level(b * 2) - builder.level(a * 2));
}

const SURE: Interval = { lower: 1, upper: 1, below: 0, above: 0 };

/** Of "if it is true then `high` else `low`". */
export function mixed({ lower, upper, below, above }: Interval, high: Interval, low: Interval): Interval {
  return {
    lower: Math.min(lower * high.lower + above * low.lower, upper * high.lower + below * low.lower),
    upper: Math.max(lower * high.upper + above * low.upper, upper * high.upper + below * low.upper),
    below: Math.min(lower * high.below + above * low.below, upper * high.below + below * low.below),
    above: Math.max(lower * high.above + above * low.above, upper * high.above + below * low.above),
  };
}
