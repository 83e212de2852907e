/** A relationship between two elements: only verbs that may stand between them are offered, each explained. */
import { useState, type ReactElement, type ReactNode } from "react";
import type { ElementSummary } from "@orrery/core/answers/answers";
import type { Edit, SchemaAttribute, SchemaVerb } from "@orrery/core/answers/edit-answers";
import { Icon } from "../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { editTexts } from "../edit-texts.ts";
import { ElementPicker } from "../element-picker.tsx";
import { ListField } from "../fields/list-field.tsx";
import { Token } from "../fields/reference-field.tsx";
import { ValueInput } from "../fields/value-input.tsx";
import type { Gesture } from "../gestures.ts";
import { useTrial } from "../preview.tsx";
import { useSchema, type Schema } from "../schema.ts";
import { summaryOf, useElement } from "../use-element.ts";
import { useEditing } from "../use-editing.ts";
import { readItems } from "../written.ts";
import { FormDialog, FormRow } from "./form-dialog.tsx";

type Connect = Gesture & { readonly gesture: "connect" };

export function ConnectDialog({ gesture }: { readonly gesture: Connect }): ReactElement | null {
  const schema = useSchema();
  const from = useElement(gesture.from);
  const to = useElement(gesture.to);
  if (schema === undefined || from === undefined || (gesture.to !== undefined && to === undefined)) return null;
  return (
    <ConnectForm
      schema={schema}
      first={summaryOf(from)}
      second={to === undefined ? undefined : summaryOf(to)}
      verb={gesture.verb}
    />
  );
}

interface Draft {
  readonly from: ElementSummary;
  readonly to: ElementSummary | undefined;
  readonly verb: string | undefined;
  readonly label: string;
  readonly carries: string;
  readonly attributes: Readonly<Record<string, string>>;
}

interface Part {
  readonly draft: Draft;
  readonly schema: Schema;
  readonly onChange: (some: Partial<Draft>) => void;
}

function ConnectForm(props: {
  readonly schema: Schema;
  readonly first: ElementSummary;
  readonly second: ElementSummary | undefined;
  readonly verb: string | undefined;
}): ReactElement {
  const { schema, first, second } = props;
  const text = useTexts(editTexts);
  const { keep } = useEditing();
  const [draft, setDraft] = useState<Draft>({
    from: first,
    to: second,
    verb: props.verb,
    label: "",
    carries: "",
    attributes: {},
  });
  const verbs = verbsOf(schema, draft);
  const verb =
    verbs.find(({ id }) => id === draft.verb) ?? (verbs.length === 1 && draft.to !== undefined ? verbs[0] : undefined);
  const edits = editsOf(draft, verb);
  const trial = useTrial(edits);
  const part: Part = { draft, schema, onChange: (some) => setDraft({ ...draft, ...some }) };
  const names = { from: draft.from.name, to: draft.to?.name ?? "" };
  return (
    <FormDialog
      title={text("connect.title", { name: first.name })}
      does={text("connect.do")}
      step={draft.to === undefined ? "to" : `${draft.from.id} ${draft.to.id}`}
      isComplete={edits.length > 0 && trial.kind !== "refused"}
      trial={trial}
      onDo={() => keep(edits, text("connect.step", names), text("connect.done", names))}
    >
      <Ends part={part} verb={verb} />
      {draft.to !== undefined && verbs.length === 0 ? (
        <NotPermitted part={part} to={draft.to} />
      ) : (
        <Verbs part={part} verbs={verbs} chosen={verb} />
      )}
      {verb !== undefined && draft.to !== undefined && <Details part={part} verb={verb} />}
    </FormDialog>
  );
}

function Ends({ part, verb }: { readonly part: Part; readonly verb: SchemaVerb | undefined }): ReactElement {
  const { draft, schema, onChange } = part;
  const text = useTexts(editTexts);
  const kinds = objectKinds(schema, draft.from.kind, verb);
  return (
    <>
      <FormRow label={text("connect.from")}>
        <div className="form-ends">
          <span className="token">
            <span className="token-name">{draft.from.name}</span>
          </span>
          {draft.to !== undefined && (
            <button
              type="button"
              className="button button-small button-plain"
              onClick={() => onChange({ from: draft.to ?? draft.from, to: draft.from, verb: undefined })}
            >
              <Icon name="arrow-up-down" />
              {text("connect.swap")}
            </button>
          )}
        </div>
      </FormRow>
      <FormRow label={text("connect.to")}>
        {draft.to === undefined ? (
          <div data-first>
            <ElementPicker
              label={text("connect.to")}
              kinds={kinds}
              except={[draft.from.id]}
              onPick={(element) => onChange({ to: element })}
            />
          </div>
        ) : (
          <Token value={draft.to.id} names={[draft.to]} onDrop={() => onChange({ to: undefined })} />
        )}
      </FormRow>
    </>
  );
}

