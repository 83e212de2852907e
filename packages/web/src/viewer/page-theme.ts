/** Light or dark, as the page says by `data-theme`, else as the reader's system is. */
import type { ThemeName } from "@orrery/core/notations/theme";

const prefersDark = "(prefers-color-scheme: dark)";

export function pageTheme(): ThemeName {
  const asked = document.documentElement.dataset["theme"];
  if (asked === "dark" || asked === "light") return asked;
  return matchMedia(prefersDark).matches ? "dark" : "light";
}

/** Tells the theme now, and whenever it changes. */
export function watchPageTheme(tell: (theme: ThemeName) => void): void {
  const now = (): void => tell(pageTheme());
  matchMedia(prefersDark).addEventListener("change", now);
  new MutationObserver(now).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  now();
}

/** The other theme, from now on. */
export function switchPageTheme(): void {
  document.documentElement.dataset["theme"] = pageTheme() === "dark" ? "light" : "dark";
}
