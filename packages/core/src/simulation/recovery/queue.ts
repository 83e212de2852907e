/** Groups of tasks that wait for people: a binary heap, the earliest first, of equals the more important, then the first. */

export interface Waiting {
  readonly component: number;
  readonly at: number;
  readonly priority: Priority;
}

/** Importance, then hours of work that follow. */
export type Priority = readonly [importance: number, tail: number];

export class WaitingQueue {
  private readonly heap: Waiting[] = [];

  add(component: number, at: number, priority: Priority): void {
    const { heap } = this;
    heap.push({ component, at, priority });
    let place = heap.length - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (isBefore(heap[above] as Waiting, heap[place] as Waiting)) return;
      swap(heap, above, place);
      place = above;
    }
  }

  take(): Waiting | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    heap[0] = last;
    let place = 0;
    for (;;) {
      let least = place;
      for (const below of [2 * place + 1, 2 * place + 2])
        if (below < heap.length && isBefore(heap[below] as Waiting, heap[least] as Waiting)) least = below;
      if (least === place) return first;
      swap(heap, least, place);
      place = least;
    }
  }
}

function isBefore(a: Waiting, b: Waiting): boolean {
  if (a.at !== b.at) return a.at < b.at;
  if (a.priority[0] !== b.priority[0]) return a.priority[0] > b.priority[0];
  if (a.priority[1] !== b.priority[1]) return a.priority[1] > b.priority[1];
  return a.component < b.component;
}

function swap(heap: Waiting[], a: number, b: number): void {
  const held = heap[a] as Waiting;
  heap[a] = heap[b] as Waiting;
  heap[b] = held;
}
