import { join, resolve } from "node:path";
import { hasDisplay, openBrowser } from "../serve/browser.ts";
import { startServer } from "../serve/server.ts";
import { kindOfPath } from "../files.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../terminal/width.ts";
import type { Command } from "./command.ts";

const options = {
  port: { kind: "number", value: "N", short: "p" },
  imports: { kind: "text", value: "DIR" },
  "no-open": { kind: "flag" },
} as const;

const HIGHEST_PORT = 65_535;

/** `orrery serve`: the workbench in the browser, over the models here, until Ctrl+C. */
export const serve: Command<typeof options> = {
  name: "serve",
  operands: "[DIR ...]",
  takes: [0, 100],
  options,
  examples: ["orrery serve", "orrery serve architecture ../other-model", "orrery serve --port 8080 --no-open"],

  async run(terminal, values, folders) {
    const paths = pathsOf(terminal, folders);
    if (paths === undefined) return 2;
    const { port } = values;
    if (port !== undefined && port > HIGHEST_PORT) {
      terminal.complain(terminal.text("serve.no-port", { port: String(port) }));
      return 2;
    }
    const imports = resolve(terminal.folder, values.imports ?? join(".orrery", "imports"));
    const onFault = (fault: unknown): void =>
      terminal.complain(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
    const server = await startServer({ paths, imports, folder: terminal.folder, port, onFault });
    if (server === "port-taken") {
      terminal.complain(
        terminal.text("serve.port-taken", { port: String(port) }),
        terminal.text("serve.port-taken.hint"),
      );
      return 2;
    }
    if (!server.hasPages) terminal.complain(terminal.text("serve.not-built"));
    // In one language: whoever started us finds the address in this line.
    terminal.print(`Orrery is at ${server.address}`);
    if (!values["no-open"] && hasDisplay(terminal.environment)) openBrowser(server.address);
    return new Promise(() => undefined); // until a signal ends the process
  },
};

/** The folders and files that were named, else the current folder; undefined after telling that one is not there. */
function pathsOf(terminal: Terminal, named: readonly string[]): readonly string[] | undefined {
  const missing = named.find((path) => !["file", "folder"].includes(kindOfPath(resolve(terminal.folder, path)) ?? ""));
  if (missing !== undefined) {
    terminal.complain(terminal.text("open.no-such-path", { path: visible(missing) }));
    return undefined;
  }
  return named.length === 0 ? [terminal.folder] : named.map((path) => resolve(terminal.folder, path));
}
