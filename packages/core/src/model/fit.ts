/** The TIME model (Gartner): tolerate, invest, migrate, eliminate, by how well an application serves and how sound it is. */
import type { Bilingual } from "./metamodel.ts";
import type { Element } from "./model.ts";
import { numberOf } from "./read.ts";

export type Quadrant = "invest" | "migrate" | "tolerate" | "eliminate";

export const quadrants: Readonly<Record<Quadrant, Bilingual>> = {
  invest: { en: "Invest", fr: "Investir" },
  migrate: { en: "Migrate", fr: "Migrer" },
  tolerate: { en: "Tolerate", fr: "Tolérer" },
  eliminate: { en: "Eliminate", fr: "Éliminer" },
};

/** Fits above this, on the scale from 1 to 5, count as high. */
export const HIGH_FIT = 3;

/** Quadrant of an application by its business and technical fit; undefined where one of them is not known. */
export function quadrantOf(element: Element, high: number = HIGH_FIT): Quadrant | undefined {
  const business = numberOf(element, "businessFit");
  const technical = numberOf(element, "technicalFit");
  if (business === undefined || technical === undefined) return undefined;
  if (business > high) return technical > high ? "invest" : "migrate";
  return technical > high ? "tolerate" : "eliminate";
}
