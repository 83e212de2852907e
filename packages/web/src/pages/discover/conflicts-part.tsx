/** Conflicts between artefacts: each with its values and their sources, decided by the number of the value. */
import { useContext, useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import type { ConflictAnswer } from "@orrery/core/answers/discover-answers";
import { useAnswer } from "../../answers/store.ts";
import { useCommands, type Command } from "../../commands/commands.ts";
import { askConflicts } from "../../discover/ask-discover.ts";
import { useEditing } from "../../editing/use-editing.ts";
import { announce } from "../../frame/announcer.tsx";
import { useKept } from "../../parts/kept.ts";
import { useLatest } from "../../parts/latest.ts";
import { Empty, Failed, Loading } from "../../parts/states.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { AdoptDialog } from "./adopt-dialog.tsx";
import { ConflictCard } from "./conflict-card.tsx";
import { conflictsTexts } from "./conflicts-texts.ts";
import { DiscoverHead } from "./discover-head.tsx";
import type { DiscoverProps } from "./discover-page.tsx";
import { useLooking } from "./looking.ts";
import { OrNothingYet } from "./or-nothing-yet.tsx";

const digits: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9];

export function ConflictsPart({ page }: DiscoverProps): ReactElement {
  const text = useTexts(conflictsTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const asked = askConflicts(workspace, language);
  const progress = useAnswer(asked);
  const answer = useKept(progress.kind === "ready" ? progress.answer : undefined);
  return (
    <div className="page discover-page">
      <DiscoverHead part="conflicts" />
      <OrNothingYet>
        {progress.kind === "failed" ? (
          <Failed status={progress.status} message={progress.message} asked={asked} />
        ) : answer === undefined ? (
          <Loading lines={8} />
        ) : answer.total === 0 ? (
          <Empty icon="circle-check" title={text("none")}>
            <p>{text("none.text")}</p>
          </Empty>
        ) : (
          <>
            <p className="discover-progress" role="status">
              {text("progress", { settled: answer.settled, count: answer.total })}
              <progress max={answer.total} value={answer.settled} aria-hidden="true" />
            </p>
            <Conflicts conflicts={answer.conflicts} open={page.asked?.open} />
          </>
        )}
      </OrNothingYet>
    </div>
  );
}

function Conflicts(props: {
  readonly conflicts: readonly ConflictAnswer[];
  readonly open: string | undefined;
}): ReactElement {
  const { conflicts, open } = props;
  const text = useTexts(conflictsTexts);
  const looking = useLooking();
  const choose = useChoose();
  const [adopting, setAdopting] = useState<ConflictAnswer>();
  const list = useRef<HTMLUListElement>(null);
  const found = conflicts.findIndex((one) => conflictKey(one) === open);
  const place = Math.max(0, found);
  useEffect(() => {
    if (found >= 0) list.current?.children[found]?.scrollIntoView({ block: "nearest" });
  }, [found]);
  const take = (conflict: ConflictAnswer | undefined, value: number): void => {
    if (conflict === undefined || conflict.values[value] === undefined) return;
    if (!conflict.element.isDeclared) return setAdopting(conflict);
    looking.open(conflictKey(conflict), "replace");
    choose(conflict, value);
  };
  const now = useLatest({
    take: (value: number) => take(conflicts[place], value),
    go: (by: number) => {
      const next = conflicts[(place + by + conflicts.length) % conflicts.length];
      if (next !== undefined) looking.open(conflictKey(next), "replace");
    },
  });
  useCommands(
    useMemo((): readonly Command[] => {
      const group = text("command.group");
      return [
        ...digits.map((digit) => ({
          id: `conflicts.choose-${String(digit)}`,
          title: text("command.choose", { place: digit }),
          keys: [`Digit${String(digit)}`],
          group,
          isQuiet: digit > 3,
          run: () => now().take(digit - 1),
        })),
        { id: "conflicts.next", title: text("next"), keys: ["j", "n"], group, run: () => now().go(1) },
        { id: "conflicts.previous", title: text("previous"), keys: ["k", "Shift+n"], group, run: () => now().go(-1) },
      ];
    }, [text, now]),
  );
  return (
    <>
      <ul ref={list} className="conflicts" aria-label={text("list.label")}>
        {conflicts.map((conflict, index) => (
          <ConflictCard
            key={conflictKey(conflict)}
            conflict={conflict}
            isOpen={index === place}
            onTake={(value) => take(conflict, value)}
            onAdopt={() => setAdopting(conflict)}
          />
        ))}
      </ul>
      {adopting !== undefined && (
        <AdoptDialog
          what={{ subjects: [adopting.element.id], confidence: 0 }}
          intro={text("adopt.intro")}
          title={text("adopt.step", { name: adopting.element.name })}
          done={text("adopt.step", { name: adopting.element.name })}
          onClose={() => setAdopting(undefined)}
        />
      )}
    </>
  );
}

function conflictKey({ element, attribute, values }: ConflictAnswer): string {
  return `${element.id} ${attribute.id} ${values[0]?.at.file ?? ""}`;
}

/** Writes the value that somebody chose; where the model says it already, nothing has to be done. */
function useChoose(): (conflict: ConflictAnswer, place: number) => void {
  const text = useTexts(conflictsTexts);
  const { pick } = useSpeech();
  const { make } = useEditing();
  return ({ element, attribute, values, declared }, place) => {
    const value = values[place];
    if (value === undefined || declared?.written === value.written) return;
    const names = { attribute: pick(attribute.name), name: element.name, value: value.shown };
    const edit = { edit: "set", subject: element.id, key: attribute.id, text: value.written } as const;
    void make([edit], text("step", names), text("done", names)).then((outcome) => {
      if (outcome.kind === "refused") announce(outcome.message, "warning");
    });
  };
}
