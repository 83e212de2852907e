/** One station as a queue: how long an answer takes, how many wait, how many are turned away; with bounds where instances are not known. */
import { mmc, mmck } from "../../engines/queueing/markov-queues.ts";
import type { Range } from "../answers.ts";

export interface Station {
  /** Requests per second that all instances can do together. */
  readonly capacity: number;
  readonly servers: number;
  /** Nobody says how many instances there are: between one and any number. */
  readonly isAssumed: boolean;
  /** Seconds of service, as stated; undefined: instances / capacity. */
  readonly latency: number | undefined;
  /** Most that may wait. */
  readonly queueLimit: number | undefined;
}

export interface QueueResult {
  /** Seconds until the answer, of those that are let in. */
  readonly response: Range;
  /** Of them, waiting. */
  readonly waiting: Range;
  /** How many wait. */
  readonly queue: Range;
  /** Share that is turned away. */
  readonly loss: Range;
}

/** Queues beyond this length are not summed up place by place. */
const LONGEST = 100_000;
const NONE: Range = { lower: 0, upper: 0 };

/**
 * M/M/c, and M/M/c/K where the queue has a limit, between two rates. The servers share the stated capacity. With a stated latency, that
 * is the time of service, and waiting comes on top. Where the number of instances is not said, one fast server waits longest and is
 * served fastest, which bounds both.
 */
export function queueOf(station: Station, rate: Range): QueueResult {
  const low = at(station, rate.lower);
  const high = rate.upper === rate.lower ? low : at(station, rate.upper);
  return {
    response: { lower: low.response.lower, upper: high.response.upper },
    waiting: { lower: low.waiting.lower, upper: high.waiting.upper },
    queue: { lower: low.queue.lower, upper: high.queue.upper },
    loss: { lower: low.loss.lower, upper: high.loss.upper },
  };
}

/** Seconds of service of one request, without any waiting. */
export function serviceOf({ capacity, servers, isAssumed, latency }: Station): Range {
  if (latency !== undefined) return exactly(latency);
  return isAssumed ? { lower: 1 / capacity, upper: Number.POSITIVE_INFINITY } : exactly(servers / capacity);
}

function at(station: Station, rate: number): QueueResult {
  const service = serviceOf(station);
  const { queue, waiting, loss } = waitingAt(station, rate);
  if (station.isAssumed && station.latency === undefined) {
    // One server: 1 / (C - rate) in all, the least of any number of servers that do as much together.
    const one = waitingAt({ ...station, isAssumed: false, servers: 1 }, rate).waiting.upper;
    return { response: { lower: service.lower + one, upper: Number.POSITIVE_INFINITY }, waiting, queue, loss };
  }
  return {
    response: { lower: service.lower + waiting.lower, upper: service.upper + waiting.upper },
    waiting,
    queue,
    loss,
  };
}

function waitingAt(station: Station, rate: number): Pick<QueueResult, "queue" | "waiting" | "loss"> {
  const { capacity, servers, isAssumed, queueLimit } = station;
  if (rate === 0) return { queue: NONE, waiting: NONE, loss: NONE };
  if (rate === Number.POSITIVE_INFINITY) return endless(queueLimit, capacity);
  if (queueLimit !== undefined && queueLimit > LONGEST) {
    const load = rate / capacity;
    // So long a queue never fills below its capacity; above it is bounded by a shorter one, which loses more.
    if (load < 0.999) return waitingAt({ ...station, queueLimit: undefined }, rate);
    const shorter = mmck(rate, servers / capacity, servers, servers + LONGEST);
    return {
      queue: { lower: isAssumed ? 0 : shorter.waiting, upper: queueLimit },
      waiting: { lower: isAssumed ? 0 : shorter.waitingTime, upper: queueLimit / capacity },
      loss: { lower: Math.max(0, 1 - 1 / load), upper: shorter.loss },
    };
  }
  if (queueLimit !== undefined) {
    const means = mmck(rate, servers / capacity, servers, servers + queueLimit);
    if (isAssumed)
      // Any number of servers, at least as many as one: none need wait, and none may be lost, until the capacity is reached.
      return {
        queue: { lower: 0, upper: queueLimit },
        waiting: { lower: 0, upper: queueLimit / capacity },
        loss: { lower: Math.max(0, 1 - capacity / rate), upper: means.loss },
      };
    return { queue: exactly(means.waiting), waiting: exactly(means.waitingTime), loss: exactly(means.loss) };
  }
  const means = mmc(rate, servers / capacity, servers);
  if (means === undefined)
    return { queue: exactly(Number.POSITIVE_INFINITY), waiting: exactly(Number.POSITIVE_INFINITY), loss: NONE };
  return {
    queue: { lower: isAssumed ? 0 : means.waiting, upper: means.waiting },
    waiting: { lower: isAssumed ? 0 : means.waitingTime, upper: means.waitingTime },
    loss: NONE,
  };
}

/** Asked without end: a queue with a limit is always full, another grows for ever. */
function endless(limit: number | undefined, capacity: number): Pick<QueueResult, "queue" | "waiting" | "loss"> {
  if (limit === undefined)
    return { queue: exactly(Number.POSITIVE_INFINITY), waiting: exactly(Number.POSITIVE_INFINITY), loss: NONE };
  return { queue: exactly(limit), waiting: exactly(limit / capacity), loss: exactly(1) };
}

function exactly(value: number): Range {
  return { lower: value, upper: value };
}
