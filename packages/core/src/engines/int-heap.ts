/** A priority queue of whole numbers, least first: a binary heap (Williams, "Algorithm 232: Heapsort", CACM 7(6), 1964). */
export interface IntHeap {
  readonly values: Int32Array;
  count: number;
}

/** An empty heap that can hold this many numbers at once. */
export function createHeap(capacity: number): IntHeap {
  return { values: new Int32Array(capacity), count: 0 };
}

/** Adds a number; O(log count). Throws when the heap is full, which would be our mistake. */
export function pushHeap(heap: IntHeap, value: number): void {
  const { values } = heap;
  let at = heap.count++;
  if (at >= values.length) throw new RangeError(`heap of ${values.length} is full`);
  while (at > 0) {
    const above = (at - 1) >> 1;
    const other = values[above] ?? 0;
    if (other <= value) break;
    values[at] = other;
    at = above;
  }
  values[at] = value;
}

/** Takes the least number out, or -1 when there is none; O(log count). */
export function popHeap(heap: IntHeap): number {
  if (heap.count === 0) return -1;
  const { values } = heap;
  const least = values[0] ?? 0;
  const last = values[--heap.count] ?? 0;
  let at = 0;
  for (let below = 1; below < heap.count; below = 2 * at + 1) {
    if (below + 1 < heap.count && (values[below + 1] ?? 0) < (values[below] ?? 0)) below++;
    const other = values[below] ?? 0;
    if (other >= last) break;
    values[at] = other;
    at = below;
  }
  values[at] = last;
  return least;
}
