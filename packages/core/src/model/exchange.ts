/** How systems talk: who stands behind the ends of an exchange, in which manner it goes, and which systems only pass things on. */
import { applicationOf } from "./hosting.ts";
import { isKind } from "./is-kind.ts";
import type { Element, Relationship } from "./model.ts";
import { distinct, wordOf, wordsOf } from "./read.ts";

/** `call`: the caller waits. `message`: the sender goes on. `batch`: at set times. */
export type Manner = "call" | "message" | "batch";

/** The manner of a flow or use, as far as mode, pattern, protocol and ends say it; what is used is called unless it is said otherwise. */
export function mannerOf(exchange: Relationship): Manner | undefined {
  const ofMode = MODES[wordOf(exchange, "mode") ?? ""];
  if (ofMode !== undefined) return ofMode;
  if (isQueue(exchange.to) || isQueue(exchange.from)) return "message";
  const ofPattern = PATTERNS[wordOf(exchange, "pattern") ?? ""];
  if (ofPattern !== undefined) return ofPattern;
  if (wordsOf(exchange, "protocol").some((word) => MESSAGE_PROTOCOLS.includes(word))) return "message";
  return exchange.verb === "uses" ? "call" : undefined;
}

const MODES: Readonly<Record<string, Manner>> = {
  sync: "call",
  async: "message",
  batch: "batch",
  replication: "batch",
};
const PATTERNS: Readonly<Record<string, Manner>> = {
  api: "call",
  message: "message",
  event: "message",
  "publish-subscribe": "message",
  file: "batch",
  etl: "batch",
};
const MESSAGE_PROTOCOLS: readonly string[] = ["amqp", "jms", "kafka", "mqtt"];

/** Does something other than the one it is for read it: an event that goes to whoever subscribed, by a topic or a broker? */
export function isEvent(exchange: Relationship): boolean {
  const pattern = wordOf(exchange, "pattern");
  return pattern === "event" || pattern === "publish-subscribe" || isQueue(exchange.to) || isQueue(exchange.from);
}

/** A queue, a topic, or the broker that keeps them. */
export function isQueue(element: Element | undefined): boolean {
  if (element === undefined) return false;
  const type = wordOf(element, "type");
  if (isKind(element, "store")) return type === "queue" || type === "topic";
  return type === "broker" && isKind(element, "module", "component");
}

/** A system through which others exchange: a bus, an integration platform. */
export function isHub(element: Element): boolean {
  return (
    isKind(element, "application") &&
    (wordOf(element, "type") === "integration" || wordsOf(element, "style").includes("esb"))
  );
}

/** Who answers at an end: itself; of an interface or service the one that realizes, performs or contains it. */
export function answererOf(end: Element): Element | undefined {
  if (!isKind(end, "interface", "service")) return end;
  const doing = distinct([...end.in("realizes"), ...end.in("performs")].flatMap(({ from }) => from ?? [])).filter(
    (one) => isKind(one, "application", "module", "component"),
  );
  return doing.length === 1 ? doing[0] : doing.length === 0 && isKind(end, "interface") ? end.parent : undefined;
}

/** The application behind an end of an exchange; undefined for people, and for software that belongs to none. */
export function systemOf(end: Element | undefined): Element | undefined {
  const answerer = end === undefined ? undefined : answererOf(end);
  return answerer === undefined ? undefined : applicationOf(answerer);
}

/** The two applications that an exchange joins; undefined inside one, and where one end belongs to none. */
export function systemsOf({ from, to }: Relationship): readonly [from: Element, to: Element] | undefined {
  const whole = from?.parent;
  if (whole !== undefined && whole.row === to?.parent?.row) return undefined;
  const sender = systemOf(from);
  const receiver = sender === undefined ? undefined : systemOf(to);
  if (sender === undefined || receiver === undefined || sender.row === receiver.row) return undefined;
  return isAround(sender, receiver) || isAround(receiver, sender) ? undefined : [sender, receiver];
}

function isAround(whole: Element, part: Element): boolean {
  return part.parent !== undefined && part.path.some(({ row }) => row === whole.row);
}

/** Flows and uses that leave or reach an application or one of its parts, each once; those inside it too. */
export function exchangesOf(parts: readonly Element[]): readonly Relationship[] {
  const found = new Map<number, Relationship>();
  for (const part of parts) {
    for (const one of part.out()) if (isExchange(one)) found.set(one.row, one);
    for (const one of part.in()) if (isExchange(one)) found.set(one.row, one);
  }
  return [...found.values()];
}

/** A flow or a use. */
export function isExchange({ model, row }: Relationship): boolean {
  const verb = model.parts.verbOf[row];
  return verb === model.schema.verbNumber("flows") || verb === model.schema.verbNumber("uses");
}
