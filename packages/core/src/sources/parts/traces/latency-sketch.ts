/** Distribution of durations in a kilobyte: buckets whose bounds grow by 8 %, so that a percentile is off by 4 % at most (DDSketch). */

const GROWTH = Math.log(1.08);
const BUCKETS = 320;
/** Milliseconds of the first bucket: a microsecond; the last one is about half a day. */
const LEAST = 0.001;

export class LatencySketch {
  count = 0;
  sum = 0;
  private buckets: Uint32Array | undefined;

  /** Milliseconds; what is no duration is not counted. */
  add(duration: number): void {
    if (!(duration >= 0) || duration > 1e12) return;
    this.count++;
    this.sum += duration;
    this.buckets ??= new Uint32Array(BUCKETS);
    const at = duration <= LEAST ? 0 : Math.min(BUCKETS - 1, Math.ceil(Math.log(duration / LEAST) / GROWTH));
    this.buckets[at] = (this.buckets[at] ?? 0) + 1;
  }

  mean(): number | undefined {
    return this.count === 0 ? undefined : this.sum / this.count;
  }

  /** Duration within which the share of them ends. */
  percentile(share: number): number | undefined {
    if (this.buckets === undefined) return undefined;
    let left = Math.ceil(this.count * share);
    for (let at = 0; at < BUCKETS; at++) {
      left -= this.buckets[at] ?? 0;
      if (left <= 0) return at === 0 ? LEAST : LEAST * Math.exp((at - 0.5) * GROWTH);
    }
    return undefined;
  }
}
