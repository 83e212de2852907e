/** The help: all commands on a page, or one command taught with examples. Its words are in the catalogues. */
import manifest from "../package.json" with { type: "json" };
import { common } from "./arguments.ts";
import type { Command, ExitCode, Option, Options } from "./commands/command.ts";
import { commands } from "./commands/index.ts";
import type { Terminal } from "./terminal.ts";
import { padded, widthOf, wrapped } from "./terminal/width.ts";

/** All commands, each with one line. */
export function printOverview(terminal: Terminal): ExitCode {
  const { paint } = terminal;
  terminal.print(
    `${paint.bold("Orrery")} ${paint.dim(manifest.version)} ${paint.dim("·")} ${terminal.text("help.tagline")}`,
  );
  title(terminal, terminal.text("help.usage"));
  terminal.print(`  orrery ${paint.cyan(terminal.text("help.command"))} [${terminal.text("help.options")}]`);
  title(terminal, terminal.text("help.commands"));
  const names = Object.keys(commands);
  printPairs(
    terminal,
    names.map((name) => [name, terminal.named(`${name}.summary`) ?? ""]),
  );
  title(terminal, terminal.text("help.begin"));
  printPairs(terminal, [
    ["orrery init my-architecture", terminal.text("help.begin.1")],
    ["orrery check my-architecture", terminal.text("help.begin.2")],
    ["orrery help check", terminal.text("help.begin.3")],
  ]);
  return 0;
}

/** One command: what it is for, how it is called, its options, examples and exit codes. */
export function printHelp(terminal: Terminal, command: Command): ExitCode {
  const { name, operands, options, examples } = command;
  const { paint } = terminal;
  terminal.print(`${paint.bold(`orrery ${name}`)} ${paint.dim("·")} ${terminal.named(`${name}.summary`) ?? ""}`);
  const about = terminal.named(`${name}.about`);
  if (about !== undefined) printText(terminal, about);
  title(terminal, terminal.text("help.usage"));
  terminal.print(
    `  orrery ${name} ${[operands, Object.keys(options).length > 0 ? `[${terminal.text("help.options")}]` : ""].filter(Boolean).join(" ")}`.trimEnd(),
  );
  if (Object.keys(options).length > 0) {
    title(terminal, terminal.text("help.options.title"));
    printPairs(terminal, pairsOf(terminal, name, options));
  }
  title(terminal, terminal.text("help.examples"));
  examples.forEach((example, index) => {
    terminal.print(`  ${paint.cyan(example)}`);
    const says = terminal.named(`${name}.example.${index + 1}`) ?? "";
    for (const line of wrapped(says, room(terminal) - 4)) terminal.print(`    ${line}`);
  });
  title(terminal, terminal.text("help.exit"));
  const codes = ([0, 1, 2] as const).map(
    (code) =>
      [
        String(code),
        terminal.named(`${name}.exit.${code}`) ?? (code === 1 ? undefined : terminal.text(`help.exit.${code}`)),
      ] as const,
  );
  printPairs(
    terminal,
    codes.flatMap(([code, says]) => (says === undefined ? [] : [[code, says] as const])),
  );
  title(terminal, terminal.text("help.common"));
  printPairs(terminal, pairsOf(terminal, "common", common));
  return 0;
}

/** How an option is written: `-o, --output FILE`. Many words to choose from stand in its explanation instead. */
function writtenOption(name: string, option: Option): string {
  const short = option.short === undefined ? "" : `-${option.short}, `;
  const value =
    option.kind === "flag"
      ? ""
      : "of" in option
        ? isLong(option)
          ? " WORD"
          : ` ${option.of.join("|")}`
        : ` ${option.value}`;
  return `${short}--${name}${value}`;
}

function isLong(option: Option): boolean {
  return "of" in option && option.of.join("|").length > 30;
}

function pairsOf(terminal: Terminal, command: string, options: Options): readonly (readonly [string, string])[] {
  return Object.entries(options).map(([name, option]) => {
    const says = terminal.named(`${command}.option.${name}`) ?? terminal.named(`common.option.${name}`) ?? "";
    const words =
      "of" in option && isLong(option) ? terminal.text("help.one-of", { says, words: option.of.join(", ") }) : says;
    return [writtenOption(name, option), words] as const;
  });
}

function title(terminal: Terminal, text: string): void {
  terminal.print();
  terminal.print(terminal.paint.bold(text));
}

/** Two columns; a left part too long for its column gets a line of its own. */
function printPairs(terminal: Terminal, pairs: readonly (readonly [string, string])[]): void {
  const left = Math.min(30, Math.max(...pairs.map(([name]) => widthOf(name))));
  for (const [name, text] of pairs) {
    const lines = wrapped(text, room(terminal) - left - 4);
    const isLong = widthOf(name) > left;
    if (isLong) terminal.print(`  ${terminal.paint.cyan(name)}`);
    lines.forEach((line, index) => {
      const head = index === 0 && !isLong ? terminal.paint.cyan(padded(name, left)) : " ".repeat(left);
      terminal.print(`  ${head}  ${line}`);
    });
  }
}

function printText(terminal: Terminal, text: string): void {
  for (const paragraph of text.split("\n\n")) {
    terminal.print();
    for (const line of wrapped(paragraph, room(terminal))) terminal.print(line);
  }
}

/** Lines longer than this are hard to read, whatever the window. */
function room(terminal: Terminal): number {
  return Math.min(100, terminal.width ?? 100);
}
