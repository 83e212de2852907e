/** Long-run behaviour of Markov chains in continuous time. */

/** Rates of transitions: a dense matrix, row by row, of `states` squared; what stands on the diagonal is not looked at. */
export interface MarkovChain {
  readonly states: number;
  readonly rates: Float64Array;
}

export function createChain(states: number): MarkovChain {
  return { states, rates: new Float64Array(states * states) };
}

/** Adds to the rate of a transition; one from a state to itself is none. */
export function addRate({ states, rates }: MarkovChain, from: number, to: number, rate: number): void {
  if (from !== to) rates[from * states + to] = (rates[from * states + to] as number) + rate;
}

/**
 * Share of time in each state in the long run: elimination of states without a subtraction (Grassmann, Taksar and Heyman, "Regenerative
 * analysis and steady state distributions for Markov chains", Operations Research 33, 1985), so that even chances of 1e-30 have nearly
 * all their digits (O'Cinneide, 1993). State 0 must be reachable from everywhere; states that cannot be reached from it get 0. O(states^3),
 * far less where few states are neighbours. Throws when state 0 cannot be reached.
 */
export function steadyState({ states, rates }: MarkovChain): Float64Array {
  const work = rates.slice();
  /** Rate out of each eliminated state to those before it. */
  const leaving = new Float64Array(states);
  const into = new Int32Array(states);
  const outOf = new Int32Array(states);
  for (let state = states - 1; state > 0; state--) {
    let total = 0;
    let targets = 0;
    let sources = 0;
    for (let other = 0; other < state; other++) {
      const out = work[state * states + other] as number;
      if (out > 0) {
        total += out;
        outOf[targets++] = other;
      }
      if ((work[other * states + state] as number) > 0) into[sources++] = other;
    }
    if (!(total > 0)) throw new RangeError(`state ${state} is never left towards the ones before it`);
    leaving[state] = total;
    for (let source = 0; source < sources; source++) {
      const from = (into[source] as number) * states;
      const share = (work[from + state] as number) / total;
      for (let target = 0; target < targets; target++) {
        const to = outOf[target] as number;
        work[from + to] = (work[from + to] as number) + share * (work[state * states + to] as number);
      }
    }
  }
  const shares = new Float64Array(states);
  shares[0] = 1;
  let sum = 1;
  for (let state = 1; state < states; state++) {
    let inflow = 0;
    for (let other = 0; other < state; other++) {
      inflow += (shares[other] as number) * (work[other * states + state] as number);
    }
    const share = inflow / (leaving[state] as number);
    shares[state] = share;
    sum += share;
  }
  for (let state = 0; state < states; state++) shares[state] = (shares[state] as number) / sum;
  return shares;
}
