/** Chosen keys as text: to take them to another browser. */
import { useState, type ReactElement } from "react";
import { readChosenKeys, writeKeys } from "../commands/chosen-keys.ts";
import { announce } from "../frame/announcer.tsx";
import { prefer, usePreferences } from "../preferences.ts";
import { useTexts } from "../speech.ts";
import { settingsTexts } from "./settings-texts.ts";

export function KeyText(): ReactElement {
  const text = useTexts(settingsTexts);
  const { keys } = usePreferences();
  const kept = writeKeys(keys);
  /** What is written and not taken yet; undefined: what is kept. */
  const [draft, setDraft] = useState<string>();
  const [fault, setFault] = useState("");
  const written = draft ?? kept;
  const apply = (): void => {
    const { chosen, faults } = readChosenKeys(written);
    if (faults.length > 0) {
      setFault(text("settings.file.faults", { count: faults.length, lines: faults.join(", ") }));
      return;
    }
    prefer({ keys: chosen });
    setDraft(undefined);
    setFault("");
    announce(text("settings.file.applied", { count: Object.keys(chosen).length }), "good");
  };
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(kept);
      announce(text("settings.file.copied"), "good");
    } catch {
      announce(text("settings.file.failed"), "warning");
    }
  };
  return (
    <section className="settings-part" aria-labelledby="settings-file">
      <h2 id="settings-file">{text("settings.file")}</h2>
      <p className="muted">{text("settings.file.text")}</p>
      <textarea
        className="key-text"
        rows={Math.min(12, Math.max(4, written.split("\n").length + 1))}
        aria-label={text("settings.file.label")}
        aria-invalid={fault !== ""}
        aria-describedby="settings-file-fault"
        spellCheck={false}
        value={written}
        onChange={(event) => {
          setDraft(event.target.value);
          setFault("");
        }}
      />
      <p id="settings-file-fault" role="status" className="key-problem">
        {fault}
      </p>
      <p className="actions">
        <button type="button" className="button" disabled={draft === undefined || draft === kept} onClick={apply}>
          {text("settings.file.apply")}
        </button>
        <button type="button" className="button" disabled={kept === ""} onClick={() => void copy()}>
          {text("settings.file.copy")}
        </button>
      </p>
    </section>
  );
}
