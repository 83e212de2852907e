/** A picture as PNG: the SVG drawn by resvg (as WebAssembly), with our fonts and no others, so that it is the same on every machine. */
import { readFileSync } from "node:fs";
import type * as Resvg from "@resvg/resvg-wasm";
import type { Scene } from "@orrery/core/notations/scene";
import type { ThemeName } from "@orrery/core/notations/theme";
import { sceneToSvg } from "@orrery/core/exports/svg";
import { besideTheBundle, loadFonts, packageFile } from "./fonts.ts";

export interface PngOptions {
  readonly theme: ThemeName;
  /** Pixels of the PNG for one of the picture; 2 when absent, for sharp text on today's screens. */
  readonly scale?: number | undefined;
}

/** Pixels that one side may have: more than any screen or page needs, less than what takes all memory. */
const LONGEST_SIDE = 16_000;
/** Pixels in all: 256 MB while it is drawn. */
const LARGEST_AREA = 64_000_000;

/** The PNG of a scene; same scene, same bytes. Very large pictures come out smaller than asked for. */
export async function sceneToPng(scene: Scene, options: PngOptions): Promise<Uint8Array> {
  const { Resvg } = await renderer();
  const svg = sceneToSvg(scene, { theme: options.theme, hasFont: true });
  const { bytes } = loadFonts();
  const resvg = new Resvg(svg, {
    fitTo: { mode: "zoom", value: scaleFor(scene, options.scale ?? 2) },
    font: { fontBuffers: [bytes[400], bytes[500], bytes[600]], defaultFontFamily: "Inter", sansSerifFamily: "Inter" },
  });
  // Freed only when all went well: after a panic, freeing would hide what it was.
  const image = resvg.render();
  const png = image.asPng();
  image.free();
  resvg.free();
  return png;
}

/** The wished scale, or the largest that stays within the limits. */
export function scaleFor(scene: { readonly width: number; readonly height: number }, wished: number): number {
  const width = Math.max(1, scene.width);
  const height = Math.max(1, scene.height);
  const scale = wished > 0 && Number.isFinite(wished) ? wished : 1;
  return Math.min(scale, LONGEST_SIDE / Math.max(width, height), Math.sqrt(LARGEST_AREA / (width * height)));
}

type Renderer = typeof Resvg;
let started: Promise<Renderer> | undefined;

/** Loaded when the first PNG is asked for: it is the heaviest part of drawing. */
function renderer(): Promise<Renderer> {
  started ??= start();
  return started;
}

async function start(): Promise<Renderer> {
  const resvg = await import("@resvg/resvg-wasm");
  const file = besideTheBundle("resvg.wasm") ?? packageFile("@resvg/resvg-wasm", "index_bg.wasm");
  await resvg.initWasm(readFileSync(file));
  return resvg;
}
