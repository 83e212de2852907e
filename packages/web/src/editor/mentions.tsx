/** Every place that mentions an element, below the text; each leads there. */
import { useEffect, useRef, type ReactElement } from "react";
import type { ReferencesAnswer } from "@orrery/core/answers/language-answers";
import { Icon } from "../parts/icon.tsx";
import { useTexts } from "../speech.ts";
import { editorTexts } from "./editor-texts.ts";

const mostMentions = 500;

export function Mentions(props: {
  readonly found: ReferencesAnswer;
  readonly onGo: (place: { readonly uri: string; readonly line: number; readonly column: number }) => void;
  readonly onClose: () => void;
}): ReactElement {
  const text = useTexts(editorTexts);
  const { found, onGo, onClose } = props;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector("button")?.focus(), [found]);
  const title = text("source.mentions", { name: found.element?.name ?? "", count: found.places.length });
  return (
    <section
      className="problems mentions"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <h2>
        {title}
        <button
          type="button"
          className="icon-button"
          aria-label={text("source.mentions.close")}
          title={text("source.mentions.close")}
          onClick={onClose}
        >
          <Icon name="x" />
        </button>
      </h2>
      <ul ref={list} className="finding-list">
        {found.places.slice(0, mostMentions).map((place) => (
          <li key={`${place.uri} ${place.line} ${place.column}`}>
            <button type="button" className="finding" onClick={() => onGo(place)}>
              <code className="finding-text">{place.text}</code>
              <span className="finding-place">{`${place.uri}:${place.line}`}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
