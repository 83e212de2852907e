/**
 * What happens next: a heap of numbered events by time (Williams, "Algorithm 232: Heapsort", CACM 7(6), 1964), equal times in the order
 * in which they were added, so that a simulation is the same everywhere.
 */
export interface EventHeap {
  times: Float64Array;
  ids: Int32Array;
  /** Running number of each entry, which orders equal times. */
  turns: Float64Array;
  /** Places in use, that of one just taken out included. */
  used: number;
  added: number;
  /** The first place is of one just taken out: it is filled by what is added next, which is cheaper than closing it before. */
  hasHole: boolean;
}

export function createEventHeap(capacity = 64): EventHeap {
  const size = Math.max(4, capacity);
  return {
    times: new Float64Array(size),
    ids: new Int32Array(size),
    turns: new Float64Array(size),
    used: 0,
    added: 0,
    hasHole: false,
  };
}

/** Whether there is a next event, whose time and id are then at place 0. */
export function hasEvent(heap: EventHeap): boolean {
  if (heap.hasHole) closeHole(heap);
  return heap.used > 0;
}

/** Takes the first event out. Its time and id are to be read before. */
export function popEvent(heap: EventHeap): void {
  if (heap.hasHole) closeHole(heap);
  heap.hasHole = true;
}

/** Adds an event; O(log count), growing when it must. */
export function pushEvent(heap: EventHeap, time: number, id: number): void {
  const turn = heap.added++;
  if (heap.hasHole) {
    heap.hasHole = false;
    sink(heap, time, id, turn);
    return;
  }
  if (heap.used === heap.times.length) grow(heap);
  const { times, ids, turns } = heap;
  let at = heap.used++;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if ((times[above] as number) <= time) break;
    times[at] = times[above] as number;
    ids[at] = ids[above] as number;
    turns[at] = turns[above] as number;
    at = above;
  }
  times[at] = time;
  ids[at] = id;
  turns[at] = turn;
}

function closeHole(heap: EventHeap): void {
  heap.hasHole = false;
  const last = --heap.used;
  if (last > 0) sink(heap, heap.times[last] as number, heap.ids[last] as number, heap.turns[last] as number);
}

/** Puts an event in the first place, and from there down to where it belongs. */
function sink({ times, ids, turns, used }: EventHeap, time: number, id: number, turn: number): void {
  let at = 0;
  for (let below = 1; below < used; below = 2 * at + 1) {
    const right = below + 1;
    let least = times[below] as number;
    if (right < used) {
      const other = times[right] as number;
      if (other < least || (other === least && (turns[right] as number) < (turns[below] as number))) {
        below = right;
        least = other;
      }
    }
    if (least > time || (least === time && (turns[below] as number) > turn)) break;
    times[at] = least;
    ids[at] = ids[below] as number;
    turns[at] = turns[below] as number;
    at = below;
  }
  times[at] = time;
  ids[at] = id;
  turns[at] = turn;
}

function grow(heap: EventHeap): void {
  const size = 2 * heap.times.length;
  const times = new Float64Array(size);
  const ids = new Int32Array(size);
  const turns = new Float64Array(size);
  times.set(heap.times);
  ids.set(heap.ids);
  turns.set(heap.turns);
  heap.times = times;
  heap.ids = ids;
  heap.turns = turns;
}
