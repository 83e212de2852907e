import { closest } from "@orrery/core/base/suggest";
import { printHelp, printOverview } from "../help-text.ts";
import { visible } from "../terminal/width.ts";
import type { Command } from "./command.ts";
import { commands } from "./index.ts";

/** `orrery help`: all commands, or one of them in full. */
export const help: Command<Record<never, never>> = {
  name: "help",
  operands: "[COMMAND]",
  takes: [0, 1],
  options: {},
  examples: ["orrery help", "orrery help impact", "orrery impact --help"],

  async run(terminal, _values, [name]) {
    if (name === undefined) return printOverview(terminal);
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (load !== undefined) return printHelp(terminal, await load());
    const suggestion = closest(name, Object.keys(commands), 1)[0];
    const hint =
      suggestion === undefined
        ? terminal.text("command.hint")
        : terminal.text("did-you-mean", { suggestion: `orrery help ${suggestion}` });
    terminal.complain(terminal.text("command.unknown", { name: visible(name) }), hint);
    return 2;
  },
};
