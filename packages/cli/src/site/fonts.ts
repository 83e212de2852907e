/** The font of a site, as files beside its style, with the licence that goes wherever the font goes (SIL OFL 1.1, 2). */
import { tryReading } from "../files.ts";
import { besideTheBundle, fontFiles, loadFonts, packageFile, type Weight } from "../pictures/fonts.ts";
import type { SitePlan } from "./site.ts";

const weights: readonly Weight[] = [400, 500, 600];

/** The three weights of the font that pictures are drawn with. */
export function siteFonts(): SitePlan["fonts"] {
  const { bytes } = loadFonts();
  const licence = tryReading(
    besideTheBundle("fonts/LICENSE.txt") ?? packageFile("@expo-google-fonts/inter", "LICENSE_FONT"),
  );
  return {
    files: new Map([
      ...weights.map((weight) => [fontFiles[weight], bytes[weight]] as const),
      ...(licence instanceof Uint8Array ? [["Inter_LICENSE.txt", licence] as const] : []),
    ]),
    weights: fontFiles,
  };
}
