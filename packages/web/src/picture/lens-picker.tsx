/** By what a picture is coloured: every lens that says something here, found by its name, with how much it knows. */
import { Suspense, useMemo, useRef, type ReactElement } from "react";
import type { ViewAnswer } from "@orrery/core/answers/answers";
import type { PictureRequest } from "@orrery/core/answers/picture-path";
import { useCommands } from "../commands/commands.ts";
import { Disclosure } from "../parts/disclosure.tsx";
import { later } from "../parts/later.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import { pictureTexts } from "./picture-texts.ts";

const Lenses = later(() => import("./lens-list.tsx").then((module) => module.Lenses));

export interface LensProps {
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
        <Suspense>
          <Lenses {...props} lens={lens} onClose={() => whole.current?.querySelector("button")?.click()} />
        </Suspense>
      </Disclosure>
    </div>
  );
}
