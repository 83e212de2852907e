/** Small questions at a place of the picture: how two boxes are related, and whether a drop into a panel moves in the model. */
import type { ReactElement } from "react";
import type { SchemaVerb } from "@orrery/core/answers/edit-answers";
import type { Schema } from "../../editing/schema.ts";
import { useSpeech, useTexts } from "../../speech.ts";
import type { Place } from "../../viewer/camera.ts";
import { AtPlace } from "./at-place.tsx";
import type { MoveMeant } from "./deeds.ts";
import { editingTexts } from "./editing-texts.ts";
import { Menu, type MenuItem } from "./menu.tsx";
import type { KnownElement } from "./quick-create.tsx";

/** Verbs that are permitted from one to the other, and those the other way round. */
export function VerbMenu(props: {
  readonly at: Place;
  readonly schema: Schema;
  readonly from: KnownElement;
  readonly to: KnownElement;
  readonly onConnect: (from: KnownElement, verb: SchemaVerb, to: KnownElement) => void;
  readonly onClose: () => void;
}): ReactElement {
  const { schema, from, to, onConnect } = props;
  const { pick } = useSpeech();
  const text = useTexts(editingTexts);
  const label = text("canvas.connect.menu", { from: from.name, to: to.name });
  const there = likelyFirst(schema.verbsBetween(from.kind, to.kind));
  const back = likelyFirst(schema.verbsBetween(to.kind, from.kind));
  const items: readonly MenuItem[] = [
    ...there.map((verb): MenuItem => ({
      id: verb.id,
      title: pick(verb.name),
      icon: "arrow-right",
      run: () => onConnect(from, verb, to),
    })),
    ...back.map((verb, index): MenuItem => ({
      id: `back ${verb.id}`,
      title: text("canvas.step.connect", { from: to.name, verb: pick(verb.name), to: from.name }),
      icon: "arrow-left",
      isApart: index === 0 && there.length > 0,
      run: () => onConnect(to, verb, from),
    })),
  ];
  return <Menu at={props.at} label={label} title={label} items={items} onClose={props.onClose} />;
}

/** Who wants to put one into the other drags it there: a line says something else most of the time. */
function likelyFirst(verbs: readonly SchemaVerb[]): readonly SchemaVerb[] {
  return verbs.toSorted((a, b) => Number(a.id === "contains") - Number(b.id === "contains"));
}

/** A box was dropped into another panel: does it belong there, or is it only placed there? */
export function InsideQuestion(props: {
  readonly at: Place;
  readonly meant: MoveMeant;
  readonly onMove: () => void;
  readonly onPlace: () => void;
  readonly onClose: () => void;
}): ReactElement {
  const { name, container, parent } = props.meant;
  const text = useTexts(editingTexts);
  const isOut = parent === null;
  const question = text(isOut ? "canvas.outside.question" : "canvas.inside.question", { name, container });
  return (
    <AtPlace at={props.at} className="canvas-question" label={question} onClose={props.onClose}>
      <p>{question}</p>
      <footer>
        <button
          type="button"
          className="button button-small button-main"
          ref={(button) => button?.focus()}
          onClick={props.onMove}
        >
          {text(isOut ? "canvas.outside.yes" : "canvas.inside.yes")}
        </button>
        <button type="button" className="button button-small" onClick={props.onPlace}>
          {text("canvas.inside.no")}
        </button>
        <button type="button" className="button button-small" onClick={props.onClose}>
          {text("canvas.cancel")}
        </button>
      </footer>
    </AtPlace>
  );
}
