/** What relationships say of the load on them: how many messages, how often, how fast, how urgent. */
import type { Model } from "../../model/model.ts";
import type { Value } from "../../model/values.ts";
import { quantityIn, rateIn } from "./facts.ts";

/** What a use, flow, access or trigger says of its load. */
export interface StepFacts {
  readonly average: number | undefined;
  readonly peak: number | undefined;
  readonly every: number | undefined;
  /** Messages in one batch. */
  readonly perBatch: number | undefined;
  readonly via: readonly number[];
  readonly growth: number | undefined;
  /** Seconds. */
  readonly latency: number | undefined;
  /** Least is first. */
  readonly priority: number | undefined;
}

const NOTHING: StepFacts = {
  average: undefined,
  peak: undefined,
  every: undefined,
  perBatch: undefined,
  via: [],
  growth: undefined,
  latency: undefined,
  priority: undefined,
};
const STEP_KEYS = ["demand", "peak", "volume", "size", "every", "via", "growth", "latency", "priority"] as const;
type StepKey = (typeof STEP_KEYS)[number];

export class RelationshipFacts {
  private readonly model: Model;
  private readonly keys = new Map<number, StepKey>();

  constructor(model: Model) {
    this.model = model;
    for (const key of STEP_KEYS) {
      const symbol = model.symbols.find(key);
      if (symbol !== undefined) this.keys.set(symbol, key);
    }
  }

  read(row: number): StepFacts {
    const { columns } = this.model;
    const first = columns.relationshipAttributes[row] as number;
    const end = first + (columns.relationshipAttributeCount[row] as number);
    let values: Partial<Record<StepKey, Value>> | undefined;
    for (let at = first; at < end; at++) {
      const key = this.keys.get(columns.attributeKey[at] as number);
      if (key === undefined || values?.[key] !== undefined) continue;
      (values ??= {})[key] = this.model.value(at, this.model.relationshipSubject(row));
    }
    return values === undefined ? NOTHING : this.factsOf(values);
  }

  private factsOf(values: Partial<Record<StepKey, Value>>): StepFacts {
    const { demand, peak, volume, size, every, via } = values;
    const bytes = quantityIn(size, "size");
    const period = quantityIn(every, "duration");
    const batch = quantityIn(volume, "size");
    return {
      average: messagesOf(demand, bytes) ?? messagesOf(volume, bytes),
      peak: messagesOf(peak, bytes),
      every: period === undefined || period <= 0 ? undefined : period,
      perBatch: batch === undefined || bytes === undefined || bytes <= 0 ? undefined : Math.ceil(batch / bytes),
      via: via === undefined ? [] : this.rowsIn(via),
      growth: quantityIn(values.growth, "growth"),
      latency: quantityIn(values.latency, "duration"),
      priority: values.priority?.kind === "number" ? values.priority.number : undefined,
    };
  }

  private rowsIn(value: Value): readonly number[] {
    if (value.kind === "list") return value.items.flatMap((item) => this.rowsIn(item));
    const row = value.kind === "reference" ? this.model.row(value.id) : undefined;
    return row === undefined ? [] : [row];
  }
}

/** Messages a second; of a bandwidth by the size of one. */
function messagesOf(value: Value | undefined, bytes: number | undefined): number | undefined {
  const rate = rateIn(value);
  if (rate !== undefined) return rate;
  const bits = quantityIn(value, "bandwidth");
  return bits === undefined || bytes === undefined || bytes <= 0 ? undefined : bits / 8 / bytes;
}
