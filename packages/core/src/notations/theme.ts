/**
 * The colours of pictures, in light and in dark. Layers were found by search, not by taste: people with a colour vision deficiency can
 * tell them apart. Every fill carries `ink`, only `c4-*` carries `on-strong`; the test holds contrasts and differences.
 */
import type { Paint, Token } from "./scene.ts";

export type ThemeName = "light" | "dark";

/** `#rrggbb` in light and in dark. */
type Pair = readonly [light: string, dark: string];

const tokens: Readonly<Record<Token, Pair>> = {
  ground: ["#ffffff", "#11151c"],
  ink: ["#14181f", "#e8ecf2"],
  "ink-soft": ["#48515f", "#aeb8c6"],
  line: ["#4a5361", "#93a0b2"],
  "line-soft": ["#788291", "#717d8e"],
  "group-1": ["#f6f8fa", "#171c25"],
  "group-2": ["#eef1f5", "#1c222c"],
  "group-3": ["#e5eaf0", "#222934"],
  "group-border": ["#788291", "#717d8e"],
  accent: ["#1f5fd1", "#7fb0ff"],
  added: ["#1a7a3c", "#56c97c"],
  removed: ["#b3261e", "#ff8a7d"],
  changed: ["#8a5a00", "#e5b34a"],
  warning: ["#b04a00", "#ffa25c"],
  hatch: ["#a7b0bd", "#48515f"],
  "on-strong": ["#ffffff", "#ffffff"],

  "strategy-fill": ["#f9efe0", "#312718"],
  "strategy-stroke": ["#775929", "#f2ae0d"],
  "business-fill": ["#f3f2d7", "#2c2a0a"],
  "business-stroke": ["#989128", "#f7e8b8"],
  "application-fill": ["#e3f2ff", "#1b2a39"],
  "application-stroke": ["#5d8dbb", "#6ca9f9"],
  "data-fill": ["#e6f4ed", "#1e2d26"],
  "data-stroke": ["#03493f", "#45846b"],
  "technical-fill": ["#ebf1f7", "#242930"],
  "technical-stroke": ["#576678", "#e6eefd"],
  "security-fill": ["#ffe8e6", "#3e1e1e"],
  "security-stroke": ["#c46c73", "#d7401c"],
  "organisation-fill": ["#f3ecff", "#2c2438"],
  "organisation-stroke": ["#4c356c", "#7e6f95"],
  "change-fill": ["#ffe7ee", "#3d1e27"],
  "change-stroke": ["#4a0015", "#b39eac"],

  // From little to much; in dark much is bright, as light is on a map at night.
  "sequential-0": ["#eef4fc", "#18202c"],
  "sequential-1": ["#d9e7f8", "#1b2b42"],
  "sequential-2": ["#c2d8f2", "#1d3659"],
  "sequential-3": ["#a9c8ec", "#1e4171"],
  "sequential-4": ["#8fb6e5", "#1f4d8a"],
  "sequential-5": ["#75a4dc", "#205aa3"],
  "sequential-6": ["#5c91d1", "#2566ba"],

  "diverging-0": ["#5c91d1", "#2566ba"],
  "diverging-1": ["#98bce8", "#224d86"],
  "diverging-2": ["#d0e1f6", "#223551"],
  "diverging-3": ["#f4f4f2", "#22272f"],
  "diverging-4": ["#fbdfbd", "#4a3315"],
  "diverging-5": ["#f3b978", "#6f4410"],
  "diverging-6": ["#e0913a", "#96570b"],

  "category-0": ["#77b3f2", "#5061c1"],
  "category-1": ["#f9c279", "#ac4604"],
  "category-2": ["#809a82", "#035146"],
  "category-3": ["#9f8aa3", "#7f256f"],
  "category-4": ["#c7e4fe", "#14243c"],
  "category-5": ["#bd863f", "#453b00"],
  "category-6": ["#bdbdbd", "#6e6868"],
  "category-7": ["#faecd5", "#451512"],

  "archimate-business": ["#fffab0", "#4a4411"],
  "archimate-application": ["#b8f2fb", "#113f48"],
  "archimate-technology": ["#c9e7b7", "#24431a"],
  "archimate-motivation": ["#d3cdfb", "#352d63"],
  "archimate-strategy": ["#f5deaa", "#4c3714"],
  "archimate-implementation": ["#ffd9da", "#552a2e"],
  "archimate-physical": ["#b7dba1", "#2f4f20"],
  "archimate-other": ["#ececec", "#33373d"],

  "c4-person": ["#08427b", "#2b62a3"],
  "c4-system": ["#1168bd", "#1168bd"],
  "c4-container": ["#2f78bd", "#2f78bd"],
  "c4-component": ["#50799e", "#50799e"],
  "c4-external": ["#6b7077", "#6b7077"],
  "c4-node": ["#5b6068", "#6b7077"],
};

/** Names of all colours, in the order of the table above. */
export const tokenNames: readonly Token[] = Object.keys(tokens) as Token[];

const chosen = /^#[0-9a-f]{6}$/i;

/** `#rrggbb` of a paint; what is neither a token nor such a colour is drawn in ink. */
export function colorOf(paint: Paint, theme: ThemeName): string {
  const pair = Object.hasOwn(tokens, paint) ? tokens[paint as Token] : undefined;
  if (pair !== undefined) return pair[theme === "light" ? 0 : 1];
  return chosen.test(paint) ? paint.toLowerCase() : colorOf("ink", theme);
}
