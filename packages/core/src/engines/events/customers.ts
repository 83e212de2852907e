/** Customers of an event simulation, as numbered places in typed arrays that are used again. */
export interface Customers {
  /** What it does: one of the states below. */
  state: Uint8Array;
  /** Class it has now, and the one it came with. */
  ofClass: Int32Array;
  origin: Int32Array;
  station: Int32Array;
  /** Service that is left, at full speed. */
  left: Float64Array;
  /** When its service will end, or its wait before a further try. */
  end: Float64Array;
  /** When it came to the station; when its response time began. */
  came: Float64Array;
  began: Float64Array;
  /** When this try is given up. */
  deadline: Float64Array;
  tries: Int32Array;
  /** Customer on whose behalf it is called, or -1; calls that it waits for. */
  parent: Int32Array;
  pending: Int32Array;
  /** Number of the calls that it made last, or that it is one of. */
  call: Float64Array;
  /** Nobody waits for it any more; something it called was lost. */
  isAbandoned: Uint8Array;
  isSpoilt: Uint8Array;
  /** Where it wants to go while that is full. */
  target: Int32Array;
  targetClass: Int32Array;
  /** Neighbours in the line or among those served. */
  next: Int32Array;
  previous: Int32Array;
  size: number;
  /** Places in use. */
  used: number;
  /** First of the free places, linked by `next`. */
  free: number;
}

export const FREE = 0;
export const WAITS = 1;
export const SERVED = 2;
/** Served, holding its server: the next station is full. */
export const BLOCKED = 3;
/** From outside, before a full station. */
export const OUTSIDE = 4;
/** Waits before it tries again. */
export const BACKS_OFF = 5;
/** Its calls have not come back; holding its server or not. */
export const CALLS = 6;

export function createCustomers(size = 1024): Customers {
  const customers: Customers = {
    state: new Uint8Array(0),
    ofClass: new Int32Array(0),
    origin: new Int32Array(0),
    station: new Int32Array(0),
    left: new Float64Array(0),
    end: new Float64Array(0),
    came: new Float64Array(0),
    began: new Float64Array(0),
    deadline: new Float64Array(0),
    tries: new Int32Array(0),
    parent: new Int32Array(0),
    pending: new Int32Array(0),
    call: new Float64Array(0),
    isAbandoned: new Uint8Array(0),
    isSpoilt: new Uint8Array(0),
    target: new Int32Array(0),
    targetClass: new Int32Array(0),
    next: new Int32Array(0),
    previous: new Int32Array(0),
    size: 0,
    used: 0,
    free: -1,
  };
  grow(customers, size);
  return customers;
}

/** A place for a customer of a class, nowhere yet. */
export function addCustomer(customers: Customers, ofClass: number, now: number): number {
  if (customers.free < 0) grow(customers, 2 * customers.size);
  const slot = customers.free;
  customers.used++;
  customers.free = customers.next[slot] as number;
  customers.ofClass[slot] = ofClass;
  customers.origin[slot] = ofClass;
  customers.station[slot] = -1;
  customers.began[slot] = now;
  customers.deadline[slot] = Infinity;
  customers.tries[slot] = 0;
  customers.parent[slot] = -1;
  customers.isAbandoned[slot] = 0;
  customers.isSpoilt[slot] = 0;
  customers.state[slot] = OUTSIDE;
  return slot;
}

export function removeCustomer(customers: Customers, slot: number): void {
  customers.used--;
  customers.state[slot] = FREE;
  customers.next[slot] = customers.free;
  customers.free = slot;
}

function grow(customers: Customers, size: number): void {
  const bytes = (old: Uint8Array): Uint8Array => copied(new Uint8Array(size), old);
  const numbers = (old: Int32Array): Int32Array => copied(new Int32Array(size), old);
  const times = (old: Float64Array): Float64Array => copied(new Float64Array(size), old);
  customers.state = bytes(customers.state);
  customers.ofClass = numbers(customers.ofClass);
  customers.origin = numbers(customers.origin);
  customers.station = numbers(customers.station);
  customers.left = times(customers.left);
  customers.end = times(customers.end);
  customers.came = times(customers.came);
  customers.began = times(customers.began);
  customers.deadline = times(customers.deadline);
  customers.tries = numbers(customers.tries);
  customers.parent = numbers(customers.parent);
  customers.pending = numbers(customers.pending);
  customers.call = times(customers.call);
  customers.isAbandoned = bytes(customers.isAbandoned);
  customers.isSpoilt = bytes(customers.isSpoilt);
  customers.target = numbers(customers.target);
  customers.targetClass = numbers(customers.targetClass);
  customers.next = numbers(customers.next);
  customers.previous = numbers(customers.previous);
  for (let slot = size - 1; slot >= customers.size; slot--) {
    customers.next[slot] = customers.free;
    customers.free = slot;
  }
  customers.size = size;
}

function copied<Values extends Uint8Array | Int32Array | Float64Array>(values: Values, old: Values): Values {
  values.set(old);
  return values;
}
