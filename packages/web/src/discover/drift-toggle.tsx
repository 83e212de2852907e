/** Draws what was observed over a picture, or not; there only where something was observed. */
import type { ReactElement } from "react";
import type { PageState } from "@orrery/core/answers/url";
import { texts, type Texts } from "../messages/messages.ts";
import { Icon } from "../parts/icon.tsx";
import { useTexts } from "../speech.ts";
import { useIsObserved } from "./use-observed.ts";

const english = {
  "overlay.show": "Draw what was observed",
  "overlay.hide": "Don’t draw what was observed",
} as const;

const toggleTexts: Texts<keyof typeof english> = texts(english, {
  "overlay.show": "Dessiner ce qui a été observé",
  "overlay.hide": "Ne pas dessiner ce qui a été observé",
});

type Filters = PageState["filters"];

/** The filter that asks for it (`core/answers/picture-path.ts`). */
const DRIFT = "drift";

export function DriftToggle(props: {
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}): ReactElement | null {
  const { filters, onChange } = props;
  const text = useTexts(toggleTexts);
  const isOn = filters[DRIFT] === "yes";
  const isObserved = useIsObserved();
  if (!isOn && !isObserved) return null;
  const { [DRIFT]: _drift, ...others } = filters;
  const label = text(isOn ? "overlay.hide" : "overlay.show");
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={isOn}
      onClick={() => onChange(isOn ? others : { ...others, [DRIFT]: "yes" })}
    >
      <Icon name="radar" />
    </button>
  );
}
