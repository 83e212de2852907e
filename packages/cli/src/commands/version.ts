import manifest from "../../package.json" with { type: "json" };
import type { Command } from "./command.ts";

/** `orrery version`: the version, alone on a line. */
export const version: Command<Record<never, never>> = {
  name: "version",
  operands: "",
  takes: [0, 0],
  options: {},
  examples: ["orrery version"],

  async run(terminal) {
    terminal.print(manifest.version);
    return 0;
  },
};
