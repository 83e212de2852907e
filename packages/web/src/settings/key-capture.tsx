/** Asks for keys by letting them be pressed, and says what stands in their way. */
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { conflictsOf } from "../commands/chosen-keys.ts";
import type { RememberedCommand } from "../commands/remembered.ts";
import { labelsOf, namesOfPress, signNotEverywhere } from "../commands/keys.ts";
import { isMac } from "../frame/keyboard.ts";
import { Icon } from "../parts/icon.tsx";
import { Keys } from "../parts/keys.tsx";
import { usePreferences } from "../preferences.ts";
import { useSpeech, useTexts } from "../speech.ts";
import { settingsTexts } from "./settings-texts.ts";

/** Milliseconds in which a second chord may follow. */
const nextChordWithin = 900;
const mostChords = 2;

/** What browsers do themselves before a page hears of it. */
const ofBrowsers: readonly string[] = [
  "Control+t",
  "Control+n",
  "Control+w",
  "Control+Shift+t",
  "Control+Shift+n",
  "Control+Shift+w",
  "Control+Tab",
  "Control+Shift+Tab",
  "F11",
  "F12",
  "Alt+F4",
];

export function KeyCapture(props: {
  readonly command: RememberedCommand;
  readonly commands: readonly RememberedCommand[];
  /** `from`: commands that lose them. */
  readonly onChosen: (keys: string, from: readonly RememberedCommand[]) => void;
  readonly onEnd: () => void;
}): ReactElement {
  const { command, commands, onChosen, onEnd } = props;
  const text = useTexts(settingsTexts);
  const { language } = useSpeech();
  const { keys: chosen } = usePreferences();
  const [pressed, setPressed] = useState("");
  const [isComplete, setComplete] = useState(false);
  const field = useRef<HTMLButtonElement>(null);
  const spoken = labelsOf(pressed, language, isMac)
    .map((chord) => chord.join("+"))
    .join(" ");
  const problem = isComplete ? problemOf(pressed, spoken, text) : undefined;
  const conflicts = isComplete ? conflictsOf(pressed, command.id, commands, chosen) : [];
  const isFree = isComplete && problem === undefined && conflicts.length === 0;

  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (pressed === "" || isComplete) return undefined;
    const isWhole = pressed.split(" ").length >= mostChords || pressed.includes("Control+") || pressed.startsWith("F");
    const timer = setTimeout(() => setComplete(true), isWhole ? 0 : nextChordWithin);
    return () => clearTimeout(timer);
  }, [pressed, isComplete]);
  useEffect(() => {
    if (isFree) onChosen(pressed, []);
  }, [isFree, pressed, onChosen]);

  const press = (event: KeyboardEvent): void => {
    if (event.key === "Tab") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") return onEnd();
    const [name] = namesOfPress(event.nativeEvent, isMac);
    if (name === undefined || event.repeat || isComplete) return;
    setPressed((before) => (before === "" ? name : `${before} ${name}`));
  };
  const again = (): void => {
    setPressed("");
    setComplete(false);
    field.current?.focus();
  };
  return (
    <div className="key-capture">
      <button
        ref={field}
        type="button"
        className="button key-field"
        onKeyDown={press}
        onBlur={(event) => {
          if (event.relatedTarget === null || !event.currentTarget.parentElement?.contains(event.relatedTarget))
            onEnd();
        }}
      >
        {pressed === "" ? (
          <>
            <Icon name="keyboard" />
            {text("settings.press")}
          </>
        ) : (
          <Keys sequence={pressed} />
        )}
      </button>
      <div role="status" className="key-told">
        {!isComplete && <span className="muted">{text("settings.press.text")}</span>}
        {problem !== undefined && <span className="key-problem">{problem}</span>}
        {problem === undefined && conflicts[0] !== undefined && (
          <span className="key-problem">{text("settings.taken", { keys: spoken, title: conflicts[0].title })}</span>
        )}
      </div>
      {(problem !== undefined || conflicts.length > 0) && (
        <span className="actions">
          {problem === undefined && (
            <button type="button" className="button button-small" onClick={() => onChosen(pressed, conflicts)}>
              {text("settings.take")}
            </button>
          )}
          <button type="button" className="button button-small" onClick={again}>
            {text("settings.other")}
          </button>
        </span>
      )}
    </div>
  );
}

function problemOf(
  keys: string,
  spoken: string,
  text: (key: keyof typeof settingsTexts.en, values?: Readonly<Record<string, string>>) => string,
): string | undefined {
  const sign = signNotEverywhere(keys);
  if (sign !== undefined) return text("settings.sign", { sign });
  return keys.split(" ").some((chord) => ofBrowsers.includes(chord))
    ? text("settings.browser", { keys: spoken })
    : undefined;
}
