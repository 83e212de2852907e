/** Sections about who asks and over what: people who wait, links, what is more urgent, promises of 95 % of the answers. */
import type { CapacityShown } from "./capacity-report.ts";
import {
  bitsText,
  figure,
  nameIn,
  percent,
  rangeText,
  rateText,
  saturationText,
  statedText,
  timeText,
} from "./capacity-words.ts";
import type { Terminal } from "../terminal.ts";

export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
  readonly table?: {
    readonly header: readonly string[];
    readonly numeric: readonly boolean[];
    readonly rows: readonly (readonly string[])[];
  };
}

type Column =
  | "element"
  | "demand"
  | "capacity"
  | "servers"
  | "utilisation"
  | "response"
  | "queue"
  | "full"
  | "missing"
  | "option"
  | "cost"
  | "path"
  | "busiest"
  | "most"
  | "lag"
  | "empty"
  | "lost"
  | "formula"
  | "users"
  | "think"
  | "throughput"
  | "knee"
  | "link"
  | "priority"
  | "p95"
  | "within"
  | "met";

export function columnsOf(terminal: Terminal, keys: readonly Column[]): readonly string[] {
  return keys.map((key) => terminal.text(`capacity.column.${key}`));
}

export function usersSection(terminal: Terminal, { figures }: CapacityShown): readonly Section[] {
  const all = figures.chains.flatMap(({ from, users }) => (users === undefined ? [] : [{ from, users }]));
  if (all.length === 0) return [];
  return [
    {
      title: terminal.text("capacity.users"),
      lines: [],
      table: {
        header: columnsOf(terminal, ["element", "users", "think", "response", "throughput", "knee"]),
        numeric: [false, true, true, true, true, true],
        rows: all.map(({ from, users: { users, thinkTime, response, throughput, knee } }) => [
          nameIn(from, terminal),
          terminal.number(users),
          timeText(thinkTime, terminal),
          response === undefined ? "?" : rangeText(response, (time) => timeText(time, terminal)),
          throughput.lower === 0 && throughput.upper === Number.POSITIVE_INFINITY
            ? "?"
            : rangeText(throughput, (rate) => `${figure(rate, terminal)}/s`),
          knee === undefined ? "?" : rangeText(knee, (count) => figure(count, terminal)),
        ]),
      },
    },
  ];
}

export function linksSection(terminal: Terminal, { figures, most }: CapacityShown): readonly Section[] {
  const { links } = figures;
  if (links.length === 0) return [];
  const shown = links.slice(0, most);
  return [
    {
      title: terminal.text("capacity.links"),
      lines:
        links.length > shown.length
          ? [terminal.text("capacity.part", { shown: shown.length, total: links.length })]
          : [],
      table: {
        header: columnsOf(terminal, ["link", "demand", "capacity", "utilisation", "full", "missing"]),
        numeric: [false, true, true, true, true, false],
        rows: shown.map((one) => [
          `${one.relationship.fromId} – ${one.relationship.toId}`,
          one.demand === undefined ? "?" : rangeText(one.demand, (bits) => bitsText(bits, terminal)),
          one.capacity === undefined ? "?" : bitsText(one.capacity, terminal),
          one.utilisation === undefined ? "?" : rangeText(one.utilisation, (share) => percent(share, terminal)),
          saturationText(one, terminal),
          one.missing
            .map(([subject, key]) =>
              "verb" in subject && subject.row === one.relationship.row ? key : statedText([subject, key], undefined),
            )
            .join(", "),
        ]),
      },
    },
  ];
}

export function prioritySection(terminal: Terminal, { figures, most }: CapacityShown): readonly Section[] {
  const rows = figures.stations.flatMap((station) =>
    (station.priorities ?? []).map(({ priority, rate, response }) => [
      nameIn(station.element, terminal),
      priority === undefined ? "–" : figure(priority, terminal),
      rateText(rate, terminal, station),
      timeText(response, terminal),
    ]),
  );
  if (rows.length === 0) return [];
  return [
    {
      title: terminal.text("capacity.urgent"),
      lines: [],
      table: {
        header: columnsOf(terminal, ["element", "priority", "demand", "response"]),
        numeric: [false, true, true, true],
        rows: rows.slice(0, most),
      },
    },
  ];
}

export function promiseSection(terminal: Terminal, { figures, most }: CapacityShown): readonly Section[] {
  const rows = figures.stations.flatMap(({ element, p95, latencyTarget, isStable }) =>
    latencyTarget === undefined
      ? []
      : [
          [
            nameIn(element, terminal),
            p95 === undefined ? (isStable === false ? "∞" : "?") : rangeText(p95, (time) => timeText(time, terminal)),
            timeText(latencyTarget.within, terminal),
            terminal.text(
              latencyTarget.met === undefined
                ? "capacity.met.unknown"
                : latencyTarget.met
                  ? "capacity.met.yes"
                  : "capacity.met.no",
            ),
          ],
        ],
  );
  if (rows.length === 0) return [];
  return [
    {
      title: terminal.text("capacity.promises"),
      lines: [],
      table: {
        header: columnsOf(terminal, ["element", "p95", "within", "met"]),
        numeric: [false, true, true, false],
        rows: rows.slice(0, most),
      },
    },
  ];
}
