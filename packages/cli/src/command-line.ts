/** The command line as a whole: finds the command, reads its words, runs it, and says what is wrong where something is. */
import { closest } from "@orrery/core/base/suggest";
import { common, type Misuse, readArguments, splitCommand } from "./arguments.ts";
import type { Command, ExitCode } from "./commands/command.ts";
import { commands } from "./commands/index.ts";
import { diskFault } from "./files.ts";
import { localeOf, speechOf } from "./messages/messages.ts";
import { makeTerminal, type Terminal, type World } from "./terminal.ts";
import { visible } from "./terminal/width.ts";

/** Runs a command line to its end. Never throws for what a person or a disk got wrong; anything else is our own mistake. */
export async function runCommandLine(words: readonly string[], world: World): Promise<ExitCode> {
  const terminal = await terminalFor(words, world);
  const { name, rest } = splitCommand(words);
  const known = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (name !== undefined && known === undefined) return unknownCommand(terminal, name);
  const command = await (known ?? (asksForVersion(rest) ? versionCommand : overview))();
  try {
    return await runCommand(
      terminal,
      command,
      known === undefined ? rest.filter((word) => !asksForVersion([word])) : rest,
    );
  } catch (error) {
    const fault = diskFault(error);
    if (fault === undefined) throw error;
    terminal.complain(sayFault(terminal, fault, error));
    return 2;
  }
}

async function runCommand(terminal: Terminal, command: Command, words: readonly string[]): Promise<ExitCode> {
  const read = readArguments(words, { ...command.options, ...common });
  if ("misuse" in read) return misused(terminal, command, read.misuse);
  const { values, operands } = read;
  if (values.help && (command.name !== "help" || operands.length > 0))
    return (await import("./help-text.ts")).printHelp(terminal, command);
  const [fewest, most] = command.takes;
  if (operands.length < fewest)
    return misused(terminal, command, { key: "misuse.too-few", values: { operands: command.operands } });
  if (operands.length > most)
    return misused(terminal, command, { key: "misuse.too-many", values: { operand: visible(operands[most] ?? "") } });
  return command.run(terminal, values, operands);
}

/** Language and colours are needed before the words can be judged, so that the judgement is spoken in them. */
async function terminalFor(words: readonly string[], world: World): Promise<Terminal> {
  const end = words.indexOf("--");
  const options = end < 0 ? words : words.slice(0, end);
  const at = options.lastIndexOf("--lang");
  const lang = at >= 0 ? options[at + 1] : options.findLast((word) => word.startsWith("--lang="))?.slice(7);
  const colour = options.includes("--no-color") ? false : options.includes("--color") ? true : undefined;
  return makeTerminal(world, await speechOf(localeOf(lang, world.environment)), colour);
}

/** `orrery --version` is `orrery version`; `orrery` alone and `orrery --help` show all commands. */
function asksForVersion(words: readonly string[]): boolean {
  return words.includes("--version") || words.includes("-V");
}

async function versionCommand(): Promise<Command> {
  return (await import("./commands/version.ts")).version;
}

async function overview(): Promise<Command> {
  return (await import("./commands/help.ts")).help;
}

function unknownCommand(terminal: Terminal, name: string): ExitCode {
  const near = closest(name, Object.keys(commands), 1)[0];
  const hint =
    near === undefined
      ? terminal.text("command.hint")
      : terminal.text("did-you-mean", { suggestion: `orrery ${near}` });
  terminal.complain(terminal.text("command.unknown", { name: visible(name) }), hint);
  return 2;
}

function misused(terminal: Terminal, command: Command, misuse: Misuse): ExitCode {
  const { suggestion } = misuse;
  const values = Object.fromEntries(
    Object.entries(misuse.values).map(([key, value]) => [key, typeof value === "string" ? visible(value) : value]),
  );
  const hint =
    suggestion === undefined
      ? terminal.text("misuse.hint", { name: command.name })
      : terminal.text("did-you-mean", { suggestion });
  terminal.complain(terminal.text(misuse.key, values), hint);
  return 2;
}

function sayFault(terminal: Terminal, fault: string, error: unknown): string {
  const path = error instanceof Error && "path" in error && typeof error.path === "string" ? visible(error.path) : "";
  return terminal.text("fault", { path, reason: terminal.named(`fault.${fault}`) ?? fault });
}
