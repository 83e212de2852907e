/** Values of the measures that a file of JMT asks for, by their names there. */
import { meanOf } from "@orrery/core/engines/queueing/distribution";
import type { ClassAtStation, QueueingAnswer, StationAnswer } from "@orrery/core/engines/queueing/answer";
import type { QueueingNetwork } from "@orrery/core/engines/queueing/network";
import type { JmtReading } from "@orrery/core/sources/jmt/read";

type Asked = JmtReading["asked"][number];

/** Undefined: not one of ours, or not known. */
export function askedValue(
  network: QueueingNetwork,
  answer: QueueingAnswer,
  { measure, node, ofClass }: Asked,
): number | undefined {
  const index = ofClass === undefined ? undefined : network.classes.findIndex(({ name }) => name === ofClass);
  if (index === -1) return undefined;
  if (measure.startsWith("System ")) return systemValue(answer, measure, index);
  const station = answer.stations.find((one) => network.stations[one.station]?.name === node);
  return station === undefined ? undefined : stationValue(network, station, measure, index);
}

function systemValue({ classes }: QueueingAnswer, measure: string, index: number | undefined): number | undefined {
  const some = index === undefined ? classes : classes.slice(index, index + 1);
  const sum = (of: (one: (typeof classes)[number]) => number | undefined): number | undefined =>
    some.reduce<number | undefined>(
      (all, one) => (all === undefined || of(one) === undefined ? undefined : all + (of(one) ?? 0)),
      0,
    );
  const population = sum((one) => one.population);
  const throughput = sum((one) => one.throughput);
  if (measure === "System Number of Customers") return population;
  if (measure === "System Throughput") return throughput;
  if (measure !== "System Response Time") return undefined;
  if (index !== undefined) return some[0]?.responseTime;
  // A customer of any class: weighted by how many are done.
  const time = sum((one) =>
    one.throughput === undefined || one.responseTime === undefined ? undefined : one.throughput * one.responseTime,
  );
  return time === undefined || throughput === undefined || throughput === 0 ? undefined : time / throughput;
}

function stationValue(
  network: QueueingNetwork,
  station: StationAnswer,
  measure: string,
  index: number | undefined,
): number | undefined {
  const one: ClassAtStation | undefined = index === undefined ? undefined : station.perClass[index];
  const from = index === undefined ? station : one;
  switch (measure) {
    case "Number of Customers":
      return from?.queueLength;
    case "Utilization":
      return from?.utilization;
    case "Throughput":
      return from?.throughput;
    case "Response Time":
      return from?.responseTime;
    case "Residence Time":
      return one?.residenceTime;
    case "Queue Time": {
      const time = index === undefined ? undefined : network.stations[station.station]?.service[index];
      return one?.responseTime === undefined || time === undefined ? undefined : one.responseTime - meanOf(time);
    }
    default:
      return undefined;
  }
}
