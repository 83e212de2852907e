/** Elements into a view that is there, or into a new one about them. */
import { fold } from "@orrery/core/answers/fold";
import { useContext, useState, type ReactElement } from "react";
import type { ViewSummaryAnswer } from "@orrery/core/answers/answers";
import type { Edit } from "@orrery/core/answers/edit-answers";
import { askViews } from "../../answers/client.ts";
import { useAnswer } from "../../answers/store.ts";
import { Icon } from "../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { Combobox, type Option } from "../combobox.tsx";
import { editTexts } from "../edit-texts.ts";
import { Token } from "../fields/reference-field.tsx";
import { WordField } from "../fields/word-field.tsx";
import type { InputOf } from "../fields/field-props.ts";
import { useTrial } from "../preview.tsx";
import { useSchema, type Schema } from "../schema.ts";
import { useElements } from "../use-element.ts";
import { useEditing } from "../use-editing.ts";
import { writeItems } from "../written.ts";
import { FormDialog, FormRow } from "./form-dialog.tsx";

type Target =
  | { readonly kind: "none" }
  | { readonly kind: "view"; readonly view: ViewSummaryAnswer }
  | { readonly kind: "new"; readonly title: string; readonly viewpoint: string };

export function AddToViewDialog({ ids }: { readonly ids: readonly string[] }): ReactElement | null {
  const text = useTexts(editTexts);
  const { make } = useEditing();
  const schema = useSchema();
  const elements = useElements(ids);
  const [target, setTarget] = useState<Target>({ kind: "none" });
  const edits = editsOf(target, ids);
  const trial = useTrial(edits);
  const [first] = elements;
  if (schema === undefined || first === undefined) return null;
  const names = { count: ids.length, name: first.name };
  const add = async (): Promise<string | undefined> => {
    const named = {
      ...names,
      view: target.kind === "view" ? target.view.title : target.kind === "new" ? target.title : "",
    };
    const outcome = await make(edits, text("show.step", named), text("show.done", named), (view) => ({
      kind: "view",
      view,
    }));
    return outcome.kind === "refused" ? outcome.message : undefined;
  };
  return (
    <FormDialog
      step={target.kind}
      title={text("show.title", names)}
      does={text(target.kind === "new" ? "show.create" : "show.do")}
      isComplete={edits.length > 0 && trial.kind !== "refused"}
      trial={trial}
      onDo={add}
    >
      {target.kind === "none" && <ViewPicker onPick={setTarget} />}
      {target.kind === "view" && (
        <p className="tokens">
          <Token
            value={target.view.id}
            label={target.view.title}
            names={[]}
            isReference={false}
            onDrop={() => setTarget({ kind: "none" })}
          />
        </p>
      )}
      {target.kind === "new" && <NewView target={target} schema={schema} onChange={setTarget} />}
    </FormDialog>
  );
}

function ViewPicker({ onPick }: { readonly onPick: (target: Target) => void }): ReactElement {
  const text = useTexts(editTexts);
  const { language, pick } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const progress = useAnswer(askViews(workspace, language));
  const [query, setQuery] = useState("");
  const views = progress.kind === "ready" ? progress.answer.views : [];
  const fresh: Option = { key: "new", label: text("show.new"), tile: <ViewTile isNew /> };
  const wanted = fold(query.trim());
  const options = views
    .filter(({ id, title }) => fold(title).includes(wanted) || id.includes(wanted))
    .map(({ id, title, viewpoint }): Option => ({
      key: `view ${id}`,
      label: title,
      tile: <ViewTile />,
      ...(viewpoint === null ? {} : { detail: viewpoint.title === undefined ? viewpoint.id : pick(viewpoint.title) }),
    }));
  return (
    <Combobox
      label={text("show.search")}
      options={[fresh, ...options]}
      query={query}
      onQuery={setQuery}
      onPick={({ key }) => {
        const view = views.find(({ id }) => key === `view ${id}`);
        onPick(view === undefined ? { kind: "new", title: query.trim(), viewpoint: "" } : { kind: "view", view });
      }}
      none={text("show.none")}
      placeholder={text("show.search")}
      isInline
    />
  );
}

function ViewTile({ isNew = false }: { readonly isNew?: boolean }): ReactElement {
  return (
    <span className="tile" aria-hidden="true">
      <Icon name={isNew ? "plus" : "shapes"} />
    </span>
  );
}

function NewView(props: {
  readonly target: Target & { readonly kind: "new" };
  readonly schema: Schema;
  readonly onChange: (target: Target) => void;
}): ReactElement {
  const { target, schema, onChange } = props;
  const text = useTexts(editTexts);
  const asked = schema.asked("view", "viewpoint")?.input;
  const input: InputOf<"word"> = asked?.kind === "word" ? asked : { kind: "word", words: [], open: true };
  return (
    <>
      <FormRow label={text("show.new.title")} htmlFor="new-view-title">
        <input
          id="new-view-title"
          data-first
          className="input"
          type="text"
          autoComplete="off"
          value={target.title}
          onChange={(event) => onChange({ ...target, title: event.target.value })}
        />
      </FormRow>
      <FormRow label={text("show.viewpoint")}>
        <WordField
          input={input}
          label={text("show.viewpoint")}
          value={target.viewpoint}
          onChange={(viewpoint) => onChange({ ...target, viewpoint })}
        />
      </FormRow>
      <p>
        <button type="button" className="button button-small button-plain" onClick={() => onChange({ kind: "none" })}>
          <Icon name="arrow-left" />
          {text("show.back")}
        </button>
      </p>
    </>
  );
}

function editsOf(target: Target, ids: readonly string[]): readonly Edit[] {
  switch (target.kind) {
    case "none":
      return [];
    case "view":
      return [{ edit: "list", subject: target.view.id, key: "include", add: ids }];
    case "new": {
      const { title, viewpoint } = target;
      if (title.trim() === "" || viewpoint === "") return [];
      return [{ edit: "create", kind: "view", name: title.trim(), attributes: { viewpoint, scope: writeItems(ids) } }];
    }
  }
}
