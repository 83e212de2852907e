/** What the figures of capacity rest on whatever is asked: who asks whom, how much at the usual peak, how that grows. */
import type { Model } from "../../model/model.ts";
import { type Growth, growthOf } from "../load/growth.ts";
import { type Load, pacedLoadOf, type Ways, waysOf } from "../load/traffic.ts";

/** What does not depend on the question: kept as long as the model. */
export interface CapacityBasis {
  readonly model: Model;
  readonly load: Load;
  readonly ways: Ways;
  readonly growth: Growth;
}

const bases: WeakMap<Model, CapacityBasis> = new WeakMap();

export function capacityBasis(model: Model): CapacityBasis {
  let made = bases.get(model);
  if (made === undefined) {
    const load = pacedLoadOf(model);
    const ways = waysOf(load.graph);
    bases.set(model, (made = { model, load, ways, growth: growthOf(load, ways) }));
  }
  return made;
}
