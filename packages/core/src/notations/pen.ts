/** A pen: measures and breaks texts in the shipped font, and finds icons. */
import type { Font } from "../base/font.ts";
import { wrapText } from "./parts/wrap.ts";
import type { Pen } from "./notation.ts";
import type { Icon } from "./scene.ts";

export type Weight = 400 | 500 | 600;

export interface PenOptions {
  readonly fonts: Readonly<Record<Weight, Font>>;
  readonly language: "en" | "fr";
  /** An icon by name, as `Pen.icon`. */
  icon(name: string): Icon | undefined;
}

/** Broken texts that are remembered before all are forgotten: those of a large model, some megabytes. */
const REMEMBERED = 50_000;

/** A pen that remembers how it broke texts: a box is measured first and painted later, and many boxes say the same. */
export function makePen(options: PenOptions): Pen {
  const { fonts } = options;
  const broken = new Map<string, readonly string[]>();
  return {
    language: options.language,
    width: (text, size, weight) => fonts[weight].width(text, size),
    wrap: (text, limit, size, weight, lines) => {
      const key = `${limit} ${size} ${weight} ${lines} ${text}`;
      let found = broken.get(key);
      if (found !== undefined) return found;
      found = wrapText(text, limit, lines, (part) => fonts[weight].width(part, size));
      if (broken.size >= REMEMBERED) broken.clear();
      broken.set(key, found);
      return found;
    },
    icon: (name) => options.icon(name),
  };
}
