/** All commands with their keys, and other keys for them. */
import { useCallback, useMemo, useState, type ReactElement } from "react";
import { groupBy } from "@orrery/core/base/group-by";
import { fold } from "@orrery/core/answers/fold";
import { keysOf, type ChosenKeys } from "../commands/chosen-keys.ts";
import { useKnown } from "../commands/commands.ts";
import { rememberedCommands, type RememberedCommand } from "../commands/remembered.ts";
import { collide, labelsOf } from "../commands/keys.ts";
import { announce } from "../frame/announcer.tsx";
import { isMac } from "../frame/keyboard.ts";
import { Icon } from "../parts/icon.tsx";
import { Keys } from "../parts/keys.tsx";
import { prefer, usePreferences } from "../preferences.ts";
import { useSpeech, useTexts } from "../speech.ts";
import { KeyCapture } from "./key-capture.tsx";
import { settingsTexts } from "./settings-texts.ts";

export function KeySettings(): ReactElement {
  const text = useTexts(settingsTexts);
  const { singleKeys, keys: chosen } = usePreferences();
  const [sought, setSought] = useState("");
  const { language } = useSpeech();
  const known = useKnown();
  const commands = useMemo(() => {
    const elsewhere = rememberedCommands(language).filter(({ id }) => !known.has(id));
    return [...known.values(), ...elsewhere].filter(({ title }) => title !== "");
  }, [known, language]);
  const shown = commands.filter(({ title, id }) => fold(`${title} ${id}`).includes(fold(sought).trim()));
  return (
    <section className="settings-part" aria-labelledby="settings-keys">
      <h2 id="settings-keys">{text("settings.keys")}</h2>
      <p className="muted">{text("settings.keys.intro")}</p>
      <label className="switch-row">
        <input
          type="checkbox"
          role="switch"
          checked={singleKeys}
          onChange={(event) => prefer({ singleKeys: event.target.checked })}
        />
        <span>
          <strong>{text("settings.single")}</strong>
          <span className="muted">{text("settings.single.text")}</span>
        </span>
      </label>
      <div className="settings-tools">
        <label className="field">
          <Icon name="search" />
          <input
            type="search"
            aria-label={text("settings.find")}
            placeholder={text("settings.find")}
            value={sought}
            onChange={(event) => setSought(event.target.value)}
          />
        </label>
        <button
          type="button"
          className="button"
          disabled={Object.keys(chosen).length === 0}
          onClick={() => prefer({ keys: {} })}
        >
          <Icon name="rotate-cw" />
          {text("settings.reset.all")}
        </button>
      </div>
      {shown.length === 0 && <p>{text("settings.find.none")}</p>}
      {[...groupBy(shown, ({ group }) => group ?? "")].map(([group, members]) => (
        <table key={group} className="plain-table key-table">
          <caption>{group}</caption>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{text("settings.command")}</th>
              <th scope="col">{text("settings.shortcut")}</th>
            </tr>
          </thead>
          <tbody>
            {members.map((command) => (
              <Line key={command.id} command={command} commands={commands} chosen={chosen} />
            ))}
          </tbody>
        </table>
      ))}
      <p className="muted">{text("settings.elsewhere")}</p>
    </section>
  );
}

function Line(props: {
  readonly command: RememberedCommand;
  readonly commands: readonly RememberedCommand[];
  readonly chosen: ChosenKeys;
}): ReactElement {
  const { command, commands, chosen } = props;
  const { id, title } = command;
  const text = useTexts(settingsTexts);
  const { language } = useSpeech();
  const [isAsking, setAsking] = useState(false);
  const keys = keysOf(command, chosen);
  const isChanged = Object.hasOwn(chosen, id);
  const spoken = (sequence: string): string =>
    labelsOf(sequence, language, isMac)
      .map((chord) => chord.join("+"))
      .join(" ");
  const end = useCallback(() => setAsking(false), []);
  const take = useCallback(
    (sequence: string, from: readonly RememberedCommand[]): void => {
      setAsking(false);
      prefer({ keys: withKeys(chosen, command, sequence, from) });
      const label = labelsOf(sequence, language, isMac)
        .map((chord) => chord.join("+"))
        .join(" ");
      announce(text("settings.done", { title, keys: label }), "good");
    },
    [chosen, command, title, language, text],
  );
  return (
    <tr>
      <th scope="row">
        {title}
        {isChanged && <span className="chip">{text("settings.changed")}</span>}
      </th>
      <td>
        <div className="key-cell">
          {keys.map((sequence) => (
            <span key={sequence} className="key-chip">
              <Keys sequence={sequence} />
              <button
                type="button"
                className="icon-button"
                aria-label={text("settings.remove", { keys: spoken(sequence), title })}
                onClick={() => prefer({ keys: { ...chosen, [id]: keys.filter((one) => one !== sequence) } })}
              >
                <Icon name="x" />
              </button>
            </span>
          ))}
          {keys.length === 0 && <span className="muted">{text("settings.none")}</span>}
          {isAsking ? (
            <KeyCapture command={command} commands={commands} onChosen={take} onEnd={end} />
          ) : (
            <button
              type="button"
              className="icon-button"
              aria-label={text("settings.add", { title })}
              title={text("settings.add", { title })}
              onClick={() => setAsking(true)}
            >
              <Icon name="plus" />
            </button>
          )}
          {isChanged && (
            <button
              type="button"
              className="icon-button"
              aria-label={text("settings.reset", { title })}
              title={text("settings.reset", { title })}
              onClick={() => prefer({ keys: without(chosen, id) })}
            >
              <Icon name="rotate-cw" />
            </button>
          )}
        </div>
      </td>
    </tr>
  );
}

/** The command has the keys as well, and those that had them before have them no longer. */
function withKeys(
  chosen: ChosenKeys,
  command: RememberedCommand,
  sequence: string,
  from: readonly RememberedCommand[],
): ChosenKeys {
  const losing = from.map(
    (other) => [other.id, keysOf(other, chosen).filter((key) => !collide(key, sequence))] as const,
  );
  const own = [...keysOf(command, chosen).filter((key) => key !== sequence), sequence];
  return { ...chosen, ...Object.fromEntries(losing), [command.id]: own };
}

function without(chosen: ChosenKeys, id: string): ChosenKeys {
  return Object.fromEntries(Object.entries(chosen).filter(([other]) => other !== id));
}