function NotPermitted({ part, to }: { readonly part: Part; readonly to: ElementSummary }): ReactElement {
  const { draft, schema } = part;
  const text = useTexts(editTexts);
  const { pick } = useSpeech();
  const reverse = schema.verbsBetween(to.kind, draft.from.kind);
  return (
    <div className="form-refusal" role="alert">
      <p>
        <Icon name="circle-alert" />
        {text("connect.none", { from: draft.from.name, to: to.name })}
      </p>
      <p>
        {text("connect.none.reverse", {
          count: reverse.length,
          verbs: reverse.map(({ name }) => pick(name)).join(", "),
        })}
      </p>
    </div>
  );
}

function Verbs(props: {
  readonly part: Part;
  readonly verbs: readonly SchemaVerb[];
  readonly chosen: SchemaVerb | undefined;
}): ReactElement {
  const { part, verbs, chosen } = props;
  const text = useTexts(editTexts);
  const { pick } = useSpeech();
  return (
    <fieldset className="form-group" {...(part.draft.to === undefined ? {} : { "data-first": true })}>
      <legend>{text("connect.verb")}</legend>
      <div className="verbs">
        {verbs.map((verb) => (
          <label key={verb.id} className="verb">
            <input
              type="radio"
              name="verb"
              checked={verb === chosen}
              onChange={() => part.onChange({ verb: verb.id })}
            />
            <span>
              <strong>{pick(verb.name)}</strong>
              <span className="form-hint">{withCode(pick(verb.description))}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** A sentence in which words of the language stand between back quotes. */
function withCode(sentence: string): ReactNode {
  return sentence.split("`").map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
}

/** Label, what flows, and what else may be said of the verb. */
function Details({ part, verb }: { readonly part: Part; readonly verb: SchemaVerb }): ReactElement {
  const { draft, schema, onChange } = part;
  const text = useTexts(editTexts);
  const { pick } = useSpeech();
  const attributes = schema.attributesOf(verb.id).filter(isAsked);
  return (
    <>
      <FormRow label={text("connect.label")} htmlFor="connect-label">
        <input
          id="connect-label"
          className="input"
          type="text"
          autoComplete="off"
          placeholder={text("connect.label.hint")}
          value={draft.label}
          onChange={(event) => onChange({ label: event.target.value })}
        />
      </FormRow>
      {isFlow(verb) && (
        <FormRow label={text("connect.carries")}>
          <ListField
            input={{ kind: "list", of: { kind: "reference", kinds: ["dataset"], orText: false } }}
            label={text("connect.carries")}
            value={draft.carries}
            onChange={(carries) => onChange({ carries })}
          />
        </FormRow>
      )}
      {attributes.length > 0 && (
        <details className="form-more">
          <summary>
            <Icon name="chevron-right" />
            {text("connect.details", { count: attributes.length })}
          </summary>
          {attributes.map(({ key, name, input }) => (
            <FormRow key={key} label={pick(name)}>
              <ValueInput
                input={input}
                label={pick(name)}
                value={draft.attributes[key] ?? ""}
                onChange={(value) => onChange({ attributes: { ...draft.attributes, [key]: value } })}
              />
            </FormRow>
          ))}
        </details>
      )}
    </>
  );
}

/** Texts have a field of their own. */
function isAsked({ key }: SchemaAttribute): boolean {
  return key !== "label" && key !== "description";
}

function isFlow({ id }: { readonly id: string }): boolean {
  return id === "flows" || id === "->";
}

/** Verbs that may stand between the two; as long as one end is open, from the first to anything. */
function verbsOf(schema: Schema, { from, to }: Draft): readonly SchemaVerb[] {
  return to === undefined ? schema.verbsFrom(from.kind) : schema.verbsBetween(from.kind, to.kind);
}

/** Kinds that the verb may lead to, or any verb. */
function objectKinds(schema: Schema, from: string, verb: SchemaVerb | undefined): readonly string[] {
  const verbs = verb === undefined ? schema.verbsFrom(from) : [verb];
  return [...new Set(verbs.flatMap(({ pairs }) => pairs[from] ?? []))];
}

function editsOf(draft: Draft, verb: SchemaVerb | undefined): readonly Edit[] {
  const { from, to, label, carries, attributes } = draft;
  if (verb === undefined || to === undefined) return [];
  const stated = Object.entries(attributes).filter(([, value]) => value.trim() !== "");
  const data = isFlow(verb) ? readItems(carries) : [];
  return [
    {
      edit: "connect",
      from: from.id,
      verb: verb.id,
      to: to.id,
      ...(label.trim() === "" ? {} : { label: label.trim() }),
      ...(data.length === 0 ? {} : { carries: data }),
      ...(stated.length === 0 ? {} : { attributes: Object.fromEntries(stated) }),
    },
  ];
}
