/** A new element: its kind first, then its name, where it stands, and what is usually said of its kind. */
import { useContext, useState, type ReactElement } from "react";
import type { ElementSummary } from "@orrery/core/answers/answers";
import type { Edit } from "@orrery/core/answers/edit-answers";
import { Icon } from "../../parts/icon.tsx";
import { KindTile } from "../../parts/layer.tsx";
import { askViews } from "../../answers/client.ts";
import { useAnswer } from "../../answers/store.ts";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { editTexts } from "../edit-texts.ts";
import { ElementPicker } from "../element-picker.tsx";
import { Token } from "../fields/reference-field.tsx";
import { ValueInput } from "../fields/value-input.tsx";
import type { Gesture } from "../gestures.ts";
import { KindPicker } from "../kind-picker.tsx";
import { useTrial } from "../preview.tsx";
import { useSchema, type Schema } from "../schema.ts";
import { summaryOf, useElement } from "../use-element.ts";
import { useEditing } from "../use-editing.ts";
import { useUsual } from "../usual-attributes.ts";
import { FormDialog, FormRow } from "./form-dialog.tsx";

type Create = Gesture & { readonly gesture: "create" };

/** What has been said of the new element so far. */
interface Draft {
  readonly kind: string | undefined;
  readonly name: string;
  readonly id: string;
  readonly parent: ElementSummary | undefined;
  readonly uri: string;
  readonly description: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const empty: Omit<Draft, "kind"> = { name: "", id: "", parent: undefined, uri: "", description: "", attributes: {} };

export function CreateDialog({ gesture }: { readonly gesture: Create }): ReactElement | null {
  const schema = useSchema();
  const parent = useElement(gesture.parent);
  const isWaiting = schema === undefined || (gesture.parent !== undefined && parent === undefined);
  if (isWaiting) return null;
  return <CreateForm gesture={gesture} schema={schema} around={parent === undefined ? undefined : summaryOf(parent)} />;
}

function CreateForm(props: {
  readonly gesture: Create;
  readonly schema: Schema;
  readonly around: ElementSummary | undefined;
}): ReactElement {
  const { gesture, schema, around } = props;
  const text = useTexts(editTexts);
  const { pick } = useSpeech();
  const { make, tryOut } = useEditing();
  const [draft, setDraft] = useState<Draft>({ ...empty, kind: gesture.kind, parent: around });
  const [made, setMade] = useState<readonly string[]>([]);
  const change = (some: Partial<Draft>): void => setDraft({ ...draft, ...some });
  const kind = draft.kind === undefined ? undefined : schema.kind(draft.kind);
  const edits = editsOf(draft);
  const trial = useTrial(edits);

  const create = async (): Promise<string | undefined> => {
    const all = await withView(edits, gesture.showIn, tryOut);
    const name = draft.name.trim();
    const done = text("create.done", { name });
    const outcome = await make(all, text("create.step", { name }), done, (id) => ({ kind: "element", id }));
    if (outcome.kind === "refused") return outcome.message;
    setMade([...made, name]);
    return undefined;
  };
  return (
    <FormDialog
      step={kind === undefined ? "kind" : `form ${kind.id} ${made.length}`}
      title={kind === undefined ? text("create.title") : text("create.title.kind", { kind: pick(kind.name) })}
      does={text("create.do")}
      isComplete={kind !== undefined && draft.name.trim() !== "" && trial.kind !== "refused"}
      trial={trial}
      onDo={create}
      {...(kind === undefined
        ? {}
        : {
            again: {
              label: text("create.another"),
              onDone: () => change({ name: "", id: "", description: "" }),
            },
          })}
    >
      {made.length > 0 && (
        <p className="form-made" role="status">
          <Icon name="circle-check" />
          {text("create.done", { name: made.at(-1) ?? "" })}
        </p>
      )}
      {kind === undefined ? (
        <KindPicker schema={schema} inside={around?.kind} onPick={(id) => change({ kind: id })} />
      ) : (
        <>
          <FormRow label={text("create.kind")}>
            <button
              type="button"
              className="kind-button"
              title={text("create.kind.change")}
              onClick={() => change({ kind: undefined })}
            >
              <KindTile icon={kind.icon} layer={kind.layer} />
              {pick(kind.name)}
              <Icon name="chevron-down" />
            </button>
            <p className="form-hint">{pick(kind.description)}</p>
          </FormRow>
          <FormRow label={text("create.name")} htmlFor="create-name">
            <input
              id="create-name"
              data-first
              className="input"
              type="text"
              autoComplete="off"
              required
              value={draft.name}
              onChange={(event) => change({ name: event.target.value })}
            />
          </FormRow>
          <Where draft={draft} schema={schema} inside={kind.inside} onChange={change} />
          <Usual draft={draft} schema={schema} onChange={change} />
          <More draft={draft} onChange={change} />
          {gesture.showIn !== undefined && <Shown view={gesture.showIn} />}
        </>
      )}
    </FormDialog>
  );
}

/** The container, or the file of what stands at the top. */
function Where(props: {
  readonly draft: Draft;
  readonly schema: Schema;
  readonly inside: readonly string[];
  readonly onChange: (some: Partial<Draft>) => void;
}): ReactElement {
  const { draft, schema, inside, onChange } = props;
  const text = useTexts(editTexts);
  const { files } = schema.answer;
  const { parent } = draft;
  return (
    <>
      {inside.length > 0 && (
        <FormRow label={text("create.parent")}>
          {parent === undefined ? (
            <ElementPicker
              label={text("create.parent")}
              kinds={inside}
              placeholder={text("create.parent.none")}
              onPick={(element) => onChange({ parent: element })}
            />
          ) : (
            <Token value={parent.id} names={[parent]} onDrop={() => onChange({ parent: undefined })} />
          )}
        </FormRow>
      )}
      {parent === undefined && files.length > 1 && (
        <FormRow label={text("create.file")} htmlFor="create-file">
          <select
            id="create-file"
            className="input"
            value={draft.uri}
            onChange={(event) => onChange({ uri: event.target.value })}
          >
            <option value="">{text("create.file.usual")}</option>
            {files.map((uri) => (
              <option key={uri} value={uri}>
                {uri}
              </option>
            ))}
          </select>
        </FormRow>
      )}
    </>
  );
}

/** The attributes that this model states most often for the kind. */
function Usual(props: {
  readonly draft: Draft;
  readonly schema: Schema;
  readonly onChange: (some: Partial<Draft>) => void;
}): ReactElement | null {
  const { draft, schema, onChange } = props;
  const text = useTexts(editTexts);
  const { pick } = useSpeech();
  const usual = useUsual(schema, draft.kind);
  if (usual.length === 0) return null;
  return (
    <fieldset className="form-group">
      <legend>{text("create.attributes")}</legend>
      {usual.map(({ key, name, input }) => (
        <FormRow key={key} label={pick(name)}>
          <ValueInput
            input={input}
            label={pick(name)}
            value={draft.attributes[key] ?? ""}
            onChange={(value) => onChange({ attributes: { ...draft.attributes, [key]: value } })}
          />
        </FormRow>
      ))}
    </fieldset>
  );
}

function More(props: { readonly draft: Draft; readonly onChange: (some: Partial<Draft>) => void }): ReactElement {
  const { draft, onChange } = props;
  const text = useTexts(editTexts);
  return (
    <details className="form-more">
      <summary>
        <Icon name="chevron-right" />
        {text("dialog.more")}
      </summary>
      <FormRow label={text("create.description")} htmlFor="create-description">
        <textarea
          id="create-description"
          className="input"
          rows={3}
          value={draft.description}
          onChange={(event) => onChange({ description: event.target.value })}
        />
      </FormRow>
      <FormRow label={text("create.id")} htmlFor="create-id">
        <input
          id="create-id"
          className="input input-code"
          type="text"
          autoComplete="off"
          spellCheck={false}
          placeholder={text("create.id.hint")}
          value={draft.id}
          onChange={(event) => onChange({ id: event.target.value })}
        />
      </FormRow>
    </details>
  );
}

function Shown({ view }: { readonly view: string }): ReactElement {
  const text = useTexts(editTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const progress = useAnswer(askViews(workspace, language));
  const found = progress.kind === "ready" ? progress.answer.views.find(({ id }) => id === view) : undefined;
  return (
    <p className="form-note">
      <Icon name="shapes" />
      {text("create.shown", { view: found?.title ?? view })}
    </p>
  );
}

function editsOf({ kind, name, id, parent, uri, description, attributes }: Draft): readonly Edit[] {
  if (kind === undefined || name.trim() === "") return [];
  const stated = Object.entries(attributes).filter(([, value]) => value.trim() !== "");
  return [
    {
      edit: "create",
      kind,
      name: name.trim(),
      ...(id.trim() === "" ? {} : { id: id.trim() }),
      ...(parent === undefined ? {} : { parent: parent.id }),
      ...(parent !== undefined || uri === "" ? {} : { uri }),
      ...(description.trim() === "" ? {} : { description: description.trim() }),
      ...(stated.length === 0 ? {} : { attributes: Object.fromEntries(stated) }),
    },
  ];
}

/** The view takes the element in by the id that it will have. */
async function withView(
  edits: readonly Edit[],
  view: string | undefined,
  tryOut: ReturnType<typeof useEditing>["tryOut"],
): Promise<readonly Edit[]> {
  const [create] = edits;
  if (view === undefined || create?.edit !== "create") return edits;
  const outcome = await tryOut(edits);
  const id = outcome.kind === "done" ? outcome.answer.created[0] : undefined;
  if (id === undefined) return edits;
  return [
    { ...create, id },
    { edit: "list", subject: view, key: "include", add: [id] },
  ];
}
