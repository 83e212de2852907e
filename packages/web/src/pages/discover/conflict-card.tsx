/** One conflict: the attribute, the values that artefacts give it, which counts now and why, what the model says. */
import type { ReactElement } from "react";
import type { ConflictAnswer } from "@orrery/core/answers/discover-answers";
import { ArtefactPlace } from "../../discover/artefact-place.tsx";
import { EndLink } from "../../discover/end-link.tsx";
import { useKnownSources } from "../../discover/use-known.ts";
import { Icon } from "../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { conflictsTexts } from "./conflicts-texts.ts";

export function ConflictCard(props: {
  readonly conflict: ConflictAnswer;
  readonly isOpen: boolean;
  readonly onTake: (place: number) => void;
  readonly onAdopt: () => void;
}): ReactElement {
  const { conflict, isOpen, onTake, onAdopt } = props;
  const text = useTexts(conflictsTexts);
  const { pick } = useSpeech();
  const { sourceName } = useKnownSources();
  const { element, attribute, declared, values, isSettled } = conflict;
  return (
    <li className="card conflict" data-open={isOpen} data-settled={isSettled}>
      <h2>
        <EndLink end={element} />
        <span>{pick(attribute.name)}</span>
        {isSettled && (
          <span className="chip">
            <Icon name="check" />
            {text("settled")}
          </span>
        )}
      </h2>
      <p className="muted conflict-model">
        {!element.isDeclared ? (
          <>
            {text("undeclared")}
            <button type="button" className="button button-small" onClick={onAdopt}>
              <Icon name="file-plus" />
              {text("adopt", { name: element.name })}
            </button>
          </>
        ) : declared === undefined ? (
          text("model.silent")
        ) : (
          <>
            {text("model.says")} <b>{declared.shown}</b>
          </>
        )}
      </p>
      <ol className="conflict-values">
        {values.map((value, place) => {
          const isChosen = declared?.shown === value.shown;
          return (
            <li key={`${value.written} ${value.at.file} ${String(value.at.line)}`} data-chosen={isChosen}>
              <button
                type="button"
                className="button"
                aria-pressed={isChosen}
                aria-label={text("choose", { value: value.shown })}
                onClick={() => onTake(place)}
              >
                {isOpen && place < 9 && <kbd>{place + 1}</kbd>}
                <span className="conflict-value">{value.shown}</span>
              </button>
              <span className="conflict-marks">
                {value.wins && (
                  <span className="chip" title={text("wins.why")}>
                    {text("wins")}
                  </span>
                )}
                {isChosen && <span className="chip">{text("chosen")}</span>}
              </span>
              <span className="conflict-source">
                <span className="muted">{sourceName(value.source)}</span>
                <ArtefactPlace at={value.at} />
              </span>
            </li>
          );
        })}
      </ol>
    </li>
  );
}
