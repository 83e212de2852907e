/** Shows an address in the person's browser, where there is a person and a browser. */
import { spawn } from "node:child_process";
import type { Terminal } from "../terminal.ts";

/** Is somebody likely to see a browser that opens here? Not on a build machine, over SSH, or without a display. */
export function hasDisplay(environment: Terminal["environment"], platform: string = process.platform): boolean {
  const isSet = (name: string): boolean => environment[name] !== undefined && environment[name] !== "";
  if (isSet("CI") || isSet("SSH_CONNECTION") || isSet("SSH_TTY")) return false;
  return platform === "darwin" || platform === "win32" || isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
}

/** Opens the address and does not wait; a machine without a way to do so is left alone. */
export function openBrowser(address: string, platform: string = process.platform): void {
  const [command, ...words] =
    platform === "darwin"
      ? ["open", address]
      : platform === "win32"
        ? ["rundll32", "url.dll,FileProtocolHandler", address]
        : ["xdg-open", address];
  const opener = spawn(command ?? "", words, { stdio: "ignore", detached: true, windowsHide: true });
  opener.on("error", () => undefined);
  opener.unref();
}
