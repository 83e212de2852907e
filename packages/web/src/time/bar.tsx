/** The state bar: the moment, what it is compared with, how much differs; on pictures what they are coloured by, too. */
import { useCallback, useContext, useMemo, useRef, useState, type ReactElement } from "react";
import type { Address } from "@orrery/core/answers/url";
import { useAnswer } from "../answers/store.ts";
import { useCommands, type Command } from "../commands/commands.ts";
import { useSchema } from "../editing/schema.ts";
import type { Say } from "../messages/messages.ts";
import { Link, lookAt, turnTo } from "../navigation.tsx";
import { Icon } from "../parts/icon.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import "../styles/time.css";
import { WorkspaceContext } from "../workspace-context.ts";
import { askMarks, askMoment } from "./answers.ts";
import { MomentPanel, type PanelMode } from "./moment-panel.tsx";
import { momentName, type TimeKey } from "./moment-name.ts";
import { useMilestoneSteps } from "./milestone-steps.ts";
import { timeTexts } from "./time-texts.ts";

type PageAddress = Address & { readonly kind: "page" };

export function Bar({ address }: { readonly address: PageAddress }): ReactElement {
  const text = useTexts(timeTexts);
  const { at, against } = address.state;
  const [panel, setPanel] = useState<PanelMode>();
  const opener = useRef<HTMLElement>(null);
  const open = useCallback((mode: PanelMode): void => {
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setPanel(mode);
  }, []);
  const close = (): void => {
    setPanel(undefined);
    opener.current?.focus();
  };
  useTimeCommands(at, against, open);
  return (
    <section className="state" aria-label={text("bar.label")}>
      <MomentButton at={at} isOpen={panel === "at"} onOpen={() => open("at")} />
      <AgainstButton against={against} isOpen={panel === "against"} onOpen={() => open("against")} />
      {against !== undefined && (
        <>
          <button
            type="button"
            className="icon-button state-stop"
            aria-label={text("bar.against.stop")}
            title={text("bar.against.stop")}
            onClick={() => toggleComparison(at, against)}
          >
            <Icon name="x" />
          </button>
          <Counts at={at} against={against} />
        </>
      )}
      <span className="state-gap" />
      <Look address={address} />
      {panel !== undefined && <MomentPanel key={panel} mode={panel} at={at} against={against} onClose={close} />}
    </section>
  );
}

function MomentButton(props: {
  readonly at: string | undefined;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}): ReactElement {
  const text = useTexts(timeTexts);
  const name = useMomentName(props.at ?? "");
  return (
    <button
      type="button"
      className="state-button"
      data-past={props.at !== undefined}
      aria-expanded={props.isOpen}
      aria-label={text("bar.at", { moment: name })}
      onClick={props.onOpen}
    >
      <Icon name="history" />
      <span className="state-name">{name}</span>
      <Icon name="chevron-up" />
    </button>
  );
}

function AgainstButton(props: {
  readonly against: string | undefined;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}): ReactElement {
  const text = useTexts(timeTexts);
  const name = useMomentName(props.against ?? "");
  const isOn = props.against !== undefined;
  return (
    <button
      type="button"
      className="state-button"
      data-on={isOn}
      aria-expanded={props.isOpen}
      aria-keyshortcuts="d"
      onClick={props.onOpen}
    >
      <Icon name="git-compare" />
      <span className="state-name">{isOn ? text("bar.against", { moment: name }) : text("bar.compare")}</span>
      <Icon name="chevron-up" />
    </button>
  );
}

