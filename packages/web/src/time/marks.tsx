/** While two moments are compared: which lines of lists differ, and what only the other moment has. */
import { useContext, type ReactElement } from "react";
import type { CompareMarksAnswer } from "@orrery/core/answers/time-answers";
import { useAnswer } from "../answers/store.ts";
import { momentOf } from "../moment.ts";
import { Link } from "../navigation.tsx";
import { Icon } from "../parts/icon.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { askComparedViews, askMarks, askMoment } from "./answers.ts";
import { ChangeBadge } from "./change-badge.tsx";
import { momentName } from "./moment-name.ts";
import { timeTexts } from "./time-texts.ts";

/** What differs; undefined while nothing is compared, or it is not known yet. */
function useMarks(): CompareMarksAnswer | undefined {
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { at, against } = momentOf(workspace);
  const progress = useAnswer(against === undefined ? undefined : askMarks(workspace, language, { at, against }));
  return against !== undefined && progress.kind === "ready" ? progress.answer : undefined;
}

/** The badge of an element or view in a list; nothing where it is the same, or nothing is compared. */
export function Mark({ id }: { readonly id: string }): ReactElement | null {
  const mark = useMarks()?.marks[id];
  return mark === undefined ? null : <ChangeBadge change={mark} isShort />;
}

/** The badge of a view whose picture shows something else. */
export function ViewMark({ id }: { readonly id: string }): ReactElement | null {
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { at, against } = momentOf(workspace);
  const progress = useAnswer(
    against === undefined ? undefined : askComparedViews(workspace, language, { at, against }),
  );
  const change = progress.kind === "ready" ? progress.answer.views.find((view) => view.id === id)?.change : undefined;
  return change === "added" || change === "changed" ? <ChangeBadge change={change} /> : null;
}

const mostNames = 8;

/** Elements of a kind (`*`: of any) that the other moment has and this one has not: a list shows only what is there. */
export function RemovedNote({ kind }: { readonly kind: string }): ReactElement | null {
  const text = useTexts(timeTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const marks = useMarks();
  const name = useAgainstName();
  const removed = marks?.removed.filter((one) => kind === "*" || one.kind === kind) ?? [];
  if (removed.length === 0) return null;
  return (
    <p className="removed-note" role="status">
      <ChangeBadge change="removed" isShort />
      <span>
        {text("compared.gone", { count: removed.length, moment: name })}:{" "}
        {removed
          .slice(0, mostNames)
          .map((one) => one.name)
          .join(", ")}
        {removed.length > mostNames && "…"}
      </span>
      <Link className="button button-small" to={{ workspace, page: { kind: "change" } }}>
        <Icon name="git-compare" />
        {text("compared.all")}
      </Link>
    </p>
  );
}

/** The name of the moment that is compared with. */
export function useAgainstName(): string {
  const text = useTexts(timeTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { against } = momentOf(workspace);
  const isMoment = against !== undefined && against !== "now";
  const progress = useAnswer(isMoment ? askMoment(workspace, language, against) : undefined);
  if (!isMoment) return text("bar.now");
  return progress.kind === "ready" ? momentName(progress.answer, text, language) : against;
}
