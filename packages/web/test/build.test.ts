/** What the build brings to the browser: its weight, its icons, and nothing that a strict content policy would refuse. */
import { readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { build } from "vite";
import { beforeAll, describe, expect, test } from "vitest";
import { drawSprite, kindIcons } from "../build/icons.ts";

const root: string = fileURLToPath(new URL("..", import.meta.url));

interface Piece {
  readonly fileName: string;
  readonly type: "chunk" | "asset";
  readonly isEntry?: boolean;
  /** Chunks that are loaded with it. */
  readonly imports?: readonly string[];
  /** The module that it was made for. */
  readonly facadeModuleId?: string | null;
  readonly code?: string;
  readonly source?: string | Uint8Array;
}

describe("the built workbench", () => {
  let pieces: readonly Piece[];
  beforeAll(async () => {
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
    found.reduce((sum, piece) => sum + gzipSync(piece.code ?? piece.source ?? "").length / 1000, 0);
  /** A chunk with all that is loaded with it. */
  const whole = (piece: Piece): readonly Piece[] => [
    ...new Set([
      piece,
      ...chunks()
        .filter(({ fileName }) => piece.imports?.includes(fileName) === true)
        .flatMap(whole),
    ]),
  ];

  const entry = (): ReadonlySet<Piece> =>
    new Set(
      chunks()
        .filter((piece) => piece.isEntry === true)
        .flatMap(whole),
    );
  /** Kilobytes that chunks bring, all that is loaded with them included, beside the first script. */
  const beyondEntry = (...files: readonly string[]): number => {
    const first = entry();
    const found = files.map((file) => chunks().find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/src/${file}`)));
    expect(files.filter((_, index) => found[index] === undefined)).toEqual([]);
    const all = new Set(found.flatMap((piece) => (piece === undefined ? [] : whole(piece))));
    return kilobytes([...all].filter((piece) => !first.has(piece)));
  };
  const workers = (): readonly Piece[] => pieces.filter(({ fileName }) => /worker.*\.js$/.test(fileName));

  test("asks for at most 100 KB of script at first, and 130 KB until a view can be looked at", () => {
    const first = kilobytes([...entry()]);
    expect(first).toBeGreaterThan(50);
    expect(first).toBeLessThanOrEqual(100);
    expect(first + beyondEntry("pages/view.tsx")).toBeLessThanOrEqual(130);
  });

  test("asks for at most 170 KB with all that a view loads by itself afterwards: the tree, the state bar, what edits the picture", () => {
    const later = ["pages/view.tsx", "frame/tree.tsx", "time/bar.tsx", "picture/editing/canvas-editing.tsx"];
    expect(kilobytes([...entry()]) + beyondEntry(...later)).toBeLessThanOrEqual(170);
  });

  test("asks for at most 50 KB more for any other page, and 150 KB for the text editor", () => {
    const files = readdirSync(join(root, "src/pages")).filter((file) => file.endsWith(".tsx"));
    expect(files.length).toBeGreaterThan(10);
    const heavy = files
      .map((file) => [file, Math.round(beyondEntry(`pages/${file}`)), file === "source.tsx" ? 150 : 50] as const)
      .filter(([, weight, most]) => weight > most);
    expect(heavy).toEqual([]);
  });

  test("asks for at most 25 KB for the palette, with the worker that searches names", () => {
    expect(workers()).toHaveLength(1);
    expect(beyondEntry("palette/palette.tsx") + kilobytes(workers())).toBeLessThanOrEqual(25);
  });

  test("asks for at most 20 KB where a site shows a picture", () => {
    const viewer = pieces.find(({ fileName }) => fileName === "viewer.js");
    expect(gzipSync(viewer?.source ?? "").length / 1000).toBeLessThanOrEqual(20);
  });

  test("brings the guide along, so that help needs no network", () => {
    const text = (fileName: string): string => String(pieces.find((piece) => piece.fileName === fileName)?.source);
    const chapters = JSON.parse(text("guide/chapters.json")) as readonly {
      readonly id: string;
      readonly title: string;
    }[];
    expect(chapters.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["workbench", "language", "views", "notations"]),
    );
    for (const { id, title } of chapters) expect(JSON.parse(text(`guide/${id}.json`))).toMatchObject({ id, title });
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