/** The name of a moment; as it is written until the server has said it. */
function useMomentName(at: string): string {
  const text = useTexts(timeTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const isNow = at === "" || at === "now";
  const progress = useAnswer(isNow || workspace === "" ? undefined : askMoment(workspace, language, at));
  if (isNow) return text("bar.now");
  return progress.kind === "ready" ? momentName(progress.answer, text, language) : at;
}

/** How much differs, as a way to all of it. */
function Counts({ at, against }: { readonly at: string | undefined; readonly against: string }): ReactElement {
  const text = useTexts(timeTexts);
  const { language, number } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const progress = useAnswer(askMarks(workspace, language, { at, against }));
  if (progress.kind === "loading") return <span className="state-quiet">{text("bar.loading")}</span>;
  if (progress.kind === "failed") {
    return (
      <span className="state-failed" role="status" title={progress.message}>
        <Icon name="triangle-alert" />
        {text("bar.failed")}
      </span>
    );
  }
  const { isSame, elements, relationships, statements } = progress.answer.totals;
  const sum = (what: "added" | "removed" | "changed"): number =>
    elements[what] + relationships[what] + statements[what];
  const counts = { added: number(sum("added")), removed: number(sum("removed")), changed: number(sum("changed")) };
  return (
    <Link className="state-counts" to={{ workspace, page: { kind: "change" } }}>
      {isSame ? (
        text("bar.same")
      ) : (
        <>
          <span className="visually-hidden">{text("bar.counts", counts)}</span>
          <span aria-hidden="true" className="count-added">
            +{counts.added}
          </span>
          <span aria-hidden="true" className="count-removed">
            −{counts.removed}
          </span>
          <span aria-hidden="true" className="count-changed">
            ~{counts.changed}
          </span>
        </>
      )}
    </Link>
  );
}

/** What a picture is coloured by, in words; a press takes it away. */
function Lens({ lens }: { readonly lens: string }): ReactElement {
  const text = useTexts(timeTexts);
  const { pick } = useSpeech();
  const attribute = useSchema()?.answer.attributes.find(({ key }) => key === lens);
  const said = { lens: attribute === undefined ? lens : pick(attribute.name) };
  return (
    <button
      type="button"
      className="state-chip"
      aria-label={`${text("bar.lens", said)}. ${text("bar.lens.clear", said)}`}
      onClick={() => turnTo(({ lens: _lens, ...state }) => state)}
    >
      {text("bar.lens", said)}
      <Icon name="x" />
    </button>
  );
}

/** What a picture is coloured by, and how much of the inside it shows. */
function Look({ address }: { readonly address: PageAddress }): ReactElement | null {
  const text = useTexts(timeTexts);
  const { page, state } = address;
  if (page.kind !== "view" && page.kind !== "explore" && page.kind !== "map") return null;
  const { lens } = state;
  return (
    <>
      {lens !== undefined && <Lens lens={lens} />}
      {"detail" in page && page.detail !== undefined && (
        <span className="state-quiet">{text("bar.detail", { detail: page.detail })}</span>
      )}
    </>
  );
}

const remembered = new Map<string, string>();

/** Off, and on again with what it was; at first with now where the past is looked at, else with the latest commit. */
function toggleComparison(at: string | undefined, against: string | undefined): void {
  const key = at ?? "";
  if (against !== undefined) remembered.set(key, against);
  const next = against === undefined ? (remembered.get(key) ?? (at === undefined ? "HEAD" : "now")) : undefined;
  lookAt({ ...(at === undefined ? {} : { at }), ...(next === undefined ? {} : { against: next }) });
}

function useTimeCommands(at: string | undefined, against: string | undefined, open: (mode: PanelMode) => void): void {
  const text = useTexts(timeTexts);
  const steps = useMilestoneSteps(at, against);
  const commands = useMemo(() => timeCommands(text, at, against, open, steps), [text, at, against, open, steps]);
  useCommands(commands);
}

function timeCommands(
  text: Say<TimeKey>,
  at: string | undefined,
  against: string | undefined,
  open: (mode: PanelMode) => void,
  steps: { readonly back: () => void; readonly forward: () => void } | undefined,
): readonly Command[] {
  const group = text("command.group");
  const always: readonly Command[] = [
    { id: "time.moment", title: text("command.moment"), icon: "history", group, run: () => open("at") },
    { id: "time.compare", title: text("command.compare"), icon: "git-compare", group, run: () => open("against") },
    {
      id: "time.diff",
      title: text("command.diff"),
      icon: "git-compare",
      keys: ["d"],
      group,
      run: () => toggleComparison(at, against),
    },
  ];
  if (at === undefined) return always;
  const back: Command = {
    id: "time.now",
    title: text("command.now"),
    icon: "undo-2",
    group,
    run: () => lookAt(against === undefined ? {} : { against }),
  };
  if (steps === undefined) return [...always, back];
  return [
    ...always,
    back,
    { id: "time.back", title: text("command.back"), icon: "chevron-left", keys: [","], group, run: steps.back },
    {
      id: "time.forward",
      title: text("command.forward"),
      icon: "chevron-right",
      keys: ["."],
      group,
      run: steps.forward,
    },
  ];
}
