/** What happens when: every moment with what changes in it; the one that is shown stands out, each can be gone to. */
import { useEffect, useRef, type ReactElement } from "react";
import type { DrillAnswer } from "@orrery/core/answers/simulate-answers";
import { useSpeech, useTexts } from "../../../speech.ts";
import { ConditionIcon } from "../condition.tsx";
import { sayMoment } from "../figures.ts";
import { drillTexts } from "./drill-texts.ts";
import { momentAt } from "./state-at.ts";

/** Changes of a moment that are listed. */
const MOST = 6;

export function MomentList(props: {
  readonly answer: DrillAnswer;
  readonly time: number;
  readonly onTime: (time: number) => void;
  readonly onChoose: (element: string) => void;
}): ReactElement {
  const { answer, time, onTime, onChoose } = props;
  const text = useTexts(drillTexts);
  const { pick, language } = useSpeech();
  const list = useRef<HTMLOListElement>(null);
  const now = momentAt(answer.moments, time);
  useEffect(() => {
    const shown = list.current?.children[now];
    const box = list.current;
    if (!(shown instanceof HTMLElement) || box === null) return;
    // Only the list moves, never the page around it.
    box.scrollTo({ top: shown.offsetTop - 24 });
  }, [now]);
  return (
    <section className="sim-moments" aria-label={text("moments")}>
      <h2>{text("moments")}</h2>
      <ol ref={list} tabIndex={0} aria-label={text("moments")}>
        {answer.moments.map(({ at, changes, total }, index) => {
          const more = total - Math.min(MOST, changes.length);
          return (
            <li key={index} className={index === now ? "is-now" : index < now ? "is-past" : undefined}>
              <button
                type="button"
                className="sim-moment"
                aria-current={index === now ? "step" : undefined}
                onClick={() => onTime(at)}
              >
                <b>{sayMoment(at, language)}</b>
                <span className="muted">{text("moments.total", { count: total })}</span>
              </button>
              <ul>
                {changes.slice(0, MOST).map((change, place) => (
                  <li key={place}>
                    <ConditionIcon condition={change.condition === "works" ? "back" : change.condition} />
                    <button type="button" className="sim-change" onClick={() => onChoose(change.id)}>
                      {pick(change.says)}
                    </button>
                  </li>
                ))}
                {more > 0 && <li className="muted">{text("player.more", { count: more })}</li>}
              </ul>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
