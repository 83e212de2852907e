/** What a result rests on: its notes, each a sentence. */
import type { Bilingual } from "@orrery/core/model/metamodel";
import type { ReactElement } from "react";
import { Prose } from "../../checks/prose.tsx";
import { Icon } from "../../parts/icon.tsx";

/** `pick` takes the language of the reader; nothing where there are none. */
export function ResultNotes(props: {
  readonly notes: readonly Bilingual[];
  readonly label: string;
  readonly pick: (words: Bilingual) => string;
}): ReactElement | null {
  if (props.notes.length === 0) return null;
  return (
    <ul className="sim-notes" aria-label={props.label}>
      {props.notes.map((note) => (
        <li key={note.en}>
          <Icon name="info" />{" "}
          <span>
            <Prose text={props.pick(note)} />
          </span>
        </li>
      ))}
    </ul>
  );
}
