/** Keys, language, theme: what the reader prefers. */
import type { ReactElement } from "react";
import { LanguageSwitch, ThemeSwitch } from "../frame/appearance.tsx";
import { useTitle } from "../parts/title.ts";
import { KeySettings } from "../settings/key-settings.tsx";
import { KeyText } from "../settings/key-text.tsx";
import { settingsTexts } from "../settings/settings-texts.ts";
import { useTexts } from "../speech.ts";
import "../styles/settings.css";

export function SettingsPage(): ReactElement {
  const text = useTexts(settingsTexts);
  useTitle(text("settings.title"));
  return (
    <div className="page settings">
      <header className="page-head">
        <div>
          <h1>{text("settings.title")}</h1>
          <p className="subtitle">{text("settings.intro")}</p>
        </div>
      </header>
      <section className="settings-part" aria-labelledby="settings-appearance">
        <h2 id="settings-appearance">{text("settings.appearance")}</h2>
        <div className="settings-choices">
          <span>{text("settings.language")}</span>
          <LanguageSwitch />
          <span>{text("settings.theme")}</span>
          <ThemeSwitch />
        </div>
      </section>
      <KeySettings />
      <KeyText />
    </div>
  );
}
