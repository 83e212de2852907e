/** An availability, or its bounds, on a scale of nines: each nine is as long as the one before. A tick marks what was asked. */
import type { ReactElement } from "react";
import type { ProbabilityAnswer } from "@orrery/core/answers/simulate-answers";

const MOST = 6;

/** Place on the scale, in percent: no nine at the left, six at the right. */
function placeOfNines(complement: number): number {
  if (complement <= 0) return 100;
  return (100 * Math.min(MOST, Math.max(0, -Math.log10(complement)))) / MOST;
}

export function NinesBar(props: {
  readonly probability: ProbabilityAnswer;
  /** The known part, where the whole is only bounded. */
  readonly known?: ProbabilityAnswer;
  readonly target: number | null;
  readonly label: string;
}): ReactElement {
  const { probability, known, target, label } = props;
  const { lower, upper, value, complement, result } = probability;
  const isExact = result === "exact" || lower === upper;
  const left = isExact ? 0 : placeOfNines(1 - lower);
  const right = isExact ? placeOfNines(value === 1 ? 0 : complement) : placeOfNines(1 - upper);
  return (
    <span className="sim-nines" role="img" aria-label={label} title={label}>
      {Array.from({ length: MOST - 1 }, (_, index) => (
        <i key={index} style={{ left: `${(100 * (index + 1)) / MOST}%` }} />
      ))}
      <span
        className={isExact ? "sim-nines-exact" : "sim-nines-bounds"}
        style={{ left: `${left}%`, right: `${100 - right}%` }}
      />
      {!isExact && known !== undefined && (
        <span className="sim-nines-known" style={{ left: `${placeOfNines(known.complement)}%` }} />
      )}
      {target !== null && <span className="sim-nines-target" style={{ left: `${placeOfNines(1 - target)}%` }} />}
    </span>
  );
}
