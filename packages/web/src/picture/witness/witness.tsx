/** A finding in a picture: its path drawn, its sentence, and a step at a time along what proves it. */
import { useContext, useEffect, useMemo, useState, type ReactElement } from "react";
import { askFinding } from "../../checks/ask-checks.ts";
import { checksTexts } from "../../checks/checks-texts.ts";
import { useAnswer } from "../../answers/store.ts";
import { Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { SeverityMark } from "../../parts/severity.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import "../../styles/witness.css";
import type { Part } from "../../viewer/parts.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import type { PictureView } from "../picture-view.ts";
import { WitnessLine } from "./witness-line.ts";
import { witnessed } from "./witness-parts.ts";

export function Witness(props: {
  readonly finding: string;
  readonly parts: readonly Part[];
  readonly view: PictureView | undefined;
  readonly chosen: string | undefined;
  /** These stand out. */
  readonly onKeep: (ids: ReadonlySet<string> | undefined) => void;
  readonly onStep: (part: string) => void;
  readonly onClose: () => void;
}): ReactElement {
  const { finding, parts, view, chosen, onKeep, onStep, onClose } = props;
  const text = useTexts(checksTexts);
  const { language, pick } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const progress = useAnswer(askFinding(workspace, language, finding));
  const answer = progress.kind === "ready" ? progress.answer : undefined;
  const path = useMemo(
    () => (answer === undefined ? undefined : witnessed(answer.path, answer.subject, parts)),
    [answer, parts],
  );
  useDrawn(path, view);
  useEffect(() => {
    onKeep(path === undefined || path.ids.size === 0 ? undefined : path.ids);
    return () => onKeep(undefined);
  }, [path, onKeep]);
  const stops = path?.stops ?? [];
  const at = stops.findIndex(({ id }) => id === chosen);
  const step = (by: number): void => {
    const next = stops[Math.max(0, Math.min(stops.length - 1, at < 0 ? (by > 0 ? 0 : stops.length - 1) : at + by))];
    if (next !== undefined) onStep(next.id);
  };
  return (
    <section className="witness-bar" aria-label={text("finding.region")}>
      {answer === undefined ? (
        <p>{progress.kind === "failed" ? text("finding.gone") : text("loading")}</p>
      ) : (
        <>
          <p className="witness-said">
            <SeverityMark severity={answer.severity} quiet />
            <Link to={{ workspace, page: { kind: "checks", id: finding, asked: { status: "all" } } }}>
              {pick(answer.message)}
            </Link>
          </p>
          {stops.length > 1 && (
            <div className="witness-steps">
              <button
                type="button"
                className="icon-button"
                aria-label={text("finding.step.back")}
                title={text("finding.step.back")}
                onClick={() => step(-1)}
              >
                <Icon name="skip-back" />
              </button>
              <span role="status">
                {at < 0
                  ? text("finding.steps", { count: stops.length })
                  : text("finding.step", { number: at + 1, name: stops[at]?.label ?? "" })}
              </span>
              <button
                type="button"
                className="icon-button"
                aria-label={text("finding.step.on")}
                title={text("finding.step.on")}
                onClick={() => step(1)}
              >
                <Icon name="skip-forward" />
              </button>
            </div>
          )}
        </>
      )}
      <button
        type="button"
        className="icon-button"
        aria-label={text("finding.hide")}
        title={text("finding.hide")}
        onClick={onClose}
      >
        <Icon name="x" />
      </button>
    </section>
  );
}

/** The path on the stage of the picture for as long as it is shown. */
function useDrawn(path: ReturnType<typeof witnessed> | undefined, view: PictureView | undefined): void {
  const [line] = useState(() => new WitnessLine());
  useEffect(() => {
    if (view === undefined) return undefined;
    const leave = view.receive(line);
    return () => {
      leave();
      line.remove();
    };
  }, [view, line]);
  useEffect(() => {
    line.draw(path ?? { stops: [], ways: [], ids: new Set() });
    view?.looking.again();
  }, [path, line, view]);
}
