import { expect, it } from "vitest";
import { hasDisplay } from "./browser.ts";

it("a browser is opened only where somebody may see it", () => {
  expect(hasDisplay({ DISPLAY: ":0" }, "linux")).toBe(true);
  expect(hasDisplay({ WAYLAND_DISPLAY: "wayland-0" }, "linux")).toBe(true);
  expect(hasDisplay({}, "linux")).toBe(false);
  expect(hasDisplay({}, "darwin")).toBe(true);
  expect(hasDisplay({ CI: "true" }, "darwin")).toBe(false);
  expect(hasDisplay({ SSH_CONNECTION: "1 2 3 4" }, "win32")).toBe(false);
  expect(hasDisplay({ DISPLAY: ":0", CI: "1" }, "linux")).toBe(false);
});
