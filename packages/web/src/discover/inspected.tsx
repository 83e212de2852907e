/** What was observed of what is chosen in a picture: by how many sources an element was seen, which evidence a line has. */
import { useContext, type ReactElement } from "react";
import type { ObservedLine, SeenAnswer } from "@orrery/core/answers/discover-answers";
import { useAnswer } from "../answers/store.ts";
import { Link } from "../navigation.tsx";
import { Icon } from "../parts/icon.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import "../styles/discover.css";
import { dayName } from "../time/moment-name.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { askSeen } from "./ask-discover.ts";
import { discoverTexts } from "./discover-texts.ts";
import { DriftSign } from "./drift-sign.tsx";
import { EvidenceList } from "./evidence-list.tsx";
import { useIsObserved } from "./use-observed.ts";

function useSeen(id: string | undefined): SeenAnswer | undefined {
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const isObserved = useIsObserved();
  const progress = useAnswer(id === undefined || !isObserved ? undefined : askSeen(workspace, language, id));
  return progress.kind === "ready" ? progress.answer : undefined;
}

/** One line: seen by so many sources, last on a day, with the way to all of it. */
export function SeenLine({ id }: { readonly id: string }): ReactElement | null {
  const text = useTexts(discoverTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const seen = useSeen(id);
  if (seen === undefined) return null;
  const sources = new Set(seen.observed.flatMap(({ mentions }) => mentions.map(({ source }) => source))).size;
  const last = seen.observed
    .flatMap(({ lastSeen }) => lastSeen ?? [])
    .toSorted()
    .at(-1);
  const sorts = [...new Set(seen.drift.map(({ drift }) => drift))];
  if (sources === 0 && sorts.length === 0) return null;
  return (
    <p className="seen-line">
      <Link to={{ workspace, page: { kind: "element", id, tab: "provenance" } }}>
        <Icon name="radar" />
        {sources === 0 ? text("seen.not") : text("seen.by", { count: sources })}
        {last !== undefined && `, ${text("seen.last", { day: dayName(last, language) })}`}
      </Link>
      {sorts.map((sort) => (
        <DriftSign key={sort} sort={sort} />
      ))}
    </p>
  );
}

/** A box that was observed and that the model does not have. */
export function NewBox({ name }: { readonly name: string }): ReactElement {
  const text = useTexts(discoverTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  return (
    <>
      <p className="seen-line">
        <DriftSign sort="unmodelled" />
        {text("seen.new")}
      </p>
      <Link
        className="button"
        to={{ workspace, page: { kind: "discover", part: "drift", asked: { sort: "unmodelled", q: name } } }}
      >
        <Icon name="radar" />
        {text("page.open")}
      </Link>
    </>
  );
}

/** The places that say that one needs the other. */
export function LineEvidence(props: { readonly from: string; readonly to: string }): ReactElement | null {
  const { from, to } = props;
  const text = useTexts(discoverTexts);
  // Either end may be the one that the model has.
  const [there, back] = [useSeen(from), useSeen(to)];
  if (there === undefined && back === undefined) return null;
  const between = (seen: SeenAnswer | undefined, way: "out" | "in", other: string): readonly ObservedLine[] =>
    seen?.observed.flatMap(({ relationships }) =>
      relationships.filter((line) => line.way === way && line.id === other),
    ) ?? [];
  const lines = between(there, "out", to);
  const found = lines.length > 0 ? lines : between(back, "in", from);
  const isEither = (there?.observed.length ?? 0) + (back?.observed.length ?? 0) > 0;
  if (!isEither) return null;
  const evidence = found.flatMap((line) => line.evidence);
  return (
    <section className="seen-evidence" aria-label={text("seen.evidence")}>
      <h3>
        {text("seen.evidence")} <span className="muted">{text("evidence.count", { count: evidence.length })}</span>
      </h3>
      {evidence.length === 0 ? <p className="muted">{text("line.unseen")}</p> : <EvidenceList evidence={evidence} />}
    </section>
  );
}
