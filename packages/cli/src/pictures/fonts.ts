/** The fonts that pictures are measured and drawn with: Inter (SIL Open Font License 1.1), beside the bundle or in a checkout. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Font, readFont } from "@orrery/core/base/font";
import { withoutFeature } from "./font-features.ts";

export type Weight = 400 | 500 | 600;

/** Name of the files by weight, as their package and our bundle call them. */
export const fontFiles: Readonly<Record<Weight, string>> = {
  400: "Inter_400Regular.ttf",
  500: "Inter_500Medium.ttf",
  600: "Inter_600SemiBold.ttf",
};

export interface LoadedFonts {
  /** What `makePen` measures with. */
  readonly fonts: Readonly<Record<Weight, Font>>;
  /** What PDF and PNG are drawn with. */
  readonly bytes: Readonly<Record<Weight, Uint8Array>>;
}

let loaded: LoadedFonts | undefined;

/** The three weights, read once; throws where the program is not whole. */
export function loadFonts(): LoadedFonts {
  loaded ??= readFonts();
  return loaded;
}

function readFonts(): LoadedFonts {
  const files = { 400: fileOf(400), 500: fileOf(500), 600: fileOf(600) };
  let bytes: LoadedFonts["bytes"] | undefined;
  return {
    fonts: { 400: measured(files[400]), 500: measured(files[500]), 600: measured(files[600]) },
    get bytes() {
      bytes ??= { 400: drawn(files[400]), 500: drawn(files[500]), 600: drawn(files[600]) };
      return bytes;
    },
  };
}

/** SVG switches contextual alternates off (`->` would become one arrow); the other renderers cannot, so their font has none. */
function drawn(bytes: Uint8Array): Uint8Array {
  return withoutFeature(bytes, "calt");
}

function measured(bytes: Uint8Array): Font {
  const font = readFont(bytes);
  if (font === undefined) throw new Error("a font of the program is damaged");
  return font;
}

function fileOf(weight: Weight): Uint8Array {
  const name = fontFiles[weight];
  const beside = besideTheBundle(join("fonts", name));
  const folder = name.slice("Inter_".length, -".ttf".length);
  return readFileSync(beside ?? packageFile("@expo-google-fonts/inter", `${folder}/${name}`));
}

/** A file that the build laid beside the command; undefined in a checkout, where the packages are. */
export function besideTheBundle(path: string, from: string = fileURLToPath(import.meta.url)): string | undefined {
  // A bundle is `dist/orrery.js` and `dist/parts/*.js`.
  const places = [dirname(from), dirname(dirname(from))].map((folder) => join(folder, path));
  return places.find((place) => existsSync(place));
}

/** A file of an installed package. */
export function packageFile(name: string, path: string): string {
  return createRequire(import.meta.url).resolve(`${name}/${path}`);
}
