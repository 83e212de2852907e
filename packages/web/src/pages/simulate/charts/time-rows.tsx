/** Rows over one axis of time: bars, marks of limits, and where the player is. Each row says in words what it draws. */
import type { ReactElement, ReactNode } from "react";
import { useSpeech } from "../../../speech.ts";
import { sayMoment } from "../figures.ts";
import { timeTicks } from "./ticks.ts";

export interface Bar {
  readonly from: number;
  readonly until: number;
  readonly look: string;
  readonly title: string;
}

export interface LimitMark {
  readonly at: number;
  readonly look: "rto" | "mtpd";
  readonly title: string;
}

export interface TimeRow {
  readonly key: string;
  readonly head: ReactNode;
  readonly bars: readonly Bar[];
  readonly marks: readonly LimitMark[];
  /** All that is drawn, in words. */
  readonly says: string;
  readonly tail?: ReactNode;
}

export function TimeRows(props: {
  readonly rows: readonly TimeRow[];
  readonly end: number;
  /** Where the player is; undefined: nowhere. */
  readonly time?: number;
  readonly label: string;
}): ReactElement {
  const { rows, end, time } = props;
  const { language } = useSpeech();
  const place = (at: number): string => `${(100 * Math.min(Math.max(at, 0), end)) / end}%`;
  const ticks = timeTicks(end);
  return (
    <div className="sim-rows" role="list" aria-label={props.label}>
      <div className="sim-row sim-axis" role="presentation" aria-hidden="true">
        <span />
        <div className="sim-track">
          {ticks.map((tick) => (
            <span key={tick} style={{ left: place(tick) }}>
              {sayMoment(tick, language)}
            </span>
          ))}
        </div>
        <span />
      </div>
      {rows.map((row) => (
        <div key={row.key} className="sim-row" role="listitem">
          <div className="sim-row-head">{row.head}</div>
          <div className="sim-track" role="img" aria-label={row.says}>
            {ticks.slice(1).map((tick) => (
              <i key={tick} className="sim-grid" style={{ left: place(tick) }} />
            ))}
            {row.bars.map((bar, index) => (
              <span
                key={index}
                className={`sim-bar sim-bar-${bar.look}`}
                title={bar.title}
                style={{ left: place(bar.from), right: `calc(100% - ${place(bar.until)})` }}
              />
            ))}
            {row.marks.map((mark) =>
              mark.at <= end ? (
                <span
                  key={mark.look}
                  className={`sim-limit sim-limit-${mark.look}`}
                  title={mark.title}
                  style={{ left: place(mark.at) }}
                />
              ) : null,
            )}
            {time !== undefined && <i className="sim-now" />}
          </div>
          <div className="sim-row-tail">{row.tail}</div>
        </div>
      ))}
    </div>
  );
}
