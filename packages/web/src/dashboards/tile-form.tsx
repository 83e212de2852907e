/** The questions about a tile: few at a time, by what it shows. */
import { useContext, useId, type ReactElement, type ReactNode } from "react";
import { askViews } from "../answers/client.ts";
import { useAnswer } from "../answers/store.ts";
import { useSchema } from "../editing/schema.ts";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import type { TileDraft } from "./board-edits.ts";
import { boardTexts } from "./board-texts.ts";
import { type Choice, useKeyChoices } from "./key-choices.ts";
import type { TileKindDefinition } from "./tile-kinds.ts";

export interface TileFormProps {
  readonly kind: TileKindDefinition;
  readonly draft: TileDraft;
  readonly onChange: (draft: TileDraft) => void;
}

export function TileForm({ kind, draft, onChange }: TileFormProps): ReactElement {
  const text = useTexts(boardTexts);
  const set = (key: string, value: string): void => onChange({ ...draft, fields: { ...draft.fields, [key]: value } });
  return (
    <div className="tile-form">
      <Field label={text("form.name")}>
        {(id) => (
          <input
            id={id}
            type="text"
            value={draft.title}
            onChange={(event) => onChange({ ...draft, title: event.target.value })}
          />
        )}
      </Field>
      {kind.asks.map((key) => (
        <Question key={key} asks={key} kind={kind} draft={draft} set={set} onChange={onChange} />
      ))}
    </div>
  );
}

function Field(props: {
  readonly label: string;
  readonly help?: string;
  readonly children: (id: string) => ReactNode;
}): ReactElement {
  const id = useId();
  return (
    <div className="form-field">
      <label htmlFor={id}>{props.label}</label>
      {props.children(id)}
      {props.help !== undefined && <p className="form-help">{props.help}</p>}
    </div>
  );
}

interface QuestionProps {
  readonly asks: string;
  readonly kind: TileKindDefinition;
  readonly draft: TileDraft;
  readonly set: (key: string, value: string) => void;
  readonly onChange: (draft: TileDraft) => void;
}

function Question({ asks, kind, draft, set, onChange }: QuestionProps): ReactElement | null {
  const text = useTexts(boardTexts);
  const value = draft.fields[asks] ?? "";
  const keys = useKeyChoices(draft.fields["of"] ?? "");
  const choose = (label: string, choices: readonly Choice[], none?: string): ReactElement => (
    <Field label={label}>
      {(id) => <Select id={id} value={value} choices={choices} none={none} onChange={(next) => set(asks, next)} />}
    </Field>
  );
  const write = (label: string, help?: string): ReactElement => (
    <Field label={label} {...(help === undefined ? {} : { help })}>
      {(id) => <input id={id} type="text" value={value} onChange={(event) => set(asks, event.target.value)} />}
    </Field>
  );
  switch (asks) {
    case "of":
      return <KindsField value={value} onChange={(next) => set("of", next)} />;
    case "find":
      return write(text("form.find"), text("form.find.help"));
    case "by":
      return choose(text("form.by"), keys.groups);
    case "split":
      return choose(text("form.split"), keys.groups, text("form.nothing"));
    case "measure":
      return choose(
        text("form.measure"),
        keys.amounts,
        kind.fields["shows"] === "sum" ? undefined : text("form.nothing"),
      );
    case "x":
      return choose(text("form.x"), keys.measures);
    case "y":
      return choose(text("form.y"), keys.measures);
    case "size":
      return choose(text("form.size"), keys.measures, text("form.nothing"));
    case "lens":
      return choose(text("form.lens"), keys.groups, text("form.nothing"));
    case "columns":
      return write(
        text("form.columns"),
        keys.groups
          .slice(0, 8)
          .map(({ id }) => id)
          .join(", "),
      );
    case "sort":
      return choose(
        text("form.sort"),
        keys.groups.flatMap(({ id, name }) => [
          { id, name },
          { id: `-${id}`, name: `${name} (${text("form.descending")})` },
        ]),
        text("form.nothing"),
      );
    case "form":
      return choose(text("form.form"), keys.formsOf(kind), text("form.form.auto"));
    case "good":
      return write(text("form.good"), text("form.threshold.help"));
    case "bad":
      return write(text("form.bad"));
    case "top":
      return write(text("form.top"));
    case "view":
      return <ViewField value={value} onChange={(next) => set("view", next)} />;
    case "viewpoint":
      return (draft.fields["view"] ?? "") === "" ? choose(text("form.viewpoint"), keys.viewpoints) : null;
    case "trend":
      return <TrendField draft={draft} set={set} />;
    case "analysis":
      return choose(text("form.analysis"), keys.analyses);
    case "table":
      return write(text("form.table"), text("form.table.help"));
    case "parameters":
      return write(text("form.parameters"), text("form.parameters.help"));
    case "scope":
      return draft.fields["analysis"] === "impact" ? write(text("form.element")) : null;
    case "text":
      return (
        <Field label={text("form.text")}>
          {(id) => (
            <textarea
              id={id}
              rows={5}
              value={draft.description}
              onChange={(event) => onChange({ ...draft, description: event.target.value })}
            />
          )}
        </Field>
      );
    case "width":
      return choose(
        text("form.width"),
        ["1", "2", "3", "4"].map((id) => ({ id, name: id })),
      );
    default:
      return null;
  }
}

