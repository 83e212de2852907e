/** The forms that a picture can leave in. What is heavy is loaded when it is first asked for. */
import { sceneToJson } from "@orrery/core/exports/scene-json";
import { sceneToSvg } from "@orrery/core/exports/svg";
import type { Scene } from "@orrery/core/notations/scene";

export type PictureFormat = "svg" | "png" | "pdf" | "json";

export type PictureTheme = "light" | "dark" | "auto";

export interface PictureStyle {
  /** `auto`: an SVG follows its reader; the other forms are light then. */
  readonly theme: PictureTheme;
  /** Pixels of a PNG for each pixel of the scene. */
  readonly scale: number;
}

/** A scene as a file of a format. Same scene, same bytes. */
export async function writePicture(
  scene: Scene,
  format: PictureFormat,
  { theme, scale }: PictureStyle,
): Promise<string | Uint8Array> {
  const paper = theme === "auto" ? "light" : theme;
  switch (format) {
    case "svg":
      return sceneToSvg(scene, { theme });
    case "png":
      return (await import("./png.ts")).sceneToPng(scene, { theme: paper, scale });
    case "pdf":
      return (await import("./pdf.ts")).sceneToPdf(scene, { theme: paper });
    case "json":
      return `${sceneToJson(scene)}\n`;
  }
}
