/** Failure laws of Open-PSA: the probability that something has failed at a time (Open-PSA Model Exchange Format 2.0, "Built-ins"). */

/** Fails at a rate and stays failed. */
export function exponential(rate: number, time: number): number | undefined {
  return rate < 0 || time < 0 ? undefined : -Math.expm1(-rate * time);
}

/** Fails on demand with a probability, then at a rate, and is repaired at a rate: two states, observed from the first moment. */
export function generalised(values: readonly number[]): number | undefined {
  const [onDemand = 0, failure = 0, repair = 0, time = 0] = values;
  if (onDemand < 0 || onDemand > 1 || failure < 0 || repair < 0 || time < 0) return undefined;
  const both = failure + repair;
  const settled = -Math.expm1(-both * time);
  return both === 0 ? onDemand : onDemand * Math.exp(-both * time) + (failure / both) * settled;
}

/** Scale, shape, time before which nothing fails, time. */
export function weibull(values: readonly number[]): number | undefined {
  const [scale = 0, shape = 0, start = 0, time = 0] = values;
  if (scale <= 0 || shape <= 0 || start < 0 || time < 0) return undefined;
  return time <= start ? 0 : -Math.expm1(-(((time - start) / scale) ** shape));
}

/** Hidden failures that tests at intervals find: of 4 arguments repaired at once, of 5 at a rate, of 11 with a test that takes its time and errs. */
export function periodicTest(values: readonly number[]): number | undefined {
  if (values.length === 4) {
    const [failure = 0, interval = 0, first = 0, time = 0] = values;
    return inspected({ ...instant, failure, whileTested: failure, repair: Infinity, interval, first, time });
  }
  if (values.length === 5) {
    const [failure = 0, repair = 0, interval = 0, first = 0, time = 0] = values;
    return inspected({ ...instant, failure, whileTested: failure, repair, interval, first, time });
  }
  const [failure = 0, whileTested = 0, repair = 0, interval = 0, first = 0, byTest = 0, duration = 0] = values;
  const [available = 0, detected = 0, badRestart = 0, time = 0] = values.slice(7);
  const isAvailable = available !== 0;
  return inspected({
    failure,
    whileTested,
    repair,
    interval,
    first,
    byTest,
    duration,
    isAvailable,
    detected,
    badRestart,
    time,
  });
}

interface Inspection {
  readonly failure: number;
  readonly whileTested: number;
  readonly repair: number;
  readonly interval: number;
  readonly first: number;
  readonly byTest: number;
  readonly duration: number;
  readonly isAvailable: boolean;
  readonly detected: number;
  readonly badRestart: number;
  readonly time: number;
}

/** Each is gone through, so that nothing is left to a limit. */
const MOST_TESTS = 1_000_000;

const instant = { byTest: 0, duration: 0, isAvailable: true, detected: 1, badRestart: 0 };

function inspected(of: Inspection): number | undefined {
  const { failure, whileTested, repair, interval, first, byTest, duration, detected, badRestart, time } = of;
  const shares = [byTest, detected, badRestart];
  if ([failure, whileTested, repair, first, duration, time].some((one) => one < 0) || interval <= 0) return undefined;
  if (shares.some((one) => one < 0 || one > 1) || duration > interval) return undefined;
  if (time <= first) return exponential(failure, time);
  const failed = exponential(failure, first) ?? 0;
  let state: State = { works: 1 - failed, hidden: failed, repaired: 0 };
  if ((time - first) / interval > MOST_TESTS) return undefined;
  for (let test = 0; ; test++) {
    const elapsed = time - first - test * interval;
    state = testStarts(state, byTest);
    // Its first and its last moment belong to a test that takes time.
    if (duration > 0 && elapsed <= duration) return duringTest(state, of, elapsed);
    state = tested(state, of);
    // A test that takes no time and is due this very moment has not yet been.
    const isLast = duration > 0 ? elapsed < interval : elapsed <= interval;
    if (isLast) return broken(passed(state, failure, failure, of, elapsed - duration));
    state = passed(state, failure, failure, of, interval - duration);
  }
}

/** What is tested may not be available; what has just come back from repair is. */
function duringTest(state: State, of: Inspection, elapsed: number): number {
  if (of.isAvailable) return broken(passed(state, of.whileTested, of.failure, of, elapsed));
  const away: State = { works: 0, hidden: 1 - state.repaired, repaired: state.repaired };
  return broken(passed(away, of.whileTested, of.failure, of, elapsed));
}

/** Shares of time: works, failed and nobody knows, being repaired. */
interface State {
  readonly works: number;
  readonly hidden: number;
  readonly repaired: number;
}

function broken({ hidden, repaired }: State): number {
  return hidden + repaired;
}

function testStarts({ works, hidden, repaired }: State, byTest: number): State {
  return { works: works * (1 - byTest), hidden: hidden + works * byTest, repaired };
}

/** A whole test: what it finds goes to repair; what comes back from repair meanwhile is not tested. */
function tested(state: State, of: Inspection): State {
  const { detected, duration, failure, repair, whileTested } = of;
  const { works, hidden } = passed({ ...state, repaired: 0 }, whileTested, failure, of, duration);
  const back = passed({ works: 0, hidden: 0, repaired: state.repaired }, whileTested, failure, of, duration);
  const found = hidden * detected;
  const [atOnce, later] = repair === Infinity ? [found, 0] : [0, found];
  return { works: works + back.works + atOnce, hidden: hidden - found + back.hidden, repaired: back.repaired + later };
}

/**
 * Three states over a time: works -> hidden at the failure rate; repaired -> works at the repair rate, or hidden where the restart went
 * badly. What comes back from repair fails at a rate of its own.
 */
function passed(
  state: State,
  failure: number,
  afterRepair: number,
  { repair, badRestart }: Inspection,
  time: number,
): State {
  if (time <= 0) return state;
  const staying = repair === Infinity ? 0 : Math.exp(-repair * time);
  // Repaired within the time and still working at its end.
  const faster = (repair - afterRepair) * time;
  const share = faster === 0 ? 1 : -Math.expm1(-faster) / faster;
  const again = repair === Infinity ? 0 : repair * time * Math.exp(-afterRepair * time) * share;
  const works = state.works * Math.exp(-failure * time) + state.repaired * (1 - badRestart) * again;
  const repaired = state.repaired * staying;
  return { works, repaired, hidden: state.works + state.hidden + state.repaired - works - repaired };
}
