/** Lengths of time as people choose and type them, in hours. */
import { inUnit, readQuantity } from "@orrery/core/base/quantity";

/** Usual lengths of outages. */
export const usualLengths: readonly number[] = [1, 4, 8, 24, 72, 168];

/** Hours of `36h`, `2d`, `30 min`, also with the French day; undefined: it is none. */
export function readLength(text: string): number | undefined {
  const plain = text
    .trim()
    .replace(",", ".")
    .replace(/(\d)\s*(?:j|jours?)$/i, "$1d")
    .replace(/(\d)\s+(?=\D)/, "$1");
  const reading = readQuantity(/^[\d.]+$/.test(plain) ? `${plain}h` : plain, "duration");
  if (!("quantity" in reading)) return undefined;
  const hours = inUnit(reading.quantity.amount, "h", "duration");
  return hours !== undefined && hours > 0 && Number.isFinite(hours) ? hours : undefined;
}

/** As the text of a model writes it: `72h`, `30min`. */
export function writeLength(hours: number): string {
  const minutes = Number((hours * 60).toPrecision(12));
  if (Number.isInteger(hours)) return `${hours}h`;
  return Number.isInteger(minutes) ? `${minutes}min` : `${Number((hours * 3600).toPrecision(12))}s`;
}
