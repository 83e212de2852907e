/** How a picture is drawn: put together by what, how deep, in which notation and direction, as picture, tables or matrix; and as a file. */
import type { ReactElement } from "react";
import type { ViewAnswer } from "@orrery/core/answers/answers";
import type { ShapeAnswer } from "@orrery/core/answers/picture-answers";
import { picturePath, type PictureFile, type PictureRequest } from "@orrery/core/answers/picture-path";
import type { Reading, ViewForm } from "@orrery/core/answers/url";
import { Icon } from "../parts/icon.tsx";
import type { IconName } from "../parts/icon-names.ts";
import { useSpeech, useTexts } from "../speech.ts";
import { pictureTexts } from "./picture-texts.ts";

export function GroupPicker(props: {
  readonly shape: ShapeAnswer;
  readonly groupBy: string | undefined;
  readonly onChange: (groupBy: string | undefined) => void;
}): ReactElement | null {
  const { pick, compare } = useSpeech();
  const text = useTexts(pictureTexts);
  const { groupings } = props.shape;
  const choices = groupings
    .map(({ id, name, unknown }) => ({
      id,
      name: unknown === 0 ? pick(name) : text("view.group.partly", { name: pick(name), unknown }),
    }))
    .toSorted((a, b) => compare(a.name, b.name));
  // What the address asks for stays in sight, whether it is worth offering or not.
  const asked = props.groupBy;
  const missing = asked === undefined || choices.some(({ id }) => id === asked) ? [] : [{ id: asked, name: asked }];
  if (choices.length + missing.length === 0) return null;
  return (
    <Picker
      label={text("view.group")}
      value={asked ?? ""}
      first={text("view.group.own")}
      choices={[...choices, ...missing]}
      onChange={(value) => props.onChange(value === "" ? undefined : value)}
    />
  );
}

/** How much of the inside is shown: a slider, with what each place means said beside it. */
export function DetailSlider(props: {
  readonly shape: ShapeAnswer;
  readonly detail: number | undefined;
  readonly onChange: (detail: number | undefined) => void;
}): ReactElement | null {
  const text = useTexts(pictureTexts);
  const { levels } = props.shape;
  const { detail } = props;
  const most = Math.max(levels.most, detail ?? 0);
  if (most === 0) return null;
  const now = detail ?? levels.drawn;
  const said = detail === undefined ? text("view.detail.own") : text("view.detail.level", { level: detail });
  return (
    <div className="picker detail" role="group" aria-label={text("view.detail")}>
      <span aria-hidden="true">{text("view.detail")}</span>
      <input
        type="range"
        min={0}
        max={most}
        step={1}
        value={now}
        aria-label={text("view.detail")}
        aria-valuetext={said}
        title={said}
        onChange={(event) => props.onChange(Number(event.target.value))}
      />
      {detail !== undefined && (
        <button
          type="button"
          className="icon-button"
          aria-label={text("view.detail.own")}
          title={text("view.detail.own")}
          onClick={() => props.onChange(undefined)}
        >
          <Icon name="undo-2" />
        </button>
      )}
    </div>
  );
}

export function NotationPicker(props: {
  readonly answer: ViewAnswer;
  readonly notation: string | undefined;
  readonly onChange: (notation: string | undefined) => void;
}): ReactElement | null {
  const { pick } = useSpeech();
  const text = useTexts(pictureTexts);
  const { notations, notation } = props.answer;
  if (notations.length < 2) return null;
  return (
    <Picker
      label={text("view.notation")}
      value={props.notation ?? notation}
      choices={notations.map(({ id, title }) => ({ id, name: pick(title) }))}
      onChange={props.onChange}
    />
  );
}

const readings: readonly Reading[] = ["down", "right", "up", "left"];

export function ReadingPicker(props: {
  readonly reading: Reading | undefined;
  readonly onChange: (reading: Reading | undefined) => void;
}): ReactElement {
  const text = useTexts(pictureTexts);
  return (
    <Picker
      label={text("view.reading")}
      value={props.reading ?? ""}
      first={text("view.reading.own")}
      choices={readings.map((id) => ({ id, name: text(`view.reading.${id}`) }))}
      onChange={(value) => props.onChange(readings.find((one) => one === value))}
    />
  );
}

function Picker(props: {
  readonly label: string;
  readonly value: string;
  readonly first?: string;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (value: string) => void;
}): ReactElement {
  return (
    <label className="picker">
      <span>{props.label}</span>
      <select value={props.value} onChange={(event) => props.onChange(event.target.value)}>
        {props.first !== undefined && <option value="">{props.first}</option>}
        {props.choices.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

const shapeIcons: Readonly<Record<ViewForm, IconName>> = { graph: "shapes", table: "table-2", matrix: "grid-3x3" };

/** Picture, tables, or what leads from what to what. */
export function ShapeSwitch(props: {
  readonly forms: readonly ViewForm[];
  readonly form: ViewForm;
  readonly onChange: (form: ViewForm) => void;
}): ReactElement {
  const text = useTexts(pictureTexts);
  return (
    <div className="segmented segmented-wide" role="group" aria-label={text("view.shape")}>
      {props.forms.map((form) => (
        <button key={form} type="button" aria-pressed={props.form === form} onClick={() => props.onChange(form)}>
          <Icon name={shapeIcons[form]} />
          {text(`view.shape.${form}`)}
        </button>
      ))}
    </div>
  );
}

const files: readonly PictureFile[] = ["svg", "png", "pdf", "json", "csv"];

/** The picture as it is shown, in each form of file; on white, as documents are. */
export function Downloads({
  request,
  hasLines,
}: {
  readonly request: PictureRequest;
  readonly hasLines: boolean;
}): ReactElement {
  const text = useTexts(pictureTexts);
  const link = (name: string, path: string, about: string): ReactElement => (
    <li key={about}>
      <a className="download" href={path} download>
        <strong>{name}</strong>
        <span className="muted">{about}</span>
      </a>
    </li>
  );
  return (
    <section aria-label={text("view.download")}>
      <h2>{text("view.download")}</h2>
      <ul>
        {files.map((file) =>
          link(file.toUpperCase(), picturePath({ ...request, theme: "light" }, file), text(`view.download.${file}`)),
        )}
        {hasLines &&
          link(
            "CSV",
            picturePath({ ...request, theme: "light", table: "relationships" }, "csv"),
            text("view.download.csv.lines"),
          )}
      </ul>
    </section>
  );
}
