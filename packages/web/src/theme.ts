/** Light or dark, as the page is shown: by its address, else as the reader prefers, else as their system is. */
import { useSyncExternalStore } from "react";
import type { ThemeName } from "@orrery/core/notations/theme";
import { useAsked } from "./here.ts";
import { usePreferences } from "./preferences.ts";

const dark = matchMedia("(prefers-color-scheme: dark)");

/** The theme, followed as it changes. */
export function useTheme(): ThemeName {
  const asked = useAsked("theme");
  const chosen = usePreferences();
  const isSystemDark = useSyncExternalStore(subscribe, () => dark.matches);
  const theme = asked ?? chosen.theme;
  return theme === "system" ? (isSystemDark ? "dark" : "light") : theme;
}

function subscribe(listener: () => void): () => void {
  dark.addEventListener("change", listener);
  return () => dark.removeEventListener("change", listener);
}
