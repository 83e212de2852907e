/** How much data an exchange moves. */
import type { Relationship } from "../../model/model.ts";
import { knownValue, secondsOf } from "../../model/read.ts";
import type { Stated } from "../../model/read.ts";

/** Days of an average month. */
const MONTH_SECONDS = 30.44 * 86_400;

/** Bytes a month; or what would have to be stated for an answer. */
export function monthlyBytes(exchange: Relationship): number | Stated {
  const volume = knownValue(exchange, "volume");
  if (volume?.kind !== "quantity") return [exchange, "volume"];
  switch (volume.dimension) {
    case "bandwidth":
      return (volume.amount / 8) * MONTH_SECONDS;
    case "size": {
      const every = secondsOf(exchange, "every");
      return every === undefined || every === 0 ? [exchange, "every"] : (volume.amount * MONTH_SECONDS) / every;
    }
    case "rate": {
      const size = knownValue(exchange, "size");
      return size?.kind === "quantity" ? volume.amount * size.amount * MONTH_SECONDS : [exchange, "size"];
    }
    default:
      return [exchange, "volume"];
  }
}
