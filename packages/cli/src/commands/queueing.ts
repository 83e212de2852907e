import { describe } from "@orrery/core/base/codes";
import type { Diagnostic } from "@orrery/core/base/diagnostic";
import type { QueueingAnswer } from "@orrery/core/engines/queueing/answer";
import type { QueueingNetwork } from "@orrery/core/engines/queueing/network";
import { simulateNetwork } from "@orrery/core/engines/queueing/simulated";
import { solveNetwork } from "@orrery/core/engines/queueing/solve";
import type { TrafficProblem } from "@orrery/core/engines/queueing/traffic";
import { type JmtReading, readJmt } from "@orrery/core/sources/jmt/read";
import { basename, resolve } from "node:path";
import { tryReading } from "../files.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../terminal/width.ts";
import type { Command, ExitCode, Values } from "./command.ts";
import { plainAnswer } from "./queueing/plain.ts";
import { answerLines } from "./queueing/print.ts";
import { refusalText, trafficText } from "./queueing/sentences.ts";

const options = {
  method: { kind: "choice", of: ["auto", "exact", "linearizer", "schweitzer", "bounds", "simulate"] },
  customers: { kind: "texts", value: "CLASS=N" },
  seed: { kind: "number", value: "N" },
  events: { kind: "number", value: "N" },
  json: { kind: "flag" },
} as const;

type Given = Values<typeof options>;

/** Events of a simulation unless told otherwise: about a second. */
const EVENTS = 3_000_000;
const MOST_EVENTS = 1_000_000_000;

/** `orrery queueing`: utilisation, response times and the bottleneck of a queueing network in a file of JMT. */
export const queueing: Command<typeof options> = {
  name: "queueing",
  operands: "FILE",
  takes: [1, 1],
  options,
  examples: [
    "orrery queueing shop.jsimg",
    "orrery queueing shop.jmva --customers users=200 --method linearizer",
    "orrery queueing shop.jsimg --method simulate --seed 7 --json",
  ],

  async run(terminal, values, [path = ""]) {
    const events = values.events ?? EVENTS;
    if (events < 10_000 || events > MOST_EVENTS) {
      terminal.complain(
        terminal.text("queueing.bad-events", { from: 10_000, to: MOST_EVENTS }),
        terminal.text("misuse.hint", { name: "queueing" }),
      );
      return 2;
    }
    const bytes = tryReading(resolve(terminal.folder, path));
    if (!(bytes instanceof Uint8Array)) {
      const reason = terminal.named(`fault.${bytes.code}`) ?? bytes.code;
      terminal.complain(terminal.text("fault", { path: visible(path), reason }));
      return 2;
    }
    const reading = readJmt(basename(path), bytes);
    for (const diagnostic of reading.diagnostics) terminal.say(lineOf(terminal, diagnostic));
    if (reading.network === undefined) {
      terminal.complain(terminal.text("queueing.unread", { name: visible(path) }));
      return 2;
    }
    const network = withCustomers(terminal, reading.network, values.customers);
    if (network === undefined) return 2;
    return tell(terminal, basename(path), reading, network, values, events);
  },
};

function tell(
  terminal: Terminal,
  file: string,
  reading: JmtReading,
  network: QueueingNetwork,
  values: Given,
  events: number,
): ExitCode {
  terminal.progress(terminal.text("queueing.computing", { name: visible(file) }));
  const solved = answerTo(network, values, events);
  terminal.progress(undefined);
  if ("refused" in solved) {
    terminal.complain(refusalText(terminal, network, solved.refused));
    return 2;
  }
  if ("kind" in solved) {
    terminal.complain(trafficText(terminal, network, solved));
    return 2;
  }
  // What was read otherwise than it is written cannot be more than an approximation.
  const answer: QueueingAnswer =
    reading.isExact || solved.result !== "exact" ? solved : { ...solved, result: "approximation" };
  if (values.json) terminal.json(plainAnswer(terminal, { file, network, answer, reading }));
  else for (const line of answerLines(terminal, network, answer)) terminal.print(line);
  return answer.stable ? 0 : 1;
}

function answerTo(
  network: QueueingNetwork,
  { method = "auto", seed = 1 }: Given,
  events: number,
): ReturnType<typeof simulateNetwork> | TrafficProblem {
  if (method === "simulate") return simulateNetwork(network, { seed, events });
  const solved = solveNetwork(network, { method });
  if ("kind" in solved || method !== "auto" || !solved.stable) return solved;
  // No formula, or one that would need more memory than there is: simulated unasked.
  if (!solved.notes.some(({ code }) => code === "simulate")) return solved;
  const simulated = simulateNetwork(network, { seed, events });
  return "refused" in simulated || "kind" in simulated
    ? solved
    : { ...simulated, notes: [...solved.notes, ...simulated.notes] };
}

/** The network with other numbers of customers; undefined after telling what is wrong with them. */
function withCustomers(
  terminal: Terminal,
  network: QueueingNetwork,
  texts: readonly string[],
): QueueingNetwork | undefined {
  const closed = network.classes.filter(({ kind }) => kind === "closed");
  let { classes } = network;
  for (const text of texts) {
    const at = text.lastIndexOf("=");
    const name = at < 0 ? (closed.length === 1 ? (closed[0]?.name ?? "") : "") : text.slice(0, at);
    const number = text.slice(at + 1).trim();
    const isKnown = closed.some((one) => one.name === name);
    if (!isKnown || !/^\d{1,9}$/u.test(number)) {
      const names = visible(closed.map((one) => one.name).join(", "));
      terminal.complain(
        terminal.text("queueing.bad-customers", { text: visible(text) }),
        terminal.text("queueing.customers-hint", { count: closed.length, names }),
      );
      return undefined;
    }
    classes = classes.map((one) =>
      one.kind === "closed" && one.name === name ? { ...one, population: Number(number) } : one,
    );
  }
  return { ...network, classes };
}

function lineOf(terminal: Terminal, diagnostic: Diagnostic): string {
  const { paintBeside: paint, locale } = terminal;
  const isError = diagnostic.severity === "error";
  const severity = (isError ? paint.red : paint.yellow)(terminal.text(isError ? "severity.error" : "severity.warning"));
  return `${visible(diagnostic.uri)}: ${severity}: ${visible(describe(diagnostic, locale))}`;
}
