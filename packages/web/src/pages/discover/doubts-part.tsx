/** The queue of doubts: two things side by side, answered by one key; the answer is text, and the queue moves on. */
import { useContext, useMemo, useState, type ReactElement } from "react";
import type { DoubtAnswer, DoubtsAnswer } from "@orrery/core/answers/discover-answers";
import type { Edit } from "@orrery/core/answers/edit-answers";
import { useAnswer } from "../../answers/store.ts";
import { useCommands } from "../../commands/commands.ts";
import { askDoubts } from "../../discover/ask-discover.ts";
import { takeBackAndTell } from "../../editing/editing.ts";
import { useEditing } from "../../editing/use-editing.ts";
import { announce } from "../../frame/announcer.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useKept } from "../../parts/kept.ts";
import { Keys } from "../../parts/keys.tsx";
import { useLatest } from "../../parts/latest.ts";
import { Empty, Failed, Loading } from "../../parts/states.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { DiscoverHead } from "./discover-head.tsx";
import type { DiscoverProps } from "./discover-page.tsx";
import { DoubtSide } from "./doubt-side.tsx";
import { doubtsTexts } from "./doubts-texts.ts";
import { useLooking } from "./looking.ts";
import { OrNothingYet } from "./or-nothing-yet.tsx";

export function DoubtsPart({ page }: DiscoverProps): ReactElement {
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const asked = askDoubts(workspace, language);
  const progress = useAnswer(asked);
  const answer = useKept(progress.kind === "ready" ? progress.answer : undefined);
  return (
    <div className="page discover-page">
      <DiscoverHead part="doubts" />
      <OrNothingYet>
        {progress.kind === "failed" ? (
          <Failed status={progress.status} message={progress.message} asked={asked} />
        ) : answer === undefined ? (
          <Loading lines={10} />
        ) : (
          <Queue answer={answer} open={page.asked?.open} />
        )}
      </OrNothingYet>
    </div>
  );
}

function Queue({ answer, open }: { readonly answer: DoubtsAnswer; readonly open: string | undefined }): ReactElement {
  const text = useTexts(doubtsTexts);
  const { percent, pick } = useSpeech();
  const looking = useLooking();
  const [because, setBecause] = useState("");
  const { doubts, answered, say, undo } = useAnswers(answer);
  // Where one was when it was answered, the next one stands by now.
  const [last, setLast] = useState(0);
  const found = open === undefined ? -1 : doubts.findIndex((one) => keyOf(one) === open);
  const place = found < 0 ? Math.min(last, Math.max(0, doubts.length - 1)) : found;
  const doubt = doubts[place];
  const go = (by: number): void => {
    if (doubts.length === 0) return;
    const wanted = (place + by + doubts.length) % doubts.length;
    const next = doubts[wanted];
    setLast(wanted);
    setBecause("");
    if (next !== undefined) looking.open(keyOf(next), "replace");
  };
  const decide = (isSame: boolean): void => {
    if (doubt === undefined) return;
    setLast(place);
    setBecause("");
    looking.open(undefined, "replace");
    say(doubt, isSame, because);
  };
  useKeys({ go, decide, undo });
  if (doubt === undefined) {
    return (
      <Empty icon="circle-check" title={text(answered > 0 ? "none.done" : "none")}>
        <p>{answered > 0 ? text("none.done.text", { count: answered }) : text("none.text")}</p>
        {answered > 0 && <UndoButton onUndo={undo} />}
      </Empty>
    );
  }
  const [left, right] = doubt.sides;
  return (
    <div className="doubt">
      <div className="doubt-bar">
        <p role="status" aria-live="polite">
          <b>{text("progress", { place: place + 1, count: doubts.length })}</b>
          <span className="muted">{text("answered", { count: answered })}</span>
        </p>
        <progress max={doubts.length + answered} value={answered} aria-label={text("answered", { count: answered })} />
        <div className="actions">
          <button type="button" className="button" onClick={() => go(-1)}>
            <Icon name="arrow-left" />
            {text("previous")}
            <Keys sequence="k" />
          </button>
          <button type="button" className="button" onClick={() => go(1)}>
            {text("next")}
            <Icon name="arrow-right" />
            <Keys sequence="j" />
          </button>
        </div>
      </div>
      <div className="doubt-question">
        <p>
          {doubt.reasons.map((reason) => (
            <span key={reason.en}>{pick(reason)} </span>
          ))}
          <span className="chip">{text("likelihood", { share: percent(doubt.likelihood) })}</span>
        </p>
        <div className="actions">
          <button type="button" className="button button-main" onClick={() => decide(true)}>
            <Icon name="equal" />
            {text("same")}
            <Keys sequence="s" />
          </button>
          <button type="button" className="button button-main" onClick={() => decide(false)}>
            <Icon name="equal-not" />
            {text("not-same")}
            <Keys sequence="n" />
          </button>
          <UndoButton onUndo={undo} />
        </div>
        <label className="doubt-because">
          <span>{text("because.label")}</span>
          <input
            className="input"
            value={because}
            maxLength={300}
            placeholder={text("because.hint")}
            onChange={(event) => setBecause(event.target.value)}
          />
        </label>
        <p className="muted">{text("legend")}</p>
      </div>
      <div className="doubt-sides" key={keyOf(doubt)}>
        <DoubtSide side="left" element={left} other={right} />
        <DoubtSide side="right" element={right} other={left} />
      </div>
    </div>
  );
}

