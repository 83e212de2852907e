/**
 * Approximate mean value analysis of closed networks: Bard and Schweitzer (1979) and the Linearizer of Chandy and Neuse (CACM 25 (1982) 126). Also for what has no product form:
 * first come first served with different service times (Reiser, Performance Evaluation 1 (1981)), other than exponential times (mean work left of the service
 * going on), priorities (Bryant, Krzesinski, Lakshmi, Chandy, ACM TOCS 2 (1984) 335). Several servers: those who
 * wait, and the chance that all are busy (Sakasegawa, Ann. Inst. Stat. Math. 29 (1977) 67). No bound on the error; usually some percent, Linearizer below one percent in product form.
 */

export interface ApproximateStation {
  readonly kind: "delay" | "shared" | "fcfs" | "priority" | "priority-preemptive";
  readonly servers: number;
  readonly visits: readonly number[];
  /** Mean service time of a visit, stretched for the share of customers without limit where there are such. */
  readonly service: readonly number[];
  readonly scv: readonly number[];
}

export interface ApproximateMeans {
  readonly throughput: readonly number[];
  /** [station][class] */
  readonly queueLength: readonly (readonly number[])[];
  readonly converged: boolean;
}

export interface Customers {
  readonly populations: readonly number[];
  readonly priorities: readonly number[];
}

export function bardSchweitzer(customers: Customers, stations: readonly ApproximateStation[]): ApproximateMeans {
  return core(customers, customers.populations, stations, undefined);
}

export function linearizer(customers: Customers, stations: readonly ApproximateStation[]): ApproximateMeans {
  const { populations } = customers;
  // changes[without class][station][class]: how much the share of a class at a station changes when one customer less is there.
  let changes: readonly (readonly (readonly number[])[])[] | undefined;
  let whole = core(customers, populations, stations, changes);
  let { converged } = whole;
  for (let round = 0; round < rounds; round++) {
    changes = populations.map((count, without) => {
      if (count === 0) return stations.map(() => populations.map(() => 0));
      const fewer = populations.map((other, index) => (index === without ? other - 1 : other));
      const less = core(customers, fewer, stations, changes);
      converged &&= less.converged;
      return stations.map((_, station) =>
        populations.map((all, index) => {
          const left = fewer[index] ?? 0;
          const before = all === 0 ? 0 : (whole.queueLength[station]?.[index] ?? 0) / all;
          return left === 0 ? 0 : (less.queueLength[station]?.[index] ?? 0) / left - before;
        }),
      );
    });
    whole = core(customers, populations, stations, changes);
    converged &&= whole.converged;
  }
  return { ...whole, converged };
}

/** Corrections, as its authors recommend: the whole network is solved three times. */
const rounds = 2;

