/** There is no history: why, and what to do about it. */
import type { ReactElement } from "react";
import type { NoHistory } from "@orrery/core/answers/time-answers";
import { Empty } from "../parts/states.tsx";

export function NoHistoryNote({ problem }: { readonly problem: NoHistory }): ReactElement {
  return (
    <Empty icon="git-branch" title={problem.message}>
      <p className="no-history-advice">{problem.advice}</p>
    </Empty>
  );
}
