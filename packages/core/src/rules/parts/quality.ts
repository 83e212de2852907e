/** Measured quality of data, dimension by dimension. */
import type { Element } from "../../model/model.ts";
import { knownValue } from "../../model/read.ts";
import type { Value } from "../../model/values.ts";

export interface Measure {
  /** `completeness`, `timeliness` ... */
  readonly dimension: string;
  readonly value: Value | undefined;
  readonly threshold: Value | undefined;
  /** Day of the measure. */
  readonly on: number | undefined;
}

/** Everything that is measured of some data; undefined where nothing is stated. */
export function measuresOf(data: Element): readonly Measure[] | undefined {
  const quality = knownValue(data, "quality");
  if (quality?.kind !== "record") return undefined;
  const dimensions = [...new Set(Object.keys(quality.fields).map((key) => key.split(".")[0] ?? key))];
  return dimensions.map((dimension) => {
    const whole = quality.fields[dimension];
    const inner = whole?.kind === "record" ? whole.fields : {};
    // A record inside a record may be kept as dotted fields of the outer one.
    const field = (name: string): Value | undefined => inner[name] ?? quality.fields[`${dimension}.${name}`];
    const on = field("measuredOn");
    return {
      dimension,
      value: whole !== undefined && whole.kind !== "record" ? whole : field("value"),
      threshold: field("threshold"),
      on: on?.kind === "date" ? on.day : undefined,
    };
  });
}
