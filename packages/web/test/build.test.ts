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
  /** Chunks that are loaded with it. */
  readonly imports?: readonly string[];
  readonly name?: string;
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

  const chunks = (): readonly Piece[] => pieces.filter((piece) => piece.type === "chunk");
  const kilobytes = (found: readonly Piece[]): number =>
    found.reduce((sum, piece) => sum + gzipSync(piece.code ?? "").length / 1000, 0);
  /** A chunk with all that is loaded with it. */
  const whole = (piece: Piece): readonly Piece[] => [
    ...new Set([
      piece,
      ...chunks()
        .filter(({ fileName }) => piece.imports?.includes(fileName) === true)
        .flatMap(whole),
    ]),
  ];

  test("asks for at most 130 KB of script before the first interaction", () => {
    const first = chunks()
      .filter((piece) => piece.isEntry === true)
      .flatMap(whole);
    expect(kilobytes(first)).toBeGreaterThan(50);
    expect(kilobytes(first)).toBeLessThanOrEqual(130);
  });

  test("asks for at most 150 KB more for the editor, and 25 KB more for a page of a picture or any other", () => {
    const first = new Set(
      chunks()
        .filter((piece) => piece.isEntry === true)
        .flatMap(whole),
    );
    const later = chunks().filter((piece) => !first.has(piece));
    const weightOf = (name: string): number =>
      kilobytes(
        later
          .filter((piece) => piece.name === name)
          .flatMap(whole)
          .filter((piece) => !first.has(piece)),
      );
    const names = [...new Set(later.map(({ name = "" }) => name))];
    expect(names).toEqual(expect.arrayContaining(["source", "view", "explore", "catalogue"]));
    expect(weightOf("source")).toBeLessThanOrEqual(150);
    expect(names.filter((name) => name !== "source").map((name) => [name, weightOf(name) <= 25])).toEqual(
      names.filter((name) => name !== "source").map((name) => [name, true]),
    );
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
