import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { kinds } from "@orrery/core/model/metamodel/kinds";
import { technologyIcons } from "@orrery/core/notations/icons";
import { afterAll, expect, it } from "vitest";
import { openIcons } from "./icons.ts";

const folder = mkdtempSync(join(tmpdir(), "orrery-icons-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("has an icon of every technology of the table", () => {
  const icons = openIcons(folder);
  expect(technologyIcons.filter((name) => icons(name) === undefined)).toEqual([]);
  expect(icons("PostgreSQL 18")).toMatchObject({ viewBox: 24, isStroked: false });
});

it("has an icon of every kind", () => {
  const icons = openIcons(folder);
  expect(kinds.filter(({ id }) => icons(`kind:${id}`) === undefined).map(({ id }) => id)).toEqual([]);
  expect(icons("kind:application")).toMatchObject({ isStroked: true });
  expect(icons("kind:user-round")).toBeDefined();
});

it("prefers the icons of the workspace, by file or by technology", () => {
  mkdirSync(join(folder, "icons"));
  const svg = (d: string): string => `<svg viewBox="0 0 8 8"><path d="${d}"/></svg>`;
  writeFileSync(join(folder, "icons/Our Bank.svg"), svg("M1 1h1"));
  writeFileSync(join(folder, "icons/postgresql.svg"), svg("M2 2h2"));
  writeFileSync(join(folder, "icons/broken.svg"), "<svg");
  const icons = openIcons(folder);
  expect(icons("our bank")?.paths).toEqual([{ d: "M1 1h1" }]);
  expect(icons("Postgres 17")?.paths).toEqual([{ d: "M2 2h2" }]);
  expect(icons("broken")).toBeUndefined();
  expect(icons("__proto__")).toBeUndefined();
  expect(icons("Oracle 19c")).toBeUndefined();
});
