/** Language and theme, chosen where the reader sees them change. */
import type { ReactElement } from "react";
import { useAsked } from "../here.ts";
import { dropAsked } from "../navigation.tsx";
import { Icon } from "../parts/icon.tsx";
import { prefer, usePreferences, type Theme } from "../preferences.ts";
import { useSpeech } from "../speech.ts";

export function LanguageSwitch(): ReactElement {
  const { text, language } = useSpeech();
  return (
    <div className="segmented" role="group" aria-label={text("language.label")}>
      {(["en", "fr"] as const).map((choice) => (
        <button
          key={choice}
          type="button"
          lang={choice}
          aria-pressed={language === choice}
          aria-label={`${choice.toUpperCase()} ${text(`language.${choice}`)}`}
          onClick={() => {
            prefer({ language: choice });
            dropAsked("language");
          }}
        >
          {choice.toUpperCase()}
        </button>
      ))}
    </div>
  );
}

const themes: readonly { readonly theme: Theme; readonly icon: "sun" | "moon" | "monitor" }[] = [
  { theme: "light", icon: "sun" },
  { theme: "dark", icon: "moon" },
  { theme: "system", icon: "monitor" },
];

export function ThemeSwitch(): ReactElement {
  const { text } = useSpeech();
  const chosen = usePreferences();
  const asked = useAsked("theme");
  const shown = asked ?? chosen.theme;
  return (
    <div className="segmented" role="group" aria-label={text("theme.label")}>
      {themes.map(({ theme, icon }) => (
        <button
          key={theme}
          type="button"
          aria-pressed={shown === theme}
          aria-label={text(`theme.${theme}`)}
          title={text(`theme.${theme}`)}
          onClick={() => {
            prefer({ theme });
            dropAsked("theme");
          }}
        >
          <Icon name={icon} />
        </button>
      ))}
    </div>
  );
}
