/** Every lens that says something in a picture, found by its name, with how much it knows. */
import { useState, type KeyboardEvent, type ReactElement } from "react";
import { picturePath, type PictureRequest } from "@orrery/core/answers/picture-path";
import type { LensesAnswer } from "@orrery/core/answers/picture-answers";
import type { Question } from "../answers/client.ts";
import { useAnswer } from "../answers/store.ts";
import { useSpeech, useTexts } from "../speech.ts";
import type { LensProps } from "./lens-picker.tsx";
import { lensTexts } from "./lens-texts.ts";

/** Asked for when it is opened: counting reads every value of everything shown. */
function askLenses(request: PictureRequest): Question<LensesAnswer> {
  return { path: picturePath({ ...request, lens: undefined, ask: "lenses" }) };
}

interface Choice {
  readonly id: string | undefined;
  readonly name: string;
  readonly about: string;
}

export function Lenses(props: LensProps & { readonly onClose: () => void }): ReactElement {
  const { answer, request, lens, onChange, onClose } = props;
  const { language, pick, compare } = useSpeech();
  const text = useTexts(lensTexts);
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
