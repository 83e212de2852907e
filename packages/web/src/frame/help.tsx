import { Fragment, type ReactElement } from "react";
import { Dialog } from "../parts/dialog.tsx";
import type { MessageKey } from "../messages/keys.ts";
import { prefer, usePreferences } from "../preferences.ts";
import { useSpeech } from "../speech.ts";

interface Keys {
  /** Alternatives of combinations: `["Ctrl", "K"]`. */
  readonly keys: readonly (readonly string[])[];
  readonly does: MessageKey;
}

const groups: readonly { readonly title: MessageKey; readonly keys: readonly Keys[] }[] = [
  {
    title: "help.everywhere",
    keys: [
      { keys: [["Ctrl", "K"]], does: "help.search" },
      { keys: [["F1"], ["?"]], does: "help.help" },
      { keys: [["b"], ["⌫"]], does: "help.back" },
      { keys: [["s"]], does: "help.sidebar" },
    ],
  },
  {
    title: "help.go",
    keys: [
      { keys: [["g", "h"]], does: "help.home" },
      { keys: [["g", "v"]], does: "help.views" },
      { keys: [["g", "c"]], does: "help.catalogue" },
      { keys: [["g", "k"]], does: "help.checks" },
      { keys: [["g", "t"]], does: "help.text" },
    ],
  },
  {
    title: "help.tables",
    keys: [
      { keys: [["↑"], ["↓"]], does: "help.move" },
      { keys: [["←"], ["→"]], does: "help.expand" },
      { keys: [["Home"], ["End"]], does: "help.ends" },
      { keys: [["Enter"]], does: "help.open" },
    ],
  },
  {
    title: "help.pictures",
    keys: [
      { keys: [["+"], ["−"]], does: "help.zoom" },
      { keys: [["⇧", "1"], ["0"]], does: "help.fit" },
      { keys: [["⇧", "2"]], does: "help.fit.chosen" },
      { keys: [["↑"], ["↓"], ["←"], ["→"]], does: "help.walk" },
      { keys: [["Enter"]], does: "help.open.element" },
      { keys: [["x"]], does: "help.explore" },
      { keys: [["Esc"]], does: "help.unselect" },
    ],
  },
  {
    title: "help.editor",
    keys: [
      { keys: [["Ctrl", "S"]], does: "help.save" },
      { keys: [["Ctrl", "."]], does: "help.fix" },
      { keys: [["Ctrl", "F"]], does: "help.find" },
      { keys: [["Esc"]], does: "help.leave" },
    ],
  },
];

export function Help({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { text } = useSpeech();
  const { singleKeys } = usePreferences();
  return (
    <Dialog title={text("help.title")} className="help" onClose={onClose}>
      <div className="help-groups">
        {groups.map((group) => (
          <section key={group.title}>
            <h3>{text(group.title)}</h3>
            <dl>
              {group.keys.map((entry) => (
                <div key={entry.does} className="help-row">
                  <dt>
                    {entry.keys.map((combination, index) => (
                      <Fragment key={combination.join()}>
                        {index > 0 && <span className="help-or">{text("help.or")}</span>}
                        {combination.map((key) => (
                          <kbd key={key}>{key}</kbd>
                        ))}
                      </Fragment>
                    ))}
                  </dt>
                  <dd>{text(entry.does)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="switch-row">
        <input
          type="checkbox"
          role="switch"
          checked={singleKeys}
          onChange={(event) => prefer({ singleKeys: event.target.checked })}
        />
        <span>
          <strong>{text("help.single")}</strong>
          <span className="muted">{text("help.single.text")}</span>
        </span>
      </label>
    </Dialog>
  );
}