function core(
  { priorities }: Customers,
  populations: readonly number[],
  stations: readonly ApproximateStation[],
  changes: readonly (readonly (readonly number[])[])[] | undefined,
): ApproximateMeans {
  const queues = stations.filter(({ kind }) => kind !== "delay").length;
  let lengths = stations.map(({ visits, service }) =>
    populations.map((count, index) =>
      (visits[index] ?? 0) * (service[index] ?? 0) > 0 ? count / Math.max(1, queues) : 0,
    ),
  );
  let throughput = populations.map(() => 0);
  const total = populations.reduce((sum, count) => sum + count, 0);
  // Lengthens the times at a station whose approximate formula would have it do more than it can.
  const stretch = stations.map(() => 1);
  let damping = 1;
  let before = Infinity;
  for (let round = 0; round < mostRounds; round++) {
    const times = stations.map((station, at) =>
      populations.map((count, ofClass) => {
        const visits = station.visits[ofClass] ?? 0;
        if (count === 0 || visits === 0) return 0;
        // What a customer of this class finds: the others of its class, all of the others.
        const found = populations.map((other, index) => {
          const left = index === ofClass ? other - 1 : other;
          if (other === 0 || left <= 0) return 0;
          const share = (lengths[at]?.[index] ?? 0) / other + (changes?.[ofClass]?.[at]?.[index] ?? 0);
          return Math.max(0, left * share);
        });
        const busy = populations.map((other, index) => {
          const left = index === ofClass ? other - 1 : other;
          const work = (station.visits[index] ?? 0) * (station.service[index] ?? 0);
          return other === 0
            ? 0
            : Math.min(found[index] ?? 0, (((throughput[index] ?? 0) * work) / station.servers) * (left / other));
        });
        return visits * (stretch[at] ?? 1) * responseAt(station, ofClass, priorities, found, busy, total - 1);
      }),
    );
    throughput = populations.map((count, index) => {
      const cycle = times.reduce((sum, row) => sum + (row[index] ?? 0), 0);
      return cycle > 0 ? count / cycle : 0;
    });
    let change = 0;
    stations.forEach(({ kind, servers, visits, service }, at) => {
      if (kind === "delay" || (kind === "shared" && servers === 1)) return;
      const work = throughput.reduce(
        (sum, rate, index) => sum + rate * (visits[index] ?? 0) * (service[index] ?? 0),
        0,
      );
      const before = stretch[at] ?? 1;
      const next = Math.max(1, before * Math.sqrt(work / servers));
      stretch[at] = next;
      change = Math.max(change, Math.abs(next / before - 1));
    });
    const next = times.map((row, at) =>
      row.map((time, index) => {
        const old = lengths[at]?.[index] ?? 0;
        const now = time * (throughput[index] ?? 0);
        change = Math.max(change, Math.abs(now - old) / Math.max(1, populations[index] ?? 0));
        return old + damping * (now - old);
      }),
    );
    lengths = next;
    if (change < 1e-12) return { throughput, queueLength: lengths, converged: true };
    if (round % 200 === 199) {
      if (change > before / 2) damping = Math.max(0.05, damping / 2);
      before = change;
    }
  }
  return { throughput, queueLength: lengths, converged: false };
}

const mostRounds = 3000;

/** Mean time of one visit for a customer that finds these queue lengths and shares of the servers' time, by class. */
function responseAt(
  { kind, servers, service, scv }: ApproximateStation,
  ofClass: number,
  priorities: readonly number[],
  found: readonly number[],
  busy: readonly number[],
  others: number,
): number {
  const own = service[ofClass] ?? 0;
  if (kind === "delay") return own;
  // All servers are busy with about rho^power (Sakasegawa); with one server, exactly rho.
  const power = Math.sqrt(2 * (servers + 1)) - 1;
  const all = Math.min(1, sumOf(busy));
  const queue = found.map((count, index) => Math.max(0, count - servers * (busy[index] ?? 0)));
  if (kind === "shared") return own * (1 + (sumOf(queue) + all ** power) / servers);
  const mine = priorities[ofClass] ?? 0;
  // The work left of a service going on differs from a whole one only as far as a server is ever idle; else more would be done than is possible.
  const idle = 1 - all ** Math.max(1, others);
  let ahead = 0;
  let left = 0;
  let above = 0;
  let seen = 0;
  found.forEach((_, index) => {
    const theirs = priorities[index] ?? 0;
    const time = (service[index] ?? 0) / servers;
    const share = busy[index] ?? 0;
    const waits = kind === "fcfs" || theirs >= mine;
    if (waits) ahead += (queue[index] ?? 0) * time;
    if (waits || kind === "priority") {
      left += share * time * (1 + (idle * ((scv[index] ?? 1) - 1)) / 2);
      seen += share;
    }
    if (kind !== "fcfs" && theirs > mine) above += share;
  });
  if (seen > 0) ahead += left * (Math.min(1, seen) ** power / seen);
  const rest = Math.max(1e-9, 1 - above);
  return kind === "priority-preemptive"
    ? own / Math.max(1e-9, 1 - Math.min(1, above) ** power) + ahead / rest
    : own + ahead / rest;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0);
}
