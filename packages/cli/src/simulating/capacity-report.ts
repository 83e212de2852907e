/** What capacity found, in sections of lines and tables: for a terminal, as Markdown, as a page of its own. */
import { type Report, same } from "@orrery/core/exports/simulation-report";
import type { Bilingual } from "@orrery/core/model/metamodel";
import type { Element } from "@orrery/core/model/model";
import type { CapacityFigures, StationFigures } from "@orrery/core/simulation/capacity";
import type { StationBacklog } from "@orrery/core/simulation/capacity/backlog";
import type { CapacitySimulation } from "@orrery/core/simulation/capacity/simulation";
import type { Estimate } from "@orrery/core/engines/events/model";
import {
  columnsOf,
  linksSection,
  prioritySection,
  promiseSection,
  type Section,
  usersSection,
} from "./capacity-sections.ts";
import {
  figure,
  nameIn,
  namesOf,
  percent,
  rangeText,
  rateText,
  saturationText,
  statedText,
  timeText,
} from "./capacity-words.ts";
import type { Terminal } from "../terminal.ts";
import { tableOf } from "../terminal/table.ts";

/** What is shown of an answer. */
export interface CapacityShown {
  readonly figures: CapacityFigures;
  readonly backlogs: readonly StationBacklog[];
  readonly simulation: CapacitySimulation | undefined;
  /** Load that is tried; undefined: the usual one. */
  readonly load: Element | undefined;
  /** Most stations and chains. */
  readonly most: number;
}

/** Lines for a person at a terminal. */
export function capacityLines(terminal: Terminal, shown: CapacityShown): readonly string[] {
  const { paint } = terminal;
  return sectionsOf(terminal, shown).flatMap(({ title, lines, table }, index) => [
    ...(index === 0 ? [] : [""]),
    paint.bold(title),
    ...lines.map((line) => `  ${line}`),
    ...(table === undefined
      ? []
      : tableOf(
          terminal,
          table.header.map((name, column) => ({ title: name, isNumeric: table.numeric[column] === true })),
          table.rows,
        )),
  ]);
}

/** The same as a report, for Markdown and for a page of its own. */
export function capacityReport(terminal: Terminal, shown: CapacityShown): Report {
  return {
    title: same(terminal.text("capacity.title")),
    about: [],
    sections: sectionsOf(terminal, shown).map(({ title, lines, table }) => ({
      title: same(title),
      blocks: [
        ...(lines.length === 0 ? [] : [{ kind: "list" as const, items: lines.map(same) }]),
        ...(table === undefined
          ? []
          : [
              {
                kind: "table" as const,
                columns: table.header.map((name, at) => ({ name: same(name), isNumeric: table.numeric[at] === true })),
                rows: table.rows.map((row) => row.map(same)),
              },
            ]),
      ],
    })),
  };
}

function sectionsOf(terminal: Terminal, shown: CapacityShown): readonly Section[] {
  const { figures, backlogs, simulation } = shown;
  return [
    summary(terminal, shown),
    ...(figures.stations.length === 0 ? [] : [stationSection(terminal, shown)]),
    ...scalingSections(terminal, figures.stations),
    ...(figures.chains.length === 0 ? [] : [chainSection(terminal, shown)]),
    ...usersSection(terminal, shown),
    ...promiseSection(terminal, shown),
    ...prioritySection(terminal, shown),
    ...linksSection(terminal, shown),
    ...(backlogs.length === 0 ? [] : [backlogSection(terminal, shown)]),
    ...(simulation === undefined ? [] : [simulationSection(terminal, simulation)]),
    ...(figures.notes.length === 0
      ? []
      : [{ title: terminal.text("capacity.notes"), lines: figures.notes.map((note) => plainNote(note, terminal)) }]),
  ];
}

function plainNote(note: Bilingual, { locale }: Terminal): string {
  return note[locale];
}

function summary(terminal: Terminal, { figures, load }: CapacityShown): Section {
  const { bottleneck, coverage, stations } = figures;
  const over = stations.filter(({ isStable }) => isStable === false);
  const perhaps = stations.filter(({ isStable, utilisation }) => isStable === undefined && utilisation !== undefined);
  const first = stations[0];
  return {
    title:
      load === undefined
        ? terminal.text("capacity.usual")
        : terminal.text("capacity.of-load", { name: nameIn(load, terminal) }),
    lines: [
      bottleneck === undefined || first?.utilisation === undefined
        ? terminal.text("capacity.no-bottleneck")
        : terminal.text("capacity.bottleneck", {
            name: nameIn(bottleneck, terminal),
            share: rangeText(first.utilisation, (share) => percent(share, terminal)),
          }),
      ...(over.length === 0
        ? []
        : [terminal.text("capacity.over", { count: over.length, names: namesOf(over, terminal) })]),
      ...(perhaps.length === 0
        ? []
        : [terminal.text("capacity.perhaps-over", { count: perhaps.length, names: namesOf(perhaps, terminal) })]),
      terminal.text("capacity.known", { known: coverage.known, of: coverage.of }),
    ],
  };
}

