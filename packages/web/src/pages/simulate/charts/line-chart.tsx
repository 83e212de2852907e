/** Curves over an axis: lines, areas between bounds, a level that must not be passed. The same stands in a table beside it. */
import type { ReactElement } from "react";
import { numberTicks } from "./ticks.ts";

export interface Curve {
  readonly key: string;
  readonly look: string;
  readonly points: readonly { readonly x: number; readonly low: number; readonly high: number | null }[];
}

const WIDTH = 600;

export function LineChart(props: {
  readonly curves: readonly Curve[];
  readonly xEnd: number;
  readonly xStart?: number;
  readonly xTicks: readonly number[];
  readonly sayX: (value: number) => string;
  readonly sayY: (value: number) => string;
  /** Greatest value of the axis; the greatest of the curves where nothing is said. */
  readonly yMost?: number;
  readonly level?: { readonly y: number; readonly label: string };
  /** What it shows, in a sentence. */
  readonly label: string;
  readonly height?: number;
  readonly hasNow?: boolean;
  /** A place of the x axis that is marked. */
  readonly mark?: number;
}): ReactElement {
  const { curves, xStart = 0, xEnd, sayX, sayY, level, height = 160 } = props;
  const values = curves.flatMap(({ points }) => points.flatMap(({ low, high }) => [low, high ?? low]));
  const finite = values.filter((value) => Number.isFinite(value));
  const yTicks = numberTicks(props.yMost ?? Math.max(0, level?.y ?? 0, ...finite), 4);
  const top = yTicks.at(-1) ?? 1;
  const x = (value: number): number => (WIDTH * (value - xStart)) / (xEnd - xStart || 1);
  const y = (value: number): number => height - (height * Math.min(value, top * 1.05)) / top;
  const path = (points: readonly (readonly [number, number])[]): string =>
    points.map(([px, py], index) => `${index === 0 ? "M" : "L"}${px.toFixed(2)} ${py.toFixed(2)}`).join("");
  const percent = (value: number, all: number): string => `${(100 * value) / all}%`;
  return (
    <figure className="sim-chart" role="img" aria-label={props.label}>
      <div className="sim-chart-y" aria-hidden="true" style={{ height }}>
        {yTicks.map((tick) => (
          <span key={tick} style={{ top: percent(y(tick), height) }}>
            {sayY(tick)}
          </span>
        ))}
      </div>
      <div className="sim-chart-area" style={{ height }} aria-hidden="true">
        <svg viewBox={`0 0 ${WIDTH} ${height}`} preserveAspectRatio="none">
          {yTicks.map((tick) => (
            <line key={tick} className="sim-chart-grid" x1={0} x2={WIDTH} y1={y(tick)} y2={y(tick)} />
          ))}
          {curves.map(({ key, look, points }) => {
            const isArea = points.some(({ low, high }) => high !== null && high !== low);
            const lower = points.map((point) => [x(point.x), y(point.low)] as const);
            const upper = points.map((point) => [x(point.x), y(point.high ?? top * 1.05)] as const);
            return (
              <g key={key} className={`sim-curve sim-curve-${look}`}>
                {isArea && (
                  <path className="sim-curve-area" d={`${path(upper)}${path(lower.toReversed()).replace("M", "L")}Z`} />
                )}
                {look === "queue" && (
                  <path
                    className="sim-curve-fill"
                    d={`${path(lower)}L${x(points.at(-1)?.x ?? 0)} ${height}L${x(points[0]?.x ?? 0)} ${height}Z`}
                  />
                )}
                <path className="sim-curve-line" d={path(lower)} />
                {isArea && <path className="sim-curve-line" d={path(upper)} />}
              </g>
            );
          })}
          {props.mark !== undefined && (
            <line className="sim-chart-mark" x1={x(props.mark)} x2={x(props.mark)} y1={0} y2={height} />
          )}
          {level !== undefined && (
            <line className="sim-chart-level" x1={0} x2={WIDTH} y1={y(level.y)} y2={y(level.y)} />
          )}
        </svg>
        {level !== undefined && (
          <span className="sim-chart-level-name" style={{ top: percent(y(level.y), height) }}>
            {level.label}
          </span>
        )}
        {props.hasNow === true && <i className="sim-now" />}
      </div>
      <div className="sim-chart-x" aria-hidden="true">
        {props.xTicks.map((tick) => (
          <span key={tick} style={{ left: percent(x(tick), WIDTH) }}>
            {sayX(tick)}
          </span>
        ))}
      </div>
    </figure>
  );
}
