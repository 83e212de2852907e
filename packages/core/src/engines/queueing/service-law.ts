/**
 * How fast a station works with n customers present, and the weights of its states in product form: with load x (arrival rate times mean
 * service time) the weight of n customers is x^n / (mu(1) ... mu(n)). Sources: Buzen, CACM 16 (1973) 527; Baskett, Chandy, Muntz,
 * Palacios, JACM 22 (1975) 248.
 */

/** Speeds with 1, 2, ... customers present, in servers at full speed; the last one also for more. One server: [1]; c servers: [1, ..., c]. */
export type ServiceLaw = Float64Array;

export function lawOfServers(servers: number): ServiceLaw {
  return Float64Array.from({ length: servers }, (_, index) => index + 1);
}

/** Probabilities of n customers: `first[n]` below first.length, and from there on `tail` x `ratio`^(n - first.length). They add up to 1. */
export interface StateWeights {
  readonly first: Float64Array;
  readonly tail: number;
  readonly ratio: number;
}

/** Greatest load that a station can carry. */
export function capacityOf(law: ServiceLaw): number {
  return law[law.length - 1] ?? 1;
}

/** Probabilities of the states of a station that stands alone with Poisson arrivals; undefined when the load is too great. */
export function stateWeights(law: ServiceLaw, load: number): StateWeights | undefined {
  const ratio = load / capacityOf(law);
  if (!(ratio < 1)) return undefined;
  const length = law.length - 1;
  if (length === 0) return { first: new Float64Array(0), tail: 1 - ratio, ratio };
  const first = new Float64Array(length + 1);
  // Outwards from the most probable state, so that nothing overflows and what is small is right as well.
  let mode = 0;
  while (mode < length && load > (law[mode] as number)) mode++;
  first[mode] = 1;
  for (let n = mode + 1; n <= length; n++) first[n] = ((first[n - 1] as number) * load) / (law[n - 1] as number);
  for (let n = mode - 1; n >= 0; n--) first[n] = ((first[n + 1] as number) * (law[n] as number)) / load;
  return normalized(first, ratio);
}

/**
 * The same seen by some of the customers while others load the station as well (`open`, without limit): weight of n of them, summed over all numbers of the others,
 * sum over m of C(n + m, m) open^m w(n + m). `load` is theirs. For mixed networks.
 */
export function mixedWeights(law: ServiceLaw, load: number, open: number, most: number): StateWeights | undefined {
  if (most < law.length - 1) return limitedWeights(law, load, open, most);
  if (open === 0) return stateWeights(law, load);
  const y = open / capacityOf(law);
  if (!(y < 1)) return undefined;
  const ratio = load / capacityOf(law) / (1 - y);
  if (!(ratio < 1)) return undefined;
  const t = law.length - 1;
  if (t === 0) return { first: new Float64Array(0), tail: 1 - ratio, ratio };
  const logs = mixedLogs(law, load, open, t);
  return normalized(relative(logs), ratio);
}

/** The same where there are never more than `most` of them, fewer than the law has speeds: no tail. */
function limitedWeights(law: ServiceLaw, load: number, open: number, most: number): StateWeights | undefined {
  if (!(open < capacityOf(law))) return undefined;
  // Beside others one more, which their own mean number asks for.
  const first = new Float64Array(open > 0 ? most + 2 : most + 1);
  if (open > 0) first.set(relative(mixedLogs(law, load, open, most + 1)));
  else {
    let mode = 0;
    while (mode < most && load > (law[mode] as number)) mode++;
    first[mode] = 1;
    for (let n = mode + 1; n <= most; n++) first[n] = ((first[n - 1] as number) * load) / (law[n - 1] as number);
    for (let n = mode - 1; n >= 0; n--) first[n] = ((first[n + 1] as number) * (law[n] as number)) / load;
  }
  const sum = first.reduce((all, one) => all + one, 0);
  return { first: first.map((weight) => weight / sum), tail: 0, ratio: 0 };
}

function relative(logs: Float64Array): Float64Array {
  const greatest = logs.reduce((most, one) => Math.max(most, one), -Infinity);
  return logs.map((one) => Math.exp(one - greatest));
}

/** Logarithms of the weights of 0 to `most` customers beside those without limit, but for a common term. */
function mixedLogs(law: ServiceLaw, load: number, open: number, most: number): Float64Array {
  const t = law.length - 1;
  const y = open / capacityOf(law);
  // In logarithms: w(j) = 1 / (mu(1) ... mu(j)); log j! for the binomials.
  const logWeight = new Float64Array(t + 1);
  const logFactorial = new Float64Array(t + 1);
  for (let j = 1; j <= t; j++) {
    logWeight[j] = (logWeight[j - 1] as number) - Math.log(law[j - 1] as number);
    logFactorial[j] = (logFactorial[j - 1] as number) + Math.log(j);
  }
  const logChoose = (j: number, n: number): number =>
    (logFactorial[j] as number) - (logFactorial[n] as number) - (logFactorial[j - n] as number);
  const logOpen = Math.log(open);
  const logLoad = Math.log(load);
  const logs = new Float64Array(most + 1);
  // Tail over j >= t of C(j, n) y^(j - n), from n to n + 1 by Pascal's rule: S(n) (1 - y) = S(n - 1) + C(t, n) y^(t - n); positive terms only.
  let logTail = t * Math.log(y) - Math.log1p(-y);
  for (let n = 0; n <= most; n++) {
    if (n > 0) logTail = addLogs(logTail, logChoose(t, n) + (t - n) * Math.log(y)) - Math.log1p(-y);
    let sum = (logWeight[t] as number) + (n - t) * Math.log(capacityOf(law)) * -1 + logTail;
    for (let j = n; j < t; j++) sum = addLogs(sum, logChoose(j, n) + (logWeight[j] as number) + (j - n) * logOpen);
    logs[n] = sum + (n === 0 ? 0 : n * logLoad);
  }
  return logs;
}

/** Mean number of customers, and mean of n (n - 1). */
export function momentsOf({ first, tail, ratio }: StateWeights): { readonly mean: number; readonly factorial: number } {
  let mean = 0;
  let factorial = 0;
  for (let n = 1; n < first.length; n++) {
    mean += n * (first[n] as number);
    factorial += n * (n - 1) * (first[n] as number);
  }
  // Sums over i >= 0 of ratio^i (t + i) and of ratio^i (t + i)(t + i - 1), all terms positive.
  const t = first.length;
  const rest = 1 - ratio;
  mean += (tail / rest) * (t + ratio / rest);
  factorial += (tail / rest) * (t * Math.max(0, t - 1) + (2 * t * ratio) / rest + (2 * ratio * ratio) / rest / rest);
  return { mean, factorial };
}

/** The last one of `weights` begins the geometric tail. */
function normalized(weights: Float64Array, ratio: number): StateWeights {
  const last = weights.length - 1;
  const tail = weights[last] as number;
  let sum = tail / (1 - ratio);
  for (let n = 0; n < last; n++) sum += weights[n] as number;
  return { first: weights.subarray(0, last).map((weight) => weight / sum), tail: tail / sum, ratio };
}

function addLogs(a: number, b: number): number {
  const most = Math.max(a, b);
  return most === -Infinity ? most : most + Math.log1p(Math.exp(Math.min(a, b) - most));
}
