/** What the build brings to the browser: its weight, its icons, and nothing that a strict content policy would refuse. */
import { gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { build } from "vite";
import { beforeAll, describe, expect, test } from "vitest";
import { drawSprite, kindIcons } from "../build/icons.ts";

interface Piece {
  readonly fileName: string;
  readonly type: "chunk" | "asset";
  readonly isEntry?: boolean;
  readonly code?: string;
  readonly source?: string | Uint8Array;
}

describe("the built workbench", () => {
  let pieces: readonly Piece[];
  beforeAll(async () => {
    const root = fileURLToPath(new URL("..", import.meta.url));
    const options = {
      root,
      configFile: join(root, "vite.config.ts"),
      logLevel: "warn",
      build: { write: false },
    } as const;
    pieces = ((await build(options)) as { readonly output: readonly Piece[] }).output;
  });

  test("asks for at most 130 KB of script before the first interaction, and 150 KB more for the editor", () => {
    const weights = pieces
      .filter((piece) => piece.type === "chunk")
      .map((piece) => ({ isEntry: piece.isEntry === true, kilobytes: gzipSync(piece.code ?? "").length / 1000 }));
    const sum = (isEntry: boolean): number =>
      weights.filter((weight) => weight.isEntry === isEntry).reduce((all, weight) => all + weight.kilobytes, 0);
    expect(sum(true)).toBeGreaterThan(50);
    expect(sum(true)).toBeLessThanOrEqual(130);
    expect(sum(false)).toBeLessThanOrEqual(150);
  });

  test("holds the icon of every kind", () => {
    const { names } = drawSprite();
    expect(kindIcons().length).toBeGreaterThan(30);
    expect(names).toEqual(expect.arrayContaining([...kindIcons()]));
  });

  test("writes nothing into the page itself", () => {
    const page = String(pieces.find((piece) => piece.fileName === "index.html")?.source);
    expect(page).toContain("<script");
    expect(page).not.toMatch(/<style|style=|<script(?![^>]*\bsrc=)|\son[a-z]+=|https?:/);
  });
});
