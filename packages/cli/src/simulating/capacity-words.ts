/** Figures of capacity as people read them. */
import { dateOfDay } from "@orrery/core/base/dates";
import type { Element } from "@orrery/core/model/model";
import type { Stated } from "@orrery/core/model/read";
import type { Range } from "@orrery/core/simulation/answers";
import type { StationFigures } from "@orrery/core/simulation/capacity";
import type { Terminal } from "../terminal.ts";

export function nameIn(element: Element, { locale }: Terminal): string {
  return element.nameIn(locale);
}

export function namesOf(stations: readonly StationFigures[], terminal: Terminal): string {
  const names = stations.slice(0, 5).map(({ element }) => nameIn(element, terminal));
  return stations.length > names.length ? `${names.join(", ")} …` : names.join(", ");
}

export function statedText([one, key]: Stated, element: Element | undefined): string {
  if ("verb" in one) return `${one.fromId} ${one.verb === "flows" ? "->" : one.verb} ${one.toId}.${key}`;
  return one.row === element?.row ? key : `${one.id}.${key}`;
}

/** `3`, `3 – 5`, `≥ 3` where there is no end. */
export function rangeText({ lower, upper }: Range, text: (value: number) => string): string {
  if (lower === upper) return text(lower);
  if (upper === Number.POSITIVE_INFINITY) return lower === 0 ? "?" : `≥ ${text(lower)}`;
  return text(lower) === text(upper) ? text(lower) : `${text(lower)} – ${text(upper)}`;
}

export function figure(value: number, terminal: Terminal): string {
  if (value === Number.POSITIVE_INFINITY) return "∞";
  return terminal.number(value >= 1000 ? Math.round(value) : Number(value.toPrecision(3)));
}

export function percent(share: number, terminal: Terminal): string {
  return share === Number.POSITIVE_INFINITY
    ? "∞"
    : `${terminal.number(Number((share * 100).toPrecision(share >= 1 ? 4 : 3)))} %`;
}

const DAY = 86_400;

/** A rate in the unit in which it is a handy number; what is no rate as the plain number. */
export function rateText(rate: number, terminal: Terminal, { serviceFrom, capacity }: StationFigures): string {
  if (rate === Number.POSITIVE_INFINITY) return "∞";
  if (serviceFrom === undefined && capacity !== undefined) return figure(rate, terminal);
  if (rate === 0 || rate >= 0.1) return `${figure(rate, terminal)}/s`;
  return rate * 3600 >= 1
    ? `${figure(rate * 3600, terminal)}/h`
    : `${figure(rate * DAY, terminal)}/${terminal.locale === "fr" ? "j" : "d"}`;
}

/** `29 ms`, `0.5 s`, `3 min`, `2 h`, `4 d`. */
export function timeText(seconds: number, terminal: Terminal): string {
  if (seconds === Number.POSITIVE_INFINITY) return "∞";
  if (!Number.isFinite(seconds)) return "?";
  if (seconds === 0) return "0 s";
  if (seconds < 0.1) return `${figure(seconds * 1000, terminal)} ms`;
  if (seconds < 100) return `${figure(seconds, terminal)} s`;
  if (seconds < 6000) return `${figure(seconds / 60, terminal)} min`;
  if (seconds < 2 * DAY) return `${figure(seconds / 3600, terminal)} h`;
  return `${figure(seconds / DAY, terminal)} ${terminal.locale === "fr" ? "j" : "d"}`;
}

export function saturationText({ saturation }: Pick<StationFigures, "saturation">, terminal: Terminal): string {
  if (saturation === undefined) return "?";
  const { years, day } = saturation;
  if (years.lower === Number.POSITIVE_INFINITY) return terminal.text("capacity.never");
  if (years.upper === 0) return terminal.text("capacity.now");
  const text = rangeText(years, (one) =>
    one === Number.POSITIVE_INFINITY
      ? "∞"
      : terminal.text("capacity.years", { years: terminal.number(Number(one.toFixed(2))), count: Math.floor(one) }),
  );
  const date = day === undefined || years.lower !== years.upper ? undefined : dateOfDay(day);
  return date === undefined ? text : `${text} (${date})`;
}

/** `480 kbit/s`. */
export function bitsText(bits: number, terminal: Terminal): string {
  if (bits === Number.POSITIVE_INFINITY) return "∞";
  const [unit, size] = BIT_UNITS.find(([, from]) => bits >= from) ?? ["bit/s", 1];
  return `${figure(bits / size, terminal)} ${unit}`;
}

const BIT_UNITS: readonly (readonly [unit: string, size: number])[] = [
  ["Tbit/s", 1e12],
  ["Gbit/s", 1e9],
  ["Mbit/s", 1e6],
  ["kbit/s", 1e3],
];
