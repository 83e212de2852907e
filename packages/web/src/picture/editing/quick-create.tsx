/** A new element where the picture was pressed: what it is, how it is called, and what joins it to where it came from. */
import { useId, useMemo, useState, type ReactElement } from "react";
import type { SchemaVerb } from "@orrery/core/answers/edit-answers";
import type { Schema } from "../../editing/schema.ts";
import type { Place } from "../../viewer/camera.ts";
import { useSpeech, useTexts } from "../../speech.ts";
import { AtPlace } from "./at-place.tsx";
import { editingTexts } from "./editing-texts.ts";

/** An element of the picture, with what it is. */
export interface KnownElement {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

export interface NewElement {
  readonly kind: string;
  readonly name: string;
  readonly parent: string | undefined;
  readonly verb: SchemaVerb | undefined;
}

export function QuickCreate(props: {
  readonly at: Place;
  readonly schema: Schema;
  /** Kinds that the picture shows, first the one to begin with. */
  readonly kinds: readonly string[];
  /** The container that was pressed. */
  readonly inside: KnownElement | undefined;
  /** Where a line comes from. */
  readonly from: KnownElement | undefined;
  readonly problem: string | undefined;
  readonly isBusy: boolean;
  readonly onCreate: (wish: NewElement) => void;
  readonly onClose: () => void;
}): ReactElement {
  const { schema, inside, from } = props;
  const text = useTexts(editingTexts);
  const { pick, compare } = useSpeech();
  const ids = useId();
  const offered = useMemo(() => {
    const fits = (kind: string): boolean => from === undefined || schema.verbsBetween(from.kind, kind).length > 0;
    const shown = props.kinds.filter((kind) => schema.kind(kind) !== undefined && fits(kind));
    const others = schema.answer.kinds
      .filter(({ id, layer }) => layer !== null && fits(id) && !shown.includes(id))
      .toSorted((a, b) => compare(pick(a.name), pick(b.name)))
      .map(({ id }) => id);
    return { shown, others };
  }, [schema, props.kinds, from, compare, pick]);
  const [kind, setKind] = useState(offered.shown[0] ?? offered.others[0] ?? "");
  const [name, setName] = useState("");
  const [wishedVerb, setVerb] = useState("");
  const verbs = from === undefined ? [] : schema.verbsBetween(from.kind, kind);
  const verb = verbs.find(({ id }) => id === wishedVerb) ?? verbs[0];
  const isInside = inside !== undefined && schema.kind(kind)?.inside.includes(inside.kind) === true;
  const option = (id: string): ReactElement => (
    <option key={id} value={id}>
      {pick(schema.kind(id)?.name ?? { en: id, fr: id })}
    </option>
  );
  return (
    <AtPlace at={props.at} className="canvas-create" label={text("canvas.create")} onClose={props.onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() === "" || kind === "" || props.isBusy) return;
          props.onCreate({ kind, name: name.trim(), parent: isInside ? inside.id : undefined, verb });
        }}
      >
        {from !== undefined && verbs.length > 0 && (
          <label className="canvas-field">
            <span>{text("canvas.create.verb", { name: from.name })}</span>
            <select value={verb?.id ?? ""} onChange={(event) => setVerb(event.target.value)}>
              {verbs.map((one) => (
                <option key={one.id} value={one.id}>
                  {pick(one.name)}
                </option>
              ))}
            </select>
          </label>
        )}
        <label className="canvas-field" htmlFor={`${ids}-kind`}>
          <span className="visually-hidden">{text("canvas.create.kind")}</span>
          <select id={`${ids}-kind`} value={kind} onChange={(event) => setKind(event.target.value)}>
            {offered.shown.length > 0 && (
              <optgroup label={text("canvas.create.shown")}>{offered.shown.map(option)}</optgroup>
            )}
            <optgroup label={text("canvas.create.others")}>{offered.others.map(option)}</optgroup>
          </select>
        </label>
        <label className="canvas-field" htmlFor={`${ids}-name`}>
          <span className="visually-hidden">{text("canvas.create.name")}</span>
          <input
            id={`${ids}-name`}
            value={name}
            placeholder={text("canvas.create.name")}
            spellCheck={false}
            autoComplete="off"
            aria-invalid={props.problem !== undefined}
            // What was begun at a place goes on at that place.
            ref={focusOnce}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        {isInside && <p className="muted">{text("canvas.create.inside", { name: inside.name })}</p>}
        {props.problem !== undefined && (
          <p className="canvas-problem" role="alert">
            {props.problem}
          </p>
        )}
        <footer>
          <button type="button" className="button button-small" onClick={props.onClose}>
            {text("canvas.cancel")}
          </button>
          <button type="submit" className="button button-small button-main" disabled={name.trim() === ""}>
            {text("canvas.create.do")}
          </button>
        </footer>
      </form>
    </AtPlace>
  );
}

const focused = new WeakSet<HTMLElement>();

function focusOnce(field: HTMLInputElement | null): void {
  if (field === null || focused.has(field)) return;
  focused.add(field);
  field.focus();
}
