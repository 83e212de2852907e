/** The kinds of tile that the gallery offers, each with what it starts as and which questions its form asks. */
import type { IconName } from "../parts/icon-names.ts";

export type TileKind =
  | "count"
  | "sum"
  | "list"
  | "bars"
  | "donut"
  | "histogram"
  | "bubbles"
  | "heat"
  | "view"
  | "trend"
  | "analysis"
  | "diagnostics"
  | "text";

export interface TileKindDefinition {
  readonly id: TileKind;
  readonly icon: IconName;
  readonly fields: Readonly<Record<string, string>>;
  /** Attributes that the form asks for, in order. */
  readonly asks: readonly string[];
}

const whom: readonly string[] = ["of", "find"];

export const tileKinds: readonly TileKindDefinition[] = [
  {
    id: "count",
    icon: "target",
    fields: { shows: "count", of: "application", find: "owner:missing,unknown", good: "0" },
    asks: [...whom, "form", "good", "bad", "width"],
  },
  {
    id: "sum",
    icon: "gauge",
    fields: { shows: "sum", of: "application", measure: "annualCost" },
    asks: [...whom, "measure", "good", "bad", "width"],
  },
  {
    id: "list",
    icon: "table",
    fields: { shows: "list", of: "application", columns: "owner, criticality", width: "2" },
    asks: [...whom, "columns", "sort", "top", "width"],
  },
  {
    id: "bars",
    icon: "chart-column",
    fields: { shows: "chart", form: "bars", of: "application", by: "criticality", width: "2" },
    asks: [...whom, "by", "split", "measure", "form", "top", "width"],
  },
  {
    id: "donut",
    icon: "chart-pie",
    fields: { shows: "chart", form: "donut", of: "application", by: "criticality", width: "1" },
    asks: [...whom, "by", "measure", "form", "width"],
  },
  {
    id: "histogram",
    icon: "activity",
    fields: { shows: "chart", form: "histogram", of: "application", by: "technicalFit", width: "2" },
    asks: [...whom, "by", "form", "width"],
  },
  {
    id: "bubbles",
    icon: "circle-dot",
    fields: {
      shows: "chart",
      form: "bubbles",
      of: "application",
      x: "technicalFit",
      y: "businessFit",
      lens: "criticality",
      width: "2",
    },
    asks: [...whom, "x", "y", "size", "lens", "width"],
  },
  {
    id: "heat",
    icon: "grid-3x3",
    fields: { shows: "chart", form: "heat", of: "application", by: "criticality", split: "lifecycle", width: "2" },
    asks: [...whom, "by", "split", "measure", "width"],
  },
  {
    id: "view",
    icon: "shapes",
    fields: { shows: "view", viewpoint: "landscape", width: "2" },
    asks: ["view", "viewpoint", "lens", "width"],
  },
  {
    id: "trend",
    icon: "chart-line",
    fields: { shows: "trend", measure: "elements", width: "2" },
    asks: ["trend", "of", "find", "good", "width"],
  },
  {
    id: "analysis",
    icon: "workflow",
    fields: { shows: "analysis", analysis: "cycles", width: "2" },
    asks: ["analysis", "of", "scope", "table", "columns", "sort", "parameters", "top", "width"],
  },
  { id: "diagnostics", icon: "triangle-alert", fields: { shows: "diagnostics", width: "2" }, asks: ["top", "width"] },
  { id: "text", icon: "file-text", fields: { shows: "text", width: "2" }, asks: ["text", "width"] },
];

/** Which of them a tile is, by what it shows. */
export function tileKindOf(fields: Readonly<Record<string, string>>): TileKindDefinition {
  const { shows, form } = fields;
  const wanted = shows === "chart" ? (form === "stacked" || form === undefined ? "bars" : form) : shows;
  const known = tileKinds.find(({ id }) => id === wanted);
  return known ?? (tileKinds[0] as TileKindDefinition);
}
