/** Adding and changing a tile: what it asks at one side, how it will look at the other. */
import { useContext, useDeferredValue, useState, type ReactElement } from "react";
import type { TileAnswer } from "@orrery/core/answers/dashboard-answers";
import { useAnswer } from "../answers/store.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Icon } from "../parts/icon.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { askTile } from "./ask.ts";
import type { TileDraft } from "./board-edits.ts";
import { boardTexts } from "./board-texts.ts";
import { TileCard } from "./tile-card.tsx";
import { TileForm } from "./tile-form.tsx";
import { type TileKindDefinition, tileKindOf, tileKinds } from "./tile-kinds.ts";

/** Chooses what a new tile shows, then asks the details. */
export function AddTileDialog(props: {
  readonly onAdd: (draft: TileDraft) => Promise<string | undefined>;
  readonly onClose: () => void;
}): ReactElement {
  const text = useTexts(boardTexts);
  const [kind, setKind] = useState<TileKindDefinition>();
  if (kind !== undefined) {
    const draft = { title: text(`kind.${kind.id}`), description: "", fields: kind.fields };
    return (
      <TileDialog
        key={kind.id}
        title={text("gallery.title")}
        kind={kind}
        start={draft}
        action={text("gallery.add")}
        onDone={props.onAdd}
        onClose={props.onClose}
        onBack={() => setKind(undefined)}
      />
    );
  }
  return (
    <Dialog title={text("gallery.title")} className="tile-dialog" onClose={props.onClose}>
      <p className="muted">{text("gallery.choose")}</p>
      <ul className="tile-gallery">
        {tileKinds.map((one) => (
          <li key={one.id}>
            <button type="button" className="card tile-choice" onClick={() => setKind(one)}>
              <Icon name={one.icon} />
              <span className="tile-choice-name">{text(`kind.${one.id}`)}</span>
              <span className="muted">{text(`kind.${one.id}.text`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** The details of a tile that is there. */
export function EditTileDialog(props: {
  readonly tile: TileAnswer;
  readonly onChange: (draft: TileDraft) => Promise<string | undefined>;
  readonly onClose: () => void;
}): ReactElement {
  const text = useTexts(boardTexts);
  const { tile } = props;
  return (
    <TileDialog
      title={text("form.title")}
      kind={tileKindOf(tile.fields)}
      start={{ title: tile.title, description: tile.description ?? "", fields: tile.fields }}
      action={text("form.save")}
      onDone={props.onChange}
      onClose={props.onClose}
    />
  );
}

function TileDialog(props: {
  readonly title: string;
  readonly kind: TileKindDefinition;
  readonly start: TileDraft;
  readonly action: string;
  readonly onDone: (draft: TileDraft) => Promise<string | undefined>;
  readonly onClose: () => void;
  readonly onBack?: () => void;
}): ReactElement {
  const text = useTexts(boardTexts);
  const { kind, onBack } = props;
  const [draft, setDraft] = useState(props.start);
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const keep = async (): Promise<void> => {
    setBusy(true);
    const refused = await props.onDone(draft);
    setBusy(false);
    if (refused === undefined) props.onClose();
    else setRefusal(refused);
  };
  return (
    <Dialog title={props.title} className="tile-dialog" onClose={props.onClose}>
      <form
        className="tile-desk"
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <TileForm kind={kind} draft={draft} onChange={setDraft} />
        <section className="tile-preview" aria-label={text("gallery.preview")}>
          <h3>{text("gallery.preview")}</h3>
          <Preview draft={draft} />
        </section>
        <p className="field-error" role="alert">
          {refusal !== undefined && (
            <>
              <Icon name="circle-alert" />
              {refusal}
            </>
          )}
        </p>
        <div className="dialog-foot">
          {onBack !== undefined && (
            <button type="button" className="button" onClick={onBack}>
              <Icon name="arrow-left" />
              {text("gallery.back")}
            </button>
          )}
          <button type="button" className="button" onClick={props.onClose}>
            {text("form.cancel")}
          </button>
          <button type="submit" className="button button-main" disabled={isBusy || draft.title.trim() === ""}>
            {props.action}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** The tile with the figures of the model, while it is filled in. */
function Preview({ draft }: { readonly draft: TileDraft }): ReactElement {
  const { language } = useSpeech();
  const text = useTexts(boardTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const { title, description, fields } = useDeferredValue(draft);
  const progress = useAnswer(askTile(workspace, language, title, description === "" ? undefined : description, fields));
  const [last, setLast] = useState<TileAnswer>();
  if (progress.kind === "ready" && progress.answer.tile !== last) setLast(progress.answer.tile);
  if (progress.kind === "failed") return <p className="tile-none">{progress.message}</p>;
  const shown = progress.kind === "ready" ? progress.answer.tile : last;
  return shown === undefined ? (
    <p className="muted">{text("gallery.loading")}</p>
  ) : (
    <TileCard tile={shown} tools={null} />
  );
}
