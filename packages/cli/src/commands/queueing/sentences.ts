/** Sentences about queueing networks: notes of an answer, and why there is none. */
import type { Note } from "@orrery/core/engines/queueing/answer";
import type { QueueingNetwork } from "@orrery/core/engines/queueing/network";
import type { TrafficProblem } from "@orrery/core/engines/queueing/traffic";
import type { Terminal } from "../../terminal.ts";
import { visible } from "../../terminal/width.ts";

/** Of an event simulation: why it was refused, and where. */
interface Refused {
  readonly reason: string;
  readonly station?: number;
  readonly class?: number;
}

export function noteText(terminal: Terminal, network: QueueingNetwork, { code, station, ofClass }: Note): string {
  const sentence = terminal.named(`queueing.note.${code}`) ?? code;
  const places = [nameOf(network, station), ofClass === undefined ? undefined : network.classes[ofClass]?.name].filter(
    (name) => name !== undefined,
  );
  return places.length === 0 ? sentence : `${visible(places.join(", "))}: ${sentence}`;
}

export function trafficText(
  terminal: Terminal,
  network: QueueingNetwork,
  { kind, ofClass, station }: TrafficProblem,
): string {
  const values = {
    ofClass: visible(network.classes[ofClass]?.name ?? ""),
    station: visible(nameOf(network, station) ?? ""),
  };
  return terminal.named(`queueing.traffic.${kind}`, values) ?? kind;
}

export function refusalText(terminal: Terminal, network: QueueingNetwork, refused: readonly Refused[]): string {
  const [first] = refused;
  if (first === undefined) return "";
  const place = [
    nameOf(network, first.station),
    first.class === undefined ? undefined : network.classes[first.class]?.name,
  ].filter((name) => name !== undefined);
  const sentence = terminal.named(`queueing.refused.${first.reason}`) ?? first.reason;
  return place.length === 0 ? sentence : `${visible(place.join(", "))}: ${sentence}`;
}

function nameOf(network: QueueingNetwork, station: number | undefined): string | undefined {
  return station === undefined ? undefined : network.stations[station]?.name;
}
