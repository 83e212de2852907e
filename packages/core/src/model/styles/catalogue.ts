/** The ten architecture styles, and the words with which a model states them. */
import type { Bilingual } from "../metamodel.ts";
import { decompositionStyles } from "./decomposition-styles.ts";
import { interactionStyles } from "./interaction-styles.ts";
import { placingStyles } from "./placing-styles.ts";
import { type ArchitectureStyle, type StyleAxis, type StyleId, styleAxes } from "./style.ts";

export const styleCatalogue: readonly ArchitectureStyle[] = [
  ...decompositionStyles,
  ...interactionStyles,
  ...placingStyles,
];

export function styleOf(id: StyleId): ArchitectureStyle {
  const found = styleCatalogue.find((style) => style.id === id);
  if (found === undefined) throw new Error(`no style ${id}`);
  return found;
}

/** What a word of the attribute `style` states: its axis, and the style of the catalogue that it is or is a variant of. */
export interface StyleWord {
  readonly axis: StyleAxis;
  /** Undefined: a way that the catalogue does not describe. */
  readonly style: StyleId | undefined;
}

export const styleWords: Readonly<Record<string, StyleWord>> = {
  monolith: { axis: "decomposition", style: "monolith" },
  "modular-monolith": { axis: "decomposition", style: "modular" },
  modular: { axis: "decomposition", style: "modular" },
  layered: { axis: "decomposition", style: "layered" },
  mvc: { axis: "decomposition", style: "layered" },
  hexagonal: { axis: "decomposition", style: "layered" },
  microservices: { axis: "decomposition", style: "microservices" },
  "client-server": { axis: "interaction", style: "client-server" },
  soa: { axis: "interaction", style: "soa" },
  esb: { axis: "interaction", style: "soa" },
  "event-driven": { axis: "interaction", style: "event-driven" },
  "peer-to-peer": { axis: "interaction", style: undefined },
  centralised: { axis: "topology", style: "centralised" },
  distributed: { axis: "topology", style: undefined },
  "serverless-private": { axis: "hosting", style: "serverless-private" },
  "cloud-public": { axis: "hosting", style: "cloud-public" },
};

export const axisNames: Readonly<Record<StyleAxis, Bilingual>> = {
  decomposition: { en: "how it is cut", fr: "découpage" },
  interaction: { en: "how its parts talk", fr: "échanges" },
  topology: { en: "where it sits", fr: "topologie" },
  hosting: { en: "who runs it", fr: "hébergement" },
};

/** Words that state a style of an axis, by axis; several of one axis contradict each other unless they mean the same style. */
export function wordsByAxis(words: readonly string[]): Readonly<Record<StyleAxis, readonly string[]>> {
  const of = (axis: StyleAxis): readonly string[] => words.filter((word) => styleWords[word]?.axis === axis);
  return Object.fromEntries(styleAxes.map((axis) => [axis, of(axis)])) as Record<StyleAxis, readonly string[]>;
}