function stationSection(terminal: Terminal, { figures, most }: CapacityShown): Section {
  const { stations } = figures;
  const rows = stations
    .slice(0, most)
    .map((one) => [
      nameIn(one.element, terminal),
      rangeText(one.demand.rate, (rate) => rateText(rate, terminal, one)),
      one.most === undefined ? "?" : rateText(one.most, terminal, one),
      one.capacity === undefined || one.areServersAssumed ? "?" : String(one.servers),
      one.utilisation === undefined ? "?" : rangeText(one.utilisation, (share) => percent(share, terminal)),
      one.response === undefined
        ? one.isStable === false
          ? "∞"
          : "?"
        : rangeText(one.response, (time) => timeText(time, terminal)),
      one.queue === undefined
        ? one.isStable === false
          ? "∞"
          : "?"
        : rangeText(one.queue, (count) => figure(count, terminal)),
      saturationText(one, terminal),
      one.missing.map((stated) => statedText(stated, one.element)).join(", "),
    ]);
  return {
    title: terminal.text("capacity.stations"),
    lines:
      stations.length > rows.length
        ? [terminal.text("capacity.part", { shown: rows.length, total: stations.length })]
        : [],
    table: {
      header: columnsOf(terminal, [
        "element",
        "demand",
        "capacity",
        "servers",
        "utilisation",
        "response",
        "queue",
        "full",
        "missing",
      ]),
      numeric: [false, true, true, true, true, true, true, true, false],
      rows,
    },
  };
}

/** Of the busiest few: what enlarging brings. */
function scalingSections(terminal: Terminal, stations: readonly StationFigures[]): readonly Section[] {
  return stations
    .filter(({ scaling }) => scaling.length > 0)
    .slice(0, 3)
    .map(({ element, scaling }) => ({
      title: terminal.text("capacity.scaling", { name: nameIn(element, terminal) }),
      lines: [],
      table: {
        header: columnsOf(terminal, ["option", "utilisation", "response", "cost"]),
        numeric: [false, true, true, true],
        rows: scaling.map(({ says, utilisation, response, cost }) => [
          says[terminal.locale],
          percent(utilisation, terminal),
          response === undefined ? (utilisation >= 1 ? "∞" : "?") : timeText(response, terminal),
          cost === undefined ? "?" : `${terminal.number(Math.round(cost.amount))} ${cost.currency}`,
        ]),
      },
    }));
}

function chainSection(terminal: Terminal, { figures, most }: CapacityShown): Section {
  const { chains } = figures;
  const rows = chains.slice(0, most).map(({ from, response, path, bottleneck }) => [
    nameIn(from, terminal),
    response === undefined ? "?" : rangeText(response, (time) => timeText(time, terminal)),
    bottleneck === undefined ? "?" : nameIn(bottleneck, terminal),
    path
      .slice(1)
      .map(({ id }) => id)
      .join(" > "),
  ]);
  return {
    title: terminal.text("capacity.chains"),
    lines:
      chains.length > rows.length ? [terminal.text("capacity.part", { shown: rows.length, total: chains.length })] : [],
    table: {
      header: columnsOf(terminal, ["element", "response", "busiest", "path"]),
      numeric: [false, true, false, false],
      rows,
    },
  };
}

function backlogSection(terminal: Terminal, { backlogs, most }: CapacityShown): Section {
  return {
    title: terminal.text("capacity.backlogs"),
    lines: [],
    table: {
      header: columnsOf(terminal, ["element", "demand", "capacity", "most", "lag", "empty", "lost"]),
      numeric: [false, true, true, true, true, true, true],
      rows: backlogs
        .slice(0, most)
        .map((one) => [
          nameIn(one.station.element, terminal),
          `${one.isSure ? "" : "≤ "}${rateText(one.surge, terminal, one.station)}`,
          rateText(one.capacity, terminal, one.station),
          figure(one.most, terminal),
          timeText(one.lag, terminal),
          one.emptyAt === undefined ? "∞" : timeText(one.emptyAt, terminal),
          figure(one.lost, terminal),
        ]),
    },
  };
}

function simulationSection(terminal: Terminal, simulation: CapacitySimulation): Section {
  const estimate = (value: Estimate, text: (one: number) => string): string =>
    Number.isFinite(value.upper - value.lower)
      ? `${text(value.value)} (${text(Math.max(0, value.lower))} – ${text(value.upper)})`
      : text(value.value);
  return {
    title: terminal.text("capacity.simulated", {
      time: timeText(simulation.until, terminal),
      events: simulation.events,
      seed: simulation.seed,
    }),
    lines: simulation.notes.map((note) => note[terminal.locale]),
    table: {
      header: columnsOf(terminal, ["element", "utilisation", "response", "queue", "lost", "formula"]),
      numeric: [false, true, true, true, true, true],
      rows: simulation.stations.map(({ element, utilisation, response, queue, lost, formula }) => [
        nameIn(element, terminal),
        estimate(utilisation, (share) => percent(share, terminal)),
        estimate(response, (time) => timeText(time, terminal)),
        estimate(queue, (count) => figure(count, terminal)),
        `${figure(lost.value, terminal)}/s`,
        formula === undefined
          ? ""
          : `${percent(formula.utilisation, terminal)}, ${timeText(formula.response, terminal)}, ${figure(formula.queue, terminal)}`,
      ]),
    },
  };
}
