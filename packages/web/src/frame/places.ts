/** The pages that every workspace has: what the side bar lists and commands lead to. */
import type { Page } from "@orrery/core/answers/url";
import type { MessageKey } from "../messages/keys.ts";
import type { IconName } from "../parts/icon-names.ts";
import type { frameTexts } from "./frame-texts.ts";

export interface Place {
  readonly id: string;
  /** Follows `g`: letters of 8-workbench section 7, and some of our own for pages that it has none for. */
  readonly letter?: string;
  readonly page: Page;
  readonly icon: IconName;
  readonly name: MessageKey | keyof typeof frameTexts.en;
  /** Where the side bar has it: among what is looked at, or at the end, where the text itself is. */
  readonly listed?: "above" | "below";
}

export const places: readonly Place[] = [
  { id: "home", letter: "h", page: { kind: "home" }, icon: "house", name: "navigation.home", listed: "above" },
  { id: "views", letter: "v", page: { kind: "views" }, icon: "shapes", name: "navigation.views", listed: "above" },
  {
    id: "landscape",
    letter: "l",
    page: { kind: "map", scope: [] },
    icon: "map",
    name: "navigation.map",
    listed: "above",
  },
  {
    id: "catalogue",
    letter: "c",
    page: { kind: "catalogue", columns: [] },
    icon: "table-2",
    name: "navigation.catalogue",
    listed: "above",
  },
  { id: "matrix", letter: "m", page: { kind: "matrix" }, icon: "grid-3x3", name: "navigation.matrix", listed: "above" },
  {
    id: "roadmap",
    letter: "r",
    page: { kind: "roadmap", kinds: [], scope: [] },
    icon: "chart-gantt",
    name: "navigation.roadmap",
    listed: "above",
  },
  {
    id: "dashboards",
    letter: "b",
    page: { kind: "dashboard" },
    icon: "layout-dashboard",
    name: "navigation.dashboard",
    listed: "above",
  },
  {
    id: "analyses",
    letter: "a",
    page: { kind: "analysis", from: [] },
    icon: "gauge",
    name: "navigation.analysis",
    listed: "above",
  },
  {
    id: "simulate",
    letter: "s",
    page: { kind: "simulate" },
    icon: "play",
    name: "navigation.simulate",
    listed: "above",
  },
  {
    id: "discover",
    letter: "d",
    page: { kind: "discover" },
    icon: "radar",
    name: "navigation.discover",
    listed: "above",
  },
  { id: "changes", letter: "y", page: { kind: "change" }, icon: "history", name: "navigation.change", listed: "above" },
  { id: "checks", letter: "k", page: { kind: "checks" }, icon: "activity", name: "navigation.checks", listed: "below" },
  { id: "frameworks", letter: "f", page: { kind: "frameworks" }, icon: "shield", name: "navigation.frameworks" },
  {
    id: "source",
    letter: "t",
    page: { kind: "source" },
    icon: "file-code",
    name: "navigation.source",
    listed: "below",
  },
  { id: "explore", letter: "e", page: { kind: "explore", from: [], kinds: [] }, icon: "compass", name: "go.explore" },
  { id: "begin", page: { kind: "begin" }, icon: "rocket", name: "navigation.begin" },
  { id: "help", letter: "?", page: { kind: "help" }, icon: "circle-help", name: "navigation.help" },
  { id: "settings", letter: ",", page: { kind: "settings" }, icon: "settings", name: "navigation.settings" },
];
