import { useState, type ReactElement, type ReactNode } from "react";
import { useSpeech, useTexts } from "../../speech.ts";
import { elementTexts } from "./element-texts.ts";

/** A part of the page with its title, what can be done in it to the right of that. */
export function Card(props: {
  readonly title: string;
  readonly count?: number;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  const { number } = useSpeech();
  return (
    <section className="card" aria-label={props.title}>
      <div className="card-head">
        <h2>
          {props.title}
          {props.count !== undefined && props.count > 0 && <span className="card-count">{number(props.count)}</span>}
        </h2>
        {props.actions !== undefined && <div className="card-actions">{props.actions}</div>}
      </div>
      {props.children}
    </section>
  );
}

const mostAtFirst = 12;
const moreEachTime = 200;

/** A long list, a part at a time. */
export function Limited<Member>(props: {
  readonly members: readonly Member[];
  readonly show: (member: Member, index: number) => ReactNode;
  readonly most?: number;
}): ReactElement {
  const text = useTexts(elementTexts);
  const [most, setMost] = useState(props.most ?? mostAtFirst);
  const rest = props.members.length - most;
  return (
    <>
      <ul className="element-list">{props.members.slice(0, most).map(props.show)}</ul>
      {rest > 0 && (
        <button type="button" className="button button-small" onClick={() => setMost(most + moreEachTime)}>
          {text("element.more", { count: Math.min(rest, moreEachTime) })}
        </button>
      )}
    </>
  );
}
