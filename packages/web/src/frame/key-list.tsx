/** The list of keys: of everything that can be done here and now, and of what tables, pictures and the editor understand by themselves. */
import { Fragment, useContext, type ReactElement } from "react";
import { groupBy } from "@orrery/core/base/group-by";
import { keysOf, type ChosenKeys } from "../commands/chosen-keys.ts";
import { useOffered, type Command } from "../commands/commands.ts";
import { Link } from "../navigation.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Icon } from "../parts/icon.tsx";
import { Keys } from "../parts/keys.tsx";
import { prefer, usePreferences } from "../preferences.ts";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { keyListTexts } from "./key-list-texts.ts";

type Key = keyof typeof keyListTexts.en;

interface Line {
  readonly id: string;
  readonly title: string;
  readonly keys: readonly string[];
}

/** Keys that belong to the focus and not to a command: they are the same everywhere, as the patterns of WAI-ARIA want them. */
const fixed: readonly { readonly title: Key; readonly lines: readonly (readonly [does: Key, ...keys: string[]])[] }[] =
  [
    {
      title: "keys.tables",
      lines: [
        ["keys.move", "ArrowUp", "ArrowDown"],
        ["keys.expand", "ArrowLeft", "ArrowRight"],
        ["keys.ends", "Home", "End"],
        ["keys.open", "Enter"],
        ["keys.menu", "Shift+F10"],
      ],
    },
    {
      title: "keys.pictures",
      lines: [
        ["keys.palette", "Space"],
        ["keys.zoom", "+", "-"],
        ["keys.fit", "Shift+Digit1", "Digit0"],
        ["keys.fit.chosen", "Shift+Digit2"],
        ["keys.walk", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"],
        ["keys.follow", "Alt+ArrowRight", "Alt+ArrowLeft"],
        ["keys.open.element", "Enter"],
        ["keys.open.inside", "Shift+Enter"],
        ["keys.explore", "x"],
        ["keys.unselect", "Escape"],
      ],
    },
    {
      title: "keys.editor",
      lines: [
        ["keys.save", "Control+s"],
        ["keys.fix", "Control+."],
        ["keys.find", "Control+f"],
        ["keys.leave", "Escape"],
      ],
    },
  ];

export function KeyList({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { text: say } = useSpeech();
  const text = useTexts(keyListTexts);
  const { singleKeys, keys: chosen } = usePreferences();
  const { id: workspace } = useContext(WorkspaceContext);
  const offered = useOffered();
  const groups = groupsOf(offered, chosen, singleKeys, text("keys.other"));
  // Where a picture is shown, its own commands say more than the list of what pictures understand.
  const hasPicture = offered.some(({ within }) => within !== undefined);
  return (
    <Dialog title={say("help.title")} className="key-list" onClose={onClose}>
      <div className="key-groups">
        {groups.map(({ title, lines }) => (
          <Group key={title} title={title} lines={lines} />
        ))}
        {fixed
          .filter(({ title }) => title !== "keys.pictures" || !hasPicture)
          .map(({ title, lines }) => (
            <Group
              key={title}
              title={text(title)}
              lines={lines.map(([does, ...keys]) => ({ id: does, title: text(does), keys }))}
            />
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
          <strong>{text("keys.single")}</strong>
          <span className="muted">{text("keys.single.text")}</span>
        </span>
      </label>
      {workspace !== "" && (
        <p className="actions">
          <Link className="button" to={{ workspace, page: { kind: "settings" } }} onClick={onClose}>
            <Icon name="keyboard" />
            {text("keys.choose")}
          </Link>
          <Link className="button" to={{ workspace, page: { kind: "help" } }} onClick={onClose}>
            <Icon name="book-open" />
            {text("keys.help")}
          </Link>
        </p>
      )}
    </Dialog>
  );
}

function Group({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }): ReactElement {
  const text = useTexts(keyListTexts);
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {lines.map((line) => (
          <div key={line.id} className="key-row">
            <dt>
              {line.keys.map((keys, index) => (
                <Fragment key={keys}>
                  {index > 0 && <span className="key-or">{text("keys.or")}</span>}
                  <Keys sequence={keys} />
                </Fragment>
              ))}
            </dt>
            <dd>{line.title}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Commands by group with the keys that reach them: of two with the same keys, the one that was offered last. */
function groupsOf(
  commands: readonly Command[],
  chosen: ChosenKeys,
  allowsSingle: boolean,
  other: string,
): readonly { readonly title: string; readonly lines: readonly Line[] }[] {
  const taken = new Set<string>();
  const lines = commands.flatMap((command) => {
    const place = command.within ?? "";
    const keys = keysOf(command, chosen, allowsSingle).filter(
      (key) => key !== "Space" && !taken.has(`${place} ${key}`),
    );
    for (const key of keys) taken.add(`${place} ${key}`);
    return keys.length === 0 ? [] : [{ id: command.id, title: command.title, keys, group: command.group ?? other }];
  });
  return [...groupBy(lines, ({ group }) => group)].map(([title, members]) => ({ title, lines: members }));
}