function Select(props: {
  readonly id: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly none?: string | undefined;
  readonly onChange: (value: string) => void;
}): ReactElement {
  const { id, value, choices, none, onChange } = props;
  const isKnown = value === "" || choices.some((choice) => choice.id === value);
  return (
    <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
      {(none !== undefined || value === "") && <option value="">{none ?? "—"}</option>}
      {!isKnown && <option value={value}>{value}</option>}
      {choices.map((choice) => (
        <option key={choice.id} value={choice.id}>
          {choice.name}
        </option>
      ))}
    </select>
  );
}

/** One kind chosen from a list, or several written with commas. */
function KindsField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactElement {
  const { pick, compare } = useSpeech();
  const text = useTexts(boardTexts);
  const schema = useSchema();
  const list = useId();
  const kinds = schema?.answer.kinds.filter(({ layer }) => layer !== null) ?? [];
  const named = kinds.map((kind) => ({ id: kind.id, name: pick(kind.plural) }));
  const isSeveral = value.includes(",");
  return (
    <Field label={text("form.kinds")}>
      {(id) =>
        isSeveral ? (
          <>
            <input id={id} type="text" list={list} value={value} onChange={(event) => onChange(event.target.value)} />
            <datalist id={list}>
              {named.map((kind) => (
                <option key={kind.id} value={kind.id} />
              ))}
            </datalist>
          </>
        ) : (
          <Select
            id={id}
            value={value}
            choices={named.toSorted((a, b) => compare(a.name, b.name))}
            none={text("form.kinds.all")}
            onChange={onChange}
          />
        )
      }
    </Field>
  );
}

function ViewField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactElement {
  const { language } = useSpeech();
  const text = useTexts(boardTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const progress = useAnswer(askViews(workspace, language));
  const views = progress.kind === "ready" ? progress.answer.views : [];
  return (
    <Field label={text("form.view")}>
      {(id) => (
        <Select
          id={id}
          value={value}
          choices={views.map((view) => ({ id: view.id, name: view.title }))}
          none={text("form.nothing")}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

const figures = ["elements", "relationships", "diagnostics"] as const;

function TrendField({
  draft,
  set,
}: {
  readonly draft: TileDraft;
  readonly set: (key: string, value: string) => void;
}): ReactElement {
  const text = useTexts(boardTexts);
  return (
    <Field label={text("form.trend")}>
      {(id) => (
        <Select
          id={id}
          value={draft.fields["measure"] ?? ""}
          choices={figures.map((one) => ({ id: one, name: text(`form.trend.${one}`) }))}
          none={text("form.trend.search")}
          onChange={(next) => set("measure", next)}
        />
      )}
    </Field>
  );
}