function UndoButton({ onUndo }: { readonly onUndo: () => void }): ReactElement {
  const text = useTexts(doubtsTexts);
  return (
    <button type="button" className="button" onClick={onUndo}>
      <Icon name="undo-2" />
      {text("undo")}
      <Keys sequence="u" />
    </button>
  );
}

interface Answers {
  /** Those that wait; the one that was just answered is gone at once. */
  readonly doubts: readonly DoubtAnswer[];
  /** Since the page was opened. */
  readonly answered: number;
  readonly say: (doubt: DoubtAnswer, isSame: boolean, because: string) => void;
  readonly undo: () => void;
}

function useAnswers(answer: DoubtsAnswer): Answers {
  const text = useTexts(doubtsTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { make } = useEditing();
  const [answered, setAnswered] = useState(0);
  const [sent, setSent] = useState<{ readonly of: DoubtsAnswer; readonly keys: readonly string[] }>();
  const hidden = sent?.of === answer ? sent.keys : [];
  return {
    doubts: answer.doubts.filter((one) => !hidden.includes(keyOf(one))),
    answered,
    say: (doubt, isSame, because) => {
      const key = keyOf(doubt);
      const how = isSame ? "same" : "not-same";
      const [left, right] = doubt.sides;
      const names = { left: left.name, right: right.name };
      setSent({ of: answer, keys: [...hidden, key] });
      setAnswered((before) => before + 1);
      void make([identityOf(doubt, isSame, text(`name.${how}`, names), because)], text(`step.${how}`, names)).then(
        (outcome) => {
          if (outcome.kind !== "refused") return;
          announce(outcome.message, "warning");
          setAnswered((before) => before - 1);
          setSent((before) => before && { ...before, keys: before.keys.filter((one) => one !== key) });
        },
      );
    },
    undo: () => {
      setAnswered((before) => Math.max(0, before - 1));
      void takeBackAndTell(workspace, language, "undo");
    },
  };
}

function keyOf({ sides: [left, right] }: DoubtAnswer): string {
  return `${left.id} ${right.id}`;
}

/** The statement that answers it. */
function identityOf({ keys }: DoubtAnswer, isSame: boolean, name: string, because: string): Edit {
  return {
    edit: "create",
    kind: "identity",
    name,
    attributes: {
      [isSame ? "same" : "notSame"]: `[${keys.map((key) => JSON.stringify(key)).join(", ")}]`,
      ...(because.trim() === "" ? {} : { because: because.trim() }),
    },
  };
}

function useKeys(deeds: {
  readonly go: (by: number) => void;
  readonly decide: (isSame: boolean) => void;
  readonly undo: () => void;
}): void {
  const text = useTexts(doubtsTexts);
  const now = useLatest(deeds);
  useCommands(
    useMemo(() => {
      const group = text("command.group");
      return [
        {
          id: "doubts.same",
          title: text("command.same"),
          icon: "equal",
          keys: ["s"],
          group,
          run: () => now().decide(true),
        },
        {
          id: "doubts.not-same",
          title: text("command.not-same"),
          icon: "equal-not",
          keys: ["n"],
          group,
          run: () => now().decide(false),
        },
        {
          id: "doubts.next",
          title: text("next"),
          icon: "arrow-right",
          keys: ["j", "ArrowRight"],
          group,
          run: () => now().go(1),
        },
        {
          id: "doubts.previous",
          title: text("previous"),
          icon: "arrow-left",
          keys: ["k", "ArrowLeft"],
          group,
          run: () => now().go(-1),
        },
        { id: "doubts.undo", title: text("undo"), icon: "undo-2", keys: ["u"], group, run: () => now().undo() },
      ];
    }, [text, now]),
  );
}
