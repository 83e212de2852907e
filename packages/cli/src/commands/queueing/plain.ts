/** The answer to a queueing network for programs: plain JSON, version 1. A number that is not known is null. */
import { describe } from "@orrery/core/base/codes";
import type { ClassAtStation, QueueingAnswer } from "@orrery/core/engines/queueing/answer";
import type { QueueingNetwork } from "@orrery/core/engines/queueing/network";
import type { JmtReading } from "@orrery/core/sources/jmt/read";
import type { Terminal } from "../../terminal.ts";
import { askedValue } from "./asked.ts";
import { noteText } from "./sentences.ts";

export interface Told {
  readonly file: string;
  readonly network: QueueingNetwork;
  readonly answer: QueueingAnswer;
  readonly reading: JmtReading;
}

export function plainAnswer(terminal: Terminal, { file, network, answer, reading }: Told): object {
  const { classes, stations, bottleneck } = answer;
  return {
    version: 1,
    file,
    method: answer.method,
    result: answer.result,
    stable: answer.stable,
    stations: stations.map((station) => ({
      name: network.stations[station.station]?.name ?? "",
      kind: network.stations[station.station]?.kind ?? "queue",
      servers:
        network.stations[station.station]?.kind === "delay" ? null : (network.stations[station.station]?.servers ?? 1),
      result: station.result,
      stable: station.stable,
      utilization: station.utilization ?? null,
      throughput: station.throughput ?? null,
      queueLength: station.queueLength ?? null,
      responseTime: station.responseTime ?? null,
      loss: station.loss,
      perClass: station.perClass.map((one, ofClass) => ({
        class: network.classes[ofClass]?.name ?? "",
        ...plainClass(one),
      })),
    })),
    classes: classes.map((one, ofClass) => ({
      name: network.classes[ofClass]?.name ?? "",
      kind: network.classes[ofClass]?.kind ?? "open",
      throughput: one.throughput ?? null,
      responseTime: one.responseTime ?? null,
      cycleTime: one.cycleTime ?? null,
      population: one.population ?? null,
      ...(one.bounds === undefined ? {} : { bounds: one.bounds }),
    })),
    system: systemOf(answer),
    bottleneck:
      bottleneck === undefined
        ? null
        : {
            station: network.stations[bottleneck.station]?.name ?? "",
            utilization: bottleneck.utilization ?? null,
            growth: bottleneck.growth ?? null,
            saturation: bottleneck.saturation ?? null,
          },
    asked: reading.asked.map((measure) => ({ ...measure, value: askedValue(network, answer, measure) ?? null })),
    notes: answer.notes.map((note) => ({
      code: note.code,
      station: note.station === undefined ? null : (network.stations[note.station]?.name ?? null),
      class: note.ofClass === undefined ? null : (network.classes[note.ofClass]?.name ?? null),
      text: noteText(terminal, network, note),
    })),
    diagnostics: reading.diagnostics.map((diagnostic) => ({
      code: diagnostic.code,
      severity: diagnostic.severity,
      text: describe(diagnostic, terminal.locale),
    })),
  };
}

function plainClass({
  visits,
  utilization,
  throughput,
  queueLength,
  responseTime,
  residenceTime,
  halfWidth,
}: ClassAtStation): object {
  return {
    visits,
    utilization: utilization ?? null,
    throughput: throughput ?? null,
    queueLength: queueLength ?? null,
    responseTime: responseTime ?? null,
    residenceTime: residenceTime ?? null,
    ...(halfWidth === undefined ? {} : { halfWidth }),
  };
}

/** All classes together: time of a customer, whichever, from Little's law. */
function systemOf({ classes }: QueueingAnswer): object {
  let throughput: number | undefined = 0;
  let population: number | undefined = 0;
  for (const one of classes) {
    throughput = throughput === undefined || one.throughput === undefined ? undefined : throughput + one.throughput;
    population = population === undefined || one.population === undefined ? undefined : population + one.population;
  }
  const time =
    throughput === undefined || population === undefined || throughput === 0 ? null : population / throughput;
  return { throughput: throughput ?? null, responseTime: time, population: population ?? null };
}
