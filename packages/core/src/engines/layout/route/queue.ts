/** A priority queue of pairs, least key first: a binary heap in two arrays (Williams, "Algorithm 232: Heapsort", CACM 7(6), 1964). */
export interface Queue {
  keys: Int32Array;
  values: Int32Array;
  count: number;
}

/** An empty queue, which grows as needed. */
export function createQueue(capacity: number): Queue {
  return { keys: new Int32Array(capacity), values: new Int32Array(capacity), count: 0 };
}

/** Adds a value under its key; O(log count). Among equals the newest tends to come out first, so that a search goes on rather than wide. */
export function push(queue: Queue, key: number, value: number): void {
  if (queue.count === queue.keys.length) grow(queue);
  const { keys, values } = queue;
  let at = queue.count++;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const other = keys[above] ?? 0;
    if (other < key) break;
    keys[at] = other;
    values[at] = values[above] ?? 0;
    at = above;
  }
  keys[at] = key;
  values[at] = value;
}

function grow(queue: Queue): void {
  const { keys, values } = queue;
  queue.keys = new Int32Array(2 * keys.length + 16);
  queue.values = new Int32Array(2 * keys.length + 16);
  queue.keys.set(keys);
  queue.values.set(values);
}

/** Takes out the value with the least key, -1 when there is none; O(log count). */
export function pop(queue: Queue): number {
  if (queue.count === 0) return -1;
  const { keys, values } = queue;
  const least = values[0] ?? 0;
  const last = --queue.count;
  const key = keys[last] ?? 0;
  const value = values[last] ?? 0;
  let at = 0;
  for (let below = 1; below < last; below = 2 * at + 1) {
    if (below + 1 < last && (keys[below + 1] ?? 0) < (keys[below] ?? 0)) below++;
    const other = keys[below] ?? 0;
    if (other >= key) break;
    keys[at] = other;
    values[at] = values[below] ?? 0;
    at = below;
  }
  keys[at] = key;
  values[at] = value;
  return least;
}
