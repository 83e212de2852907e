/** What the viewer says, in English and French; a page may say it otherwise by `data-word-…` attributes of the figure. */

const english = {
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  fit: "Show all",
  dark: "Dark",
  light: "Light",
  search: "Find in the picture",
  none: "Nothing found",
  hint: "Drag to move; Ctrl and the wheel, or + and −, to zoom; Tab to walk through; Enter to open; / to search.",
  picture: "Picture to move about in",
};

export type Words = Readonly<Record<keyof typeof english, string>>;

const french: Words = {
  zoomIn: "Agrandir",
  zoomOut: "Réduire",
  fit: "Tout montrer",
  dark: "Sombre",
  light: "Clair",
  search: "Chercher dans l’image",
  none: "Rien trouvé",
  hint: "Glisser pour déplacer ; Ctrl et la molette, ou + et −, pour agrandir ou réduire ; Tab pour parcourir ; Entrée pour ouvrir ; / pour chercher.",
  picture: "Image à parcourir",
};

/** The words for a language; what `own` says goes first (`zoomIn`, read from `data-word-zoom-in`). */
export function wordsFor(language: string, own: (key: keyof Words) => string | undefined): Words {
  const base: Words = language.toLowerCase().startsWith("fr") ? french : english;
  const keys = Object.keys(english) as (keyof Words)[];
  return Object.fromEntries(keys.map((key) => [key, own(key) ?? base[key]])) as Words;
}
