/** What is chosen in the picture of a drill: its condition, why, and the way to let it fail or stand. */
import { useContext, type ReactElement } from "react";
import type { AffectedAnswer, DrillAnswer } from "@orrery/core/answers/simulate-answers";
import { askElement } from "../../../answers/client.ts";
import { useAnswer } from "../../../answers/store.ts";
import { WitnessPath } from "../../../checks/witness-path.tsx";
import { Link } from "../../../navigation.tsx";
import { Icon } from "../../../parts/icon.tsx";
import { KindTile } from "../../../parts/layer.tsx";
import { useSpeech, useTexts } from "../../../speech.ts";
import "../../../styles/checks.css";
import { WorkspaceContext } from "../../../workspace-context.ts";
import { ConditionMark } from "../condition.tsx";
import { simulatePage } from "../use-trying.ts";
import { drillTexts } from "./drill-texts.ts";
import { conditionAt } from "./state-at.ts";

export function Chosen(props: {
  readonly id: string;
  readonly answer: DrillAnswer | undefined;
  readonly affected: AffectedAnswer | undefined;
  readonly time: number;
  /** Ids of what fails. */
  readonly fails: readonly string[];
  readonly onFails: (fails: readonly string[]) => void;
  readonly onClose: () => void;
}): ReactElement {
  const { id, answer, affected, time, fails, onFails } = props;
  const text = useTexts(drillTexts);
  const { language, pick } = useSpeech();
  const { id: workspace, kindOf } = useContext(WorkspaceContext);
  const progress = useAnswer(askElement(workspace, language, id));
  const element = progress.kind === "ready" ? progress.answer : undefined;
  const isCause = fails.includes(id);
  return (
    <section className="sim-chosen" aria-label={text("chosen.title")}>
      <button
        type="button"
        className="icon-button sim-chosen-close"
        aria-label={text("chosen.close")}
        title={text("chosen.close")}
        onClick={props.onClose}
      >
        <Icon name="x" />
      </button>
      <h2>
        {element !== undefined && <KindTile icon={kindOf(element.kind.id).icon} layer={element.kind.layer} />}
        {affected?.element.name ?? element?.name ?? id}
      </h2>
      {answer !== undefined && (
        <p>
          {affected !== undefined && <ConditionMark condition={conditionAt(affected, time)} />}{" "}
          {isCause ? text("chosen.fails") : affected === undefined ? text("chosen.untouched") : pick(affected.because)}
        </p>
      )}
      <div className="actions">
        <button
          type="button"
          className="button button-small"
          onClick={() => onFails(isCause ? fails.filter((one) => one !== id) : [...fails, id])}
        >
          <Icon name={isCause ? "x" : "plus"} />
          {text(isCause ? "chosen.drop" : fails.length === 0 ? "chosen.first" : "chosen.add")}
        </button>
        <Link className="button button-small" to={{ workspace, page: { kind: "element", id } }}>
          <Icon name="box" />
          {text("chosen.open")}
        </Link>
        <Link className="button button-small" to={{ workspace, page: simulatePage("availability", id) }}>
          <Icon name="gauge" />
          {text("chosen.availability")}
        </Link>
      </div>
      {affected !== undefined && affected.path.length > 1 && (
        <>
          <h3>{text("chosen.path")}</h3>
          <WitnessPath path={affected.path} />
        </>
      )}
    </section>
  );
}
