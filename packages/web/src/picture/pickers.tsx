/** How a picture is drawn: coloured by what, in which notation, as picture or tables; and the picture as a file. */
import type { ReactElement } from "react";
import type { ViewAnswer } from "@orrery/core/answers/answers";
import { picturePath, type PictureFile, type PictureRequest } from "@orrery/core/answers/picture-path";
import { Disclosure } from "../parts/disclosure.tsx";
import { Icon } from "../parts/icon.tsx";
import { useSpeech } from "../speech.ts";

export function LensPicker(props: {
  readonly answer: ViewAnswer;
  readonly lens: string | undefined;
  readonly onChange: (lens: string | undefined) => void;
}): ReactElement {
  const { text, pick, compare } = useSpeech();
  const lenses = props.answer.lenses
    .map(({ id, name }) => ({ id, name: pick(name) }))
    .toSorted((a, b) => compare(a.name, b.name));
  // What the view says by itself is known while nothing else is asked for.
  const own = props.lens === undefined ? lenses.find(({ id }) => id === props.answer.lens) : undefined;
  const unasked = props.lens === undefined && props.answer.lens === null ? "view.lens.nothing" : "view.lens.none";
  return (
    <Picker
      label={text("view.lens")}
      value={props.lens ?? ""}
      first={own === undefined ? text(unasked) : text("view.lens.own", { name: own.name })}
      choices={lenses}
      onChange={(value) => props.onChange(value === "" ? undefined : value)}
    />
  );
}

export function NotationPicker(props: {
  readonly answer: ViewAnswer;
  readonly notation: string | undefined;
  readonly onChange: (notation: string | undefined) => void;
}): ReactElement | null {
  const { text, pick } = useSpeech();
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

export type Shape = "graph" | "table";

/** Picture or tables. */
export function ShapeSwitch(props: { readonly shape: Shape; readonly onChange: (shape: Shape) => void }): ReactElement {
  const { text } = useSpeech();
  return (
    <div className="segmented segmented-wide" role="group" aria-label={text("view.shape")}>
      {(["graph", "table"] as const).map((shape) => (
        <button key={shape} type="button" aria-pressed={props.shape === shape} onClick={() => props.onChange(shape)}>
          <Icon name={shape === "graph" ? "shapes" : "table-2"} />
          {text(`view.shape.${shape}`)}
        </button>
      ))}
    </div>
  );
}

const files: readonly PictureFile[] = ["svg", "png", "pdf", "json"];

/** The picture as it is shown, in each form of file; on white, as documents are. */
export function Downloads({ request }: { readonly request: PictureRequest }): ReactElement {
  const { text } = useSpeech();
  return (
    <Disclosure icon="download" label={text("view.download")} className="downloads">
      <ul>
        {files.map((file) => (
          <li key={file}>
            <a className="download" href={picturePath({ ...request, theme: "light" }, file)} download>
              <strong>{file.toUpperCase()}</strong>
              <span className="muted">{text(`view.download.${file}`)}</span>
            </a>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
