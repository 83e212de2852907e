/** The answer to a queueing network for people: what kind of answer it is, stations, classes, bottleneck, reasons. */
import type { QueueingAnswer } from "@orrery/core/engines/queueing/answer";
import type { QueueingNetwork } from "@orrery/core/engines/queueing/network";
import type { Terminal } from "../../terminal.ts";
import { tableOf } from "../../terminal/table.ts";
import { visible } from "../../terminal/width.ts";
import { noteText } from "./sentences.ts";

export function answerLines(terminal: Terminal, network: QueueingNetwork, answer: QueueingAnswer): readonly string[] {
  const { paint } = terminal;
  const method = terminal.named(`queueing.method.${answer.method}`) ?? answer.method;
  const head = answer.stable
    ? paint.bold(terminal.text(`queueing.result.${answer.result}`, { method }))
    : paint.bold(paint.red(terminal.text("queueing.unstable")));
  return [
    head,
    ...(answer.stable && answer.stations.length > 0 && answer.method !== "bounds"
      ? ["", ...stationLines(terminal, network, answer)]
      : []),
    ...(answer.stable ? ["", ...classLines(terminal, network, answer)] : []),
    "",
    ...bottleneckLines(terminal, network, answer),
    ...answer.notes.map((note) => paint.dim(noteText(terminal, network, note))),
  ];
}

function stationLines(terminal: Terminal, network: QueueingNetwork, { stations }: QueueingAnswer): readonly string[] {
  const column = (key: string, isNumeric: boolean): { readonly title: string; readonly isNumeric: boolean } => ({
    title: terminal.named(`queueing.column.${key}`) ?? key,
    isNumeric,
  });
  const columns = [
    column("station", false),
    column("class", false),
    column("utilization", true),
    column("throughput", true),
    column("length", true),
    column("response", true),
  ];
  const rows = stations.flatMap((station) => {
    const name = network.stations[station.station]?.name ?? "";
    const isDelay = network.stations[station.station]?.kind === "delay";
    const come = station.perClass.flatMap((one, ofClass) => (one.visits > 0 ? [{ one, ofClass }] : []));
    const share = (value: number | undefined): string => (isDelay ? "" : percent(terminal, value));
    const all = [
      name,
      "",
      share(station.utilization),
      short(terminal, station.throughput),
      short(terminal, station.queueLength),
      short(terminal, station.responseTime),
    ];
    const each = come.map(({ one, ofClass }) => [
      "",
      network.classes[ofClass]?.name ?? "",
      share(one.utilization),
      short(terminal, one.throughput, one.halfWidth?.throughput),
      short(terminal, one.queueLength, one.halfWidth?.queueLength),
      short(terminal, one.responseTime, one.halfWidth?.responseTime),
    ]);
    const [only] = each;
    if (come.length === 1 && only !== undefined)
      return [
        [name, only[1] ?? "", ...(only[2] === "?" ? [share(station.utilization)] : [only[2] ?? ""]), ...only.slice(3)],
      ];
    return [all, ...each];
  });
  return tableOf(terminal, columns, rows);
}

function classLines(terminal: Terminal, network: QueueingNetwork, { classes }: QueueingAnswer): readonly string[] {
  const titles = ["class", "throughput", "response", "cycle", "customers"];
  const columns = titles.map((key, index) => ({
    title: terminal.named(`queueing.column.${key}`) ?? key,
    isNumeric: index > 0,
  }));
  const rows = classes.map((one, ofClass) => {
    const { bounds } = one;
    const range = (
      known: number | undefined,
      interval: { readonly lower: number; readonly upper: number } | undefined,
    ): string =>
      known === undefined && interval !== undefined
        ? `${short(terminal, interval.lower)} – ${short(terminal, interval.upper)}`
        : short(terminal, known);
    return [
      network.classes[ofClass]?.name ?? "",
      range(one.throughput, bounds?.throughput),
      range(one.responseTime, bounds?.responseTime),
      short(terminal, one.cycleTime),
      short(terminal, one.population),
    ];
  });
  return tableOf(terminal, columns, rows);
}

function bottleneckLines(
  terminal: Terminal,
  network: QueueingNetwork,
  { bottleneck, stable }: QueueingAnswer,
): readonly string[] {
  if (bottleneck === undefined) return [];
  const station = visible(network.stations[bottleneck.station]?.name ?? "");
  const { utilization, growth, saturation } = bottleneck;
  const lines = [
    utilization === undefined
      ? terminal.text("queueing.bottleneck", { station })
      : terminal.text("queueing.bottleneck-at", { station, share: percent(terminal, utilization) }),
  ];
  if (stable && growth !== undefined) lines.push(terminal.text("queueing.growth", { factor: short(terminal, growth) }));
  if (saturation !== undefined)
    lines.push(
      terminal.text("queueing.saturation", {
        customers: short(terminal, saturation.customers),
        throughput: short(terminal, saturation.throughput),
      }),
    );
  return lines;
}

/** Five digits that count: more would feign a precision that no model has; programs get all. */
function short(terminal: Terminal, value: number | undefined, half?: number): string {
  if (value === undefined) return "?";
  const text = numberText(terminal, value);
  return half === undefined || !Number.isFinite(half)
    ? text
    : `${text} ± ${numberText(terminal, Number(half.toPrecision(2)))}`;
}

function numberText(terminal: Terminal, value: number): string {
  if (value === 0) return "0";
  if (value === Infinity) return "∞";
  const size = Math.abs(value);
  if (size >= 1e9 || size < 1e-4) return value.toExponential(4);
  const digits = Math.max(0, Math.min(9, 4 - Math.floor(Math.log10(size))));
  return new Intl.NumberFormat(terminal.locale, { maximumFractionDigits: digits }).format(value);
}

function percent(terminal: Terminal, value: number | undefined): string {
  if (value === undefined) return "?";
  return new Intl.NumberFormat(terminal.locale, {
    style: "percent",
    maximumFractionDigits: value > 0.99 && value < 1 ? 4 : 2,
  }).format(value);
}
