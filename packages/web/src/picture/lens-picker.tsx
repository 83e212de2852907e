/** By what a picture is coloured: every lens that says something here, found by its name, with how much it knows. */
import { useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import type { ViewAnswer } from "@orrery/core/answers/answers";
import { picturePath, type PictureRequest } from "@orrery/core/answers/picture-path";
import type { LensesAnswer } from "@orrery/core/answers/picture-answers";
import type { Question } from "../answers/client.ts";
import { useAnswer } from "../answers/store.ts";
import { useCommands } from "../commands/commands.ts";
import { Disclosure } from "../parts/disclosure.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import { pictureTexts } from "./picture-texts.ts";

interface LensProps {
  readonly answer: ViewAnswer;
  readonly request: PictureRequest;
  readonly lens: string | undefined;
  readonly onChange: (lens: string | undefined) => void;
}

export function LensPicker(props: LensProps): ReactElement {
  const { answer, lens } = props;
  const { pick } = useSpeech();
  const text = useTexts(pictureTexts);
  const whole = useRef<HTMLDivElement>(null);
  const own = answer.lenses.find(({ id }) => id === answer.lens);
  const said = own === undefined ? text("view.lens.nothing") : pick(own.name);
  useCommands(
    useMemo(
      () => [
        {
          id: "picture.lens",
          title: text("view.lens"),
          icon: "filter",
          keys: ["l"],
          group: text("view.keys"),
          run: () => whole.current?.querySelector("button")?.click(),
        },
      ],
      [text],
    ),
  );
  return (
    <div ref={whole} className="picker">
      <span aria-hidden="true">{text("view.lens")}</span>
      <Disclosure label={said} fullLabel={`${text("view.lens")}: ${said}`} className="lens-picker">
        <Lenses {...props} lens={lens} onClose={() => whole.current?.querySelector("button")?.click()} />
      </Disclosure>
    </div>
  );
}

/** Asked for when it is opened: counting reads every value of everything shown. */
function askLenses(request: PictureRequest): Question<LensesAnswer> {
  return { path: picturePath({ ...request, lens: undefined, ask: "lenses" }) };
}

interface Choice {
  readonly id: string | undefined;
  readonly name: string;
  readonly about: string;
}

function Lenses(props: LensProps & { readonly onClose: () => void }): ReactElement {
  const { answer, request, lens, onChange, onClose } = props;
  const { language, pick, compare } = useSpeech();
  const text = useTexts(pictureTexts);
  const [wanted, setWanted] = useState("");
  const progress = useAnswer(askLenses({ ...request, language }));
  const counted = progress.kind === "ready" ? progress.answer.lenses : undefined;
  const known: readonly { readonly id: string; readonly name: (typeof answer.lenses)[number]["name"] }[] =
    counted ?? answer.lenses;
  const aboutOf = (id: string): string => {
    const count = counted?.find((one) => one.id === id);
    if (count === undefined) return "";
    return text(count.unknown === 0 ? "view.lens.all" : "view.lens.known", {
      known: count.known,
      unknown: count.unknown,
    });
  };
  const none: Choice = { id: undefined, name: text("view.lens.none"), about: "" };
  const choices = known
    .map(({ id, name }): Choice => ({ id, name: pick(name), about: aboutOf(id) }))
    .filter(({ name }) => folded(name).includes(folded(wanted)))
    .toSorted((a, b) => compare(a.name, b.name));
  const choose = (id: string | undefined): void => {
    onClose();
    onChange(id);
  };
  return (
    <div className="lens-list" onKeyDown={walk}>
      <input
        type="search"
        className="field"
        autoFocus
        aria-label={text("view.lens.find")}
        placeholder={text("view.lens.find")}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && choices[0] !== undefined && wanted !== "") choose(choices[0].id);
        }}
      />
      <ul>
        {[...(wanted === "" ? [none] : []), ...choices].map(({ id, name, about }) => (
          <li key={id ?? ""}>
            <button type="button" className="lens-choice" aria-pressed={lens === id} onClick={() => choose(id)}>
              <span>{name}</span>
              <span className="muted">{about}</span>
            </button>
          </li>
        ))}
      </ul>
      {choices.length === 0 && wanted !== "" && <p className="muted">{text("view.lens.noneFound")}</p>}
    </div>
  );
}

/** Up and down through the choices, from the field, too. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  event.preventDefault();
  event.stopPropagation();
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("input, .lens-choice")];
  const at = stops.indexOf(event.target as HTMLElement);
  stops[Math.max(0, Math.min(stops.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)))]?.focus();
}

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
